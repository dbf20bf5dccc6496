//! Golden pictures of twelve surfaces, compared with a tolerance. `SANDTABLE_GOLDEN=write cargo test --test desktop golden`
//! rewrites them; look at each before it is committed.

use crate::png::Picture;
use crate::raster::Canvas;
use crate::stand::Stand;
use crate::tools::{projector_context, projector_output};
use crate::walk::busy;
use bevy_egui::egui::epaint::{ClippedShape, Mesh, Vertex, WHITE_UV};
use bevy_egui::egui::{Color32, Pos2, Rect, Shape, Stroke, pos2, vec2};
use sandtable::app::base_map::{BaseMap, Triangles};
use sandtable::app::keys::{Act, perform};
use sandtable::app::map_camera::MapCam;
use sandtable::app::map_question::Topic;
use sandtable::app::panels::decide::Form;
use sandtable::app::panels::projector::Shown;
use sandtable::app::surfaces::{Sheet, Surface, Tab, Thing};
use sandtable::app::theme::{LIGHT, Tokens};
use sandtable::drill::{Control, Order};
use sandtable::forecast::{Fan, Quantity};
use sandtable::host::look_ahead::{Ahead, DOTS, Told};
use sandtable::scenario::RoadClass;
use sandtable::sim::Decision;
use sandtable::units::{SimTime, Span};
use sandtable::words::Language;
use std::path::PathBuf;

/// Largest mean difference of a channel, of 255.
const MEAN: f32 = 0.4;
/// A pixel differs from this difference of a channel, once both pictures are blurred.
const DIFFERS: i32 = 20;
/// Largest share of such pixels.
const SHARE: f32 = 0.001;
/// Largest file, bytes.
const LARGEST: usize = 60_000;

fn file(name: &str) -> PathBuf {
    PathBuf::from(format!("tests/golden/pictures/{name}.png"))
}

/// Compares a picture with its file, or writes the file. Both have the palette of the file, so that rounding to it makes no
/// difference.
fn check(name: &str, picture: &Picture, faults: &mut Vec<String>) {
    if std::env::var("SANDTABLE_GOLDEN").is_ok_and(|v| v == "write") {
        let packed = picture.packed(&picture.colors());
        std::fs::create_dir_all("tests/golden/pictures").expect("the folder can be made");
        std::fs::write(file(name), &packed).expect("the picture can be written");
        assert!(packed.len() < LARGEST, "{name} has {} bytes", packed.len());
        return;
    }
    let golden = match std::fs::read(file(name)) {
        Ok(bytes) => Picture::read(&bytes),
        Err(why) => return faults.push(format!("{name}: {why}")),
    };
    let packed = picture.packed(&golden.colors);
    let (mean, share) = difference(&golden, &Picture::read(&packed));
    if mean > MEAN || share > SHARE {
        let new = std::env::temp_dir().join(format!("sandtable-golden-{name}.png"));
        std::fs::write(&new, packed).expect("the picture can be written");
        faults.push(format!("{name}: mean difference {mean:.2}, {:.3}% differ: {}", share * 100.0, new.display()));
    }
}

/// The mean difference of a channel, and the share of pixels that differ; blurring forgives an edge that moved by a
/// fraction of a pixel.
fn difference(a: &Picture, b: &Picture) -> (f32, f32) {
    if (a.wide, a.high) != (b.wide, b.high) {
        return (255.0, 1.0);
    }
    let (mut sum, mut differing) = (0_i64, 0_usize);
    for y in 0..a.high {
        for x in 0..a.wide {
            let gap = |a: [i32; 3], b: [i32; 3]| (0..3).map(|k| (a[k] - b[k]).abs()).max().unwrap_or(0);
            sum += i64::from(gap(a.at(x, y).map(i32::from), b.at(x, y).map(i32::from)));
            differing += usize::from(gap(blurred(a, x, y), blurred(b, x, y)) >= DIFFERS);
        }
    }
    let all = (a.wide * a.high) as f32;
    (sum as f32 / all, differing as f32 / all)
}

/// The mean of the nine pixels around one.
fn blurred(picture: &Picture, x: usize, y: usize) -> [i32; 3] {
    let (mut sum, mut n) = ([0; 3], 0);
    for y in y.saturating_sub(1)..(y + 2).min(picture.high) {
        for x in x.saturating_sub(1)..(x + 2).min(picture.wide) {
            let pixel = picture.at(x, y);
            (0..3).for_each(|k| sum[k] += i32::from(pixel[k]));
            n += 1;
        }
    }
    sum.map(|s| s / n)
}

/// The base map, as the stage draws it in the window.
fn base_map(map: &BaseMap, cam: &MapCam, t: &Tokens) -> Vec<ClippedShape> {
    let [left, top, wide, high] = cam.rect;
    let clip_rect = Rect::from_min_size(pos2(left, top), vec2(wide, high));
    let at = |p: &[f32; 2]| {
        let [x, y] = cam.to_screen(p.map(f64::from));
        pos2(x, y)
    };
    let mesh = |tri: &Triangles, fill: Color32| {
        let vertices = tri.points.iter().map(|p| Vertex { pos: at(p), uv: WHITE_UV, color: fill }).collect();
        Shape::mesh(Mesh { vertices, indices: tri.indices.clone(), ..Mesh::default() })
    };
    let mut shapes = vec![mesh(&map.land, t.land_fill.into()), mesh(&map.water, t.water.into())];
    for (class, width) in [(RoadClass::Primary, 0.8), (RoadClass::Trunk, 1.2), (RoadClass::Motorway, 2.0)] {
        let line = Stroke::new(width, Color32::from(t.road.over(t.land_fill, 140)));
        for road in map.roads.iter().filter(|r| r.class == class) {
            let points: Vec<Pos2> = road.points.iter().map(at).collect();
            if points.iter().any(|p| clip_rect.contains(*p)) {
                shapes.push(Shape::line(points, line));
            }
        }
    }
    shapes.into_iter().map(|shape| ClippedShape { clip_rect, shape }).collect()
}

/// The window of a stand after it has settled.
fn window(stand: &mut Stand) -> Picture {
    stand.frames(4);
    let t = stand.desk.memory.preferences.theme.tokens();
    let mut canvas = Canvas::new(stand.size.x as usize, stand.size.y as usize, t.background.into());
    let region = &stand.desk.views.region;
    if matches!(stand.desk.memory.window.surface, Surface::Ready | Surface::Console)
        && let Some(map) = region.base_maps.get(&region.id)
    {
        canvas.paint(&stand.ctx, &stand.textures, &base_map(map, &stand.desk.memory.map.cam, t));
    }
    canvas.paint(&stand.ctx, &stand.textures, &stand.shapes);
    canvas.shrunk()
}

/// A forecast whose numbers do not depend on the speed of this computer.
fn outlook() -> Ahead {
    let fan = |at: i64, low: i64| {
        let [p10, p25, p50, p75, p90] = [0, 2, 3, 5, 7].map(|more| low + more);
        Fan { at: SimTime(at * 600_000), p10, p25, p50, p75, p90 }
    };
    let fans = vec![
        (Quantity::IcuFree, (3..16).map(|k| fan(k, 14 - k)).collect()),
        (Quantity::EdWaiting, (3..16).map(|k| fan(k, k)).collect()),
    ];
    let told = Told {
        from: "11:40".into(),
        assumption: "Bots decide for every seat. No ad hoc injects.".into(),
        chances: vec![
            ("In 150 of 200 futures a hospital has no ICU bed available by 14:00.".into(), DOTS * 3 / 4),
            ("In 40 of 200 futures more than 12 patients await an ED bed at one hospital.".into(), DOTS / 5),
        ],
        fans: vec!["ICU beds available".into(), "Patients awaiting an ED bed".into()],
        limits: vec![(0, "no ICU bed available".into()), (12, "12 patients".into())],
        stale: String::new(),
    };
    let told = vec![(Language::English, told)];
    Ahead { made: 200, wanted: 200, over: true, from: SimTime(1_800_000), fans, told }
}

#[test]
fn twelve_surfaces_look_like_their_golden_pictures() {
    let mut faults = Vec::new();
    let mut start = Stand::start();
    sandtable::app::carry_out(&mut start.room, &mut start.desk, sandtable::app::ask::Ask::Read);
    check("start", &window(&mut start), &mut faults);
    let id = start.desk.views.start.cards[start.desk.memory.start.card].id.clone();
    sandtable::app::carry_out(&mut start.room, &mut start.desk, sandtable::app::ask::Ask::Open(id));
    start.read();
    check("ready", &window(&mut start), &mut faults);
    let mut stand = busy();
    check("console", &window(&mut stand), &mut faults);
    of_console(&mut stand, &mut faults);
    of_seat(&mut stand, &mut faults);
    projector(&stand, &mut faults);
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::End)).expect("it ends");
    stand.desk.memory.window.role = None;
    stand.read();
    check("hot-wash", &window(&mut stand), &mut faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn of_console(stand: &mut Stand, faults: &mut Vec<String>) {
    let hospital = stand.desk.views.facilitator.map.places.iter().find(|p| p.code == "HMC").expect("a hospital").place;
    stand.desk.memory.select(Thing::Place(hospital));
    check("inspector", &window(stand), faults);
    stand.desk.memory.map.selected = None;
    perform(Act::Ask(Topic::Beds), &mut stand.desk);
    stand.desk.memory.map.legend = true;
    check("map-question", &window(stand), faults);
    stand.desk.memory.map.legend = false;
    stand.desk.memory.map.question = None;
    stand.desk.memory.requests.open = true;
    let approver = stand.desk.views.facilitator.seats.iter().map(|s| s.seat).find(|s| stand.room.view(*s).approves);
    stand.desk.memory.act_as(approver);
    stand.read();
    check("requests", &window(stand), faults);
    stand.desk.memory.requests.open = false;
    stand.desk.memory.show(Sheet::LookAhead);
    stand.read();
    stand.desk.views.look_ahead = Some(outlook());
    check("look-ahead", &window(stand), faults);
    stand.desk.views.look_ahead = None;
    stand.desk.memory.show(Sheet::Settings);
    check("settings", &window(stand), faults);
    stand.desk.memory.window.sheet = None;
}

fn of_seat(stand: &mut Stand, faults: &mut Vec<String>) {
    stand.desk.memory.window.tab = Tab::Decide;
    stand.desk.memory.act_as(Some(stand.desk.views.facilitator.seats[0].seat));
    stand.read();
    let choices = &stand.desk.views.seat.as_ref().expect("a seat's view").choices;
    let open = choices.iter().find(|c| c.closed.is_none() && c.fields.len() > 1).expect("a form with fields");
    let form = Form { kind: open.kind, label: open.label.clone(), values: open.start() };
    stand.desk.memory.decide.form = Some(form);
    check("decide", &window(stand), faults);
    stand.desk.memory.decide.form = None;
    stand.desk.pass_laptop();
    stand.desk.memory.take_laptop();
    stand.read();
    check("seat", &window(stand), faults);
}

fn projector(stand: &Stand, faults: &mut Vec<String>) {
    let mut room = Stand::console(30).room;
    for seat in &stand.desk.views.facilitator.seats {
        let _only_one_may = room.submit(seat.seat, Order::Decide(Decision::ActivateCoalition));
    }
    room.run_to(SimTime::START + Span::mins(45));
    let region = &stand.desk.views.region;
    let map = region.base_maps.get(&region.id).map(|m| &**m);
    let credit = region.credits.first().map_or("", |c| c.line.as_str());
    let (ctx, mut textures) = projector_context();
    let size = vec2(1440.0, 900.0);
    let shown = Shown { credit, ..Shown::default() };
    let shapes = projector_output(&ctx, &room.public(), size, map, &shown, &mut textures);
    let mut canvas = Canvas::new(1440, 900, LIGHT.background.into());
    canvas.paint(&ctx, &textures, &shapes);
    check("projector", &canvas.shrunk(), faults);
}

#[test]
fn a_moved_label_or_another_color_is_a_difference_and_noise_is_none() {
    let plain = |at: usize, fill: u8| {
        let mut pixels = vec![[fill; 3]; 200 * 100];
        for y in 40..50 {
            pixels[y * 200 + at..y * 200 + at + 40].fill([255; 3]);
        }
        Picture::of(200, pixels)
    };
    let (_, moved) = difference(&plain(20, 30), &plain(24, 30));
    assert!(moved > SHARE, "{moved}");
    let (recolored, _) = difference(&plain(20, 30), &plain(20, 34));
    assert!(recolored > MEAN, "{recolored}");
    let noise = Picture::of(200, (0..20_000).map(|k| [if k % 7 == 0 { 31 } else { 30 }; 3]).collect());
    let (mean, share) = difference(&noise, &Picture::of(200, vec![[30; 3]; 20_000]));
    assert!(mean <= MEAN && share <= SHARE, "{mean} {share}");
}
