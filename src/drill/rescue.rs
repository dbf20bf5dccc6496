//! When the disk has failed: everything that is in force goes into a fresh folder, and the drill goes on there.

use super::journal::{DrillFolder, OpenError, space};
use super::{Drill, Entry, Header};
use std::io;
use std::path::{Path, PathBuf};

impl Drill {
    /// Begins the journal anew beside the folder that failed, or where that fails too in one of the other places. Gives the
    /// new folder, or the last error.
    pub fn rescue_somewhere(&mut self, from: &Path, others: &[PathBuf]) -> Result<PathBuf, OpenError> {
        let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = from.parent().map(Path::to_path_buf);
        let mut failed = OpenError::Disk { path: from.to_path_buf(), reason: io::ErrorKind::NotFound.into() };
        for parent in beside.iter().chain(others) {
            let mut free = (2..).map(|n| parent.join(format!("{name}-{n}"))).filter(|dir| !dir.exists());
            let into = free.next().unwrap_or_else(|| parent.join(&name));
            match self.rescue(from, &into) {
                Ok(()) => return Ok(into),
                Err(why) => failed = why,
            }
        }
        Err(failed)
    }

    /// Begins the journal anew in `into`, with the scenario's files from the folder that can no longer be written. The
    /// old folder stays as it is. After `Ok` orders are taken again.
    pub fn rescue(&mut self, from: &Path, into: &Path) -> Result<(), OpenError> {
        let disk = |reason| OpenError::Disk { path: into.to_path_buf(), reason };
        // What was kept free for this moment.
        if let Some(above) = from.parent() {
            space::release(above).map_err(disk)?;
        }
        let journal = DrillFolder::create::<Header, Entry>(
            into,
            self.header(),
            &DrillFolder::sources(from, &self.header().carried.sources)?,
        )?;
        self.keep_anew_in(journal);
        match self.broken() {
            Some(reason) => Err(disk(io::Error::other(reason))),
            None => Ok(()),
        }
    }
}
