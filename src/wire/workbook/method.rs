//! The sheet Method: the rules in words.

use super::book::{Book, Tab};

const RULES: [(&str, &[&str]); 7] = [
    (
        "The step to SCIM",
        &[
            "Price of the plan with SCIM less the price of the plan now, at the same seats and usage, for a year.",
            "With ranges, the low end is the target’s low less the current plan’s high, and the high end the reverse. A charge that both plans have is left out of the difference.",
            "A step that a source publishes by team size is taken from the row of the largest size not above the seats; below the first row nothing is known.",
            "Your own quote or seat price takes the place of the list prices of that side and is not discounted.",
        ],
    ),
    (
        "A charge",
        &[
            "For each seat: price × (seats billed − included) × times a year. Seats billed are at least the minimum, rounded up to a pack.",
            "Bands: all seats at the price of the band reached, or the seats within each band at its own price, or the band’s amount.",
            "Usage: price × blocks above what is included, rounded up. Usage that you do not enter is what the current plan includes.",
            "A discount comes off list prices before a minimum spend, and not off quotes or prices that were reported after a discount.",
            "Beyond the seats that a plan is sold for its price is not known. A flat amount that covers fewer seats is at least that amount.",
        ],
    ),
    (
        "By hand",
        &[
            "IT labour: minutes for joiners, leavers, role changes and reviews ÷ 60 × the hourly rate.",
            "Orphaned accounts: leavers × share missed × cost of one. Unused licences: orphaned accounts × months until found ÷ 12 × what one more seat costs.",
            "By the benchmark: the published dollars × employees ÷ the employees that they were printed for.",
        ],
    ),
    (
        "Still by hand with SCIM",
        &[
            "What SCIM covers takes the minutes left after SCIM; the rest takes its full minutes. Reviews stay.",
            "“unknown” is a range: at best it is covered, at worst it is not.",
            "By the benchmark each line stays in the proportion in which the same line stays by your own numbers.",
        ],
    ),
    (
        "The ways",
        &[
            "Upgrade: the step less the share bought anyway, what is paid beside it, and the work that stays.",
            "Another tool: its price, and the work that stays where all is covered.",
            "Worth: what SCIM saves less what is paid beside the step, over the share not bought anyway. It is the step at which both ways cost the same.",
        ],
    ),
    (
        "Totals",
        &[
            "What is not priced adds nothing to the low end and opens the high one: the total reads “at least”, with count and names beside it.",
            "An open difference that could be of either sign says too little and reads “not known”. An app whose vendor has no SCIM counts in no total.",
        ],
    ),
    (
        "What does not follow changes",
        &[
            "The verdicts with their reasons; which plans are compared; which of several prices of a plan counts; what the identity provider gets, which stands in the sheet Apps and can be changed there.",
            "Spreadsheets compute with 15 digits: amounts are right to the cent up to about ten trillion.",
        ],
    ),
];

/// Writes the sheet.
pub(super) fn write(book: &mut Book) {
    let sheet = book.sheet(Tab::Method);
    sheet.title("Method: how the amounts are computed");
    sheet.widths.insert(0, 120);
    let mut row = 1;
    for (heading, rules) in RULES {
        row += 1;
        sheet.heading(row, 0, heading);
        for rule in rules {
            row += 1;
            sheet.prose(row, 0, *rule);
        }
        row += 1;
    }
}
