//! Tables in the form of: patient tracking (HICS 254), evacuation tracking (HICS 255), resource requests (ICS-213RR),
//! activity logs (ICS-214).

use super::Source;
use crate::drill::{Order, RequestState, Say};
use crate::report::document::{Cell, Section, Table};
use crate::report::measure::Log;
use crate::sim::{Age, Fact, Outcome, Patient, Whereabouts};
use crate::units::SeatId;
use crate::words as names;

pub(super) fn tracking(source: &Source) -> Section {
    let mut section = source.section("tracking");
    section.text(source.say("tracking-note"));
    let log = Log::read(source.drill);
    let scenario = &source.drill.scenario;
    let columns = source.columns(&[
        "col-record",
        "col-age",
        "col-triage",
        "col-from-site",
        "col-location",
        "col-disposition",
        "col-arrived",
        "col-last",
    ]);
    let mut table = Table { long: true, ..Table::new("hics-254", source.say("form-254"), columns) };
    for (n, patient, course) in log.people() {
        let last = [course.died, course.home, course.bedded, course.definitive].into_iter().flatten().next();
        table.row(vec![
            n.to_string().into(),
            source.say(age(patient.age)).into(),
            patient.tag.map_or(String::new(), |t| source.say(&format!("tag-{t:?}").to_lowercase())).into(),
            names::site(scenario, patient.site).into(),
            location(source, patient).into(),
            source.say(disposition(patient)).into(),
            course.arrived.map_or(Cell::default(), |m| Cell::of(source.time(m.at), &[m.entry])),
            last.map_or(Cell::default(), |m| Cell::of(source.time(m.at), &[m.entry])),
        ]);
    }
    section.table(table);
    section.table(evacuation(source, &log));
    section
}

fn age(age: Age) -> &'static str {
    match age {
        Age::Child => "child",
        Age::Adult => "adult",
        Age::Older => "older-adult",
    }
}

fn location(source: &Source, patient: &Patient) -> String {
    let scenario = &source.drill.scenario;
    match &patient.whereabouts {
        Whereabouts::Trapped(site) | Whereabouts::AtScene(site) => names::site(scenario, *site).to_owned(),
        Whereabouts::Waiting(at) | Whereabouts::FastTrack(at) => names::place(scenario, *at).to_owned(),
        Whereabouts::InBed(at, kind) | Whereabouts::Boarding(at, kind) => {
            format!("{}, {}", names::place(scenario, *at), names::bed_kind(*kind))
        }
        Whereabouts::OnTheRoad(..) | Whereabouts::Aboard(_) | Whereabouts::Home | Whereabouts::Dead => {
            patient.first_facility.map_or(String::new(), |at| names::place(scenario, at).to_owned())
        }
    }
}

fn disposition(patient: &Patient) -> &'static str {
    match (patient.outcome, &patient.whereabouts) {
        (Some(o), _) if o.died() => "disposition-morgue",
        (Some(Outcome::Released | Outcome::Discharged), _) => "disposition-discharge",
        (_, Whereabouts::InBed(_, crate::scenario::BedKind::Or)) => "disposition-surgery",
        (_, Whereabouts::InBed(_, crate::scenario::BedKind::Ed) | Whereabouts::FastTrack(_)) => "disposition-ed",
        (_, Whereabouts::InBed(..) | Whereabouts::Boarding(..)) => "disposition-admit",
        (_, Whereabouts::Waiting(_)) => "disposition-waiting",
        _ => "disposition-scene",
    }
}

/// Transfers between facilities.
fn evacuation(source: &Source, log: &Log) -> Table {
    let columns = source.columns(&["col-who", "col-from", "col-to", "col-ordered", "col-left"]);
    let mut table = Table::new("hics-255", source.say("form-255"), columns);
    let place = |at| names::place(&source.drill.scenario, at).to_owned();
    let ordered = log.residents_ordered_out();
    let moved = log.residents_moved();
    for (mark, (from, to, people)) in ordered {
        let vans = moved.iter().filter(|(m, (f, t, _))| *f == from && *t == to && m.entry > mark.entry);
        let (mut gone, mut entries) = (0, Vec::new());
        for (m, (.., n)) in vans {
            gone += n;
            entries.push(m.entry);
        }
        let who = source.with("residents", &[("n", &people)]);
        let left = Cell::of(gone.to_string(), &entries);
        table.row(vec![
            who.into(),
            place(from).into(),
            place(to).into(),
            Cell::of(source.time(mark.at), &[mark.entry]),
            left,
        ]);
    }
    let transfers = log.facts(|f| {
        let Fact::PatientTransferred { patient, from, to } = f else { return None };
        Some((*patient, *from, *to))
    });
    for (mark, (patient, from, to)) in transfers {
        let left = Cell::of(source.time(mark.at), &[mark.entry]);
        table.row(vec![
            format!("#{}", patient.0 + 1).into(),
            place(from).into(),
            place(to).into(),
            Cell::default(),
            left,
        ]);
    }
    table
}

pub(super) fn requests(source: &Source) -> Section {
    let mut section = source.section("requests");
    let keys = ["col-number", "col-what", "col-by", "col-needed", "col-state", "col-arrived", "col-reason"];
    let mut table = Table::new("ics-213rr", source.say("section-requests"), source.columns(&keys));
    for (n, r) in source.drill.exercise().requests.iter().enumerate() {
        let arrived = r.path.iter().find(|(s, ..)| *s == RequestState::Arrived).map(|(_, at, _)| source.time(*at));
        table.row(vec![
            (n + 1).to_string().into(),
            Cell::of(names::asked(source.drill, &r.asked), &[r.number]),
            source.seat(r.by).into(),
            source.time(r.asked.needed_by).into(),
            names::request_state(r.state).into(),
            arrived.unwrap_or_default().into(),
            r.reason.clone().into(),
        ]);
    }
    section.table(table);
    section
}

/// Notable activity of every seat, one table each: its orders in sequence.
pub(super) fn activity(source: &Source) -> Section {
    let mut section = source.section("activity");
    let scenario = &source.drill.scenario;
    for (i, seat) in scenario.seats.iter().enumerate().take(scenario.seats.len() - 1) {
        let id = SeatId::at(i);
        let title = source.with("form-214", &[("seat", &words_of(source, seat))]);
        let columns = source.columns(&["col-time", "col-activity"]);
        let mut table = Table { long: true, ..Table::new(&format!("ics-214-{}", seat.id), title, columns) };
        for entry in source.drill.entries().iter().filter(|e| e.by == Some(id)) {
            let Some((order, refused)) = entry.what.given() else { continue };
            let suffix = refused.map_or(String::new(), |why| format!(" ({})", names::refusal(scenario, why)));
            if matches!(order, Order::Say(Say::Acknowledge { .. })) || !source.may_print(id, order) {
                continue;
            }
            let text = format!("{}{suffix}", names::order(source.drill, order, source.open(order)));
            table.row(vec![source.time(entry.at).into(), Cell::of(text, &[entry.number])]);
        }
        section.table(table);
    }
    section
}

fn words_of<'a>(source: &'a Source, seat: &'a crate::scenario::Seat) -> &'a str {
    source.words.text(&seat.name)
}

impl Source<'_> {
    /// Notes appear for the facilitator only; committed answers stay hidden until the reveal.
    pub(super) fn may_print(&self, _by: SeatId, order: &Order) -> bool {
        self.all_for_facilitator() || !matches!(order, Order::Say(Say::Note { .. }))
    }

    /// Whether committed answers may be shown.
    pub(super) fn open(&self, order: &Order) -> bool {
        let Order::Say(Say::Answer { inject, .. }) = order else { return true };
        self.drill.exercise().rows.get(*inject).is_some_and(|r| r.revealed.is_some())
    }
}
