//! The folder of one drill: `journal.sandtable`, `scenario/` with copies of its source files, and `LOCK`.
//!
//! It holds all that is needed to resume the drill on another laptop.

use super::migrate;
use super::sources::{self, Source};
use super::store::{FolderLock, LockRefused, new_file, sync_folder};
use super::{FileStorage, Flaw, Journal, Position, Scan, Tail, TornTail, scan};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

const JOURNAL: &str = "journal.sandtable";
/// The journal until its header is safe on disk; a crash may leave it behind.
const UNBORN: &str = "journal.new";
const SOURCES: &str = "scenario";
const LOCK: &str = "LOCK";
/// An eight-hour drill writes a few megabytes. Anything larger than this is not a journal of ours.
const MOST_BYTES: u64 = 512 << 20;

/// A drill read from disk, ready to resume.
#[derive(Debug)]
pub struct Opened<H, T> {
    pub header: H,
    pub entries: Vec<T>,
    pub journal: Journal<H, T>,
    /// The truncated end; its bytes are kept beside the journal.
    pub torn: Option<TornTail>,
}

/// A drill read from disk for viewing. Its folder is unchanged.
#[derive(Clone, Debug)]
pub struct ReadOnly<H, T> {
    pub header: H,
    pub entries: Vec<T>,
    pub tail: Tail,
}

#[derive(Debug, Error)]
pub enum OpenError {
    #[error("{} is not a drill folder: it has no {JOURNAL}", .dir.display())]
    NotADrill { dir: PathBuf },
    #[error("{} is not empty; a drill needs a folder of its own", .dir.display())]
    NotEmpty { dir: PathBuf },
    #[error("the drill is open already ({holder}); close it there first")]
    Held { holder: String },
    /// Complete records follow, so this is not a torn write. The records before it can be read with
    /// [`DrillFolder::open_read_only_up_to`], and a person may resume from there with
    /// [`DrillFolder::open_before_damage`].
    #[error("the journal is damaged at record {record} (byte {byte}): {reason}")]
    Damaged { record: u64, byte: u64, reason: Flaw },
    /// Complete, but not a format of this version.
    #[error("record {record} of the journal is not understood, it may be from another version: {reason}")]
    Foreign { record: u64, reason: String },
    #[error("the journal has format {found}; this program reads formats {oldest} to {newest}")]
    Format { found: u64, oldest: u32, newest: u32 },
    #[error("the journal has {bytes} bytes, more than any drill writes")]
    TooLarge { bytes: u64 },
    #[error("{path:?} cannot be the name of a scenario file")]
    BadName { path: String },
    #[error("{} is not a plain file or folder; a drill folder holds no links", .path.display())]
    Link { path: PathBuf },
    #[error("{}: {reason}", .path.display())]
    Disk { path: PathBuf, reason: io::Error },
}

pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> OpenError {
    let path = path.to_path_buf();
    move |reason| OpenError::Disk { path, reason }
}

pub struct DrillFolder;

impl DrillFolder {
    pub fn is_drill(dir: &Path) -> bool {
        fs::symlink_metadata(dir.join(JOURNAL)).is_ok_and(|m| m.is_file())
    }

    /// Creates a drill in a new or empty folder. On return, header and sources are safe from a power cut; before that
    /// the folder is not a drill.
    pub fn create<H: Serialize, T: Serialize>(
        dir: &Path,
        header: &H,
        sources: &[Source],
    ) -> Result<Journal<H, T>, OpenError> {
        fs::create_dir_all(dir).map_err(disk(dir))?;
        refuse_foreign(dir, sources)?;
        let lock = take_lock(dir)?;
        // Again, now that no other program can write here.
        refuse_foreign(dir, sources)?;
        sources::write(&dir.join(SOURCES), sources)?;

        let (unborn, journal) = (dir.join(UNBORN), dir.join(JOURNAL));
        let file = new_file(&unborn).map_err(disk(&unborn))?;
        let written = Journal::create(FileStorage::new(file, Some(lock)), header).map_err(disk(&unborn))?;
        fs::rename(&unborn, &journal).map_err(disk(&journal))?;
        sync_folder(dir).map_err(disk(dir))?;
        if let Some(above) = dir.parent().filter(|p| !p.as_os_str().is_empty()) {
            sync_folder(above).map_err(disk(above))?;
        }
        Ok(written)
    }

    /// Opens a drill to resume it. An unfinished last write is truncated and reported; anything worse is an error and
    /// changes nothing. A crash in here is harmless: the next call repeats it.
    pub fn open<H, T>(dir: &Path) -> Result<Opened<H, T>, OpenError>
    where
        H: Serialize + DeserializeOwned,
        T: Serialize + DeserializeOwned,
    {
        open(dir, false)
    }

    /// For a person who knows of the damage and resumes from the last good record before it. Everything after it is
    /// truncated and kept beside the journal.
    pub fn open_before_damage<H, T>(dir: &Path) -> Result<Opened<H, T>, OpenError>
    where
        H: Serialize + DeserializeOwned,
        T: Serialize + DeserializeOwned,
    {
        open(dir, true)
    }

    /// Reads a drill without the lock and without changes. Damage is an error.
    pub fn read_only<H: DeserializeOwned, T: DeserializeOwned>(dir: &Path) -> Result<ReadOnly<H, T>, OpenError> {
        let read = Self::open_read_only_up_to(dir)?;
        match read.tail {
            Tail::Damaged(d) => Err(OpenError::Damaged { record: d.record, byte: d.byte, reason: d.reason }),
            Tail::Clean | Tail::Torn(..) => Ok(read),
        }
    }

    /// The same for a damaged journal: the records before the first bad one. `tail` describes the fault.
    pub fn open_read_only_up_to<H: DeserializeOwned, T: DeserializeOwned>(
        dir: &Path,
    ) -> Result<ReadOnly<H, T>, OpenError> {
        existing(dir)?;
        let path = dir.join(JOURNAL);
        let mut file = File::open(&path).map_err(disk(&path))?;
        let bytes = read_all(&mut file, &path)?;
        let found = scan(&bytes);
        let (header, entries) = understand(&found)?;
        Ok(ReadOnly { header, entries, tail: found.tail })
    }

    /// The scenario's files that the journal's header names, sorted. An older header names none: then every plain file
    /// that a person could have meant.
    pub fn sources(dir: &Path, named: &[String]) -> Result<Vec<Source>, OpenError> {
        sources::read(&dir.join(SOURCES), named)
    }
}

fn open<H, T>(dir: &Path, cut_damage: bool) -> Result<Opened<H, T>, OpenError>
where
    H: Serialize + DeserializeOwned,
    T: Serialize + DeserializeOwned,
{
    existing(dir)?;
    let lock = take_lock(dir)?;
    let path = dir.join(JOURNAL);
    let mut file = File::options().read(true).write(true).open(&path).map_err(disk(&path))?;
    let bytes = read_all(&mut file, &path)?;
    let found = scan(&bytes);
    let (header, entries) = understand(&found)?;
    let torn = match found.tail {
        Tail::Clean => None,
        Tail::Torn(torn, _) => Some(torn),
        Tail::Damaged(d) if cut_damage => Some(TornTail { bytes: bytes.len() as u64 - d.byte, line: d.record + 1 }),
        Tail::Damaged(d) => return Err(OpenError::Damaged { record: d.record, byte: d.byte, reason: d.reason }),
    };
    if torn.is_some() {
        cut(dir, &mut file, &bytes, found.end).map_err(disk(&path))?;
    }
    // Data of a killed program may be in memory only: sync it before any new entry depends on it.
    file.sync_all().and_then(|()| sync_folder(dir)).map_err(disk(&path))?;
    file.seek(SeekFrom::Start(found.end.byte as u64)).map_err(disk(&path))?;
    let journal = Journal::resume(FileStorage::new(file, Some(lock)), found.end);
    Ok(Opened { header, entries, journal, torn })
}

fn existing(dir: &Path) -> Result<(), OpenError> {
    if DrillFolder::is_drill(dir) { Ok(()) } else { Err(OpenError::NotADrill { dir: dir.to_path_buf() }) }
}

/// A drill never begins among other documents. What an interrupted `create` of the same drill left is no document.
fn refuse_foreign(dir: &Path, wanted: &[Source]) -> Result<(), OpenError> {
    for entry in fs::read_dir(dir).map_err(disk(dir))? {
        let entry = entry.map_err(disk(dir))?;
        let (name, path) = (entry.file_name(), entry.path());
        let kind = entry.file_type().map_err(disk(&path))?;
        let ours = if name == SOURCES && kind.is_dir() {
            sources::left_over(&path, "", wanted)?
        } else if name == UNBORN && kind.is_file() {
            begins(&path, b"0 ").map_err(disk(&path))?
        } else {
            name == LOCK && kind.is_file() && begins(&path, super::store::HOLDER).map_err(disk(&path))?
        };
        if !ours {
            return Err(OpenError::NotEmpty { dir: dir.to_path_buf() });
        }
    }
    Ok(())
}

/// Is the file empty, or is this its beginning?
fn begins(path: &Path, with: &[u8]) -> io::Result<bool> {
    let mut first = Vec::new();
    File::open(path)?.take(with.len() as u64).read_to_end(&mut first)?;
    Ok(with.starts_with(&first))
}

fn take_lock(dir: &Path) -> Result<FolderLock, OpenError> {
    let path = dir.join(LOCK);
    FolderLock::take(&path).map_err(|refused| match refused {
        LockRefused::Held { holder } => OpenError::Held { holder },
        LockRefused::Failed(reason) => OpenError::Disk { path, reason },
    })
}

pub(super) fn read_all(file: &mut File, path: &Path) -> Result<Vec<u8>, OpenError> {
    let size = file.metadata().map_err(disk(path))?.len();
    if size > MOST_BYTES {
        return Err(OpenError::TooLarge { bytes: size });
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(disk(path))?;
    Ok(bytes)
}

fn understand<H: DeserializeOwned, T: DeserializeOwned>(found: &Scan<'_>) -> Result<(H, Vec<T>), OpenError> {
    let foreign =
        |record: usize| move |e: serde_json::Error| OpenError::Foreign { record: record as u64, reason: e.to_string() };
    let Some((header, entries)) = found.records.split_first() else {
        // A journal gets its name only after its header is safe, so a file without one was damaged later.
        let reason = match found.tail {
            Tail::Torn(_, reason) => reason,
            Tail::Damaged(damage) => damage.reason,
            Tail::Clean => Flaw::Cut,
        };
        return Err(OpenError::Damaged { record: 0, byte: 0, reason });
    };
    let header: Value = serde_json::from_slice(header).map_err(foreign(0))?;
    // A header without a format is not one of ours: it is read unchanged.
    let format = if header.get("format").is_some() { migrate::format_of(&header)? } else { migrate::NEWEST };
    let header = read_again(&migrate::header(header, format)).map_err(foreign(0))?;
    let entries = entries.iter().enumerate().map(|(i, json)| {
        let entry = if format == migrate::NEWEST {
            serde_json::from_slice(json)
        } else {
            serde_json::from_slice(json).and_then(|old| read_again(&migrate::entry(old, format)))
        };
        entry.map_err(foreign(i + 1))
    });
    Ok((header, entries.collect::<Result<_, _>>()?))
}

/// Through text: everything is already read from text, and reading from values too would duplicate that code.
fn read_again<T: DeserializeOwned>(value: &Value) -> serde_json::Result<T> {
    serde_json::from_str(&value.to_string())
}

/// Truncates the file after its last complete record. The removed bytes are kept in a separate file: if they were more
/// than an unfinished write, a person can still inspect them.
fn cut(dir: &Path, file: &mut File, bytes: &[u8], end: Position) -> io::Result<()> {
    let rest = &bytes[end.byte..];
    let mut names = std::iter::once(format!("torn-at-{}.bytes", end.byte))
        .chain((2..).map(|n| format!("torn-at-{}-{n}.bytes", end.byte)));
    // A crash in an earlier recovery left a part of the same bytes. Any other file keeps its content.
    let mut free = names.by_ref().map(|name| dir.join(name)).filter(|path| match fs::symlink_metadata(path) {
        Ok(found) => found.is_file() && found.len() <= rest.len() as u64 && begins(path, rest).unwrap_or(false),
        Err(_) => true,
    });
    let path = free.next().unwrap_or_else(|| dir.join("torn.bytes"));
    let mut kept = new_file(&path)?;
    kept.write_all(rest)?;
    kept.sync_all()?;
    file.set_len(end.byte as u64)?;
    file.sync_all()
}
