//! The start screen: the recommended exercise, unfinished ones, and all scenarios.

use super::alert::{Alert, Rank};
use super::tip::Tip;
use super::topbar::exercise;
use super::widgets::{bold, button, card, field, heading, primary_button, secondary, small, tokens};
use crate::app::ask::{Ask, Asks};
use crate::app::base_map::BaseMap;
use crate::app::palette::fold;
use crate::app::preferences::Preferences;
use crate::app::registry::Act;
use crate::app::session::{PastDrill, ScenarioCard};
use crate::app::surfaces::Sheet;
use crate::app::views::StartView;
use crate::tr;
use crate::words::Language;
use bevy_egui::egui::{
    self, Align, Color32, ComboBox, Frame, Label, Layout, Margin, RichText, Sense, Stroke, StrokeKind, Ui, vec2,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The filters of the gallery, and the path that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Index of the scenario card that Enter starts.
    pub card: usize,
    pub search: String,
    /// Longest exercise shown, real minutes.
    pub minutes: Option<u32>,
    pub hazard: Option<String>,
    pub spanish: bool,
    /// The path field is open.
    pub opening: bool,
    pub path: String,
}

/// What the start screen shows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub start: &'a StartView,
    pub base_maps: &'a BTreeMap<String, Arc<BaseMap>>,
    pub preferences: &'a Preferences,
    pub trouble: Option<&'a str>,
}

impl View<'_> {
    fn base_map(&self, card: &ScenarioCard) -> Option<&BaseMap> {
        card.region.as_ref().and_then(|r| self.base_maps.get(&r.id)).map(|map| &**map)
    }
}

pub fn ui(root: &mut Ui, view: &View, memory: &mut Memory, asks: &mut Asks) {
    let t = tokens(root);
    let bar = Frame::new().fill(t.panel.into()).inner_margin(Margin::symmetric(16, 4));
    egui::Panel::top("start bar")
        .exact_size(48.0)
        .resizable(false)
        .frame(bar)
        .show(root, |ui| top(ui, view.preferences, asks));
    let frame = Frame::new().fill(t.background.into());
    egui::CentralPanel::default().frame(frame).show(root, |ui| {
        super::focus::scrolled(ui, egui::ScrollArea::vertical().auto_shrink(false), |ui| {
            let width = ui.available_width().min(1360.0);
            let pad = ((ui.available_width() - width) * 0.5).max(24.0);
            ui.horizontal_top(|ui| {
                ui.add_space(pad);
                ui.vertical(|ui| {
                    ui.set_width(width - 2.0 * 24.0);
                    body(ui, view, memory, asks);
                });
            });
        });
    });
}

fn top(ui: &mut Ui, preferences: &Preferences, asks: &mut Asks) {
    ui.horizontal_centered(|ui| {
        exercise(ui);
        ui.label(bold("Sandtable").size(20.0));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button(ui, tr!("help-button")).clicked() {
                asks.push(Ask::perform(Act::Show(Sheet::Help)));
            }
            if button(ui, tr!("settings-button")).clicked() {
                asks.push(Ask::perform(Act::Show(Sheet::Settings)));
            }
            let other = if preferences.language == Language::Spanish { Language::English } else { Language::Spanish };
            if button(ui, format!("{}  F10", other.name())).clicked() {
                asks.push(Ask::perform(Act::Language));
            }
            if button(ui, tr!("theme-button", theme = preferences.theme.word())).clicked() {
                asks.push(Ask::perform(Act::Theme));
            }
            if button(ui, "A+").tip(tr!("text-larger-tip")).clicked() {
                asks.push(Ask::perform(Act::TextLarger));
            }
            ui.label(tr!("text-size", pct = preferences.text_pct));
            if button(ui, "A−").tip(tr!("text-smaller-tip")).clicked() {
                asks.push(Ask::perform(Act::TextSmaller));
            }
        });
    });
}

fn body(ui: &mut Ui, view: &View, memory: &mut Memory, asks: &mut Asks) {
    ui.add_space(12.0);
    if let Some(trouble) = view.trouble {
        super::widgets::attention(ui, Alert::new(Rank::Program, trouble), trouble);
    }
    let cards = &view.start.cards;
    let first = cards.iter().position(|c| c.recommended && c.broken.is_none());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 32.0;
        let left = (ui.available_width() * 0.68).round();
        ui.vertical(|ui| {
            ui.set_width(left);
            ui.label(bold(tr!("start-now")).size(24.0));
            ui.add_space(4.0);
            match first.and_then(|i| cards.get(i).map(|c| (i, c))) {
                Some((i, c)) => start_now(ui, view, c, memory.card == i, asks),
                None => {
                    secondary(ui, tr!("start-none"));
                }
            }
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            past(ui, &view.start.past, asks);
        });
    });
    ui.add_space(12.0);
    ui.label(bold(tr!("all-scenarios")).size(20.0));
    ui.add_space(4.0);
    filters(ui, cards, memory, asks);
    ui.add_space(8.0);
    gallery(ui, view, memory, asks);
    ui.add_space(32.0);
}

/// `25 min · 4–8 people`.
fn facts(c: &ScenarioCard) -> String {
    tr!("card-facts", minutes = c.minutes, from = c.players.0, to = c.players.1)
}

fn start_now(ui: &mut Ui, view: &View, c: &ScenarioCard, chosen: bool, asks: &mut Asks) {
    card(ui, chosen, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            let wide = (ui.available_width() * 0.52).clamp(280.0, 520.0);
            let (rect, _) = ui.allocate_exact_size(vec2(wide, wide * 0.8), Sense::hover());
            super::thumbnail::draw(ui, rect, c, view.base_map(c));
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.add(Label::new(bold(&c.title).size(24.0)).wrap());
                ui.label(RichText::new(facts(c)).size(16.0));
                ui.label(RichText::new(tr!("card-scale", hurt = c.casualties, hospitals = c.hospitals)).size(16.0));
                secondary(ui, &c.summary);
                if !c.practises.is_empty() {
                    heading(ui, tr!("heading-practises"), "");
                    for p in c.practises.iter().take(4) {
                        ui.add(Label::new(RichText::new(format!("·  {p}")).size(14.0)).wrap());
                    }
                }
                ui.add_space(12.0);
                if primary_button(ui, tr!("start-drill"), tr!("key-enter")).clicked() {
                    asks.push(Ask::Open(c.id.clone()));
                }
            });
        });
    });
}

fn past(ui: &mut Ui, past: &[PastDrill], asks: &mut Asks) {
    ui.label(bold(tr!("continue")).size(20.0));
    ui.add_space(4.0);
    if past.is_empty() {
        secondary(ui, tr!("past-empty"));
    }
    for p in past.iter().take(5) {
        card(ui, false, |ui| {
            ui.add(Label::new(bold(&p.title)).wrap());
            small(ui, &p.when);
            if button(ui, tr!("resume")).clicked() {
                asks.push(Ask::Resume(p.path.clone()));
            }
        });
    }
}

const CARD: egui::Vec2 = vec2(236.0, 252.0);

/// Longest exercises offered, minutes; `None`: any length.
const LENGTHS: [Option<u32>; 4] = [None, Some(30), Some(60), Some(90)];

fn filters(ui: &mut Ui, cards: &[ScenarioCard], m: &mut Memory, asks: &mut Asks) {
    let mut hazards: Vec<String> = cards.iter().map(|c| c.hazard.clone()).filter(|h| !h.is_empty()).collect();
    hazards.sort();
    hazards.dedup();
    // A combo box does not wrap: with very large text it is narrower.
    let wide = if ui.available_width() < 760.0 { 140.0 } else { 200.0 };
    ui.horizontal_wrapped(|ui| {
        field(ui, &mut m.search, tr!("start-search"), 240.0);
        let words = |n: Option<u32>| n.map_or(tr!("any-length").to_string(), |n| tr!("up-to-minutes", n = n));
        let label = ui.label(tr!("filter-length"));
        let pick = ComboBox::from_id_salt("length").selected_text(words(m.minutes)).width(140.0);
        let shown = pick.show_ui(ui, |ui| {
            for n in LENGTHS {
                ui.selectable_value(&mut m.minutes, n, words(n));
            }
        });
        shown.response.labelled_by(label.id);
        let label = ui.label(tr!("filter-hazard"));
        let now = m.hazard.clone().unwrap_or_else(|| tr!("any-hazard").into());
        let shown = ComboBox::from_id_salt("hazard").selected_text(now).width(wide).truncate().show_ui(ui, |ui| {
            ui.selectable_value(&mut m.hazard, None, tr!("any-hazard"));
            for h in &hazards {
                ui.selectable_value(&mut m.hazard, Some(h.clone()), h);
            }
        });
        shown.response.labelled_by(label.id);
        ui.checkbox(&mut m.spanish, tr!("filter-spanish"));
        if button(ui, tr!("open-file-button")).clicked() {
            m.opening = !m.opening;
        }
    });
    if m.opening {
        open_file(ui, &mut m.path, asks);
    }
}

/// A scenario file or folder, or an exercise folder.
fn open_file(ui: &mut Ui, typed: &mut String, asks: &mut Asks) {
    ui.horizontal(|ui| {
        let r = field(ui, typed, tr!("open-file-hint"), 520.0);
        let path = typed.trim().to_string();
        let hit = ui.add_enabled_ui(!path.is_empty(), |ui| button(ui, tr!("open-button"))).inner.clicked();
        let enter = r.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if (hit || enter) && !path.is_empty() {
            asks.push(if std::path::Path::new(&path).join("journal").exists() {
                Ask::Resume(path.into())
            } else {
                Ask::Open(path)
            });
        }
    });
}

/// Whether a card passes the filters.
fn wanted(c: &ScenarioCard, m: &Memory) -> bool {
    let text = fold(&format!("{} {} {} {}", c.title, c.summary, c.hazard, c.practises.join(" ")));
    let words = fold(&m.search);
    words.split_whitespace().all(|w| text.contains(w))
        && m.minutes.is_none_or(|n| c.minutes <= n)
        && m.hazard.as_ref().is_none_or(|h| *h == c.hazard)
        && (!m.spanish || c.spanish)
}

fn gallery(ui: &mut Ui, view: &View, memory: &Memory, asks: &mut Asks) {
    let per_row = ((ui.available_width() + 16.0) / (CARD.x + 16.0)).floor().max(1.0) as usize;
    let cards = view.start.cards.iter().enumerate();
    let shown: Vec<(usize, &ScenarioCard)> = cards.filter(|c| wanted(c.1, memory)).collect();
    if shown.is_empty() {
        secondary(ui, tr!("gallery-none"));
    }
    for line in shown.chunks(per_row) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for (i, c) in line {
                tile(ui, view, c, memory.card == *i, asks);
            }
        });
        ui.add_space(8.0);
    }
}

fn tile(ui: &mut Ui, view: &View, c: &ScenarioCard, chosen: bool, asks: &mut Asks) {
    let t = tokens(ui);
    let (rect, r) = ui.allocate_exact_size(CARD, Sense::click());
    let words = match &c.broken {
        Some(why) => tr!("card-broken-name", why = why, title = c.title),
        None => format!("{}, {}", c.title, facts(c)),
    };
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, c.broken.is_none(), &words));
    let line = if chosen {
        Stroke::new(2.0, Color32::from(t.accent))
    } else if r.hovered() {
        Stroke::new(2.0, Color32::from(t.text2))
    } else {
        Stroke::new(1.0, super::widgets::quiet_line(t))
    };
    ui.painter().rect(rect, 4.0, Color32::from(t.raised), line, StrokeKind::Inside);
    let picture = egui::Rect::from_min_size(rect.min + vec2(8.0, 8.0), vec2(CARD.x - 16.0, 132.0));
    super::thumbnail::draw(ui, picture, c, view.base_map(c));
    let below = egui::Rect::from_min_max(picture.left_bottom() + vec2(4.0, 6.0), rect.max - vec2(12.0, 8.0));
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(below).layout(Layout::top_down(Align::Min)));
    inner.set_clip_rect(below);
    inner.spacing_mut().item_spacing.y = 2.0;
    inner.add(Label::new(bold(&c.title).size(15.0)).wrap());
    match &c.broken {
        Some(why) => {
            super::widgets::attention(&mut inner, Alert::new(Rank::Listed, &c.id), tr!("card-broken"));
            small(&mut inner, why);
        }
        None => {
            small(&mut inner, facts(c));
            if c.hazard != c.title && !c.hazard.is_empty() {
                small(&mut inner, &c.hazard);
            }
            small(&mut inner, tr!("card-scale", hurt = c.casualties, hospitals = c.hospitals));
            small(&mut inner, &c.languages);
        }
    }
    if r.clicked() && c.broken.is_none() {
        asks.push(Ask::Open(c.id.clone()));
    }
}
