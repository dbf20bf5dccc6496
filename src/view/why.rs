//! Why a number is what it is: the events of the log that make it up, with their share. What the log does not itemize
//! stands there as a remainder, so that the shares always add up.

use super::knowledge::Knowledge;
use crate::drill::{Drill, What};
use crate::sim::Fact;
use crate::tr;
use crate::units::{PatientId, PlaceId, SeatId};
use crate::words;
use std::collections::BTreeSet;

/// A number on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Casualties,
    AtScene,
    OnTheWay,
    Waiting,
    InHospital,
    Died,
    InShelters,
    /// Staffed and free over all categories, or room in a shelter.
    Free(PlaceId),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    pub title: String,
    pub value: i64,
    /// Newest first.
    pub lines: Vec<WhyLine>,
    /// What no line of the log itemizes.
    pub rest: i64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhyLine {
    pub story: String,
    pub text: String,
    pub change: i64,
}

/// The events behind a number, as far as this seat may see them.
pub fn why(drill: &Drill, seat: SeatId, number: Number) -> Why {
    let knows = Knowledge::new(drill, seat);
    let mut people = People::default();
    let mut lines = Vec::new();
    for entry in drill.entries().iter().filter(|e| knows.may_see_entry(e)) {
        let What::Happened(fact) = &entry.what else { continue };
        let change = people.change(number, fact);
        if change != 0 {
            let text = words::fact(knows.scenario(), knows.live(), fact);
            lines.push(WhyLine { story: words::story_time(knows.scenario(), entry.at), text, change });
        }
    }
    lines.reverse();
    let value = value(&knows, number);
    let rest = value - lines.iter().map(|l| l.change).sum::<i64>();
    Why { title: title(&knows, number), value, lines, rest }
}

fn title(knows: &Knowledge, number: Number) -> String {
    match number {
        Number::Casualties => tr!("why-casualties").into(),
        Number::AtScene => tr!("why-at-scene").into(),
        Number::OnTheWay => tr!("why-on-the-way").into(),
        Number::Waiting => tr!("why-waiting").into(),
        Number::InHospital => tr!("why-in-hospital").into(),
        Number::Died => tr!("why-died").into(),
        Number::InShelters => tr!("why-in-shelters").into(),
        Number::Free(at) => tr!("why-free", place = words::place(knows.scenario(), at)),
    }
}

fn value(knows: &Knowledge, number: Number) -> i64 {
    let t = super::marks::totals(knows);
    i64::from(match number {
        Number::Casualties => t.casualties,
        Number::AtScene => t.at_scene,
        Number::OnTheWay => t.on_the_way,
        Number::Waiting => t.waiting,
        Number::InHospital => t.in_hospital,
        Number::Died => t.died,
        Number::InShelters => t.in_shelters,
        Number::Free(at) => {
            let places = super::marks::map(knows).places;
            return places.iter().find(|p| p.place == at).and_then(|p| p.number).unwrap_or(0);
        }
    })
}

/// Where the log has left each patient.
#[derive(Default)]
struct People {
    scene: BTreeSet<PatientId>,
    away: BTreeSet<PatientId>,
    door: BTreeSet<PatientId>,
    bed: BTreeSet<PatientId>,
}

impl People {
    /// What the fact does to the number.
    fn change(&mut self, number: Number, fact: &Fact) -> i64 {
        match fact {
            Fact::WaveStruck { casualties, .. } if matches!(number, Number::Casualties | Number::AtScene) => {
                return i64::from(*casualties);
            }
            Fact::PeopleSheltered { at, people } => {
                return match number {
                    Number::InShelters => i64::from(*people),
                    Number::Free(place) if place == *at => -i64::from(*people),
                    _ => 0,
                };
            }
            Fact::BedsChanged { at, change, .. } if number == Number::Free(*at) => return i64::from(*change),
            _ => {}
        }
        let before = self.count(number);
        let gone = i64::from(self.step(fact) && number == Number::AtScene);
        let died = i64::from(number == Number::Died && matches!(fact, Fact::PatientDied { .. }));
        self.count(number) - before - gone + died
    }

    fn count(&self, number: Number) -> i64 {
        let n = match number {
            Number::OnTheWay => self.away.len(),
            Number::Waiting => self.door.len(),
            Number::InHospital => self.bed.len(),
            _ => 0,
        };
        n as i64
    }

    /// Moves the patient. True: they were at a scene until now.
    fn step(&mut self, fact: &Fact) -> bool {
        let (patient, into) = match fact {
            Fact::PatientLeftScene { patient, .. }
            | Fact::PatientSetOff { patient, .. }
            | Fact::PatientTransferred { patient, .. } => (*patient, Some(0)),
            Fact::PatientArrived { patient, .. } => (*patient, Some(1)),
            Fact::PatientMoved { patient, .. } | Fact::DefinitiveCareBegan { patient, .. } => (*patient, Some(2)),
            Fact::PatientReleased { patient, .. }
            | Fact::PatientDied { patient, .. }
            | Fact::PatientTreatedAtScene { patient, .. } => (*patient, None),
            _ => return false,
        };
        let sets = [&mut self.away, &mut self.door, &mut self.bed];
        let known = sets.map(|set| set.remove(&patient)).contains(&true);
        match into {
            Some(0) => self.away.insert(patient),
            Some(1) => self.door.insert(patient),
            Some(_) => self.bed.insert(patient),
            None => false,
        };
        // Once away from the scene, nobody comes back to it.
        !known && self.scene.insert(patient)
    }
}
