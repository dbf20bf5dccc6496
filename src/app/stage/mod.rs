//! The stage: the base map as Bevy meshes, under a camera whose viewport is the map's rectangle. Knows no egui.

mod meshes;

use super::base_map::{BaseMap, Triangles};
use super::drive::{Step, Table};
use super::map_camera::MapCam;
use super::theme::{Rgb, Theme, Tokens};
use crate::scenario::RoadClass;
use bevy::camera::{ScalingMode, Viewport};
use bevy::prelude::*;
use bevy::sprite_render::AlphaMode2d;
use bevy::window::PrimaryWindow;

/// Pixels per egui point.
#[derive(Resource)]
pub struct Sharpness(pub f32);

pub struct StagePlugin;

impl Plugin for StagePlugin {
    fn build(&self, app: &mut App) {
        app.init_resource::<Drawn>()
            .add_systems(PreStartup, camera)
            .add_systems(Update, (base_map, roads, follow_camera).chain().in_set(Step::Present));
    }
}

#[derive(Component)]
struct MapCamera;

#[derive(Component)]
struct BaseMapPart;

#[derive(Component)]
struct RoadPart;

/// What is on the stage now.
#[derive(Resource, Default)]
struct Drawn {
    region: String,
    theme: Option<Theme>,
    /// Zoom step of the road meshes.
    band: Option<i32>,
    /// Left, bottom, right, top in meters: the part of the map with road meshes.
    reach: [f64; 4],
}

fn color(c: Rgb) -> Color {
    Color::srgb_u8(c.0, c.1, c.2)
}

fn camera(mut commands: Commands) {
    let start = Camera { clear_color: ClearColorConfig::Custom(color(Theme::Dark.tokens().background)), ..default() };
    commands.spawn((MapCamera, Camera2d, start));
}

/// Land, water, and the soft edge, once per region and theme.
fn base_map(
    mut commands: Commands,
    table: Res<Table>,
    mut drawn: ResMut<Drawn>,
    old: Query<Entity, With<BaseMapPart>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    let desk = &table.0;
    let theme = desk.memory.preferences.theme;
    let Some(base_map) = desk.views.region.base_maps.get(&desk.views.region.id) else { return };
    if drawn.region == desk.views.region.id && drawn.theme == Some(theme) {
        return;
    }
    for entity in &old {
        commands.entity(entity).despawn();
    }
    *drawn = Drawn { region: desk.views.region.id.clone(), theme: Some(theme), ..default() };
    let t = theme.tokens();
    let parts = [(&base_map.land, t.land_fill, 0.0), (&base_map.water, t.water, 1.0)];
    for (triangles, fill, z) in parts.into_iter().filter(|p| !p.0.indices.is_empty()) {
        commands.spawn((
            BaseMapPart,
            Mesh2d(meshes.add(meshes::triangles(triangles))),
            MeshMaterial2d(materials.add(ColorMaterial::from_color(color(fill)))),
            Transform::from_xyz(0.0, 0.0, z),
        ));
    }
    if let Some((low, high)) = bounds(&base_map.water.points) {
        let cut = cut_sides(&base_map.water, low, high);
        let edge = meshes::soft_edge(low, high, cut, FADE_M, color(t.background).to_linear());
        commands.spawn((
            BaseMapPart,
            Mesh2d(meshes.add(edge)),
            MeshMaterial2d(materials.add(ColorMaterial { alpha_mode: AlphaMode2d::Blend, ..default() })),
            Transform::from_xyz(0.0, 0.0, 1.2),
        ));
    }
}

/// Meters over which the water fades out at the edge of the data.
const FADE_M: f32 = 5_000.0;

/// The bounding box; `None` without points.
fn bounds(points: &[[f32; 2]]) -> Option<([f32; 2], [f32; 2])> {
    let first = *points.first()?;
    let grow = |(l, h): ([f32; 2], [f32; 2]), p: &[f32; 2]| {
        ([l[0].min(p[0]), l[1].min(p[1])], [h[0].max(p[0]), h[1].max(p[1])])
    };
    Some(points.iter().fold((first, first), grow))
}

/// Sides of the box (left, right, bottom, top) with a long straight shore: there the data end in open water.
fn cut_sides(water: &Triangles, low: [f32; 2], high: [f32; 2]) -> [bool; 4] {
    const ON: f32 = 30.0;
    const LONG: f32 = 1_500.0;
    let sides = [(0, low[0]), (0, high[0]), (1, low[1]), (1, high[1])];
    sides.map(|(axis, at)| {
        let on = |p: &[f32; 2]| (p[axis] - at).abs() < ON;
        let mut length = 0.0;
        for corner in water.indices.chunks(3) {
            let p = [0, 1, 2].map(|i| water.points[corner[i] as usize]);
            for (a, b) in [(p[0], p[1]), (p[1], p[2]), (p[2], p[0])] {
                if on(&a) && on(&b) {
                    length += (a[1 - axis] - b[1 - axis]).abs();
                }
            }
        }
        length > LONG
    })
}

/// Width in points and strength (of 256) of a class of road at a zoom; `None`: not drawn.
fn road_style(class: RoadClass, m_per_pt: f64) -> Option<(f32, u32)> {
    let closer = if m_per_pt < 6.0 {
        1.8
    } else if m_per_pt < 20.0 {
        1.3
    } else {
        1.0
    };
    let (width, share, up_to) = match class {
        RoadClass::Motorway => (2.6, 230, f64::MAX),
        RoadClass::Trunk => (2.0, 180, f64::MAX),
        RoadClass::Primary => (1.4, 120, 160.0),
        RoadClass::Ramp => (1.2, 150, 30.0),
        RoadClass::Secondary => (if m_per_pt > 60.0 { 0.8 } else { 1.1 }, if m_per_pt > 60.0 { 60 } else { 95 }, 200.0),
        RoadClass::Local => (1.0, 75, 16.0),
        RoadClass::Ferry => (1.2, 110, 120.0),
    };
    (m_per_pt < up_to).then_some((width * closer, share))
}

const CLASSES: [RoadClass; 7] = [
    RoadClass::Ferry,
    RoadClass::Local,
    RoadClass::Secondary,
    RoadClass::Primary,
    RoadClass::Ramp,
    RoadClass::Trunk,
    RoadClass::Motorway,
];

/// Roads keep their width on the screen, so their meshes change with each zoom step and where the map moves.
fn roads(
    mut commands: Commands,
    table: Res<Table>,
    mut drawn: ResMut<Drawn>,
    old: Query<Entity, With<RoadPart>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    let desk = &table.0;
    let Some(base_map) = desk.views.region.base_maps.get(&desk.views.region.id) else { return };
    let cam = &desk.memory.map.cam;
    let band = (cam.m_per_pt.log2() * 4.0).round() as i32;
    let seen = reach(cam, 0.0);
    let covered = seen[0] >= drawn.reach[0]
        && seen[1] >= drawn.reach[1]
        && seen[2] <= drawn.reach[2]
        && seen[3] <= drawn.reach[3];
    if drawn.band == Some(band) && covered {
        return;
    }
    for entity in &old {
        commands.entity(entity).despawn();
    }
    drawn.band = Some(band);
    drawn.reach = reach(cam, 0.6);
    let t = desk.memory.preferences.theme.tokens();
    for (k, class) in CLASSES.into_iter().enumerate() {
        let Some((width, share)) = road_style(class, cam.m_per_pt) else { continue };
        let lines = lines_in(base_map, class, drawn.reach);
        let Some(mesh) = meshes::ribbons(lines, width * cam.m_per_pt as f32 * 0.5) else { continue };
        commands.spawn((
            RoadPart,
            Mesh2d(meshes.add(mesh)),
            MeshMaterial2d(materials.add(ColorMaterial::from_color(road_color(t, class, share)))),
            Transform::from_xyz(0.0, 0.0, 2.0 + k as f32 * 0.1),
        ));
    }
    let Some(edge) = meshes::ribbons(base_map.boundary.iter().map(|b| b.as_slice()), 0.75 * cam.m_per_pt as f32) else {
        return;
    };
    commands.spawn((
        RoadPart,
        Mesh2d(meshes.add(edge)),
        MeshMaterial2d(materials.add(ColorMaterial::from_color(color(t.line.over(t.land_fill, 120))))),
        Transform::from_xyz(0.0, 0.0, 1.5),
    ));
}

fn road_color(t: &Tokens, class: RoadClass, share: u32) -> Color {
    let bed = if class == RoadClass::Ferry { t.water } else { t.land_fill };
    color(t.road.over(bed, share))
}

fn lines_in(base_map: &BaseMap, class: RoadClass, reach: [f64; 4]) -> impl Iterator<Item = &[[f32; 2]]> {
    let [left, bottom, right, top] = reach.map(|v| v as f32);
    base_map
        .roads
        .iter()
        .filter(move |r| {
            r.class == class && r.low[0] <= right && r.high[0] >= left && r.low[1] <= top && r.high[1] >= bottom
        })
        .map(|r| r.points.as_slice())
}

/// The visible part of the map, enlarged by a share of its size on each side.
fn reach(cam: &MapCam, grow: f64) -> [f64; 4] {
    let w = f64::from(cam.rect[2]) * cam.m_per_pt * (0.5 + grow);
    let h = f64::from(cam.rect[3]) * cam.m_per_pt * (0.5 + grow);
    [cam.centre[0] - w, cam.centre[1] - h, cam.centre[0] + w, cam.centre[1] + h]
}

/// Sets the camera and its viewport from the desk.
fn follow_camera(
    table: Res<Table>,
    sharp: Res<Sharpness>,
    window: Query<&Window, With<PrimaryWindow>>,
    mut camera: Query<(&mut Camera, &mut Projection, &mut Transform), With<MapCamera>>,
) {
    let (Ok(window), Ok((mut camera, mut projection, mut place))) = (window.single(), camera.single_mut()) else {
        return;
    };
    let cam = &table.0.memory.map.cam;
    let [left, top, width, height] = cam.rect.map(|v| (v * sharp.0).round().max(0.0) as u32);
    let (all_w, all_h) = (window.physical_width(), window.physical_height());
    let (x, y) = (left.min(all_w.saturating_sub(1)), top.min(all_h.saturating_sub(1)));
    let size = UVec2::new(width.min(all_w - x), height.min(all_h - y));
    if all_w < 2 || all_h < 2 || size.x == 0 || size.y == 0 {
        return;
    }
    camera.viewport = Some(Viewport { physical_position: UVec2::new(x, y), physical_size: size, ..default() });
    camera.clear_color = ClearColorConfig::Custom(color(table.0.memory.preferences.theme.tokens().background));
    let m = cam.m_per_pt as f32 / sharp.0;
    let scaling_mode = ScalingMode::Fixed { width: size.x as f32 * m, height: size.y as f32 * m };
    *projection =
        Projection::Orthographic(OrthographicProjection { scaling_mode, ..OrthographicProjection::default_2d() });
    place.translation.x = cam.centre[0] as f32;
    place.translation.y = cam.centre[1] as f32;
}
