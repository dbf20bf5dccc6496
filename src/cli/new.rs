//! `sandtable new NAME`: a scenario folder copied from a template.

use super::GOOD;
use crate::scenario::{builtin, builtins};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct NewArgs {
    /// Id of the new scenario and name of its folder: lowercase letters, digits, and hyphens.
    name: String,
    /// Built-in scenario to copy.
    #[arg(long, default_value = "minimal")]
    template: String,
    /// Parent folder.
    #[arg(long, default_value = ".")]
    dir: PathBuf,
}

pub fn new(args: &NewArgs) -> u8 {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if args.name.is_empty() || !args.name.chars().all(plain) {
        return super::fail("the name may contain only lowercase letters, digits, and hyphens, such as `winter-storm`");
    }
    let Some(text) = builtin(&args.template) else {
        return super::fail(&format!("no template `{}`; templates: {}", args.template, builtins().join(", ")));
    };
    let folder = args.dir.join(&args.name);
    if folder.exists() {
        return super::fail(&format!("{} exists; nothing changed", folder.display()));
    }
    let file = folder.join("scenario.ron");
    let text = with_id(text, &args.name);
    match std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, text)) {
        Ok(()) => {
            say!("{}", file.display());
            say!("Next: edit it in any text editor, then run `sandtable check {}`", folder.display());
            GOOD
        }
        Err(e) => super::fail(&format!("{}: {e}", file.display())),
    }
}

/// The template with its own id; all other text, comments included, is unchanged.
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
            let loaded = check_source("scenario.ron", &with_id(text, "winter-storm"), &crate::host::Packs::installed());
            assert_eq!(loaded.scenario.map(|s| s.id.clone()).as_deref(), Some("winter-storm"), "{template}");
        }
    }
}
