//! After a disk failure: saves all entries to a fresh folder, where the drill continues.

use super::journal::{DrillFolder, OpenError, space};
use super::{Drill, Entry, Header};
use std::io;
use std::path::{Path, PathBuf};

impl Drill {
    /// Starts the journal again beside the failed folder, or, if that fails too, in one of the other places. Returns
    /// the new folder, or the last error.
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

    /// Starts the journal again in `into`, with the scenario's files from the failed folder. The old folder stays
    /// unchanged. After `Ok` the drill accepts orders again.
    pub fn rescue(&mut self, from: &Path, into: &Path) -> Result<(), OpenError> {
        let disk = |reason| OpenError::Disk { path: into.to_path_buf(), reason };
        // The reserve for this case.
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
