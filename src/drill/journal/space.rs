//! Disk space: a warning before the disk is full, and a reserve for when it is.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Warning limit: enough space for a day of drills and their reports.
pub const LOW: u64 = 200 << 20;

/// Reserve beside the drills, so that a drill on a full disk can still be saved again and reported.
pub const RESERVE: u64 = 16 << 20;

const NAME: &str = "RESERVE";

/// Bytes free for this user on the disk that holds the folder.
pub fn left(folder: &Path) -> io::Result<u64> {
    fs4::available_space(folder)
}

/// The free bytes, if they are few.
pub fn low(folder: &Path) -> Option<u64> {
    left(folder).ok().filter(|left| *left < LOW)
}

/// Creates the reserve if it is missing. Written in full: a length alone reserves nothing.
pub fn reserve(folder: &Path) -> io::Result<()> {
    let path = folder.join(NAME);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() && found.len() == RESERVE => return Ok(()),
        // An interrupted reserve is begun again; any other file of this name is not ours.
        Ok(found) if found.is_file() && found.len() < RESERVE && is_empty_space(&path)? => fs::remove_file(&path)?,
        Ok(_) => return Err(io::Error::other(format!("{} is not the reserve of this program", path.display()))),
        Err(_) => {}
    }
    let block = vec![0; 1 << 20];
    let mut file = File::options().write(true).create_new(true).open(&path)?;
    for _ in 0..RESERVE / block.len() as u64 {
        if let Err(full) = file.write_all(&block) {
            drop(file);
            // A partial reserve only uses space.
            fs::remove_file(&path)?;
            return Err(full);
        }
    }
    Ok(())
}

fn is_empty_space(path: &Path) -> io::Result<bool> {
    Ok(fs::read(path)?.iter().all(|byte| *byte == 0))
}

/// Releases the reserve.
pub fn release(folder: &Path) -> io::Result<()> {
    let path = folder.join(NAME);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() && found.len() == RESERVE => fs::remove_file(&path),
        _ => Ok(()),
    }
}
