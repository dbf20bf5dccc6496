//! Meshes from triangles and lines.

use crate::app::base_map::Triangles;
use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

fn mesh(points: Vec<[f32; 3]>, indices: Vec<u32>) -> Mesh {
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, points)
        .with_inserted_indices(Indices::U32(indices))
}

pub fn triangles(t: &Triangles) -> Mesh {
    mesh(t.points.iter().map(|p| [p[0], p[1], 0.0]).collect(), t.indices.clone())
}

/// Four gradients along the inner edges of a box, so that water fades out where the data end.
pub fn soft_edge(low: [f32; 2], high: [f32; 2], cut: [bool; 4], depth: f32, color: LinearRgba) -> Mesh {
    let (solid, clear) = (color.with_alpha(1.0).to_f32_array(), color.with_alpha(0.0).to_f32_array());
    let [l, b] = low;
    let [r, t] = high;
    let d = depth;
    let sides = [
        [[l, b], [l, t], [l + d, t], [l + d, b]],
        [[r, b], [r, t], [r - d, t], [r - d, b]],
        [[l, b], [r, b], [r, b + d], [l, b + d]],
        [[l, t], [r, t], [r, t - d], [l, t - d]],
    ];
    let (mut points, mut colors, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    let clear_everywhere = [clear; 4];
    for (side, cut) in sides.into_iter().zip(cut) {
        let base = points.len() as u32;
        points.extend(side.map(|p| [p[0], p[1], 0.0]));
        colors.extend(if cut { [solid, solid, clear, clear] } else { clear_everywhere });
        indices.extend([0, 1, 2, 0, 2, 3].map(|i| base + i));
    }
    mesh(points, indices).with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colors)
}

/// One quad per segment, half its width longer at each end so that bends close. `None` for no segments: the renderer fails
/// on an empty mesh.
pub fn ribbons<'a>(lines: impl Iterator<Item = &'a [[f32; 2]]>, half: f32) -> Option<Mesh> {
    let mut points: Vec<[f32; 3]> = Vec::new();
    let mut indices: Vec<u32> = Vec::new();
    for line in lines {
        for pair in line.windows(2) {
            let (a, b) = (Vec2::from(pair[0]), Vec2::from(pair[1]));
            let along = (b - a).normalize_or_zero() * half;
            if along == Vec2::ZERO {
                continue;
            }
            let side = along.perp();
            let (a, b) = (a - along * 0.5, b + along * 0.5);
            let base = points.len() as u32;
            points.extend([a + side, a - side, b - side, b + side].map(|p| [p.x, p.y, 0.0]));
            indices.extend([0, 1, 2, 0, 2, 3].map(|i| base + i));
        }
    }
    (!indices.is_empty()).then(|| mesh(points, indices))
}
