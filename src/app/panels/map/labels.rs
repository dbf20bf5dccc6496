//! Placement of names: eight positions around an anchor, by importance. A name without room is omitted and counted.

use bevy_egui::egui::{Rect, Vec2, pos2, vec2};

/// A name to place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// The mark of the name, which the name must not cover.
    pub anchor: Rect,
    pub size: Vec2,
    pub importance: u32,
}

/// Distance of a name from other marks.
const GAP: f32 = 3.0;

/// One rectangle per name, or `None`. Of equal importance, the earlier has priority.
pub fn place(wanted: &[Wanted], obstacles: &[Rect], bounds: Rect) -> Vec<Option<Rect>> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(wanted[i].importance));
    let mut taken: Vec<Rect> = obstacles.to_vec();
    let mut out = vec![None; wanted.len()];
    for i in order {
        let spot = candidates(&wanted[i])
            .into_iter()
            .find(|r| bounds.contains_rect(*r) && taken.iter().all(|o| !overlaps(o, r)));
        if let Some(rect) = spot {
            taken.push(rect);
            out[i] = Some(rect);
        }
    }
    out
}

/// Below, above, right, left, then the corners.
fn candidates(w: &Wanted) -> [Rect; 8] {
    let (a, s) = (w.anchor, w.size);
    let (cx, cy) = (a.center().x - s.x * 0.5, a.center().y - s.y * 0.5);
    let (l, r) = (a.left() - GAP - s.x, a.right() + GAP);
    let (up, down) = (a.top() - GAP - s.y, a.bottom() + GAP);
    [(cx, down), (cx, up), (r, cy), (l, cy), (r, down), (r, up), (l, down), (l, up)]
        .map(|(x, y)| Rect::from_min_size(pos2(x, y), s))
}

pub fn overlaps(a: &Rect, b: &Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

/// A free rectangle for a glyph: at its own position, else on rings around it. `None`: no room.
pub fn nudge(at: bevy_egui::egui::Pos2, size: Vec2, taken: &[Rect], bounds: Rect) -> Option<Rect> {
    const RING: [(f32, f32); 8] =
        [(0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)];
    let free = |r: &Rect| bounds.contains_rect(*r) && taken.iter().all(|o| !overlaps(o, &r.expand(1.0)));
    let own = Rect::from_center_size(at, size);
    if free(&own) {
        return Some(own);
    }
    [0.9_f32, 1.5, 2.2].iter().flat_map(|k| RING.map(|(x, y)| (x * k, y * k))).find_map(|(x, y)| {
        let r = Rect::from_center_size(at + vec2(x * size.x, y * size.y), size);
        free(&r).then_some(r)
    })
}
