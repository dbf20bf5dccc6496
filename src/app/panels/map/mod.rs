//! The overlay of the map: everything above the base map, painted over the stage.

mod frame;
pub mod labels;
mod legend;
mod marks;
mod memory;
mod movers;
mod people;
mod place;
mod question;
mod reader;

pub use marks::{alert_badge, badge, hatch, outline, triage_mark, triage_row};
pub use memory::{Drawn, Memory, position};
pub use place::{battery, kind_word, letter, needs_attention, on_the_map};

use super::tip::Tip;
use super::widgets::{font, tokens};
use crate::app::ask::{Asks, Change};
use crate::app::map_camera::MapCam;
use crate::app::map_question::Question;
use crate::app::surfaces::Thing;
use crate::app::theme::Tokens;
use crate::app::views::RegionView;
use crate::map::Projection;
use crate::scenario::{PlaceKind, Status};
use crate::tr;
use crate::units::LatLon;
use crate::view::{MapView, PlaceMark, SeatView, SiteMark, UnitMark};
use bevy_egui::egui::accesskit::Action;
use bevy_egui::egui::{
    Color32, Id, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use labels::{Wanted, nudge};
use people::Crowd;
use place::Detail;

/// A mark that can be selected.
struct Spot {
    thing: Thing,
    rect: Rect,
    tip: String,
}

/// What a frame of the overlay works with.
struct Overlay<'a> {
    painter: Painter,
    cam: MapCam,
    projection: Projection,
    rect: Rect,
    map: &'a MapView,
    selected: Option<Thing>,
    question: Option<Question>,
    /// The center of the region.
    center: LatLon,
    t: &'static Tokens,
    /// Every facility that is drawn, in any detail.
    glyphs: Vec<Rect>,
    crowd: Crowd,
    /// Codes and names without room.
    hidden: usize,
    taken: Vec<Rect>,
    spots: Vec<Spot>,
    names: Vec<(Wanted, String)>,
}

impl Overlay<'_> {
    fn at(&self, p: LatLon) -> Pos2 {
        let [x, y] = self.cam.to_screen(self.projection.meters(p));
        pos2(x, y)
    }

    /// On the map, or just outside it.
    fn near(&self, at: Pos2) -> bool {
        self.rect.expand(40.0).contains(at)
    }
}

pub fn ui(ui: &mut Ui, view: &SeatView, region: &RegionView, memory: &mut Memory, asks: &mut Asks) {
    let (rect, t) = (ui.max_rect(), tokens(ui));
    memory.cam.rect = [rect.left(), rect.top(), rect.width(), rect.height()];
    if memory.fit_wanted {
        memory.fit(&view.map, region.center);
    }
    memory.follow_selection(&view.map, region.center);
    let response = ui.interact(rect, Id::new("map"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, tr!("map-name")));
    steer(ui, &response, &mut memory.cam, rect);
    let painter = ui.painter_at(rect);
    let plate = legend::question(&painter, &view.map, memory, t);
    let taken = legend::reserved(&painter, rect, memory.legend);
    let mut overlay = Overlay {
        painter,
        cam: memory.cam,
        projection: Projection::new(region.center),
        rect,
        map: &view.map,
        selected: memory.selected,
        question: memory.question,
        center: region.center,
        t,
        glyphs: Vec::new(),
        crowd: Crowd::default(),
        hidden: 0,
        taken,
        spots: Vec::new(),
        names: Vec::new(),
    };
    overlay.taken.extend(plate.iter().map(|p| p.rect));
    memory.drawn = draw(&mut overlay, &memory.drawn);
    let Overlay { painter, spots, .. } = overlay;
    match reader::list(ui, &spots, &view.map, memory.selected) {
        Some((thing, Action::ScrollIntoView)) => {
            if let Some(at) = position(&view.map, region.center, thing) {
                memory.cam.centre = at;
            }
        }
        Some((thing, _)) => asks.push(Change::Select(Some(thing)).into()),
        None => {}
    }
    let picked = pick(&response, &spots);
    if response.clicked() {
        asks.push(Change::Select(picked.map(|s| s.thing)).into());
    }
    if let Some(spot) = picked {
        let line = Stroke::new(1.0, Color32::from(t.text2));
        painter.rect_stroke(spot.rect.expand(3.0), 6.0, line, StrokeKind::Outside);
        response.tip_beside(spot.rect, spot.tip.clone());
    }
    legend::draw(ui, &painter, &region.credits, memory, asks);
    if let Some(plate) = plate {
        plate.draw(&painter, t);
    }
    frame::draw(&painter, rect, &view.clock, t);
}

/// Everything on the map, lowest layer first.
fn draw(overlay: &mut Overlay, before: &Drawn) -> Drawn {
    question::draw_below(overlay);
    closures(overlay);
    let plates = site_room(overlay);
    units(overlay);
    places(overlay);
    let grouped = people::walkers(overlay, before.grouped);
    sites(overlay, plates);
    let names = names(overlay);
    let corners = |r: &Rect| [r.left(), r.top(), r.right(), r.bottom()];
    Drawn {
        glyphs: overlay.glyphs.iter().map(corners).collect(),
        names: names.iter().map(corners).collect(),
        names_hidden: overlay.hidden,
        alone: overlay.crowd.alone,
        counted: overlay.crowd.counted,
        grouped,
        followed: before.followed,
    }
}

/// Drag moves, the wheel zooms at the cursor.
fn steer(ui: &Ui, response: &bevy_egui::egui::Response, cam: &mut MapCam, rect: Rect) {
    let drag = response.drag_delta();
    if drag != Vec2::ZERO {
        cam.pan(drag.x, drag.y);
    }
    let Some(pointer) = response.hover_pos().filter(|p| rect.contains(*p)) else { return };
    let (wheel, pinch) = ui.input(|i| (i.smooth_scroll_delta.y, i.zoom_delta()));
    let factor = f64::from((wheel * 0.0025).exp() * pinch);
    if (factor - 1.0).abs() > 1e-4 {
        cam.zoom(factor, [pointer.x, pointer.y]);
    }
}

/// The nearest mark under the pointer, with a margin.
fn pick<'a>(response: &bevy_egui::egui::Response, spots: &'a [Spot]) -> Option<&'a Spot> {
    let p = response.hover_pos()?;
    spots
        .iter()
        .filter(|s| s.rect.expand(reader::GRACE).contains(p))
        .min_by(|a, b| a.rect.center().distance_sq(p).total_cmp(&b.rect.center().distance_sq(p)))
}

fn closures(overlay: &Overlay) {
    for closure in &overlay.map.closures {
        let lines: Vec<Vec<Pos2>> = closure.lines.iter().map(|l| l.iter().map(|p| overlay.at(*p)).collect()).collect();
        for line in lines.iter().filter(|l| l.len() > 1 && l.iter().any(|p| overlay.near(*p))) {
            movers::closure(&overlay.painter, line, closure.closed, overlay.t);
        }
        let middle = lines.get(lines.len() / 2).and_then(|l| l.get(l.len() / 2));
        if let Some(at) = middle.filter(|at| overlay.near(**at)) {
            movers::no_entry(&overlay.painter, *at, closure.closed, overlay.t);
        }
    }
}

/// Units this close to a site are counted on its plate instead of being drawn.
const AT_SITE: f32 = 22.0;

/// Standing units at a point.
fn standing_at(overlay: &Overlay, at: Pos2) -> usize {
    overlay.map.units.iter().filter(|u| !u.moving && overlay.at(u.at).distance(at) < AT_SITE).count()
}

/// Reserves the plates of the sites before other marks. Sites at one position are stacked.
fn site_room(overlay: &mut Overlay) -> Vec<(Pos2, usize)> {
    let mut placed: Vec<(Pos2, usize)> = Vec::new();
    let mut rooms: Vec<Rect> = Vec::new();
    for s in &overlay.map.sites {
        let own = overlay.at(s.at);
        let units = standing_at(overlay, own);
        let room = |at| movers::site_rect(&overlay.painter, at, s, units, overlay.t);
        let steps = (0..6).map(|k| own + vec2(0.0, 48.0 * k as f32));
        let at = steps.into_iter().find(|at| rooms.iter().all(|r| !labels::overlaps(r, &room(*at)))).unwrap_or(own);
        rooms.push(room(at));
        placed.push((at, units));
    }
    overlay.taken.extend(rooms);
    placed
}

fn sites(overlay: &mut Overlay, placed: Vec<(Pos2, usize)>) {
    for (s, (at, units)) in overlay.map.sites.iter().zip(placed) {
        if !overlay.near(at) {
            continue;
        }
        let own = overlay.at(s.at);
        if own != at {
            overlay.painter.line_segment([own, at], Stroke::new(1.5, Color32::from(overlay.t.text)));
        }
        let rect = movers::site(&overlay.painter, at, s, units, overlay.t);
        overlay.crowd.counted += s.people();
        let mine = Thing::Site(s.site);
        ring(overlay, mine, rect);
        overlay.spots.push(Spot { thing: mine, rect, tip: site_words(s) });
        let size = label_size(overlay, &s.name);
        overlay.names.push((Wanted { anchor: rect, size, importance: 9_000 }, s.name.clone()));
    }
}

/// Units that stand together are one mark with their count.
fn units(overlay: &mut Overlay) {
    let mut standing: Vec<(Pos2, usize, u32, [u32; 5])> = Vec::new();
    let mut moving = Vec::new();
    let far = overlay.cam.m_per_pt > 25.0;
    for (i, u) in overlay.map.units.iter().enumerate() {
        let at = overlay.at(u.at);
        let at_site = || overlay.map.sites.iter().any(|s| overlay.at(s.at).distance(at) < AT_SITE);
        let idle = !u.moving && u.aboard.iter().sum::<u32>() == 0 && (far || at_site());
        let chosen = overlay.selected == Some(Thing::Unit(u.unit));
        if !overlay.near(at) || (idle && !chosen) {
            continue;
        }
        // The hospital's mark counts these patients (ambulance offload delay).
        let aboard = if u.at_door { [0; 5] } else { u.aboard };
        let same = standing.iter_mut().find(|s| !u.moving && s.0.distance(at) < 18.0);
        match same {
            Some(stack) => {
                stack.2 += 1;
                stack.3.iter_mut().zip(aboard).for_each(|(sum, n)| *sum += n);
            }
            None if u.moving => moving.push((at, i)),
            None => standing.push((at, i, 1, aboard)),
        }
    }
    for (at, i, n, aboard) in standing {
        let (u, thing) = (&overlay.map.units[i], Thing::Unit(overlay.map.units[i].unit));
        let stack = UnitMark { aboard, ..u.clone() };
        // Offset to the lower left, so that the hospital does not cover the unit.
        let at = at + vec2(-14.0, 14.0);
        let rect = Rect::from_center_size(at, Vec2::splat(if far { 12.0 } else { 18.0 }));
        movers::unit(&overlay.painter, at, &stack, if far { 0.6 } else { 0.9 }, &mut overlay.crowd, overlay.t);
        if n > 1 {
            movers::count(&overlay.painter, at + vec2(9.0, 7.0), n, overlay.t);
        }
        let tip = if n > 1 { tr!("units-tip", n = n, name = u.name) } else { format!("{}: {}", u.name, u.doing) };
        ring(overlay, thing, rect);
        overlay.spots.push(Spot { thing, rect, tip });
    }
    for (at, i) in moving {
        let (u, thing) = (&overlay.map.units[i], Thing::Unit(overlay.map.units[i].unit));
        let rect = Rect::from_center_size(at, Vec2::splat(20.0));
        movers::unit(&overlay.painter, at, u, 1.0, &mut overlay.crowd, overlay.t);
        ring(overlay, thing, rect);
        overlay.spots.push(Spot { thing, rect, tip: format!("{}: {}", u.name, u.doing) });
    }
}

/// The biggest detail that the zoom allows.
fn most_detail(p: &PlaceMark, overlay: &Overlay) -> Detail {
    let cam = &overlay.cam;
    // One number per hospital while the map shows one bed category.
    let near = cam.m_per_pt < 45.0 && !matches!(overlay.question, Some(Question::Beds(_)));
    match p.kind {
        PlaceKind::Hospital if near && !p.battery.is_empty() => Detail::Battery,
        PlaceKind::Hospital => Detail::Number,
        PlaceKind::EmsBase => Detail::Bare,
        PlaceKind::Shelter | PlaceKind::Operations if p.in_use => Detail::Number,
        PlaceKind::LongTermCare
        | PlaceKind::Dialysis
        | PlaceKind::Clinic
        | PlaceKind::Shelter
        | PlaceKind::Operations => {
            let number = p.in_use && needs_attention(p) || cam.m_per_pt < 8.0;
            if number { Detail::Number } else { Detail::Bare }
        }
    }
}

fn worth(p: &PlaceMark, selected: Option<Thing>) -> u32 {
    let mut worth = p.importance.min(2_000);
    if p.kind == PlaceKind::Hospital {
        worth += 2_000;
    }
    if p.in_use && needs_attention(p) {
        worth += 3_000;
    }
    if selected == Some(Thing::Place(p.place)) {
        worth += 20_000;
    }
    worth
}

/// By importance: the full glyph at its position or beside it with a leader line, else the bare frame.
fn places(overlay: &mut Overlay) {
    let map = overlay.map;
    let mut order: Vec<&PlaceMark> = map.places.iter().filter(|p| overlay.near(overlay.at(p.at))).collect();
    order.sort_by_key(|p| (std::cmp::Reverse(worth(p, overlay.selected)), p.place));
    let mut drawn = Vec::new();
    for p in order {
        let at = overlay.at(p.at);
        let chosen = overlay.selected == Some(Thing::Place(p.place));
        if !on_the_map(p, &overlay.cam) && !chosen {
            continue;
        }
        let most = most_detail(p, overlay);
        let most = if chosen { most.max(Detail::Number) } else { most };
        let found = [Detail::Battery, Detail::Number]
            .into_iter()
            .filter(|d| *d <= most)
            .find_map(|d| nudge(at, place::size(p, d), &overlay.taken, overlay.rect).map(|r| (d, r)));
        let (detail, rect) = found.unwrap_or((Detail::Bare, Rect::from_center_size(at, place::size(p, Detail::Bare))));
        if detail != Detail::Bare {
            overlay.taken.push(rect);
        } else if most != Detail::Bare {
            overlay.hidden += 1;
        }
        overlay.glyphs.push(rect);
        drawn.push((p, at, rect, detail));
    }
    for (_, at, rect, detail) in &drawn {
        if *detail != Detail::Bare && !rect.contains(*at) {
            leader(overlay, *at, *rect);
        }
    }
    // The most important last, so that nothing covers it.
    for (p, _, rect, detail) in drawn.into_iter().rev() {
        let answer = if let Some(Question::Beds(kind)) = overlay.question
            && p.kind == PlaceKind::Hospital
        {
            question::free(p, kind)
        } else {
            p.number
        };
        let shown = PlaceMark { number: answer, ..p.clone() };
        place::draw(&overlay.painter, rect, &shown, detail, &mut overlay.crowd, overlay.t);
        let thing = Thing::Place(p.place);
        ring(overlay, thing, rect);
        overlay.spots.push(Spot { thing, rect, tip: place_words(p) });
        let named = detail == Detail::Battery && overlay.cam.m_per_pt < 22.0 || overlay.selected == Some(thing);
        if named {
            let size = label_size(overlay, &p.name);
            overlay.names.push((Wanted { anchor: rect, size, importance: worth(p, overlay.selected) }, p.name.clone()));
        }
    }
}

fn leader(overlay: &Overlay, at: Pos2, rect: Rect) {
    let end = pos2(at.x.clamp(rect.left(), rect.right()), at.y.clamp(rect.top(), rect.bottom()));
    overlay.painter.line_segment([at, end], Stroke::new(1.0, Color32::from(overlay.t.text2)));
    overlay.painter.circle_filled(at, 2.5, Color32::from(overlay.t.text2));
}

fn site_words(s: &SiteMark) -> String {
    tr!("site-row", there = s.people(), letter = s.letter, name = s.name)
}

/// A facility in words, for tips and screen readers.
fn place_words(p: &PlaceMark) -> String {
    let age = match p.age_min {
        None => tr!("report-never").to_string(),
        Some(0..15) => tr!("report-now").to_string(),
        Some(a) => tr!("report-age", a = a),
    };
    let number = match (p.kind, p.number) {
        (_, None) => String::new(),
        (PlaceKind::Hospital, Some(n)) => format!("\n{}", tr!("tip-beds", n = n)),
        (PlaceKind::Shelter, Some(n)) => format!("\n{}", tr!("tip-places", n = n)),
        (_, Some(n)) => format!("\n{n}"),
    };
    let status = match p.status {
        Status::Divert if p.in_use => format!("\n{}", tr!("status-divert")),
        Status::Closed if p.in_use => format!("\n{}", tr!("status-closed")),
        Status::Open | Status::Divert | Status::Closed => String::new(),
    };
    let waiting: u32 = p.waiting.iter().sum();
    let door = if waiting > 0 { format!("\n{}", tr!("row-door", waiting = waiting)) } else { String::new() };
    let trouble = if p.trouble.is_empty() { String::new() } else { format!("\n{}", p.trouble) };
    format!("{} ({}), {age}{number}{status}{door}{trouble}", p.name, kind_word(p.kind))
}

/// Selection is a ring, never a tint.
fn ring(overlay: &Overlay, thing: Thing, rect: Rect) {
    if overlay.selected == Some(thing) {
        let gap = Stroke::new(1.0, Color32::from(overlay.t.background));
        overlay.painter.rect_stroke(rect.expand(2.0), 8.0, gap, StrokeKind::Outside);
        let line = Stroke::new(3.0, Color32::from(overlay.t.accent));
        overlay.painter.rect_stroke(rect.expand(3.0), 8.0, line, StrokeKind::Outside);
    }
}

fn label_size(overlay: &Overlay, text: &str) -> Vec2 {
    let galley = overlay.painter.layout_no_wrap(text.to_string(), font(13.0), Color32::WHITE);
    galley.size() + vec2(6.0, 0.0)
}

/// Draws the names that fit, and counts the others.
fn names(overlay: &mut Overlay) -> Vec<Rect> {
    let wanted: Vec<Wanted> = overlay.names.iter().map(|n| n.0).collect();
    let obstacles: Vec<Rect> = overlay.taken.iter().chain(&overlay.glyphs).copied().collect();
    let placed = labels::place(&wanted, &obstacles, overlay.rect);
    for (spot, (_, text)) in placed.iter().zip(&overlay.names) {
        let Some(r) = spot else {
            overlay.hidden += 1;
            continue;
        };
        let plate = Color32::from(overlay.t.land_fill);
        overlay.painter.rect_filled(*r, 3.0, plate);
        let galley = overlay.painter.layout_no_wrap(text.clone(), font(13.0), Color32::from(overlay.t.text));
        overlay.painter.galley(r.min + vec2(3.0, 0.0), galley, Color32::from(overlay.t.text));
    }
    placed.into_iter().flatten().collect()
}
