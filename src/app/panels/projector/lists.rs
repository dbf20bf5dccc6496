//! Pictures of the wall that are lines of words.

use super::{P0, P1, P2, Wall};
use crate::app::look_ahead::Told;
use crate::app::theme::TRIAGE;
use crate::tr;
use crate::view::Figure;
use bevy_egui::egui::{FontId, Rect, pos2, vec2};

/// Lines under each other, as many as fit.
fn lines(wall: &Wall, body: Rect, lines: &[(String, FontId)]) {
    let pad = wall.h(0.03);
    let mut y = body.top() + pad;
    for (words, font) in lines {
        let galley = wall.galley(words, font.clone(), body.width() - 2.0 * pad, 3);
        if y + galley.size().y > body.bottom() {
            break;
        }
        y = wall.put(pos2(body.left() + pad, y), galley).bottom() + pad * 0.4;
    }
}

pub(super) fn room_check(wall: &Wall, body: Rect) {
    let line = |n: i64, tier: f32| (tr!("room-line", n = n), wall.bold(tier));
    let mut all = vec![line(1, P0), line(2, P1), line(3, P2)];
    let marks: Vec<String> = TRIAGE.iter().map(|l| format!("{} {}", l.letter, l.word())).collect();
    all.push((marks.join("   "), wall.bold(P1)));
    lines(wall, body, &all);
}

/// Public requests, oldest first.
pub(super) fn requests(wall: &Wall, body: Rect) {
    const OLDEST: usize = 5;
    let mut all = vec![(tr!("requests-title").to_string(), wall.bold(P1 * 1.2))];
    if wall.view.requests.is_empty() {
        all.push((tr!("wall-no-requests").into(), wall.plain(P1)));
    }
    all.extend(wall.view.requests.iter().take(OLDEST).map(|r| (r.clone(), wall.plain(P1))));
    lines(wall, body, &all);
}

pub(super) fn numbers(wall: &Wall, body: Rect) {
    if wall.view.figures.is_empty() {
        return lines(wall, body, &[(tr!("wall-no-numbers").to_string(), wall.plain(P1))]);
    }
    // Side by side from three on: large figures need height, and the wall is wide.
    let figures = &wall.view.figures;
    let columns = if figures.len() > 2 { 2 } else { 1 };
    let cell = vec2(body.width() / columns as f32, body.height() / figures.len().div_ceil(columns).max(1) as f32);
    for (k, Figure { number, words }) in figures.iter().enumerate() {
        let at = body.min + cell * vec2((k % columns) as f32, (k / columns) as f32);
        let said = [(number.clone(), wall.bold(P0 * 1.3)), (words.clone(), wall.plain(P2 * 1.3))];
        lines(wall, Rect::from_min_size(at, cell), &said);
    }
}

pub(super) fn question_alone(wall: &Wall, body: Rect) {
    let Some(q) = &wall.view.question else {
        return lines(wall, body, &[(tr!("wall-no-question").to_string(), wall.plain(P1))]);
    };
    let mut all = vec![(q.text.clone(), wall.bold(P1 * 1.4))];
    let rest = if q.result.is_empty() { &q.options } else { &q.result };
    all.extend(rest.iter().map(|o| (o.clone(), wall.plain(P1))));
    if q.result.is_empty() {
        all.push((q.answered.clone(), wall.bold(P1)));
    }
    lines(wall, body, &all);
}

/// Frequencies, and always what they assume.
pub(super) fn forecast(wall: &Wall, body: Rect, told: Option<&Told>) {
    const MOST: usize = 3;
    let Some(told) = told else {
        return lines(wall, body, &[(tr!("wall-no-forecast").to_string(), wall.plain(P1))]);
    };
    let mut all = vec![(tr!("ahead-from", story = told.from), wall.bold(P1 * 1.2))];
    let (may, never): (Vec<_>, Vec<_>) = told.chances.iter().partition(|(_, filled)| *filled > 0);
    all.extend(may.into_iter().chain(never).take(MOST).map(|(words, _)| (words.clone(), wall.plain(P1))));
    if !told.stale.is_empty() {
        all.insert(1, (told.stale.clone(), wall.bold(P1)));
    }
    all.push((told.assumption.clone(), wall.plain(P1)));
    lines(wall, body, &all);
}
