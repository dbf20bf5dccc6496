//! What the actions of the registry do on the screens.

use super::ask::Ask;
use super::desk::{Desk, Memory};
use super::map_question::Question;
use super::panels::composer::InjectDraft;
use super::panels::map::{needs_attention, on_the_map};
use super::panels::script::TopItem;
use super::panels::topbar::pause_or_resume;
pub use super::registry::{Act, BINDINGS, Binding, Group, Modifiers, Reach, closed};
use super::surfaces::{Picture, Sheet, Surface, Tab, Thing};
use crate::drill::{Control, Order, Phase, Say};
use crate::tr;
use crate::units::PlaceId;
use crate::view::Number;
use crate::words::Language;

/// The key printed for an action.
pub fn shown(act: Act) -> &'static str {
    BINDINGS.iter().find(|b| b.act == act && !b.shown.is_empty()).map_or("", Binding::printed)
}

/// Carries out an action on the screens. What concerns the exercise becomes an [`Ask`].
pub fn perform(act: Act, desk: &mut Desk) {
    if closed(act, desk.memory.window.surface).is_some() {
        return;
    }
    match act {
        Act::Show(sheet) => {
            if sheet == Sheet::Why {
                // Of the selection, else of all casualties.
                let place = desk.memory.map.selected.and_then(Thing::place).map(Number::Free);
                desk.memory.sheets.why = place.or(Some(Number::Casualties));
            }
            if matches!(sheet, Sheet::Why | Sheet::Plan | Sheet::Feedback | Sheet::WhatIf) {
                desk.asks.push(Ask::Read);
            }
            desk.memory.show(sheet);
        }
        Act::Close => close(desk),
        Act::FullScreen => desk.asks.push(Ask::FullScreen),
        Act::Theme => desk.memory.preferences.theme = desk.memory.preferences.theme.next(),
        Act::Language => other_language(desk),
        Act::TextLarger => text_size(desk, 10),
        Act::TextSmaller => text_size(desk, -10),
        Act::TextUsual => desk.memory.preferences.text_pct = 100,
        Act::TopItem => enter(desk),
        Act::OpenFile => desk.memory.start.opening = true,
        Act::PauseResume | Act::PauseAnywhere | Act::Pace(_) | Act::UsualPace | Act::NextInject => {
            on_console(act, desk)
        }
        Act::Discuss | Act::RealEmergency | Act::ZoomIn | Act::ZoomOut | Act::Pan(..) => on_console(act, desk),
        Act::Fit | Act::FlyTo | Act::Ask(_) | Act::Legend | Act::Decide | Act::Compose => on_console(act, desk),
        Act::Requests | Act::Recall | Act::Projector | Act::Blank | Act::Bookmark => on_console(act, desk),
        Act::Curtain | Act::FindPlace | Act::Journal | Act::Panel(_) => on_console(act, desk),
        Act::Neighbor(..) | Act::Trouble(_) => on_console(act, desk),
    }
}

fn other_language(desk: &mut Desk) {
    desk.memory.preferences.language =
        if desk.memory.preferences.language == Language::Spanish { Language::English } else { Language::Spanish };
    desk.asks.push(Ask::Read);
}

fn text_size(desk: &mut Desk, by: i64) {
    let now = i64::from(desk.memory.preferences.text_pct.max(75));
    desk.memory.preferences.text_pct = (now + by).clamp(75, 250) as u32;
}

fn on_console(act: Act, desk: &mut Desk) {
    let cam = &mut desk.memory.map.cam;
    match act {
        Act::PauseResume | Act::PauseAnywhere => control(desk, |d| pause_or_resume(d.views.facilitator.clock.phase)),
        Act::Pace(pace) => control(desk, |_| Some(Control::SetPace { pace })),
        Act::UsualPace => control(desk, |d| Some(Control::SetPace { pace: d.views.facilitator.clock.usual_pace })),
        Act::NextInject => desk.asks.push(Ask::NextInject),
        Act::Discuss => control(desk, |d| {
            Some(if d.views.facilitator.clock.phase == Phase::Discussion { Control::Resume } else { Control::Discuss })
        }),
        Act::RealEmergency => control(desk, |_| Some(Control::RealEmergency)),
        Act::ZoomIn => cam.zoom(1.35, cam.middle()),
        Act::ZoomOut => cam.zoom(1.0 / 1.35, cam.middle()),
        Act::Pan(x, y) => cam.pan(-80.0 * f32::from(x), 80.0 * f32::from(y)),
        Act::Fit => desk.memory.map.fit_wanted = true,
        Act::FlyTo => {
            let Desk { memory, views, .. } = desk;
            memory.map.fly_to_selection(&views.facilitator.map, views.region.center);
        }
        Act::Ask(topic) => desk.memory.map.question = Question::after(desk.memory.map.question, topic),
        Act::Legend => desk.memory.map.legend = !desk.memory.map.legend,
        Act::Decide => tab(desk, Tab::Decide),
        Act::Compose => compose(desk),
        Act::Requests => desk.memory.requests.open = !desk.memory.requests.open,
        Act::Recall => recall(desk),
        Act::Projector => desk.memory.projector.open = !desk.memory.projector.open,
        Act::Blank => {
            let projector = &mut desk.memory.projector;
            projector.picture = if projector.picture == Picture::Blank { Picture::Map } else { Picture::Blank };
        }
        Act::Bookmark => {
            let text = tr!("bookmark", story = desk.views.facilitator.clock.story);
            desk.asks.push(Ask::Submit(desk.views.facilitator.seat, Order::Say(Say::Note { text })));
        }
        Act::Curtain => desk.pass_laptop(),
        Act::FindPlace => {
            desk.memory.window.tab = Tab::Inspector;
            desk.memory.map.selected = None;
            desk.memory.window.hidden[1] = false;
            desk.memory.places.find = true;
        }
        Act::Journal => tab(desk, Tab::Journal),
        Act::Panel(n) => desk.memory.window.hidden[n] = !desk.memory.window.hidden[n],
        Act::Neighbor(x, y) => neighbor(desk, x, y),
        Act::Trouble(step) => trouble(desk, step),
        // On every surface: see `perform`.
        Act::Show(_) | Act::Close | Act::FullScreen | Act::Theme | Act::Language | Act::TopItem => {}
        Act::TextLarger | Act::TextSmaller | Act::TextUsual | Act::OpenFile => {}
    }
}

fn control(desk: &mut Desk, make: impl Fn(&Desk) -> Option<Control>) {
    if let Some(control) = make(desk) {
        desk.asks.push(Ask::control(desk.views.facilitator.seat, control));
    }
}

/// The composer, at the selected place.
fn compose(desk: &mut Desk) {
    let place = desk.memory.map.selected.and_then(Thing::place);
    let draft = InjectDraft { place, ..InjectDraft::default() };
    desk.memory.composer.draft.get_or_insert(draft);
}

/// The newest inject that can be recalled.
fn recall(desk: &mut Desk) {
    let newest = desk.views.facilitator.script.pending.iter().map(|p| p.sent).max();
    desk.asks.extend(newest.map(|sent| Ask::control(desk.views.facilitator.seat, Control::Recall { sent })));
}

fn tab(desk: &mut Desk, tab: Tab) {
    desk.memory.window.tab = if desk.memory.window.tab == tab { Tab::Inspector } else { tab };
    desk.memory.window.hidden[1] = false;
}

/// Closes the topmost of what is open.
fn close(desk: &mut Desk) {
    let Memory { window, start, composer, requests, decide, map, .. } = &mut desk.memory;
    if window.sheet.take().is_some() {
    } else if start.opening {
        start.opening = false;
    } else if composer.draft.take().is_some() {
    } else if requests.open {
        requests.open = false;
    } else if window.trouble.take().is_some() {
    } else if window.surface == Surface::Ready {
        desk.asks.push(Ask::BackToStart);
    } else if decide.form.take().is_some() {
    } else if window.tab != Tab::Inspector {
        window.tab = Tab::Inspector;
    } else {
        map.selected = None;
    }
}

fn enter(desk: &mut Desk) {
    if desk.memory.window.sheet.is_some() {
        return;
    }
    match desk.memory.window.surface {
        Surface::Start => {
            let card = desk.views.start.cards.get(desk.memory.start.card).filter(|c| c.broken.is_none());
            desk.asks.extend(card.map(|c| Ask::Open(c.id.clone())));
        }
        Surface::Ready => desk.asks.push(Ask::Begin),
        Surface::Console => {
            let order: Option<Order> = TopItem::of(&desk.views.facilitator).map(TopItem::order);
            desk.asks.extend(order.map(|o| Ask::Submit(desk.views.facilitator.seat, o)));
        }
        Surface::Summary => desk.asks.push(Ask::BackToStart),
    }
}

/// Moves the selection to the nearest drawn place in a direction (a cone of 45 degrees to each side).
fn neighbor(desk: &mut Desk, x: i8, y: i8) {
    let cam = desk.memory.map.cam;
    let projection = crate::map::Projection::new(desk.views.region.center);
    let spots: Vec<(PlaceId, [f32; 2])> = desk
        .views
        .facilitator
        .map
        .places
        .iter()
        .filter(|p| on_the_map(p, &cam))
        .map(|p| (p.place, cam.to_screen(projection.meters(p.at))))
        .collect();
    let selected = desk.memory.map.selected.and_then(Thing::place);
    let from = selected.and_then(|id| spots.iter().find(|s| s.0 == id).map(|s| s.1));
    let start = from.unwrap_or(cam.middle());
    let (ux, uy) = (f32::from(x), -f32::from(y));
    let mut best: Option<(f32, PlaceId)> = None;
    for (id, p) in spots {
        let (dx, dy) = (p[0] - start[0], p[1] - start[1]);
        let (along, across) = (dx * ux + dy * uy, (dx * uy - dy * ux).abs());
        let cost = along + 2.0 * across;
        if along > 1.0 && across <= along && best.is_none_or(|b| cost < b.0) {
            best = Some((cost, id));
        }
    }
    if let Some((_, id)) = best {
        desk.memory.select(Thing::Place(id));
    }
}

/// The next facility that needs attention.
fn trouble(desk: &mut Desk, step: i8) {
    let needy: Vec<PlaceId> =
        desk.views.facilitator.map.places.iter().filter(|p| needs_attention(p)).map(|p| p.place).collect();
    if needy.is_empty() {
        return;
    }
    let selected = desk.memory.map.selected.and_then(Thing::place);
    let now = selected.and_then(|id| needy.iter().position(|p| *p == id));
    let n = needy.len() as i64;
    let next = now.map_or(0, |i| (i as i64 + i64::from(step)).rem_euclid(n));
    desk.memory.select(Thing::Place(needy[next as usize]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_key() {
        for (i, a) in BINDINGS.iter().enumerate() {
            for b in BINDINGS[i + 1..].iter().filter(|b| !b.key.is_empty()) {
                assert!(a.key != b.key || a.with != b.with, "{} is bound twice", a.key);
            }
        }
    }

    #[test]
    fn enter_on_the_start_screen_opens_the_focused_card_and_never_a_broken_one() {
        let mut desk = Desk::default();
        let card = |id: &str, broken: Option<&str>| super::super::session::ScenarioCard {
            id: id.into(),
            broken: broken.map(str::to_string),
            ..Default::default()
        };
        desk.views.start.cards = vec![card("good", None), card("bad", Some("no such place"))];
        perform(Act::TopItem, &mut desk);
        assert_eq!(desk.asks, vec![Ask::Open("good".into())]);
        desk.asks.clear();
        desk.memory.start.card = 1;
        perform(Act::TopItem, &mut desk);
        assert!(desk.asks.is_empty());
    }
}
