//! The files below `scenario/` in a drill folder: written once, read by the names in the journal's header. No link is
//! followed.

use super::OpenError;
use super::folder::{disk, read_all};
use super::store::{new_file, sync_folder};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Component, Path};

/// A file that a drill folder carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Below `scenario/`, with `/` between names.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Writes the sources; they are safe from a power cut when this returns.
pub(super) fn write(root: &Path, sources: &[Source]) -> Result<(), OpenError> {
    fs::create_dir_all(root).map_err(disk(root))?;
    for source in sources {
        let relative = plain(&source.path)?;
        let path = root.join(relative);
        let parent = path.parent().unwrap_or(root);
        fs::create_dir_all(parent).map_err(disk(parent))?;
        let mut file = new_file(&path).map_err(disk(&path))?;
        file.write_all(&source.bytes).and_then(|()| file.sync_all()).map_err(disk(&path))?;
        sync_folder(parent).map_err(disk(parent))?;
    }
    sync_folder(root).map_err(disk(root))
}

/// The named files, or, without names, what a person could have meant; sorted by name.
pub(super) fn read(root: &Path, named: &[String]) -> Result<Vec<Source>, OpenError> {
    let mut found = Vec::new();
    if named.is_empty() {
        collect(root, "", &mut found)?;
    }
    for name in named {
        found.push(one(root, name)?);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Does the folder hold nothing but wanted files, whole or begun?
pub(super) fn left_over(folder: &Path, prefix: &str, wanted: &[Source]) -> Result<bool, OpenError> {
    for entry in fs::read_dir(folder).map_err(disk(folder))? {
        let entry = entry.map_err(disk(folder))?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(disk(&entry.path()))?);
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let ours = if kind.is_dir() {
            let inside = format!("{name}/");
            wanted.iter().any(|s| s.path.starts_with(&inside)) && left_over(&path, &inside, wanted)?
        } else {
            let source = wanted.iter().find(|s| s.path == name).filter(|_| kind.is_file());
            match source {
                Some(source) => {
                    let mut file = File::open(&path).map_err(disk(&path))?;
                    source.bytes.starts_with(&read_all(&mut file, &path)?)
                }
                None => false,
            }
        };
        if !ours {
            return Ok(false);
        }
    }
    Ok(true)
}

fn plain(name: &str) -> Result<&Path, OpenError> {
    let relative = Path::new(name);
    let normal = relative.components().all(|c| matches!(c, Component::Normal(_)));
    if name.is_empty() || !normal || name.contains(['\\', ':', '\0']) {
        return Err(OpenError::BadName { path: name.to_owned() });
    }
    Ok(relative)
}

fn one(root: &Path, name: &str) -> Result<Source, OpenError> {
    let mut path = root.to_path_buf();
    for part in plain(name)?.components() {
        path.push(part);
        let found = fs::symlink_metadata(&path).map_err(disk(&path))?;
        if !found.is_file() && !found.is_dir() {
            return Err(OpenError::Link { path });
        }
    }
    let mut file = File::open(&path).map_err(disk(&path))?;
    Ok(Source { bytes: read_all(&mut file, &path)?, path: name.to_owned() })
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Source>) -> Result<(), OpenError> {
    for entry in fs::read_dir(folder).map_err(disk(folder))? {
        let entry = entry.map_err(disk(folder))?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(disk(&entry.path()))?);
        let last = entry.file_name().to_string_lossy().into_owned();
        let name = format!("{prefix}{last}");
        if is_stray(&last) {
            continue;
        }
        if kind.is_dir() {
            collect(&path, &format!("{name}/"), found)?;
        } else if kind.is_file() {
            let mut file = File::open(&path).map_err(disk(&path))?;
            found.push(Source { bytes: read_all(&mut file, &path)?, path: name });
        }
    }
    Ok(())
}

/// Written by file managers and editors, not by people.
fn is_stray(name: &str) -> bool {
    let windows = ["thumbs.db", "ehthumbs.db", "desktop.ini"];
    name.starts_with('.') || name.ends_with('~') || windows.contains(&name.to_ascii_lowercase().as_str())
}
