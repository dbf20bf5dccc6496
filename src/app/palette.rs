//! The rows of the command palette: every action of the registry, every place and seat, and the typed words as an inject
//! or a note. The search ignores accents and capitals and covers both languages.

use super::ask::{Ask, Asks, Change};
use super::registry::{Act, BINDINGS, closed};
use super::surfaces::{Surface, Tab, Thing};
use crate::drill::{Order, Say};
use crate::tr;
use crate::units::{PlaceId, SeatId, SiteId};
use crate::view::SeatView;
use crate::words::{Language, in_language};

/// What Enter does on a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    Act(Act),
    Place(PlaceId),
    Site(SiteId),
    Seat(SeatId),
    /// The words typed, as an inject to send.
    Inject(String),
    /// The words typed, as a note.
    Note(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub words: String,
    /// Its heading.
    pub group: &'static str,
    pub shown: &'static str,
    /// Why it has no effect now.
    pub closed: Option<&'static str>,
    pub run: Run,
}

/// The rows for what is typed, best first.
pub fn rows(view: &SeatView, surface: Surface, query: &str) -> Vec<Row> {
    let wanted = fold(query.trim());
    let mut scored: Vec<(i32, Row)> = all(view, surface)
        .into_iter()
        .filter_map(|(names, row)| {
            let best = names.iter().filter_map(|n| score(&fold(n), &wanted)).max()?;
            let closed = if row.closed.is_some() { 40 } else { 0 };
            Some((best - closed, row))
        })
        .collect();
    // A stable sort: of equal rows the registry's order decides.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let mut rows: Vec<Row> = scored.into_iter().map(|(_, row)| row).collect();
    let text = query.trim().to_string();
    if !text.is_empty() && surface == Surface::Console {
        let group = tr!("palette-words");
        let row = |words: String, run| Row { words, group, shown: "", closed: None, run };
        rows.push(row(tr!("palette-inject", text = text), Run::Inject(text.clone())));
        rows.push(row(tr!("palette-note", text = text), Run::Note(text.clone())));
    }
    rows
}

/// Every row with the names it is found by.
fn all(view: &SeatView, surface: Surface) -> Vec<(Vec<String>, Row)> {
    let mut list = Vec::new();
    for b in BINDINGS {
        let Some(does) = b.does else { continue };
        let names = Language::ALL.map(|l| in_language(l, || does().to_string())).to_vec();
        let row = Row {
            words: does().to_string(),
            group: b.group.word(),
            shown: b.printed(),
            closed: closed(b.act, surface),
            run: Run::Act(b.act),
        };
        list.push((names, row));
    }
    if surface == Surface::Console {
        let group = tr!("palette-go");
        let mut go = |name: String, extra: &str, run| {
            let row = Row { words: name.clone(), group, shown: "", closed: None, run };
            list.push((vec![name, extra.to_string()], row));
        };
        for s in &view.seats {
            go(tr!("palette-decide-as", seat = s.name), &s.name, Run::Seat(s.seat));
        }
        for s in &view.map.sites {
            go(tr!("site-tip", letter = s.letter, name = s.name), &s.name, Run::Site(s.site));
        }
        for p in &view.map.places {
            go(p.name.clone(), &p.code, Run::Place(p.place));
        }
    }
    list
}

/// Asks for what the row does. `seat` is the facilitator's.
pub fn run(row: &Row, seat: SeatId, asks: &mut Asks) {
    if row.closed.is_some() {
        return;
    }
    asks.push(Change::CloseSheet.into());
    match &row.run {
        Run::Act(act) => asks.push(Ask::perform(*act)),
        Run::Place(id) => asks.push(Change::Select(Some(Thing::Place(*id))).into()),
        Run::Site(id) => asks.push(Change::Select(Some(Thing::Site(*id))).into()),
        Run::Seat(seat) => asks.extend([Change::ActAs(*seat).into(), Change::OpenTab(Tab::Decide).into()]),
        Run::Inject(text) => asks.push(Change::Compose(text.clone()).into()),
        Run::Note(text) => asks.push(Ask::Submit(seat, Order::Say(Say::Note { text: text.clone() }))),
    }
}

/// Small letters without accents.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'á' | 'à' | 'ä' | 'â' => 'a',
            'é' | 'è' | 'ë' | 'ê' => 'e',
            'í' | 'ì' | 'ï' | 'î' => 'i',
            'ó' | 'ò' | 'ö' | 'ô' => 'o',
            'ú' | 'ù' | 'ü' | 'û' => 'u',
            'ñ' => 'n',
            other => other,
        })
        .collect()
}

/// How well `wanted` is found in `name`, both folded; `None`: not at all. Whole words beat beginnings of words, those
/// beat letters in order.
fn score(name: &str, wanted: &str) -> Option<i32> {
    if wanted.is_empty() {
        return Some(0);
    }
    if let Some(at) = name.find(wanted) {
        let begins = at == 0 || name[..at].ends_with(|c: char| !c.is_alphanumeric());
        return Some(if begins { 300 } else { 200 } - at.min(90) as i32);
    }
    let words = wanted.split_whitespace().all(|w| name.split(|c: char| !c.is_alphanumeric()).any(|n| n.starts_with(w)));
    if words {
        return Some(150);
    }
    let mut rest = name.chars();
    let mut skipped = 0;
    for c in wanted.chars().filter(|c| !c.is_whitespace()) {
        while rest.next()? != c {
            skipped += 1;
        }
    }
    Some(100 - skipped.min(90))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter_and_beginnings_come_first() {
        assert!(score(&fold("Clínica del Norte"), &fold("clinica")).is_some());
        assert!(score("pause or resume", "resume") > score("unresumed", "resume"));
        assert!(score("pause or resume", "pr").is_some());
        assert!(score("pause or resume", "xyz").is_none());
    }
}
