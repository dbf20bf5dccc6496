//! Scenarios and region packs on this computer: built into the program, or files.

use super::folders::data_folder;
use crate::drill::CarriedRegion;
use crate::drill::journal::Source;
use crate::scenario::{
    Loaded, PlaceKind, Region, Regions, Scenario, WHOLE, builtin, builtins, check_source, load, pack,
};
use crate::tr;
use crate::units::LatLon;
use crate::words;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The region packs at hand, the first of a name wins: built into the program; beside the scenario; in
/// `assets/regions` below the working folder; in the user's data folder.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    folders: Vec<PathBuf>,
}

/// Packs in a folder, each in a folder of its own.
const BESIDE: &str = "regions";
const WORKING: &str = "assets/regions";

impl Packs {
    /// Without those beside a scenario.
    pub fn installed() -> Packs {
        let user = data_folder().map(|folder| folder.join(BESIDE));
        Packs { folders: std::iter::once(PathBuf::from(WORKING)).chain(user).collect() }
    }

    /// With those beside a scenario's file, or in its folder.
    pub fn beside(scenario: &Path) -> Packs {
        let folder = if scenario.is_dir() { Some(scenario) } else { scenario.parent() };
        let mut packs = Packs::installed();
        packs.folders.splice(0..0, folder.map(|f| f.join(BESIDE)));
        packs
    }

    /// The folder of a pack that is not built in.
    fn folder_of(&self, id: &str) -> Option<PathBuf> {
        let plain = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        self.folders.iter().map(|f| f.join(id)).find(|dir| plain && dir.join(pack::FILES[0]).is_file())
    }

    /// What a drill folder must carry to be read with the same pack elsewhere, and the files of a pack that other
    /// computers may lack.
    pub fn carried(&self, id: &str) -> Option<(CarriedRegion, Vec<Source>)> {
        if let Some(hash) = pack::embedded_hash(id) {
            return Some((CarriedRegion { id: id.to_owned(), hash: hash.to_owned() }, Vec::new()));
        }
        let texts = pack::texts_of(&self.folder_of(id)?).ok()?;
        let hash = pack::hash_of(texts.iter().map(String::as_str));
        let file = |(name, text): (&&str, String)| Source { path: carried_name(id, name), bytes: text.into_bytes() };
        let files = pack::FILES.iter().zip(texts).map(file).collect();
        Some((CarriedRegion { id: id.to_owned(), hash }, files))
    }
}

/// The name of a pack's file among a drill's sources.
pub(super) fn carried_name(id: &str, file: &str) -> String {
    format!("{BESIDE}/{id}/{file}")
}

impl Regions for Packs {
    fn find(&self, id: &str) -> Option<Arc<Region>> {
        pack::embedded(id).or_else(|| pack::load_dir(&self.folder_of(id)?).ok().map(Arc::new))
    }

    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = pack::embedded_ids().map(str::to_owned).collect();
        for entry in self.folders.iter().filter_map(|f| std::fs::read_dir(f).ok()).flatten().flatten() {
            let id = entry.file_name().to_string_lossy().into_owned();
            if !ids.contains(&id) && self.folder_of(&id).is_some() {
                ids.push(id);
            }
        }
        ids.sort();
        ids
    }
}

/// A scenario as it was found, with the packs it was checked against.
#[derive(Clone, Debug)]
pub struct Found {
    pub loaded: Loaded,
    pub packs: Packs,
}

/// The embedded scenario of that name, else the file or folder. The error is in English, for a terminal.
pub fn find_scenario(name: &str) -> Result<Found, String> {
    if let Some(text) = builtin(name) {
        let packs = Packs::installed();
        return Ok(Found { loaded: check_source(&format!("{name}.ron"), text, &packs), packs });
    }
    let path = Path::new(name);
    if !path.exists() {
        let known = builtins().join(", ");
        return Err(format!("there is no file `{name}` and no built-in scenario of that name; built in are {known}"));
    }
    Ok(load_path(path))
}

/// A file or folder, with the packs beside it.
pub fn load_path(path: &Path) -> Found {
    let packs = Packs::beside(path);
    Found { loaded: load(path, &packs), packs }
}

impl Found {
    /// The files that a drill folder must carry. The first is the scenario; the parts of a folder keep their names.
    pub fn sources(&self) -> Vec<Source> {
        let name = |i: usize, name: &str| match Path::new(name).file_name() {
            Some(last) if i > 0 => last.to_string_lossy().into_owned(),
            _ => WHOLE.to_owned(),
        };
        let files = self.loaded.sources.iter().enumerate();
        files.map(|(i, (path, text))| Source { path: name(i, path), bytes: text.clone().into_bytes() }).collect()
    }
}

/// A scenario as a list shows it.
#[derive(Clone, Debug, Default)]
pub struct ScenarioCard {
    /// For [`find_scenario`].
    pub id: String,
    pub title: String,
    pub summary: String,
    /// Real time.
    pub minutes: u32,
    pub players: (u32, u32),
    pub practises: Vec<String>,
    pub casualties: u32,
    pub hospitals: u32,
    /// `English`, `English, Spanish`.
    pub languages: String,
    /// Every text of it has a Spanish version.
    pub spanish: bool,
    pub hazard: String,
    pub region: Option<Arc<Region>>,
    /// Marks of the thumbnail.
    pub places: Vec<(PlaceKind, LatLon)>,
    pub sites: Vec<LatLon>,
    /// The one that START NOW offers.
    pub recommended: bool,
    /// Why it cannot be opened, in one line.
    pub broken: Option<String>,
}

/// The built-in scenarios, in the language spoken now.
pub fn cards() -> Vec<ScenarioCard> {
    builtins().into_iter().filter_map(|id| Some((id, find_scenario(id).ok()?))).map(|(id, f)| card(id, &f)).collect()
}

fn card(id: &str, found: &Found) -> ScenarioCard {
    let recommended = builtins().first() == Some(&id);
    match &found.loaded.scenario {
        Some(s) => ScenarioCard { recommended, ..facts(id, s) },
        None => {
            let broken = Some(first_error(&found.loaded));
            ScenarioCard { id: id.into(), title: id.into(), broken, ..ScenarioCard::default() }
        }
    }
}

/// The first error of a scenario that cannot be used, in one line.
pub fn first_error(loaded: &Loaded) -> String {
    let first = loaded.findings.iter().find(|f| f.severity == crate::scenario::Level::Error);
    first.map_or(tr!("cannot-be-read").to_string(), |f| format!("{}:{}: {}", f.file, f.line, words::said(&f.message)))
}

fn facts(id: &str, s: &Scenario) -> ScenarioCard {
    let minutes = s.length.as_mins() / f64::from(s.pace.max(1));
    let spanish = s.title.es.is_some() && s.injects.iter().all(|i| i.text.es.is_some());
    ScenarioCard {
        id: id.into(),
        title: words::text(&s.title).to_string(),
        summary: words::text(&s.summary).to_string(),
        minutes: minutes.ceil() as u32,
        players: s.players,
        practises: s.objectives.iter().map(|o| words::text(&o.text).to_string()).collect(),
        casualties: s.waves.iter().map(|w| w.counts.iter().sum::<u32>()).sum(),
        hospitals: s.places_of(PlaceKind::Hospital).count() as u32,
        languages: if spanish { tr!("card-languages-both").into() } else { tr!("card-languages-en").into() },
        spanish,
        hazard: words::text(&s.hazard).to_string(),
        region: Some(s.region.clone()),
        places: s.places.iter().map(|p| (p.kind, p.at)).collect(),
        sites: s.sites.iter().map(|site| site.at).collect(),
        recommended: false,
        broken: None,
    }
}
