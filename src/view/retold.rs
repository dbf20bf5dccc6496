//! A view in the language of its reader: the fixed phrases that the other files put into it in English.

use super::{Choice, Field, SeatView};
use crate::words::{Language, language, retold};

fn say(words: &mut String) {
    if !words.is_empty() {
        *words = retold(words);
    }
}

/// Retells the forms of the decisions. In English there is nothing to do.
pub(super) fn seat_view(mut view: SeatView) -> SeatView {
    if language() != Language::English {
        view.choices.iter_mut().for_each(choice);
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
