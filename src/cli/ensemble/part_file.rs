//! Part files: written completely or not at all, and never over other data.

use crate::forecast::{Making, Part, Shard};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The start of every part file.
const BEGINS: &str = "{\"sandtable_ensemble\":";

/// Path of a shard's part.
pub struct Place(PathBuf);

impl Place {
    /// `out` itself, or a file in it if it is a folder or has a folder's form.
    pub fn of(out: &Path, shard: Shard) -> Place {
        let folder = out.is_dir() || out.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
        let name = format!("part-{}-of-{}.json", shard.index, shard.of);
        Place(if folder { out.join(name) } else { out.to_owned() })
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The complete part already there. A truncated part is computed again; a file that is not of this ensemble must
    /// not be lost.
    pub fn existing(&self, making: &Making, shard: Shard) -> Result<Option<Part>, String> {
        let file = self.0.display().to_string();
        let bytes = match fs::read(&self.0) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(format!("{file}: {e}")),
        };
        let text = String::from_utf8_lossy(&bytes);
        let advice = "remove it, or give --out another name";
        match Part::read(&file, &text) {
            Ok(part) => match part.differs(making, shard.of) {
                Some((what, there, ours)) => Err(format!(
                    "{file} holds part {} of another ensemble ({what} is {there}, here {ours}): {advice}",
                    part.shard
                )),
                None if part.shard != shard => Err(format!("{file} holds part {}, not {shard}: {advice}", part.shard)),
                None => Ok(Some(part)),
            },
            Err(_) if text.trim().is_empty() || text.starts_with(BEGINS) => Ok(None),
            Err(_) => Err(format!("{file} is there and is no part of an ensemble: {advice}")),
        }
    }

    /// Checks that the part can be written.
    pub fn prepare(&self) -> Result<(), String> {
        let temporary = self.temporary();
        self.folder()
            .and_then(|_| File::create(&temporary))
            .and_then(|_| fs::remove_file(&temporary))
            .map_err(|e| format!("{}: {e}", temporary.display()))
    }

    /// Under a temporary name, synced, renamed: under its own name the file is always complete.
    pub fn write(&self, part: &Part) -> Result<(), String> {
        let temporary = self.temporary();
        let write = || -> std::io::Result<()> {
            let text = text_of(part)?;
            let folder = self.folder()?;
            let mut file = File::create(&temporary)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&temporary, &self.0)?;
            // Windows cannot open a folder and does not need to: it journals renames itself.
            if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
        };
        write().map_err(|e| {
            // The first error is the one to report; only a temporary file remains.
            let _told_below = fs::remove_file(&temporary);
            format!("{}: {e}", self.0.display())
        })
    }

    /// Its folder, created if missing.
    fn folder(&self) -> std::io::Result<PathBuf> {
        let parent = self.0.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent)?;
        Ok(parent.to_owned())
    }

    /// Two tries of one shard may run at once, on two machines that share the folder.
    fn temporary(&self) -> PathBuf {
        let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        let host: String = host.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
        let mut name = self.0.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{host}{}.tmp", std::process::id()));
        self.0.with_file_name(name)
    }
}

/// One line of JSON.
pub fn text_of(part: &Part) -> std::io::Result<String> {
    Ok(serde_json::to_string(part)? + "\n")
}
