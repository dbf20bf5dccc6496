//! The wall display, which anyone present may see. Nothing here comes from the facilitator's knowledge; before
//! activation no hospital number is shown.

use super::knowledge::Knowledge;
use super::{ClosureMark, Log, end_lines, marks, minutes};
use crate::drill::{Drill, Entry, Marking, Phase, RequestState, What};
use crate::scenario::{BedKind, InjectKind, PlaceKind, Role, Status};
use crate::sim::{BedReport, Fact, Whereabouts};
use crate::tr;
use crate::units::{IdVec, LatLon, PlaceId, SeatId, SiteId};
use crate::words;

/// Content of the projector.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicView {
    pub title: String,
    /// Scenario time of day, `11:52`.
    pub story: String,
    /// `T+00:42`.
    pub elapsed: String,
    pub phase: Phase,
    pub real_emergency: bool,
    /// EXERCISE, or that a real event has stopped the drill.
    pub marking: Marking,
    /// No clock runs: do not show a running one.
    pub by_hand: bool,
    /// The current module, and in a discussion its topics.
    pub in_move: String,
    pub questions: Vec<String>,
    /// The last message to all.
    pub headline: String,
    pub figures: Vec<Figure>,
    pub places: Vec<PublicPlace>,
    pub sites: Vec<PublicSite>,
    pub closures: Vec<ClosureMark>,
    pub question: Option<PublicQuestion>,
    /// Open resource requests, oldest first, one line each.
    pub requests: Vec<String>,
    /// After the end: the result in sentences.
    pub end: Vec<String>,
}

/// A large number with its label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    pub number: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PublicPlace {
    pub place: PlaceId,
    pub code: String,
    pub kind: PlaceKind,
    pub at: LatLon,
    /// Available staffed beds as last reported, or available spaces in an open shelter.
    pub number: Option<i64>,
    pub status: Status,
    pub importance: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PublicSite {
    pub letter: char,
    pub at: LatLon,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicQuestion {
    pub text: String,
    pub options: Vec<String>,
    /// `4 of 6 answered`.
    pub answered: String,
    /// After the reveal.
    pub result: Vec<String>,
}

/// Public information now.
pub fn public(drill: &Drill) -> PublicView {
    public_with(drill, &mut Log::default())
}

/// The same sooner, with what was read of this drill's journal before.
pub fn public_with(drill: &Drill, log: &mut Log) -> PublicView {
    let (scenario, exercise) = (&drill.scenario, drill.exercise());
    let ended = exercise.phase == Phase::HotWash;
    let in_move = drill.current_move().and_then(|m| scenario.moves.get(m));
    let talk = in_move.filter(|_| exercise.phase == Phase::Discussion);
    PublicView {
        title: words::text(&scenario.title).to_owned(),
        story: words::story_time(scenario, drill.now()),
        elapsed: elapsed(drill),
        phase: exercise.phase,
        real_emergency: exercise.real_emergency,
        marking: drill.marking(),
        by_hand: exercise.by_hand,
        in_move: in_move.map_or(String::new(), |m| words::text(&m.title).to_owned()),
        questions: talk.into_iter().flat_map(|m| &m.questions).map(|q| words::text(q).to_owned()).collect(),
        headline: headline(drill, log),
        figures: figures(drill),
        places: places(drill),
        sites: sites(drill),
        closures: marks::closures(&Knowledge::new(drill, outsider())),
        question: question(drill),
        requests: requests(drill),
        end: if ended { end_lines(drill) } else { Vec::new() },
    }
}

/// Requests not yet delivered. Reasons and suppliers are not public.
fn requests(drill: &Drill) -> Vec<String> {
    let open = |state| !matches!(state, RequestState::Arrived | RequestState::Denied | RequestState::Withdrawn);
    let list = drill.exercise().requests.iter().enumerate().filter(|(_, r)| open(r.state));
    list.map(|(i, r)| {
        tr!(
            "wall-request",
            n = i + 1,
            what = words::asked(drill, &r.asked),
            state = words::request_state(r.state),
            when = words::story_time(&drill.scenario, r.asked.needed_by)
        )
    })
    .collect()
}

/// A seat without a role: it commands nothing and knows only public information.
fn outsider() -> SeatId {
    SeatId(u16::MAX)
}

fn elapsed(drill: &Drill) -> String {
    let minutes = drill.now().secs().div_euclid(60);
    let (sign, minutes) = if minutes < 0 { ('-', -minutes) } else { ('+', minutes) };
    format!("T{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Seats with players.
fn players(drill: &Drill) -> impl Iterator<Item = SeatId> + '_ {
    let seats = drill.scenario.seats.iter().enumerate();
    seats.filter(|(_, s)| s.role != Role::Facilitator).map(|(i, _)| SeatId::at(i))
}

fn to_everybody(drill: &Drill, to: &[SeatId]) -> bool {
    players(drill).all(|s| to.contains(&s))
}

/// The newest inject to all seats, or the newest announcement.
fn headline(drill: &Drill, log: &mut Log) -> String {
    if drill.phase() == Phase::Ready {
        return tr!("public-not-started").into();
    }
    let told = log.newest(drill, |e| announcement(drill, e));
    told.unwrap_or_else(|| words::text(&drill.scenario.title).to_owned())
}

fn announcement(drill: &Drill, entry: &Entry) -> Option<String> {
    if let What::InjectFired { inject } = &entry.what {
        let inject = drill.inject(*inject)?;
        let written = words::text(&inject.sheet.projector);
        return match written.is_empty() {
            true => to_everybody(drill, &inject.to).then(|| words::text(&inject.title).to_owned()),
            false => Some(written.to_owned()),
        };
    }
    let What::Happened(fact) = &entry.what else { return None };
    may_announce(&entry.what).then(|| words::fact(&drill.scenario, drill.coalition().truth(), fact))
}

pub(super) fn may_announce(what: &What) -> bool {
    let announced = |fact: &Fact| {
        matches!(
            fact,
            Fact::CoalitionActivated
                | Fact::EocActivated
                | Fact::PublicWarned { .. }
                | Fact::ShelterOpened { .. }
                | Fact::EvacuationOrdered { .. }
                | Fact::RoadChanged { .. }
        )
    };
    matches!(what, What::InjectFired { .. }) || matches!(what, What::Happened(fact) if announced(fact))
}

/// The coalition's own board, public after activation.
fn board(drill: &Drill) -> Option<&IdVec<PlaceId, Option<BedReport>>> {
    let live = drill.coalition().truth();
    live.coalition_active.then_some(&live.board)
}

fn figures(drill: &Drill) -> Vec<Figure> {
    let live = drill.coalition().truth();
    let figure = |number: String, words: &str| Figure { number, words: words.to_owned() };
    let mut list = Vec::new();
    if let Some(board) = board(drill) {
        list.push(figure(at_scenes(drill).to_string(), tr!("figure-scenes")));
        let reports: Vec<&BedReport> = hospitals(drill).filter_map(|p| board.get(p)?.as_ref()).collect();
        let icu: i64 = reports.iter().map(|r| r.free(BedKind::AdultIcu).max(0)).sum();
        list.push(figure(icu.to_string(), tr!("figure-icu")));
        let fresh = reports.iter().filter(|r| minutes(r.made, drill.now()) <= 30).count();
        let all = hospitals(drill).count();
        list.push(figure(format!("{fresh}/{all}"), tr!("figure-reported")));
    }
    let open = live.shelters.values().filter(|s| s.open).count();
    if !live.shelters.is_empty() {
        list.push(figure(open.to_string(), tr!("figure-shelters")));
    }
    list
}

fn hospitals(drill: &Drill) -> impl Iterator<Item = PlaceId> + '_ {
    let places = drill.scenario.places.iter().enumerate();
    places.filter(|(_, p)| p.kind == PlaceKind::Hospital).map(|(i, _)| PlaceId::at(i))
}

/// Living casualties at scenes with a size-up.
fn at_scenes(drill: &Drill) -> usize {
    let live = drill.coalition().truth();
    let seen = |site: &SiteId| live.sites[site].first_unit.is_some();
    let patients = live.patients.iter();
    let there = patients
        .filter(|p| matches!(&p.whereabouts, Whereabouts::Trapped(site) | Whereabouts::AtScene(site) if seen(site)));
    there.count()
}

fn places(drill: &Drill) -> Vec<PublicPlace> {
    let live = drill.coalition().truth();
    let board = board(drill);
    let all = drill.scenario.places.iter_ids();
    all.filter_map(|(id, place)| {
        let shelter = live.shelters.get(&id);
        let report = board.and_then(|b| b.get(id)?.as_ref());
        let number = match (shelter, report) {
            (Some(s), _) => (s.open && board.is_some()).then(|| i64::from(s.room())),
            (None, Some(r)) if !r.beds.is_empty() => Some(r.beds.iter().map(|b| r.free(b.kind).max(0)).sum()),
            _ => None,
        };
        let drawn = place.kind == PlaceKind::Hospital || shelter.is_some_and(|s| s.open);
        let beds: u32 = place.beds.iter().map(|b| b.staffed).sum();
        drawn.then(|| PublicPlace {
            place: id,
            code: place.code.clone(),
            kind: place.kind,
            at: place.at,
            number,
            status: report.map_or(Status::Open, |r| r.status),
            importance: beds + if place.has_ed { 1000 } else { 0 },
        })
    })
    .collect()
}

/// Scenes with a 911 call.
fn sites(drill: &Drill) -> Vec<PublicSite> {
    let live = drill.coalition().truth();
    let all = drill.scenario.sites.iter_ids().filter(|(id, _)| live.sites[id].called.is_some());
    all.map(|(id, site)| PublicSite { letter: char::from(b'A' + (id.0 % 26) as u8), at: site.at }).collect()
}

/// The newest question to all seats, or with revealed answers.
fn question(drill: &Drill) -> Option<PublicQuestion> {
    let open = drill.injects().filter(|(_, inject, row)| {
        inject.kind == InjectKind::Question
            && row.fired.is_some()
            && (row.revealed.is_some() || to_everybody(drill, &inject.to))
    });
    let (id, inject, row) = open.max_by_key(|(_, _, row)| row.fired)?;
    Some(PublicQuestion {
        text: words::text(&inject.text).to_owned(),
        options: inject.options.iter().map(|o| words::text(o).to_owned()).collect(),
        answered: tr!("public-answered", n = row.answers.len(), all = drill.asked(id).len()),
        result: if row.revealed.is_some() {
            super::question::result(&Knowledge::new(drill, outsider()), row, inject)
        } else {
            Vec::new()
        },
    })
}
