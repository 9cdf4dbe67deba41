//! How sure the verdict is, from the simulation (model.md, section 6). It is told beside the verdict and never changes
//! which way that names.

use super::verdict::Choice;

/// How often the way that the verdict names is the cheaper one of doing it by hand and the upgrade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// In at least 19 of 20 draws.
    Robust,
    /// In at least 3 of 4.
    Likely,
    /// In fewer.
    TooCloseToCall,
}

impl Confidence {
    /// The confidence in a verdict after `draws` draws, in `cheaper` of which the upgrade was cheaper. `None` where
    /// the verdict names neither of the two, or nothing was drawn.
    ///
    /// ```
    /// use scim_tax::domain::{Choice, Confidence};
    /// assert_eq!(Confidence::of(Choice::ByHand, 500, 10_000), Some(Confidence::Robust));
    /// assert_eq!(Confidence::of(Choice::ByHand, 501, 10_000), Some(Confidence::Likely));
    /// assert_eq!(Confidence::of(Choice::Upgrade, 7_499, 10_000), Some(Confidence::TooCloseToCall));
    /// assert_eq!(Confidence::of(Choice::Other, 0, 10_000), None);
    /// ```
    pub fn of(choice: Choice, cheaper: u32, draws: u32) -> Option<Self> {
        let agree = match choice {
            Choice::ByHand => draws.checked_sub(cheaper)?,
            Choice::Upgrade => cheaper,
            _ => return None,
        };
        let (agree, draws) = (u64::from(agree), u64::from(draws));
        match draws {
            0 => None,
            _ if agree * 20 >= draws * 19 => Some(Self::Robust),
            _ if agree * 4 >= draws * 3 => Some(Self::Likely),
            _ => Some(Self::TooCloseToCall),
        }
    }
}
