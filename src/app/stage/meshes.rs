//! Plain triangles and lines to meshes.

use crate::app::ground::Triangles;
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

/// Each stretch becomes a quad, drawn half its width beyond its ends so that bends close. `None`: nothing to draw (an
/// empty mesh upsets the renderer).
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
