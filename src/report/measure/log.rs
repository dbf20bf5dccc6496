//! The journal in one pass: facts by subject, each with its entry.

use crate::drill::{Drill, Entry, What};
use crate::scenario::BedKind;
use crate::sim::{Fact, Passage, Patient};
use crate::units::{IdVec, PatientId, PlaceId, SimTime, SiteId};

/// An entry with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub entry: u64,
    pub at: SimTime,
}

/// One patient's course, as recorded in the journal.
#[derive(Clone, Debug, Default)]
pub struct Course {
    pub hurt: Option<Mark>,
    pub left_scene: Option<Mark>,
    /// At the first hospital.
    pub arrived: Option<Mark>,
    pub by_ems: bool,
    pub definitive: Option<Mark>,
    /// In an inpatient bed for the first time.
    pub bedded: Option<Mark>,
    pub home: Option<Mark>,
    pub died: Option<Mark>,
    pub preventable: bool,
    /// (arrival or departure, facility): +1 or −1 in its census.
    pub houses: Vec<(Mark, PlaceId, i64)>,
}

pub struct Log<'a> {
    pub drill: &'a Drill,
    pub courses: IdVec<PatientId, Course>,
    /// (entry, site, people).
    pub waves: Vec<(Mark, SiteId, u32)>,
}

impl<'a> Log<'a> {
    pub fn read(drill: &'a Drill) -> Log<'a> {
        let courses = drill.coalition().truth().patients.iter().map(|_| Course::default()).collect();
        let mut log = Log { drill, courses, waves: Vec::new() };
        let mut hurt = 0;
        for entry in drill.entries() {
            if let What::Happened(fact) = &entry.what {
                log.happened(Mark { entry: entry.number, at: entry.at }, fact, &mut hurt);
            }
        }
        log
    }

    fn happened(&mut self, mark: Mark, fact: &Fact, hurt: &mut usize) {
        if let Fact::WaveStruck { site, casualties } = *fact {
            // Patients are numbered in the order of injury.
            let until = (*hurt + casualties as usize).min(self.courses.len());
            for course in self.courses.iter_mut().take(until).skip(*hurt) {
                course.hurt = Some(mark);
            }
            *hurt = until;
            self.waves.push((mark, site, casualties));
        }
        let Some((patient, passage)) = fact.passage() else { return };
        let Some(course) = self.courses.get_mut(patient) else { return };
        match passage {
            Passage::LeftScene { .. } | Passage::SetOff { .. } => {
                course.left_scene = course.left_scene.or(Some(mark));
            }
            Passage::Arrived { at, by_ems } => {
                if course.arrived.is_none() {
                    course.arrived = Some(mark);
                    course.by_ems = by_ems;
                }
                course.houses.push((mark, at, 1));
            }
            Passage::CareBegan { .. } => course.definitive = Some(mark),
            Passage::Moved { bed: BedKind::Ed | BedKind::Or, .. } => {}
            Passage::Moved { .. } => course.bedded = course.bedded.or(Some(mark)),
            Passage::Transferred { from, .. } => course.houses.push((mark, from, -1)),
            Passage::Released { at } => {
                course.home = Some(mark);
                course.houses.push((mark, at, -1));
            }
            Passage::TreatedAtScene => course.home = Some(mark),
            Passage::Died { at, preventable } => {
                course.died = Some(mark);
                course.preventable = preventable;
                course.houses.extend(at.map(|at| (mark, at, -1)));
            }
            Passage::Tagged | Passage::Decontaminated => {}
        }
    }

    /// Number from 1, the patient, and the course.
    pub fn people(&self) -> impl Iterator<Item = (usize, &'a Patient, &Course)> {
        let patients = &self.drill.coalition().truth().patients;
        patients.iter().zip(&self.courses).enumerate().map(|(i, (p, c))| (i + 1, p, c))
    }

    /// Entries of facts selected by `pick`, with its results.
    pub fn facts<T>(&self, pick: impl Fn(&Fact) -> Option<T>) -> Vec<(Mark, T)> {
        let of = |e: &Entry| {
            let What::Happened(fact) = &e.what else { return None };
            Some((Mark { entry: e.number, at: e.at }, pick(fact)?))
        };
        self.drill.entries().iter().filter_map(of).collect()
    }

    /// Residents ordered to move: from, to, and number.
    pub fn residents_ordered_out(&self) -> Vec<(Mark, (PlaceId, PlaceId, u32))> {
        self.facts(|f| {
            let Fact::ResidentsEvacuating { from, to, people } = f else { return None };
            Some((*from, *to, *people))
        })
    }

    /// Residents who arrived: from, to, and number.
    pub fn residents_moved(&self) -> Vec<(Mark, (PlaceId, PlaceId, u32))> {
        self.facts(|f| {
            let Fact::ResidentsMoved { from, to, people } = f else { return None };
            Some((*from, *to, *people))
        })
    }
}

impl Mark {
    pub fn secs(self) -> i64 {
        self.at.secs()
    }
}
