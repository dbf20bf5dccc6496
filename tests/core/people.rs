//! People, their seats, and evaluators' records.

use crate::exercise::Room;
use sandtable::drill::{
    Control, Duty, Evaluate, Level, Observation, ObservationKind, Order, Rated, Rating, Say, SignIn,
};
use sandtable::scenario::TaskRef;
use sandtable::sim::Refusal;
use sandtable::units::{ObjectiveId, PersonId};
use sandtable::view;

const TABLE: &str = "seats: [ (role: Ems), (role: PublicHealth, bot: true), (role: HospitalCommand) ],
    objectives: [ (id: \"save\", capability: \"Medical surge\", text: \"Save lives\", tasks: [ (id: \"surge\", text: \"Open surge space\") ]) ]";

fn join(room: &mut Room, name: &str, duty: Duty, seats: &[&str]) -> Result<u64, Refusal> {
    let seats = seats.iter().map(|s| room.seat(s)).collect();
    let who = SignIn { name: name.into(), organization: "County".into(), duty, seats };
    room.control(Control::Join { who: who.into() })
}

fn note(text: &str) -> Order {
    Order::Say(Say::Note { text: text.into() })
}

#[test]
fn people_share_seats_and_replace_bots() {
    let mut room = Room::begun(TABLE);
    join(&mut room, "Ana", Duty::Player, &["ems"]).unwrap();
    join(&mut room, "Ben", Duty::Player, &["ems", "public-health"]).unwrap();
    let (ems, health) = (room.seat("ems"), room.seat("public-health"));
    assert!(!room.0.exercise().bots[health], "Ben has taken the seat over");
    let line = |room: &Room| room.view("ems").seats[usize::from(ems.0)].people.clone();
    assert_eq!(line(&room), ["Ana", "Ben"]);
    let (ana, ben) = (PersonId(0), PersonId(1));
    room.0.submit_by(ana, Some(ems), note("by Ana"), 0).unwrap();
    room.0.submit_by(ben, Some(ems), note("by Ben"), 0).unwrap();
    room.0.submit_by(ben, Some(health), note("by Ben, elsewhere"), 0).unwrap();
    assert_eq!(room.0.submit_by(ana, Some(health), note("no"), 0), Err(Refusal::NotForThisSeat));
    assert!(room.view("facilitator").journal.iter().any(|l| l.who == "EMS, Ben" && l.text.contains("by Ben")));
    room.control(Control::Sit { person: ana, seats: vec![health] }).unwrap();
    assert_eq!(room.0.submit_by(ana, Some(ems), note("no"), 0), Err(Refusal::NotForThisSeat));
    room.control(Control::Leave { person: ben }).unwrap();
    assert_eq!(line(&room), Vec::<String>::new());
    assert_eq!(room.0.submit_by(ben, Some(ems), note("gone"), 0), Err(Refusal::NoSuchThing));
    assert_eq!(room.control(Control::Leave { person: ben }), Err(Refusal::NoSuchThing));
    room.replays();
}

#[test]
fn co_facilitator_controls_and_observer_cannot_order() {
    let mut room = Room::begun(TABLE);
    join(&mut room, "Cleo", Duty::CoFacilitator, &[]).unwrap();
    join(&mut room, "Olu", Duty::Observer, &[]).unwrap();
    let facilitator = room.seat("facilitator");
    let pause = Order::Control(Control::Pause { why: "lunch".into() });
    room.0.submit_by(PersonId(0), Some(facilitator), pause.clone(), 0).unwrap();
    let refused = Err(Refusal::NotForThisSeat);
    assert_eq!(room.0.submit_by(PersonId(1), Some(facilitator), pause.clone(), 0), refused);
    assert_eq!(room.0.submit_by(PersonId(1), None, pause, 0), refused);
    assert_eq!(join(&mut room, "Dee", Duty::Player, &["facilitator"]), refused);
    assert_eq!(join(&mut room, "Dee", Duty::Observer, &["ems"]), refused);
    assert_eq!(join(&mut room, " ", Duty::Player, &[]), Err(Refusal::EmptyText));
    room.replays();
}

fn observation(text: &str) -> Order {
    let what = Observation {
        kind: ObservationKind::Strength,
        text: text.into(),
        seat: None,
        inject: None,
        of: Some(Rated::Objective(ObjectiveId(0))),
        evidence: vec![1],
    };
    Evaluate::Observe { what }.into()
}

fn rating(level: Level, why: &str) -> Order {
    let of = Rated::Task(TaskRef { objective: ObjectiveId(0), task: 0 });
    Evaluate::Rate { what: Rating { of, level, why: why.into(), evidence: Vec::new() } }.into()
}

#[test]
fn players_see_no_ratings_and_the_last_counts() {
    let mut room = Room::begun(TABLE);
    join(&mut room, "Eve", Duty::Evaluator, &[]).unwrap();
    join(&mut room, "Fay", Duty::Evaluator, &[]).unwrap();
    let (eve, fay) = (PersonId(0), PersonId(1));
    room.minute(3);
    room.0.submit_by(eve, None, observation("They asked twice."), 0).unwrap();
    room.0.submit_by(eve, None, rating(Level::Unable, "Nobody spoke."), 0).unwrap();
    room.0.submit_by(eve, None, rating(Level::SomeChallenges, "Late."), 0).unwrap();
    room.0.submit_by(fay, None, rating(Level::Performed, ""), 0).unwrap();
    room.order("facilitator", rating(Level::MajorChallenges, "Two beds blocked.")).unwrap();
    let levels: Vec<Level> = room.0.ratings().iter().map(|r| r.what.level).collect();
    assert_eq!(levels, [Level::SomeChallenges, Level::Performed, Level::MajorChallenges]);
    assert_eq!(room.0.submit_by(eve, None, rating(Level::Unable, " "), 0), Err(Refusal::EmptyText));
    assert_eq!(room.0.submit_by(eve, None, note("a note"), 0), Err(Refusal::NotForThisSeat));
    assert_eq!(room.order("ems", rating(Level::Performed, "")), Err(Refusal::NotForThisSeat));
    for seat in ["ems", "public-health", "hospital-command"] {
        let seen = format!("{:?} {:?}", room.view(seat), view::public(&room.0));
        assert!(!seen.contains("They asked twice") && !seen.contains("Nobody spoke"), "{seat}");
    }
    let mine = view::evaluator(&room.0, eve).expect("she has signed in");
    assert_eq!(mine.observations[0].text, "They asked twice.");
    let task = &mine.guide[1];
    assert_eq!((task.text.as_str(), task.mine, task.machine), ("Open surge space", Some(Level::SomeChallenges), None));
    let theirs = format!("{:?}", view::evaluator(&room.0, fay));
    assert!(!theirs.contains("They asked twice") && !theirs.contains("Late."), "evaluators judge on their own");
    // Ratings may follow the end as well.
    room.control(Control::End).unwrap();
    room.0.submit_by(eve, None, observation("A good end."), 0).unwrap();
    room.replays();
}

#[test]
fn rating_subject_and_evidence_must_exist() {
    let mut room = Room::begun(TABLE);
    let wrong =
        Rating { of: Rated::Objective(ObjectiveId(7)), level: Level::Performed, why: "".into(), evidence: vec![] };
    let rate = |what| Order::from(Evaluate::Rate { what });
    assert_eq!(room.order("facilitator", rate(wrong.clone())), Err(Refusal::NoSuchThing));
    let unseen = Rating { of: Rated::Capability("Medical surge".into()), evidence: vec![99], ..wrong.clone() };
    assert_eq!(room.order("facilitator", rate(unseen.clone())), Err(Refusal::NoSuchThing));
    room.order("facilitator", rate(Rating { evidence: vec![1], ..unseen })).unwrap();
    let unknown = Rating { of: Rated::Capability("Baking".into()), ..wrong };
    assert_eq!(room.order("facilitator", rate(unknown)), Err(Refusal::NoSuchThing));
}
