//! The report as plain data, before it becomes a page, a PDF, a Word file, or tables. It contains only what the reader
//! may see: no writer of files omits anything.

use serde::Serialize;

/// The audience of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reader {
    /// Everything, including controllers' notes and observations.
    #[default]
    Facilitator,
    /// For players: public messages and actions, and the actual state after EndEx. No facilitator notes, unreleased injects,
    /// or private notes.
    Players,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    pub language: &'static str,
    pub reader: Reader,
    pub title: String,
    pub subtitle: String,
    /// On every page.
    pub mark: String,
    /// At the foot of every page: drill, seed, and digest.
    pub foot: String,
    /// Date of the drill's start: `2026-10-15`.
    pub date: String,
    pub sections: Vec<Section>,
    /// Words of the page itself: “Contents”, “entries”.
    pub labels: Labels,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Labels {
    pub contents: String,
    pub entries: String,
    pub data: String,
    pub page: String,
    pub skip: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Block {
    Heading { text: String },
    Text { text: Cell },
    List { items: Vec<Cell> },
    Table(Table),
    Figure(Figure),
}

/// Text, and the supporting entries.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    pub text: String,
    /// The first few.
    pub entries: Vec<u64>,
    /// Number of the others.
    pub more: usize,
}

/// Maximum entries in a cell; the tables of measures list all.
const SHOWN: usize = 6;

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// Also the name of its CSV file.
    pub id: String,
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    /// Too long for paper: the page and the CSV file have all rows, the PDF and the Word file the first few.
    pub long: bool,
    /// Targets of the log's links: the first cell of a row is its number.
    pub anchors: bool,
}

/// A picture in its own coordinates, y downward.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figure {
    pub id: String,
    pub title: String,
    /// Text alternative.
    pub alt: String,
    pub width: f64,
    pub height: f64,
    #[serde(skip)]
    pub shapes: Vec<Shape>,
    pub svg: String,
    /// Its numbers.
    pub table: Option<Table>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Line { points: Vec<(f64, f64)>, color: Color, width: f64, dashed: bool },
    Area { rings: Vec<Vec<(f64, f64)>>, color: Color },
    Text { at: (f64, f64), text: String, size: f64, anchor: Anchor, color: Color },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Cell {
    pub fn of(text: impl Into<String>, entries: &[u64]) -> Cell {
        let shown = entries.iter().copied().take(SHOWN).collect();
        Cell { text: text.into(), entries: shown, more: entries.len().saturating_sub(SHOWN) }
    }

    /// In a plain text file.
    pub fn plain(&self) -> String {
        if self.entries.is_empty() {
            return self.text.clone();
        }
        let numbers: Vec<String> = self.entries.iter().map(u64::to_string).collect();
        let more = if self.more > 0 { format!(" +{}", self.more) } else { String::new() };
        let gap = if self.text.is_empty() { "" } else { " " };
        format!("{}{gap}[{}{more}]", self.text, numbers.join(", "))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, ..Cell::default() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::from(text.to_owned())
    }
}

impl Document {
    /// Every table, including those of figures.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks().filter_map(|b| match b {
            Block::Table(t) => Some(t),
            Block::Figure(f) => f.table.as_ref(),
            Block::Heading { .. } | Block::Text { .. } | Block::List { .. } => None,
        })
    }

    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks().filter_map(|b| if let Block::Figure(f) = b { Some(f) } else { None })
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|s| &s.blocks)
    }
}

impl Section {
    pub fn new(id: &str, title: String) -> Section {
        Section { id: id.to_owned(), title, blocks: Vec::new() }
    }

    pub fn heading(&mut self, text: String) {
        self.blocks.push(Block::Heading { text });
    }

    pub fn text(&mut self, text: impl Into<Cell>) {
        self.blocks.push(Block::Text { text: text.into() });
    }

    pub fn list(&mut self, items: Vec<Cell>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { items });
        }
    }

    /// A table without rows is hidden.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    pub fn figure(&mut self, figure: Figure) {
        self.blocks.push(Block::Figure(figure));
    }
}

impl Table {
    pub fn new(id: &str, title: String, columns: Vec<String>) -> Table {
        Table { id: id.to_owned(), title, columns, ..Table::default() }
    }

    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// Comma-separated values with a header row.
    /// The last column is the exercise mark: a separated table must not be mistaken for a real event.
    pub fn csv(&self, mark: &str) -> String {
        let line = |cells: Vec<String>| cells.iter().map(|c| csv_cell(c)).collect::<Vec<_>>().join(",") + "\n";
        let marked = |cells: Vec<String>| line([cells, vec![mark.to_owned()]].concat());
        let mut csv = marked(self.columns.clone());
        for row in &self.rows {
            csv += &marked(row.iter().map(Cell::plain).collect());
        }
        csv
    }
}

/// A cell that a spreadsheet must not compute: a text that begins like a formula gets an apostrophe.
fn csv_cell(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']);
    let number = || text.trim().parse::<f64>().is_ok();
    let text = if formula && !number() { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Maximum rows of a long table on paper.
const ON_PAPER: usize = 40;

impl Document {
    /// The report for paper: long tables are cut, and the log is limited to cited entries. The page and the tables have
    /// everything.
    pub fn for_paper(&self) -> Document {
        let mut paper = self.clone();
        let mut cited = std::collections::BTreeSet::new();
        for table in self.tables().filter(|t| !t.anchors) {
            let rows = if table.long { ON_PAPER } else { table.rows.len() };
            cited.extend(table.rows.iter().take(rows).flatten().flat_map(|c| c.entries.iter().copied()));
        }
        for block in self.blocks() {
            match block {
                Block::Text { text } => cited.extend(&text.entries),
                Block::List { items } => cited.extend(items.iter().flat_map(|c| c.entries.iter().copied())),
                Block::Heading { .. } | Block::Table(_) | Block::Figure(_) => {}
            }
        }
        for table in paper.sections.iter_mut().flat_map(|s| &mut s.blocks) {
            let Block::Table(table) = table else { continue };
            if table.anchors {
                let is_cited = |row: &Vec<Cell>| row[0].text.parse().is_ok_and(|n: u64| cited.contains(&n));
                table.rows.retain(is_cited);
            } else if table.long && table.rows.len() > ON_PAPER {
                let left = table.rows.len() - ON_PAPER;
                table.rows.truncate(ON_PAPER);
                let mut last = vec![Cell::default(); table.columns.len()];
                last[0] = format!("… +{left}").into();
                table.rows.push(last);
            }
        }
        paper
    }
}

#[cfg(test)]
mod tests {
    use super::csv_cell;

    #[test]
    fn spreadsheets_never_compute_a_cell() {
        assert_eq!(csv_cell("=cmd|'/C calc'!A0"), "'=cmd|'/C calc'!A0");
        assert_eq!(csv_cell("  @SUM(1,2)"), "\"'  @SUM(1,2)\"");
        assert_eq!(csv_cell("\t=1"), "'\t=1");
        for plain in ["-5", "+0.5", "a=b", "–", ""] {
            assert_eq!(csv_cell(plain), plain);
        }
    }
}
