//! From a path or a text to a checked scenario and findings. The only place of the scenario floor that reads files.

use super::check::{Found, check};
use super::checked::Scenario;
use super::decode::{Decode, Out, is_kebab, shown};
use super::finding::{BOM, Finding, Issue, Level, Lines, Pos, Sentence, did_you_mean, findings, msg};
use super::region::Region;
use super::text::{self, Kind, Node, Parsed};
use super::written;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// Largest file that is read: a plan of 4 MiB would be a mistake.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The region packs at hand.
pub trait Regions {
    fn find(&self, id: &str) -> Option<Arc<Region>>;
    fn ids(&self) -> Vec<String>;
}

/// What loading gives: a scenario if there is no error, and all findings.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub scenario: Option<Arc<Scenario>>,
    pub findings: Vec<Finding>,
    /// Names and texts of the files read.
    pub sources: Vec<(String, String)>,
}

impl Loaded {
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|f| f.severity == Level::Error).count()
    }

    /// A line of one of the files, from 1.
    pub fn line(&self, file: &str, line: u32) -> Option<&str> {
        let (_, text) = self.sources.iter().find(|(name, _)| name == file)?;
        text.lines().nth(line.saturating_sub(1) as usize)
    }

    /// Places, codes and keys of the findings, for logs; `words` says them to people.
    pub fn render(&self) -> String {
        let line = |f: &Finding| format!("{}:{}:{}: {} {}; {}\n", f.file, f.line, f.column, f.code, f.message, f.hint);
        self.findings.iter().map(line).collect()
    }
}

const BUILTINS: [(&str, &str); 7] = [
    ("buses-on-the-bridge", include_str!("../../scenarios/starter/scenario.ron")),
    ("ground-shakes", include_str!("../../scenarios/ground-shakes.ron")),
    ("broward-hurricane", include_str!("../../scenarios/broward-hurricane.ron")),
    ("broward-stadium", include_str!("../../scenarios/broward-stadium.ron")),
    ("manhattan-explosion", include_str!("../../scenarios/manhattan-explosion.ron")),
    ("packing-house", include_str!("../../scenarios/packing-house.ron")),
    ("minimal", include_str!("../../scenarios/minimal.ron")),
];

/// The text of an embedded scenario, by id. `starter` is the first.
pub fn builtin(name: &str) -> Option<&'static str> {
    let name = if name == "starter" { BUILTINS[0].0 } else { name };
    BUILTINS.iter().find(|(id, _)| *id == name).map(|(_, text)| *text)
}

/// Ids of the embedded scenarios, the starter first.
pub fn builtins() -> Vec<&'static str> {
    BUILTINS.iter().map(|(id, _)| *id).collect()
}

/// Loads one `.ron` file, or a folder with `scenario.ron` and perhaps `injects.ron` and `places.ron`.
pub fn load(path: &Path, regions: &dyn Regions) -> Loaded {
    let mut reader = Reader::default();
    if path.is_dir() {
        reader.file(&path.join("scenario.ron"), Part::Scenario);
        for (name, part) in [("injects.ron", Part::Injects), ("places.ron", Part::Places)] {
            let file = path.join(name);
            if file.exists() {
                reader.file(&file, part);
            }
        }
    } else {
        reader.file(path, Part::Scenario);
    }
    reader.finish(regions)
}

/// Checks a text that is already in memory.
pub fn check_source(name: &str, text: &str, regions: &dyn Regions) -> Loaded {
    let mut reader = Reader::default();
    reader.bytes(name, text.as_bytes(), Part::Scenario);
    reader.finish(regions)
}

/// Checks the files of a scenario that are in memory: one file, or the parts of a folder by their names.
pub fn check_parts(files: &[(&str, &[u8])], regions: &dyn Regions) -> Loaded {
    let mut reader = Reader::default();
    if let [(name, bytes)] = files {
        reader.bytes(name, bytes, Part::Scenario);
        return reader.finish(regions);
    }
    for (wanted, part) in [(WHOLE, Part::Scenario), ("injects.ron", Part::Injects), ("places.ron", Part::Places)] {
        match files.iter().find(|(name, _)| *name == wanted) {
            Some((name, bytes)) => reader.bytes(name, bytes, part),
            None if part == Part::Scenario => {
                reader.refuse(wanted, "E-FIL-01", msg!("file-missing"), msg!("add-scenario-file"));
            }
            None => {}
        }
    }
    reader.finish(regions)
}

/// The file of a scenario folder that is read first.
pub const WHOLE: &str = "scenario.ron";

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Scenario,
    Injects,
    Places,
}

#[derive(Default)]
struct Reader {
    sources: Vec<(String, String)>,
    issues: Vec<Issue>,
    parsed: Vec<(Part, Parsed)>,
}

impl Reader {
    fn file(&mut self, path: &Path, part: Part) {
        let name = path.display().to_string();
        let too_big = std::fs::metadata(path).is_ok_and(|m| m.len() > MAX_BYTES as u64);
        if too_big {
            self.refuse(&name, "E-FIL-02", msg!("file-too-big"), msg!("right-file"));
            return;
        }
        match std::fs::read(path) {
            Ok(bytes) => self.bytes(&name, &bytes, part),
            Err(error) => {
                let message = msg!("file-unreadable", error = error.to_string());
                self.refuse(&name, "E-FIL-01", message, msg!("file-rights"));
            }
        }
    }

    fn refuse(&mut self, name: &str, code: &'static str, message: impl Into<Sentence>, hint: impl Into<Sentence>) {
        let pos = Pos { file: self.sources.len() as u16, start: 0, end: 0 };
        self.sources.push((name.to_string(), String::new()));
        self.issues.push(Issue::error(pos, code, message, hint));
    }

    fn bytes(&mut self, name: &str, bytes: &[u8], part: Part) {
        if bytes.len() > MAX_BYTES {
            self.refuse(name, "E-FIL-02", msg!("file-too-big"), msg!("right-file"));
            return;
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            self.refuse(name, "E-FIL-03", msg!("utf16"), msg!("save-utf8"));
            return;
        }
        let file = self.sources.len() as u16;
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_string(),
            Err(error) => {
                // Keep what is readable, so that the finding can show its line.
                let start = error.valid_up_to() as u32;
                let pos = Pos { file, start, end: start };
                let hint = msg!("old-encoding");
                self.issues.push(Issue::error(pos, "E-FIL-03", msg!("bad-letter"), hint));
                self.sources.push((name.to_string(), String::from_utf8_lossy(bytes).into_owned()));
                return;
            }
        };
        let parsed = text::parse(&text, file);
        self.issues.extend(parsed.issues.iter().cloned());
        self.parsed.push((part, parsed));
        self.sources.push((name.to_string(), text));
    }

    fn finish(mut self, regions: &dyn Regions) -> Loaded {
        let scenario = self.checked(regions);
        Loaded { scenario, findings: findings(self.issues, &self.sources), sources: self.sources }
    }

    fn checked(&mut self, regions: &dyn Regions) -> Option<Arc<Scenario>> {
        // With brackets that do not match, every later complaint would be a guess.
        if self.parsed.iter().any(|(_, p)| p.torn) {
            return None;
        }
        let syntax = self.issues.len();
        let damage = self.issues.iter().map(|i| i.pos).collect();
        let mut out = Out::damaged(damage);
        let written = self.written(&mut out);
        self.issues.append(&mut out.issues);
        let mut checked = None;
        if let Some(written) = &written {
            let found = self.region(written, &out, regions);
            let (scenario, issues) = check(written, found, &out.lost);
            self.issues.extend(issues);
            checked = scenario;
        }
        self.forget_echoes(syntax);
        if self.has_errors() {
            return None;
        }
        let mut scenario = checked?;
        scenario.hash = self.hash(&scenario.region.id);
        Some(Arc::new(scenario))
    }

    /// A line with a slip of syntax gives rise to complaints about its meaning that help nobody.
    fn forget_echoes(&mut self, syntax: usize) {
        if syntax == 0 {
            return;
        }
        let lines: Vec<Lines> = self.sources.iter().map(|(_, text)| Lines::new(text)).collect();
        let line = |i: &Issue| {
            let number = usize::from(i.pos.file);
            (i.pos.file, lines.get(number).map_or(1, |l| l.line(i.pos.start as usize)))
        };
        let slipped: BTreeSet<_> = self.issues[..syntax].iter().map(line).collect();
        let keep: Vec<bool> =
            self.issues.iter().enumerate().map(|(n, i)| n < syntax || !slipped.contains(&line(i))).collect();
        let mut keep = keep.into_iter();
        self.issues.retain(|_| keep.next().unwrap_or(true));
    }

    fn has_errors(&self) -> bool {
        self.issues.iter().any(|i| i.level == Level::Error)
    }

    fn written(&self, out: &mut Out) -> Option<written::Scenario> {
        let (_, first) = self.parsed.iter().find(|(part, _)| *part == Part::Scenario)?;
        let root = first.root.as_ref()?;
        if !looks_like_scenario(root) {
            let hint = msg!("copy-minimal");
            out.error(root.pos.opening(), "E-SYN-20", msg!("found-not-scenario", found = root.describe()), hint);
            return None;
        }
        let mut scenario = written::Scenario::decode(root, out);
        for (part, parsed) in &self.parsed {
            let (Some(root), Some(scenario)) = (&parsed.root, &mut scenario) else { continue };
            match part {
                Part::Scenario => {}
                Part::Injects => scenario.injects.extend(out.list_of("injects", root)),
                Part::Places => scenario.places.extend(out.list_of("places", root)),
            }
        }
        scenario
    }

    fn region(&mut self, w: &written::Scenario, out: &Out, regions: &dyn Regions) -> Found {
        let Some(wanted) = &w.region else {
            return if out.lost.field(w.pos, "region") { Found::Lost } else { Found::None };
        };
        if let Some(region) = is_kebab(&wanted.value.0).then(|| regions.find(&wanted.value.0)).flatten() {
            return Found::Region(region);
        }
        let ids = regions.ids();
        let hint = match did_you_mean(&wanted.value.0, ids.iter().map(String::as_str)) {
            Some(like) => msg!("did-you-mean-id", like = like),
            None if ids.is_empty() => msg!("no-region-pack"),
            None => msg!("installed", regions = ids.join(", ")),
        };
        self.issues.push(Issue::error(wanted.pos, "E-REF-04", msg!("no-region", id = shown(&wanted.value.0)), hint));
        Found::Lost
    }

    /// Two drills compare only if their scenarios were the same to the letter.
    fn hash(&self, region: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        for (_, text) in &self.sources {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.trim_start_matches(BOM).as_bytes());
        }
        hasher.update(region.as_bytes());
        hasher.finalize().to_hex().to_string()
    }
}

fn looks_like_scenario(root: &Node) -> bool {
    match &root.kind {
        Kind::Group(g) if g.name.as_deref() == Some("Scenario") => true,
        Kind::Group(g) => g.name.is_none() && g.fields.iter().any(|f| f.name == "format" || f.name == "title"),
        _ => false,
    }
}
