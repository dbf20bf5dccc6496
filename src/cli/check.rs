//! `sandtable check PATH…`

use super::{Format, GOOD, NOT_GOOD, Output, USAGE, print_json};
use crate::host::load_path;
use crate::scenario::finding::msg;
use crate::scenario::{Finding, Level, Loaded, pack};
use crate::words;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct CheckArgs {
    /// Scenario files or folders, or region packs.
    #[arg(required_unless_present = "explain")]
    paths: Vec<PathBuf>,
    /// Print the meaning and default of a field.
    #[arg(long, value_name = "FIELD")]
    explain: Option<String>,
    #[command(flatten)]
    output: Output,
}

pub fn check(args: &CheckArgs) -> u8 {
    if let Some(field) = &args.explain {
        let lines = crate::scenario::docs::explain(field);
        lines.iter().for_each(|l| say!("{l}"));
        return if lines.is_empty() { super::fail(&format!("no field is called `{field}`")) } else { GOOD };
    }
    let mut all: Vec<Finding> = Vec::new();
    let mut missing = false;
    for path in &args.paths.iter().flat_map(|p| each(p)).flat_map(|p| each(&p)).collect::<Vec<_>>() {
        if !path.exists() {
            eprintln!("sandtable: there is no file {}", path.display());
            missing = true;
            continue;
        }
        if path.join("region.ron").is_file() {
            check_pack(path, args.output);
            all.extend(pack_findings(path));
            continue;
        }
        let loaded = load_path(path).loaded;
        if args.output.format == Format::Text {
            print_findings(path, &loaded, args.output.quiet);
        }
        all.extend(loaded.findings);
    }
    let errors = all.iter().filter(|f| f.severity == Level::Error).count();
    if args.output.format == Format::Json {
        print_json(&words::CheckReport::new(&all));
    }
    if missing {
        USAGE
    } else if errors > 0 {
        NOT_GOOD
    } else {
        GOOD
    }
}

/// Quiet: errors and warnings only.
fn print_findings(path: &Path, loaded: &Loaded, quiet: bool) {
    let shown = loaded.findings.iter().filter(|f| !quiet || f.severity != Level::Note);
    let loaded = Loaded { findings: shown.cloned().collect(), ..loaded.clone() };
    if !loaded.findings.is_empty() {
        say!("{}", words::findings(&loaded).trim_end());
    }
    if loaded.errors() == 0 && !quiet {
        say!("{}: no problems that would stop it", path.display());
    }
}

/// A folder that is neither a scenario nor a pack means all scenarios and packs in it.
fn each(path: &Path) -> Vec<PathBuf> {
    let whole = !path.is_dir() || path.join("scenario.ron").is_file() || path.join("region.ron").is_file();
    let Some(entries) = (!whole).then(|| std::fs::read_dir(path).ok()).flatten() else {
        return vec![path.to_owned()];
    };
    let mut inside: Vec<PathBuf> = entries
        .flatten()
        .map(|e| e.path())
        .filter(|p| {
            p.extension().is_some_and(|e| e == "ron")
                || p.join("scenario.ron").is_file()
                || p.join("region.ron").is_file()
        })
        .collect();
    // Including subfolders of scenarios.
    inside.extend(std::fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).filter(|p| {
        let ron = |e: std::fs::DirEntry| e.path().extension().is_some_and(|x| x == "ron");
        let whole = p.join("scenario.ron").is_file() || p.join("region.ron").is_file();
        !whole && std::fs::read_dir(p).is_ok_and(|mut inner| inner.any(|e| e.is_ok_and(ron)))
    }));
    inside.sort();
    if inside.is_empty() { vec![path.to_owned()] } else { inside }
}

fn pack_findings(path: &Path) -> Vec<Finding> {
    match pack::load_dir(path) {
        Ok(_) => Vec::new(),
        Err(message) => vec![Finding {
            file: path.display().to_string(),
            line: 1,
            column: 1,
            width: 1,
            severity: Level::Error,
            code: "E-PACK-01".into(),
            message,
            hint: msg!("pack-rebuild"),
        }],
    }
}

fn check_pack(path: &Path, output: Output) {
    if output.format == Format::Json {
        return;
    }
    match pack::load_dir(path) {
        Ok(region) if !output.quiet => say!(
            "{}: {} places, {} zones, {} junctions, {} roads",
            region.name,
            region.places.len(),
            region.zones.len(),
            region.nodes.len(),
            region.roads.len()
        ),
        Ok(_) => {}
        Err(why) => say!("{}: {}", path.display(), words::said(&why)),
    }
}
