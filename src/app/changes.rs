//! Carries out what panels change on the screens.

use super::ask::{Ask, Change};
use super::desk::Desk;
use super::keys;
use super::panels::composer::InjectDraft;

/// Takes the changes out of the asks and carries them out; the other asks stay in their order. True: something changed.
pub fn settle(desk: &mut Desk) -> bool {
    let mut changed = false;
    for ask in std::mem::take(&mut desk.asks) {
        if let Ask::Change(change) = ask {
            apply(desk, change);
            changed = true;
        } else {
            desk.asks.push(ask);
        }
    }
    changed
}

/// One change. What concerns the exercise becomes an [`Ask`].
pub fn apply(desk: &mut Desk, change: Change) {
    let memory = &mut desk.memory;
    match change {
        Change::Perform(act) => keys::perform(act, desk),
        Change::Select(Some(thing)) => memory.select(thing),
        Change::Select(None) => memory.map.selected = None,
        Change::CloseSheet => memory.window.sheet = None,
        Change::OpenTab(tab) => {
            memory.window.tab = tab;
            memory.window.hidden[1] = false;
        }
        Change::ActAs(seat) => memory.act_as(Some(seat)),
        Change::Compose(text) => memory.composer.draft = Some(InjectDraft { text, ..InjectDraft::default() }),
        Change::Project(picture) => {
            memory.projector.open = true;
            memory.projector.picture = picture;
        }
        Change::PassLaptop => desk.pass_laptop(),
        Change::SkipSeat(seat) => {
            memory.window.role = Some(seat);
            desk.pass_laptop();
        }
        Change::TakeLaptop => memory.take_laptop(),
        Change::EndRound => memory.window.curtain = None,
    }
}
