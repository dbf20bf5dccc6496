//! Requests, reports, the lead, branches, channels, and measures: the records of an exercise.

use crate::exercise::Room;
use sandtable::drill::{Asked, Bots, Control, Gap, Order, RequestState, RequestStep, Say, Supply};
use sandtable::host::{branch_drill, create_drill, find_scenario, open_drill};
use sandtable::report::{compare, indicators, summarise};
use sandtable::scenario::{Channel, DecisionKind};
use sandtable::sim::{Decision, Refusal, UnitKind};
use sandtable::units::{PlaceId, SeatId, SimTime, Span};
use std::path::Path;

fn ask(supply: Supply, quantity: u32, at: Option<usize>) -> Order {
    let asked = Asked {
        supply,
        quantity,
        at: at.map(PlaceId::at),
        needed_by: SimTime(3_000_000),
        text: String::new(),
        details: Default::default(),
    };
    Order::Request(RequestStep::Ask { asked: asked.into() })
}

fn column(room: &Room, seat: &str) -> Vec<RequestState> {
    room.view(seat).requests.iter().map(|r| r.column).collect()
}

#[test]
fn delivered_resource_request_adds_the_resource() {
    let mut room = Room::begun("");
    let blood = |room: &Room, n: usize| room.0.coalition().truth().facilities[PlaceId::at(n)].blood;
    room.order("hospital-command", ask(Supply::RedCells, 12, Some(0))).unwrap();
    for seat in ["hospital-command", "coalition-coordinator", "emergency-management", "facilitator"] {
        assert_eq!(column(&room, seat), [RequestState::Asked], "{seat}");
    }
    assert!(column(&room, "ems").is_empty(), "it is not theirs to see");
    let steps = [
        RequestStep::Approve { request: 0 },
        RequestStep::Source { request: 0, from: String::new(), at: Some(PlaceId::at(1)), order: Default::default() },
        RequestStep::Ship { request: 0, takes: Span::mins(20) },
    ];
    for step in steps {
        assert_eq!(room.order("ems", Order::Request(step.clone())), Err(Refusal::NotForThisSeat));
        room.order("coalition-coordinator", Order::Request(step)).unwrap();
    }
    assert_eq!((blood(&room, 0), blood(&room, 1)), (40, 18), "it left the shelf it came from");
    room.minute(19);
    assert_eq!(column(&room, "hospital-command"), [RequestState::InTransit]);
    room.minute(21);
    let line = &room.view("hospital-command").requests[0];
    assert_eq!(
        (line.column, line.what.as_str()),
        (RequestState::Arrived, "12 units of red cells for General Hospital")
    );
    assert!(!line.late && line.path.len() == 5 && line.can.is_empty());
    assert!(blood(&room, 0) >= 40 && blood(&room, 0) <= 52);
    assert!(
        room.view("hospital-command").journal.iter().any(|l| l.text.starts_with("Delivered: 12 units of red cells"))
    );
    room.minute(40);
    room.replays();
}

#[test]
fn request_can_be_denied_or_withdrawn_and_wrong_steps_refused() {
    let mut room = Room::begun("");
    assert_eq!(room.order("ems", ask(Supply::Buses, 0, None)), Err(Refusal::NothingToDo));
    assert_eq!(room.order("ems", ask(Supply::Staff, 10, None)), Err(Refusal::NoSuchThing));
    let base = PlaceId::at(2);
    assert_eq!(room.order("ems", ask(Supply::RedCells, 10, Some(2))), Err(Refusal::WrongPlace { at: base }));
    assert_eq!(room.order("ems", ask(Supply::Other, 1, None)), Err(Refusal::EmptyText));
    assert_eq!(room.order("facilitator", ask(Supply::Buses, 1, None)), Err(Refusal::NotForThisSeat));
    room.order("ems", ask(Supply::Buses, 2, None)).unwrap();
    room.order("ems", ask(Supply::Ventilators, 4, Some(0))).unwrap();
    room.order("hospital-command", ask(Supply::RedCells, 60, Some(0))).unwrap();
    let step = |s: RequestStep| Order::Request(s);
    let lead = "coalition-coordinator";
    let deny = |reason: &str| RequestStep::Deny { request: 0, reason: reason.into() };
    assert_eq!(room.order(lead, step(deny(" "))), Err(Refusal::EmptyText));
    assert_eq!(
        room.order(lead, step(RequestStep::Ship { request: 0, takes: Span::mins(1) })),
        Err(Refusal::NothingToDo)
    );
    room.order(lead, step(deny("none left"))).unwrap();
    assert_eq!(room.order(lead, step(deny("none left"))), Err(Refusal::AlreadyDone));
    assert_eq!(room.view("ems").requests[0].reason, "none left");
    let back = RequestStep::Withdraw { request: 1, reason: "found some".into() };
    assert_eq!(room.order("public-health", step(back.clone())), Err(Refusal::NotForThisSeat));
    room.order("ems", step(back)).unwrap();
    room.order(lead, step(RequestStep::Approve { request: 2 })).unwrap();
    let from_mercy =
        RequestStep::Source { request: 2, from: String::new(), at: Some(PlaceId::at(1)), order: Default::default() };
    // The facility's command can count; the lead cannot, and is not told.
    let refused = Err(Refusal::NotEnough { wanted: 60, there: 30 });
    assert_eq!(room.order("hospital-command", step(from_mercy)), refused);
    assert_eq!(room.order(lead, step(RequestStep::Approve { request: 9 })), Err(Refusal::NoSuchThing));
    assert_eq!(column(&room, lead), [RequestState::Denied, RequestState::Withdrawn, RequestState::Approved]);
    room.replays();
}

#[test]
fn lead_bot_processes_requests() {
    let mut room = Room::begun("");
    let lead = room.seat("coalition-coordinator");
    room.control(Control::Bot { seat: lead, on: true }).unwrap();
    let buses = |room: &Room| room.0.coalition().truth().units.iter().filter(|u| u.kind == UnitKind::Bus).count();
    room.order("ems", ask(Supply::Buses, 2, None)).unwrap();
    room.minute(59);
    assert_eq!((column(&room, "ems"), buses(&room)), (vec![RequestState::Arrived], 2));
    room.replays();
}

const EEI: &str = "eei: [ (id: \"beds\", text: \"Beds free?\", of: HospitalCommand, every: \"20 min\"),
                          (id: \"sitrep\", text: \"Situation?\", every: \"30 min\") ]";

#[test]
fn eeis_are_due_answered_visible_and_go_stale() {
    let mut room = Room::begun(EEI);
    let report = |eei, value: &str| Say::ReportEei { eei, value: value.into() };
    assert_eq!(room.say("ems", report(0, "many")), Err(Refusal::NotAsked));
    assert_eq!(room.say("ems", report(2, "many")), Err(Refusal::NoSuchThing));
    assert_eq!(room.say("hospital-command", report(0, " ")), Err(Refusal::EmptyText));
    assert_eq!(room.view("hospital-command").eei[0].due, Some(SimTime::START + Span::mins(20)));
    room.minute(10);
    room.say("hospital-command", report(0, "nine")).unwrap();
    room.say("public-health", report(1, "quiet")).unwrap();
    let seen = |room: &Room, seat: &str, n: usize| -> Vec<(String, bool)> {
        room.view(seat).eei.get(n).map_or(vec![], |e| e.answers.iter().map(|a| (a.value.clone(), a.stale)).collect())
    };
    assert_eq!(seen(&room, "coalition-coordinator", 0), [("nine".to_owned(), false)]);
    assert!(!format!("{:?}", room.view("emergency-management")).contains("nine"), "the coalition is not active");
    assert!(!format!("{:?}", room.view("hospital-command")).contains("quiet"));
    room.minute(45);
    assert_eq!(seen(&room, "facilitator", 0), [("nine".to_owned(), true)]);
    assert!(room.view("hospital-command").eei[0].overdue);
    // Two periods of 20 min for one seat, one of 30 min for five: two reports arrived in time.
    assert_eq!(room.0.eei_in_time(), (2, 7));
    room.replays();
}

#[test]
fn lead_handover_passes_rights_and_bed_board() {
    let mut room = Room::begun("");
    let health = room.seat("public-health");
    let activate = Order::Decide(Decision::ActivateCoalition);
    let not_yours = Err(Refusal::NotYours { kind: DecisionKind::ActivateCoalition });
    assert_eq!(room.order("public-health", activate.clone()), not_yours);
    assert_eq!(room.say("ems", Say::HandLead { to: health }), Err(Refusal::NotForThisSeat));
    let facilitator = room.seat("facilitator");
    assert_eq!(room.say("coalition-coordinator", Say::HandLead { to: facilitator }), Err(Refusal::NoSuchThing));
    let known = |room: &Room| room.view("public-health").map.places.iter().filter(|p| p.number.is_some()).count();
    let before = known(&room);
    room.say("coalition-coordinator", Say::HandLead { to: health }).unwrap();
    assert!(known(&room) > before, "the board comes with the lead");
    assert_eq!(room.view("ems").leads, [health]);
    assert_eq!(room.order("coalition-coordinator", activate.clone()), not_yours);
    assert!(room.view("public-health").choices.iter().any(|c| c.kind == DecisionKind::ActivateCoalition));
    room.order("public-health", activate).unwrap();
    assert!(room.0.approves(health));
    assert_eq!(room.say("public-health", Say::HandLead { to: health }), Err(Refusal::AlreadyDone));
    let ems = room.seat("ems");
    room.say("facilitator", Say::HandLead { to: ems }).unwrap();
    assert!(room.0.leads(ems) && !room.0.leads(health));
    room.replays();
}

#[test]
fn bed_board_error_is_recorded_for_the_facilitator_alone() {
    let mut room = Room::begun(
        "injects: [ (id: \"loss\", at: \"+0:10\", text: \"Ceiling down.\", effects: [ Beds(at: \"mercy\", kind: AdultIcu, change: -3) ]) ]",
    );
    let (lead, hospital) = (room.seat("coalition-coordinator"), room.seat("hospital-command"));
    room.minute(9);
    let before = room.0.belief_gap(lead).unwrap();
    room.minute(11);
    let after = room.0.belief_gap(lead).unwrap();
    assert!(after.icu > before.icu, "{before:?}, then {after:?}");
    assert_eq!(room.0.belief_gap(hospital), None, "no board before the coalition is active");
    room.order("coalition-coordinator", Order::Decide(Decision::ActivateCoalition)).unwrap();
    assert_eq!(room.0.belief_gap(hospital), Some(Gap::default()), "it commands both hospitals");
    room.minute(15);
    let series = room.view("facilitator").timeline.belief;
    assert!(series.iter().any(|s| s.seat == "Coalition coordinator" && s.points.len() == 16));
    assert!(room.view("coalition-coordinator").timeline.belief.is_empty());
    room.replays();
}

#[test]
fn branch_names_its_parent_and_compares_with_it() {
    let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("branch-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&base);
    let (parent, branch) = (base.join("parent"), base.join("branch"));
    let found = find_scenario("minimal").expect("it is embedded");
    let scenario = found.loaded.scenario.clone().expect("no findings");
    let mut drill = create_drill(&parent, &found, Some(7), Bots::Everywhere).expect("a new folder");
    let facilitator = scenario.facilitator();
    drill.submit(facilitator, Order::Control(Control::Begin), 5).unwrap();
    drill.advance(SimTime::START + Span::mins(30));
    let mark = Control::Checkpoint { name: "before the surge".into() };
    let at = drill.submit(facilitator, Order::Control(mark), 9).unwrap();
    drill.advance(scenario.ends());
    let before = std::fs::read(parent.join("journal.sandtable")).unwrap();

    let made = branch_drill(&parent, at, &branch).expect("the entry is there");
    assert_eq!((made.now(), made.entries().len() as u64), (SimTime::START + Span::mins(30), at));
    drop(made);
    let (mut made, replayed) = open_drill(&branch).expect("a branch is a drill folder");
    assert_eq!(replayed.mismatches, 0);
    let from = made.header().parent.clone().expect("it has a parent");
    assert_eq!((from.journal, from.entry), (drill.header().journal_id(), at));
    assert_eq!(made.entries(), &drill.entries()[..at as usize]);
    for i in 0..scenario.seats.len() - 1 {
        let off = Control::Bot { seat: SeatId::at(i), on: false };
        made.submit(facilitator, Order::Control(off), 10).unwrap();
    }
    made.advance(scenario.ends());
    let lines = compare(&summarise(&drill), &summarise(&made));
    assert!(lines.iter().any(|l| l.measure == "Decisions taken" && l.differs));
    assert!(lines.iter().any(|l| l.measure == "Casualties" && !l.differs));
    assert_eq!(std::fs::read(parent.join("journal.sandtable")).unwrap(), before, "history is never touched");
    assert!(branch_drill(&parent, 1_000_000, &base.join("never")).is_err());
    std::fs::remove_dir_all(&base).unwrap();
}

#[test]
fn bookmark_can_be_rewound_to() {
    let mut room = Room::begun("");
    room.minute(5);
    assert_eq!(room.control(Control::Checkpoint { name: " ".into() }), Err(Refusal::EmptyText));
    let at = room.control(Control::Checkpoint { name: "the call".into() }).unwrap();
    assert_eq!(room.view("facilitator").checkpoints[0].entry, at);
    assert!(room.view("ems").checkpoints.is_empty());
    room.minute(20);
    let back = room.0.branch_at(at).expect("the entry is there");
    assert_eq!((back.now(), back.entries().len() as u64), (SimTime::START + Span::mins(5), at));
    assert!(room.0.branch_at(room.0.entries().len() as u64 + 1).is_none());
    assert_eq!(room.0.branch_at(0).map(|d| d.entries().len()), Some(0));
    room.replays();
}

const DEAF: &str = "injects: [
    (id: \"deaf\", at: \"+0:05\", text: \"The network is down.\", effects: [ Channel(channel: Messages, loss: \"100 %\", lasts: \"10 min\") ]),
    (id: \"slow\", at: \"+0:20\", text: \"It is slow.\", effects: [ Channel(channel: Messages, delay: \"5 min\"),
                                                                Channel(channel: BedReports, loss: \"100 %\") ]),
    (id: \"well\", at: \"+0:50\", text: \"It works.\", effects: [ Channel(channel: BedReports), Channel(channel: Messages) ]) ]";

#[test]
fn only_facilitator_sees_losses_of_degraded_channel() {
    let mut room = Room::begun(DEAF);
    let health = room.seat("public-health");
    let message = |text: &str| Say::Message { to: vec![health], text: text.into() };
    room.minute(6);
    room.say("ems", message("first")).unwrap();
    room.minute(21);
    room.say("ems", message("second")).unwrap();
    let texts = |room: &Room| -> Vec<String> {
        room.view("public-health").script.inbox.iter().map(|m| m.text.clone()).collect()
    };
    assert!(texts(&room).is_empty(), "one is lost, one is late");
    assert!(room.view("ems").journal.iter().any(|l| l.text.ends_with("first")), "who sent it thinks that it is there");
    let seen = room.view("facilitator");
    let fates: Vec<&str> = seen.script.inbox.iter().map(|m| m.fate.as_str()).collect();
    assert!(fates[0].starts_with("arrives at") && fates[1] == "not delivered", "{fates:?}");
    assert_eq!(seen.channels.len(), 2);
    assert!(room.view("ems").channels.is_empty() && room.view("ems").script.inbox.iter().all(|m| m.fate.is_empty()));
    room.minute(49);
    assert_eq!(texts(&room), ["second"]);
    assert!(
        room.view("public-health").journal.iter().any(|l| l.text.starts_with("Sent at") && l.text.ends_with("second"))
    );
    room.minute(51);
    assert!(room.view("facilitator").channels.is_empty());
    room.say("ems", message("third")).unwrap();
    assert_eq!(texts(&room), ["third", "second"]);
    room.replays();
}

#[test]
fn lost_bed_reports_leave_the_board_as_it_was() {
    let mut room = Room::begun(DEAF);
    room.minute(21);
    assert!(room.0.coalition().degraded(Channel::BedReports).is_some());
    let made = |room: &Room| room.0.coalition().truth().board[PlaceId(0)].as_ref().map(|r| r.made);
    let before = made(&room);
    room.order("hospital-command", Order::Decide(Decision::ReportStatus { at: PlaceId::at(0) })).unwrap();
    room.minute(49);
    assert_eq!(made(&room), before);
    // Before activation seats call each other directly, and one call in ten is never returned.
    for minute in [51, 52, 53, 54] {
        room.minute(minute);
        room.order("hospital-command", Order::Decide(Decision::ReportStatus { at: PlaceId::at(0) })).unwrap();
    }
    room.minute(59);
    assert!(made(&room) > before);
    room.replays();
}

#[test]
fn time_standards_start_at_the_first_call() {
    let mut room = Room::begun("");
    assert!(indicators(&room.0).is_empty(), "there was no call yet");
    room.minute(20);
    let of = |room: &Room, text: &str| {
        let all = indicators(&room.0);
        assert_eq!(all.len(), 33, "three sets of eleven");
        all.into_iter().find(|i| i.text == text).expect("it is in the pack")
    };
    assert_eq!(of(&room, "Major incident declared").points, Some(0));
    assert_eq!(of(&room, "Own capacity assessed as sufficient or not").points, None);
    room.order("coalition-coordinator", Order::Decide(Decision::ActivateCoalition)).unwrap();
    let declared = of(&room, "Major incident declared");
    assert_eq!(declared.points, Some(1), "done, and late");
    assert!(declared.taken_min.is_some_and(|m| m > 10 && m <= 20));
    let rule = Decision::AnnounceDistribution { rule: sandtable::sim::Destination::Specialty };
    room.order("coalition-coordinator", Order::Decide(rule)).unwrap();
    assert_eq!(of(&room, "Patient distribution guidelines announced").points, Some(2));
    assert!(sandtable::report::after_action_html(&room.0).contains("Time standards"));
}

#[test]
fn script_can_write_every_order_of_the_table() {
    let s = crate::exercise::scenario(
        "injects: [ (id: \"who\", kind: Question, at: \"+0:05\", text: \"Who?\", options: [\"A\", \"B\"]) ], eei: [ (id: \"beds\", text: \"Beds?\") ]",
    );
    let script = r#"[
        (at: "+0:01", seat: "facilitator", order: AdHoc(text: "More.", effects: [ Blood(at: "general", units: 5), Channel(channel: BedReports, loss_pct: 50) ])),
        (at: "+0:01", seat: "facilitator", order: Send(inject: "who")),
        (at: "+0:01", seat: "facilitator", order: SendMessage(to: ["ems"], text: "Call me.")),
        (at: "+0:01", seat: "facilitator", order: Recall(sent: 3)),
        (at: "+0:01", seat: "facilitator", order: Checkpoint(name: "calm")),
        (at: "+0:06", seat: "ems", order: Answer(inject: "who", choice: 1)),
        (at: "+0:07", seat: "facilitator", order: Reveal(inject: "who")),
        (at: "+0:08", seat: "ems", order: ReportEei(eei: "beds", value: "none")),
        (at: "+0:08", seat: "ems", order: Ask(supply: RedCells, quantity: 4, at: "general", needed_in_min: 30)),
        (at: "+0:09", seat: "coalition-coordinator", order: Approve(request: 1)),
        (at: "+0:10", seat: "coalition-coordinator", order: Source(request: 1, at: "mercy")),
        (at: "+0:11", seat: "coalition-coordinator", order: Ship(request: 1, takes_min: 5)),
        (at: "+0:12", seat: "coalition-coordinator", order: HandLead(to: "ems")),
    ]"#;
    let orders = sandtable::cli::orders::parse(script, &s).expect("it can be read");
    assert_eq!(orders.len(), 13);
    let mut room = Room::begun(
        "injects: [ (id: \"who\", kind: Question, at: \"+0:05\", text: \"Who?\", options: [\"A\", \"B\"]) ], eei: [ (id: \"beds\", text: \"Beds?\") ]",
    );
    let refused: Vec<_> = orders
        .into_iter()
        .filter_map(|scripted| {
            room.0.advance(scripted.at);
            let refused = room.0.submit(scripted.seat, scripted.order, 0).err();
            // The five seconds are over before the next order.
            room.0.tick(Span::ZERO, 1_000_000);
            refused
        })
        .collect();
    // Nothing sent by entry 3 is waiting any more.
    assert_eq!(refused, [Refusal::TooLate]);
}
