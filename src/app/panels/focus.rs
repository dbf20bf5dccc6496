//! Keyboard focus: Tab in reading order, arrows in open lists, one ring for all controls, and scrolling to the control with
//! the focus.

use super::widgets::tokens;
use crate::app::theme::Theme;
use crate::tr;
use bevy_egui::egui::{
    self, Align, Color32, Context, FocusDirection, Id, Key, LayerId, Modifiers, Order, Popup, Rect, ScrollArea, Stroke,
    StrokeKind, Ui, WidgetRect,
};

/// Controls whose centers differ by less than this in height are one row, points.
const ROW: f32 = 8.0;

/// Tab and Shift+Tab. egui's own order is the order of drawing, which is backwards in a row laid out from the right and
/// includes controls behind a sheet.
pub fn walk(ctx: &Context) {
    walk_list(ctx);
    let Some(back) = tab(ctx) else { return };
    ctx.memory_mut(|m| m.move_focus(FocusDirection::None));
    let order = reading_order(ctx);
    let now = ctx.memory(|m| m.focused()).and_then(|id| order.iter().position(|o| *o == id));
    let last = order.len().saturating_sub(1);
    let next = match now {
        None if back => last,
        None => 0,
        Some(at) if back => at.checked_sub(1).unwrap_or(last),
        Some(at) if at == last => 0,
        Some(at) => at + 1,
    };
    if let Some(id) = order.get(next) {
        ctx.memory_mut(|m| m.request_focus(*id));
    }
}

/// Up and Down in an open list or menu go from entry to entry; Enter picks one.
fn walk_list(ctx: &Context) {
    if !Popup::is_any_open(ctx) {
        return;
    }
    let (down, up) = ctx.input_mut(|i| {
        let down = i.consume_key(Modifiers::NONE, Key::ArrowDown);
        (down, i.consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    if !down && !up {
        return;
    }
    ctx.memory_mut(|m| m.move_focus(FocusDirection::None));
    let order = reading_order(ctx);
    let now = ctx.memory(|m| m.focused()).and_then(|id| order.iter().position(|o| *o == id));
    let last = order.len().saturating_sub(1);
    let next = match now {
        None if up => last,
        None => 0,
        Some(at) if up => at.saturating_sub(1),
        Some(at) => (at + 1).min(last),
    };
    if let Some(id) = order.get(next) {
        ctx.memory_mut(|m| m.request_focus(*id));
    }
}

/// `Some(true)`: backwards.
fn tab(ctx: &Context) -> Option<bool> {
    ctx.input(|i| {
        i.events.iter().find_map(|e| match e {
            egui::Event::Key { key: Key::Tab, pressed: true, modifiers: m, .. } if !m.command && !m.alt => {
                Some(m.shift)
            }
            _ => None,
        })
    })
}

/// The controls that Tab visits: those of the topmost sheet or menu, else those of the window.
pub fn reading_order(ctx: &Context) -> Vec<Id> {
    let layers: Vec<LayerId> = ctx.memory(|m| m.layer_ids().collect());
    ctx.viewport(|v| {
        let widgets = &v.prev_pass.widgets;
        let of = |layer: LayerId| -> Vec<WidgetRect> {
            // The background of a list or menu is a control of egui's, without a name.
            let background = layer.id.with("move");
            let wanted =
                |w: &&WidgetRect| w.enabled && w.id != background && w.sense.is_focusable() && w.rect.is_positive();
            widgets.get_layer(layer).filter(wanted).copied().collect()
        };
        let above = layers.iter().rev().filter(|l| matches!(l.order, Order::Middle | Order::Foreground));
        let over = above.map(|l| of(*l)).find(|list| !list.is_empty());
        let mut list = over.unwrap_or_else(|| of(LayerId::background()));
        let mut from = 0;
        while from < list.len() {
            let y = list[from].rect.center().y;
            let row = list[from..].iter().take_while(|w| (w.rect.center().y - y).abs() < ROW).count();
            list[from..from + row].sort_by(|a, b| a.rect.left().total_cmp(&b.rect.left()));
            from += row;
        }
        list.into_iter().map(|w| w.id).collect()
    })
}

/// A scrolled part of a sheet, as wide as the sheet and as high as its content.
pub fn scroll(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    scrolled(ui, ScrollArea::vertical().id_salt(name).auto_shrink([false, true]), add);
}

/// A scroll area that keeps the control with the focus visible.
pub fn scrolled<R>(ui: &mut Ui, area: ScrollArea, add: impl FnOnce(&mut Ui) -> R) -> R {
    let out = area.show(ui, |ui| {
        let shown = add(ui);
        reveal(ui);
        shown
    });
    // The id of egui's vertical scroll bar, when there is one.
    let bar = out.id.with(1_usize);
    if ui.ctx().read_response(bar).is_some() {
        ui.ctx().accesskit_node_builder(bar, |node| node.set_label(tr!("scroll-bar")));
    }
    out.inner
}

/// Room for the ring around a control, points.
const RING: f32 = 6.0;

/// Scrolls to the control that has just received the focus; egui does not.
fn reveal(ui: &Ui) {
    let last = Id::new("focus before");
    let now = ui.memory(|m| m.focused());
    let Some(at) = now.and_then(|id| ui.ctx().read_response(id)) else { return };
    let mine = at.layer_id == ui.layer_id() && ui.min_rect().expand(RING).contains(at.rect.center());
    if mine && ui.data(|d| d.get_temp::<Option<Id>>(last)).flatten() != now {
        ui.data_mut(|d| d.insert_temp(last, now));
        let rect = at.rect.expand(RING);
        let clip = ui.clip_rect();
        if rect.top() < clip.top() || rect.bottom() > clip.bottom() {
            ui.scroll_to_rect(rect, Some(Align::Center));
        }
    }
}

/// One focus ring for every control, above all layers, also around painted controls.
pub fn ring(ui: &Ui) {
    let ctx = ui.ctx();
    let Some(id) = ctx.memory(|m| m.focused()) else { return };
    let Some(rect) = ctx.read_response(id).map(|r| r.rect) else { return };
    let t = tokens(ui);
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::new("focus ring")));
    let rect: Rect = rect.expand(2.0);
    painter.rect_stroke(rect.expand(2.0), 5.0, Stroke::new(1.0, Color32::from(t.focus_gap)), StrokeKind::Outside);
    let wide = if Theme::of(ctx) == Theme::HighContrast { 3.0 } else { 2.0 };
    painter.rect_stroke(rect, 5.0, Stroke::new(wide, Color32::from(t.focus)), StrokeKind::Outside);
}
