//! Seats and objectives.

use super::Ctx;
use crate::scenario::checked::{Eei, Objective, Place, Role, Seat, Task, Text};
use crate::scenario::decode::At;
use crate::scenario::defaults;
use crate::scenario::finding::{Pos, Sentence, msg};
use crate::scenario::region::PlaceKind;
use crate::scenario::written::{self, Many, ROLES, Who};
use crate::units::{IdVec, PlaceId, SeatId, Span};

impl Ctx<'_> {
    pub(super) fn all_seats(&mut self, w: &written::Scenario, places: &Places) -> Vec<Seat> {
        let mut seats: Vec<Seat> = Vec::new();
        for s in &w.seats {
            if s.role.value == Role::Facilitator {
                self.error(s.role.pos, "E-SEA-01", msg!("facilitator-seat"), msg!("delete-entry"));
                continue;
            }
            let at = self.seat_places(s, places, &seats);
            let id = match &s.id {
                Some(id) => id.value.0.clone(),
                None => self.free_seat_id(s.role.value, at.first().map(|p| places[p].id.as_str())),
            };
            let name = match &s.name {
                Some(name) => name.value.clone(),
                None => seat_name(s.role.value, &at, places),
            };
            self.add(|c| &mut c.seats, &id, seats.len(), s.id.as_ref().map_or(s.pos.opening(), |i| i.pos));
            seats.push(Seat { id, name, role: s.role.value, at, bot: s.bot.is_some_and(|b| b.value) });
        }
        if w.seats.is_empty() {
            for role in defaults::SEATS {
                let id = defaults::role_id(role);
                self.seats.ids.insert(id.into(), seats.len());
                seats.push(Seat { id: id.into(), name: defaults::role_name(role), role, at: Vec::new(), bot: false });
            }
        }
        share_out_hospitals(&mut seats, places);
        let id = defaults::role_id(Role::Facilitator).to_string();
        if self.seats.ids.insert(id.clone(), seats.len()).is_some() {
            let pos = w.seats.iter().filter_map(|s| s.id.as_ref()).find(|i| i.value.0 == id).map_or(w.pos, |i| i.pos);
            self.error(pos, "E-DUP-01", msg!("facilitator-id"), msg!("seat-id"));
        }
        let name = defaults::role_name(Role::Facilitator);
        seats.push(Seat { id, name, role: Role::Facilitator, at: Vec::new(), bot: false });
        seats
    }

    fn seat_places(&mut self, s: &written::Seat, places: &[Place], before: &[Seat]) -> Vec<PlaceId> {
        let wanted = match s.role.value {
            Role::HospitalCommand => &[PlaceKind::Hospital][..],
            Role::LongTermCare => &[PlaceKind::LongTermCare, PlaceKind::Dialysis, PlaceKind::Clinic],
            Role::Ems | Role::FireRescue | Role::EmergencyManagement | Role::PublicHealth => &[],
            Role::CoalitionCoordinator | Role::CommunityHealth | Role::CommunityAdvisor => &[],
            Role::PublicInformation | Role::Facilitator => &[],
        };
        let mut at: Vec<PlaceId> = Vec::new();
        for r in &s.at {
            let Some(i) = self.find_place(r) else { continue };
            if !wanted.is_empty() && !wanted.contains(&places[i].kind) {
                let message = msg!("wrong-kind", name = places[i].name, kind = kind_name(wanted));
                self.error(r.pos, "E-REF-02", message, msg!("places-commanded"));
            }
            let id = PlaceId::at(i);
            if at.contains(&id) {
                self.error(r.pos, "E-DUP-01", msg!("place-twice", name = places[i].name), msg!("delete-one"));
                continue;
            }
            let taken = before.iter().find(|o| o.role == s.role.value && o.at.contains(&id));
            if let Some(other) = taken {
                let message = msg!("place-taken", name = places[i].name, seat = other.id);
                self.error(r.pos, "E-SEA-02", message, msg!("one-commander"));
            }
            at.push(id);
        }
        at
    }

    fn free_seat_id(&self, role: Role, place: Option<&str>) -> String {
        let base = match place {
            Some(place) => format!("{}-{place}", defaults::role_id(role)),
            None => defaults::role_id(role).to_string(),
        };
        let free = |id: &String| !self.seats.ids.contains_key(id);
        std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}-{n}"))).find(free).unwrap_or(base)
    }

    /// Roles and seat ids as seats.
    pub(super) fn people(&mut self, who: &Many<At<Who>>, seats: &[Seat]) -> Vec<SeatId> {
        let mut out: Vec<SeatId> = Vec::new();
        for w in &who.0 {
            let found: Vec<SeatId> = match &w.value {
                Who::All => players(seats),
                Who::Seat(id) => self.find(|c| &c.seats, id, w.pos).map(SeatId::at).into_iter().collect(),
                Who::Role(role) => self.with_role(*role, seats, w.pos),
            };
            for seat in found {
                if !out.contains(&seat) {
                    out.push(seat);
                }
            }
        }
        out.sort_unstable();
        out
    }

    fn with_role(&mut self, role: Role, seats: &[Seat], pos: Pos) -> Vec<SeatId> {
        let found: Vec<SeatId> =
            seats.iter().enumerate().filter(|(_, s)| s.role == role).map(|(i, _)| SeatId::at(i)).collect();
        if found.is_empty() && !self.lost.record("seat") && !self.lost.field(self.root, "seats") {
            let word = ROLES.iter().find(|(_, r)| *r == role).map_or("", |(w, _)| *w);
            let hint = msg!("role-hint", role = word);
            self.error(pos, "E-REF-03", msg!("no-role", role = word), hint);
        }
        found
    }

    pub(super) fn objectives(&mut self, w: &written::Scenario) -> Vec<Objective> {
        let mut out: Vec<Objective> = Vec::new();
        for o in &w.objectives {
            let id = &o.id.value.0;
            if out.iter().any(|other| other.id == *id) {
                self.error(o.id.pos, "E-DUP-01", msg!("objective-taken", id = id), msg!("another-id"));
            }
            self.objectives.ids.entry(id.clone()).or_insert(out.len());
            let mut tasks = Vec::new();
            for t in &o.tasks {
                // Objective and task in one number; `task_ref` takes it apart.
                let at = out.len() * TASKS + tasks.len();
                self.add(|c| &mut c.tasks, &t.id.value.0, at, t.id.pos);
                tasks.push(Task {
                    id: t.id.value.0.clone(),
                    text: t.text.value.clone(),
                    target: t.target.map(|s| s.value),
                });
            }
            out.push(Objective {
                id: id.clone(),
                capability: o.capability.as_ref().map(|c| c.value.0.clone()).unwrap_or_default(),
                text: o.text.value.clone(),
                tasks,
            });
        }
        out
    }
}

impl Ctx<'_> {
    pub(super) fn all_eei(&mut self, w: &written::Scenario, seats: &[Seat]) -> Vec<Eei> {
        let mut out: Vec<Eei> = Vec::new();
        for e in &w.eei {
            let id = &e.id.value.0;
            self.eei.ids.entry(id.clone()).or_insert(out.len());
            if out.iter().any(|other| other.id == *id) {
                let message = msg!("eei-taken", id = id);
                self.error(e.id.pos, "E-DUP-01", message, msg!("another-id"));
            }
            let every = e.every.map_or(defaults::EEI_EVERY, |s| s.value);
            if let Some(s) = e.every.filter(|s| s.value < Span::mins(1)) {
                self.error(s.pos, "E-VAL-01", msg!("eei-often"), msg!("write-every"));
            }
            let stale_after = e.stale_after.map_or(every + Span(every.0 / 2), |s| s.value);
            if let Some(s) = e.stale_after.filter(|s| s.value < every) {
                let hint = msg!("stale-hint");
                self.warn(s.pos, "W-EEI-01", msg!("stale-early"), hint);
            }
            let of = e.of.as_ref().map_or_else(|| players(seats), |who| self.people(who, seats));
            out.push(Eei { id: id.clone(), text: e.text.value.clone(), of, every, stale_after });
        }
        out
    }
}

/// More than the tasks of one objective can be.
pub(super) const TASKS: usize = 1000;

type Places = IdVec<PlaceId, Place>;

/// Every seat but the facilitator's, which is the last one.
pub(super) fn players(seats: &[Seat]) -> Vec<SeatId> {
    (0..seats.len().saturating_sub(1)).map(SeatId::at).collect()
}

/// Hospital command without places has all hospitals that nobody else has.
fn share_out_hospitals(seats: &mut [Seat], places: &Places) {
    let taken: Vec<PlaceId> = seats.iter().flat_map(|s| s.at.iter().copied()).collect();
    let rest: Vec<PlaceId> =
        (places.ids()).filter(|p| places[p].kind == PlaceKind::Hospital && !taken.contains(p)).collect();
    if let Some(seat) = seats.iter_mut().find(|s| s.role == Role::HospitalCommand && s.at.is_empty()) {
        seat.at = rest;
    }
}

/// The role and its places: both of two, else the first and how many more, so that a list of seats stays a list.
fn seat_name(role: Role, at: &[PlaceId], places: &Places) -> Text {
    let mut name = defaults::role_name(role);
    if let Some(first) = at.first() {
        let called = |p: &PlaceId| places[p].name.as_str();
        let list = match at {
            [_] => called(first).to_string(),
            [_, second] => format!("{}, {}", called(first), called(second)),
            _ => format!("{} + {}", called(first), at.len() - 1),
        };
        name.en = format!("{}: {list}", name.en);
        name.es = name.es.map(|es| format!("{es}: {list}"));
    }
    name
}

fn kind_name(kinds: &[PlaceKind]) -> Sentence {
    if kinds.first() == Some(&PlaceKind::LongTermCare) { msg!("kind-long-term-care") } else { msg!("kind-of-hospital") }
}
