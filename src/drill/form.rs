//! Message forms: ICS-213 general message, and a situation report based on ICS-209.

use crate::sim::Refusal;
use serde::{Deserialize, Serialize};

/// ICS-213: the fields besides the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct General {
    pub subject: String,
    /// Name and position of the approver; empty: not yet approved.
    pub approved_by: String,
    /// Number of the entry it replies to.
    pub reply_to: Option<u64>,
}

/// A seat's situation report, by the blocks of ICS-209. Numbers are as reported to the seat; `None`: unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitrep {
    /// Number of the report, from 1, ascending per seat.
    pub version: u16,
    pub hurt: Option<u32>,
    pub dead: Option<u32>,
    pub missing: Option<u32>,
    pub sheltered: Option<u32>,
    /// Current situation.
    pub situation: String,
    /// Threats.
    pub threats: String,
    /// Current actions.
    pub actions: String,
    /// Needs, and by when.
    pub needs: String,
    /// Outlook for 12, 24, and 48 hours.
    pub outlook: String,
    pub approved_by: String,
}

/// The form of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    #[default]
    Plain,
    General(Box<General>),
    Sitrep(Box<Sitrep>),
}

/// Maximum length of a line and of a text.
const LINE: usize = 200;
const TEXT: usize = 4000;

fn fits(text: &str, limit: usize) -> Result<(), Refusal> {
    let wanted = text.chars().count();
    if wanted > limit { Err(Refusal::TooMany { wanted: wanted as u32, limit: limit as u32 }) } else { Ok(()) }
}

impl General {
    pub(super) fn check(&self, next: u64) -> Result<(), Refusal> {
        if self.subject.trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        fits(&self.subject, LINE)?;
        fits(&self.approved_by, LINE)?;
        if self.reply_to.is_some_and(|n| n == 0 || n >= next) { Err(Refusal::NoSuchThing) } else { Ok(()) }
    }
}

impl Sitrep {
    /// Only the situation block is required.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.situation.trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        let blocks = [&self.situation, &self.threats, &self.actions, &self.needs, &self.outlook];
        blocks.into_iter().try_for_each(|b| fits(b, TEXT))?;
        fits(&self.approved_by, LINE)
    }

    /// The report as lines of text, for reading aloud.
    pub fn lines(&self) -> Vec<String> {
        let number = |what: &str, n: Option<u32>| match n {
            Some(n) => format!("{what} {n}"),
            None => format!("{what} not known"),
        };
        let counts =
            [("hurt", self.hurt), ("dead", self.dead), ("missing", self.missing), ("sheltered", self.sheltered)];
        let counts: Vec<String> = counts.into_iter().map(|(w, n)| number(w, n)).collect();
        let mut lines = vec![format!("Situation report {}: {}", self.version, counts.join(", "))];
        let blocks = [
            ("Situation", &self.situation),
            ("Threats", &self.threats),
            ("Actions", &self.actions),
            ("Needs", &self.needs),
            ("Outlook", &self.outlook),
            ("Approved by", &self.approved_by),
        ];
        let said = blocks.into_iter().filter(|(_, text)| !text.trim().is_empty());
        lines.extend(said.map(|(what, text)| format!("{what}: {}", text.trim())));
        lines
    }
}
