//! Standard output that may be closed or full. A closed pipe (`sandtable run … | head`) is silent and keeps the verdict of
//! the command; any other fault is reported once, at the end, and the exit code says so.

use super::USAGE;
use std::fmt::Arguments;
use std::io::{Error, ErrorKind, Write};
use std::sync::OnceLock;

/// The first fault. Nothing more is written after it.
static FAULT: OnceLock<Error> = OnceLock::new();

/// A line on standard output.
pub(super) fn line(words: Arguments<'_>) {
    if FAULT.get().is_some() {
        return;
    }
    if let Err(e) = writeln!(std::io::stdout(), "{words}") {
        // A second fault adds nothing to the first.
        let _first = FAULT.set(e);
    }
}

/// A line on standard error; if it cannot be written, the exit code must be enough.
pub(super) fn complaint(words: Arguments<'_>, end: &str) {
    let _unread = write!(std::io::stderr(), "{words}{end}");
}

/// The exit code of a command with verdict `code`.
pub(super) fn verdict(code: u8) -> u8 {
    if FAULT.get().is_none()
        && let Err(e) = std::io::stdout().flush()
    {
        let _first = FAULT.set(e);
    }
    match FAULT.get() {
        Some(e) if e.kind() != ErrorKind::BrokenPipe => {
            complaint(format_args!("sandtable: standard output cannot be written: {e}"), "\n");
            USAGE
        }
        _ => code,
    }
}
