//! The shapes that the program draws, as triangles on a grid of pixels.

use crate::png::Picture;
use crate::stand::Stand;
use bevy_egui::egui::epaint::{ClippedShape, Primitive};
use bevy_egui::egui::{self, Color32, Pos2, Rect, Shape, pos2, vec2};
use sandtable::app::panels::map::triage_mark;
use sandtable::app::theme::{DARK, TRIAGE, Theme};
use std::collections::BTreeMap;

/// A picture of flat colors. `None`: nothing was painted, or it is not one color.
struct Grid {
    wide: usize,
    cells: Vec<Option<Color32>>,
}

impl Grid {
    fn paint(ctx: &egui::Context, shapes: Vec<ClippedShape>, wide: usize, high: usize) -> Grid {
        let mut grid = Grid { wide, cells: vec![None; wide * high] };
        for primitive in ctx.tessellate(shapes, 1.0) {
            let Primitive::Mesh(mesh) = primitive.primitive else { continue };
            for corners in mesh.indices.chunks_exact(3) {
                let v = [0, 1, 2].map(|k| mesh.vertices[corners[k] as usize]);
                let flat = v[0].color == v[1].color && v[1].color == v[2].color && v[0].color.a() == 255;
                grid.triangle(v.map(|v| v.pos), primitive.clip_rect, flat.then_some(v[0].color));
            }
        }
        grid
    }

    /// Pixels whose middle lies in it.
    fn triangle(&mut self, [a, b, c]: [Pos2; 3], clip: Rect, color: Option<Color32>) {
        let side = |p: Pos2, q: Pos2, r: Pos2| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
        let high = self.cells.len() / self.wide;
        let room = Rect::from_points(&[a, b, c]).intersect(clip);
        let range =
            |from: f32, to: f32, most: usize| (from.floor().max(0.0) as usize)..(to.ceil().max(0.0) as usize).min(most);
        for y in range(room.top(), room.bottom(), high) {
            for x in range(room.left(), room.right(), self.wide) {
                let p = pos2(x as f32 + 0.5, y as f32 + 0.5);
                let (u, v, w) = (side(a, b, p), side(b, c, p), side(c, a, p));
                let inside = (u >= 0.0 && v >= 0.0 && w >= 0.0) || (u <= 0.0 && v <= 0.0 && w <= 0.0);
                if inside && clip.contains(p) {
                    self.cells[y * self.wide + x] = color;
                }
            }
        }
    }

    fn at(&self, x: usize, y: usize) -> Option<Color32> {
        self.cells.get(y * self.wide + x).copied().flatten()
    }
}

/// Edges without smoothing, and discs as triangles too.
fn plain(ctx: &egui::Context) {
    ctx.tessellation_options_mut(|o| (o.feathering, o.prerasterized_discs) = (false, false));
}

/// The outline of a mark with everything inside it, as drawn so many pixels high. Letters are left out.
fn silhouette(category: usize, pixels: usize) -> Vec<bool> {
    let ctx = egui::Context::default();
    let side = pixels * 2;
    let size = vec2(side as f32, side as f32);
    let input = || egui::RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)), ..Default::default() };
    sandtable::app::theme::install_fonts(&ctx);
    ctx.run_ui(input(), |_| {}).drop_without_applying_deltas();
    let output = ctx.run_ui(input(), |ui| {
        let painter = ui.ctx().layer_painter(egui::LayerId::background());
        triage_mark(&painter, (size * 0.5).to_pos2(), pixels as f32 * 0.5, category, &DARK);
    });
    let shapes: Vec<ClippedShape> =
        output.shapes.iter().filter(|s| !matches!(s.shape, Shape::Text(_))).cloned().collect();
    output.drop_without_applying_deltas();
    plain(&ctx);
    Grid::paint(&ctx, shapes, side, side).cells.iter().map(Option::is_some).collect()
}

#[test]
fn the_five_triage_shapes_overlap_by_at_most_three_quarters_at_every_size() {
    for pixels in [12, 24, 64] {
        let all: Vec<Vec<bool>> = (0..5).map(|k| silhouette(k, pixels)).collect();
        for (i, a) in all.iter().enumerate() {
            let area = a.iter().filter(|p| **p).count();
            assert!(area > pixels * pixels / 4, "{} covers {area} pixels at {pixels}", TRIAGE[i].word());
            for (k, b) in all.iter().enumerate().skip(i + 1) {
                let both = a.iter().zip(b).filter(|(a, b)| **a && **b).count();
                let either = a.iter().zip(b).filter(|(a, b)| **a || **b).count();
                let share = both as f32 / either as f32;
                let names = (TRIAGE[i].letter, TRIAGE[k].letter);
                println!("{names:?} at {pixels}: {share:.3}");
                assert!(share <= 0.75, "{names:?} overlap by {share:.2} at {pixels} pixels");
            }
        }
    }
}

fn without_text(shape: &Shape, texts: &mut Vec<Rect>) -> Shape {
    match shape {
        Shape::Text(t) => {
            texts.push(t.visual_bounding_rect().expand(1.0));
            Shape::Noop
        }
        Shape::Vec(list) => Shape::Vec(list.iter().map(|s| without_text(s, texts)).collect()),
        other => other.clone(),
    }
}

/// The legend as the panels ask for it: its colors, where its texts are, and where it stands.
struct Legend {
    grid: Grid,
    texts: Vec<Rect>,
    rect: Rect,
    ground: Color32,
}

impl Legend {
    fn of(size: egui::Vec2, theme: &str) -> Legend {
        let mut stand = Stand::console(10);
        stand.size = size;
        let named = |t: &Theme| format!("{t:?}").to_lowercase() == theme;
        stand.desk.memory.preferences.theme = Theme::ALL.into_iter().find(named).expect("a theme");
        stand.desk.memory.map.legend = true;
        stand.frames(4);
        let mut texts = Vec::new();
        let mut shapes = stand.shapes.clone();
        shapes.iter_mut().for_each(|s| s.shape = without_text(&s.shape, &mut texts));
        plain(&stand.ctx);
        let [left, top, ..] = stand.desk.memory.map.cam.rect;
        Legend {
            grid: Grid::paint(&stand.ctx, shapes, size.x as usize, size.y as usize),
            texts,
            rect: Rect::from_min_size(pos2(left + 8.0, top + 8.0), vec2(216.0, 352.0)),
            ground: Color32::from(stand.desk.memory.preferences.theme.tokens().panel),
        }
    }

    /// Compares every flat pixel; gives how many there were of each color.
    fn compare(&self, picture: &Picture) -> Result<BTreeMap<[u8; 4], usize>, String> {
        let mut seen = BTreeMap::new();
        for y in self.rect.top() as usize + 4..self.rect.bottom() as usize - 4 {
            for x in self.rect.left() as usize + 4..self.rect.right() as usize - 4 {
                let Some(color) = self.grid.at(x, y) else { continue };
                // Lines have smoothed edges: neighboring ground pixels are skipped.
                let reach = if color == self.ground { 3 } else { 1 };
                let near = |u: usize, v: usize| self.grid.at(u, v) == Some(color);
                let flat = (y - reach..=y + reach).all(|v| (x - reach..=x + reach).all(|u| near(u, v)));
                let middle = pos2(x as f32 + 0.5, y as f32 + 0.5);
                if !flat || self.texts.iter().any(|t| t.contains(middle)) {
                    continue;
                }
                let (pixel, wanted) = (picture.at(x, y), color.to_array());
                if (0..3).any(|k| pixel[k].abs_diff(wanted[k]) > 2) {
                    return Err(format!("{x}, {y}: {pixel:?} instead of {color:?}"));
                }
                *seen.entry(wanted).or_default() += 1;
            }
        }
        Ok(seen)
    }
}

/// Every flat pixel of the legend, as the panels ask for it and as the screen shows it: the graphics card, its blending
/// and its gamma lie between the two. `tests/scripts/desktop.sh` takes pictures of the window and runs this on each;
/// without one it is only shown that a wrong color would be found.
#[test]
fn the_legend_on_the_screen_has_the_colors_of_the_tokens() {
    let file = std::env::var_os("SANDTABLE_PICTURE");
    let taken = file.map(|f| Picture::read(&std::fs::read(f).expect("the picture")));
    let theme = std::env::var("SANDTABLE_THEME").unwrap_or("light".into());
    let size = taken.as_ref().map_or(vec2(1440.0, 900.0), |p| vec2(p.wide as f32, p.high as f32));
    let legend = Legend::of(size, &theme);
    let cells = legend.grid.cells.iter().map(|c| c.map_or([0; 3], |c| [c.r(), c.g(), c.b()]));
    let painted = Picture::of(size.x as usize, cells.clone().collect());
    let seen = legend.compare(&painted).expect("it is its own picture");
    for look in &TRIAGE {
        let n = seen.get(&Color32::from(look.fill).to_array()).copied().unwrap_or(0);
        // The arms of the saltire are too thin for a pixel that is surely all one color.
        assert!(n >= 4 || look.letter == 'X', "only {n} pixels of {} are compared: {seen:?}", look.word());
    }
    let dimmed = cells.map(|c| c.map(|channel| channel.saturating_sub(3))).collect();
    legend.compare(&Picture::of(size.x as usize, dimmed)).expect_err("three steps darker must be seen");
    if let Some(taken) = taken {
        let seen = legend.compare(&taken).unwrap_or_else(|why| panic!("{theme}: {why}"));
        println!("{theme}: {} pixels in {} colors agree", seen.values().sum::<usize>(), seen.len());
    }
}
