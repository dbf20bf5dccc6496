//! Questions that the map answers, one at a time.

use crate::scenario::BedKind;

/// Kinds of questions, one key each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Beds,
    Vulnerability,
    Power,
    Roads,
}

/// The question that the map answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Available beds of one category.
    Beds(BedKind),
    /// Social vulnerability of the areas.
    Vulnerability,
    /// Facilities without power or water.
    Power,
    /// Closed and slow roads by name.
    Roads,
}

/// Bed categories in the order of the battery.
pub const BEDS: [BedKind; 6] =
    [BedKind::Ed, BedKind::Or, BedKind::AdultIcu, BedKind::MedSurg, BedKind::Pediatric, BedKind::Burn];

impl Question {
    /// The question after the key of a topic: this topic, the next bed category, or none.
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
