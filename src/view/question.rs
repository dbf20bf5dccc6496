//! Questions and polls as visible to a seat: its own answer, the number of answers, and the result after the reveal.

use super::InjectCard;
use super::knowledge::Knowledge;
use crate::drill::Row;
use crate::scenario::Inject;
use crate::tr;
use crate::units::SeatId;
use crate::words;

pub(super) fn fill(knows: &Knowledge, row: &Row, card: &mut InjectCard, inject: &Inject) {
    let asked = knows.drill.asked(card.inject);
    card.options = inject.options.iter().map(|o| words::text(o).to_owned()).collect();
    card.asked = asked.len() as u32;
    card.answered = row.answers.len() as u32;
    card.revealed = row.revealed.is_some();
    if let Some(mine) = row.answers.get(&knows.seat) {
        card.my_answer = Some(words::answer(knows.drill, card.inject, mine.choice, &mine.text));
        card.my_choice = mine.choice.map(u32::from);
    }
    if knows.everything() {
        card.answered_by = row.answers.keys().map(|s| name(knows, *s)).collect();
    }
    if card.revealed {
        card.result = result(knows, row, inject);
    }
}

fn name(knows: &Knowledge, seat: SeatId) -> String {
    words::seat(knows.scenario(), seat).to_owned()
}

/// One line an option with the seats that chose it, then the answers in words.
pub(super) fn result(knows: &Knowledge, row: &Row, inject: &Inject) -> Vec<String> {
    let mut lines = Vec::new();
    for (n, option) in inject.options.iter().enumerate() {
        let chose = row.answers.iter().filter(|(_, a)| a.choice.map(usize::from) == Some(n));
        let who: Vec<String> = chose.map(|(seat, _)| name(knows, *seat)).collect();
        lines.push(match who.len() {
            0 => tr!("result-none", option = words::text(option)),
            count => tr!(
                "result-some",
                option = words::text(option),
                n = count,
                all = row.answers.len(),
                who = who.join(", ")
            ),
        });
    }
    let said = row.answers.iter().filter(|(_, a)| !a.text.trim().is_empty());
    lines.extend(said.map(|(seat, a)| format!("{}: {}", name(knows, *seat), a.text.trim())));
    lines
}
