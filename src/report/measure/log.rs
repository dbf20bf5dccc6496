//! The journal read once: what happened to whom, and in which entry it stands.

use crate::drill::{Drill, Entry, What};
use crate::scenario::BedKind;
use crate::sim::{Fact, Patient};
use crate::units::{IdVec, PatientId, PlaceId, SimTime, SiteId};

/// An entry and its moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub entry: u64,
    pub at: SimTime,
}

/// One patient's way, as far as the journal tells it.
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
    /// (arrival or departure, where): +1 or −1 in that house.
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
        match *fact {
            // Patients are numbered in the order in which they are hurt.
            Fact::WaveStruck { site, casualties } => {
                let until = (*hurt + casualties as usize).min(self.courses.len());
                for course in self.courses.iter_mut().take(until).skip(*hurt) {
                    course.hurt = Some(mark);
                }
                *hurt = until;
                self.waves.push((mark, site, casualties));
            }
            Fact::PatientLeftScene { patient, .. } | Fact::PatientSetOff { patient, .. } => {
                self.course(patient, |c| c.left_scene = c.left_scene.or(Some(mark)));
            }
            Fact::PatientArrived { patient, at, by_ems } => self.course(patient, |c| {
                if c.arrived.is_none() {
                    c.arrived = Some(mark);
                    c.by_ems = by_ems;
                }
                c.houses.push((mark, at, 1));
            }),
            Fact::DefinitiveCareBegan { patient, .. } => self.course(patient, |c| c.definitive = Some(mark)),
            Fact::PatientMoved { patient, bed, .. } if !matches!(bed, BedKind::Ed | BedKind::Or) => {
                self.course(patient, |c| c.bedded = c.bedded.or(Some(mark)));
            }
            Fact::PatientTransferred { patient, from, .. } => {
                self.course(patient, |c| c.houses.push((mark, from, -1)));
            }
            Fact::PatientReleased { patient, at } => self.course(patient, |c| {
                c.home = Some(mark);
                c.houses.push((mark, at, -1));
            }),
            Fact::PatientTreatedAtScene { patient, .. } => self.course(patient, |c| c.home = Some(mark)),
            Fact::PatientDied { patient, at, preventable } => self.course(patient, |c| {
                c.died = Some(mark);
                c.preventable = preventable;
                c.houses.extend(at.map(|at| (mark, at, -1)));
            }),
            _ => {}
        }
    }

    fn course(&mut self, patient: PatientId, change: impl FnOnce(&mut Course)) {
        if let Some(course) = self.courses.get_mut(patient) {
            change(course);
        }
    }

    /// Number from 1, the patient, and their way.
    pub fn people(&self) -> impl Iterator<Item = (usize, &'a Patient, &Course)> {
        let patients = &self.drill.coalition().truth().patients;
        patients.iter().zip(&self.courses).enumerate().map(|(i, (p, c))| (i + 1, p, c))
    }

    /// Entries of facts that `pick` takes, with what it makes of them.
    pub fn facts<T>(&self, pick: impl Fn(&Fact) -> Option<T>) -> Vec<(Mark, T)> {
        let of = |e: &Entry| match &e.what {
            What::Happened(fact) => Some((Mark { entry: e.number, at: e.at }, pick(fact)?)),
            _ => None,
        };
        self.drill.entries().iter().filter_map(of).collect()
    }
}

impl Mark {
    pub fn secs(self) -> i64 {
        self.at.secs()
    }
}
