//! The projector: what everyone may see, readable from the last row. Nothing scrolls and nothing is pressed here.

mod budget;
mod lists;
mod map;

use super::topbar::phase_word;
use super::widgets::{bold_font, font};
use crate::app::base_map::BaseMap;
use crate::app::surfaces::{Picture, ProjectorTheme};
use crate::app::theme::{Theme, Tokens};
use crate::app::views::{ProjectorView, RegionView};
use crate::drill::Phase;
use crate::host::look_ahead::{Ahead, Told};
use crate::tr;
use crate::view::{Figure, PublicQuestion, PublicView};
use crate::words::{Language, in_language};
use bevy_egui::egui::{
    self, Align2, Color32, Context, FontId, Galley, Id, LayerId, Painter, Pos2, Rect, Stroke, Ui, UiBuilder,
    WidgetInfo, WidgetType, pos2, vec2,
};
use budget::Budget;
use std::sync::Arc;

/// Cap height of Noto Sans, of its size.
const CAP: f32 = 0.714;
/// Cap heights, shares of the window's height: large figures; every other digit, code, headline and question; words.
pub const P0: f32 = 0.075;
pub const P1: f32 = 0.042;
pub const P2: f32 = 0.025;

/// Font size for a cap height.
pub fn size(tier: f32, height: f32) -> f32 {
    // 1% more, so that rounding never falls below the tier.
    tier * height / CAP * 1.01
}

/// What a frame of the projector works with.
struct Page<'a> {
    ui: Ui,
    painter: Painter,
    rect: Rect,
    t: &'static Tokens,
    view: &'a PublicView,
    /// Factor of the text size, for long rooms.
    scale: f32,
}

impl Page<'_> {
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
        let id = Id::new(("projector", words, rect.min.x as i32, rect.min.y as i32));
        let r = self.ui.interact(rect, id, egui::Sense::hover());
        r.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    }
}

/// The projector, as its facilitator set it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    /// The projector's window is open.
    pub open: bool,
    pub picture: Picture,
    pub theme: ProjectorTheme,
    pub language: Language,
    /// A quarter larger, for long rooms.
    pub large: bool,
    /// When (egui's clock, seconds) the replay started.
    pub replay_from: Option<f64>,
}

/// What the projector's window reads.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub projector: &'a ProjectorView,
    pub region: &'a RegionView,
    pub look_ahead: Option<&'a Ahead>,
    /// Reduced motion: a replay shows its end.
    pub calm: bool,
}

/// The picture that the facilitator chose, in the projector's own language.
pub fn ui(ctx: &Context, view: &View, memory: &mut Memory) {
    let mut public = view.projector.public.clone().unwrap_or_default();
    if memory.picture == Picture::Replay && !view.calm {
        let now = ctx.input(|i| i.time);
        let since = *memory.replay_from.get_or_insert(now);
        if let Some(then) = replayed(&view.projector.history, memory.language, now - since) {
            public = then.clone();
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
    }
    let base_map = view.region.base_maps.get(&view.region.id).map(|g| &**g);
    let outlook = view.look_ahead.and_then(|a| a.told_in(memory.language));
    let credit = view.region.credits.first().map_or("", |c| c.line.as_str());
    in_language(memory.language, || draw(ctx, &public, base_map, &Shown { memory: *memory, credit, outlook }));
}

/// How long the whole replay takes, seconds.
const REPLAY: f64 = 20.0;

fn replayed(history: &[[PublicView; Language::ALL.len()]], language: Language, seconds: f64) -> Option<&PublicView> {
    let share = (seconds / REPLAY).clamp(0.0, 1.0);
    let then = history.get(((history.len().saturating_sub(1)) as f64 * share) as usize)?;
    then.get(Language::ALL.iter().position(|l| *l == language).unwrap_or_default())
}

/// The settings and texts of a picture beside its view.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown<'a> {
    pub memory: Memory,
    /// Credit of the roads.
    pub credit: &'a str,
    /// The forecast in words.
    pub outlook: Option<&'a Told>,
}

pub fn draw(ctx: &Context, view: &PublicView, base_map: Option<&BaseMap>, shown: &Shown) {
    let rect = ctx.viewport_rect();
    if !(120.0..9000.0).contains(&rect.height()) {
        return; // before the window has its size: fonts of that size would overflow the texture
    }
    let ui =
        Ui::new(ctx.clone(), Id::new("projector"), UiBuilder::new().layer_id(LayerId::background()).max_rect(rect));
    let painter = ui.painter().clone();
    let scale = if shown.memory.large { 1.25 } else { 1.0 };
    let page = Page { ui, painter, rect, t: Theme::of(ctx).tokens(), view, scale };
    page.painter.rect_filled(rect, 0.0, Color32::from(page.t.background));
    if view.real_emergency {
        emergency(&page);
        return;
    }
    let body = Rect::from_min_max(pos2(rect.left(), rect.top() + band(&page, shown.memory.picture)), rect.max);
    match shown.memory.picture {
        Picture::Blank => return,
        Picture::RoomCheck => return lists::room_check(&page, body),
        Picture::Requests => return lists::requests(&page, body),
        Picture::Numbers => return lists::numbers(&page, body),
        Picture::Question => return lists::question_alone(&page, body),
        Picture::Forecast => return lists::forecast(&page, body, shown.outlook),
        Picture::Map | Picture::Replay => {}
    }
    let mut budget = Budget::default();
    budget.take([tr!("exercise"), &view.story, &view.elapsed, phase(&page, shown.memory.picture), shown.credit]);
    if !view.end.is_empty() {
        end(&page, body, &mut budget);
        return;
    }
    let content = Content::of(&page, &mut budget);
    let head = headline(&page, body, &content.headline);
    let mut rest = Rect::from_min_max(pos2(rect.left(), head), rect.max);
    if !content.question.is_empty() {
        rest.max.y = question(&page, &content.question, rest);
    }
    let side = rest.right() - (rest.width() * 0.27).max(page.h(0.36));
    let column = Rect::from_min_max(pos2(side, rest.top()), rest.max);
    let map = Rect::from_min_max(rest.min, pos2(side, rest.bottom()));
    if let Some(base_map) = base_map {
        self::map::draw(&page, map, base_map, &mut budget);
        self::map::credit(&page, map, shown.credit);
    }
    figures(&page, column, &content.figures);
}

/// Texts beside the map within the budget: the question first, then the numbers.
struct Content<'a> {
    /// Lines, with their weight.
    question: Vec<(String, bool)>,
    headline: String,
    figures: Vec<&'a Figure>,
}

impl<'a> Content<'a> {
    /// Most words of the question; the picture of the question has all of them.
    const QUESTION: usize = 24;
    const HEADLINE: usize = 14;

    fn of(page: &Page<'a>, budget: &mut Budget) -> Content<'a> {
        for site in &page.view.sites {
            budget.take([site.letter.to_string().as_str()]);
        }
        let question = page.view.question.as_ref().map_or_else(Vec::new, |q| asked(q, budget));
        let headline = budget.cut(&page.view.headline, Content::HEADLINE);
        let all = &page.view.figures;
        if all.len() < 2 {
            budget.take([tr!("wall-no-numbers")]);
        }
        let figures = all.iter().filter(|f| budget.take([f.number.as_str(), &f.words])).collect();
        Content { question, headline, figures }
    }
}

fn asked(q: &PublicQuestion, budget: &mut Budget) -> Vec<(String, bool)> {
    let head = budget.cut(&tr!("wall-question", text = q.text), Content::QUESTION);
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

/// The word for the phase; empty while the clock runs.
fn phase(page: &Page, picture: Picture) -> &'static str {
    match page.view.phase {
        _ if picture == Picture::Replay => tr!("word-replay"),
        Phase::Running => "",
        other @ (Phase::Ready | Phase::Paused | Phase::Discussion | Phase::HotWash) => phase_word(other),
    }
}

/// EXERCISE, the clocks, and the phase. Returns its height.
fn band(page: &Page, picture: Picture) -> f32 {
    let height = page.h(0.095);
    let rect = Rect::from_min_size(page.rect.min, vec2(page.rect.width(), height));
    page.painter.rect_filled(rect, 0.0, Color32::from(page.t.text));
    let ink = Color32::from(page.t.background);
    let y = rect.center().y;
    let pad = page.h(0.025);
    let write = |at: Pos2, side: Align2, words: &str, font: FontId| {
        let r = page.painter.text(at, side, words, font, ink);
        page.name(r, words);
        r
    };
    let band = write(pos2(rect.left() + pad, y), Align2::LEFT_CENTER, tr!("exercise"), page.bold(P1));
    let clock = write(pos2(rect.center().x, y), Align2::CENTER_CENTER, &page.view.story, page.bold(P1 * 1.25));
    let phase = phase(page, picture);
    let mut right = rect.right() - pad;
    if !phase.is_empty() {
        right = write(pos2(right, y), Align2::RIGHT_CENTER, phase, page.bold(P1)).left() - pad;
    }
    let elapsed = page.painter.layout_no_wrap(page.view.elapsed.clone(), page.plain(P1), ink);
    if right - elapsed.size().x > clock.right() + pad && band.right() < clock.left() {
        write(pos2(right, y), Align2::RIGHT_CENTER, &page.view.elapsed, page.plain(P1));
    }
    height
}

/// Returns its lower edge.
fn headline(page: &Page, body: Rect, words: &str) -> f32 {
    let pad = page.h(0.025);
    let galley = page.galley(words, page.bold(P1), body.width() - 2.0 * pad, 2);
    let low = page.put(body.min + vec2(pad, pad * 0.5), galley).bottom() + pad * 0.5;
    page.painter.hline(body.x_range(), low, Stroke::new(2.0, Color32::from(page.t.line)));
    low
}

fn figures(page: &Page, column: Rect, list: &[&Figure]) {
    let pad = page.h(0.02);
    page.painter.rect_filled(column, 0.0, Color32::from(page.t.panel));
    page.painter.vline(column.left(), column.y_range(), Stroke::new(2.0, Color32::from(page.t.line)));
    let mut y = column.top() + pad * 0.5;
    let wide = column.width() - 2.0 * pad;
    if page.view.figures.len() < 2 {
        let why = tr!("wall-no-numbers");
        let galley = page.galley(why, page.plain(P2), wide, 6);
        y = page.put(pos2(column.left() + pad, y + pad * 0.5), galley).bottom() + pad;
        page.painter.hline(column.x_range(), y - pad * 0.5, Stroke::new(1.0, Color32::from(page.t.line)));
    }
    for Figure { number, words } in list {
        let digits = page.galley(number, page.bold(P0), wide, 1);
        let under = page.galley(words, page.plain(P2), wide, 3);
        // The line height of the large digits has unused space above and below.
        let air = digits.size().y * 0.14;
        if y + digits.size().y + under.size().y - 2.0 * air > column.bottom() {
            break;
        }
        let low = page.put(pos2(column.left() + pad, y - air), digits).bottom() - air;
        y = page.put(pos2(column.left() + pad, low), under).bottom() + pad;
        page.painter.hline(column.x_range(), y - pad * 0.5, Stroke::new(1.0, Color32::from(page.t.line)));
    }
}

/// At the foot. Returns its upper edge.
fn question(page: &Page, lines: &[(String, bool)], body: Rect) -> f32 {
    let pad = page.h(0.02);
    let wide = body.width() - 2.0 * pad;
    let font = |bold: bool| if bold { page.bold(P1) } else { page.plain(P1) };
    let lines: Vec<Arc<Galley>> = lines.iter().map(|(words, bold)| page.galley(words, font(*bold), wide, 3)).collect();
    let height: f32 = lines.iter().map(|g| g.size().y).sum::<f32>() + 2.0 * pad;
    let top = body.bottom() - height;
    let plate = Rect::from_min_max(pos2(body.left(), top), body.max);
    page.painter.rect_filled(plate, 0.0, Color32::from(page.t.panel));
    page.painter.hline(plate.x_range(), top, Stroke::new(3.0, Color32::from(page.t.accent)));
    let mut y = top + pad;
    for galley in lines {
        y = page.put(pos2(body.left() + pad, y), galley).bottom();
    }
    top
}

fn end(page: &Page, body: Rect, budget: &mut Budget) {
    let pad = page.h(0.04);
    let mut y = body.top() + pad;
    for line in page.view.end.iter().filter(|line| budget.take([line.as_str()])) {
        let galley = page.galley(line, page.plain(P1), body.width() - 2.0 * pad, 3);
        if y + galley.size().y > body.bottom() {
            break;
        }
        y = page.put(pos2(body.left() + pad, y), galley).bottom() + pad * 0.6;
    }
}

fn emergency(page: &Page) {
    let wide = page.rect.width() * 0.9;
    let left = page.rect.left() + page.rect.width() * 0.05;
    let mut y = page.rect.top() + page.h(0.3);
    for (words, tier) in [
        ("Exercise stopped – real-world event", P0),
        ("Ejercicio detenido – emergencia real", P1 * 1.2),
        (tr!("real-short"), P1),
    ] {
        let galley = page.galley(words, page.bold(tier), wide, 2);
        y = page.put(pos2(left, y), galley).bottom() + page.h(0.02);
    }
}
