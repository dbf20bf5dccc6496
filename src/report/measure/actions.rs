//! Expected actions with their times; EEIs; resource requests.

use super::{Family, Formula, Item, Log, Measure};
use crate::drill::{Order, RequestState, Say, What};
use crate::units::{InjectId, SeatId, SimTime};

pub(super) fn measures(log: &Log) -> Vec<Measure> {
    let mut all = expected(log);
    all.push(read(log));
    all.push(eei(log));
    all.extend(requests(log));
    all.extend(decisions(log));
    all
}

/// Expected actions in time, and the time of each.
fn expected(log: &Log) -> Vec<Measure> {
    let drill = log.drill;
    let (mut met, mut due, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for (id, inject, row) in drill.injects() {
        let (Some(expectation), Some(fired)) = (row.expectation, row.fired) else { continue };
        let Some(out) = entry(log, |w| *w == What::InjectFired { inject: id }) else { continue };
        let verdict =
            entry(log, |w| *w == What::ExpectationMet { inject: id } || *w == What::ExpectationMissed { inject: id });
        let title = &inject.title.en;
        let entries: Vec<u64> = [Some(out), verdict].into_iter().flatten().collect();
        // Actions still open and not yet due at the end are neither met nor missed.
        if expectation.met.is_some() || expectation.missed {
            due.push(Item::one(title, entries.clone()));
        }
        let mut took = Vec::new();
        if let Some(at) = expectation.met {
            met.push(Item::one(title, entries.clone()));
            took.push(Item::of(title, at.secs() - fired.secs(), entries.clone()));
        }
        let one = vec![Item::one(title, entries)];
        let limit = (expectation.due - fired).as_secs();
        let formula = Formula::Latest { cap_s: Some(limit) };
        let measure = Measure::new(Family::Actions, "action", formula, took, one);
        all.push(measure.about(&inject.id, title));
    }
    all.insert(0, Measure::new(Family::Actions, "actions-in-time", Formula::Share, met, due));
    all
}

fn entry(log: &Log, is: impl Fn(&What) -> bool) -> Option<u64> {
    log.drill.entries().iter().find(|e| is(&e.what)).map(|e| e.number)
}

/// Injects acknowledged by each addressed seat. Bots' seats are not counted.
fn read(log: &Log) -> Measure {
    let drill = log.drill;
    let (mut num, mut den) = (Vec::new(), Vec::new());
    for (id, inject, row) in drill.injects().filter(|(.., row)| row.fired.is_some()) {
        let out = entry(log, |w| *w == What::InjectFired { inject: id });
        for seat in &inject.to {
            if drill.exercise().bots.get(*seat).copied().unwrap_or(false) {
                continue;
            }
            let name = format!("{}: {}", crate::words::seat(&drill.scenario, *seat), inject.title.en);
            if row.acknowledged.contains_key(seat) {
                num.push(Item::one(&name, out.into_iter().chain(acknowledged(log, *seat, id)).collect()));
            }
            den.push(Item::one(name, out.into_iter().collect()));
        }
    }
    Measure::new(Family::Information, "injects-read", Formula::Share, num, den)
}

fn acknowledged(log: &Log, seat: SeatId, inject: InjectId) -> Option<u64> {
    let said = Order::Say(Say::Acknowledge { inject });
    let mine = log.drill.entries().iter().filter(|e| e.by == Some(seat));
    mine.into_iter().find(|e| e.what.order() == Some(&said)).map(|e| e.number)
}

/// Each EEI has a grid of periods since StartEx; a report within its period is on time.
pub(super) fn eei(log: &Log) -> Measure {
    let drill = log.drill;
    let answers: Vec<(u64, SimTime, SeatId, u16)> = drill
        .entries()
        .iter()
        .filter_map(|e| {
            let Order::Say(Say::ReportEei { eei, .. }) = e.what.order()? else { return None };
            Some((e.number, e.at, e.by?, *eei))
        })
        .collect();
    let (mut num, mut den) = (Vec::new(), Vec::new());
    for (n, element) in drill.scenario.eei.iter().enumerate() {
        for seat in &element.of {
            let mut from = SimTime::START;
            while from + element.every <= drill.now() {
                let until = from + element.every;
                let name = format!("{}, {}, {until}", element.text.en, crate::words::seat(&drill.scenario, *seat));
                let mine = |(_, at, by, eei): &&(u64, SimTime, SeatId, u16)| {
                    by == seat && usize::from(*eei) == n && *at >= from && *at <= until
                };
                let answer = answers.iter().find(mine).map(|(entry, ..)| *entry);
                num.extend(answer.map(|entry| Item::one(&name, vec![entry])));
                den.push(Item::one(name, answer.into_iter().collect()));
                from = until;
            }
        }
    }
    Measure::new(Family::Information, "eei-in-time", Formula::Share, num, den)
}

/// Requests delivered by their time of need, of those due; and undelivered ones.
fn requests(log: &Log) -> Vec<Measure> {
    let drill = log.drill;
    let (mut due, mut in_time, mut unmet) = (Vec::new(), Vec::new(), Vec::new());
    for (n, request) in drill.exercise().requests.iter().enumerate() {
        let what = crate::words::asked(drill, &request.asked);
        let arrived = request.path.iter().find(|(s, ..)| *s == RequestState::Arrived).map(|(_, at, _)| *at);
        let steps = steps(log, n, request.number);
        if request.state == RequestState::Withdrawn {
            continue;
        }
        if arrived.is_none() {
            unmet.push(Item::one(&what, steps.clone()));
        }
        if arrived.is_some() || request.asked.needed_by <= drill.now() {
            if arrived.is_some_and(|at| at <= request.asked.needed_by) {
                in_time.push(Item::one(&what, steps.clone()));
            }
            due.push(Item::one(what, steps));
        }
    }
    vec![
        Measure::new(Family::Resources, "requests-in-time", Formula::Share, in_time, due),
        Measure::new(Family::Resources, "requests-unmet", Formula::Count, unmet, Vec::new()),
    ]
}

/// The entries of one request, from submission to delivery.
pub(super) fn steps(log: &Log, n: usize, asked: u64) -> Vec<u64> {
    let about = |w: &What| match (w, w.order()) {
        (_, Some(Order::Request(step))) => step.request().is_some_and(|r| usize::from(r) == n),
        (What::RequestArrived { request }, _) => usize::from(*request) == n,
        _ => false,
    };
    let later = log.drill.entries().iter().filter(|e| about(&e.what)).map(|e| e.number);
    [asked].into_iter().chain(later).collect()
}

/// Decisions accepted and refused.
fn decisions(log: &Log) -> Vec<Measure> {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for e in log.drill.entries() {
        let (list, decision) = match (e.what.decision(), e.what.refused_decision()) {
            (Some(d), _) => (&mut taken, d),
            (_, Some((d, _))) => (&mut refused, d),
            _ => continue,
        };
        list.push(Item::one(crate::words::decision(&log.drill.scenario, decision), vec![e.number]));
    }
    let m = |key, num| Measure::new(Family::Actions, key, Formula::Count, num, Vec::new());
    vec![m("decisions-taken", taken), m("decisions-refused", refused)]
}
