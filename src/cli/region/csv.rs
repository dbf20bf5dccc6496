//! Comma-separated tables with a header line, by column name.

use std::path::Path;

/// A table whose fields are found by column name.
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    fields: &'a [String],
}

impl Table {
    /// Reads a file; an absent file is an empty table, because a region may lack a subject.
    pub fn read(path: &Path) -> Result<Table, String> {
        match std::fs::read_to_string(path) {
            Ok(text) => Table::parse(&text).map_err(|e| format!("{}:{e}", path.display())),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Table { columns: vec![], rows: vec![] }),
            Err(e) => Err(format!("{}: {e}", path.display())),
        }
    }

    pub fn parse(text: &str) -> Result<Table, String> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let (mut columns, mut rows) = (Vec::new(), Vec::new());
        for record in reader.records() {
            let record = record.map_err(|e| format!("1: {e}"))?;
            let row: Vec<String> = record.iter().map(str::to_owned).collect();
            if columns.is_empty() {
                columns = row;
            } else if row.len() == columns.len() {
                rows.push(row);
            } else {
                let line = record.position().map_or(1, ::csv::Position::line);
                return Err(format!("{line}: {} fields, but {} columns", row.len(), columns.len()));
            }
        }
        Ok(Table { columns, rows })
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|fields| Row { table: self, fields })
    }
}

impl<'a> Row<'a> {
    /// The field in that column; empty if there is no such column.
    pub fn text(&self, column: &str) -> &'a str {
        let at = self.table.columns.iter().position(|c| c == column);
        at.map_or("", |i| self.fields[i].trim())
    }

    /// `None` for a blank field.
    pub fn number(&self, column: &str) -> Option<f64> {
        self.text(column).parse().ok()
    }

    pub fn count(&self, column: &str) -> Option<u32> {
        self.number(column).map(|n| (n + 0.5) as u32)
    }

    pub fn flag(&self, column: &str) -> bool {
        self.text(column) == "1"
    }

    pub fn needed(&self, column: &str) -> Result<f64, String> {
        self.number(column).ok_or_else(|| format!("`{}` has no `{column}`", self.text("id")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_fields_keep_their_commas_and_quotes() {
        let table = Table::parse("id,name,beds\n7,\"Smith, \"\"Sandy\"\" home\",12\n").unwrap();
        let row = table.rows().next().unwrap();
        assert_eq!(row.text("name"), "Smith, \"Sandy\" home");
        assert_eq!(row.count("beds"), Some(12));
        assert_eq!(row.count("absent"), None);
    }

    #[test]
    fn a_short_row_is_refused_with_its_line() {
        assert!(Table::parse("a,b\n1,2\n3\n").is_err_and(|e| e.starts_with("3:")));
    }
}
