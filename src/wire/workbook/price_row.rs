//! One row of the sheet Prices: its columns, and the price that is in force after billing term and discount.

use super::book::{Content, Format, Kind, Sheet};
use super::calc::{Calc, NOT_KNOWN};
use super::ends::Ends;
use crate::domain::{Estimate, Number, Per, Rate};

pub(super) const WHAT: u16 = 4;
pub(super) const PRICE: u16 = 5;
pub(super) const MONTHLY: u16 = 7;
pub(super) const TIMES: u16 = 9;
pub(super) const INCLUDED: u16 = 10;
pub(super) const MINIMUM: u16 = 11;
pub(super) const BLOCK: u16 = 12;
pub(super) const UP_TO: u16 = 13;
pub(super) const DISCOUNT: u16 = 14;
pub(super) const RATE: u16 = 15;
pub(super) const QUANTITY: u16 = 17;
pub(super) const YEAR: u16 = 18;
pub(super) const SEAT: u16 = 20;
pub(super) const FLAG: u16 = 22;
pub(super) const COUNTED: u16 = 23;
pub(super) const SOURCE: u16 = 25;

/// The columns, with their widths.
pub(super) const HEADINGS: [(&str, u16); 28] = [
    ("No.", 5),
    ("App", 18),
    ("Side", 10),
    ("Plan or add-on", 20),
    ("What", 48),
    ("Price, low", 12),
    ("Price, high (empty: as low)", 13),
    ("Billed monthly, low (empty: the same)", 14),
    ("Billed monthly, high", 12),
    ("Times a year", 7),
    ("Included", 9),
    ("Minimum or from", 10),
    ("Pack or block", 8),
    ("Up to", 9),
    ("Discount, %", 9),
    ("Price in force, low", 12),
    ("Price in force, high", 12),
    ("Quantity", 10),
    ("A year, low", 14),
    ("A year, high", 14),
    ("One more seat a year, low", 12),
    ("One more seat a year, high", 12),
    ("Flag", 6),
    ("In the difference, low", 14),
    ("In the difference, high", 14),
    ("Source", 7),
    ("Published by", 14),
    ("Read on", 11),
];

/// What all rows of an app have in common.
#[derive(Clone, Debug)]
pub(super) struct Buyer {
    /// Place among the apps, counted from 1.
    pub number: u32,
    pub name: Calc,
    pub currency: String,
    pub seats: Calc,
    /// The usage computed with; "not known" where there is none.
    pub usage: Calc,
    pub billing: Calc,
}

/// A row that is being written.
pub(super) struct Row<'a> {
    pub sheet: &'a mut Sheet,
    pub row: u32,
    pub currency: &'a str,
}

impl<'a> Row<'a> {
    /// Begins the next row.
    pub fn begin(sheet: &'a mut Sheet, buyer: &'a Buyer, (side, plan): (&str, &str), what: &str) -> Self {
        let row = sheet.cells.keys().next_back().map_or(0, |(row, _)| row + 1);
        sheet.put(row, 0, Content::Number(Number::from(buyer.number)), Kind::Text, Format::Whole);
        sheet.put(row, 1, Content::Formula(buyer.name.clone()), Kind::Text, Format::Plain);
        sheet.text(row, 2, side);
        sheet.text(row, 3, plan);
        sheet.text(row, WHAT, what);
        Self { sheet, row, currency: &buyer.currency }
    }

    fn money(&self) -> Format {
        Format::Money(self.currency.into())
    }

    /// An amount as two inputs: the high one empty where both are the same.
    pub fn price(&mut self, column: u16, amount: Estimate) -> (Calc, Calc) {
        let unknown = || Content::Text("not published".into());
        let low = amount.low().map_or_else(unknown, Content::Number);
        let high = match amount {
            Estimate::Exact(_) | Estimate::Unknown(_) => Content::Empty,
            _ => amount.high().map_or_else(|| Content::Text("open".into()), Content::Number),
        };
        let money = self.money();
        let low = self.sheet.input(self.row, column, low, money.clone());
        (low, self.sheet.input(self.row, column + 1, high, money))
    }

    /// An input that is a count.
    pub fn count(&mut self, column: u16, number: Number) -> Calc {
        self.sheet.input(self.row, column, Content::Number(number), Format::Count)
    }

    pub fn times(&mut self, per: Per) -> Calc {
        let times = if per == Per::Month { Number::MONTHS } else { Number::ONE };
        self.sheet.input(self.row, TIMES, Content::Number(times), Format::Whole)
    }

    pub fn calc(&mut self, column: u16, calc: Calc, format: Format) -> Calc {
        self.sheet.formula(self.row, column, calc, format)
    }

    pub fn ends(&mut self, column: u16, ends: &Ends) -> Ends {
        let money = self.money();
        Ends {
            low: self.calc(column, ends.low.clone(), money.clone()),
            high: self.calc(column + 1, ends.high.clone(), money),
        }
    }

    /// The two inputs of an amount, with an empty high end read as the low one.
    pub fn typed(&mut self, column: u16, amount: Estimate) -> Ends {
        let (low, high) = self.price(column, amount);
        let known = |end: &Calc| Calc::choose(&end.is_number(), end, &Calc::text(NOT_KNOWN));
        Ends { low: known(&low), high: Calc::choose(&high.is_empty(), &known(&low), &known(&high)) }
    }

    /// The rate on the billing term, less the discount.
    pub fn rate(&mut self, rate: Rate, buyer: &Buyer, discount: &Calc) -> Ends {
        let annual = rate.annual.map(|amount| self.price(PRICE, amount));
        let monthly = rate.monthly.filter(|amount| Some(*amount) != rate.annual);
        let monthly = monthly.map(|amount| self.price(MONTHLY, amount));
        let blank = |row: &mut Self, column| {
            let money = row.money();
            let mut put = |column| row.sheet.input(row.row, column, Content::Empty, money.clone());
            (put(column), put(column + 1))
        };
        let annual = annual.unwrap_or_else(|| blank(self, PRICE));
        let monthly = monthly.unwrap_or_else(|| blank(self, MONTHLY));
        let discount = self.calc(DISCOUNT, discount.clone(), Format::Percent);
        let keep = Calc::number(Number::HUNDRED).minus(&discount).percent();
        let own_term = Calc::all(&[&buyer.billing.is(&Calc::text("annual")), &annual.0.is_empty().not()]);
        let takes_annual = Calc::any(&[&own_term, &monthly.0.is_empty()]);
        let less = |end: &Calc| Calc::choose(&end.is_number(), &end.times(&keep), &Calc::text(NOT_KNOWN));
        let low = Calc::choose(&takes_annual, &less(&annual.0), &less(&monthly.0));
        let money = self.money();
        let low = self.calc(RATE, low, money.clone());
        let high = |end: &Calc| Calc::choose(&end.is_empty(), &low, &less(end));
        let high = Calc::choose(&takes_annual, &high(&annual.1), &high(&monthly.1));
        Ends { high: self.calc(RATE + 1, high, money), low }
    }
}
