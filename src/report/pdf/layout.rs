//! Lines, tables, and pictures on pages: letter paper, one column, repeated table headers.

use super::font::Font;
use super::tags::Tags;
use crate::report::document::{Anchor, Block, Cell, Color, Document, Figure, Shape, Table};
use pdf_writer::types::StructRole as Role;
use pdf_writer::{Content, Finish, Name, Str};

/// Letter, in points.
pub const PAGE: (f64, f64) = (612.0, 792.0);
const MARGIN: f64 = 50.0;
const TOP: f64 = PAGE.1 - 66.0;
const BOTTOM: f64 = 56.0;
const WIDTH: f64 = PAGE.0 - 2.0 * MARGIN;
const INK: Color = Color(18, 26, 34);
const SOFT: Color = Color(74, 87, 99);
const CELL: f64 = 7.6;
const PAD: f64 = 3.0;

pub struct Layout {
    pub regular: Font,
    pub bold: Font,
    pub pages: Vec<Content>,
    pub tags: Tags,
    /// Title, page and height of each section.
    pub outline: Vec<(String, usize, f64)>,
    /// Position of the next line.
    y: f64,
    mark: String,
    head: String,
    foot: String,
    page_word: String,
}

impl Layout {
    pub fn new(regular: Font, bold: Font, report: &Document) -> Layout {
        let head = format!("{}: {}", report.title, report.subtitle);
        let (mark, foot, page_word) = (report.mark.clone(), report.foot.clone(), report.labels.page.clone());
        let (pages, tags, outline) = (Vec::new(), Tags::new(), Vec::new());
        let mut layout = Layout { regular, bold, pages, tags, outline, y: TOP, mark, head, foot, page_word };
        layout.new_page();
        layout
    }

    pub fn document(&mut self, report: &Document) {
        self.paragraph(&format!("{}: {}", report.title, report.subtitle), 20.0, true, Role::H1, 0);
        self.paragraph(&report.date, 10.0, false, Role::P, 0);
        for section in &report.sections {
            let part = self.tags.add(0, Role::Sect);
            self.room(90.0);
            self.y -= 12.0;
            self.outline.push((section.title.clone(), self.pages.len() - 1, self.y + 14.0));
            self.paragraph(&section.title, 14.0, true, Role::H2, part);
            for block in &section.blocks {
                match block {
                    Block::Heading { text } => {
                        self.room(60.0);
                        self.y -= 6.0;
                        self.paragraph(text, 11.0, true, Role::H3, part);
                    }
                    Block::Text { text } => self.paragraph(&text.plain(), 9.5, false, Role::P, part),
                    Block::List { items } => {
                        let list = self.tags.add(part, Role::L);
                        for item in items {
                            let line = self.tags.add(list, Role::LI);
                            self.paragraph(&format!("• {}", item.plain()), 9.5, false, Role::LBody, line);
                        }
                    }
                    Block::Table(table) => self.table(table, part),
                    Block::Figure(figure) => self.figure(figure, part),
                }
            }
        }
    }

    fn page(&mut self) -> &mut Content {
        self.pages.last_mut().expect("there is always a page")
    }

    /// Header and footer are the same on every page, and not part of the text.
    fn new_page(&mut self) {
        self.pages.push(Content::new());
        self.tags.new_page();
        self.y = TOP;
        let number = format!("{} {}", self.page_word, self.pages.len());
        let (mark, head, foot) = (self.mark.clone(), self.head.clone(), self.foot.clone());
        self.page().begin_marked_content(Name(b"Artifact"));
        self.string(&mark, (MARGIN, PAGE.1 - 40.0), 11.0, true, INK);
        let x = PAGE.0 - MARGIN - self.regular.width(&head, 8.0);
        self.string(&head, (x.max(MARGIN + 120.0), PAGE.1 - 40.0), 8.0, false, SOFT);
        self.line((MARGIN, PAGE.1 - 46.0), (PAGE.0 - MARGIN, PAGE.1 - 46.0), SOFT, 0.6);
        self.string(&foot, (MARGIN, 34.0), 6.5, false, SOFT);
        let x = PAGE.0 - MARGIN - self.regular.width(&number, 8.0);
        self.string(&number, (x, 34.0), 8.0, false, SOFT);
        self.page().end_marked_content();
    }

    fn room(&mut self, height: f64) {
        if self.y - height < BOTTOM {
            self.new_page();
        }
    }

    fn line(&mut self, a: (f64, f64), b: (f64, f64), color: Color, width: f64) {
        let page = self.page();
        let [r, g, b_] = rgb(color);
        page.set_stroke_rgb(r, g, b_).set_line_width(width as f32);
        page.move_to(a.0 as f32, a.1 as f32).line_to(b.0 as f32, b.1 as f32).stroke();
    }

    fn string(&mut self, text: &str, at: (f64, f64), size: f64, bold: bool, color: Color) {
        let bytes = if bold { self.bold.encode(text) } else { self.regular.encode(text) };
        let [r, g, b] = rgb(color);
        let page = self.page();
        page.set_fill_rgb(r, g, b).begin_text();
        page.set_font(Name(if bold { b"B" } else { b"R" }), size as f32);
        page.next_line(at.0 as f32, at.1 as f32).show(Str(&bytes)).end_text();
    }

    /// Content of a tag, between its marks.
    fn marked(&mut self, tag: usize, role: &str, draw: impl FnOnce(&mut Layout)) {
        let number = self.tags.mark(tag);
        let page = self.page();
        page.begin_marked_content_with_properties(Name(role.as_bytes())).properties().identify(number).finish();
        draw(self);
        self.page().end_marked_content();
    }

    fn paragraph(&mut self, text: &str, size: f64, bold: bool, role: Role, parent: usize) {
        let tag = self.tags.add(parent, role);
        let lines = self.wrapped(text, WIDTH, size, bold);
        let step = size * 1.35;
        for line in lines {
            self.room(step);
            self.y -= step;
            let at = (MARGIN, self.y + size * 0.25);
            self.marked(tag, "Span", |l| l.string(&line, at, size, bold, INK));
        }
        self.y -= size * 0.4;
    }

    /// Broken at spaces; a word that is too long for a line is broken anywhere.
    fn wrapped(&self, text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
        let font = if bold { &self.bold } else { &self.regular };
        let space = font.width(" ", size);
        let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0.0);
        for word in text.split_whitespace() {
            let mut rest = word;
            let mut wide = font.width(rest, size);
            if !line.is_empty() && used + space + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            while wide > width {
                let fits = rest.char_indices().map(|(i, c)| i + c.len_utf8());
                let cut = fits.take_while(|i| font.width(&rest[..*i], size) <= width).last();
                let cut = cut.unwrap_or_else(|| rest.chars().next().map_or(1, char::len_utf8));
                lines.push(rest[..cut].to_owned());
                rest = &rest[cut..];
                wide = font.width(rest, size);
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            line += rest;
            used += wide;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    fn table(&mut self, table: &Table, parent: usize) {
        self.room(70.0);
        let tag = self.tags.add(parent, Role::Table);
        self.paragraph(&table.title, 9.5, true, Role::Caption, tag);
        let widths = self.columns(table);
        let head: Vec<Cell> = table.columns.iter().map(|c| Cell::from(c.as_str())).collect();
        let head_tag = self.tags.add(tag, Role::TR);
        self.row(&head, &widths, true, Some(head_tag));
        for cells in &table.rows {
            let height = self.height(cells, &widths);
            if self.y - height < BOTTOM {
                self.new_page();
                // The repeated header: visible, but not part of the text.
                self.row(&head, &widths, true, None);
            }
            let row = self.tags.add(tag, Role::TR);
            self.row(cells, &widths, false, Some(row));
        }
        self.y -= 10.0;
    }

    /// Column widths by content, within limits.
    fn columns(&self, table: &Table) -> Vec<f64> {
        let wanted: Vec<f64> = (0..table.columns.len())
            .map(|i| {
                let head = self.bold.width(&table.columns[i], CELL) + 2.0 * PAD;
                let cells = table.rows.iter().take(60).filter_map(|r| r.get(i));
                let widest = cells.map(|c| self.regular.width(&c.plain(), CELL)).fold(0.0, f64::max) + 2.0 * PAD;
                head.max(widest).clamp(26.0, 240.0)
            })
            .collect();
        let sum: f64 = wanted.iter().sum();
        wanted.into_iter().map(|w| w * WIDTH / sum).collect()
    }

    fn lines(&self, cell: &Cell, width: f64, bold: bool) -> Vec<String> {
        self.wrapped(&cell.plain(), width - 2.0 * PAD, CELL, bold)
    }

    fn height(&self, cells: &[Cell], widths: &[f64]) -> f64 {
        let most = cells.iter().zip(widths).map(|(c, w)| self.lines(c, *w, false).len()).max().unwrap_or(1).max(1);
        most as f64 * CELL * 1.3 + 2.0 * PAD
    }

    /// `tag` none: a repeated header.
    fn row(&mut self, cells: &[Cell], widths: &[f64], head: bool, tag: Option<usize>) {
        let lines: Vec<Vec<String>> = cells.iter().zip(widths).map(|(c, w)| self.lines(c, *w, head)).collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let height = most as f64 * CELL * 1.3 + 2.0 * PAD;
        let (top, bottom) = (self.y, self.y - height);
        self.page().begin_marked_content(Name(b"Artifact"));
        if head {
            self.page().set_fill_rgb(0.93, 0.945, 0.957);
            self.page().rect(MARGIN as f32, bottom as f32, WIDTH as f32, height as f32).fill_nonzero();
        }
        self.line((MARGIN, bottom), (MARGIN + WIDTH, bottom), Color(168, 178, 187), 0.5);
        self.page().end_marked_content();
        let mut x = MARGIN;
        for (cell, width) in lines.iter().zip(widths) {
            let draw = |l: &mut Layout| {
                for (i, line) in cell.iter().enumerate() {
                    let y = top - PAD - CELL * (1.3 * i as f64 + 1.0);
                    l.string(line, (x + PAD, y), CELL, head, INK);
                }
            };
            match tag {
                Some(row) => {
                    let cell_tag = self.tags.add(row, if head { Role::TH } else { Role::TD });
                    self.marked(cell_tag, if head { "TH" } else { "TD" }, draw);
                }
                None => {
                    self.page().begin_marked_content(Name(b"Artifact"));
                    draw(self);
                    self.page().end_marked_content();
                }
            }
            x += width;
        }
        self.y = bottom;
    }

    fn figure(&mut self, figure: &Figure, parent: usize) {
        let scale = (WIDTH / figure.width).min((TOP - BOTTOM - 60.0) / figure.height);
        self.room(figure.height * scale + 50.0);
        let tag = self.tags.add(parent, Role::Figure);
        self.tags.describe(tag, &figure.alt);
        self.paragraph(&figure.title, 9.5, true, Role::Caption, tag);
        let top = self.y;
        self.marked(tag, "Figure", |l| {
            for shape in &figure.shapes {
                l.shape(shape, |(x, y)| (MARGIN + x * scale, top - y * scale), scale);
            }
        });
        self.y = top - figure.height * scale - 8.0;
        self.paragraph(&figure.alt, 8.5, false, Role::P, parent);
    }

    fn shape(&mut self, shape: &Shape, place: impl Fn((f64, f64)) -> (f64, f64), scale: f64) {
        match shape {
            Shape::Line { points, color, width, dashed } => {
                let [r, g, b] = rgb(*color);
                let page = self.page();
                page.set_stroke_rgb(r, g, b).set_line_width((width * scale) as f32);
                if *dashed {
                    page.set_dash_pattern([5.0, 3.0], 0.0);
                }
                trace(page, points.iter().map(|p| place(*p)));
                page.stroke();
                if *dashed {
                    page.set_dash_pattern([], 0.0);
                }
            }
            Shape::Area { rings, color } => {
                let [r, g, b] = rgb(*color);
                let page = self.page();
                page.set_fill_rgb(r, g, b);
                for ring in rings {
                    trace(page, ring.iter().map(|p| place(*p)));
                    page.close_path();
                }
                page.fill_even_odd();
            }
            Shape::Text { at, text, size, anchor, color } => {
                let size = size * scale;
                let wide = self.regular.width(text, size);
                let (x, y) = place(*at);
                let x = match anchor {
                    Anchor::Start => x,
                    Anchor::Middle => x - wide / 2.0,
                    Anchor::End => x - wide,
                };
                self.string(text, (x, y), size, false, *color);
            }
        }
    }
}

fn trace(page: &mut Content, points: impl Iterator<Item = (f64, f64)>) {
    for (i, (x, y)) in points.enumerate() {
        if i == 0 {
            page.move_to(x as f32, y as f32)
        } else {
            page.line_to(x as f32, y as f32)
        };
    }
}

fn rgb(c: Color) -> [f32; 3] {
    [c.0, c.1, c.2].map(|v| f32::from(v) / 255.0)
}
