//! Small parts that several panels share.

use crate::app::theme::{BOLD, Theme, Tokens};
use bevy_egui::egui::{
    Align, Button, Color32, CornerRadius, FontFamily, FontId, Frame, Label, Layout, Margin, Response, RichText, Sense,
    Stroke, Ui, Vec2, vec2,
};

pub fn tokens(ui: &Ui) -> &'static Tokens {
    if ui.visuals().dark_mode { Theme::Dark.tokens() } else { Theme::Light.tokens() }
}

pub fn bold_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

pub fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

pub fn bold(text: impl Into<String>) -> RichText {
    RichText::new(text).family(FontFamily::Name(BOLD.into()))
}

/// The one filled button of a place on the screen.
pub fn primary(text: &str, key: &str) -> Button<'static> {
    Button::new(bold(shown(text, key))).min_size(vec2(96.0, 32.0))
}

fn shown(text: &str, key: &str) -> String {
    if key.is_empty() { text.to_string() } else { format!("{text}   {key}") }
}

/// What cannot be pressed now: a colour of its own, still readable.
fn disabled(t: &Tokens, text: &str) -> RichText {
    RichText::new(text).color(Color32::from(t.disabled))
}

pub fn primary_button(ui: &mut Ui, text: &str, key: &str) -> Response {
    let t = tokens(ui);
    if !ui.is_enabled() {
        return ui.add(Button::new(disabled(t, &shown(text, key))).min_size(vec2(96.0, 32.0)));
    }
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (w, fill) in [
            (&mut widgets.inactive, t.accent),
            (&mut widgets.hovered, t.accent.over(t.text, 216)),
            (&mut widgets.active, t.accent.over(t.text, 190)),
        ] {
            w.weak_bg_fill = fill.into();
            w.bg_fill = fill.into();
            w.fg_stroke.color = t.accent_ink.into();
            w.bg_stroke = Stroke::new(1.0, Color32::from(fill));
        }
        ui.add(primary(text, key))
    })
    .inner
}

/// An ordinary button, 32 points high.
pub fn button(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    let text: RichText = text.into();
    let text = if ui.is_enabled() { text } else { disabled(tokens(ui), text.text()) };
    ui.add(Button::new(text).min_size(vec2(32.0, 32.0)))
}

/// A button that can be switched off, with the reason on hover and beside it for screen readers.
pub fn button_or_reason(ui: &mut Ui, text: &str, closed: Option<&str>) -> Response {
    let words = if closed.is_some() { disabled(tokens(ui), text) } else { RichText::new(text) };
    let response = ui.add_enabled(closed.is_none(), Button::new(words).min_size(vec2(32.0, 32.0)));
    match closed {
        Some(why) => response.on_disabled_hover_text(why),
        None => response,
    }
}

/// A line of text height: egui's own rows are as high as a button.
pub fn row(ui: &mut Ui, add: impl FnOnce(&mut Ui)) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.horizontal(add);
    })
    .response
}

/// Heading of a block in a column.
pub fn heading(ui: &mut Ui, text: &str, right: &str) {
    let t = tokens(ui);
    ui.add_space(6.0);
    row(ui, |ui| {
        ui.add(Label::new(bold(text).size(14.0).color(Color32::from(t.text2))));
        if !right.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(right).size(12.5).color(Color32::from(t.text2)));
            });
        }
    });
}

pub fn secondary(ui: &mut Ui, text: impl Into<String>) -> Response {
    let t = tokens(ui);
    ui.add(Label::new(RichText::new(text).size(14.0).color(Color32::from(t.text2))).wrap())
}

pub fn small(ui: &mut Ui, text: impl Into<String>) -> Response {
    let t = tokens(ui);
    ui.add(Label::new(RichText::new(text).size(12.5).color(Color32::from(t.text2))).wrap())
}

/// What the facilitator alone may read: italics and a tag, recognisable over a shoulder.
pub fn private(ui: &mut Ui, text: &str) {
    let t = tokens(ui);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            tag(ui, "fac.");
            ui.add(Label::new(RichText::new(text).size(14.0).italics().color(Color32::from(t.text2))).wrap());
        });
    });
}

pub fn tag(ui: &mut Ui, text: &str) {
    let t = tokens(ui);
    Frame::new()
        .stroke(Stroke::new(1.0, Color32::from(t.line)))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::symmetric(4, 0))
        .show(ui, |ui| ui.add(Label::new(RichText::new(text).size(12.0).color(Color32::from(t.text2)))));
}

/// A card: raised ground, quiet line.
pub fn card<R>(ui: &mut Ui, strong: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let t = tokens(ui);
    let line = if strong { Stroke::new(2.0, Color32::from(t.accent)) } else { Stroke::new(1.0, quiet_line(t)) };
    Frame::new()
        .fill(t.raised.into())
        .stroke(line)
        .corner_radius(CornerRadius::same(4))
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

pub fn quiet_line(t: &Tokens) -> Color32 {
    t.line.over(t.panel, 110).into()
}

/// Lateness and alerts: never the colour alone, always the badge and a word.
pub fn attention(ui: &mut Ui, text: &str) -> Response {
    let t = tokens(ui);
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
        super::map::badge(ui.painter(), rect.center(), 8.0, t);
        // Words in the text colour: magenta on a card is a hair under 4.5:1.
        ui.add(Label::new(bold(text).size(14.0)).wrap());
    })
}

/// A pressed-in chip of the top bar.
pub fn chip(ui: &mut Ui, text: &str, fill: Color32, ink: Color32) -> Response {
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(4))
        .inner_margin(Margin::symmetric(8, 4))
        .show(ui, |ui| ui.add(Label::new(bold(text).size(14.0).color(ink))))
        .response
}
