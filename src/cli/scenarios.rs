//! Finding a scenario: a path, or the name of an embedded one.

use crate::scenario::{Loaded, Region, Regions, Scenario, builtin, builtins, check_source, load, pack};
use std::path::Path;
use std::sync::Arc;

/// The region packs at hand: the embedded ones, and any other in `assets/regions` below the working folder, so that
/// authors can make a pack without a compiler.
pub struct Packs;

const FOLDER: &str = "assets/regions";

impl Regions for Packs {
    fn find(&self, id: &str) -> Option<Arc<Region>> {
        if let Some(region) = pack::embedded(id) {
            return Some(region);
        }
        let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let dir = Path::new(FOLDER).join(id);
        (plain && dir.is_dir()).then(|| pack::load_dir(&dir).ok().map(Arc::new)).flatten()
    }

    fn ids(&self) -> Vec<String> {
        pack::embedded_ids().map(str::to_owned).collect()
    }
}

/// Loads `name`: the embedded scenario of that name, else the file or folder.
pub fn find_scenario(name: &str) -> Result<Loaded, String> {
    if let Some(text) = builtin(name) {
        return Ok(check_source(&format!("{name}.ron"), text, &Packs));
    }
    let path = Path::new(name);
    if !path.exists() {
        let known = builtins().join(", ");
        return Err(format!("there is no file `{name}` and no built-in scenario of that name; built in are {known}"));
    }
    Ok(load(path, &Packs))
}

/// The scenario, or its findings printed and an exit code.
pub(super) fn scenario_or_findings(name: &str) -> Result<(Arc<Scenario>, Loaded), u8> {
    let loaded = find_scenario(name).map_err(|why| super::fail(&why))?;
    match &loaded.scenario {
        Some(scenario) => Ok((scenario.clone(), loaded)),
        None => {
            eprint!("{}", loaded.render());
            Err(super::NOT_GOOD)
        }
    }
}
