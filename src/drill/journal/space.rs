//! Room on the disk: a warning before it is full, and a reserve for the moment when it is.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Below this much free space people are warned: a day of drills and their reports fits into it.
pub const LOW: u64 = 200 << 20;

/// Kept free beside the drills, so that a drill whose disk is full can still be written anew and reported.
pub const RESERVE: u64 = 16 << 20;

const NAME: &str = "RESERVE";

/// Bytes free for this user on the disk that holds the folder.
pub fn left(folder: &Path) -> io::Result<u64> {
    fs4::available_space(folder)
}

/// The bytes that are left, if they are few.
pub fn low(folder: &Path) -> Option<u64> {
    left(folder).ok().filter(|left| *left < LOW)
}

/// Takes the reserve, if it is not there yet. Written in full: a length alone reserves nothing.
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
            // Half a reserve only takes room away.
            fs::remove_file(&path)?;
            return Err(full);
        }
    }
    Ok(())
}

fn is_empty_space(path: &Path) -> io::Result<bool> {
    Ok(fs::read(path)?.iter().all(|byte| *byte == 0))
}

/// Gives the reserve back.
pub fn release(folder: &Path) -> io::Result<()> {
    let path = folder.join(NAME);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() && found.len() == RESERVE => fs::remove_file(&path),
        _ => Ok(()),
    }
}
