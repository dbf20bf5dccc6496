//! Readable names, short ids, and map codes, from the capitals of the sources.

use std::collections::BTreeSet;

/// Always in capitals.
const CAPITALS: [&str; 36] = [
    "UW", "VA", "EMS", "NKC", "SFD", "HMC", "NYU", "FMC", "BHC", "ED", "PS", "IS", "HS", "DMS", "LLC", "NE", "NW",
    "SE", "SW", "US", "N", "S", "E", "W", "J", "P", "II", "III", "IV", "SNF", "CHI", "FDNY", "SERPM", "LTAC", "B", "H",
];
/// Name endings without information, or truncated by the source.
const TAILS: [(&str, &str); 9] = [
    (" INC", ""),
    (" LLC", ""),
    (" L L C", ""),
    (" CORP", ""),
    (" CO", ""),
    (" (1992)", ""),
    (",", ""),
    (" NURSIN", " NURSING"),
    (" NURSING C", " NURSING CENTER"),
];
/// Lowercase inside a name.
const SMALL: [&str; 8] = ["of", "and", "at", "the", "for", "in", "to", "on"];

/// `MEMORIAL HOSPITAL FOR CANCER` → `Memorial Hospital for Cancer`. A name with lowercase letters is unchanged.
pub fn title(name: &str) -> String {
    let mut name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some(shorter) = TAILS.iter().find_map(|(tail, to)| Some(format!("{}{to}", name.strip_suffix(tail)?))) {
        name = shorter;
    }
    let name = name.strip_suffix(", THE").map_or(name.clone(), |rest| format!("The {rest}"));
    let mut out: Vec<String> = Vec::new();
    for word in name.split(' ') {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let mixed = word.chars().any(char::is_lowercase);
        let small = word.to_lowercase();
        out.push(match () {
            () if mixed && bare != "NYU" => word.to_string(),
            () if CAPITALS.contains(&bare.as_str()) => word.to_string(),
            () if SMALL.contains(&small.as_str()) && !out.is_empty() => small,
            () => capital(&small),
        });
    }
    out.join(" ").replace("Mcnicol", "McNicol").replace("Mcarthur", "McArthur").replace("Kin on ", "Kin On ")
}

/// A capital at the start and after a hyphen, slash, quotation mark, or bracket.
fn capital(word: &str) -> String {
    let (mut out, mut up) = (String::new(), true);
    for c in word.chars() {
        if up {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        up = matches!(c, '-' | '/' | '"' | '(' | '.') || (up && !c.is_alphanumeric());
    }
    out
}

/// Words for the kind of place, which identify none.
const GENERIC: &[&str] = &[
    "center",
    "centre",
    "ctr",
    "nursing",
    "rehabilitation",
    "rehab",
    "health",
    "healthcare",
    "care",
    "and",
    "of",
    "the",
    "at",
    "for",
    "in",
    "inc",
    "llc",
    "l",
    "c",
    "corp",
    "co",
    "facility",
    "skilled",
    "kidney",
    "dialysis",
    "hospital",
    "medical",
    "school",
    "int",
    "nursin",
    "artificial",
    "s",
    "post",
    "acute",
];

/// The words of a name as a slug: `Kin On Health Care Center` → `kin-on`.
fn slug(name: &str, keep_generic: bool) -> String {
    let plain: String = name
        .replace('\'', "")
        .to_lowercase()
        .replace("life care", "lifecare") // a company whose name is made of generic words
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let words = plain.split_whitespace().filter(|w| keep_generic || !GENERIC.contains(w));
    words.collect::<Vec<_>>().join("-").replace("lifecare", "life-care")
}

/// Names of dialysis companies: an id that starts with one needs no further word.
const CHAINS: [&str; 5] = ["nkc", "davita", "fmc", "fresenius", "rogosin"];

/// Gives every place of a region a unique id and code.
#[derive(Default)]
pub struct Namer {
    /// Slugs of towns: too broad to be the id of one place.
    towns: BTreeSet<String>,
    ids: BTreeSet<String>,
    codes: BTreeSet<String>,
}

impl Namer {
    pub fn town(&mut self, name: &str) {
        self.towns.insert(slug(name, true));
    }

    /// An id chosen by hand.
    pub fn reserve(&mut self, id: &str, code: &str) -> Result<(), String> {
        if !self.ids.insert(id.to_string()) || !self.codes.insert(code.to_string()) {
            return Err(format!("the id `{id}` or the code `{code}` is chosen twice"));
        }
        Ok(())
    }

    /// The shortest unused one of: specific words; those with the kind of place; all words; numbered.
    pub fn id(&mut self, name: &str, kind: &str) -> String {
        let short = slug(name, false);
        let long = slug(name, true);
        let with_kind = format!("{short}-{kind}");
        let one_word_left = kind == "ltc" && short != long && !short.contains('-');
        let broad = self.towns.contains(&short)
            || one_word_left
            || (kind == "dialysis" && !CHAINS.iter().any(|c| short.starts_with(c)));
        if broad && !short.is_empty() {
            return self.id_of([with_kind, long.clone()], &long);
        }
        let clear = short.len() >= 4 && !short.chars().all(|c| c.is_ascii_digit());
        let tries = [if clear { short } else { long.clone() }, with_kind, long.clone()];
        self.id_of(tries, &long)
    }

    fn id_of<const N: usize>(&mut self, tries: [String; N], long: &str) -> String {
        let numbered = (2..).map(|n| format!("{long}-{n}"));
        let mut all = tries.into_iter().chain(numbered);
        let free = all.find(|t| !t.starts_with('-') && !self.ids.contains(t)).unwrap_or_default();
        self.ids.insert(free.clone());
        free
    }

    /// The first letters of the name's words; if that is used, a letter and a number.
    pub fn code(&mut self, name: &str, kind: char) -> String {
        let telling = slug(name, false);
        let source = if telling.is_empty() { slug(name, true) } else { telling };
        let words: Vec<&str> = source.split('-').filter(|w| w.starts_with(|c: char| c.is_ascii_alphabetic())).collect();
        let initials: String = words.iter().filter_map(|w| w.chars().next()).take(4).collect();
        let longer: String = match words.as_slice() {
            [one] => one.chars().take(4).collect(),
            [one, two, ..] => one.chars().take(2).chain(two.chars().take(2)).collect(),
            [] => String::new(),
        };
        let first = words.first().map_or(String::new(), |w| w.chars().take(3).collect());
        let tries = [initials, longer, first].map(|t| t.to_uppercase());
        let numbered = (1..).map(|n| format!("{kind}{n:02}"));
        let mut all = tries.into_iter().filter(|t| t.len() >= 2).chain(numbered);
        let free = all.find(|t| !self.codes.contains(t)).unwrap_or_default();
        self.codes.insert(free.clone());
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shouted_names_become_readable() {
        assert_eq!(title("HEARTHSTONE, THE"), "The Hearthstone");
        assert_eq!(title("UW MEDICINE NORTHWEST HOSPITAL"), "UW Medicine Northwest Hospital");
        assert_eq!(title("MEMORIAL HOSPITAL FOR CANCER"), "Memorial Hospital for Cancer");
        assert_eq!(title("ISABELLA GERIATRIC CENTER INC"), "Isabella Geriatric Center");
        assert_eq!(title("DaVita Kent Dialysis Center"), "DaVita Kent Dialysis Center");
    }

    #[test]
    fn ids_and_codes_are_short_and_never_shared() {
        let mut namer = Namer::default();
        assert_eq!(namer.id("Kin On Health Care Center", "ltc"), "kin-on");
        assert_eq!(namer.id("Ballard High School", "shelter"), "ballard-high");
        assert_eq!(namer.id("Kin On Rehab", "ltc"), "kin-on-ltc");
        namer.town("Renton");
        assert_eq!(namer.id("Renton Health & Rehabilitation", "ltc"), "renton-ltc");
        assert_eq!(namer.code("Kin On Rehab", 'L'), "KO");
        assert_eq!(namer.code("Kent Oaks", 'L'), "KEOA");
    }
}
