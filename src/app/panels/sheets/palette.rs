//! The command palette: type a few letters of anything, press Enter.

use crate::app::ask::Asks;
use crate::app::palette::{Row, rows, run};
use crate::app::panels::widgets::{bold_font, field, font, name_sheet, small, tokens};
use crate::app::surfaces::Surface;
use crate::tr;
use crate::view::SeatView;
use bevy_egui::egui::{
    self, Align2, Color32, Id, Key, Modifiers, Order, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

const WIDE: f32 = 640.0;

/// The typed words, and the row that Enter runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    pub query: String,
    pub at: usize,
}

pub fn ui(root: &mut Ui, view: &SeatView, surface: Surface, memory: &mut Memory, asks: &mut Asks) {
    let t = tokens(root);
    let screen = root.ctx().viewport_rect();
    let frame = egui::Frame::new()
        .fill(t.panel.into())
        .stroke(egui::Stroke::new(2.0, Color32::from(t.line)))
        .corner_radius(4)
        .inner_margin(egui::Margin::same(16));
    let area = egui::Area::new(Id::new("palette"))
        .anchor(Align2::CENTER_TOP, vec2(0.0, 64.0))
        .order(Order::Foreground)
        .show(root.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(WIDE.min(screen.width() - 80.0));
                ui.set_max_height(screen.height() - 160.0);
                content(ui, view, surface, memory, asks);
            });
        });
    name_sheet(&area.response, tr!("act-palette"));
}

fn content(ui: &mut Ui, view: &SeatView, surface: Surface, p: &mut Memory, asks: &mut Asks) {
    let (up, down, enter) = ui.input_mut(|i| {
        let up = i.consume_key(Modifiers::NONE, Key::ArrowUp);
        let down = i.consume_key(Modifiers::NONE, Key::ArrowDown);
        (up, down, i.consume_key(Modifiers::NONE, Key::Enter))
    });
    let mut query = std::mem::take(&mut p.query);
    let r = field(ui, &mut query, tr!("palette-hint"), f32::INFINITY);
    if !r.has_focus() {
        r.request_focus();
    }
    let list = rows(view, surface, &query);
    if r.changed() {
        p.at = 0;
    }
    p.query = query;
    let last = list.len().saturating_sub(1);
    p.at = if down {
        (p.at + 1).min(last)
    } else if up {
        p.at.saturating_sub(1)
    } else {
        p.at.min(last)
    };
    let (at, moved) = (p.at, up || down || r.changed());
    let mut chosen = if enter { list.get(at).cloned() } else { None };
    if list.is_empty() {
        small(ui, tr!("palette-none"));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    super::super::focus::scrolled(
        ui,
        egui::ScrollArea::vertical().auto_shrink([false, true]).max_height(520.0),
        |ui| {
            let mut group = "";
            for (i, row) in list.iter().enumerate() {
                if p.query.is_empty() && row.group != group {
                    group = row.group;
                    ui.add_space(6.0);
                    small(ui, group);
                }
                let clicked = line(ui, row, i == at, moved && i == at);
                if clicked {
                    chosen = Some(row.clone());
                }
            }
        },
    );
    if let Some(row) = chosen {
        run(&row, view.seat, asks);
    }
}

fn line(ui: &mut Ui, row: &Row, on: bool, reveal: bool) -> bool {
    let t = tokens(ui);
    let high = if row.closed.is_some() { 44.0 } else { 32.0 };
    // The field keeps the focus and arrows choose, so Tab skips the rows.
    let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width() - 12.0, high), Sense::CLICK);
    let words = match row.closed {
        Some(why) => format!("{}, {why}", row.words),
        None => row.words.clone(),
    };
    r.widget_info(|| WidgetInfo::selected(WidgetType::Button, row.closed.is_none(), on, &words));
    if reveal {
        ui.scroll_to_rect(rect, None);
    }
    let p = ui.painter();
    if on {
        p.rect_filled(rect, 4.0, Color32::from(t.accent.over(t.panel, 90)));
    } else if r.hovered() {
        p.rect_filled(rect, 4.0, Color32::from(t.raised));
    }
    let ink = Color32::from(if row.closed.is_some() { t.disabled } else { t.text });
    let keys = p.layout_no_wrap(row.shown.to_string(), bold_font(13.0), Color32::from(t.text2));
    let room = rect.width() - keys.size().x - 28.0;
    let top = rect.top() + 16.0;
    super::super::places::elided(ui, &row.words, pos2(rect.left() + 8.0, top), room, 15.0, ink);
    let at = pos2(rect.right() - 8.0 - keys.size().x, top - keys.size().y * 0.5);
    ui.painter().galley(at, keys, Color32::from(t.text2));
    if let Some(why) = row.closed {
        ui.painter().text(pos2(rect.left() + 8.0, rect.top() + 34.0), Align2::LEFT_CENTER, why, font(12.5), ink);
    }
    r.clicked()
}
