//! `sandtable report DRILL --out DIR`: the after-action page and the tables behind it.

use super::drills::{same_making, scenario_of};
use super::{GOOD, NOT_GOOD};
use crate::drill::journal::DrillFolder;
use crate::drill::{Drill, Entry, Header};
use crate::map::CoalitionMap;
use crate::report::{after_action_html, patients_csv, summarise};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(clap::Args)]
pub struct ReportArgs {
    /// The drill's folder.
    drill: PathBuf,
    /// Folder to write into.
    #[arg(long)]
    out: PathBuf,
}

pub fn report(args: &ReportArgs) -> u8 {
    if !DrillFolder::is_drill(&args.drill) {
        return super::fail(&format!("{} is not a drill folder", args.drill.display()));
    }
    let drill = match replayed(&args.drill) {
        Ok(drill) => drill,
        Err(why) => {
            eprintln!("sandtable: {why}");
            return NOT_GOOD;
        }
    };
    match write(&drill, &args.out) {
        Ok(page) => {
            say!("{}", page.display());
            GOOD
        }
        Err(e) => super::fail(&format!("{}: {e}", args.out.display())),
    }
}

fn replayed(dir: &Path) -> Result<Drill, super::DrillError> {
    let scenario = scenario_of(dir)?;
    let read = DrillFolder::read_only::<Header, Entry>(dir)?;
    same_making(&read.header, &scenario)?;
    let map = Arc::new(CoalitionMap::new(&scenario));
    Ok(crate::drill::replay(scenario, map, read.header, &read.entries).0)
}

/// Writes the set and gives the page's path.
pub fn write(drill: &Drill, out: &Path) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(out)?;
    let page = out.join("after-action.html");
    std::fs::write(&page, after_action_html(drill))?;
    std::fs::write(out.join("patients.csv"), patients_csv(drill))?;
    let summary = serde_json::to_string_pretty(&summarise(drill)).map_err(std::io::Error::other)?;
    std::fs::write(out.join("summary.json"), summary)?;
    Ok(page)
}
