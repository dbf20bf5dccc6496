//! Widgets that several panels share.

use super::alert::Alert;
use super::tip::Tip;
use crate::app::ask::{Asks, Change};
use crate::app::theme::{BOLD, Theme, Tokens};
use crate::tr;
use crate::units::SimTime;
use bevy_egui::egui::{
    Align, Button, Color32, CornerRadius, FontFamily, FontId, Frame, Id, Label, Layout, Margin, Response, RichText,
    Sense, Stroke, Ui, Vec2, accesskit, vec2,
};

pub fn tokens(ui: &Ui) -> &'static Tokens {
    Theme::of(ui.ctx()).tokens()
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

/// The filled button, one per group of controls.
pub fn primary(text: impl AsRef<str>, key: &str) -> Button<'static> {
    Button::new(bold(shown(text.as_ref(), key))).min_size(vec2(96.0, 32.0))
}

fn shown(text: &str, key: &str) -> String {
    if key.is_empty() { text.to_string() } else { format!("{text}   {key}") }
}

/// The text of a disabled control, in its own readable color.
fn disabled(t: &Tokens, text: &str) -> RichText {
    RichText::new(text).color(Color32::from(t.disabled))
}

pub fn primary_button(ui: &mut Ui, text: impl AsRef<str>, key: &str) -> Response {
    let text = text.as_ref();
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

/// A button whose tip is the reason when it is disabled, else its effect.
pub fn button_or_reason(ui: &mut Ui, text: &str, closed: Option<&str>, does: &str) -> Response {
    let words = if closed.is_some() { disabled(tokens(ui), text) } else { RichText::new(text) };
    ui.add_enabled(closed.is_none(), Button::new(words).min_size(vec2(32.0, 32.0))).tip(closed.unwrap_or(does))
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
pub fn heading(ui: &mut Ui, text: impl AsRef<str>, right: impl AsRef<str>) {
    let (text, right) = (text.as_ref(), right.as_ref());
    let t = tokens(ui);
    ui.add_space(6.0);
    let wide = |text: &str, font: FontId| ui.painter().layout_no_wrap(text.to_string(), font, Color32::WHITE).size().x;
    let fits = wide(text, bold_font(14.0)) + wide(right, font(12.5)) + 24.0 < ui.available_width();
    if !fits {
        ui.add(Label::new(bold(text).size(14.0).color(Color32::from(t.text2))).wrap());
        if !right.is_empty() {
            small(ui, right);
        }
        return;
    }
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

/// Text for the facilitator only: italics and a tag.
pub fn private(ui: &mut Ui, text: impl AsRef<str>) {
    let t = tokens(ui);
    let words = format!("{} · {}", tr!("fac"), text.as_ref());
    ui.add(Label::new(RichText::new(words).size(14.0).italics().color(Color32::from(t.text2))).wrap());
}

pub fn tag(ui: &mut Ui, text: &str) {
    let t = tokens(ui);
    Frame::new()
        .stroke(Stroke::new(1.0, Color32::from(t.line)))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::symmetric(4, 0))
        .show(ui, |ui| ui.add(Label::new(RichText::new(text).size(12.0).color(Color32::from(t.text2)))));
}

/// A card: raised background, quiet line.
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

/// An alert: the badge and words, never the color alone.
pub fn attention(ui: &mut Ui, alert: Alert, text: impl AsRef<str>) -> Response {
    let text = text.as_ref();
    let t = tokens(ui);
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
        super::map::alert_badge(ui.painter(), rect.center(), 8.0, alert, t);
        // Words in the text color: magenta on a card has less than 4.5:1.
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

/// Id of the title of the sheet that is being drawn.
fn title_id() -> Id {
    Id::new("sheet title")
}

/// Title of a sheet, also its name for screen readers.
pub fn sheet_title(ui: &mut Ui, title: impl Into<String>) {
    let title: String = title.into();
    ui.data_mut(|d| d.insert_temp(title_id(), title.clone()));
    ui.label(bold(title).size(24.0));
}

/// Sets the name and role of a sheet after its contents are drawn; `usual` is the name without a title.
pub fn name_sheet(sheet: &Response, usual: &str) {
    let title = sheet.ctx.data_mut(|d| d.remove_temp::<String>(title_id())).unwrap_or_else(|| usual.into());
    sheet.ctx.accesskit_node_builder(sheet.id, |node| {
        node.set_role(accesskit::Role::Dialog);
        node.set_label(title);
    });
}

/// Title of a sheet, with its Close at the right.
pub fn sheet_head(ui: &mut Ui, title: impl Into<String>, asks: &mut Asks) {
    ui.horizontal(|ui| {
        sheet_title(ui, title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button(ui, tr!("close-esc")).clicked() {
                asks.push(Change::CloseSheet.into());
            }
        });
    });
}

/// A one-line field, 32 points high, that a label names.
pub fn field(ui: &mut Ui, text: &mut String, hint: impl Into<String>, width: f32) -> Response {
    let hint: String = hint.into();
    let edit = bevy_egui::egui::TextEdit::singleline(text)
        .vertical_align(Align::Center)
        .hint_text(&hint)
        .desired_width(width)
        .min_size(vec2(0.0, 32.0));
    let r = ui.add(edit);
    if hint.is_empty() { r } else { named(r, hint) }
}

/// A field whose hint is also its name for screen readers.
pub fn named(r: Response, name: impl Into<String>) -> Response {
    r.ctx.accesskit_node_builder(r.id, |node| node.set_label(name.into()));
    r
}

/// One of several: pressed in, or not.
pub fn option(ui: &mut Ui, on: bool, text: impl Into<String>) -> bool {
    let text: String = text.into();
    let text = if on { bold(text) } else { RichText::new(text) };
    ui.add(Button::selectable(on, text).min_size(vec2(32.0, 32.0))).clicked()
}

/// Two columns with a wide gap.
pub fn halves(ui: &mut Ui, add: impl FnOnce(&mut [Ui])) {
    let usual = ui.spacing().item_spacing;
    ui.spacing_mut().item_spacing.x = 28.0;
    ui.columns(2, |columns| {
        columns.iter_mut().for_each(|c| c.spacing_mut().item_spacing = usual);
        add(columns)
    });
    ui.spacing_mut().item_spacing = usual;
}

/// A row of cells over the whole width, by shares; as high as the tallest cell.
pub fn cells(ui: &mut Ui, shares: &[f32], fill: bool, mut add: impl FnMut(&mut Ui, usize)) {
    use bevy_egui::egui::{Rect, Shape, UiBuilder, pos2};
    const GAP: f32 = 12.0;
    let full = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
    let behind = ui.painter().add(Shape::Noop);
    let whole: f32 = shares.iter().sum();
    let (mut left, mut bottom) = (full.left(), full.top() + 28.0);
    for (k, share) in shares.iter().enumerate() {
        let wide = full.width() * share / whole;
        let room = Rect::from_min_size(pos2(left, full.top() + 4.0), vec2(wide - GAP, f32::INFINITY));
        let mut cell = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)));
        cell.spacing_mut().item_spacing.y = 2.0;
        add(&mut cell, k);
        bottom = bottom.max(cell.min_rect().bottom() + 4.0);
        left += wide;
    }
    let row = Rect::from_min_max(full.min, pos2(full.right(), bottom));
    if fill {
        ui.painter().set(behind, Shape::rect_filled(row, 2.0, ui.visuals().faint_bg_color));
    }
    ui.advance_cursor_after_rect(row);
}

/// `T+00:42`, as on the top bar.
pub fn elapsed(t: SimTime) -> String {
    let minutes = t.secs().div_euclid(60);
    let (sign, minutes) = if minutes < 0 { ('-', -minutes) } else { ('+', minutes) };
    format!("T{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
