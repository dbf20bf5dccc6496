//! The overlay of the map: everything that is not ground, painted sharp over the stage.

mod frame;
pub mod labels;
mod legend;
mod marks;
mod movers;
mod people;
mod place;
mod question;
mod reader;

pub use marks::{alert_badge, badge, hatch, outline, triage_mark, triage_row};
pub use place::{battery, kind_word, letter};

use super::tip::Tip;
use super::widgets::{font, tokens};
use crate::app::desk::{Desk, Thing, needs_attention, on_the_map};
use crate::app::map_camera::{Flat, MapCam};
use crate::app::map_question::{Drawn, Question};
use crate::app::theme::Tokens;
use crate::scenario::{PlaceKind, Status};
use crate::tr;
use crate::units::LatLon;
use crate::view::{MapView, PlaceMark, SiteMark, UnitMark};
use bevy_egui::egui::{
    Color32, Id, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use labels::{Wanted, nudge};
use people::Crowd;
use place::Detail;

/// Something that was drawn and can be picked.
struct Spot {
    thing: Thing,
    rect: Rect,
    tip: String,
}

/// What a frame of the overlay works with.
struct Sheet<'a> {
    painter: Painter,
    cam: MapCam,
    flat: Flat,
    rect: Rect,
    map: &'a MapView,
    selected: Option<Thing>,
    question: Option<Question>,
    /// The middle of the region.
    centre: LatLon,
    t: &'static Tokens,
    /// Every facility that is drawn, also barely.
    glyphs: Vec<Rect>,
    crowd: Crowd,
    /// Codes and names that found no room.
    hidden: usize,
    taken: Vec<Rect>,
    spots: Vec<Spot>,
    names: Vec<(Wanted, String)>,
}

impl Sheet<'_> {
    fn at(&self, p: LatLon) -> Pos2 {
        let [x, y] = self.cam.to_screen(self.flat.metres(p));
        pos2(x, y)
    }

    /// On the map, or just outside it.
    fn near(&self, at: Pos2) -> bool {
        self.rect.expand(40.0).contains(at)
    }
}

pub fn ui(ui: &mut Ui, desk: &mut Desk) {
    let rect = ui.max_rect();
    desk.memory.cam.rect = [rect.left(), rect.top(), rect.width(), rect.height()];
    if desk.memory.fit_wanted {
        fit(desk);
    }
    desk.follow_selection();
    let response = ui.interact(rect, Id::new("map"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, tr!("map-name")));
    steer(ui, &response, &mut desk.memory.cam, rect);
    let painter = ui.painter_at(rect);
    let plate = legend::question(&painter, rect, desk, tokens(ui));
    let mut sheet = Sheet {
        painter,
        cam: desk.memory.cam,
        flat: Flat::around(desk.map_centre),
        rect,
        map: &desk.view.map,
        selected: desk.memory.selected,
        question: desk.memory.question,
        centre: desk.map_centre,
        t: tokens(ui),
        glyphs: Vec::new(),
        crowd: Crowd::default(),
        hidden: 0,
        taken: legend::reserved(rect, desk.memory.legend),
        spots: Vec::new(),
        names: Vec::new(),
    };
    sheet.taken.extend(plate.iter().map(|p| p.rect));
    question::ground(&mut sheet);
    closures(&sheet);
    let plates = site_room(&mut sheet);
    units(&mut sheet);
    places(&mut sheet);
    let grouped = people::walkers(&mut sheet, desk.memory.drawn.grouped);
    sites(&mut sheet, plates);
    let names = names(&mut sheet);
    let Sheet { painter, spots, glyphs, crowd, hidden, .. } = sheet;
    let corners = |r: &Rect| [r.left(), r.top(), r.right(), r.bottom()];
    desk.memory.drawn = Drawn {
        glyphs: glyphs.iter().map(corners).collect(),
        names: names.iter().map(corners).collect(),
        names_hidden: hidden,
        alone: crowd.alone,
        counted: crowd.counted,
        grouped,
        followed: desk.memory.drawn.followed,
    };
    reader::list(ui, &spots, desk);
    let picked = pick(&response, &spots);
    if let (Some(thing), true) = (picked.map(|s| s.thing), response.clicked()) {
        desk.memory.select(thing);
    } else if response.clicked() {
        desk.memory.selected = None;
    }
    if let Some(spot) = picked {
        let line = Stroke::new(1.0, Color32::from(tokens(ui).text2));
        painter.rect_stroke(spot.rect.expand(3.0), 6.0, line, StrokeKind::Outside);
        response.tip_beside(spot.rect, spot.tip.clone());
    }
    legend::draw(ui, &painter, rect, desk);
    if let Some(plate) = plate {
        plate.draw(&painter, tokens(ui));
    }
    frame::draw(&painter, rect, desk, tokens(ui));
}

/// All hospitals and sites; at the start of a drill the three quarters of them nearest to the sites.
fn fit(desk: &mut Desk) {
    let flat = Flat::around(desk.map_centre);
    let sites: Vec<[f64; 2]> = desk.view.map.sites.iter().map(|s| flat.metres(s.at)).collect();
    let hospitals = desk.view.map.places.iter().filter(|p| p.kind == PlaceKind::Hospital);
    let mut points: Vec<[f64; 2]> = hospitals.map(|p| flat.metres(p.at)).collect();
    if desk.memory.fit_close
        && let Some(s) = sites.first()
    {
        points = MapCam::nearest(points, *s, 75);
    }
    points.extend(sites);
    if !points.is_empty() {
        desk.memory.fit_close = false;
        desk.memory.cam.fit(&points, 48.0);
        desk.memory.fit_wanted = false;
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

/// The nearest spot under the pointer, with a little grace.
fn pick<'a>(response: &bevy_egui::egui::Response, spots: &'a [Spot]) -> Option<&'a Spot> {
    let p = response.hover_pos()?;
    spots
        .iter()
        .filter(|s| s.rect.expand(reader::GRACE).contains(p))
        .min_by(|a, b| a.rect.center().distance_sq(p).total_cmp(&b.rect.center().distance_sq(p)))
}

fn closures(sheet: &Sheet) {
    for closure in &sheet.map.closures {
        let lines: Vec<Vec<Pos2>> = closure.lines.iter().map(|l| l.iter().map(|p| sheet.at(*p)).collect()).collect();
        for line in lines.iter().filter(|l| l.len() > 1 && l.iter().any(|p| sheet.near(*p))) {
            movers::closure(&sheet.painter, line, closure.closed, sheet.t);
        }
        let middle = lines.get(lines.len() / 2).and_then(|l| l.get(l.len() / 2));
        if let Some(at) = middle.filter(|at| sheet.near(**at)) {
            movers::no_entry(&sheet.painter, *at, closure.closed, sheet.t);
        }
    }
}

/// Units this close to a site are counted on its plate instead of being drawn.
const AT_SITE: f32 = 22.0;

/// Standing units at a point.
fn standing_at(sheet: &Sheet, at: Pos2) -> usize {
    sheet.map.units.iter().filter(|u| !u.moving && sheet.at(u.at).distance(at) < AT_SITE).count()
}

/// Keeps the room of the sites' plates before anything else is placed.
/// Sites on one spot stand below each other.
fn site_room(sheet: &mut Sheet) -> Vec<(Pos2, usize)> {
    let mut placed: Vec<(Pos2, usize)> = Vec::new();
    let mut rooms: Vec<Rect> = Vec::new();
    for s in &sheet.map.sites {
        let own = sheet.at(s.at);
        let units = standing_at(sheet, own);
        let room = |at| movers::site_rect(&sheet.painter, at, s, units, sheet.t);
        let steps = (0..6).map(|k| own + vec2(0.0, 48.0 * k as f32));
        let at = steps.into_iter().find(|at| rooms.iter().all(|r| !labels::overlaps(r, &room(*at)))).unwrap_or(own);
        rooms.push(room(at));
        placed.push((at, units));
    }
    sheet.taken.extend(rooms);
    placed
}

fn sites(sheet: &mut Sheet, placed: Vec<(Pos2, usize)>) {
    for (s, (at, units)) in sheet.map.sites.iter().zip(placed) {
        if !sheet.near(at) {
            continue;
        }
        let own = sheet.at(s.at);
        if own != at {
            sheet.painter.line_segment([own, at], Stroke::new(1.5, Color32::from(sheet.t.text)));
        }
        let rect = movers::site(&sheet.painter, at, s, units, sheet.t);
        sheet.crowd.counted += s.people();
        let mine = Thing::Site(s.site);
        ring(sheet, mine, rect);
        sheet.spots.push(Spot { thing: mine, rect, tip: site_words(s) });
        let size = label_size(sheet, &s.name);
        sheet.names.push((Wanted { anchor: rect, size, importance: 9_000 }, s.name.clone()));
    }
}

/// Units that stand together are one mark with their count.
fn units(sheet: &mut Sheet) {
    let mut standing: Vec<(Pos2, usize, u32, [u32; 5])> = Vec::new();
    let mut moving = Vec::new();
    let far = sheet.cam.m_per_pt > 25.0;
    for (i, u) in sheet.map.units.iter().enumerate() {
        let at = sheet.at(u.at);
        let at_site = || sheet.map.sites.iter().any(|s| sheet.at(s.at).distance(at) < AT_SITE);
        let idle = !u.moving && u.aboard.iter().sum::<u32>() == 0 && (far || at_site());
        let chosen = sheet.selected == Some(Thing::Unit(u.unit));
        if !sheet.near(at) || (idle && !chosen) {
            continue;
        }
        // The hospital's mark shows those who wait on stretchers at its door.
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
        let (u, thing) = (&sheet.map.units[i], Thing::Unit(sheet.map.units[i].unit));
        let stack = UnitMark { aboard, ..u.clone() };
        // Off to the lower left, so that a unit at a hospital does not hide behind it.
        let at = at + vec2(-14.0, 14.0);
        let rect = Rect::from_center_size(at, Vec2::splat(if far { 12.0 } else { 18.0 }));
        movers::unit(&sheet.painter, at, &stack, if far { 0.6 } else { 0.9 }, &mut sheet.crowd, sheet.t);
        if n > 1 {
            movers::count(&sheet.painter, at + vec2(9.0, 7.0), n, sheet.t);
        }
        let tip = if n > 1 { tr!("units-tip", n = n, name = u.name) } else { format!("{}: {}", u.name, u.doing) };
        ring(sheet, thing, rect);
        sheet.spots.push(Spot { thing, rect, tip });
    }
    for (at, i) in moving {
        let (u, thing) = (&sheet.map.units[i], Thing::Unit(sheet.map.units[i].unit));
        let rect = Rect::from_center_size(at, Vec2::splat(20.0));
        movers::unit(&sheet.painter, at, u, 1.0, &mut sheet.crowd, sheet.t);
        ring(sheet, thing, rect);
        sheet.spots.push(Spot { thing, rect, tip: format!("{}: {}", u.name, u.doing) });
    }
}

/// The biggest detail that the zoom allows.
fn most_detail(p: &PlaceMark, sheet: &Sheet) -> Detail {
    let cam = &sheet.cam;
    // One number a hospital while the map answers for one kind of bed.
    let near = cam.m_per_pt < 45.0 && !matches!(sheet.question, Some(Question::Beds(_)));
    match p.kind {
        PlaceKind::Hospital if near && !p.battery.is_empty() => Detail::Battery,
        PlaceKind::Hospital => Detail::Number,
        PlaceKind::EmsBase => Detail::Bare,
        PlaceKind::Shelter | PlaceKind::Operations if p.in_use => Detail::Number,
        _ if p.in_use && needs_attention(p) => Detail::Number,
        _ if cam.m_per_pt < 8.0 => Detail::Number,
        _ => Detail::Bare,
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

/// Greedy by worth: full glyph on its spot or beside it with a leader line, else the bare frame.
fn places(sheet: &mut Sheet) {
    let map = sheet.map;
    let mut order: Vec<&PlaceMark> = map.places.iter().filter(|p| sheet.near(sheet.at(p.at))).collect();
    order.sort_by_key(|p| (std::cmp::Reverse(worth(p, sheet.selected)), p.place));
    let mut drawn = Vec::new();
    for p in order {
        let at = sheet.at(p.at);
        let chosen = sheet.selected == Some(Thing::Place(p.place));
        if !on_the_map(p, &sheet.cam) && !chosen {
            continue;
        }
        let most = most_detail(p, sheet);
        let most = if chosen { most.max(Detail::Number) } else { most };
        let found = [Detail::Battery, Detail::Number]
            .into_iter()
            .filter(|d| *d <= most)
            .find_map(|d| nudge(at, place::size(p, d), &sheet.taken, sheet.rect).map(|r| (d, r)));
        let (detail, rect) = found.unwrap_or((Detail::Bare, Rect::from_center_size(at, place::size(p, Detail::Bare))));
        if detail != Detail::Bare {
            sheet.taken.push(rect);
        } else if most != Detail::Bare {
            sheet.hidden += 1;
        }
        sheet.glyphs.push(rect);
        drawn.push((p, at, rect, detail));
    }
    for (_, at, rect, detail) in &drawn {
        if *detail != Detail::Bare && !rect.contains(*at) {
            leader(sheet, *at, *rect);
        }
    }
    // The worthiest last, so that nothing covers it.
    for (p, _, rect, detail) in drawn.into_iter().rev() {
        let answer = match sheet.question {
            Some(Question::Beds(kind)) if p.kind == PlaceKind::Hospital => question::free(p, kind),
            _ => p.number,
        };
        let shown = PlaceMark { number: answer, ..p.clone() };
        place::draw(&sheet.painter, rect, &shown, detail, &mut sheet.crowd, sheet.t);
        let thing = Thing::Place(p.place);
        ring(sheet, thing, rect);
        sheet.spots.push(Spot { thing, rect, tip: place_words(p) });
        let named = detail == Detail::Battery && sheet.cam.m_per_pt < 22.0 || sheet.selected == Some(thing);
        if named {
            let size = label_size(sheet, &p.name);
            sheet.names.push((Wanted { anchor: rect, size, importance: worth(p, sheet.selected) }, p.name.clone()));
        }
    }
}

fn leader(sheet: &Sheet, at: Pos2, rect: Rect) {
    let end = pos2(at.x.clamp(rect.left(), rect.right()), at.y.clamp(rect.top(), rect.bottom()));
    sheet.painter.line_segment([at, end], Stroke::new(1.0, Color32::from(sheet.t.text2)));
    sheet.painter.circle_filled(at, 2.5, Color32::from(sheet.t.text2));
}

fn site_words(s: &SiteMark) -> String {
    tr!("site-row", there = s.people(), letter = s.letter, name = s.name)
}

/// A place in words, for pointer and screen reader.
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
        _ => String::new(),
    };
    let waiting: u32 = p.waiting.iter().sum();
    let door = if waiting > 0 { format!("\n{}", tr!("row-door", waiting = waiting)) } else { String::new() };
    let trouble = if p.trouble.is_empty() { String::new() } else { format!("\n{}", p.trouble) };
    format!("{} ({}), {age}{number}{status}{door}{trouble}", p.name, kind_word(p.kind))
}

/// Selection is a ring, never a tint.
fn ring(sheet: &Sheet, thing: Thing, rect: Rect) {
    if sheet.selected == Some(thing) {
        let gap = Stroke::new(1.0, Color32::from(sheet.t.ground));
        sheet.painter.rect_stroke(rect.expand(2.0), 8.0, gap, StrokeKind::Outside);
        let line = Stroke::new(3.0, Color32::from(sheet.t.accent));
        sheet.painter.rect_stroke(rect.expand(3.0), 8.0, line, StrokeKind::Outside);
    }
}

fn label_size(sheet: &Sheet, text: &str) -> Vec2 {
    let galley = sheet.painter.layout_no_wrap(text.to_string(), font(13.0), Color32::WHITE);
    galley.size() + vec2(6.0, 0.0)
}

/// Draws the names that find room, and counts those that do not.
fn names(sheet: &mut Sheet) -> Vec<Rect> {
    let wanted: Vec<Wanted> = sheet.names.iter().map(|n| n.0).collect();
    let obstacles: Vec<Rect> = sheet.taken.iter().chain(&sheet.glyphs).copied().collect();
    let placed = labels::place(&wanted, &obstacles, sheet.rect);
    for (spot, (_, text)) in placed.iter().zip(&sheet.names) {
        let Some(r) = spot else {
            sheet.hidden += 1;
            continue;
        };
        let plate = Color32::from(sheet.t.map_ground);
        sheet.painter.rect_filled(*r, 3.0, plate);
        let galley = sheet.painter.layout_no_wrap(text.clone(), font(13.0), Color32::from(sheet.t.text));
        sheet.painter.galley(r.min + vec2(3.0, 0.0), galley, Color32::from(sheet.t.text));
    }
    placed.into_iter().flatten().collect()
}
