//! The keyboard goes everywhere, in reading order, and is seen where it is.

use crate::stand::Stand;
use crate::walk::{Dress, surfaces};
use bevy_egui::egui::accesskit::{NodeId, Role};
use bevy_egui::egui::{self, Key, LayerId, Modifiers, Order, Rect, Shape, WidgetRect};
use sandtable::app::surfaces::{Tab, Thing};
use sandtable::app::theme::Theme;
use sandtable::words::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Where each control of the last frame stands.
fn widgets(stand: &Stand) -> BTreeMap<NodeId, WidgetRect> {
    stand.ctx.viewport(|v| {
        let all = v.prev_pass.widgets.layers().flat_map(|(_, list)| list.iter());
        all.map(|w| (w.id.accesskit_id(), *w)).collect()
    })
}

/// The controls that Tab has to visit: all that are enabled, or those of the sheet that lies over the others.
fn wanted(stand: &Stand) -> BTreeSet<NodeId> {
    let at = widgets(stand);
    let takers: Vec<(NodeId, LayerId)> = stand
        .found
        .iter()
        // The entries of the map's list are one control: arrows go from one to the next.
        .filter(|f| f.role != Role::ListBoxOption)
        .filter(|f| f.focusable && !f.disabled && f.rect.is_positive())
        .filter_map(|f| at.get(&f.id).map(|w| (f.id, w.layer_id)))
        .collect();
    let sheet = takers.iter().rev().map(|t| t.1).find(|layer| layer.order != Order::Background);
    let over = sheet.unwrap_or_else(LayerId::background);
    takers.into_iter().filter(|t| t.1 == over).map(|t| t.0).collect()
}

/// The ring of two points or more in the color of focus that was painted round a control.
fn ringed(stand: &Stand, control: Rect) -> bool {
    let color = egui::Color32::from(Theme::of(&stand.ctx).tokens().focus);
    stand.shapes.iter().any(|s| match &s.shape {
        Shape::Rect(r) => {
            r.stroke.width >= 2.0
                && r.stroke.color == color
                && (r.rect.expand(0.5)).contains_rect(control)
                && control.expand(6.0).contains_rect(r.rect)
        }
        _ => false,
    })
}

/// Goes all the way round with Tab. Returns what was visited, in order.
fn round(stand: &mut Stand, name: &str, keys: Modifiers) -> Vec<(NodeId, Rect)> {
    if let Some(id) = stand.focused() {
        stand.ctx.memory_mut(|m| m.surrender_focus(id));
    }
    let window = Rect::from_min_size(egui::Pos2::ZERO, stand.size).expand(0.5);
    let mut visited: Vec<(NodeId, Rect)> = Vec::new();
    for _ in 0..600 {
        stand.key(Key::Tab, keys);
        stand.frames(1);
        let id = stand.focused().unwrap_or_else(|| panic!("{name}: Tab went nowhere after {visited:?}"));
        let node = id.accesskit_id();
        let at = widgets(stand)[&node];
        let which = || format!("{name}: {:?}", stand.found.iter().find(|f| f.id == node));
        assert!(at.interact_rect.expand(0.5).contains_rect(at.rect), "{} is partly out of sight: {at:?}", which());
        assert!(window.contains_rect(at.rect), "{} is outside the window", which());
        assert!(ringed(stand, at.rect), "{} has no ring", which());
        if visited.first().is_some_and(|first| first.0 == node) {
            return visited;
        }
        assert!(!visited.iter().any(|v| v.0 == node), "{} is a trap", which());
        visited.push((node, at.rect));
    }
    panic!("{name}: Tab never came back to the first control")
}

#[test]
fn tab_visits_every_control_of_every_surface_in_reading_order_and_each_is_wholly_seen_with_its_ring() {
    let mut most = 0;
    surfaces(Dress::usual(Language::English), |stand, name| {
        let wanted = wanted(stand);
        let visited = round(stand, name, Modifiers::NONE);
        let seen: BTreeSet<NodeId> = visited.iter().map(|v| v.0).collect();
        let missed: Vec<_> = stand.found.iter().filter(|f| wanted.contains(&f.id) && !seen.contains(&f.id)).collect();
        assert!(missed.is_empty(), "{name}: Tab does not visit {missed:#?}");
        for pair in visited.windows(2) {
            let ((_, a), (_, b)) = (pair[0], pair[1]);
            let one_row = (a.center().y - b.center().y).abs() < 4.0;
            assert!(!one_row || a.left() <= b.left(), "{name}: backwards in a row, from {a:?} to {b:?}");
        }
        most = most.max(seen.len());
    });
    assert!(most > 40, "the largest surface has {most} controls");
}

#[test]
fn arrows_move_in_an_open_list_and_enter_picks() {
    let mut stand = Stand::console(10);
    let hospital =
        stand.desk.views.facilitator.map.places.iter().find(|p| p.number.is_some()).expect("a hospital").place;
    stand.desk.memory.map.selected = Some(Thing::Place(hospital));
    stand.desk.memory.window.tab = Tab::Decide;
    let list = stand.frames(2).into_iter().find(|f| f.role == Role::ComboBox).expect("the list of seats");
    stand.click_at(list.rect.center());
    let second = stand.desk.views.facilitator.seats[1].clone();
    let mut visited = Vec::new();
    for _ in 0..2 {
        stand.key(Key::ArrowDown, Modifiers::NONE);
        stand.frames(2);
        let focused = stand.focused().map(|id| id.accesskit_id());
        visited.extend(stand.found.iter().filter(|f| Some(f.id) == focused).map(|f| f.name.clone()));
    }
    assert!(visited.last().is_some_and(|name| name.starts_with(&second.name)), "{visited:?}");
    assert_eq!(stand.desk.memory.map.selected, Some(Thing::Place(hospital)), "the map's selection moved");
    stand.key(Key::Enter, Modifiers::NONE);
    stand.frames(2);
    assert_eq!(stand.desk.memory.decide.seat, Some(second.seat));
    // With the list closed, the arrows belong to the map again.
    stand.click_at(egui::pos2(720.0, 300.0));
    stand.key(Key::ArrowDown, Modifiers::NONE);
    assert_ne!(stand.desk.memory.map.selected, Some(Thing::Place(hospital)));
}

#[test]
fn shift_and_tab_walk_the_same_way_back() {
    let mut stand = Stand::console(10);
    let there: Vec<NodeId> = round(&mut stand, "there", Modifiers::NONE).into_iter().map(|v| v.0).collect();
    let mut back: Vec<NodeId> = round(&mut stand, "back", Modifiers::SHIFT).into_iter().map(|v| v.0).collect();
    back.reverse();
    assert_eq!(there, back);
}
