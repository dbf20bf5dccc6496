//! Every surface of the program, one after the other, with something on each.

use crate::stand::Stand;
use bevy_egui::egui;
use sandtable::app::ask::Ask;
use sandtable::app::keys::{Act, perform};
use sandtable::app::panels::decide::Form;
use sandtable::app::surfaces::{Sheet, Surface, Tab, Thing};
use sandtable::drill::{Control, Duty, Order, Outgoing, RequestStep, Say, SignIn};
use sandtable::scenario::Role;
use sandtable::words::Language;

/// How a walk is dressed.
#[derive(Clone, Copy, Debug)]
pub struct Dress {
    pub language: Language,
    /// Points.
    pub size: egui::Vec2,
}

impl Dress {
    pub fn usual(language: Language) -> Dress {
        Dress { language, size: egui::vec2(1440.0, 900.0) }
    }

    fn put_on(self, mut stand: Stand) -> Stand {
        stand.size = self.size;
        stand.desk.memory.preferences.language = self.language;
        stand.desk.asks = vec![Ask::Read];
        stand.carry_out();
        stand
    }
}

/// Shows each surface, after it has settled.
pub fn surfaces(dress: Dress, mut see: impl FnMut(&mut Stand, &str)) {
    let mut see = |stand: &mut Stand, name: &str| {
        stand.frames(3);
        assert!(stand.desk.memory.window.broken.is_empty(), "{name}: {:?}", stand.desk.memory.window.broken);
        see(stand, name);
    };
    let mut stand = dress.put_on(Stand::start());
    see(&mut stand, "start");
    stand.desk.memory.start.opening = true;
    see(&mut stand, "start, with a path");
    let mut stand = dress.put_on(busy());
    console(&mut stand, &mut see);
    for sheet in Sheet::ALL {
        let m = &mut stand.desk.memory;
        (m.window.sheet, m.sheets.why) = (Some(sheet), Some(sandtable::view::Number::InHospital));
        stand.read();
        see(&mut stand, &format!("{sheet:?}"));
    }
    stand.desk.memory.window.sheet = None;
    perform(Act::Compose, &mut stand.desk);
    see(&mut stand, "composer");
    stand.desk.memory.composer.draft = None;
    stand.desk.memory.requests.open = true;
    stand.desk.memory.decide.seat = approver(&stand);
    stand.read();
    see(&mut stand, "requests");
    stand.desk.memory.requests.open = false;
    stand.desk.pass_laptop();
    see(&mut stand, "curtain");
    stand.desk.memory.take_laptop();
    stand.read();
    see(&mut stand, "role");
    stand.desk.memory.window.role = None;
    stand.desk.memory.window.surface = Surface::Ready;
    see(&mut stand, "ready");
    stand.desk.memory.window.surface = Surface::Console;
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::RealEmergency)).expect("always possible");
    stand.read();
    see(&mut stand, "real emergency");
    stand.room.submit(seat, Order::Control(Control::End)).expect("it ends");
    stand.read();
    see(&mut stand, "summary");
}

fn console(stand: &mut Stand, see: &mut impl FnMut(&mut Stand, &str)) {
    for tab in [Tab::Inspector, Tab::Decide, Tab::Journal] {
        stand.desk.memory.window.tab = tab;
        stand.desk.memory.decide.seat = Some(stand.desk.views.facilitator.seats[0].seat);
        stand.read();
        see(stand, &format!("{tab:?}"));
    }
    stand.desk.memory.window.tab = Tab::Decide;
    stand.read();
    let choices = stand.desk.views.seat.as_ref().expect("a seat's view").choices.clone();
    let open = choices.iter().find(|c| c.closed.is_none() && c.fields.len() > 1).expect("a form with fields");
    stand.desk.memory.decide.form = Some(Form { kind: open.kind, label: open.label.clone(), values: open.start() });
    see(stand, "a form");
    stand.desk.memory.decide.form = None;
    stand.desk.memory.map.legend = true;
    let map = stand.desk.views.facilitator.map.clone();
    let hospital = map.places.iter().find(|p| p.number.is_some()).expect("a hospital").place;
    for thing in [Thing::Place(hospital), Thing::Site(map.sites[0].site), Thing::Unit(map.units[0].unit)] {
        stand.desk.memory.select(thing);
        see(stand, &format!("{thing:?}"));
    }
    stand.desk.memory.map.legend = false;
    stand.desk.memory.map.selected = None;
    stand.desk.memory.window.trouble = Some("The journal cannot be written.".into());
    see(stand, "trouble");
    stand.desk.memory.window.trouble = None;
}

fn approver(stand: &Stand) -> Option<sandtable::units::SeatId> {
    stand.desk.views.facilitator.seats.iter().map(|s| s.seat).find(|s| stand.room.view(*s).approves)
}

/// Half an hour into the starter, with a request, a message, a note, an evaluator and something that can be recalled.
pub fn busy() -> Stand {
    let mut stand = Stand::console(30);
    // With the ground of the region, and the camera on it.
    sandtable::app::enter(&mut stand.room, &mut stand.desk, Surface::Console);
    stand.frames(2);
    let seat = stand.facilitator();
    let by = stand.desk.views.facilitator.seats.iter().find(|s| s.role != Role::Facilitator).expect("a player").seat;
    let asked = sandtable::app::panels::requests::Memory { text: "40 cots".into(), ..Default::default() };
    let who = SignIn { name: "Ruth".into(), organization: String::new(), duty: Duty::Evaluator, seats: Vec::new() };
    let note = Say::Note { text: "The second call came late.".into() };
    let asked: RequestStep = asked.ask(stand.desk.views.facilitator.clock.now);
    let orders = [
        (by, Order::Request(asked)),
        (by, Order::Say(Say::Message { to: vec![seat], text: "Where do the buses go?".into() })),
        (seat, Order::Say(note)),
        (seat, Order::Control(Control::Join { who: who.into() })),
        (
            seat,
            Order::Control(Control::Send { what: Outgoing::Message { to: vec![by], text: "To the school.".into() } }),
        ),
    ];
    for (seat, order) in orders {
        stand.room.submit(seat, order).expect("accepted");
    }
    stand.read();
    stand.desk.memory.sheets.evaluator.person =
        stand.desk.views.facilitator.people.iter().find(|p| p.duty == Duty::Evaluator).map(|p| p.person);
    stand.desk.memory.window.sheet = Some(Sheet::Evaluator);
    stand.read();
    assert!(stand.desk.views.evaluator.is_some(), "the evaluator has a pad");
    stand.desk.memory.window.sheet = None;
    stand.room.submit(seat, Order::Control(Control::Pause { why: "lunch".into() })).expect("it pauses");
    stand.read();
    stand
}
