//! `sandtable new NAME`: a scenario folder from a template, ready to be changed.

use super::GOOD;
use crate::scenario::{builtin, builtins};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct NewArgs {
    /// Name of the new scenario: letters, figures and hyphens. Also the folder's name.
    name: String,
    /// An embedded scenario to start from.
    #[arg(long, default_value = "minimal")]
    template: String,
    /// Folder to make it in.
    #[arg(long, default_value = ".")]
    dir: PathBuf,
}

pub fn new(args: &NewArgs) -> u8 {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if args.name.is_empty() || !args.name.chars().all(plain) {
        return super::fail("the name may have small letters, figures and hyphens only, like `winter-storm`");
    }
    let Some(text) = builtin(&args.template) else {
        return super::fail(&format!("there is no template `{}`; there are {}", args.template, builtins().join(", ")));
    };
    let folder = args.dir.join(&args.name);
    if folder.exists() {
        return super::fail(&format!("{} is there already; nothing was changed", folder.display()));
    }
    let file = folder.join("scenario.ron");
    let text = with_id(text, &args.name);
    match std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, text)) {
        Ok(()) => {
            say!("{}", file.display());
            say!("Next: change it in any editor, then `sandtable check {}`", folder.display());
            GOOD
        }
        Err(e) => super::fail(&format!("{}: {e}", file.display())),
    }
}

/// The template with its own id; everything else, comments included, stays as it is.
fn with_id(text: &str, id: &str) -> String {
    let Some(start) = text.find("id: \"").map(|at| at + 5) else { return text.to_owned() };
    let Some(len) = text[start..].find('"') else { return text.to_owned() };
    format!("{}{id}{}", &text[..start], &text[start + len..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::check_source;

    #[test]
    fn every_template_makes_a_scenario_of_the_new_name() {
        for template in builtins() {
            let text = builtin(template).expect("it is built in");
            let loaded = check_source("scenario.ron", &with_id(text, "winter-storm"), &super::super::Packs);
            assert_eq!(loaded.scenario.map(|s| s.id.clone()).as_deref(), Some("winter-storm"), "{template}");
        }
    }
}
