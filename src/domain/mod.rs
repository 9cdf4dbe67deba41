//! What is true: money, plans, manual work, and the comparison of them. Pure: no clock, no floats but in
//! `simulation`, no serialisation, no browser. One file for each part of the cost model, in reading order:
//! numbers (`number`, `estimate`, `reason`, `date`), prices (`charge`, `catalog`, `vendor_of`, `price`, `upgrade`), work
//! (`assumptions`, `by_hand`, `after_scim`), the answer (`options`, `verdict`, `break_even`, `compare`), several
//! years of it and what to negotiate (`horizon`, `negotiate`), how sure it is (`compiled`, `sensitivity`,
//! `simulation`), what goes in (`scenario`, `limits`, and `own_file` for a catalog file of the reader's own), what is only
//! shown (`evidence`, `facts`), the same question put to all vendors (`survey`, `vendor_index`, `vendor_orders`, `vendor_query`), which
//! vendor and plan a person means (`vendor_match`, `plan_match`), and a whole company's apps at once (`stack`, and
//! `app_list` for editing them).
#![deny(clippy::float_arithmetic)]

mod after_scim;
mod app_list;
mod assumptions;
mod balance;
mod break_even;
mod break_even_line;
mod break_even_price;
mod by_hand;
mod by_seats;
mod catalog;
mod charge;
mod compare;
mod compiled;
mod confidence;
mod date;
mod estimate;
mod evidence;
mod facts;
mod formula;
mod horizon;
mod horizon_payback;
mod horizon_renewal;
mod horizon_table;
mod limits;
mod negotiate;
mod number;
mod options;
mod own_file;
mod plan_match;
mod price;
mod reason;
mod scenario;
mod sensitivity;
mod simulation;
mod stack;
mod survey;
mod upgrade;
mod vendor_index;
mod vendor_match;
mod vendor_of;
mod vendor_orders;
mod vendor_query;
mod verdict;

pub use after_scim::{Coverage, Residual};
pub use app_list::{AppList, Edit, Entry};
pub use assumptions::{Assumption, Assumptions, Measure, Span};
pub use break_even::{BreakEven, BreakEvens};
pub use break_even_price::{Corners, PriceBreakEvens};
pub use by_hand::{BenchmarkYear, Covered, Events, Work};
pub use by_seats::{AtSeats, by_seats};
pub use catalog::{
    Benchmark, Catalog, Grade, Idp, Operations, Plan, Price, Provisioning, PublishedStep, Publisher, Status, StepRow,
    Support, Vendor,
};
pub use charge::{Band, Basis, Billed, Charge, Mode, Per, Rate, Term};
pub use compare::{AppReport, Report, Total, Warning, compare};
pub use compiled::{Amounts, At, Compiled, Gap, Input, Uncertain};
pub use confidence::Confidence;
pub use date::{Age, Date};
pub use estimate::Estimate;
pub use evidence::{Conflict, Evidence, Fact, Source, SourceKind};
pub use facts::{Facts, Operation, ProviderFacts, ProviderGuide, ScimFacts};
pub use formula::{Formula, Label, LineItem, Ref, Token, Unit, total};
pub use horizon::{Horizon, Year, horizons};
pub use horizon_payback::Payback;
pub use horizon_renewal::{Renewal, RenewalSplit, SplitRow, SplitTable};
pub use horizon_table::{CostKind, CostRow, CostTable, YearAmounts, YearDifference};
pub use limits::{LONGEST_NAME, Limits, MOST_APPS, MOST_MONEY, limits};
pub use negotiate::{Negotiation, Offer, PriceWorthPaying};
pub use number::Number;
pub use options::{Money, Worth};
pub use plan_match::{PlanMatch, PlanSide, match_plan};
pub use price::{PriceNote, price_that_counts};
pub use reason::Reason;
pub use scenario::{App, Company, Manual, Prices, Product, Scenario, default_target};
pub use sensitivity::{Effect, Flip, Sensitivity, Together};
pub use simulation::{
    AppOutcome, Difference, Distribution, MOST_DRAWS, Outcome, Percentiles, Seed, Simulation, USUAL_DRAWS,
};
pub use stack::{
    Affordable, Compared, EfficientSet, Group, ManualYear, OptionSum, Quarter, RankBy, Ranked, Stack, StackApp,
    StackLine, StackReport, StackRow, StackTable, StackTotals, StackYears, Waiting,
};
pub use survey::{Gets, Priced, Pricing, SurveyRow, survey};
pub use upgrade::{Plans, PricesFrom, SsoStep, Upgrade, published_step};
pub use vendor_index::{LONGEST_SEARCH, VendorIndex};
pub use vendor_match::{Candidate, Likeness, VendorMatch, VendorMatcher};
pub use vendor_orders::VendorOrders;
pub use vendor_query::{Column, Computable, PAGE_SIZE, Sort, VendorQuery, narrowed_rows, ordered_rows, select};
pub use verdict::{Choice, FEW_LEAVERS, MARGIN, Question, Verdict, Why};
