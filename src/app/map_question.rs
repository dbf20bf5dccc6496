//! What the map is asked to show: one question at a time, and where a thing stands.

use super::desk::{Desk, Thing};
use super::map_camera::Flat;
use crate::scenario::BedKind;

/// Kinds of questions, a key each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Beds,
    Vulnerability,
    Power,
    Roads,
}

/// The question that the map answers now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Staffed beds free of one kind.
    Beds(BedKind),
    /// Social vulnerability of the areas.
    Vulnerability,
    /// Who lacks power or water.
    Power,
    /// Closed and slowed roads by name.
    Roads,
}

/// The kinds of beds in the order of the battery.
pub const BEDS: [BedKind; 6] =
    [BedKind::Ed, BedKind::Or, BedKind::AdultIcu, BedKind::MedSurg, BedKind::Pediatric, BedKind::Burn];

impl Question {
    /// What the key of a topic does: asks, asks for the next kind of bed, or puts the question away.
    pub fn after(now: Option<Question>, topic: Topic) -> Option<Question> {
        match (topic, now) {
            (Topic::Beds, Some(Question::Beds(kind))) => {
                let at = BEDS.iter().position(|k| *k == kind)?;
                BEDS.get(at + 1).copied().map(Question::Beds)
            }
            (Topic::Beds, _) => Some(Question::Beds(BEDS[0])),
            (Topic::Vulnerability, Some(Question::Vulnerability))
            | (Topic::Power, Some(Question::Power))
            | (Topic::Roads, Some(Question::Roads)) => None,
            (Topic::Vulnerability, _) => Some(Question::Vulnerability),
            (Topic::Power, _) => Some(Question::Power),
            (Topic::Roads, _) => Some(Question::Roads),
        }
    }
}

/// What the last frame drew on the map. Rectangles are left, top, right, bottom in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Every facility, however little of it is drawn.
    pub glyphs: Vec<[f32; 4]>,
    pub names: Vec<[f32; 4]>,
    /// Names that found no room.
    pub names_hidden: usize,
    /// Marks that stand for one person each.
    pub alone: u32,
    /// People who are shown by a number.
    pub counted: u32,
    /// People on the road are drawn in groups.
    pub grouped: bool,
    /// The camera has seen to this selection.
    pub followed: Option<Thing>,
}

/// Close enough to see single streets, metres a point.
const CLOSE: f64 = 12.0;

impl Desk {
    /// Metres on the flat map.
    pub fn stands(&self, thing: Thing) -> Option<[f64; 2]> {
        let map = &self.view.map;
        let at = match thing {
            Thing::Place(id) => map.places.iter().find(|p| p.place == id).map(|p| p.at),
            Thing::Site(id) => map.sites.iter().find(|s| s.site == id).map(|s| s.at),
            Thing::Unit(id) => map.units.iter().find(|u| u.unit == id).map(|u| u.at),
        };
        at.map(|at| Flat::around(self.map_centre).metres(at))
    }

    /// Brings what is selected into the middle, close by.
    pub fn fly_to_selection(&mut self) {
        if let Some(at) = self.memory.selected.and_then(|thing| self.stands(thing)) {
            self.memory.cam.centre = at;
            self.memory.cam.m_per_pt = self.memory.cam.m_per_pt.min(CLOSE);
        }
    }

    /// What was selected in a list, by a key or by a screen reader comes into sight; a click on the map moves nothing.
    pub fn follow_selection(&mut self) {
        let selected = self.memory.selected;
        if selected == self.memory.drawn.followed {
            return;
        }
        self.memory.drawn.followed = selected;
        if let Some(at) = selected.and_then(|thing| self.stands(thing))
            && !self.memory.cam.holds(at)
        {
            self.memory.cam.centre = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_for_beds_goes_through_the_kinds_and_then_puts_the_question_away() {
        let mut now = None;
        for kind in BEDS {
            now = Question::after(now, Topic::Beds);
            assert_eq!(now, Some(Question::Beds(kind)));
        }
        assert_eq!(Question::after(now, Topic::Beds), None);
        assert_eq!(Question::after(now, Topic::Power), Some(Question::Power), "one question at a time");
        assert_eq!(Question::after(Some(Question::Power), Topic::Power), None);
    }
}
