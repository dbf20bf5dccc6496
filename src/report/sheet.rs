//! Tables filled in after the drill, from any spreadsheet: participant feedback, and corrective actions with owner and
//! due date. The columns are in `docs/REPORT.md`.

use std::collections::BTreeMap;

/// One line of a table, by column.
pub type Row = BTreeMap<String, String>;

/// A completed table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    pub feedback: Vec<Row>,
    pub actions: Vec<Row>,
}

/// Comma-separated values with a header row. `Err` names the line and the fault.
pub fn rows(text: &str) -> Result<Vec<Row>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut head: Option<Vec<String>> = None;
    let (mut rows, mut last) = (Vec::new(), 1);
    let mut short = None;
    for record in reader.records() {
        let cells = record.map_err(|e| e.to_string())?;
        last = cells.position().map_or(last, csv::Position::line);
        let Some(head) = &head else {
            head = Some(cells.iter().map(|c| c.trim().to_lowercase()).collect());
            continue;
        };
        if cells.iter().all(|c| c.trim().is_empty()) {
            continue;
        }
        if cells.len() != head.len() && short.is_none() {
            short = Some(format!("line {last} has {} cells, the head {}", cells.len(), head.len()));
        }
        rows.push(head.iter().cloned().zip(cells.iter().map(|c| c.trim().to_owned())).collect());
    }
    // The CSV reader accepts the end of the text as the end of an open quote.
    if !text.matches('"').count().is_multiple_of(2) {
        return Err(format!("the quote in the row that begins on line {last} is never closed"));
    }
    if head.is_none() {
        return Err("the table is empty".into());
    }
    short.map_or(Ok(rows), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_spreadsheets_write_them() {
        let csv = "\u{feff}Issue,Owner\r\n\"late, \"\"very\"\"\nlate\",EMS\r\n\r\nno bed,\r\n";
        let read = rows(csv).expect("a good table");
        assert_eq!(read.len(), 2);
        assert_eq!((read[0]["issue"].as_str(), read[0]["owner"].as_str()), ("late, \"very\"\nlate", "EMS"));
        assert_eq!(read[1]["owner"], "");
        assert_eq!(rows("a,b\n1\n"), Err("line 2 has 1 cells, the head 2".into()));
        assert_eq!(rows("a\n\"x\n"), Err("the quote in the row that begins on line 2 is never closed".into()));
        assert!(rows("").is_err());
    }
}
