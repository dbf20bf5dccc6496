//! The words that come when the pointer rests on a control.

use crate::stand::{Found, Stand};
use crate::walk::{Dress, surfaces};
use bevy_egui::egui::{self, Key, Modifiers, Pos2, Rect, pos2};
use sandtable::map::Projection;
use sandtable::words::Language;
use std::collections::BTreeSet;

/// Where the tip stands, if one does.
fn shown(stand: &Stand) -> Option<Rect> {
    let tip = |id: &egui::LayerId| id.order == egui::Order::Tooltip;
    let id = stand.ctx.memory(|m| m.layer_ids().find(|l| tip(l) && m.areas().visible_last_frame(l)))?;
    egui::AreaState::load(&stand.ctx, id.id).map(|a| a.rect())
}

fn top(stand: &Stand, at: Pos2) -> egui::LayerId {
    stand.ctx.layer_id_at(at).unwrap_or_else(egui::LayerId::background)
}

fn rest_on(stand: &mut Stand, at: Pos2) {
    stand.frame(vec![egui::Event::PointerMoved(pos2(2.0, stand.size.y - 2.0))]);
    stand.frame_after(1.0, Vec::new());
    stand.frames(2);
    assert_eq!(shown(stand), None, "a tip stands although the pointer is elsewhere");
    stand.frame(vec![egui::Event::PointerMoved(at)]);
}

/// Whether the pointer would reach it: not scrolled away, and nothing lies over it.
fn reachable(stand: &Stand, f: &Found) -> bool {
    let at = f.rect.center();
    let over = top(stand, at);
    stand.ctx.viewport(|v| {
        let mut all = v.prev_pass.widgets.layers().flat_map(|(_, list)| list.iter());
        let mine = all.find(|w| w.id.accesskit_id() == f.id);
        mine.is_some_and(|w| w.interact_rect.contains(at) && over == w.layer_id)
    })
}

fn check(stand: &mut Stand, name: &str, f: &Found) {
    let which = format!("{name}: {} ({})", f.name, f.description);
    let before = stand.found.iter().filter(|n| n.name == f.description).count();
    rest_on(stand, f.rect.center());
    let mut waited = 0.0;
    while shown(stand).is_none() {
        stand.frame_after(0.05, Vec::new());
        waited += 0.05;
        assert!(waited < 0.6, "{which}: no words after {waited:.2} s");
    }
    assert!((0.295..=0.505).contains(&waited), "{which}: words after {waited:.2} s");
    stand.frames(2);
    let tip = shown(stand).unwrap_or_else(|| panic!("{which}: the words went away by themselves"));
    assert!(!tip.intersects(f.rect), "{which}: the words at {tip:?} cover it at {:?}", f.rect);
    let now = stand.found.iter().filter(|n| n.name == f.description).count();
    assert_eq!(now, before + 1, "{which}: the tip says something else");
    let memory = format!("{:?}", stand.desk.memory);
    stand.key(Key::Escape, Modifiers::NONE);
    stand.frames(2);
    assert_eq!(shown(stand), None, "{which}: Esc does not put the words away");
    assert_eq!(memory, format!("{:?}", stand.desk.memory), "{which}: Esc did more than that");
}

#[test]
fn words_come_after_four_tenths_of_a_second_beside_their_control_go_with_escape_and_are_its_description() {
    let mut done = BTreeSet::new();
    surfaces(Dress::usual(Language::English), |stand, name| {
        // A new one of each surface: so all kinds come in turn, and a list of many is not gone through.
        let mut here = 0;
        for f in stand.found.clone() {
            let kind = (f.name.clone(), f.description.clone());
            if here == 1 {
                break;
            }
            if !f.description.is_empty() && reachable(stand, &f) && done.insert(kind) {
                check(stand, name, &f);
                here += 1;
            }
        }
    });
    assert!(done.len() > 15, "only {} controls have words", done.len());
}

#[test]
fn the_words_of_a_place_on_the_map_do_not_cover_it() {
    let mut stand = Stand::console(30);
    sandtable::app::enter(&mut stand.room, &mut stand.desk, sandtable::app::surfaces::Surface::Console);
    stand.frames(3);
    let projection = Projection::new(stand.desk.views.region.center);
    let mut seen = 0;
    for p in stand.desk.views.facilitator.map.places.clone() {
        let [x, y] = stand.desk.memory.map.cam.to_screen(projection.meters(p.at));
        if top(&stand, pos2(x, y)) != egui::LayerId::background() {
            continue;
        }
        rest_on(&mut stand, pos2(x, y));
        stand.frame_after(0.5, Vec::new());
        stand.frames(2);
        let Some(tip) = shown(&stand) else { continue };
        let described = stand.found.iter().any(|f| f.description.contains(&p.name));
        let glyph = Rect::from_center_size(pos2(x, y), egui::Vec2::splat(8.0));
        assert!(!described || !tip.intersects(glyph), "{}: {tip:?} over {glyph:?}", p.name);
        seen += usize::from(described);
    }
    assert!(seen > 3, "only {seen} places told what they are");
}
