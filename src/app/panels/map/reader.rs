//! The map for a screen reader: a list with an entry per facility, site, and group of units. An action on an entry (click,
//! focus, scroll into view) selects its mark or moves the map to it.

use super::{Spot, place_words, site_words};
use crate::app::surfaces::Thing;
use crate::tr;
use crate::view::MapView;
use bevy_egui::egui::accesskit::{Action, ActionRequest, Node, Rect as Bounds, Role};
use bevy_egui::egui::{Event, Rect, Ui, UiBuilder, Vec2};
use std::collections::BTreeSet;

/// What a screen reader asked for. Without one this costs nothing.
pub fn list(ui: &mut Ui, spots: &[Spot], map: &MapView, selected: Option<Thing>) -> Option<(Thing, Action)> {
    // Read before the entries exist: egui removes the scroll request otherwise.
    let requests: Vec<ActionRequest> = ui.input(|i| {
        let asked = |e: &Event| match e {
            Event::AccessKitActionRequest(request) => Some(request.clone()),
            _ => None,
        };
        i.events.iter().filter_map(asked).collect()
    });
    let none = Rect::from_min_size(ui.max_rect().min, Vec2::ZERO);
    let mut list = ui.new_child(UiBuilder::new().id_salt("map list").max_rect(none));
    let id = list.unique_id();
    let named = ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::ListBox);
        node.set_label(tr!("map-list"));
    });
    named?;
    let mut wish = None;
    for spot in spots {
        wish = entry(&mut list, spot, &requests, selected).or(wish);
    }
    for spot in not_drawn(spots, map) {
        wish = entry(&mut list, &spot, &requests, selected).or(wish);
    }
    wish
}

/// Places and sites outside the window, or too small for this zoom, with an empty rectangle.
fn not_drawn(spots: &[Spot], map: &MapView) -> Vec<Spot> {
    let places = map.places.iter().map(|p| (Thing::Place(p.place), place_words(p)));
    let sites = map.sites.iter().map(|s| (Thing::Site(s.site), site_words(s)));
    let drawn: BTreeSet<Thing> = spots.iter().map(|s| s.thing).collect();
    let others = sites.chain(places).filter(|(thing, _)| !drawn.contains(thing));
    others.map(|(thing, tip)| Spot { thing, rect: Rect::NOTHING, tip }).collect()
}

/// Margin around a mark in which a click selects it.
pub const GRACE: f32 = 7.0;

fn entry(list: &mut Ui, spot: &Spot, requests: &[ActionRequest], selected: Option<Thing>) -> Option<(Thing, Action)> {
    const WISHES: [Action; 3] = [Action::Click, Action::Focus, Action::ScrollIntoView];
    let none = list.max_rect();
    let entry = list.new_child(UiBuilder::new().id_salt(spot.thing).max_rect(none));
    let id = entry.unique_id();
    // Asked before the entry is filled: egui holds its lock meanwhile.
    let sight = list.ctx().content_rect();
    let fill = |node: &mut Node| {
        node.set_role(Role::ListBoxOption);
        node.set_label(spot.tip.as_str());
        node.set_selected(selected == Some(spot.thing));
        for wish in WISHES {
            node.add_action(wish);
        }
        // The visible part.
        if let Some(r) =
            Some(spot.rect.expand(GRACE).intersect(sight)).filter(|r| spot.rect.is_positive() && r.is_positive())
        {
            let [x0, y0, x1, y1] = [r.left(), r.top(), r.right(), r.bottom()].map(f64::from);
            node.set_bounds(Bounds { x0, y0, x1, y1 });
        }
    };
    list.ctx().accesskit_node_builder(id, fill);
    let mine = requests.iter().find(|r| r.target_node == id.accesskit_id() && WISHES.contains(&r.action));
    mine.map(|request| (spot.thing, request.action))
}
