//! What stands below the answer: the years, what moves it, how sure it is, other numbers of seats, and what to
//! negotiate. Charts and sentences, as plain values.

mod beside;
mod moves;
mod negotiate;
mod paper;
mod period;
mod seats;
mod sure;
mod years;

pub use beside::{Side, beside};
pub(in crate::present) use moves::{About, moves_of};
pub use moves::{MovesRow, MovesView, input_name, moves};
pub use negotiate::{NegotiateView, negotiate};
pub use paper::{Paper, paper};
pub use period::Period;
pub use seats::{SeatsView, seats, seats_shown};
pub use sure::{Drawn, SureView, confidence_sentence, sure, weighed};
pub(in crate::present) use sure::{percentile_rows, share_sentence, spread_of};
pub use years::{YearsView, years};
pub(in crate::present) use years::{kind_name, more, premises};

use crate::domain::{Choice, Gap};

/// What a way is called in the middle of a sentence.
fn way_name(choice: Choice) -> &'static str {
    match choice {
        Choice::Upgrade => "the upgrade",
        Choice::Other => "another tool",
        _ => "doing it by hand",
    }
}

/// Why a part cannot be drawn, as a sentence. `vendor` is the vendor's name.
fn gap_sentence(gap: Gap, vendor: &str, numbers: &super::Numbers) -> String {
    match gap {
        Gap::NotOffered => "There is no upgrade to weigh here.".into(),
        Gap::OpenEnd => {
            "A price here is open at one end, “from” an amount: with a quote entered this can be worked out.".into()
        }
        Gap::Unknown(reason) => super::reason(reason, vendor, numbers),
    }
}
