//! Pictures as shapes: line charts, bars, bands; and SVG from them. Text alternatives and tables come with the figure.

use super::document::{Anchor, Color, Figure, Shape};
use std::fmt::Write;

pub const INK: Color = Color(18, 26, 34);
pub const SOFT: Color = Color(107, 120, 132);
pub const GRID: Color = Color(214, 220, 225);
/// Distinct in color and in gray (Okabe and Ito's order).
pub const LINES: [Color; 6] = [
    Color(0, 114, 178),
    Color(213, 94, 0),
    Color(0, 158, 115),
    Color(204, 121, 167),
    Color(86, 180, 233),
    Color(130, 110, 20),
];

/// One line of a chart: name, points (minutes, value), dashed.
pub struct Series {
    pub name: String,
    pub points: Vec<(f64, f64)>,
    pub dashed: bool,
}

/// A shaded band: (minutes, low, high).
pub struct Band {
    pub points: Vec<(f64, f64, f64)>,
    pub color: Color,
}

/// The parts of a chart.
#[derive(Default)]
pub struct Chart {
    pub series: Vec<Series>,
    pub bands: Vec<Band>,
    /// Labels of the horizontal axis at each mark: (minutes, text).
    pub ticks: Vec<(f64, String)>,
    pub unit: String,
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 34.0;

fn text(at: (f64, f64), text: impl Into<String>, size: f64, anchor: Anchor, color: Color) -> Shape {
    Shape::Text { at, text: text.into(), size, anchor, color }
}

fn rule(a: (f64, f64), b: (f64, f64), color: Color) -> Shape {
    Shape::Line { points: vec![a, b], color, width: 1.0, dashed: false }
}

impl Chart {
    pub fn draw(&self, id: &str, title: String, alt: String) -> Figure {
        let all = || {
            let lines = self.series.iter().flat_map(|s| s.points.iter().map(|(x, y)| (*x, *y)));
            lines.chain(self.bands.iter().flat_map(|b| b.points.iter().map(|(x, _, high)| (*x, *high))))
        };
        let right = all().map(|(x, _)| x).fold(1.0, f64::max);
        let step = step_of(all().map(|(_, y)| y).fold(1.0, f64::max));
        let top = (all().map(|(_, y)| y).fold(1.0, f64::max) / step).ceil() * step;
        let x = |v: f64| LEFT + v / right * (WIDTH - LEFT - RIGHT);
        let y = |v: f64| HEIGHT - BOTTOM - v.max(0.0) / top * (HEIGHT - TOP - BOTTOM);
        let mut shapes = Vec::new();
        for i in 0..=(top / step).round() as i64 {
            let v = i as f64 * step;
            shapes.push(rule((LEFT, y(v)), (WIDTH - RIGHT, y(v)), GRID));
            shapes.push(text((LEFT - 6.0, y(v) + 4.0), number(v), 11.0, Anchor::End, SOFT));
        }
        for (at, words) in &self.ticks {
            shapes.push(text((x(*at), HEIGHT - 14.0), words, 11.0, Anchor::Middle, SOFT));
        }
        shapes.push(text((LEFT, TOP - 8.0), &self.unit, 11.0, Anchor::Start, SOFT));
        for band in &self.bands {
            let upper = band.points.iter().map(|(t, _, high)| (x(*t), y(*high)));
            let lower = band.points.iter().rev().map(|(t, low, _)| (x(*t), y(*low)));
            shapes.push(Shape::Area { rings: vec![upper.chain(lower).collect()], color: band.color });
        }
        let mut legend = LEFT;
        for (i, s) in self.series.iter().enumerate() {
            let color = LINES[i % LINES.len()];
            let points = s.points.iter().map(|(a, b)| (x(*a), y(*b))).collect();
            shapes.push(Shape::Line { points, color, width: 2.0, dashed: s.dashed });
            let sample = vec![(legend, 12.0), (legend + 22.0, 12.0)];
            shapes.push(Shape::Line { points: sample, color, width: 2.0, dashed: s.dashed });
            shapes.push(text((legend + 27.0, 16.0), &s.name, 12.0, Anchor::Start, INK));
            legend += 40.0 + s.name.chars().count() as f64 * 6.6;
        }
        finished(id, title, alt, (WIDTH, HEIGHT), shapes)
    }
}

/// Horizontal bars, one for each name, in two tones: the part and the total.
pub fn bars(id: &str, title: String, alt: String, rows: &[(String, f64, f64)]) -> Figure {
    let most = rows.iter().map(|(.., all)| *all).fold(1.0, f64::max);
    let (height, left) = (rows.len() as f64 * 22.0 + 12.0, 260.0);
    let wide = |v: f64| v / most * (WIDTH - left - 60.0);
    let mut shapes = Vec::new();
    for (i, (name, part, all)) in rows.iter().enumerate() {
        let y = 6.0 + i as f64 * 22.0;
        let bar = |w: f64, color| {
            let ring = vec![(left, y), (left + w, y), (left + w, y + 16.0), (left, y + 16.0)];
            Shape::Area { rings: vec![ring], color }
        };
        let short: String = name.chars().take(38).collect();
        shapes.push(text((left - 8.0, y + 12.0), short, 12.0, Anchor::End, INK));
        shapes.push(bar(wide(*all), Color(168, 196, 222)));
        shapes.push(bar(wide(*part), LINES[0]));
        shapes.push(text((left + wide(*all) + 6.0, y + 12.0), number(*all), 12.0, Anchor::Start, INK));
    }
    finished(id, title, alt, (WIDTH, height), shapes)
}

pub fn finished(id: &str, title: String, alt: String, size: (f64, f64), shapes: Vec<Shape>) -> Figure {
    let mut figure =
        Figure { id: id.to_owned(), title, alt, width: size.0, height: size.1, shapes, ..Figure::default() };
    figure.svg = svg(&figure);
    figure
}

/// 1, 2, or 5 times a power of ten, for four to eight steps.
fn step_of(top: f64) -> f64 {
    let mut step = 1.0;
    loop {
        for m in [1.0, 2.0, 5.0] {
            if top / (step * m) <= 8.0 {
                return step * m;
            }
        }
        step *= 10.0;
    }
}

fn number(v: f64) -> String {
    format!("{}", v.round() as i64)
}

/// Two decimals, no trailing zeros: short, and the same on every machine.
pub fn short(v: f64) -> String {
    let hundredths = (v * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let n = hundredths.unsigned_abs();
    match (n / 100, n % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, part) if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        (whole, part) => format!("{sign}{whole}.{part:02}"),
    }
}

pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            // Characters not allowed in XML 1.0.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

impl Figure {
    /// The picture as a separate file, with its own exercise mark.
    pub fn marked(&self, mark: &str) -> String {
        let (x, mark) = (short(self.width - 4.0), escaped(mark));
        let words = format!(
            "<text x=\"{x}\" y=\"12\" font-size=\"11\" font-weight=\"bold\" text-anchor=\"end\">{mark}</text></svg>"
        );
        self.svg.trim_end_matches("</svg>").to_owned() + &words
    }
}

/// A picture with a title and a text alternative.
fn svg(figure: &Figure) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _infallible = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}: {}\">",
        short(figure.width),
        short(figure.height),
        escaped(&figure.title),
        escaped(&figure.alt),
    );
    for shape in &figure.shapes {
        let _infallible = write!(out, "{}", drawn(shape));
    }
    out + "</svg>"
}

fn hex(c: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", c.0, c.1, c.2)
}

fn drawn(shape: &Shape) -> String {
    let list = |points: &[(f64, f64)]| {
        points.iter().map(|(x, y)| format!("{},{}", short(*x), short(*y))).collect::<Vec<_>>().join(" ")
    };
    match shape {
        Shape::Line { points, color, width, dashed } => {
            let dash = if *dashed { " stroke-dasharray=\"6 4\"" } else { "" };
            let (points, color, width) = (list(points), hex(*color), short(*width));
            format!("<polyline points=\"{points}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\"{dash}/>")
        }
        Shape::Area { rings, color } => {
            let path: Vec<String> = rings.iter().map(|r| format!("M{}Z", list(r))).collect();
            format!("<path d=\"{}\" fill=\"{}\" fill-rule=\"evenodd\"/>", path.join(""), hex(*color))
        }
        Shape::Text { at, text, size, anchor, color } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
                short(at.0),
                short(at.1),
                short(*size),
                hex(*color),
                escaped(text)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{short, step_of};

    #[test]
    fn numbers_are_short_and_steps_are_round() {
        assert_eq!([1.0, 2.5, -0.25, 0.004, 10.1].map(short), ["1", "2.5", "-0.25", "0", "10.1"]);
        assert_eq!([3.0, 9.0, 41.0, 400.0].map(step_of), [1.0, 2.0, 10.0, 50.0]);
    }

    #[test]
    fn no_character_that_xml_forbids_is_written() {
        assert_eq!(super::escaped("a\u{ffff}b\u{fffe}\u{0}\u{1b}<\t\n"), "ab&lt;\t\n");
    }
}
