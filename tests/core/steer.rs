//! Conditions, windows, modules, hints, difficulty, and jumps of injects.

use crate::exercise::Room;
use sandtable::drill::{Control, Form, General, Marking, Order, Phase, RequestStep, Say, Sitrep, What, resume};
use sandtable::map::CoalitionMap;
use sandtable::sim::{Decision, Fact, Refusal};
use sandtable::units::{InjectId, PlaceId, SimTime, Span};
use std::sync::Arc;

fn id(room: &Room, name: &str) -> InjectId {
    InjectId::at(room.0.scenario.injects.iter().position(|i| i.id == name).expect("it is there"))
}

/// The minute of its last release.
fn out(room: &Room, name: &str) -> Option<i64> {
    room.0.exercise().row(id(room, name)).fired.map(|t| t.0 / 60_000)
}

fn read(room: &mut Room, seat: &str, name: &str) {
    let inject = id(room, name);
    room.say(seat, Say::Acknowledge { inject }).unwrap();
}

#[test]
fn every_condition_waits_for_its_event() {
    let mut room = Room::begun(
        "eei: [ (id: \"beds\", text: \"Beds?\", every: \"20 min\") ],
         moves: [ (id: \"one\"), (id: \"two\") ],
         injects: [
            (id: \"first\", at: \"+0:02\", to: [Ems, PublicHealth], text: \"First.\", effects: [ Flag(name: \"dark\") ]),
            (id: \"poll\", kind: Question, at: \"+0:02\", to: Ems, text: \"Now?\", options: [\"Yes\", \"No\"]),
            (id: \"read\", when: Acknowledged(inject: \"first\"), text: \"Read by all.\"),
            (id: \"read-ems\", when: Acknowledged(inject: \"first\", by: Ems), text: \"Read by EMS.\"),
            (id: \"yes\", when: Answered(inject: \"poll\", choice: \"Yes\"), text: \"Yes.\"),
            (id: \"no\", when: Answered(inject: \"poll\", choice: \"No\", by: Ems), text: \"No.\"),
            (id: \"reported\", when: Reported(eei: \"beds\", by: Ems), text: \"Reported.\"),
            (id: \"gone-stale\", when: All([ Reported(eei: \"beds\"), Not(Reported(eei: \"beds\", within: \"5 min\")) ]), text: \"Old.\"),
            (id: \"told\", when: Told(who: PublicHealth, inject: \"first\"), text: \"Told.\"),
            (id: \"dark\", when: Flag(\"dark\"), text: \"Dark.\"),
            (id: \"knows\", when: Knows(who: EmergencyManagement, beds_of: \"general\"), text: \"Active now.\"),
            (id: \"move\", when: InMove(\"two\"), text: \"Second half.\"),
            (id: \"bots\", when: Bot([Ems]), text: \"A bot.\"),
            (id: \"two-of\", when: NOf(2, [ Flag(\"dark\"), Bot(Ems), InMove(\"two\") ]), text: \"Two.\"),
            (id: \"held\", when: HeldFor(\"6 min\", Flag(\"dark\")), text: \"Held.\"),
         ]",
    );
    room.minute(2);
    assert_eq!(out(&room, "told").zip(out(&room, "dark")), Some((2, 2)));
    read(&mut room, "ems", "first");
    assert_eq!((out(&room, "read"), out(&room, "read-ems")), (None, Some(2)));
    room.minute(3);
    read(&mut room, "public-health", "first");
    assert_eq!(out(&room, "read"), Some(3));
    let inject = id(&room, "poll");
    room.say("ems", Say::Answer { inject, choice: Some(1), text: String::new() }).unwrap();
    assert_eq!((out(&room, "yes"), out(&room, "no")), (None, Some(3)));
    room.say("public-health", Say::ReportEei { eei: 0, value: "4".into() }).unwrap();
    assert_eq!(out(&room, "reported"), None, "EMS is meant");
    room.say("ems", Say::ReportEei { eei: 0, value: "5".into() }).unwrap();
    assert_eq!(out(&room, "reported"), Some(3));
    room.minute(9);
    assert_eq!((out(&room, "held"), out(&room, "gone-stale")), (Some(8), Some(8)));
    assert_eq!(out(&room, "knows"), None);
    room.order("coalition-coordinator", Order::Decide(Decision::ActivateCoalition)).unwrap();
    assert_eq!(out(&room, "knows"), Some(9), "this morning's board hangs in the room now");
    room.control(Control::NextMove).unwrap();
    assert_eq!(out(&room, "move").zip(out(&room, "two-of")), Some((9, 9)));
    assert_eq!(room.control(Control::NextMove), Err(Refusal::NothingToDo));
    let seat = room.seat("ems");
    room.control(Control::Bot { seat, on: true }).unwrap();
    assert_eq!(out(&room, "bots"), Some(9));
    room.minute(20);
    room.replays();
}

#[test]
fn closed_window_releases_the_replacement_inject() {
    let mut room = Room::begun(
        "injects: [
            (id: \"late\", when: After(\"+0:01\"), not_before: \"+0:05\", text: \"Not before five.\"),
            (id: \"never\", when: Flag(\"x\"), not_after: \"+0:10\", otherwise: \"stead\", text: \"Waits.\"),
            (id: \"stead\", text: \"In its stead.\"),
            (id: \"mark\", kind: Contingency, text: \"Sets it.\", effects: [ Flag(name: \"x\") ]) ]",
    );
    room.minute(30);
    assert_eq!((out(&room, "late"), out(&room, "never"), out(&room, "stead")), (Some(5), None, Some(10)));
    let missed = room.0.entries().iter().find(|e| matches!(e.what, What::InjectMissed { .. })).expect("recorded");
    let stead =
        room.0.entries().iter().find(|e| e.cause.is_some_and(|c| c.get() == missed.number)).expect("with its cause");
    assert!(matches!(stead.what, What::InjectFired { .. }));
    assert_eq!(room.view("facilitator").script.due.iter().filter(|c| c.status == "missed").count(), 1);
    // Its flag is set too late for it, but the facilitator can still release it.
    let inject = id(&room, "mark");
    room.control(Control::Fire { inject }).unwrap();
    assert_eq!(out(&room, "never"), None);
    let inject = id(&room, "never");
    room.control(Control::Fire { inject }).unwrap();
    assert_eq!(out(&room, "never"), Some(30));
    room.replays();
}

#[test]
fn inject_is_released_again_with_its_condition() {
    let mut room = Room::begun(
        "injects: [ (id: \"again\", when: After(\"+0:03\"), repeat: (most: 3, every: \"7 min\"), to: Ems, text: \"Again.\") ]",
    );
    let fired = |room: &Room| {
        let all = room.0.entries().iter().filter(|e| matches!(e.what, What::InjectFired { .. }));
        all.map(|e| e.at.0 / 60_000).collect::<Vec<_>>()
    };
    room.minute(4);
    read(&mut room, "ems", "again");
    assert!(room.view("ems").script.say.is_empty());
    room.minute(12);
    assert_eq!(room.view("ems").script.say.len(), 1, "it has to be read again");
    room.minute(50);
    assert_eq!(fired(&room), [3, 10, 17]);
    room.replays();
}

#[test]
fn knowledge_or_message_meets_an_expectation() {
    let mut room = Room::begun(
        "eei: [ (id: \"beds\", text: \"Beds?\") ],
         objectives: [ (id: \"o\", text: \"Know\", tasks: [ (id: \"ask\", text: \"Ask\"), (id: \"tell\", text: \"Tell\") ]) ],
         injects: [ (id: \"a\", kind: ExpectedAction, at: \"+0:05\", text: \"Beds are reported.\",
                     expect: (when: Reported(eei: \"beds\", within: \"10 min\"), within: \"10 min\", task: [\"ask\", \"tell\"])),
                    (id: \"b\", at: \"+0:05\", text: \"B\", expect: (what: [ActivateEoc, WarnPublic], within: \"10 min\")) ]",
    );
    room.minute(8);
    assert_eq!(room.view("facilitator").script.say.len(), 1, "an expected action is told to nobody");
    room.say("ems", Say::ReportEei { eei: 0, value: "12".into() }).unwrap();
    let met = room.0.exercise().rows[InjectId(0)].expectation.and_then(|e| e.met);
    assert_eq!(met, Some(SimTime(8 * 60_000)));
    room.minute(16);
    assert!(room.0.exercise().rows[InjectId(1)].expectation.is_some_and(|e| e.missed));
    room.control(Control::End).unwrap();
    let tasks = room.view("facilitator").summary.expect("it has ended").objectives;
    assert!(tasks.iter().all(|t| t.met == Some(true)), "both tasks: {tasks:?}");
    room.replays();
}

const HINTS: &str =
    "injects: [ (id: \"a\", at: \"+0:01\", to: Ems, text: \"Stuck?\", hints: [\"Ask.\", \"Ask the county.\"]) ]";

#[test]
fn hints_are_released_one_by_one() {
    let mut room = Room::begun(HINTS);
    let inject = InjectId(0);
    assert_eq!(room.control(Control::Hint { inject }), Err(Refusal::NothingToDo), "it is not out");
    room.minute(2);
    let seen = |room: &Room| room.view("ems").script.say[0].hints.clone();
    assert!(seen(&room).is_empty());
    room.control(Control::Hint { inject }).unwrap();
    assert_eq!(seen(&room), ["Ask."]);
    assert_eq!(room.view("facilitator").script.say[0].hints_out, 1);
    room.control(Control::Hint { inject }).unwrap();
    assert_eq!(seen(&room), ["Ask.", "Ask the county."]);
    assert_eq!(room.control(Control::Hint { inject }), Err(Refusal::AlreadyDone));
    assert!(room.view("public-health").journal.iter().all(|l| !l.text.contains("hint")));
    room.control(Control::Close { inject }).unwrap();
    assert!(room.view("ems").script.say.is_empty(), "complete");
    assert_eq!(room.control(Control::Close { inject }), Err(Refusal::AlreadyDone));
    room.replays();
}

#[test]
fn difficulty_scales_future_injects_within_author_bounds() {
    let mut room = Room::begun(
        "pressure: (tempo: (least: 50, most: 200), weight: (least: 50, most: 100)),
         injects: [ (id: \"a\", at: \"+0:20\", text: \"A\", effects: [ Casualties(site: \"mill\", minimal: 10, dead: 1) ]),
                    (id: \"b\", at: \"+0:40\", text: \"B\") ]",
    );
    room.minute(10);
    room.control(Control::Pressure { tempo: 200, weight: 50 }).unwrap();
    assert_eq!(room.control(Control::Pressure { tempo: 200, weight: 50 }), Err(Refusal::AlreadyDone));
    assert_eq!(
        room.control(Control::Pressure { tempo: 201, weight: 100 }),
        Err(Refusal::TooMany { wanted: 201, limit: 200 })
    );
    assert_eq!(
        room.control(Control::Pressure { tempo: 100, weight: 40 }),
        Err(Refusal::NotEnough { wanted: 50, there: 40 })
    );
    let before = room.0.coalition().truth().patients.len();
    room.minute(15);
    assert_eq!(out(&room, "a"), Some(15), "ten minutes have become five");
    assert_eq!(room.0.coalition().truth().patients.len() - before, 6, "half of ten, and the one that is left of one");
    room.control(Control::Pressure { tempo: 50, weight: 100 }).unwrap();
    room.minute(35);
    assert_eq!(out(&room, "b"), None);
    room.minute(55);
    assert_eq!(out(&room, "b"), Some(55), "ten minutes have become forty");
    assert_eq!(room.view("facilitator").clock.pressure.map(|p| p.tempo), Some(50));
    assert_eq!(room.view("ems").clock.pressure, None);
    room.replays();
}

#[test]
fn module_begins_with_discussion_and_releases_its_injects() {
    let mut room = Room::begun(
        "moves: [ (id: \"one\", questions: [\"Who leads?\"]), (id: \"two\", at: \"+0:20\", discuss: true, questions: [\"What is missing?\"]) ],
         injects: [ (id: \"early\", at: \"+0:10\", in_move: \"two\", text: \"Waits for its move.\"), (id: \"other\", at: \"+0:12\", text: \"O\") ]",
    );
    room.minute(19);
    assert_eq!((out(&room, "early"), out(&room, "other")), (None, Some(12)));
    assert_eq!(room.view("ems").moves.len(), 1);
    room.minute(40);
    assert_eq!((room.0.phase(), room.0.now()), (Phase::Discussion, SimTime(20 * 60_000)));
    let wall = sandtable::view::public(&room.0);
    assert_eq!(wall.questions, ["What is missing?"]);
    assert_eq!(out(&room, "early"), None, "first they talk");
    room.control(Control::Resume).unwrap();
    assert_eq!(out(&room, "early"), Some(20));
    assert!(room.view("ems").moves[1].current);
    room.minute(30);
    room.replays();
}

#[test]
fn manual_mode_jumps_without_skipping_injects() {
    let mut room = Room::begun(
        "by_hand: true, injects: [ (id: \"a\", at: \"+0:07\", text: \"A\"), (id: \"b\", when: Fired(inject: \"a\", for_at_least: \"3 min\"), text: \"B\"),
                    (id: \"c\", at: \"+0:30\", text: \"C\") ]",
    );
    room.0.tick(Span::mins(30), 1);
    assert_eq!(room.0.now(), SimTime::START, "no clock runs");
    assert!(room.view("ems").clock.by_hand);
    for (minute, name) in [(7, "a"), (10, "b"), (30, "c")] {
        room.control(Control::Jump).unwrap();
        assert_eq!((room.0.now().0 / 60_000, out(&room, name)), (minute, Some(minute)), "{name}");
    }
    assert_eq!(room.control(Control::Jump), Err(Refusal::NothingToDo));
    let minutes = room.0.entries().iter().filter(|e| matches!(e.what, What::Checked { .. })).count();
    assert_eq!(minutes, 31, "every minute was played");
    room.control(Control::ByHand { on: false }).unwrap();
    room.0.tick(Span::secs(10), 2);
    assert!(room.0.now() > SimTime(30 * 60_000));
    room.minute(32);
    room.replays();
    // A journal that ends during a jump continues from there.
    let cut = room.0.entries().iter().position(|e| e.at == SimTime(15 * 60_000)).expect("a minute on the way");
    let scenario = room.0.scenario.clone();
    let map = Arc::new(CoalitionMap::new(&scenario));
    let (back, replayed) = resume(scenario, map, room.0.header().clone(), room.0.entries()[..=cut].to_vec());
    assert_eq!((replayed.mismatches, back.now()), (0, SimTime(15 * 60_000)));
}

#[test]
fn real_emergency_stops_the_drill_on_every_surface() {
    let mut room = Room::begun(HINTS);
    room.minute(3);
    assert_eq!(room.view("ems").clock.marking, Marking::Exercise);
    assert_eq!(room.control(Control::EmergencyOver { why: "?".into() }), Err(Refusal::NothingToDo));
    room.control(Control::RealEmergency).unwrap();
    let stopped = Err(Refusal::RealEmergency);
    assert_eq!(room.say("ems", Say::Message { to: vec![], text: "Hello?".into() }), stopped);
    assert_eq!(room.order("public-health", Order::Decide(Decision::OpenNurseLine)), stopped);
    assert_eq!(room.control(Control::Resume), stopped);
    assert_eq!(room.control(Control::Hint { inject: InjectId(0) }), stopped);
    assert_eq!(room.order("ems", Order::Request(RequestStep::Approve { request: 0 })), stopped);
    room.0.tick(Span::hours(1), 5);
    assert_eq!(room.0.now(), SimTime(3 * 60_000));
    for seat in ["ems", "facilitator", "public-health"] {
        let view = room.view(seat);
        assert_eq!(view.clock.marking, Marking::RealEmergency);
        assert!(view.journal.iter().any(|l| l.text.contains("Real-world emergency")), "{seat}");
    }
    assert_eq!(sandtable::view::public(&room.0).marking.short(), "REAL EMERGENCY · EMERGENCIA REAL");
    assert_eq!(room.control(Control::EmergencyOver { why: " ".into() }), Err(Refusal::EmptyText));
    room.control(Control::EmergencyOver { why: "A false fire alarm.".into() }).unwrap();
    assert_eq!((room.0.phase(), room.0.marking()), (Phase::Paused, Marking::Exercise));
    room.control(Control::Resume).unwrap();
    room.minute(10);
    room.replays();
}

const SLOW: &str = "eei: [ (id: \"beds\", text: \"Beds?\", every: \"20 min\") ], injects: [ (id: \"slow\", at: \"+0:01\", text: \"Slow.\",
    effects: [ Channel(channel: Messages, delay: \"8 min\", lasts: \"30 min\") ]) ]";

#[test]
fn eei_report_travels_like_a_message() {
    let mut room = Room::begun(SLOW);
    room.minute(2);
    room.say("hospital-command", Say::ReportEei { eei: 0, value: "Eleven".into() }).unwrap();
    let read =
        |room: &Room, seat: &str| format!("{:?} {:?}", room.view(seat).eei, room.view(seat).journal).contains("Eleven");
    assert!(read(&room, "hospital-command"), "its own");
    assert!(!read(&room, "coalition-coordinator"), "it is on its way");
    room.minute(40);
    assert!(read(&room, "coalition-coordinator") && read(&room, "ems"));
    assert!(room.0.entries().iter().any(|e| matches!(e.what, What::ReportArrived { .. })));
    room.replays();
}

#[test]
fn forms_arrive_as_filled_in() {
    let mut room = Room::begun("");
    let ems = room.seat("ems");
    let form = General { subject: "Fuel".into(), approved_by: "R. Diaz, Logistics".into(), reply_to: None };
    let say = Say::General { to: vec![ems], form: form.clone().into(), text: "Two trucks.".into() };
    let number = room.say("public-health", say).unwrap();
    let line = room.view("ems").script.inbox[0].clone();
    assert_eq!((line.number, &line.form), (1, &Form::General(form.clone().into())));
    assert_eq!(sandtable::view::entry_of(&room.0, ems, line.number), Some(number));
    let reply = General { subject: "Re: Fuel".into(), reply_to: Some(number), ..General::default() };
    let health = room.seat("public-health");
    room.say("ems", Say::General { to: vec![health], form: reply.into(), text: "Thanks.".into() }).unwrap();
    let wrong = |form: General| Say::General { to: vec![ems], form: form.into(), text: "x".into() };
    assert_eq!(room.say("ems", wrong(General { reply_to: Some(99), ..form.clone() })), Err(Refusal::NoSuchThing));
    assert_eq!(room.say("ems", wrong(General { subject: " ".into(), ..form })), Err(Refusal::EmptyText));
    for _ in 0..2 {
        let form = Sitrep { situation: "Forty hurt, more coming.".into(), hurt: Some(40), ..Sitrep::default() };
        room.say("ems", Say::Sitrep { to: vec![health], form: Box::new(form) }).unwrap();
    }
    let inbox = room.view("public-health").script.inbox;
    let Form::Sitrep(last) = &inbox[0].form else { panic!("{:?}", inbox[0]) };
    assert_eq!((last.version, last.hurt, last.dead), (2, Some(40), None));
    assert!(inbox[0].text.starts_with("Situation report 2: hurt 40, dead not known"));
    let empty = Say::Sitrep { to: vec![ems], form: Box::default() };
    assert_eq!(room.say("ems", empty), Err(Refusal::EmptyText));
    room.replays();
}

#[test]
fn refusal_hides_blood_stock_of_other_hospitals() {
    let (general, mercy) = (PlaceId(0), PlaceId(1));
    let mut room = Room::begun("");
    let blood = |room: &Room, at: PlaceId| room.0.coalition().truth().facilities[at].blood;
    assert_eq!((blood(&room, general), blood(&room, mercy)), (40, 30));
    // Public health cannot count it: the order is accepted, and the available quantity arrives.
    let order = Order::Decide(Decision::AllocateBlood { from: mercy, to: general, units: 90 });
    room.order("public-health", order).unwrap();
    assert_eq!(blood(&room, mercy), 0);
    let moved = |e: &&sandtable::drill::Entry| matches!(e.what, What::Happened(Fact::BloodMoved { units: 30, .. }));
    assert!(room.0.entries().iter().any(|e| moved(&e)));
    room.minute(45);
    assert!(blood(&room, general) > 40, "{}", blood(&room, general));
    room.replays();
}

#[test]
fn sleep_pauses_the_drill_and_clock_changes_move_nothing() {
    let mut room = Room::begun(HINTS);
    room.0.tick(Span::secs(2), 2_000);
    let now = room.0.now();
    assert!(now > SimTime::START);
    room.0.tick(Span::mins(40), 2_402_000);
    assert_eq!((room.0.now(), room.0.phase()), (now, Phase::Paused));
    assert!(room.view("facilitator").clock.pause_reason.contains("40 min"));
    let digest = room.0.coalition().digest();
    for wall in [-1_000, 0, 1, 3_600_000, i64::from(u32::MAX) * 1000] {
        let ems = room.seat("ems");
        room.0.submit(ems, Order::Say(Say::Note { text: format!("at {wall}") }), wall).unwrap();
        assert_eq!((room.0.now(), room.0.coalition().digest()), (now, digest.clone()));
    }
    let numbers: Vec<u64> = room.0.entries().iter().map(|e| e.number).collect();
    assert!(numbers.windows(2).all(|w| w[0] + 1 == w[1]), "in the order in which they came");
    room.control(Control::Resume).unwrap();
    room.minute(3);
    room.replays();
}

#[test]
fn rescheduled_inject_is_released_at_its_new_time() {
    let mut room = Room::begun(
        "injects: [
            (id: \"late\", at: \"+0:10\", text: \"Late.\"),
            (id: \"early\", at: \"+0:30\", text: \"Early.\"),
            (id: \"by-hand\", kind: Contingency, text: \"By hand.\"),
            (id: \"window\", at: \"+0:40\", not_before: \"+0:35\", text: \"Not sooner.\"),
        ],",
    );
    let at = |minute: i64| SimTime::START + Span::mins(minute);
    let (late, early, window) = (id(&room, "late"), id(&room, "early"), id(&room, "window"));
    let by_hand = id(&room, "by-hand");
    room.minute(5);
    room.control(Control::Reschedule { inject: late, at: at(20) }).unwrap();
    room.control(Control::Reschedule { inject: early, at: at(12) }).unwrap();
    assert_eq!(room.view("facilitator").clock.next_inject, Some(at(12)));
    let refused = [
        (late, at(20), Refusal::AlreadyDone),
        (late, at(5), Refusal::NotNow),
        (late, at(61), Refusal::NotNow),
        (window, at(34), Refusal::NotNow),
        (by_hand, at(20), Refusal::NothingToDo),
    ];
    for (inject, at, why) in refused {
        assert_eq!(room.control(Control::Reschedule { inject, at }), Err(why), "{inject:?} at {at}");
    }
    room.minute(50);
    assert_eq!((out(&room, "late"), out(&room, "early"), out(&room, "window")), (Some(20), Some(12), Some(40)));
    let answer = room.control(Control::Reschedule { inject: late, at: at(55) });
    assert_eq!(answer, Err(Refusal::AlreadyDone), "it is out");
    room.replays();
}
