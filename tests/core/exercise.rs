//! The exercise around the world, on its own small map: questions, recalls, requests, branches.

use sandtable::drill::{AdHoc, Bots, Control, Drill, FORMAT, Header, Order, Outgoing, Say, replay, resume};
use sandtable::map::CoalitionMap;
use sandtable::scenario::{BedKind, Effect, Mode, Scenario, check_source};
use sandtable::sim::Refusal;
use sandtable::units::{InjectId, PlaceId, SeatId, SimTime, Span, ZoneId};
use sandtable::view::{self, SeatView};
use std::sync::Arc;

use crate::scenarios::Packs;

/// A mill, a hospital, a base; two hospital seats, and additions in `extra`.
pub fn scenario(extra: &str) -> Arc<Scenario> {
    let text = format!(
        "Scenario(format: 1, id: \"own\", title: \"Own map\", length: \"60 min\",
         sites: [ (id: \"mill\", at: (10.0, 10.0)) ], casualties: [ (immediate: 2, minimal: 5) ],
         places: [ (id: \"general\", name: \"General Hospital\", kind: Hospital, at: (10.02, 10.01),
                    beds: [ (kind: Ed, staffed: 10), (kind: AdultIcu, staffed: 5, occupied: 3) ], blood: 40),
                   (id: \"mercy\", name: \"Mercy Hospital\", kind: Hospital, at: (9.98, 10.01),
                    beds: [ (kind: Ed, staffed: 8), (kind: AdultIcu, staffed: 4, occupied: 1) ], blood: 30),
                   (id: \"base\", name: \"Base\", kind: EmsBase, at: (10.01, 10.0), als: 1, bls: 2) ], {extra})"
    );
    let loaded = check_source("own.ron", &text, &Packs);
    assert!(loaded.findings.is_empty(), "{}", loaded.render());
    loaded.scenario.expect("no findings")
}

/// The drill on a small map, begun, without bots.
pub struct Room(pub Drill);

impl Room {
    pub fn begun(extra: &str) -> Room {
        let scenario = scenario(extra);
        let mut drill = Drill::new(scenario.clone(), Arc::new(CoalitionMap::new(&scenario)), header(&scenario));
        drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
        Room(drill)
    }

    pub fn seat(&self, id: &str) -> SeatId {
        let at = self.0.scenario.seats.iter().position(|s| s.id == id);
        SeatId::at(at.unwrap_or_else(|| panic!("no seat {id}")))
    }

    pub fn order(&mut self, seat: &str, order: Order) -> Result<u64, Refusal> {
        let seat = self.seat(seat);
        let before = self.0.digest();
        let dry = self.0.check(seat, &order);
        assert_eq!(self.0.digest(), before, "a dry run changed something");
        let wet = self.0.submit(seat, order, 0);
        assert_eq!(dry.is_ok(), wet.is_ok(), "the dry run said {dry:?}, then {wet:?}");
        if wet.is_err() {
            assert_eq!(self.0.digest(), before, "a refused order changed something");
        }
        wet
    }

    pub fn control(&mut self, control: Control) -> Result<u64, Refusal> {
        self.order("facilitator", Order::Control(control))
    }

    pub fn say(&mut self, seat: &str, say: Say) -> Result<u64, Refusal> {
        self.order(seat, Order::Say(say))
    }

    pub fn view(&self, seat: &str) -> SeatView {
        view::build(&self.0, self.seat(seat))
    }

    pub fn minute(&mut self, minute: i64) {
        self.0.advance(SimTime::START + Span::mins(minute));
    }

    /// Every recorded entry replays word for word.
    pub fn replays(&self) {
        let scenario = self.0.scenario.clone();
        let map = Arc::new(CoalitionMap::new(&scenario));
        let json: Vec<_> =
            self.0.entries().iter().map(|e| serde_json::to_string(e).expect("an entry has a JSON form")).collect();
        let read: Vec<_> = json.iter().map(|e| serde_json::from_str(e).expect("and comes back from it")).collect();
        assert_eq!(read, self.0.entries());
        let (again, replayed) = replay(scenario, map, self.0.header().clone(), &read);
        assert_eq!(replayed.mismatches, 0, "first at entry {:?}", replayed.first_mismatch);
        assert_eq!(again.digest(), self.0.digest());
    }
}

pub fn header(scenario: &Scenario) -> Header {
    Header {
        format: FORMAT,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: 1,
        bots: Bots::Nowhere,
        created_ms: 0,
        parent: None,
        carried: Default::default(),
    }
}

const POLL: &str = "injects: [
    (id: \"who\", kind: Question, at: \"+0:05\", to: [Ems, PublicHealth], text: \"Who decides?\", options: [\"The state\", \"The county\"]),
    (id: \"why\", kind: Question, at: \"+0:05\", text: \"Why?\") ]";

fn answer(inject: usize, choice: Option<u16>, text: &str) -> Say {
    Say::Answer { inject: InjectId::at(inject), choice, text: text.into() }
}

#[test]
fn committed_answer_is_hidden_until_the_reveal() {
    let mut room = Room::begun(POLL);
    assert_eq!(room.say("ems", answer(0, Some(0), "")), Err(Refusal::NotAsked), "it is not out yet");
    room.minute(6);
    room.say("ems", answer(0, Some(0), "")).unwrap();
    room.say("ems", answer(0, Some(1), "because of roads")).unwrap();
    for seat in ["public-health", "facilitator", "coalition-coordinator"] {
        let seen = format!("{:?}", room.view(seat));
        assert!(!seen.contains("because of roads"), "{seat} sees the answer too early");
    }
    let mine = &room.view("ems").script.questions[0];
    assert_eq!(mine.my_answer.as_deref(), Some("The county (because of roads)"));
    assert_eq!((mine.answered, mine.asked, mine.my_choice), (1, 2, Some(1)));
    let run = &room.view("facilitator").script.questions[0];
    assert_eq!(run.answered_by, ["EMS"]);
    assert!(run.result.is_empty() && room.view("ems").script.questions[0].answered_by.is_empty());
    room.control(Control::Reveal { inject: InjectId::at(0) }).unwrap();
    for seat in ["ems", "public-health", "facilitator"] {
        let result = &room.view(seat).script.questions[0].result;
        assert_eq!(result, &["The state: no answers", "The county: 1 of 1 (EMS)", "EMS: because of roads"]);
    }
    assert_eq!(room.say("public-health", answer(0, Some(0), "")), Err(Refusal::TooLate));
    assert_eq!(room.control(Control::Reveal { inject: InjectId::at(0) }), Err(Refusal::AlreadyDone));
    room.replays();
}

#[test]
fn answer_must_fit_its_question() {
    let mut room = Room::begun(POLL);
    room.minute(5);
    assert_eq!(room.say("ems", answer(0, Some(2), "")), Err(Refusal::NoSuchThing));
    assert_eq!(room.say("ems", answer(0, None, "either")), Err(Refusal::NoSuchThing));
    assert_eq!(room.say("ems", answer(1, None, " ")), Err(Refusal::EmptyText));
    assert_eq!(room.say("ems", answer(7, None, "?")), Err(Refusal::NoSuchThing));
    assert_eq!(room.say("coalition-coordinator", answer(0, Some(0), "")), Err(Refusal::NotAsked));
    assert_eq!(room.say("facilitator", answer(1, None, "Because.")), Err(Refusal::NotAsked));
    assert_eq!(room.control(Control::Reveal { inject: InjectId::at(1) }), Err(Refusal::NothingToDo));
    assert_eq!(
        room.order("ems", Order::Control(Control::Reveal { inject: InjectId::at(0) })),
        Err(Refusal::FacilitatorOnly)
    );
    room.replays();
}

#[test]
fn bots_are_not_waited_for() {
    let mut room = Room::begun(POLL);
    let ems = room.seat("ems");
    room.control(Control::Bot { seat: ems, on: true }).unwrap();
    room.minute(5);
    let card = &room.view("facilitator").script.questions[0];
    assert_eq!((card.answered, card.asked), (0, 1));
}

const MANUAL: &str = "injects: [
    (id: \"rumour\", kind: Contingency, text: \"The bridge is closing.\", to: Ems, effects: [ Beds(at: \"general\", kind: Ed, change: -3) ]),
    (id: \"timed\", at: \"+0:10\", text: \"Smoke.\") ]";

fn inject(n: usize) -> Outgoing {
    Outgoing::Inject { inject: InjectId::at(n) }
}

#[test]
fn sent_items_can_be_recalled_for_five_seconds() {
    let mut room = Room::begun(MANUAL);
    room.minute(2);
    let world = room.0.coalition().digest();
    let sent = room.control(Control::Send { what: inject(0) }).unwrap();
    assert_eq!(room.0.coalition().digest(), world, "no effect yet");
    assert!(room.view("ems").script.say.is_empty());
    assert_eq!(room.view("facilitator").script.pending[0].text, "“Rumour”");
    assert!(room.view("ems").script.pending.is_empty());
    assert_eq!(room.control(Control::Send { what: inject(0) }), Err(Refusal::AlreadyDone));
    room.control(Control::Recall { sent }).unwrap();
    room.0.tick(Span::ZERO, 60_000);
    assert!(room.view("ems").script.say.is_empty(), "it was recalled");
    assert_eq!(room.control(Control::Recall { sent }), Err(Refusal::TooLate));
    assert_eq!(room.control(Control::Deliver { sent: 99 }), Err(Refusal::NoSuchThing));

    let sent = room.control(Control::Send { what: inject(0) }).unwrap();
    room.0.tick(Span::ZERO, 4_999);
    assert!(room.view("ems").script.say.is_empty());
    room.0.tick(Span::ZERO, 5_000);
    assert_eq!(room.view("ems").script.say[0].id, "rumour");
    assert_ne!(room.0.coalition().digest(), world, "now it has its effects");
    assert_eq!(room.control(Control::Recall { sent }), Err(Refusal::TooLate));
    room.minute(20);
    room.replays();
}

#[test]
fn facilitator_message_can_be_recalled_or_delivered_at_once() {
    let mut room = Room::begun(MANUAL);
    let ems = room.seat("ems");
    let what = Outgoing::Message { to: vec![ems], text: "Call me.".into() };
    let sent = room.control(Control::Send { what }).unwrap();
    assert!(room.view("ems").script.inbox.is_empty() && room.view("ems").journal.is_empty());
    room.control(Control::Deliver { sent }).unwrap();
    assert_eq!(room.view("ems").script.inbox[0].text, "Call me.");
    assert!(room.view("ems").journal.iter().any(|l| l.text == "To EMS: Call me."));
    assert!(room.view("public-health").script.inbox.is_empty());
    let empty = Outgoing::Message { to: vec![ems], text: " ".into() };
    assert_eq!(room.control(Control::Send { what: empty }), Err(Refusal::EmptyText));
    assert_eq!(room.order("ems", Order::Control(Control::Send { what: inject(0) })), Err(Refusal::FacilitatorOnly));
    room.replays();
}

#[test]
fn recalled_inject_is_not_released_at_its_time() {
    let mut room = Room::begun(MANUAL);
    room.minute(9);
    let sent = room.control(Control::Send { what: inject(1) }).unwrap();
    room.minute(11);
    assert!(room.0.exercise().rows[InjectId(1)].fired.is_none(), "it waits for its five seconds");
    room.control(Control::Recall { sent }).unwrap();
    room.minute(12);
    assert!(room.0.exercise().rows[InjectId(1)].fired.is_none() && room.0.exercise().rows[InjectId(1)].held);
    room.control(Control::Release { inject: InjectId::at(1) }).unwrap();
    room.minute(13);
    assert!(room.0.exercise().rows[InjectId(1)].fired.is_some());
    room.replays();
}

#[test]
fn waiting_items_survive_a_restart() {
    let mut room = Room::begun(MANUAL);
    room.minute(3);
    room.control(Control::Send { what: inject(0) }).unwrap();
    let scenario = room.0.scenario.clone();
    let map = Arc::new(CoalitionMap::new(&scenario));
    let (mut back, replayed) = resume(scenario, map, room.0.header().clone(), room.0.entries().to_vec());
    assert_eq!((replayed.mismatches, back.exercise().pending.len()), (0, 1));
    let hours_later = 9_000_000;
    back.tick(Span::ZERO, hours_later);
    assert_eq!(back.exercise().pending.len(), 1, "five seconds anew for whoever has just sat down");
    back.tick(Span::ZERO, hours_later + 5_000);
    assert!(back.exercise().pending.is_empty() && back.exercise().rows[InjectId(0)].fired.is_some());
}

#[test]
fn real_emergency_holds_waiting_items() {
    let mut room = Room::begun(MANUAL);
    let sent = room.control(Control::Send { what: inject(0) }).unwrap();
    room.control(Control::RealEmergency).unwrap();
    room.0.tick(Span::ZERO, 60_000);
    assert!(room.0.exercise().rows[InjectId(0)].fired.is_none());
    assert_eq!(room.control(Control::Deliver { sent }), Err(Refusal::RealEmergency));
    assert_eq!(room.control(Control::Send { what: inject(1) }), Err(Refusal::RealEmergency));
}

#[test]
fn message_without_recipients_goes_to_all_seats() {
    let mut room = Room::begun("");
    room.say("ems", Say::Message { to: vec![], text: "Radio check.".into() }).unwrap();
    for seat in ["facilitator", "public-health", "hospital-command"] {
        assert_eq!(room.view(seat).script.inbox.len(), 1, "{seat}");
    }
    assert!(room.view("ems").script.inbox.is_empty());
}

fn improvised(room: &Room, to: &[&str], text: &str, effects: Vec<Effect>) -> AdHoc {
    let to = to.iter().map(|s| room.seat(s)).collect();
    AdHoc { to, text: text.into(), from: "Neighbour".into(), mode: Mode::Phone, effects }
}

#[test]
fn ad_hoc_inject_takes_effect_and_is_in_the_msel() {
    let mut room = Room::begun(MANUAL);
    room.minute(2);
    let fewer = Effect::Beds { place: PlaceId::at(0), kind: BedKind::Ed, change: -4 };
    let what = improvised(&room, &["ems"], "Water is running into the emergency department now.", vec![fewer]);
    let beds = |room: &Room| room.0.coalition().truth().facilities[PlaceId(0)].wards[0].staffed;
    let before = beds(&room);
    room.control(Control::AdHoc { what: what.into() }).unwrap();
    assert_eq!(beds(&room), before - 4);
    let card = &room.view("ems").script.say[0];
    assert_eq!((card.title.as_str(), card.from.as_str()), ("Water is running into the emergency", "Neighbour"));
    assert!(room.view("public-health").script.say.is_empty());
    room.say("ems", Say::Acknowledge { inject: card.inject }).unwrap();
    assert!(room.view("ems").script.say.is_empty());
    let page = sandtable::report::after_action_html(&room.0);
    assert!(page.contains("Water is running into the emergency (ad hoc)"));
    room.minute(30);
    room.replays();
}

#[test]
fn ad_hoc_inject_can_be_recalled_and_is_checked() {
    let mut room = Room::begun(MANUAL);
    let what = improvised(&room, &[], "Is anybody there?", vec![]);
    let sent = room.control(Control::Send { what: Outgoing::AdHoc { what: what.clone().into() } }).unwrap();
    room.control(Control::Recall { sent }).unwrap();
    assert!(room.0.exercise().ad_hoc.is_empty());
    let sent = room.control(Control::Send { what: Outgoing::AdHoc { what: what.into() } }).unwrap();
    room.0.tick(Span::ZERO, 5_000);
    assert_eq!(room.control(Control::Recall { sent }), Err(Refusal::TooLate));
    assert_eq!(room.view("public-health").script.say[0].text, "Is anybody there?");

    let wrong = [
        (Effect::Blood { place: PlaceId::at(9), units: 1 }, Refusal::NoSuchThing),
        (Effect::Buses { count: 0 }, Refusal::NothingToDo),
        (Effect::Staff { place: PlaceId::at(0), pct: 101 }, Refusal::TooMany { wanted: 101, limit: 100 }),
        (Effect::Evacuees { zone: ZoneId::at(0), people: 5 }, Refusal::NoSuchThing),
    ];
    for (effect, why) in wrong {
        let what = improvised(&room, &["ems"], "More.", vec![effect]);
        assert_eq!(room.control(Control::AdHoc { what: what.into() }), Err(why));
    }
    let what = improvised(&room, &["ems"], " ", vec![]);
    assert_eq!(room.control(Control::AdHoc { what: what.clone().into() }), Err(Refusal::EmptyText));
    assert_eq!(room.order("ems", Order::Control(Control::AdHoc { what: what.into() })), Err(Refusal::FacilitatorOnly));
    room.replays();
}
