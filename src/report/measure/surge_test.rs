//! The Coalition Surge Test's performance measures 14 to 21, and measures in the style of its successor, from one plain
//! record, so that each formula can be verified by hand.
//!
//! After the performance measure guidance of the federal cooperative agreement; the denominators of 16 and 20 follow
//! its data points.

use super::{Family, Formula, Item, Log, Measure, actions, hospitals};
use crate::drill::{RequestState, Supply};
use crate::scenario::{BedKind, PlaceKind, Role, Severity};
use crate::sim::Fact;

/// Seconds since StartEx, and the supporting entry.
pub type Proof = (i64, u64);

/// Evacuees of one facility with the same course.
#[derive(Clone, Debug, Default)]
pub struct Evacuee {
    pub from: String,
    pub people: i64,
    /// Safely discharged home.
    pub home: Option<Proof>,
    /// A bed was found, and whether it fits their care.
    pub bed: Option<Proof>,
    pub bed_fits: bool,
    /// Suitable transport arrived.
    pub transport: Option<Proof>,
}

/// A core member of the coalition.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: String,
    pub role: Role,
    /// The first entry by a person in this seat.
    pub acted: Option<u64>,
}

/// Input of the measures.
#[derive(Clone, Debug, Default)]
pub struct SurgeTest {
    pub members: Vec<Member>,
    pub evacuees: Vec<Evacuee>,
    /// Evacuating facility: when it reported its number of evacuees.
    pub counts: Vec<(String, Option<Proof>)>,
    /// Receiving facility: when it first reported its beds.
    pub beds: Vec<(String, Option<Proof>)>,
    /// Time to reply to the request: (hospital, entry).
    pub asked: Vec<(String, Option<u64>)>,
    pub eei: Option<Measure>,
    /// (what, staff or not, met, entries).
    pub requests: Vec<(String, bool, bool, Vec<u64>)>,
    /// Needs an inpatient bed: (name, the entry of its bed, else of the injury, whether it has one).
    pub inpatients: Vec<(String, u64, bool)>,
    /// Staffed acute-care beds by hospital.
    pub staffed: Vec<(String, i64)>,
}

/// The test ends after 90 minutes; later items are not complete.
const CAP_S: i64 = 90 * 60;

/// The types of measure 14, with their words.
const CORE: [(Role, &str); 4] = [
    (Role::HospitalCommand, "@acute-hospital"),
    (Role::Ems, "@ems"),
    (Role::EmergencyManagement, "@emergency-management"),
    (Role::PublicHealth, "@public-health"),
];

impl SurgeTest {
    pub fn measures(&self) -> Vec<Measure> {
        let m = |key, formula, num, den| Measure::new(Family::SurgeTest, key, formula, num, den);
        let people = |keep: &dyn Fn(&Evacuee) -> Option<Vec<u64>>| -> Vec<Item> {
            self.evacuees.iter().filter_map(|e| Some(Item::of(&e.from, e.people, keep(e)?))).collect()
        };
        let in_time = |proof: Option<Proof>| proof.filter(|(s, _)| *s <= CAP_S).map(|(_, entry)| vec![entry]);
        let all = |e: &Evacuee| Some([e.home, e.bed, e.transport].into_iter().flatten().map(|(_, n)| n).collect());
        let needs_bed = |e: &Evacuee| if e.home.is_none() { all(e) } else { None };
        let accepted = |e: &Evacuee| e.bed.map(|(_, n)| vec![n]);
        let last = |list: &[(String, Option<Proof>)]| -> (Vec<Item>, Vec<Item>) {
            let num = list.iter().filter_map(|(name, p)| p.map(|(s, n)| Item::of(name, s, vec![n])));
            let den = list.iter().map(|(name, p)| Item::one(name, p.iter().map(|(_, n)| *n).collect()));
            (num.collect(), den.collect())
        };
        let ((counts, counters), (beds, receivers)) = (last(&self.counts), last(&self.beds));
        let latest = Formula::Latest { cap_s: Some(CAP_S) };
        let rides: Vec<Item> = self
            .evacuees
            .iter()
            .filter(|e| e.bed.is_some())
            .filter_map(|e| e.transport.map(|(s, n)| Item::of(&e.from, s, vec![n])))
            .collect();
        let riders = self.evacuees.iter().filter(|e| e.bed.is_some()).map(|e| Item::one(&e.from, Vec::new())).collect();
        let fits = |e: &Evacuee| e.bed.filter(|_| e.bed_fits);
        let mut measures = self.core(Family::SurgeTest, "cst-14");
        measures.extend([
            m("cst-15", Formula::Share, Vec::new(), Vec::new()),
            m("cst-16a", Formula::Share, people(&|e| e.home.map(|(_, n)| vec![n])), people(&all)),
            m("cst-16b", Formula::Share, people(&|e| e.bed.map(|(_, n)| vec![n])), people(&all)),
            m("cst-17", latest, counts, counters),
            m("cst-18", Formula::Share, people(&|e| in_time(fits(e))), people(&needs_bed)),
            m("cst-18-3", Formula::Count, people(&|e| fits(e).map(|(_, n)| vec![n])), Vec::new()),
            m("cst-19", latest, beds, receivers),
            m("cst-20", Formula::Share, people(&|e| e.bed.and(in_time(e.transport))), people(&accepted)),
            m("cst-20-3", Formula::Count, people(&|e| e.bed.and(e.transport).map(|(_, n)| vec![n])), Vec::new()),
            m("cst-21", latest, rides, riders),
        ]);
        measures
    }

    /// Core members taking part: overall, and by type.
    fn core(&self, family: Family, key: &'static str) -> Vec<Measure> {
        let of = |keep: &dyn Fn(&Member) -> bool| {
            let mine = || self.members.iter().filter(|m| keep(m));
            let num = mine().filter_map(|m| Some(Item::one(&m.name, vec![m.acted?]))).collect();
            let den = mine().map(|m| Item::one(&m.name, m.acted.into_iter().collect())).collect();
            Measure::new(family, key, Formula::Share, num, den)
        };
        let mut all = vec![of(&|_| true)];
        if family == Family::SurgeTest {
            all.extend(CORE.map(|(role, name)| of(&|m| m.role == role).about(name.trim_start_matches('@'), name)));
        }
        all
    }

    pub fn in_the_style_of_mrse(&self) -> Vec<Measure> {
        let m = |key, formula, num, den| Measure::new(Family::MrseStyle, key, formula, num, den);
        let answered = self.asked.iter().filter_map(|(name, e)| Some(Item::one(name, vec![(*e)?]))).collect();
        let asked = self.asked.iter().map(|(name, e)| Item::one(name, e.iter().copied().collect())).collect();
        let requests = |staff: bool, met_only: bool| -> Vec<Item> {
            let mine = self.requests.iter().filter(|(_, s, met, _)| *s == staff && (*met || !met_only));
            mine.map(|(what, _, _, entries)| Item::one(what, entries.clone())).collect()
        };
        let inpatients = |placed_only: bool| -> Vec<Item> {
            let mine = self.inpatients.iter().filter(|(.., placed)| *placed || !placed_only);
            mine.map(|(name, entry, _)| Item::one(name, vec![*entry])).collect()
        };
        let staffed: i64 = self.staffed.iter().map(|(_, n)| n).sum();
        // 20 % of the staffed acute care beds, rounded up.
        let target = (staffed + 4) / 5;
        let mut all = vec![
            m("mrse-target", Formula::Count, vec![Item::of("@fifth-of-beds", target, Vec::new())], self.beds_staffed()),
            m("mrse-ack", Formula::Share, answered, asked),
        ];
        all.extend(self.eei.clone());
        all.extend([
            m("mrse-personnel", Formula::Share, requests(true, true), requests(true, false)),
            m("mrse-resources", Formula::Share, requests(false, true), requests(false, false)),
            m("mrse-placed", Formula::Share, inpatients(true), inpatients(false)),
        ]);
        all.extend(self.core(Family::MrseStyle, "mrse-core"));
        all.push(m("mrse-exec", Formula::Share, Vec::new(), Vec::new()));
        all
    }

    fn beds_staffed(&self) -> Vec<Item> {
        self.staffed.iter().map(|(name, n)| Item::of(name, *n, Vec::new())).collect()
    }

    /// The record, from the journal.
    pub fn of(log: &Log) -> SurgeTest {
        let scenario = &log.drill.scenario;
        let core = |role: Role| CORE.iter().any(|(r, _)| *r == role);
        let seats = scenario.seats.iter().enumerate().filter(|(_, s)| core(s.role));
        let members = seats.map(|(i, s)| Member {
            name: s.name.en.clone(),
            role: s.role,
            acted: hospitals::acted(log, crate::units::SeatId::at(i)),
        });
        let mut test = SurgeTest { members: members.collect(), ..SurgeTest::default() };
        test.read_evacuation(log);
        test.read_hospital_evacuation(log);
        test.read_reports(log);
        test.read_needs(log);
        test
    }

    /// Nursing homes ordered to evacuate: the order names the receiving facility and the number of residents; vans
    /// arrive in turns. A shelter is not a bed that fits [A].
    fn read_evacuation(&mut self, log: &Log) {
        let scenario = &log.drill.scenario;
        let moved = log.residents_moved();
        let ordered = log.residents_ordered_out();
        for (order, (from, to, people)) in ordered {
            let name = scenario.place(from).name.clone();
            let proof = (order.secs(), order.entry);
            let bed_fits = matches!(scenario.place(to).kind, PlaceKind::LongTermCare | PlaceKind::Hospital);
            let group = |people, transport| {
                let from = name.clone();
                Evacuee { from, people, home: None, bed: Some(proof), bed_fits, transport }
            };
            let mut left = i64::from(people);
            for (van, (f, t, n)) in &moved {
                if *f == from && *t == to && van.entry > order.entry {
                    let n = i64::from(*n).min(left);
                    left -= n;
                    self.evacuees.push(group(n, Some((van.secs(), van.entry))));
                }
            }
            if left > 0 {
                self.evacuees.push(group(left, None));
            }
            self.counts.push((name, Some(proof)));
        }
    }

    /// A hospital's evacuation assigns every patient a bed and a ride before departure; its arrivals are known when it
    /// is over. An evacuation still running at the end is incomplete for all its patients.
    fn read_hospital_evacuation(&mut self, log: &Log) {
        let begun = log.facts(|f| {
            let Fact::EvacuationBegun { at, people } = f else { return None };
            Some((*at, i64::from(*people)))
        });
        let over = log.facts(|f| {
            let Fact::EvacuationOver { at, moved, home } = f else { return None };
            Some((*at, i64::from(*moved), i64::from(*home)))
        });
        for (order, (at, people)) in begun {
            let name = &log.drill.scenario.place(at).name;
            self.counts.push((name.clone(), Some((order.secs(), order.entry))));
            let end = over.iter().find(|(m, (of, ..))| *of == at && m.entry > order.entry);
            let (moved, home) = end.map_or((0, 0), |(_, (_, moved, home))| (*moved, *home));
            let proof = end.map(|(m, _)| (m.secs(), m.entry));
            let fate = |people, home, ride| Evacuee {
                from: name.clone(),
                people,
                home,
                bed: ride,
                bed_fits: true,
                transport: ride,
            };
            let groups = [fate(moved, None, proof), fate(home, proof, None), fate(people - moved - home, None, None)];
            self.evacuees.extend(groups.into_iter().filter(|g| g.people > 0));
        }
    }

    fn read_reports(&mut self, log: &Log) {
        let scenario = &log.drill.scenario;
        let reports = log.facts(|f| if let Fact::ReportReceived { at } = f { Some(*at) } else { None });
        let asked = log.facts(|f| matches!(f, Fact::StatusRequested).then_some(()));
        for (at, place) in scenario.places_of(PlaceKind::Hospital).filter(|(_, p)| p.has_ed) {
            let mine = || reports.iter().filter(|(_, of)| *of == at).map(|(m, _)| *m);
            self.beds.push((place.name.clone(), mine().next().map(|m| (m.secs(), m.entry))));
            if let Some((first, ())) = asked.first() {
                self.asked.push((place.name.clone(), mine().find(|m| m.entry > first.entry).map(|m| m.entry)));
            }
            let acute = place.beds.iter().filter(|b| !matches!(b.kind, BedKind::Ed | BedKind::Or));
            self.staffed.push((place.name.clone(), acute.map(|b| i64::from(b.staffed)).sum()));
        }
        // Without an evacuation no facility is asked for beds; the measure then covers the coalition.
        let eei = actions::eei(log);
        let (num, den) = (eei.numerator, eei.denominator);
        self.eei = Some(Measure::new(Family::MrseStyle, "mrse-eei", Formula::Share, num, den));
    }

    fn read_needs(&mut self, log: &Log) {
        for (n, request) in log.drill.exercise().requests.iter().enumerate() {
            if request.state != RequestState::Withdrawn {
                let staff = request.asked.supply == Supply::Staff;
                let met = request.state == RequestState::Arrived;
                let entries = actions::steps(log, n, request.number);
                self.requests.push((crate::words::asked(log.drill, &request.asked), staff, met, entries));
            }
        }
        // Patients in inpatient beds, and living severe casualties who are neither discharged nor in one [A].
        for (n, patient, course) in log.people() {
            let badly = matches!(patient.severity, Severity::Immediate | Severity::Delayed);
            let waits = badly && course.died.is_none() && course.home.is_none();
            match (course.bedded, course.hurt) {
                (Some(bed), _) => self.inpatients.push((format!("#{n}"), bed.entry, true)),
                (None, Some(hurt)) if waits => self.inpatients.push((format!("#{n}"), hurt.entry, false)),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
#[path = "surge_test_worked.rs"]
mod tests;
