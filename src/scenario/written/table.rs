//! Seats, objectives, and EEIs.

use crate::scenario::checked::{Role, Text};
use crate::scenario::decode::{At, Leaf, Many, Name, Out, Plain, Ref, book_of_word, link, record, word_of};
use crate::scenario::finding::msg;
use crate::scenario::text::{Kind, Node};
use crate::units::Span;

record! {
    /// A seat.
    Seat "seat" {
        /// Role.
        role: At<Role>,
        /// Facilities of the seat. Hospital command: its hospitals.
        at: Vec<At<Ref>> = "hospital command: all hospitals without another seat; others: none",
        /// Id; unique among seats.
        id: Option<At<Name>> = "the role and the first facility: `hospital-command-harborview`",
        /// Display name.
        name: Option<At<Text>> = "the role and its facilities (with more than two, the first)",
        /// Played by a bot from StartEx.
        bot: Option<At<bool>> = "false",
    }
}

record! {
    /// An objective of the exercise.
    Objective "objective" {
        /// Id; unique among objectives.
        id: At<Name>,
        /// Capability.
        capability: Option<At<Plain>> = "empty",
        /// Objective.
        text: At<Text>,
        /// Critical tasks.
        tasks: Vec<Task> = "none",
    }
}

record! {
    /// An essential element of information, reported on a schedule.
    Eei "essential element of information" {
        /// Id; unique among EEIs.
        id: At<Name>,
        /// Requested value, with its unit.
        text: At<Text>,
        /// Seats or roles that owe the report.
        of: Option<Many<At<Who>>> = "`All`",
        /// Reporting interval.
        every: Option<At<Span>> = "`\"60 min\"`",
        /// Age after which a report is shown as stale.
        stale_after: Option<At<Span>> = "1.5 times `every`",
    }
}

record! {
    /// A critical task.
    Task "task" {
        /// Id; unique among the tasks of all objectives.
        id: At<Name>,
        /// Task.
        text: At<Text>,
        /// Target time.
        target: Option<At<Span>> = "no limit",
    }
}

/// A role, all seats, or one seat by its id.
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
                out.wrong(node, msg!("need-role"), msg!("write-role"));
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

/// Roles by their words in the file.
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
