//! Atomic file writes: under its own name a file is always complete.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes `bytes` as [`write_atomically`] does.
pub fn write_file_atomically(path: &Path, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    write_atomically(path, |file| file.write_all(bytes.as_ref()))
}

/// Writes a temporary file beside it and renames that when complete: after any failure the old file is unchanged and no
/// partial file remains. Creates missing parent folders.
pub fn write_atomically(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let whole = || {
        let mut file = File::create(&part)?;
        write(&mut file)?;
        file.sync_all()?;
        fs::rename(&part, path)
    };
    whole().inspect_err(|_| {
        // The first error is the one to report.
        let _told_above = fs::remove_file(&part);
    })
}
