//! Pictures for word processors: enhanced metafiles, which scale, print, and open in all of them.

use crate::report::document::{Anchor, Color, Figure, Shape};

/// File units per unit of the picture, for fine lines.
const FINE: f64 = 20.0;
/// A reference device of 0.01 mm by unit makes sizes simple.
const DEVICE: (u32, u32) = (20_000, 20_000);

struct Record {
    out: Vec<u8>,
    count: u32,
}

impl Record {
    fn put(&mut self, kind: u32, body: &[u8]) {
        let size = (8 + body.len()).next_multiple_of(4);
        self.out.extend(kind.to_le_bytes());
        self.out.extend((size as u32).to_le_bytes());
        self.out.extend(body);
        self.out.resize(self.out.len().next_multiple_of(4), 0);
        self.count += 1;
    }

    fn ints(&mut self, kind: u32, values: &[i32]) {
        let body: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.put(kind, &body);
    }
}

fn color(c: Color) -> i32 {
    i32::from(c.0) | i32::from(c.1) << 8 | i32::from(c.2) << 16
}

fn fine(v: f64) -> i32 {
    (v * FINE).round() as i32
}

pub fn metafile(figure: &Figure) -> Vec<u8> {
    let mut r = Record { out: Vec::new(), count: 0 };
    let (w, h) = (fine(figure.width), fine(figure.height));
    // Mapping mode: anisotropic; the window is the picture.
    r.ints(17, &[8]);
    r.ints(10, &[0, 0]);
    r.ints(9, &[w, h]);
    r.ints(12, &[0, 0]);
    r.ints(11, &[w, h]);
    // Transparent background; areas by the even-odd rule.
    r.ints(18, &[1]);
    r.ints(19, &[1]);
    for shape in &figure.shapes {
        drawn(&mut r, shape);
    }
    r.ints(14, &[0, 16, 20]);
    let mut out = header(w, h, r.out.len() as u32, r.count);
    out.extend(r.out);
    out
}

fn header(w: i32, h: i32, length: u32, records: u32) -> Vec<u8> {
    let mut out = Vec::new();
    const SIZE: u32 = 88;
    out.extend(1u32.to_le_bytes());
    out.extend(SIZE.to_le_bytes());
    for v in [0, 0, w - 1, h - 1, 0, 0, w - 1, h - 1] {
        out.extend(v.to_le_bytes());
    }
    out.extend(b" EMF");
    for v in [0x1_0000, SIZE + length, records + 1] {
        out.extend(v.to_le_bytes());
    }
    out.extend(3u16.to_le_bytes());
    out.extend(0u16.to_le_bytes());
    // No description, no palette; the device is 0.01 mm by unit.
    for v in [0, 0, 0, DEVICE.0, DEVICE.1, DEVICE.0 / 100, DEVICE.1 / 100] {
        out.extend(v.to_le_bytes());
    }
    out
}

const NULL_PEN: i32 = -0x8000_0000 + 8;
const NULL_BRUSH: i32 = -0x8000_0000 + 5;

fn drawn(r: &mut Record, shape: &Shape) {
    match shape {
        Shape::Line { points, color: c, width, dashed } => {
            r.ints(38, &[1, i32::from(*dashed), fine(*width), 0, color(*c)]);
            r.ints(37, &[1]);
            r.ints(37, &[NULL_BRUSH]);
            r.ints(4, &with_bounds(std::slice::from_ref(points), &[points.len() as i32]));
            r.ints(37, &[NULL_PEN]);
            r.ints(40, &[1]);
        }
        Shape::Area { rings, color: c } if !rings.is_empty() => {
            r.ints(39, &[1, 0, color(*c), 0]);
            r.ints(37, &[1]);
            r.ints(37, &[NULL_PEN]);
            let counts: Vec<i32> = rings.iter().map(|ring| ring.len() as i32).collect();
            let head: Vec<i32> = [rings.len() as i32, counts.iter().sum()].into_iter().chain(counts).collect();
            r.ints(8, &with_bounds(rings, &head));
            r.ints(37, &[NULL_BRUSH]);
            r.ints(40, &[1]);
        }
        Shape::Area { .. } => {}
        Shape::Text { at, text, size, anchor, color: c } => written(r, *at, text, *size, *anchor, *c),
    }
}

/// Bounds, then the number of points, then the points.
fn with_bounds(rings: &[Vec<(f64, f64)>], head: &[i32]) -> Vec<i32> {
    let all = || rings.iter().flatten();
    let over = |of: fn(&(f64, f64)) -> f64| {
        all().map(of).fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)))
    };
    let ((left, right), (top, bottom)) = (over(|p| p.0), over(|p| p.1));
    let mut values = vec![fine(left), fine(top), fine(right), fine(bottom)];
    values.extend(head);
    values.extend(all().flat_map(|(x, y)| [fine(*x), fine(*y)]));
    values
}

fn written(r: &mut Record, at: (f64, f64), text: &str, size: f64, anchor: Anchor, c: Color) {
    let mut font = Vec::new();
    // Height as the size of the letters; regular weight; Western; a sans-serif family.
    for v in [2, -fine(size), 0, 0, 0, 400] {
        font.extend(v.to_le_bytes());
    }
    font.extend([0, 0, 0, 0, 0, 0, 0, 0x22]);
    let mut name: Vec<u16> = "Arial".encode_utf16().collect();
    name.resize(32, 0);
    font.extend(name.iter().flat_map(|u| u.to_le_bytes()));
    r.put(82, &font);
    r.ints(37, &[2]);
    // Baseline, and left, center or right.
    let align = match anchor {
        Anchor::Start => 24,
        Anchor::Middle => 30,
        Anchor::End => 26,
    };
    r.ints(22, &[align]);
    r.ints(24, &[color(c)]);
    let units: Vec<u16> = text.encode_utf16().collect();
    let letters = (units.len() * 2).next_multiple_of(4);
    let mut body = Vec::new();
    for v in [0, 0, -1, -1, 1] {
        body.extend(i32::to_le_bytes(v));
    }
    body.extend(1f32.to_le_bytes());
    body.extend(1f32.to_le_bytes());
    // 76 bytes precede the letters, and the widths follow them.
    for v in [fine(at.0), fine(at.1), units.len() as i32, 76, 0, 0, 0, -1, -1, 76 + letters as i32] {
        body.extend(v.to_le_bytes());
    }
    let from = body.len();
    body.extend(units.iter().flat_map(|u| u.to_le_bytes()));
    body.resize(from + letters, 0);
    body.extend(text.encode_utf16().flat_map(|u| fine(size * wide(u)).to_le_bytes()));
    r.put(84, &body);
    // Selects the system's font again, so that ours can be deleted.
    r.ints(37, &[-0x8000_0000 + 13]);
    r.ints(40, &[2]);
}

/// Approximate width of a letter in a sans-serif family, relative to its size.
fn wide(unit: u16) -> f64 {
    match u8::try_from(unit).map_or('n', char::from) {
        'i' | 'j' | 'l' | '\'' | '|' => 0.22,
        'f' | 't' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '(' | ')' | '-' | '/' => 0.3,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'M' => 0.83,
        'w' | 'C' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'R' | 'U' => 0.72,
        'W' => 0.94,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 0.67,
        _ => 0.556,
    }
}
