//! Paints egui's triangles on the CPU: no window, no adapter.

use crate::png::Picture;
use bevy_egui::egui::epaint::{ClippedShape, Primitive, Vertex};
use bevy_egui::egui::{Color32, ColorImage, Context, ImageData, Rect, TextureId, TexturesDelta};
use std::collections::BTreeMap;

/// The textures of a context, kept up to date frame by frame.
#[derive(Default)]
pub struct Textures(BTreeMap<TextureId, ColorImage>);

impl Textures {
    pub fn apply(&mut self, delta: &TexturesDelta) {
        for (id, changes) in &delta.set {
            for change in changes {
                let ImageData::Color(new) = &change.image;
                match (change.pos, self.0.get_mut(id)) {
                    (Some([left, top]), Some(old)) => {
                        for y in 0..new.height() {
                            let to = (top + y) * old.width() + left;
                            let from = y * new.width();
                            old.pixels[to..to + new.width()].copy_from_slice(&new.pixels[from..from + new.width()]);
                        }
                    }
                    _ => {
                        self.0.insert(*id, new.as_ref().clone());
                    }
                }
            }
        }
        // A texture that is freed after this frame stays: egui never reuses its id.
    }
}

/// One pixel per point.
pub struct Canvas {
    wide: usize,
    high: usize,
    pixels: Vec<[u8; 3]>,
}

impl Canvas {
    pub fn new(wide: usize, high: usize, fill: Color32) -> Canvas {
        Canvas { wide, high, pixels: vec![[fill.r(), fill.g(), fill.b()]; wide * high] }
    }

    pub fn paint(&mut self, ctx: &Context, textures: &Textures, shapes: &[ClippedShape]) {
        for clipped in ctx.tessellate(shapes.to_vec(), 1.0) {
            let Primitive::Mesh(mesh) = clipped.primitive else { continue };
            let texture = &textures.0[&mesh.texture_id];
            for corners in mesh.indices.chunks_exact(3) {
                let corners = [corners[0], corners[1], corners[2]].map(|i| mesh.vertices[i as usize]);
                self.triangle(&corners, clipped.clip_rect, texture);
            }
        }
    }

    /// Pixels whose middles are inside; a shared edge belongs to one of its two triangles.
    fn triangle(&mut self, corners: &[Vertex; 3], clip: Rect, texture: &ColorImage) {
        let [mut a, mut b, c] = *corners;
        let mut area = cross(&a, &b, c.pos.x, c.pos.y);
        if area < 0.0 {
            (a, b) = (b, a);
            area = -area;
        }
        if area < 1e-6 {
            return;
        }
        let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
        let range = |low: f32, high: f32, most: usize| {
            let end = (high - 0.5).ceil().clamp(0.0, most as f32) as usize;
            (low - 0.5).ceil().clamp(0.0, end as f32) as usize..end
        };
        for y in range(bounds.top(), bounds.bottom(), self.high) {
            for x in range(bounds.left(), bounds.right(), self.wide) {
                let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
                let weights =
                    [(&b, &c), (&c, &a), (&a, &b)].map(|(from, to)| (cross(from, to, px, py), owns(from, to)));
                if weights.iter().any(|(w, owned)| *w < 0.0 || *w == 0.0 && !owned) {
                    continue;
                }
                let [u, v, w] = weights.map(|(weight, _)| weight / area);
                let mix = |pick: fn(&Vertex) -> f32| pick(&a) * u + pick(&b) * v + pick(&c) * w;
                let texel = sample(texture, mix(|p| p.uv.x), mix(|p| p.uv.y));
                let channel = |k: usize, pick: fn(&Vertex) -> f32| mix(pick) * texel[k] / 255.0;
                let ink = [
                    channel(0, |p| f32::from(p.color.r())),
                    channel(1, |p| f32::from(p.color.g())),
                    channel(2, |p| f32::from(p.color.b())),
                ];
                let cover = 1.0 - channel(3, |p| f32::from(p.color.a())) / 255.0;
                let pixel = &mut self.pixels[y * self.wide + x];
                // The colors are premultiplied.
                *pixel = [0, 1, 2].map(|k| (ink[k] + f32::from(pixel[k]) * cover).round().clamp(0.0, 255.0) as u8);
            }
        }
    }

    /// Two thirds as large, by the mean of the pixels below each new one, weighted by the area that they share.
    pub fn shrunk(&self) -> Picture {
        let (wide, high) = (self.wide * 2 / 3, self.high * 2 / 3);
        // A new pixel covers one old pixel and half of its neighbor.
        let cover = |n: usize| if n.is_multiple_of(2) { (n * 3 / 2, [2.0, 1.0]) } else { (n * 3 / 2, [1.0, 2.0]) };
        let mut pixels = Vec::with_capacity(wide * high);
        for y in 0..high {
            for x in 0..wide {
                let ((left, across), (top, down)) = (cover(x), cover(y));
                let mut sum = [0.0_f32; 3];
                for (dy, wy) in down.iter().enumerate() {
                    for (dx, wx) in across.iter().enumerate() {
                        let pixel = self.pixels[(top + dy) * self.wide + left + dx];
                        (0..3).for_each(|k| sum[k] += f32::from(pixel[k]) * wx * wy);
                    }
                }
                pixels.push(sum.map(|s| (s / 9.0).round() as u8));
            }
        }
        Picture::of(wide, pixels)
    }
}

/// Twice the area between an edge and a point; positive inside.
fn cross(from: &Vertex, to: &Vertex, x: f32, y: f32) -> f32 {
    (to.pos.x - from.pos.x) * (y - from.pos.y) - (to.pos.y - from.pos.y) * (x - from.pos.x)
}

/// Whether the edge is one of those whose middles belong to the triangle.
fn owns(from: &Vertex, to: &Vertex) -> bool {
    to.pos.y < from.pos.y || to.pos.y == from.pos.y && to.pos.x > from.pos.x
}

/// Bilinear, red, green, blue, alpha.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [wide, high] = texture.size;
    let (x, y) = (u * wide as f32 - 0.5, v * high as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (fx, fy) = (x - left, y - top);
    let at = |dx: f32, dy: f32| {
        let (x, y) = ((left + dx).clamp(0.0, wide as f32 - 1.0), (top + dy).clamp(0.0, high as f32 - 1.0));
        texture.pixels[y as usize * wide + x as usize].to_array().map(f32::from)
    };
    if fx < 0.001 && fy < 0.001 {
        return at(0.0, 0.0);
    }
    let rows = [0.0, 1.0].map(|dy| (at(0.0, dy), at(1.0, dy)));
    let [upper, lower] = rows.map(|(a, b)| [0, 1, 2, 3].map(|k| a[k] * (1.0 - fx) + b[k] * fx));
    [0, 1, 2, 3].map(|k| upper[k] * (1.0 - fy) + lower[k] * fy)
}
