//! The tokens as an egui style, and the typeface.

use super::{Rgb, Theme, Tokens};
use bevy_egui::egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style, TextStyle,
    Vec2, Visuals, style::WidgetVisuals, vec2,
};
use std::sync::Arc;

impl From<Rgb> for Color32 {
    fn from(c: Rgb) -> Color32 {
        Color32::from_rgb(c.0, c.1, c.2)
    }
}

/// The bold family; egui's "strong" changes the color and not the weight.
pub const BOLD: &str = "bold";
/// Text styles beside egui's own.
pub const CLOCK: &str = "clock";
pub const TITLE: &str = "title";
pub const TABLE: &str = "table";

/// Noto Sans (OFL, `assets/fonts/OFL.txt`), with egui's own fonts behind it for arrows and signs.
pub fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let regular = FontData::from_static(include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"));
    let bold = FontData::from_static(include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"));
    fonts.font_data.insert("noto".into(), Arc::new(regular));
    fonts.font_data.insert("noto-bold".into(), Arc::new(bold));
    let mut behind = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    behind.extend(fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default());
    let chain = |first: &str| {
        let mut list = vec![first.to_string()];
        list.extend(behind.iter().cloned());
        list
    };
    fonts.families.insert(FontFamily::Proportional, chain("noto"));
    fonts.families.insert(FontFamily::Name(BOLD.into()), chain("noto-bold"));
    ctx.set_fonts(fonts);
}

/// Lays out every usual character once, so that none is missing on the frame in which it first appears.
pub fn warm_up(ctx: &Context) {
    let usual: String = (' '..='~').chain("áéíñóúü¿¡·–—“”×≥≤✔•…’°−".chars()).collect();
    let sizes = [12.0, 12.5, 13.0, 14.0, 15.0, 16.0, 18.0, 20.0, 24.0, 28.0, 30.0];
    ctx.fonts_mut(|fonts| {
        for size in sizes {
            for family in [FontFamily::Proportional, FontFamily::Name(BOLD.into())] {
                let _laid_out = fonts.layout_no_wrap(usual.clone(), FontId::new(size, family), Color32::WHITE);
            }
        }
    });
}

/// Sets sizes, spacing, and colors. For a change of the theme, not for every frame.
pub fn apply(ctx: &Context, theme: Theme) {
    let t = theme.tokens();
    ctx.data_mut(|d| d.insert_temp(bevy_egui::egui::Id::new("theme"), theme));
    ctx.set_theme(if t.dark { bevy_egui::egui::Theme::Dark } else { bevy_egui::egui::Theme::Light });
    ctx.all_styles_mut(|style| {
        sizes(style);
        style.visuals = visuals(t);
    });
}

fn sizes(style: &mut Style) {
    let bold = || FontFamily::Name(BOLD.into());
    style.text_styles = [
        (TextStyle::Small, FontId::new(12.5, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(15.0, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(15.0, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(14.0, FontFamily::Monospace)),
        (TextStyle::Heading, FontId::new(20.0, bold())),
        (TextStyle::Name(CLOCK.into()), FontId::new(28.0, bold())),
        (TextStyle::Name(TITLE.into()), FontId::new(30.0, bold())),
        (TextStyle::Name(TABLE.into()), FontId::new(14.0, FontFamily::Proportional)),
    ]
    .into();
    let s = &mut style.spacing;
    s.item_spacing = vec2(8.0, 8.0);
    // Ten seats or twelve hospitals are visible at once.
    s.combo_height = 440.0;
    s.default_area_size.y = 480.0;
    s.button_padding = vec2(12.0, 4.0);
    s.interact_size = Vec2::new(32.0, 32.0);
    s.window_margin = Margin::same(16);
    s.menu_margin = Margin::same(8);
    s.scroll.floating = true;
    s.scroll.floating_width = 6.0;
    s.scroll.floating_allocated_width = 12.0;
    s.scroll.dormant_background_opacity = 0.0;
    s.scroll.bar_width = 8.0;
    s.scroll.fade.strength = 0.0; // translucent grays look dirty on a light background
    s.scroll.bar_inner_margin = 4.0;
    s.scroll.foreground_color = true;
    s.scroll.dormant_handle_opacity = 0.35;
    s.scroll.active_handle_opacity = 0.5;
    s.scroll.interact_handle_opacity = 0.8;
    s.combo_width = 160.0;
    s.tooltip_width = 320.0;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style.animation_time = 0.0;
    style.scroll_animation = bevy_egui::egui::style::ScrollAnimation::none();
}

fn visuals(t: &Tokens) -> Visuals {
    let mut v = if t.dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(4);
    let line = |c: Rgb, w: f32| Stroke::new(w, Color32::from(c));
    let widget = |fill: Rgb, border: Stroke, ink: Rgb| WidgetVisuals {
        bg_fill: fill.into(),
        weak_bg_fill: fill.into(),
        bg_stroke: border,
        corner_radius: radius,
        fg_stroke: line(ink, 1.5),
        expansion: 0.0,
    };
    v.widgets.noninteractive = widget(t.panel, line(t.line.over(t.panel, 110), 1.0), t.text);
    v.widgets.inactive = widget(t.raised, line(t.line, 1.0), t.text);
    v.widgets.hovered = widget(t.raised.over(t.line, 216), line(t.text2, 1.0), t.text);
    v.widgets.active = widget(t.raised.over(t.line, 190), line(t.focus, 2.0), t.text);
    v.widgets.open = widget(t.raised, line(t.text2, 1.0), t.text);
    v.selection.bg_fill = t.accent.over(t.panel, 90).into();
    v.selection.stroke = line(t.accent, 1.5);
    v.hyperlink_color = t.accent.into();
    v.faint_bg_color = t.raised.over(t.panel, 128).into();
    v.extreme_bg_color = t.background.into();
    v.text_edit_bg_color = Some(t.background.into());
    v.window_fill = t.panel.into();
    v.panel_fill = t.panel.into();
    v.window_stroke = line(t.line, 1.0);
    v.window_corner_radius = radius;
    v.menu_corner_radius = radius;
    v.weak_text_color = Some(t.text2.into());
    v.warn_fg_color = t.attention.into();
    v.error_fg_color = t.attention.into();
    v.text_cursor.blink = false; // a blinking caret would keep the loop running
    v.disabled_alpha = 1.0; // disabled text has its own token and contrast
    v
}
