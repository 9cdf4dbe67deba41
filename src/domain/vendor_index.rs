//! Finding vendors by name: forgiving of case, accents, punctuation, former names and slips of the finger.

use super::catalog::Catalog;

/// The most letters of a search that count.
pub const LONGEST_SEARCH: usize = 80;

/// What is searched and ordered by, made once for a catalog: names as a search compares them.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorIndex {
    /// Of each vendor its name, former names, and id, in this order, without those that say no more than one before
    /// them. One list for all: a key looks at every name, and what is next to each other is read quicker.
    names: Vec<Name>,
    /// Each vendor's place among all names in alphabetical order.
    places: Vec<usize>,
    /// Key of each vendor's category; empty where none is known.
    categories: Vec<String>,
}

/// A name without everything that a search passes over.
#[derive(Clone, Debug, PartialEq)]
struct Name {
    /// Index of the vendor in the catalog.
    vendor: usize,
    /// 0 for today's name, 1 for a former one, 2 for the id.
    kind: usize,
    letters: Vec<char>,
    /// Where words begin in the letters; the first is 0.
    words: Vec<usize>,
    /// Which letters there are: a text with others in it cannot be a slip of this one.
    holds: u64,
}

impl VendorIndex {
    /// The index of a catalog; `category` gives the key of a vendor's category by the vendor's id.
    pub fn new(catalog: &Catalog, category: &dyn Fn(&str) -> String) -> Self {
        let mut names: Vec<Name> = Vec::with_capacity(2 * catalog.vendors.len());
        for (at, vendor) in catalog.vendors.iter().enumerate() {
            let first = names.len();
            let today = [Name { vendor: at, ..Name::new(&vendor.name) }];
            let former = vendor.aliases.iter().map(|former| Name { vendor: at, kind: 1, ..Name::new(former) });
            let id = [Name { vendor: at, kind: 2, ..Name::new(&vendor.id) }];
            for name in today.into_iter().chain(former).chain(id) {
                if !names[first..].iter().any(|known| known.covers(&name)) {
                    names.push(name);
                }
            }
        }
        let mut order: Vec<&Name> = names.iter().filter(|name| name.kind == 0).collect();
        order.sort_by(|a, b| a.letters.cmp(&b.letters));
        let mut places = vec![0; order.len()];
        for (place, name) in order.into_iter().enumerate() {
            places[name.vendor] = place;
        }
        let categories = catalog.vendors.iter().map(|vendor| category(&vendor.id)).collect();
        Self { names, places, categories }
    }

    /// The place of a vendor, by its index in the catalog, among all names in alphabetical order.
    pub fn place(&self, vendor: usize) -> usize {
        self.places.get(vendor).copied().unwrap_or(usize::MAX)
    }

    /// The key of a vendor's category, by the vendor's index; empty where none is known.
    pub fn category(&self, vendor: usize) -> &str {
        self.categories.get(vendor).map_or("", String::as_str)
    }

    /// How well each vendor of the catalog answers a search, smaller is better; `None` for those that do not.
    /// A search without a letter or digit is none: everything answers it alike.
    ///
    /// Names that begin with the text come before those with a word that does, with all of its words in
    /// another order, and with the text somewhere inside. Only where no word begins so is one wrong, missing,
    /// added or exchanged letter forgiven in a text of four and more, and two of them from eight.
    ///
    /// ```
    /// use scim_tax::domain::{Catalog, Date, Vendor, VendorIndex};
    /// let vendors = ["Asana", "GitHub"].map(|name| Vendor { id: name.to_lowercase(), ..Vendor::own(name) }).to_vec();
    /// let index = VendorIndex::new(&Catalog { version: Date::new(2026, 11, 21).unwrap(), vendors }, &|_| String::new());
    /// let found = |text| index.search(text).iter().position(Option::is_some);
    /// assert_eq!((found("git hub"), found("gihtub"), found("gitlab")), (Some(1), Some(1), None));
    /// ```
    pub fn search(&self, text: &str) -> Vec<Option<usize>> {
        let sought = Name::new(text.chars().take(LONGEST_SEARCH).collect::<String>().as_str());
        if sought.letters.is_empty() {
            return vec![Some(0); self.places.len()];
        }
        let exact = self.best(|name| name.contains(&sought));
        let forgiven = match sought.letters.len() {
            ..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        let begins = |quality: &Option<usize>| quality.is_some_and(|quality| quality < INSIDE * KINDS);
        if forgiven == 0 || exact.iter().any(begins) {
            return exact;
        }
        let slips = self.best(|name| name.begins_nearly(&sought, forgiven));
        exact.into_iter().zip(slips).map(|(exact, slip)| exact.or(slip)).collect()
    }

    /// The best quality over the names of each vendor; of equal ones that of today's name before a former
    /// one's, and the id's last.
    fn best(&self, quality: impl Fn(&Name) -> Option<usize>) -> Vec<Option<usize>> {
        let mut best: Vec<Option<usize>> = vec![None; self.places.len()];
        for name in &self.names {
            let Some(quality) = quality(name) else { continue };
            let (best, now) = (&mut best[name.vendor], quality * KINDS + name.kind);
            if best.is_none_or(|known| now < known) {
                *best = Some(now);
            }
        }
        best
    }
}

/// A text as names are compared: its small letters and digits, without accents.
pub(super) fn letters(text: &str) -> String {
    Name::new(text).letters.into_iter().collect()
}

/// Today's name, a former one, the id.
pub(super) const KINDS: usize = 3;
// How a text can stand in a name, best first; what has slips comes after INSIDE: two for each slip, and one more
// where the name goes on.
const WHOLE: usize = 0;
pub(super) const BEGINNING: usize = 1;
const WORD: usize = 2;
pub(super) const WORDS: usize = 3;
pub(super) const INSIDE: usize = 4;

impl Name {
    fn new(text: &str) -> Self {
        let mut name = Self { vendor: 0, kind: 0, letters: Vec::new(), words: Vec::new(), holds: 0 };
        // A word begins after anything that is neither letter nor digit, and at a capital: GitHub.
        let (mut begins, mut small) = (true, false);
        for c in text.chars() {
            if is_mark(c) {
                continue;
            }
            if !c.is_alphanumeric() {
                begins = true;
                continue;
            }
            if begins || small && c.is_uppercase() {
                name.words.push(name.letters.len());
            }
            (begins, small) = (false, !c.is_uppercase());
            for lower in c.to_lowercase().filter(|c| !is_mark(*c)) {
                match plain(lower) {
                    "" => name.letters.push(lower),
                    plain => name.letters.extend(plain.chars()),
                }
            }
        }
        name.holds = name.letters.iter().fold(0, |holds, c| holds | bit(*c));
        name
    }

    /// Whether no text stands better in the other name, a later one, than in this one.
    fn covers(&self, later: &Self) -> bool {
        self.letters == later.letters && later.words.iter().all(|word| self.words.contains(word))
    }

    fn since_word(&self, at: usize) -> &[char] {
        &self.letters[self.words[at]..]
    }

    /// How the text stands in this name, if it does.
    fn contains(&self, sought: &Self) -> Option<usize> {
        if sought.holds & !self.holds != 0 {
            return None;
        }
        let text = sought.letters.as_slice();
        let mut inside = None;
        for (at, first) in self.letters.iter().enumerate() {
            if Some(first) != text.first() || !self.letters[at..].starts_with(text) {
                continue;
            }
            if at == 0 {
                return Some(if self.letters.len() == text.len() { WHOLE } else { BEGINNING });
            }
            if self.words.contains(&at) {
                return Some(WORD);
            }
            inside = Some(INSIDE);
        }
        let begins = |text: &[char]| (0..self.words.len()).any(|at| self.since_word(at).starts_with(text));
        if sought.words.len() > 1 && (0..sought.words.len()).all(|at| begins(sought.word(at))) {
            return Some(WORDS);
        }
        inside
    }

    fn word(&self, at: usize) -> &[char] {
        let end = self.words.get(at + 1).copied().unwrap_or(self.letters.len());
        &self.letters[self.words[at]..end]
    }

    /// How nearly a word of this name begins with the text, if with at most `most` slips; what is one to its
    /// end comes first among those with as many.
    fn begins_nearly(&self, sought: &Self, most: usize) -> Option<usize> {
        // Every letter that is not in the name at all takes a slip of its own.
        if (sought.holds & !self.holds).count_ones() as usize > most {
            return None;
        }
        let nearly = |at| {
            let (slips, goes_on) = slips(&sought.letters, self.since_word(at), most)?;
            Some(INSIDE + 2 * slips + usize::from(goes_on))
        };
        (0..self.words.len()).filter_map(nearly).min()
    }
}

/// The least letters left out, added, exchanged or swapped with the next one by which a beginning of `name`
/// becomes `text`, if at most `most`: the Damerau-Levenshtein distance, no letter being touched twice. And
/// whether it takes more for the whole name.
///
/// What both begin with is passed over, and then one slip of each kind is tried. This asks of nearly all names no more
/// than their first letters, and `most` is two at most.
fn slips(text: &[char], name: &[char], most: usize) -> Option<(usize, bool)> {
    if text.len() > name.len() + most {
        return None;
    }
    let same = text.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (text, name) = (&text[same..], &name[same..]);
    if text.is_empty() {
        return Some((0, !name.is_empty()));
    }
    let fewer = most.checked_sub(1)?;
    let after = |of_text: usize, of_name: usize| slips(text.get(of_text..)?, name.get(of_name..)?, fewer);
    let swapped = match (text, name) {
        ([a, b, ..], [c, d, ..]) if a == d && b == c => after(2, 2),
        _ => None,
    };
    let (slips, goes_on) = [after(1, 0), after(0, 1), after(1, 1), swapped].into_iter().flatten().min()?;
    Some((slips + 1, goes_on))
}

/// Accents that stand after their letter as characters of their own.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A small letter without its accent; empty for one that has none.
fn plain(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

fn bit(c: char) -> u64 {
    1 << match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + c as u32 - '0' as u32,
        _ => 36 + c as u32 % 28,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Date, Vendor};

    fn letters(text: &str) -> String {
        Name::new(text).letters.into_iter().collect()
    }

    #[test]
    fn names_are_compared_without_case_accents_and_punctuation() {
        for (text, expected) in [
            ("GitHub", "github"),
            ("Bill.com", "billcom"),
            ("Weights & Biases", "weightsbiases"),
            ("Müller-Lüdenscheidt", "mullerludenscheidt"),
            ("Mu\u{308}ller", "muller"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("Ærø", "aero"),
            ("価格 24", "価格24"),
            ("…", ""),
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
    }

    #[test]
    fn words_begin_after_punctuation_and_at_capitals() {
        for (text, words) in
            [("GitHub", vec![0, 3]), ("Bill.com", vec![0, 4]), ("n8n", vec![0]), ("IBM MaaS360", vec![0, 3, 6])]
        {
            assert_eq!(Name::new(text).words, words, "{text}");
        }
    }

    #[test]
    fn a_text_stands_in_a_name_as_well_as_at_its_best_place() {
        for (text, name, expected) in [
            ("git", "Git", Some(WHOLE)),
            ("git", "GitHub", Some(BEGINNING)),
            ("hub", "GitHub", Some(WORD)),
            // Inside first, and at the beginning of a word after it.
            ("en", "Open Engine", Some(WORD)),
            ("engine open", "Open Engine", Some(WORDS)),
            ("pen", "Open Engine", Some(INSIDE)),
            ("ine", "Open Engine", Some(INSIDE)),
            ("engines", "Open Engine", None),
            ("neo", "Open Engine", None),
        ] {
            assert_eq!(Name::new(name).contains(&Name::new(text)), expected, "{text} in {name}");
        }
    }

    #[test]
    fn a_name_that_says_no_more_than_one_before_it_is_not_looked_at() {
        for (name, former, id, kept) in [
            ("GitHub", "Git Hub", "github", vec![0]),
            ("Bill.com", "Billcom", "bill-com", vec![0]),
            ("Kustomer", "Kuster", "kustomer", vec![0, 1]),
            ("Atlassian Guard", "Atlassian Access", "guard", vec![0, 1, 2]),
            // A word begins in the id where none does in the name.
            ("Zoominfo", "Zoominfo", "zoom-info", vec![0, 2]),
        ] {
            let vendor = Vendor { id: id.into(), aliases: vec![former.into()], ..Vendor::own(name) };
            let catalog = Catalog { version: Date::new(2026, 11, 21).unwrap(), vendors: vec![vendor] };
            let index = VendorIndex::new(&catalog, &|_| String::new());
            let kinds: Vec<usize> = index.names.iter().map(|name| name.kind).collect();
            assert_eq!(kinds, kept, "{name}");
        }
    }

    #[test]
    fn slips_are_counted_against_the_beginning_of_a_word() {
        let slips = |text: &str, name: &str, most| slips(&Name::new(text).letters, &Name::new(name).letters, most);
        let count = |text: &str, name: &str, most| slips(text, name, most).map(|(count, _)| count);
        for (text, name, expected) in [
            ("kustomer", "kustomer", Some(0)),
            ("kustom", "kustomer", Some(0)),
            ("customer", "kustomer", Some(1)),
            ("kutsomer", "kustomer", Some(1)),
            ("kustmer", "kustomer", Some(1)),
            ("kusstomer", "kustomer", Some(1)),
            ("kustomeer", "kustomer", Some(1)),
            ("ckustomer", "kustomer", Some(1)),
            ("custmer", "kustomer", Some(2)),
            ("cuts", "kustomer", Some(2)),
            ("catsup", "kustomer", None),
            ("kustomerabc", "kustomer", None),
            ("ab", "", Some(2)),
        ] {
            assert_eq!(count(text, name, 2), expected, "{text} for {name}");
        }
        assert_eq!(count("custmer", "kustomer", 1), None);
        assert_eq!((slips("zomo", "zoom", 1), slips("zomo", "zoominfo", 1)), (Some((1, false)), Some((1, true))));
    }

    /// The same by the usual table of distances between all beginnings.
    fn by_table(text: &[char], name: &[char], most: usize) -> Option<(usize, bool)> {
        if text.len() > name.len() + most {
            return None;
        }
        let width = name.len().min(text.len() + most) + 1;
        let mut before = vec![0; width];
        let mut last: Vec<usize> = (0..width).collect();
        let mut row = vec![0; width];
        for (i, c) in text.iter().enumerate() {
            row[0] = i + 1;
            let mut least = row[0];
            for j in 1..width {
                let exchanged = last[j - 1] + usize::from(name[j - 1] != *c);
                let mut cost = exchanged.min(last[j] + 1).min(row[j - 1] + 1);
                if i > 0 && j > 1 && name[j - 1] == text[i - 1] && name[j - 2] == *c {
                    cost = cost.min(before[j - 2] + 1);
                }
                row[j] = cost;
                least = least.min(cost);
            }
            if least > most {
                return None;
            }
            std::mem::swap(&mut before, &mut last);
            std::mem::swap(&mut last, &mut row);
        }
        let whole = last.last().copied().filter(|_| width > name.len());
        let least = last.into_iter().min().filter(|least| *least <= most)?;
        Some((least, whole != Some(least)))
    }

    #[test]
    fn slips_are_those_of_the_table_of_distances() {
        let mut texts = vec![String::new()];
        for length in 1..=5 {
            let longer = texts.iter().filter(|text| text.len() == length - 1);
            texts.extend(longer.flat_map(|text| ["a", "b", "c"].map(|c| [text, c].concat())).collect::<Vec<_>>());
        }
        let texts: Vec<Vec<char>> = texts.iter().map(|text| text.chars().collect()).collect();
        for (text, name) in texts.iter().flat_map(|text| texts.iter().map(move |name| (text, name))) {
            for most in 0..=2 {
                assert_eq!(slips(text, name, most), by_table(text, name, most), "{text:?} for {name:?} with {most}");
            }
        }
    }
}
