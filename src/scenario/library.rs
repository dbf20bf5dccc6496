//! The built-in condition profiles: `assets/conditions/*.ron`, in the format of a scenario's own.

use super::check::assembled;
use super::decode::{Decode, Out};
use super::finding::{Finding, findings};
use super::profile::Profile;
use super::text;
use super::written::Condition;
use std::sync::OnceLock;

/// Names and texts. The first condition of the first file is what others are like if they do not say.
const FILES: [(&str, &str); 6] = [
    ("trauma.ron", include_str!("../../assets/conditions/trauma.ron")),
    ("blast.ron", include_str!("../../assets/conditions/blast.ron")),
    ("burn.ron", include_str!("../../assets/conditions/burn.ron")),
    ("hazmat.ron", include_str!("../../assets/conditions/hazmat.ron")),
    ("illness.ron", include_str!("../../assets/conditions/illness.ron")),
    ("chronic.ron", include_str!("../../assets/conditions/chronic.ron")),
];

/// The built-in conditions, in the order of their files.
pub fn library() -> &'static [Profile] {
    static LIBRARY: OnceLock<Vec<Profile>> = OnceLock::new();
    LIBRARY.get_or_init(|| read().0)
}

/// Mistakes in the built-in files: none, as a test makes sure.
pub fn library_findings() -> Vec<Finding> {
    read().1
}

fn read() -> (Vec<Profile>, Vec<Finding>) {
    let mut out = Out::default();
    let mut profiles: Vec<Profile> = Vec::new();
    let mut sources = Vec::new();
    for (n, (name, source)) in FILES.into_iter().enumerate() {
        let parsed = text::parse(source, n as u16);
        out.issues.extend(parsed.issues);
        let conditions: Vec<Condition> = parsed.root.and_then(|root| Vec::decode(&root, &mut out)).unwrap_or_default();
        for c in &conditions {
            profiles.extend(assembled(c, &profiles, &mut out.issues));
        }
        sources.push((name.to_string(), source.to_string()));
    }
    (profiles, findings(out.issues, &sources))
}
