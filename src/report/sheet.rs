//! What people fill in after the drill, as tables from any spreadsheet: feedback of participants, and corrective actions with
//! owner and due date. The columns are in `docs/REPORT.md`.

use std::collections::BTreeMap;

/// One line of a table, by column.
pub type Row = BTreeMap<String, String>;

/// What was filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    pub feedback: Vec<Row>,
    pub actions: Vec<Row>,
}

/// Comma-separated values with a head row; quoted cells may hold commas, quotes and line breaks. `Err` says where and what.
pub fn rows(csv: &str) -> Result<Vec<Row>, String> {
    let mut lines = cells(csv.trim_start_matches('\u{feff}'))?.into_iter();
    let head: Vec<String> = match lines.next() {
        Some((_, head)) => head.iter().map(|c| c.trim().to_lowercase()).collect(),
        None => return Err("the table is empty".into()),
    };
    let mut rows = Vec::new();
    for (number, cells) in lines.filter(|(_, cells)| cells.iter().any(|c| !c.trim().is_empty())) {
        if cells.len() != head.len() {
            return Err(format!("line {number} has {} cells, the head {}", cells.len(), head.len()));
        }
        rows.push(head.iter().cloned().zip(cells.into_iter().map(|c| c.trim().to_owned())).collect());
    }
    Ok(rows)
}

/// (line on which it begins, cells).
fn cells(csv: &str) -> Result<Vec<(usize, Vec<String>)>, String> {
    let (mut lines, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut number, mut began, mut quoted) = (1, 1, false);
    let mut chars = csv.chars().filter(|c| *c != '\r').peekable();
    while let Some(c) = chars.next() {
        number += usize::from(c == '\n');
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                lines.push((began, std::mem::take(&mut row)));
                began = number;
            }
            c => cell.push(c),
        }
    }
    if quoted {
        return Err(format!("the quote in the row that begins on line {began} is never closed"));
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        lines.push((began, row));
    }
    Ok(lines)
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
