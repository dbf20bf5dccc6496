//! `sandtable check PATH…`

use super::{Format, GOOD, NOT_GOOD, Output, Packs, USAGE, print_json};
use crate::scenario::{CheckReport, Finding, Level, load, pack};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct CheckArgs {
    /// Scenario files or folders, or region packs.
    #[arg(required_unless_present = "explain")]
    paths: Vec<PathBuf>,
    /// Say what a field means, and its default.
    #[arg(long, value_name = "FIELD")]
    explain: Option<String>,
    #[command(flatten)]
    output: Output,
}

pub fn check(args: &CheckArgs) -> u8 {
    if let Some(field) = &args.explain {
        let lines = crate::scenario::docs::explain(field);
        lines.iter().for_each(|l| println!("{l}"));
        return if lines.is_empty() { super::fail(&format!("no field is called `{field}`")) } else { GOOD };
    }
    let mut all: Vec<Finding> = Vec::new();
    let mut missing = false;
    for path in &args.paths {
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
        let loaded = load(path, &Packs);
        if args.output.format == Format::Text {
            print!("{}", loaded.render());
            if loaded.errors() == 0 && !args.output.quiet {
                println!("{}: no problems that would stop it", path.display());
            }
        }
        all.extend(loaded.findings);
    }
    let errors = all.iter().filter(|f| f.severity == Level::Error).count();
    if args.output.format == Format::Json {
        print_json(&CheckReport::new(all));
    }
    if missing {
        USAGE
    } else if errors > 0 {
        NOT_GOOD
    } else {
        GOOD
    }
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
            hint: "build the pack again with `sandtable region build`".into(),
        }],
    }
}

fn check_pack(path: &Path, output: Output) {
    if output.format == Format::Json {
        return;
    }
    match pack::load_dir(path) {
        Ok(region) if !output.quiet => println!(
            "{}: {} places, {} zones, {} junctions, {} roads",
            region.name,
            region.places.len(),
            region.zones.len(),
            region.nodes.len(),
            region.roads.len()
        ),
        Ok(_) => {}
        Err(why) => println!("{}: {why}", path.display()),
    }
}
