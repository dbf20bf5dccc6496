//! A view in the language of its reader: the fixed phrases that the other files put into it in English.

use super::{Choice, Field, PublicView, SeatView};
use crate::words::{Language, language, retold};

fn say(words: &mut String) {
    if !words.is_empty() {
        *words = retold(words);
    }
}

/// Retells every fixed phrase of the view. In English there is nothing to do.
pub(super) fn seat_view(mut view: SeatView) -> SeatView {
    if language() == Language::English {
        return view;
    }
    let script = &mut view.script;
    let cards = [&mut script.say, &mut script.due, &mut script.next, &mut script.questions].into_iter().flatten();
    for card in cards.chain(view.msel.iter_mut().map(|l| &mut l.card)) {
        [&mut card.when, &mut card.to, &mut card.mode].into_iter().for_each(say);
    }
    script.inbox.iter_mut().for_each(|m| say(&mut m.fate));
    script.expected.iter_mut().for_each(|e| say(&mut e.who));
    view.map.places.iter_mut().for_each(|p| say(&mut p.trouble));
    view.map.units.iter_mut().for_each(|u| say(&mut u.doing));
    for sheet in &mut view.sheets {
        [&mut sheet.status, &mut sheet.source, &mut sheet.surge].into_iter().for_each(say);
        for (name, value) in &mut sheet.facts {
            say(name);
            say(value);
        }
    }
    view.choices.iter_mut().for_each(choice);
    for line in &mut view.journal {
        [&mut line.who, &mut line.text].into_iter().for_each(say);
    }
    if let Some(summary) = &mut view.summary {
        summary.facility_columns.iter_mut().for_each(say);
        summary.headline.iter_mut().for_each(say);
        summary.objectives.iter_mut().for_each(|o| say(&mut o.result));
    }
    view
}

fn choice(choice: &mut Choice) {
    if let Some(why) = &mut choice.closed {
        say(why);
    }
    for field in &mut choice.fields {
        match field {
            Field::Pick { label, options, .. } => {
                say(label);
                options.iter_mut().for_each(|o| say(&mut o.0));
            }
            Field::Number { label, .. } | Field::Line { label } => say(label),
        }
    }
}

pub(super) fn public_view(mut view: PublicView) -> PublicView {
    if language() != Language::English {
        say(&mut view.headline);
        view.figures.iter_mut().for_each(|f| say(&mut f.words));
        view.end.iter_mut().for_each(say);
    }
    view
}
