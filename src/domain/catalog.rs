//! What is known of vendors: plans, prices, and what SCIM covers.

use super::charge::Charge;
use super::date::{Age, Date};
use super::estimate::Estimate;
use super::number::Number;

/// All vendors, ordered by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// The day of the newest fact in it: the catalog's version.
    pub version: Date,
    /// Vendors in order of id.
    pub vendors: Vec<Vendor>,
}

impl Catalog {
    /// The vendor with this id.
    pub fn vendor(&self, id: &str) -> Option<&Vendor> {
        let at = self.vendors.binary_search_by(|vendor| vendor.id.as_str().cmp(id)).ok()?;
        self.vendors.get(at)
    }
}

/// A vendor, as far as computing needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Vendor {
    /// Stable for ever.
    pub id: String,
    /// As the vendor writes it.
    pub name: String,
    /// Former and other names.
    pub aliases: Vec<String>,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// How well the SCIM status is known.
    pub grade: Grade,
    /// Whether users can be provisioned at all.
    pub status: Status,
    /// What the vendor's SCIM does; `None` where no source lists it.
    pub operations: Option<Operations>,
    /// A source says that permissions follow groups or role attributes sent over SCIM.
    pub changes_follow: bool,
    /// What each identity provider gets.
    pub idps: Vec<(Idp, Provisioning)>,
    /// Plans from cheapest to dearest, add-ons after them.
    pub plans: Vec<Plan>,
    /// The step that the picker starts with: current and target plan.
    pub step: Option<(String, String)>,
    /// Differences that a source publishes as such.
    pub published_steps: Vec<PublishedStep>,
    /// The vendor's own row of the by-hand benchmark.
    pub benchmark: Option<Benchmark>,
    /// It comes from a catalog file of the reader's own.
    pub from_own_file: bool,
}

impl Vendor {
    /// Index and plan of an id, former ids included.
    pub fn plan(&self, id: &str) -> Option<(usize, &Plan)> {
        let named = |plan: &&Plan| plan.id == id || plan.aliases.iter().any(|alias| alias == id);
        let at = self.plans.iter().position(|plan| named(&plan))?;
        Some((at, &self.plans[at]))
    }

    /// What this identity provider gets; unknown where no source speaks of it.
    pub fn provisioning(&self, idp: Idp) -> Provisioning {
        match idp {
            Idp::None => Provisioning::None,
            _ => self.idps.iter().find(|(of, _)| *of == idp).map_or(Provisioning::Unknown, |(_, gets)| *gets),
        }
    }
}

/// How well a status or a price is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Read at the vendor's own pages.
    A,
    /// Two independent sources, or the vendor's silence.
    B,
    /// One third party.
    C,
    /// Unclear.
    D,
}

/// Whether users can be provisioned through SCIM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// On all paid plans.
    Included,
    /// Only on a dearer plan.
    Gated,
    /// Sold apart.
    AddOn,
    /// Only some operations or providers.
    Partial,
    /// On no plan.
    Absent,
    /// No source tells.
    Unknown,
}

/// What a vendor's SCIM does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Operations {
    /// Accounts are made.
    pub create: bool,
    /// Attributes are changed.
    pub update: bool,
    /// Accounts are closed: deactivate or delete.
    pub deactivate: bool,
    /// Groups are sent.
    pub groups: bool,
}

impl Operations {
    /// What is assumed of "partial" where nothing is stated: accounts are made and closed.
    pub const CREATE_AND_DEACTIVATE: Self = Self { create: true, update: false, deactivate: true, groups: false };
}

/// The buyer's identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idp {
    /// Okta.
    Okta,
    /// Microsoft Entra ID.
    Entra,
    /// Google Workspace.
    Google,
    /// OneLogin.
    OneLogin,
    /// JumpCloud.
    JumpCloud,
    /// Another one.
    Other,
    /// None.
    None,
}

impl Idp {
    /// All, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Okta, Self::Entra, Self::Google, Self::OneLogin, Self::JumpCloud, Self::Other, Self::None];

    /// The value in links and files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Okta => "okta",
            Self::Entra => "entra",
            Self::Google => "google",
            Self::OneLogin => "onelogin",
            Self::JumpCloud => "jumpcloud",
            Self::Other => "other",
            Self::None => "none",
        }
    }

    /// The provider of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|idp| idp.key() == key)
    }
}

/// What an identity provider gets from a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provisioning {
    /// All that the vendor's SCIM does.
    Full,
    /// Some of it; `None`: create and deactivate.
    Partial(Option<Operations>),
    /// Accounts are made at first sign-in, nothing else.
    JustInTime,
    /// Nothing.
    None,
    /// No source tells.
    Unknown,
}

/// Whether a plan comes with a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It is bought on top.
    AddOn,
    /// No source tells.
    Unknown,
}

/// A plan, or an add-on on top of plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Stable for ever.
    pub id: String,
    /// As the vendor writes it.
    pub name: String,
    /// Former ids.
    pub aliases: Vec<String>,
    /// Single sign-on.
    pub sso: Support,
    /// SCIM.
    pub scim: Support,
    /// For an add-on: ids of the plans under it.
    pub addon_to: Vec<String>,
    /// Ids of add-ons bought with it.
    pub needs: Vec<String>,
    /// Not sold beyond this.
    pub max_seats: Option<u32>,
    /// In the order recorded.
    pub prices: Vec<Price>,
}

impl Plan {
    /// Whether it goes on top of a plan.
    pub fn is_addon(&self) -> bool {
        !self.addon_to.is_empty()
    }

    /// Whether SCIM comes with it, or may. Where it is sold on top of a plan, it comes only with an add-on
    /// that has to be bought with the plan.
    pub fn may_bring_scim(&self) -> bool {
        match self.scim {
            Support::Yes | Support::Unknown => true,
            Support::AddOn => !self.needs.is_empty(),
            Support::No => false,
        }
    }
}

/// Who published a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publisher {
    /// The vendor's pricing page or documentation.
    Vendor,
    /// A guide or a list.
    ThirdParty,
    /// A catalog file of the reader's own, whatever it names as its source.
    Own {
        /// The file says that it is from the vendor's own pages. It decides between prices of the same file.
        vendors: bool,
    },
}

impl Publisher {
    /// Whether its prices go before those of others: it is the vendor, or a file of one's own says so.
    pub fn is_vendor(self) -> bool {
        matches!(self, Self::Vendor | Self::Own { vendors: true })
    }
}

/// One published price of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Who published it.
    pub publisher: Publisher,
    /// Key of the source in the vendor's evidence.
    pub source: String,
    /// When it was last read.
    pub checked: Date,
    /// What the source says of itself.
    pub published: Option<Date>,
    /// How well it is known.
    pub grade: Grade,
    /// Reported after a discount.
    pub net: bool,
    /// The least that the charges come to, a year.
    pub minimum_spend: Option<Number>,
    /// Unit and quantity of usage that it was published for.
    pub priced_for: Option<(String, Number)>,
    /// What recurs.
    pub charges: Vec<Charge>,
    /// What is paid once: name and amount.
    pub one_offs: Vec<(String, Number)>,
}

impl Price {
    /// Whether it says no amount at all: "contact sales".
    pub fn is_bare_quote(&self) -> bool {
        self.charges.iter().all(|charge| matches!(charge, Charge::Quote(amount) if amount.is_unknown()))
    }

    /// How old it is, from the older of the day it was read and the day its source gives.
    pub fn age_on(&self, today: Date) -> Age {
        self.published.map_or(self.checked, |published| published.min(self.checked)).age_on(today)
    }
}

/// A difference between two plans that a source publishes by team size.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedStep {
    /// Who published it.
    pub publisher: Publisher,
    /// Key of the source.
    pub source: String,
    /// When it was last read.
    pub checked: Date,
    /// What the source says of itself.
    pub published: Option<Date>,
    /// How well it is known.
    pub grade: Grade,
    /// Plan that one has.
    pub from: String,
    /// Plan with SCIM.
    pub to: String,
    /// Rows in rising order of seats.
    pub rows: Vec<StepRow>,
}

impl PublishedStep {
    /// How old it is; see [`Price::age_on`].
    pub fn age_on(&self, today: Date) -> Age {
        self.published.map_or(self.checked, |published| published.min(self.checked)).age_on(today)
    }
}

/// One row of a published step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepRow {
    /// From this team size.
    pub seats: u32,
    /// The difference a year.
    pub uplift: Estimate,
    /// The dearer plan's price a year, where printed.
    pub total: Option<Estimate>,
}

/// A published row of the by-hand benchmark, for a headcount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Benchmark {
    /// Whether it was measured at this vendor's customers; else the source's default for most apps.
    pub vendors_own: bool,
    /// Headcount of the row.
    pub employees: Number,
    /// Accounts of people who left.
    pub orphaned_accounts: Number,
    /// Licences without a user.
    pub unused_licences: Number,
    /// IT hours a year.
    pub it_hours: Number,
    /// Dollars a year for unused licences.
    pub licences: Number,
    /// Dollars a year for IT labour.
    pub labour: Number,
    /// Dollars a year for orphaned accounts.
    pub orphans: Number,
}
