//! Projector pictures that are lines of text.

use super::{P0, P1, P2, Page};
use crate::app::theme::TRIAGE;
use crate::host::look_ahead::Told;
use crate::tr;
use crate::view::Figure;
use bevy_egui::egui::{FontId, Rect, pos2, vec2};

/// Lines under each other, as many as fit.
fn lines(page: &Page, body: Rect, lines: &[(String, FontId)]) {
    let pad = page.h(0.03);
    let mut y = body.top() + pad;
    for (words, font) in lines {
        let galley = page.galley(words, font.clone(), body.width() - 2.0 * pad, 3);
        if y + galley.size().y > body.bottom() {
            break;
        }
        y = page.put(pos2(body.left() + pad, y), galley).bottom() + pad * 0.4;
    }
}

pub(super) fn room_check(page: &Page, body: Rect) {
    let line = |n: i64, tier: f32| (tr!("room-line", n = n), page.bold(tier));
    let mut all = vec![line(1, P0), line(2, P1), line(3, P2)];
    let marks: Vec<String> = TRIAGE.iter().map(|l| format!("{} {}", l.letter, l.word())).collect();
    all.push((marks.join("   "), page.bold(P1)));
    lines(page, body, &all);
}

/// Public requests, oldest first.
pub(super) fn requests(page: &Page, body: Rect) {
    const OLDEST: usize = 5;
    let mut all = vec![(tr!("requests-title").to_string(), page.bold(P1 * 1.2))];
    if page.view.requests.is_empty() {
        all.push((tr!("wall-no-requests").into(), page.plain(P1)));
    }
    all.extend(page.view.requests.iter().take(OLDEST).map(|r| (r.clone(), page.plain(P1))));
    lines(page, body, &all);
}

pub(super) fn numbers(page: &Page, body: Rect) {
    if page.view.figures.is_empty() {
        return lines(page, body, &[(tr!("wall-no-numbers").to_string(), page.plain(P1))]);
    }
    // Two columns from three figures on: large figures need height, and the window is wide.
    let figures = &page.view.figures;
    let columns = if figures.len() > 2 { 2 } else { 1 };
    let cell = vec2(body.width() / columns as f32, body.height() / figures.len().div_ceil(columns).max(1) as f32);
    for (k, Figure { number, words }) in figures.iter().enumerate() {
        let at = body.min + cell * vec2((k % columns) as f32, (k / columns) as f32);
        let texts = [(number.clone(), page.bold(P0 * 1.3)), (words.clone(), page.plain(P2 * 1.3))];
        lines(page, Rect::from_min_size(at, cell), &texts);
    }
}

pub(super) fn question_alone(page: &Page, body: Rect) {
    let Some(q) = &page.view.question else {
        return lines(page, body, &[(tr!("wall-no-question").to_string(), page.plain(P1))]);
    };
    let mut all = vec![(q.text.clone(), page.bold(P1 * 1.4))];
    let rest = if q.result.is_empty() { &q.options } else { &q.result };
    all.extend(rest.iter().map(|o| (o.clone(), page.plain(P1))));
    if q.result.is_empty() {
        all.push((q.answered.clone(), page.bold(P1)));
    }
    lines(page, body, &all);
}

/// Frequencies, with their assumption.
pub(super) fn forecast(page: &Page, body: Rect, outlook: Option<&Told>) {
    const MOST: usize = 3;
    let Some(outlook) = outlook else {
        return lines(page, body, &[(tr!("wall-no-forecast").to_string(), page.plain(P1))]);
    };
    let mut all = vec![(tr!("ahead-from", story = outlook.from), page.bold(P1 * 1.2))];
    let (may, never): (Vec<_>, Vec<_>) = outlook.chances.iter().partition(|(_, filled)| *filled > 0);
    all.extend(may.into_iter().chain(never).take(MOST).map(|(words, _)| (words.clone(), page.plain(P1))));
    if !outlook.stale.is_empty() {
        all.insert(1, (outlook.stale.clone(), page.bold(P1)));
    }
    all.push((outlook.assumption.clone(), page.plain(P1)));
    lines(page, body, &all);
}
