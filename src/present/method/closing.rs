//! What the calculator does not claim, what stays in the browser, and whose work it rests on.

use super::Section;
use super::prose::{list, text};

/// What the calculator does not claim.
pub(super) fn not_claimed() -> Section {
    let blocks = vec![list(&[
        "*No taxes.* Every amount excludes them.",
        "*Prices can be out of date.* A price is what its source said on the day it was read. Vendors change prices \
         and plans without notice, and many do not publish them. Ask before you sign.",
        "*What is not known stays not known.* Nothing is put in its place, and no total hides it.",
        "*What a leaver costs is an assumption.* So are wages, minutes, and the share of accounts that is missed. \
         Published figures differ by a factor of ten. Type your own.",
        "*No prediction of breaches.* A breach is in no total. If you type a chance and a loss, you see their \
         product, beside the result.",
        "*The money is not all.* Security, audits and what customers ask for can be worth a step that does not \
         pay. They are not priced here.",
        "*A saving is not cash at once.* A contract’s seats can often not be given back before it is renewed.",
        "*Whether SCIM works for you is not tested.* What a vendor’s SCIM does is taken from documentation.",
        "*No advice on law, accounts or buying.* It is arithmetic on the figures that are shown.",
    ])];
    Section { id: "not-claimed", title: "What this calculator does not claim", blocks }
}

/// What stays in the browser.
pub(super) fn privacy() -> Section {
    let blocks = vec![
        text(
            "The calculator is files and nothing else. They are fetched from where this page lies, and everything is \
             computed in your browser. There are no cookies, no counting of visitors, and no requests to anyone \
             else.",
            &[],
        ),
        text(
            "What you enter stands in the address, behind the `#`. Browsers do not send that part, so no server \
             learns it. Whoever you give the link to can read what is in it, quotes included; the calculator says so \
             where you share one.",
            &[],
        ),
        text(
            "A catalog file of your own is read in your browser. It stays in its tab until you close it, and is part \
             of no link.",
            &[],
        ),
        text(
            "As with every page, whoever hosts the files sees that they were fetched, and which vendor’s sources \
             were opened.",
            &[],
        ),
    ];
    Section { id: "privacy", title: "Privacy", blocks }
}

/// Whose work it rests on, and what may be done with it.
pub(super) fn licences() -> Section {
    let blocks = vec![
        text(
            "Many facts come by way of the [SCIM Tax Index](https://scimtax.org), which is under \
             [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). Guides and lists are named where they are \
             used.",
            &[],
        ),
        list(&[
            "The data is under CC BY 4.0 too: all vendors as [JSON](scim-tax-vendors.json), and a table of plans and \
             prices as [CSV](scim-tax-vendors.csv). Use it with credit to the SCIM tax calculator and to the SCIM \
             Tax Index.",
            "The program is under the MIT licence.",
            "Links, embedding and reports are promises to other pages and programs. They are described in [Links, \
             embeds and reports](contract.md).",
        ]),
    ];
    Section { id: "licences", title: "Credits and licences", blocks }
}
