//! The map for a screen reader: beside the picture a list with an entry for each facility, site and group of units. What a
//! reader does with an entry (press, point at, bring into view) happens to what it stands for.

use super::{Spot, place_words, site_words};
use crate::app::desk::{Desk, Thing};
use crate::tr;
use bevy_egui::egui::accesskit::{Action, ActionRequest, Node, Rect as Bounds, Role};
use bevy_egui::egui::{Event, Rect, Ui, UiBuilder, Vec2};
use std::collections::BTreeSet;

/// Without a screen reader this costs nothing.
pub fn list(ui: &mut Ui, spots: &[Spot], desk: &mut Desk) {
    // Read before the entries are made: egui takes the wish to scroll away from them.
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
    if named.is_none() {
        return;
    }
    let mut wish = None;
    for spot in spots {
        wish = entry(&mut list, spot.thing, &spot.tip, Some(spot.rect), &requests, desk).or(wish);
    }
    for (thing, words) in not_drawn(spots, desk) {
        wish = entry(&mut list, thing, &words, None, &requests, desk).or(wish);
    }
    match wish {
        Some((thing, Action::ScrollIntoView)) => {
            if let Some(at) = desk.stands(thing) {
                desk.memory.cam.centre = at;
            }
        }
        Some((thing, _)) => desk.memory.select(thing),
        None => {}
    }
}

/// Places and sites outside the window, or too small for this zoom.
fn not_drawn(spots: &[Spot], desk: &Desk) -> Vec<(Thing, String)> {
    let map = &desk.view.map;
    let places = map.places.iter().map(|p| (Thing::Place(p.place), place_words(p)));
    let sites = map.sites.iter().map(|s| (Thing::Site(s.site), site_words(s)));
    let drawn: BTreeSet<Thing> = spots.iter().map(|s| s.thing).collect();
    sites.chain(places).filter(|(thing, _)| !drawn.contains(thing)).collect()
}

/// Room round a mark in which a click still hits it.
pub const GRACE: f32 = 7.0;

fn entry(
    list: &mut Ui,
    thing: Thing,
    words: &str,
    rect: Option<Rect>,
    requests: &[ActionRequest],
    desk: &Desk,
) -> Option<(Thing, Action)> {
    const WISHES: [Action; 3] = [Action::Click, Action::Focus, Action::ScrollIntoView];
    let none = list.max_rect();
    let entry = list.new_child(UiBuilder::new().id_salt(thing).max_rect(none));
    let id = entry.unique_id();
    // Asked before the entry is filled: egui holds its lock meanwhile.
    let sight = list.ctx().content_rect();
    let fill = |node: &mut Node| {
        node.set_role(Role::ListBoxOption);
        node.set_label(words);
        node.set_selected(desk.memory.selected == Some(thing));
        for wish in WISHES {
            node.add_action(wish);
        }
        // As far as it is in sight.
        if let Some(r) = rect.map(|r| r.expand(GRACE).intersect(sight)).filter(Rect::is_positive) {
            let [x0, y0, x1, y1] = [r.left(), r.top(), r.right(), r.bottom()].map(f64::from);
            node.set_bounds(Bounds { x0, y0, x1, y1 });
        }
    };
    list.ctx().accesskit_node_builder(id, fill);
    let mine = requests.iter().find(|r| r.target_node == id.accesskit_id() && WISHES.contains(&r.action));
    mine.map(|request| (thing, request.action))
}
