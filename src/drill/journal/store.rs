//! Storage of a journal: a file, or memory.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Disk operations of a journal. After an error the caller never uses the same storage again: once a sync has failed,
/// the next one may report success although the data is lost.
pub trait Storage: Send + Sync {
    /// Appends. May have written part of the bytes when it fails.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Returns once everything appended is safe from a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file, with a lock that excludes other programs while the journal is open.
#[derive(Debug)]
pub struct FileStorage {
    file: File,
    _lock: Option<FolderLock>,
}

impl FileStorage {
    /// The cursor of `file` must be at its end.
    pub(super) fn new(file: File, lock: Option<FolderLock>) -> Self {
        FileStorage { file, _lock: lock }
    }
}

impl Storage for FileStorage {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        // Completes short writes, repeats interrupted ones, fails on a write of zero bytes.
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }
}

/// For drills that are not saved. Clones share the bytes.
#[derive(Clone, Debug, Default)]
pub struct MemoryStorage(Arc<Mutex<Vec<u8>>>);

impl MemoryStorage {
    pub fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Storage for MemoryStorage {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Held while a drill folder is open for writing. The operating system releases it however the program ends; the text
/// in the file only names the holder.
#[derive(Debug)]
pub(super) struct FolderLock(File);

pub(super) enum LockRefused {
    Held { holder: String },
    Failed(io::Error),
}

impl FolderLock {
    pub(super) fn take(path: &Path) -> Result<Self, LockRefused> {
        let mut file = plain_file(path).map_err(LockRefused::Failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(LockRefused::Held { holder: holder_in(&mut file) }),
            Err(TryLockError::Error(e)) => return Err(LockRefused::Failed(e)),
        }
        if !is_holder(&mut file).map_err(LockRefused::Failed)? {
            return Err(LockRefused::Failed(io::Error::other("this file is not the lock of a drill")));
        }
        let text = format!("process {} on {}\n", std::process::id(), host());
        let named =
            file.set_len(0).and_then(|()| file.seek(SeekFrom::Start(0))).and_then(|_| file.write_all(text.as_bytes()));
        named.map_err(LockRefused::Failed)?;
        Ok(FolderLock(file))
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Closing the file would release it too; an explicit release also works while a child process holds a copy.
        let _ = self.0.unlock();
    }
}

/// How the text in a lock begins.
pub(super) const HOLDER: &[u8] = b"process ";

fn is_holder(file: &mut File) -> io::Result<bool> {
    let mut first = Vec::new();
    file.take(HOLDER.len() as u64).read_to_end(&mut first)?;
    Ok(HOLDER.starts_with(&first))
}

/// Opens a file that is there, or makes it. A link is never followed.
fn plain_file(path: &Path) -> io::Result<File> {
    let made = File::options().read(true).write(true).create_new(true).open(path);
    match made {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            if !fs::symlink_metadata(path)?.is_file() {
                return Err(io::Error::other("this is a link, not a plain file"));
            }
            File::options().read(true).write(true).open(path)
        }
        other => other,
    }
}

/// Makes a file, in place of a plain file that may be replaced. A link is never followed.
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) {
        fs::remove_file(path)?;
    }
    File::options().write(true).create_new(true).open(path)
}

/// Windows does not let a second program read a locked file, so the name may be missing.
fn holder_in(file: &mut File) -> String {
    let mut text = String::new();
    match file.take(200).read_to_string(&mut text) {
        Ok(_) if !text.trim().is_empty() => text.trim().to_owned(),
        _ => "another program".to_owned(),
    }
}

fn host() -> String {
    let name = std::env::var("COMPUTERNAME")
        .or_else(|_| std::env::var("HOSTNAME"))
        .or_else(|_| std::fs::read_to_string("/proc/sys/kernel/hostname"))
        .unwrap_or_default();
    let name: String = name.trim().chars().filter(|c| c.is_ascii_graphic()).take(60).collect();
    if name.is_empty() { "this computer".to_owned() } else { name }
}

/// Makes new and renamed entries of a folder safe from a power cut. Windows has no such call and needs none.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
