//! When the disk has failed: everything that is in force goes into a fresh folder, and the drill goes on there.

use super::journal::{DrillFolder, OpenError, space};
use super::{Drill, Entry, Header};
use std::io;
use std::path::Path;

impl Drill {
    /// Begins the journal anew in `into`, with the scenario's files from the folder that can no longer be written. The
    /// old folder stays as it is. After `Ok` orders are taken again.
    pub fn rescue(&mut self, from: &Path, into: &Path) -> Result<(), OpenError> {
        let disk = |reason| OpenError::Disk { path: into.to_path_buf(), reason };
        // What was kept free for this moment.
        if let Some(above) = from.parent() {
            space::release(above).map_err(disk)?;
        }
        let journal = DrillFolder::create::<Header, Entry>(into, self.header(), &DrillFolder::sources(from)?)?;
        self.keep_anew_in(journal);
        match self.broken() {
            Some(reason) => Err(disk(io::Error::other(reason))),
            None => Ok(()),
        }
    }
}
