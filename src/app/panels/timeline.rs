//! The timeline: injects, decisions, notes, and ICU beds available, with a line at the present.

use super::alert::{self, Alert, Rank};
use super::tip::Tip;
use super::widgets::{bold_font, elapsed, font, tokens};
use crate::app::theme::Tokens;
use crate::tr;
use crate::units::SimTime;
use crate::view::{ClockView, MarkState, SeatView, TimelineMark};
use bevy_egui::egui::{
    Align2, Color32, Id, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Room for the names of the lanes.
const GUTTER: f32 = 84.0;
const AXIS: f32 = 18.0;

struct Strip {
    painter: Painter,
    lanes: Rect,
    start: f64,
    end: f64,
    now: SimTime,
    t: &'static Tokens,
}

impl Strip {
    fn x(&self, at: SimTime) -> f32 {
        let share = (at.0 as f64 - self.start) / (self.end - self.start).max(1.0);
        self.lanes.left() + self.lanes.width() * share as f32
    }
}

pub fn ui(ui: &mut Ui, view: &SeatView) {
    let rect = ui.available_rect_before_wrap();
    let c = &view.clock;
    let end = c.length.0.max(c.now.0).max(60_000) as f64;
    let strip = Strip {
        painter: ui.painter_at(rect),
        lanes: Rect::from_min_max(
            pos2(rect.left() + GUTTER, rect.top() + AXIS),
            pos2(rect.right() - 12.0, rect.bottom()),
        ),
        start: 0.0,
        end,
        now: c.now,
        t: tokens(ui),
    };
    axis(&strip, c);
    let step = strip.lanes.height() / 4.0;
    let lane = |k: usize| {
        let top = strip.lanes.top() + step * k as f32;
        Rect::from_min_max(pos2(strip.lanes.left(), top), pos2(strip.lanes.right(), top + step))
    };
    let tl = &view.timeline;
    marks(ui, &strip, lane(0), tr!("lane-injects"), &tl.injects, false);
    marks(ui, &strip, lane(1), tr!("lane-decisions"), &tl.decisions, true);
    marks(ui, &strip, lane(2), tr!("lane-notes"), &tl.notes, true);
    spark(ui, &strip, lane(3), tr!("lane-icu"), &tl.icu_free);
    now_line(&strip);
}

fn lane_name(strip: &Strip, lane: Rect, name: &str) {
    let at = pos2(strip.lanes.left() - GUTTER + 4.0, lane.center().y);
    strip.painter.text(at, Align2::LEFT_CENTER, name, font(13.0), Color32::from(strip.t.text2));
    let line = Stroke::new(1.0, super::widgets::quiet_line(strip.t));
    strip.painter.hline(lane.x_range(), lane.bottom(), line);
}

/// Ticks at round scenario times, 60 to 140 points apart.
fn axis(strip: &Strip, clock: &ClockView) {
    let minutes = (strip.end - strip.start) / 60_000.0;
    let wanted = minutes / f64::from(strip.lanes.width() / 90.0);
    let step = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440].into_iter().find(|s| f64::from(*s) >= wanted);
    let step = i64::from(step.unwrap_or(1440));
    let offset = story_minutes(&clock.story) - clock.now.secs().div_euclid(60);
    let mut at = (offset + step - 1).div_euclid(step) * step - offset;
    let ink = Color32::from(strip.t.text2);
    while at as f64 <= minutes {
        let x = strip.x(SimTime(at * 60_000));
        let story = (at + offset).rem_euclid(1440);
        let text = format!("{:02}:{:02}", story / 60, story % 60);
        // Keeps clear of the word "now", and inside the panel.
        let place = pos2(x.min(strip.lanes.right() - 8.0), strip.lanes.top() - 10.0);
        if (x - strip.x(strip.now)).abs() > 38.0 {
            strip.painter.text(place, Align2::CENTER_CENTER, text, font(12.0), ink);
        }
        let line = Stroke::new(1.0, super::widgets::quiet_line(strip.t));
        strip.painter.vline(x, strip.lanes.y_range(), line);
        at += step;
    }
}

/// Minutes since midnight of `11:52`; zero if it is something else.
fn story_minutes(story: &str) -> i64 {
    let mut parts = story.split(':').map(|p| p.trim().parse::<i64>().unwrap_or(0));
    parts.next().unwrap_or(0) * 60 + parts.next().unwrap_or(0)
}

fn marks(ui: &mut Ui, strip: &Strip, lane: Rect, name: &str, list: &[TimelineMark], round: bool) {
    lane_name(strip, lane, name);
    let painter = strip.painter.with_clip_rect(lane.expand2(vec2(8.0, 0.0)));
    let mut quiet = 0;
    // The newest first: of equals, it becomes loud.
    for (i, m) in list.iter().enumerate().rev() {
        let at = pos2(strip.x(m.at), lane.center().y);
        if m.state == MarkState::Late {
            let alert = Alert::new(Rank::Mark, (name, m.at, &m.label));
            quiet += usize::from(!alert::is_loud(ui.ctx(), alert, true));
            super::map::alert_badge(&painter, at, 8.0, alert, strip.t);
        } else if round {
            dot(&painter, at, m.state, strip.t);
        } else {
            wedge(&painter, at, m.state, strip.t);
        }
        let hit = Rect::from_center_size(at, vec2(14.0, lane.height().max(20.0)));
        let r = ui.interact(hit, Id::new((name, i)), Sense::hover());
        let words = format!("{}  {}\n{}", elapsed(m.at), state_word(m.state), m.label);
        r.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words.replace('\n', ", ")));
        r.tip(words);
    }
    if quiet > 0 {
        // Beside the lane's name, where there are no marks.
        let at = pos2(strip.lanes.left() - 14.0, lane.center().y);
        let text = format!("+{quiet}");
        let ink = Color32::from(strip.t.text);
        let place = strip.painter.text(at, Align2::RIGHT_CENTER, text, bold_font(12.0), ink);
        let hit = place.expand2(vec2(6.0, 4.0));
        let r = ui.interact(hit, Id::new((name, "more late")), Sense::hover());
        let words = tr!("late-more", more = quiet);
        r.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
        r.tip(words);
    }
}

pub fn state_word(state: MarkState) -> &'static str {
    match state {
        MarkState::Planned => tr!("state-planned"),
        MarkState::Conditional => tr!("state-conditional"),
        MarkState::Done => tr!("state-done"),
        MarkState::Late => tr!("late"),
        MarkState::Skipped => tr!("state-skipped"),
        MarkState::Refused => tr!("refused"),
    }
}

/// Sent: filled. Planned: hollow. Conditional: a diamond. Skipped: struck out.
fn wedge(painter: &Painter, at: Pos2, state: MarkState, t: &Tokens) {
    let ink = Color32::from(t.text);
    let p = |x: f32, y: f32| at + vec2(x, y);
    let down = vec![p(-6.0, -5.0), p(6.0, -5.0), p(0.0, 6.0)];
    match state {
        MarkState::Done => {
            painter.add(Shape::convex_polygon(down, ink, Stroke::NONE));
        }
        MarkState::Conditional => {
            let diamond = vec![p(0.0, -6.0), p(6.0, 0.0), p(0.0, 6.0), p(-6.0, 0.0)];
            painter.add(Shape::closed_line(diamond, Stroke::new(1.5, ink)));
        }
        MarkState::Planned | MarkState::Skipped | MarkState::Refused | MarkState::Late => {
            painter.add(Shape::closed_line(down, Stroke::new(1.5, ink)));
        }
    }
    if matches!(state, MarkState::Skipped | MarkState::Refused) {
        painter.line_segment([p(-7.0, 6.0), p(7.0, -6.0)], Stroke::new(1.5, ink));
    }
}

fn dot(painter: &Painter, at: Pos2, state: MarkState, t: &Tokens) {
    let ink = Color32::from(t.text);
    match state {
        MarkState::Refused => {
            painter.circle_stroke(at, 4.5, Stroke::new(1.5, ink));
            painter.line_segment([at + vec2(-5.0, 5.0), at + vec2(5.0, -5.0)], Stroke::new(1.5, ink));
        }
        MarkState::Planned | MarkState::Conditional | MarkState::Done | MarkState::Late | MarkState::Skipped => {
            painter.circle_filled(at, 4.5, ink);
        }
    }
}

fn spark(ui: &Ui, strip: &Strip, lane: Rect, name: &str, points: &[(SimTime, i64)]) {
    lane_name(strip, lane, name);
    let (Some(last), Some(most)) = (points.last(), points.iter().map(|p| p.1).max()) else { return };
    let most = most.max(1) as f32;
    let inner = lane.shrink2(vec2(0.0, 3.0));
    let at = |p: &(SimTime, i64)| pos2(strip.x(p.0), inner.bottom() - inner.height() * (p.1.max(0) as f32 / most));
    let line: Vec<Pos2> = points.iter().map(at).collect();
    strip.painter.line(line, Stroke::new(2.0, Color32::from(strip.t.series[0])));
    let end = at(last);
    strip.painter.circle_filled(end, 3.0, Color32::from(strip.t.series[0]));
    let text = last.1.to_string();
    let beside = pos2(end.x.max(strip.x(strip.now)) + 8.0, end.y);
    let place = strip.painter.text(beside, Align2::LEFT_CENTER, &text, bold_font(13.0), Color32::from(strip.t.text));
    let r = ui.interact(place, Id::new((name, "last")), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {text}")));
}

fn now_line(strip: &Strip) {
    let x = strip.x(strip.now);
    let y = strip.lanes.y_range();
    strip.painter.vline(x, y, Stroke::new(4.0, Color32::from(strip.t.panel)));
    strip.painter.vline(x, y, Stroke::new(2.0, Color32::from(strip.t.accent)));
    let word = strip.painter.layout_no_wrap(tr!("now").into(), bold_font(12.0), Color32::WHITE).size().x;
    let plate = Rect::from_center_size(pos2(x, strip.lanes.top() - 10.0), vec2(word + 8.0, 16.0));
    strip.painter.rect(plate, 3.0, Color32::from(strip.t.accent), Stroke::NONE, StrokeKind::Inside);
    let ink = Color32::from(strip.t.accent_ink);
    strip.painter.text(plate.center(), Align2::CENTER_CENTER, tr!("now"), bold_font(12.0), ink);
}
