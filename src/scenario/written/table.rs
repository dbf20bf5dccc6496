//! Who plays, and what is tested.

use crate::scenario::checked::{Role, Text};
use crate::scenario::decode::{At, Leaf, Many, Name, Out, Plain, Ref, book_of_word, link, record, word_of};
use crate::scenario::text::{Kind, Node};
use crate::units::Span;

record! {
    /// A seat at the table.
    Seat "seat" {
        /// Its role.
        role: At<Role>,
        /// The places it commands. Hospital command: which hospitals.
        at: Vec<At<Ref>> = "hospital command: all hospitals that no other seat has; others: not tied to a place",
        /// Unique among seats.
        id: Option<At<Name>> = "the role, and the first place: `hospital-command-harborview`",
        /// For people.
        name: Option<At<Text>> = "the role, and its places (of more than two the first)",
        /// Played by the program from the start.
        bot: Option<At<bool>> = "false",
    }
}

record! {
    /// An objective of the exercise.
    Objective "objective" {
        /// Unique among objectives.
        id: At<Name>,
        /// Capability it belongs to.
        capability: Option<At<Plain>> = "empty",
        /// What must be achieved.
        text: At<Text>,
        /// Critical tasks.
        tasks: Vec<Task> = "none",
    }
}

record! {
    /// An essential element of information. Those who are asked report it again and again.
    Eei "essential element of information" {
        /// Unique among them.
        id: At<Name>,
        /// The question, with its unit.
        text: At<Text>,
        /// Who is asked.
        of: Option<Many<At<Who>>> = "`All`",
        /// The next answer is due this long after the last.
        every: Option<At<Span>> = "`\"60 min\"`",
        /// An answer this old is shown as stale.
        stale_after: Option<At<Span>> = "one and a half times `every`",
    }
}

record! {
    /// A critical task.
    Task "task" {
        /// Unique among the tasks of all objectives.
        id: At<Name>,
        /// What must be done.
        text: At<Text>,
        /// Within what time.
        target: Option<At<Span>> = "no limit",
    }
}

/// Somebody at the table: a role, everybody, or one seat by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    All,
    Role(Role),
    Seat(String),
}

impl Leaf for Who {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        match &node.kind {
            Kind::Text(id) => Some(Who::Seat(id.trim().to_string())),
            Kind::Word(w) if w == "All" => Some(Who::All),
            Kind::Word(w) => {
                let mut words: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
                words.push("All");
                let word = word_of(node, "role", &words, out).unwrap_or(w);
                ROLES.iter().find(|(name, _)| *name == word).map(|(_, role)| Who::Role(*role))
            }
            _ => {
                out.wrong(node, "a role or a seat", "Write Ems, HospitalCommand, All… or the id of a seat in quotes.");
                None
            }
        }
    }

    fn words() -> String {
        format!("{} or `All`, or the id of a seat in quotes", link("Role"))
    }

    fn describe(book: &mut crate::scenario::decode::Book) {
        book_of_word::<Role>(book);
    }
}

/// Roles by the words that stand for them.
pub const ROLES: [(&str, Role); 11] = [
    ("HospitalCommand", Role::HospitalCommand),
    ("Ems", Role::Ems),
    ("PublicHealth", Role::PublicHealth),
    ("EmergencyManagement", Role::EmergencyManagement),
    ("CoalitionCoordinator", Role::CoalitionCoordinator),
    ("FireRescue", Role::FireRescue),
    ("LongTermCare", Role::LongTermCare),
    ("CommunityHealth", Role::CommunityHealth),
    ("CommunityAdvisor", Role::CommunityAdvisor),
    ("PublicInformation", Role::PublicInformation),
    ("Facilitator", Role::Facilitator),
];
