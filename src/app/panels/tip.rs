//! Tooltips. Screen readers get the same words as the description of the control.

use bevy_egui::egui::{Context, Id, Key, Modifiers, Rect, Response, Tooltip};

/// The control whose tip was shown, with the pass, and the control whose tip was dismissed with Esc.
#[derive(Clone, Copy, Default)]
struct Tips {
    shown: Option<(Id, u64)>,
    hushed: Option<Id>,
}

fn tips<R>(ctx: &Context, with: impl FnOnce(&mut Tips) -> R) -> R {
    ctx.data_mut(|d| with(d.get_temp_mut_or_default(Id::new("tips"))))
}

pub trait Tip {
    /// A tip for a control, enabled or disabled.
    fn tip(self, words: impl Into<String>) -> Response;
    /// The same for a part of a control; the tip does not cover that part.
    fn tip_beside(self, part: Rect, words: impl Into<String>) -> Response;
}

impl Tip for Response {
    fn tip(self, words: impl Into<String>) -> Response {
        let part = self.rect;
        self.tip_beside(part, words)
    }

    fn tip_beside(self, part: Rect, words: impl Into<String>) -> Response {
        let words = words.into();
        if words.is_empty() {
            return self;
        }
        self.ctx.accesskit_node_builder(self.id, |node| node.set_description(words.as_str()));
        let away = !self.ctx.rect_contains_pointer(self.layer_id, self.rect);
        let hushed = tips(&self.ctx, |t| {
            t.hushed = t.hushed.filter(|id| *id != self.id || !away);
            t.hushed == Some(self.id)
        });
        if hushed {
            return self;
        }
        let mut tooltip = if self.enabled() { Tooltip::for_enabled(&self) } else { Tooltip::for_disabled(&self) };
        tooltip.popup = tooltip.popup.anchor(part);
        if tooltip.show(|ui| ui.label(&words)).is_some() {
            let pass = self.ctx.cumulative_pass_nr();
            tips(&self.ctx, |t| t.shown = Some((self.id, pass)));
        }
        self
    }
}

/// Esc first dismisses a tip, and only the tip. Called before the shortcuts.
pub fn hush(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    let Some((id, _)) = tips(ctx, |t| t.shown).filter(|(_, at)| at + 1 >= pass) else { return };
    if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        tips(ctx, |t| *t = Tips { shown: None, hushed: Some(id) });
    }
}
