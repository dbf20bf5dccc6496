//! Small charts: lines over time with direct labels, bars, and fans. Each chart has a sentence for screen readers and
//! black-and-white prints.

use super::widgets::{bold_font, font, heading, tokens};
use crate::app::panels::widgets::elapsed;
use crate::forecast::Fan;
use crate::tr;
use crate::units::SimTime;
use bevy_egui::egui::{
    Align2, Color32, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};

pub struct Line {
    pub name: String,
    pub points: Vec<(SimTime, i64)>,
}

pub struct Chart {
    pub title: &'static str,
    pub lines: Vec<Line>,
    pub now: SimTime,
}

const HIGH: f32 = 150.0;

impl Chart {
    /// The chart in words: first, highest or lowest, and last value of each line.
    pub fn sentence(&self) -> String {
        let one = |l: &Line| {
            let (first, last) = (l.points.first()?, l.points.last()?);
            let (low, high) = (l.points.iter().min_by_key(|p| p.1)?, l.points.iter().max_by_key(|p| p.1)?);
            Some(tr!(
                "chart-sentence",
                name = l.name,
                first = first.1,
                last = last.1,
                low = low.1,
                low_at = elapsed(low.0),
                high = high.1,
                high_at = elapsed(high.0)
            ))
        };
        let all: Vec<String> = self.lines.iter().filter_map(one).collect();
        if all.is_empty() { tr!("chart-empty").to_string() } else { all.join(" ") }
    }
}

/// A frame over time, from zero up to a round number.
struct Frame {
    painter: Painter,
    inner: Rect,
    from: SimTime,
    /// Milliseconds from the left edge to the right.
    long: f32,
    top: i64,
}

impl Frame {
    /// Draws the title, the lines, and their labels, and names the chart with its sentence.
    fn draw(ui: &mut Ui, title: &str, sentence: &str, (from, to): (SimTime, SimTime), most: i64) -> Frame {
        let t = tokens(ui);
        heading(ui, title, "");
        let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
        r.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, format!("{title}. {sentence}")));
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 4.0, Color32::from(t.background));
        let inner = Rect::from_min_max(rect.min + vec2(40.0, 8.0), rect.max - vec2(56.0, 20.0));
        let step = nice(most.max(1));
        let top = (most.max(1) + step - 1) / step * step;
        let frame = Frame { painter, inner, from, long: (to - from).0.max(60_000) as f32, top };
        let ink = Color32::from(t.text2);
        for n in (0..=top / step).map(|k| k * step) {
            let y = frame.at(from, n).y;
            frame.painter.hline(inner.x_range(), y, Stroke::new(1.0, super::widgets::quiet_line(t)));
            let left = pos2(inner.left() - 6.0, y);
            frame.painter.text(left, Align2::RIGHT_CENTER, n.to_string(), font(12.0), ink);
        }
        let foot = rect.bottom() - 10.0;
        frame.painter.text(pos2(inner.left(), foot), Align2::LEFT_CENTER, elapsed(from), font(12.0), ink);
        frame.painter.text(pos2(inner.right(), foot), Align2::RIGHT_CENTER, elapsed(to), font(12.0), ink);
        frame
    }

    fn at(&self, when: SimTime, n: i64) -> Pos2 {
        let x = self.inner.left() + self.inner.width() * (when - self.from).0 as f32 / self.long;
        pos2(x, self.inner.bottom() - self.inner.height() * n.max(0) as f32 / self.top as f32)
    }
}

/// A line chart that begins at zero, with direct labels.
pub fn plot(ui: &mut Ui, chart: &Chart) {
    let t = tokens(ui);
    let sentence = chart.sentence();
    let most = chart.lines.iter().flat_map(|l| l.points.iter().map(|p| p.1)).max().unwrap_or(1);
    let frame = Frame::draw(ui, chart.title, &sentence, (SimTime::START, chart.now), most);
    let painter = &frame.painter;
    let mut taken = f32::NEG_INFINITY;
    for (k, line) in chart.lines.iter().enumerate().take(3) {
        let ink = Color32::from(t.series[k]);
        let points: Vec<Pos2> = line.points.iter().map(|p| frame.at(p.0, p.1)).collect();
        let Some(last) = points.last().copied() else { continue };
        let stroke = Stroke::new(2.0, ink);
        match k {
            0 => drop(painter.line(points, stroke)),
            1 => painter.extend(Shape::dashed_line(&points, stroke, 8.0, 5.0)),
            _ => painter.extend(Shape::dotted_line(&points, ink, 5.0, 1.5)),
        }
        let y = if (last.y - taken).abs() < 14.0 { taken + 14.0 } else { last.y };
        taken = y;
        let value = line.points.last().map_or(0, |p| p.1).to_string();
        painter.text(pos2(last.x + 6.0, y), Align2::LEFT_CENTER, value, bold_font(13.0), Color32::from(t.text));
    }
    super::widgets::small(ui, sentence);
}

/// A round step that makes four or five lines.
fn nice(most: i64) -> i64 {
    let mut step = 1;
    loop {
        for k in [1, 2, 5] {
            if most <= step * k * 5 {
                return step * k;
            }
        }
        step *= 10;
    }
}

/// Used of staffed: one bar a row, the numbers beside it.
pub fn bars(ui: &mut Ui, rows: &[(String, u32, u32)]) {
    for (name, used, of) in rows {
        let pct = used * 100 / (*of).max(1);
        let words = tr!("chart-bar", used = *used, of = *of, pct = pct);
        bar(ui, name, &words, *used as f32 / (*of).max(1) as f32);
    }
}

/// A count a row, against the largest.
pub fn counts(ui: &mut Ui, rows: &[(String, u32, u32)]) {
    for (name, n, most) in rows {
        bar(ui, name, &n.to_string(), *n as f32 / (*most).max(1) as f32);
    }
}

fn bar(ui: &mut Ui, name: &str, words: &str, share: f32) {
    let t = tokens(ui);
    let wide = ui.available_width();
    let (rect, r) = ui.allocate_exact_size(vec2(wide, 24.0), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, format!("{name}: {words}")));
    let names = wide * 0.4;
    super::places::elided(ui, name, pos2(rect.left(), rect.center().y), names - 8.0, 14.0, Color32::from(t.text));
    let room = Rect::from_min_max(
        pos2(rect.left() + names, rect.top() + 4.0),
        pos2(rect.right() - 150.0, rect.bottom() - 4.0),
    );
    let mut full = room;
    full.set_width(room.width() * share.clamp(0.0, 1.0));
    let p = ui.painter();
    p.rect_filled(full, 2.0, Color32::from(t.ramp[3]));
    p.rect_stroke(room, 2.0, Stroke::new(1.0, Color32::from(t.line)), StrokeKind::Inside);
    let at = pos2(room.right() + 8.0, rect.center().y);
    p.text(at, Align2::LEFT_CENTER, words, font(13.0), Color32::from(t.text));
}

/// The median, the 50% and 80% intervals from now to the end, and the threshold of the sentence.
pub fn fan(ui: &mut Ui, title: &str, points: &[Fan], (limit, limit_words): &(i64, String)) {
    let t = tokens(ui);
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let sentence = tr!("fan-sentence", at = elapsed(last.at), p10 = last.p10, p50 = last.p50, p90 = last.p90);
    let sentence = format!("{sentence} {}", tr!("fan-limit", what = limit_words));
    let most = points.iter().map(|p| p.p90).max().unwrap_or(1).max(*limit);
    let frame = Frame::draw(ui, title, &sentence, (first.at, last.at), most);
    let painter = &frame.painter;
    // One mesh: adjacent polygons would show their seams.
    let band = |low: fn(&Fan) -> i64, high: fn(&Fan) -> i64, fill: Color32| {
        let mut mesh = Mesh::default();
        for (i, p) in (0u32..).zip(points) {
            mesh.colored_vertex(frame.at(p.at, low(p)), fill);
            mesh.colored_vertex(frame.at(p.at, high(p)), fill);
            if i > 0 {
                let k = 2 * i;
                mesh.add_triangle(k - 2, k - 1, k);
                mesh.add_triangle(k - 1, k, k + 1);
            }
        }
        painter.add(Shape::mesh(mesh));
    };
    band(|p| p.p10, |p| p.p90, Color32::from(t.ramp[0]));
    band(|p| p.p25, |p| p.p75, Color32::from(t.ramp[1]));
    painter.line(points.iter().map(|p| frame.at(p.at, p.p50)).collect(), Stroke::new(2.0, Color32::from(t.text)));
    let (from, to) = (frame.at(first.at, *limit), frame.at(last.at, *limit));
    let ink = Color32::from(t.text);
    painter.extend(Shape::dashed_line(&[from, to], Stroke::new(2.0, ink), 8.0, 4.0));
    let words = painter.layout_no_wrap(limit_words.clone(), font(12.0), ink);
    // Above the line, or below it if it is the highest, on a plate, because a band may be behind it.
    let above = -3.0 - words.size().y;
    let fits = from.y + above >= painter.clip_rect().top();
    let plate = Rect::from_min_size(from + vec2(6.0, if fits { above } else { 3.0 }), words.size());
    painter.rect_filled(plate.expand2(vec2(3.0, 0.0)), 2.0, Color32::from(t.background));
    painter.galley(plate.min, words, ink);
    let end = frame.at(last.at, last.p50) + vec2(6.0, 0.0);
    painter.text(end, Align2::LEFT_CENTER, last.p50.to_string(), bold_font(13.0), Color32::from(t.text));
    super::widgets::small(ui, sentence);
}
