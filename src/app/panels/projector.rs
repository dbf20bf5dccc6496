//! The wall: what everybody may see, readable from the last row. Nothing scrolls and nothing is pressed here.

mod budget;
mod lists;

use super::map::badge;
use super::thumb::mesh;
use super::topbar::phase_word;
use super::widgets::{bold_font, font};
use crate::app::base_map::Ground;
use crate::app::desk::{Desk, Picture, WallMemory};
use crate::app::look_ahead::Told;
use crate::app::map_camera::MapCam;
use crate::app::theme::{Theme, Tokens};
use crate::drill::Phase;
use crate::scenario::{PlaceKind, RoadClass, Status};
use crate::tr;
use crate::units::LatLon;
use crate::view::{Figure, PublicPlace, PublicQuestion, PublicView};
use crate::words::{Language, in_language};
use bevy_egui::egui::{
    self, Align2, Color32, Context, FontId, Galley, Id, LayerId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};
use budget::Budget;
use std::sync::Arc;

/// Cap height of Noto Sans, of its size.
const CAP: f32 = 0.714;
/// Cap heights, shares of the window's height: large figures; every other digit, code, headline and question; words.
pub const P0: f32 = 0.075;
pub const P1: f32 = 0.042;
pub const P2: f32 = 0.025;
/// Most places that are drawn with numbers.
const PLACES: usize = 12;

/// Font size for a cap height.
pub fn size(tier: f32, height: f32) -> f32 {
    // A hair more, so that rounding never falls below the promise.
    tier * height / CAP * 1.01
}

/// What a frame of the wall works with.
struct Wall<'a> {
    ui: Ui,
    painter: Painter,
    rect: Rect,
    t: &'static Tokens,
    view: &'a PublicView,
    /// Letters are so much larger, for long rooms.
    scale: f32,
}

impl Wall<'_> {
    fn h(&self, share: f32) -> f32 {
        self.rect.height() * share
    }

    fn bold(&self, tier: f32) -> FontId {
        bold_font(size(tier, self.rect.height()) * self.scale)
    }

    fn plain(&self, tier: f32) -> FontId {
        font(size(tier, self.rect.height()) * self.scale)
    }

    /// Text cut to a width and a number of rows.
    fn galley(&self, text: &str, font: FontId, width: f32, rows: usize) -> Arc<Galley> {
        let format = egui::text::TextFormat::simple(font, Color32::from(self.t.text));
        let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
        job.wrap = egui::text::TextWrapping { max_width: width, max_rows: rows, ..Default::default() };
        self.painter.layout_job(job)
    }

    fn put(&self, at: Pos2, galley: Arc<Galley>) -> Rect {
        let rect = Rect::from_min_size(at, galley.size());
        self.name(rect, &galley.job.text);
        self.painter.galley(at, galley, Color32::from(self.t.text));
        rect
    }

    /// The same words for screen readers and tests.
    fn name(&self, rect: Rect, words: &str) {
        let id = Id::new(("wall", words, rect.min.x as i32, rect.min.y as i32));
        let r = self.ui.interact(rect, id, egui::Sense::hover());
        r.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    }
}

/// The picture that the facilitator chose, in the wall's own language.
pub fn on_the_wall(ctx: &Context, desk: &mut Desk) {
    let wall = desk.memory.wall;
    let mut view = desk.public.clone().unwrap_or_default();
    // A replay moves without being data of now: who wants nothing to move sees its end.
    if wall.picture == Picture::Replay && !desk.memory.calm {
        let now = ctx.input(|i| i.time);
        let since = *desk.memory.wall.replay_from.get_or_insert(now);
        if let Some(then) = replayed(&desk.history, wall.language, now - since) {
            view = then.clone();
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
    }
    let ground = desk.grounds.get(&desk.region).map(|g| &**g);
    let told = desk.ahead.as_ref().and_then(|a| a.told_in(wall.language));
    let credit = desk.credits.first().map_or("", |c| c.line.as_str());
    in_language(wall.language, || draw(ctx, &view, ground, &Hung { wall, credit, told }));
}

/// How long the whole replay takes, seconds.
const REPLAY: f64 = 20.0;

fn replayed(history: &[[PublicView; Language::ALL.len()]], language: Language, seconds: f64) -> Option<&PublicView> {
    let share = (seconds / REPLAY).clamp(0.0, 1.0);
    let then = history.get(((history.len().saturating_sub(1)) as f64 * share) as usize)?;
    then.get(Language::ALL.iter().position(|l| *l == language).unwrap_or_default())
}

/// How the picture hangs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hung<'a> {
    pub wall: WallMemory,
    /// Whose roads these are.
    pub credit: &'a str,
    /// What many futures say.
    pub told: Option<&'a Told>,
}

pub fn draw(ctx: &Context, view: &PublicView, ground: Option<&Ground>, hung: &Hung) {
    let rect = ctx.viewport_rect();
    if !(120.0..9000.0).contains(&rect.height()) {
        return; // before the window has told its size; sizes made from that would burst the font's texture
    }
    let ui = Ui::new(ctx.clone(), Id::new("wall"), UiBuilder::new().layer_id(LayerId::background()).max_rect(rect));
    let painter = ui.painter().clone();
    let scale = if hung.wall.large { 1.25 } else { 1.0 };
    let wall = Wall { ui, painter, rect, t: Theme::of(ctx).tokens(), view, scale };
    wall.painter.rect_filled(rect, 0.0, Color32::from(wall.t.ground));
    if view.real_emergency {
        emergency(&wall);
        return;
    }
    let body = Rect::from_min_max(pos2(rect.left(), rect.top() + band(&wall, hung.wall.picture)), rect.max);
    match hung.wall.picture {
        Picture::Blank => return,
        Picture::RoomCheck => return lists::room_check(&wall, body),
        Picture::Requests => return lists::requests(&wall, body),
        Picture::Numbers => return lists::numbers(&wall, body),
        Picture::Question => return lists::question_alone(&wall, body),
        Picture::Forecast => return lists::forecast(&wall, body, hung.told),
        Picture::Map | Picture::Replay => {}
    }
    let mut budget = Budget::default();
    budget.take([tr!("exercise"), &view.story, &view.elapsed, phase(&wall, hung.wall.picture), hung.credit]);
    if !view.end.is_empty() {
        end(&wall, body, &mut budget);
        return;
    }
    let said = Said::of(&wall, &mut budget);
    let head = headline(&wall, body, &said.headline);
    let mut rest = Rect::from_min_max(pos2(rect.left(), head), rect.max);
    if !said.question.is_empty() {
        rest.max.y = question(&wall, &said.question, rest);
    }
    let side = rest.right() - (rest.width() * 0.27).max(wall.h(0.36));
    let column = Rect::from_min_max(pos2(side, rest.top()), rest.max);
    let map = Rect::from_min_max(rest.min, pos2(side, rest.bottom()));
    if let Some(ground) = ground {
        self::map(&wall, map, ground, &mut budget);
        self::credit(&wall, map, hung.credit);
    }
    figures(&wall, column, &said.figures);
}

/// What the picture says beside the map, as far as the budget goes: the question first, then the numbers.
struct Said<'a> {
    /// Lines, with their weight.
    question: Vec<(String, bool)>,
    headline: String,
    figures: Vec<&'a Figure>,
}

impl<'a> Said<'a> {
    /// Words of a question and of a headline; the picture of the question alone has all of it.
    const QUESTION: usize = 24;
    const HEADLINE: usize = 14;

    fn of(wall: &Wall<'a>, budget: &mut Budget) -> Said<'a> {
        for site in &wall.view.sites {
            budget.take([site.letter.to_string().as_str()]);
        }
        let question = wall.view.question.as_ref().map_or_else(Vec::new, |q| asked(q, budget));
        let headline = budget.cut(&wall.view.headline, Said::HEADLINE);
        let all = &wall.view.figures;
        if all.len() < 2 {
            budget.take([tr!("wall-no-numbers")]);
        }
        let figures = all.iter().filter(|f| budget.take([f.number.as_str(), &f.words])).collect();
        Said { question, headline, figures }
    }
}

fn asked(q: &PublicQuestion, budget: &mut Budget) -> Vec<(String, bool)> {
    let head = budget.cut(&tr!("wall-question", text = q.text), Said::QUESTION);
    let mut lines = vec![(head, true)];
    if q.result.is_empty() {
        let answered = budget.take([q.answered.as_str()]).then(|| (q.answered.clone(), true));
        let options = !q.options.is_empty() && budget.take(q.options.iter().map(String::as_str));
        lines.extend(options.then(|| (q.options.join("   ·   "), false)));
        lines.extend(answered);
    } else {
        lines.extend(q.result.iter().take(4).filter(|r| budget.take([r.as_str()])).map(|r| (r.clone(), false)));
    }
    lines
}

/// The word for what the clock does; nothing while it runs.
fn phase(wall: &Wall, picture: Picture) -> &'static str {
    match wall.view.phase {
        _ if picture == Picture::Replay => tr!("word-replay"),
        Phase::Running => "",
        other => phase_word(other),
    }
}

/// EXERCISE, the clocks and the phase. Returns its height.
fn band(wall: &Wall, picture: Picture) -> f32 {
    let height = wall.h(0.095);
    let rect = Rect::from_min_size(wall.rect.min, vec2(wall.rect.width(), height));
    wall.painter.rect_filled(rect, 0.0, Color32::from(wall.t.text));
    let ink = Color32::from(wall.t.ground);
    let y = rect.center().y;
    let pad = wall.h(0.025);
    let write = |at: Pos2, side: Align2, words: &str, font: FontId| {
        let r = wall.painter.text(at, side, words, font, ink);
        wall.name(r, words);
        r
    };
    let band = write(pos2(rect.left() + pad, y), Align2::LEFT_CENTER, tr!("exercise"), wall.bold(P1));
    let clock = write(pos2(rect.center().x, y), Align2::CENTER_CENTER, &wall.view.story, wall.bold(P1 * 1.25));
    let phase = phase(wall, picture);
    let mut right = rect.right() - pad;
    if !phase.is_empty() {
        right = write(pos2(right, y), Align2::RIGHT_CENTER, phase, wall.bold(P1)).left() - pad;
    }
    let elapsed = wall.painter.layout_no_wrap(wall.view.elapsed.clone(), wall.plain(P1), ink);
    if right - elapsed.size().x > clock.right() + pad && band.right() < clock.left() {
        write(pos2(right, y), Align2::RIGHT_CENTER, &wall.view.elapsed, wall.plain(P1));
    }
    height
}

/// Returns its lower edge.
fn headline(wall: &Wall, body: Rect, words: &str) -> f32 {
    let pad = wall.h(0.025);
    let galley = wall.galley(words, wall.bold(P1), body.width() - 2.0 * pad, 2);
    let low = wall.put(body.min + vec2(pad, pad * 0.5), galley).bottom() + pad * 0.5;
    wall.painter.hline(body.x_range(), low, Stroke::new(2.0, Color32::from(wall.t.line)));
    low
}

fn figures(wall: &Wall, column: Rect, list: &[&Figure]) {
    let pad = wall.h(0.02);
    wall.painter.rect_filled(column, 0.0, Color32::from(wall.t.panel));
    wall.painter.vline(column.left(), column.y_range(), Stroke::new(2.0, Color32::from(wall.t.line)));
    let mut y = column.top() + pad * 0.5;
    let wide = column.width() - 2.0 * pad;
    if wall.view.figures.len() < 2 {
        let why = tr!("wall-no-numbers");
        let galley = wall.galley(why, wall.plain(P2), wide, 6);
        y = wall.put(pos2(column.left() + pad, y + pad * 0.5), galley).bottom() + pad;
        wall.painter.hline(column.x_range(), y - pad * 0.5, Stroke::new(1.0, Color32::from(wall.t.line)));
    }
    for Figure { number, words } in list {
        let digits = wall.galley(number, wall.bold(P0), wide, 1);
        let under = wall.galley(words, wall.plain(P2), wide, 3);
        // The line of the large digits has much air above and below.
        let air = digits.size().y * 0.14;
        if y + digits.size().y + under.size().y - 2.0 * air > column.bottom() {
            break;
        }
        let low = wall.put(pos2(column.left() + pad, y - air), digits).bottom() - air;
        y = wall.put(pos2(column.left() + pad, low), under).bottom() + pad;
        wall.painter.hline(column.x_range(), y - pad * 0.5, Stroke::new(1.0, Color32::from(wall.t.line)));
    }
}

/// At the foot. Returns its upper edge.
fn question(wall: &Wall, lines: &[(String, bool)], body: Rect) -> f32 {
    let pad = wall.h(0.02);
    let wide = body.width() - 2.0 * pad;
    let font = |bold: bool| if bold { wall.bold(P1) } else { wall.plain(P1) };
    let lines: Vec<Arc<Galley>> = lines.iter().map(|(words, bold)| wall.galley(words, font(*bold), wide, 3)).collect();
    let height: f32 = lines.iter().map(|g| g.size().y).sum::<f32>() + 2.0 * pad;
    let top = body.bottom() - height;
    let plate = Rect::from_min_max(pos2(body.left(), top), body.max);
    wall.painter.rect_filled(plate, 0.0, Color32::from(wall.t.panel));
    wall.painter.hline(plate.x_range(), top, Stroke::new(3.0, Color32::from(wall.t.accent)));
    let mut y = top + pad;
    for galley in lines {
        y = wall.put(pos2(body.left() + pad, y), galley).bottom();
    }
    top
}

fn end(wall: &Wall, body: Rect, budget: &mut Budget) {
    let pad = wall.h(0.04);
    let mut y = body.top() + pad;
    for line in wall.view.end.iter().filter(|line| budget.take([line.as_str()])) {
        let galley = wall.galley(line, wall.plain(P1), body.width() - 2.0 * pad, 3);
        if y + galley.size().y > body.bottom() {
            break;
        }
        y = wall.put(pos2(body.left() + pad, y), galley).bottom() + pad * 0.6;
    }
}

fn emergency(wall: &Wall) {
    let wide = wall.rect.width() * 0.9;
    let left = wall.rect.left() + wall.rect.width() * 0.05;
    let mut y = wall.rect.top() + wall.h(0.3);
    for (words, tier) in [
        ("Exercise stopped – real-world event", P0),
        ("Ejercicio detenido – emergencia real", P1 * 1.2),
        (tr!("real-short"), P1),
    ] {
        let galley = wall.galley(words, wall.bold(tier), wide, 2);
        y = wall.put(pos2(left, y), galley).bottom() + wall.h(0.02);
    }
}

/// The ground, closures, sites, and the places that matter most.
fn map(wall: &Wall, rect: Rect, ground: &Ground, budget: &mut Budget) {
    let painter = wall.painter.with_clip_rect(rect);
    let t = wall.t;
    painter.rect_filled(rect, 0.0, Color32::from(t.map_ground));
    let cam = camera(wall, rect, ground);
    let at = |p: [f32; 2]| {
        let [x, y] = cam.to_screen([f64::from(p[0]), f64::from(p[1])]);
        pos2(x, y)
    };
    painter.add(Shape::mesh(mesh(&ground.water, t.water.into(), &at)));
    for road in &ground.roads {
        let (width, share) = match road.class {
            RoadClass::Motorway => (0.004, 200),
            RoadClass::Trunk => (0.003, 160),
            RoadClass::Primary => (0.0015, 110),
            _ => continue,
        };
        let line: Vec<Pos2> = road.points.iter().map(|p| at(*p)).collect();
        if line.iter().any(|p| rect.contains(*p)) {
            painter.line(line, Stroke::new(wall.h(width), Color32::from(t.road.over(t.map_ground, share))));
        }
    }
    let on = |p: LatLon| {
        let m = ground.flat.metres(p);
        at([m[0] as f32, m[1] as f32])
    };
    for closure in &wall.view.closures {
        for line in &closure.lines {
            let line: Vec<Pos2> = line.iter().map(|p| on(*p)).collect();
            let middle = line.get(line.len() / 2).copied();
            painter.line(line, Stroke::new(wall.h(0.008), Color32::from(t.attention)));
            if let Some(middle) = middle.filter(|_| closure.closed) {
                badge(&painter, middle, wall.h(0.02), t);
                let named = tr!("wall-road-closed", name = closure.name);
                wall.name(Rect::from_center_size(middle, vec2(wall.h(0.04), wall.h(0.04))), &named);
            }
        }
    }
    let reach = |r: f32| vec2(2.0 * wall.h(r), 2.0 * wall.h(r));
    let mut taken: Vec<Rect> = wall.view.sites.iter().map(|s| Rect::from_center_size(on(s.at), reach(SITE))).collect();
    let mut places: Vec<&PublicPlace> = wall.view.places.iter().filter(|p| !p.code.is_empty()).collect();
    places.sort_by_key(|p| std::cmp::Reverse((p.number.is_some(), p.status != Status::Open, p.importance)));
    let room = rect.shrink(wall.h(0.01));
    let plates = places.into_iter().filter_map(|p| Plate::of(wall, &painter, room, on(p.at), p, &mut taken));
    let written = |p: &Plate| budget.take([p.words().as_str()]);
    let plates: Vec<Plate> = plates.filter(written).take(PLACES).collect();
    // All lines below all plates.
    for plate in plates.iter().filter(|p| !p.rect.contains(p.at)) {
        let line = Stroke::new(wall.h(0.003), Color32::from(t.line));
        painter.line_segment([plate.at, plate.rect.center()], line);
        painter.circle_filled(plate.at, wall.h(0.006), Color32::from(t.text));
    }
    for site in &wall.view.sites {
        self::site(wall, &painter, on(site.at), site.letter);
    }
    for plate in &plates {
        plate.draw(wall, &painter);
    }
}

/// Half the height of a site's mark.
const SITE: f32 = 0.045;

/// Whose data this is, in the map's corner: for the record and not for the last row.
fn credit(wall: &Wall, map: Rect, words: &str) {
    if words.is_empty() {
        return;
    }
    let galley = wall.galley(words, font(wall.h(0.02)), map.width() - wall.h(0.03), 1);
    let at = map.left_bottom() + vec2(wall.h(0.01), -galley.size().y - wall.h(0.004));
    let plate = Rect::from_min_size(at, galley.size()).expand(wall.h(0.004));
    wall.painter.rect_filled(plate, 0.0, Color32::from(wall.t.map_ground));
    wall.put(at, galley);
}

fn camera(wall: &Wall, rect: Rect, ground: &Ground) -> MapCam {
    let mut cam = MapCam { rect: [rect.left(), rect.top(), rect.width(), rect.height()], ..MapCam::default() };
    let hospitals = wall.view.places.iter().filter(|p| p.kind == PlaceKind::Hospital);
    let mut points: Vec<[f64; 2]> = hospitals.map(|p| ground.flat.metres(p.at)).collect();
    let sites: Vec<[f64; 2]> = wall.view.sites.iter().map(|s| ground.flat.metres(s.at)).collect();
    if let Some(first) = sites.first() {
        points = MapCam::nearest(points, *first, 75);
    }
    points.extend(sites);
    cam.fit(&points, wall.h(0.09));
    cam
}

fn site(wall: &Wall, painter: &Painter, at: Pos2, letter: char) {
    let r = wall.h(SITE);
    let points = vec![at + vec2(0.0, -r), at + vec2(r, 0.0), at + vec2(0.0, r), at + vec2(-r, 0.0)];
    let line = Stroke::new(wall.h(0.004), Color32::from(wall.t.text));
    painter.add(Shape::convex_polygon(points, Color32::from(wall.t.raised), line));
    painter.text(at, Align2::CENTER_CENTER, letter, wall.bold(P1), Color32::from(wall.t.text));
    let rect = Rect::from_center_size(at, vec2(2.0 * r, 2.0 * r));
    wall.name(rect, &tr!("wall-site", letter = letter));
}

/// Code above, number below, in a frame that says how it stands.
struct Plate<'a> {
    place: &'a PublicPlace,
    at: Pos2,
    rect: Rect,
    code: Arc<Galley>,
    number: Option<Arc<Galley>>,
    row: f32,
}

impl<'a> Plate<'a> {
    /// `None`: there is no room for it.
    fn of(
        wall: &Wall,
        painter: &Painter,
        room: Rect,
        at: Pos2,
        place: &'a PublicPlace,
        taken: &mut Vec<Rect>,
    ) -> Option<Plate<'a>> {
        let ink = Color32::from(wall.t.text);
        let code = painter.layout_no_wrap(place.code.clone(), wall.plain(P1), ink);
        let number = place.number.map(|n| painter.layout_no_wrap(n.to_string(), wall.bold(P1), ink));
        let row = code.size().y * 0.82;
        let wide = code.size().x.max(number.as_ref().map_or(0.0, |g| g.size().x)) + wall.h(0.02);
        let high = row * if number.is_some() { 2.0 } else { 1.0 } + wall.h(0.008);
        let rect = super::map::labels::nudge(at, vec2(wide, high), taken, room)?;
        taken.push(rect);
        Some(Plate { place, at, rect, code, number, row })
    }

    fn draw(&self, wall: &Wall, painter: &Painter) {
        let ink = Color32::from(wall.t.text);
        let corner = wall.h(0.006);
        painter.rect_filled(self.rect, corner, Color32::from(wall.t.raised));
        let line = Stroke::new(wall.h(0.004), ink);
        let dash = |on: f32, off: f32| {
            let edge = super::map::outline(self.rect, corner);
            painter.extend(Shape::dashed_line(&edge, line, wall.h(on), wall.h(off)));
        };
        match self.place.status {
            Status::Open => {
                painter.rect_stroke(self.rect, corner, line, StrokeKind::Middle);
            }
            Status::Divert => dash(0.016, 0.008),
            Status::Closed => dash(0.005, 0.008),
        }
        let y = self.rect.top() + wall.h(0.004) + self.row * 0.5;
        let put = |galley: &Arc<Galley>, y: f32| {
            painter.galley(pos2(self.rect.center().x, y) - galley.size() * 0.5, galley.clone(), ink);
        };
        put(&self.code, y);
        if let Some(number) = &self.number {
            put(number, y + self.row);
        }
        let status = match self.place.status {
            Status::Open => "",
            Status::Divert => tr!("status-divert"),
            Status::Closed => tr!("status-closed"),
        };
        wall.name(self.rect, format!("{} {status}", self.words()).trim());
    }

    fn words(&self) -> String {
        match self.place.number {
            Some(n) => format!("{} {n}", self.place.code),
            None => self.place.code.clone(),
        }
    }
}
