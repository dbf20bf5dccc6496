//! What can be taken back leaves nothing behind.

use sandtable::app::ask::Ask;
use sandtable::app::desk::Desk;
use sandtable::app::keys::{Act, BINDINGS, perform};
use sandtable::app::surfaces::Surface;
use sandtable::app::undo::undone_by;
use sandtable::drill::{Bots, Control, Drill, Header, Order, Outgoing};
use sandtable::host::find_scenario;
use sandtable::map::CoalitionMap;
use sandtable::units::{SimTime, Span};
use std::sync::Arc;

/// A drill with the facilitator's desk on it.
struct Table {
    drill: Drill,
    desk: Desk,
}

impl Table {
    fn at(minute: i64) -> Table {
        let scenario = find_scenario("buses-on-the-bridge").expect("the starter").loaded.scenario.expect("it is whole");
        let header = Header {
            format: 1,
            engine_version: "test".into(),
            scenario: scenario.id.clone(),
            scenario_hash: scenario.hash.clone(),
            title: scenario.title.en.clone(),
            seed: scenario.seed,
            bots: Bots::AsWritten,
            created_ms: 0,
            parent: None,
            carried: Default::default(),
        };
        let drill = Drill::new(scenario.clone(), Arc::new(CoalitionMap::new(&scenario)), header);
        let mut table = Table { drill, desk: Desk::default() };
        let seat = table.drill.scenario.facilitator();
        table.drill.submit(seat, Order::Control(Control::Begin), 0).expect("it begins");
        table.drill.advance(SimTime::START + Span::mins(minute));
        table.desk.memory.window.surface = Surface::Console;
        table.look();
        table
    }

    fn look(&mut self) {
        self.desk.views.facilitator = sandtable::view::build(&self.drill, self.drill.scenario.facilitator());
    }

    fn press(&mut self, act: Act) {
        perform(act, &mut self.desk);
        for ask in std::mem::take(&mut self.desk.asks) {
            if let Ask::Submit(seat, order) = ask {
                self.drill.submit(seat, order, 0).expect("accepted");
            }
        }
        self.look();
    }

    /// The drill's fingerprint, and what the desk shows. Which number Why was last asked about is not shown.
    fn state(&self) -> (String, String) {
        let mut memory = self.desk.memory.clone();
        memory.sheets.why = None;
        let metres = |m: f64| (m * 1e6).round() / 1e6;
        memory.map.cam.centre = memory.map.cam.centre.map(metres);
        memory.map.cam.m_per_pt = metres(memory.map.cam.m_per_pt);
        (self.drill.digest(), format!("{memory:?}"))
    }
}

#[test]
fn every_action_that_can_be_taken_back_leaves_the_state_as_it_was() {
    let mut walked = 0;
    for b in BINDINGS.iter().filter(|b| b.does.is_some()) {
        let Some(back) = undone_by(b.act) else { continue };
        let mut table = Table::at(6);
        // The pause has its reason from here on.
        table.press(Act::PauseResume);
        table.press(Act::PauseResume);
        table.press(Act::UsualPace);
        let before = table.state();
        table.press(b.act);
        let between = table.state();
        // The pace that the scenario has already changes nothing, and the window is not the desk's.
        let same = b.act == Act::FullScreen || b.act == Act::Pace(table.drill.scenario.pace);
        assert_eq!(between == before, same, "{:?} does nothing", b.act);
        table.press(back);
        let after = table.state();
        assert_eq!(before.0, after.0, "{:?}, {back:?}: the drill is another one", b.act);
        assert_eq!(before.1, after.1, "{:?}, {back:?}: the desk is another one", b.act);
        walked += 1;
    }
    assert!(walked > 30, "only {walked} actions can be taken back");
}

#[test]
fn whatever_is_sent_and_called_back_leaves_the_drill_as_it_was() {
    let table = Table::at(6);
    let (seat, by) = (table.drill.scenario.facilitator(), table.desk.views.facilitator.seats[0].seat);
    let inject = table.desk.views.facilitator.script.next.first().expect("something is planned").inject;
    let place = table.desk.views.facilitator.map.places[0].place;
    let mut draft = sandtable::app::panels::composer::InjectDraft::default();
    (draft.what, draft.place) = (sandtable::app::panels::composer::What::PowerFails, Some(place));
    draft.text = "The lights are out.".into();
    let composed: Vec<Order> = draft.order().into_iter().collect();
    assert!(matches!(&composed[..], [Order::Control(Control::Send { what: Outgoing::AdHoc { what: _ } })]));
    let send = |what| Order::Control(Control::Send { what });
    let message = Outgoing::Message { to: vec![by], text: "Come to the phone.".into() };
    for order in composed.into_iter().chain([send(Outgoing::Inject { inject }), send(message)]) {
        let mut table = Table::at(6);
        let before = table.state();
        table.drill.submit(seat, order.clone(), 0).expect("sent");
        table.look();
        assert_ne!(before.0, table.state().0, "{order:?} does nothing");
        table.press(Act::Recall);
        assert_eq!(before, table.state(), "{order:?} leaves a trace");
    }
}
