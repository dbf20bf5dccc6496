//! The facilitator's controls: when each is allowed, and its effect.

use super::{Checkpoint, Control, Drill, Phase};
use crate::sim::Refusal;
use crate::units::{InjectId, SeatId};

impl Drill {
    pub(super) fn check_control(&self, seat: SeatId, control: &Control) -> Result<(), Refusal> {
        if seat != self.scenario.facilitator() {
            return Err(Refusal::FacilitatorOnly);
        }
        let row = |inject: InjectId| self.exercise.rows.get(inject).ok_or(Refusal::NoSuchThing);
        let when = |ok: bool| if ok { Ok(()) } else { Err(Refusal::NotNow) };
        let phase = self.exercise.phase;
        let begun = self.begun();
        match control {
            Control::Begin => when(phase == Phase::Ready),
            Control::Pause { .. } => when(phase == Phase::Running),
            Control::Resume => {
                when(matches!(phase, Phase::Paused | Phase::Discussion) && !self.exercise.real_emergency)
            }
            Control::Discuss => when(matches!(phase, Phase::Running | Phase::Paused)),
            Control::SetPace { pace } if *pace == 0 || *pace > 300 => {
                Err(Refusal::TooMany { wanted: *pace, limit: 300 })
            }
            Control::SetPace { .. } | Control::RealEmergency => Ok(()),
            Control::Fire { inject } => {
                when(begun)?;
                if row(*inject)?.open() && !row(*inject)?.pending { Ok(()) } else { Err(Refusal::AlreadyDone) }
            }
            Control::Hold { inject } | Control::Skip { inject, .. } => {
                let row = row(*inject)?;
                if row.open() && !row.pending && !(row.held && matches!(control, Control::Hold { .. })) {
                    Ok(())
                } else {
                    Err(Refusal::AlreadyDone)
                }
            }
            Control::Reschedule { inject, at } => self.check_reschedule(*inject, *at),
            Control::Release { inject } => {
                if row(*inject)?.held {
                    Ok(())
                } else {
                    Err(Refusal::NothingToDo)
                }
            }
            Control::Send { what } => self.check_send(what),
            Control::Recall { sent } => self.check_recall(*sent),
            Control::Deliver { sent } => self.check_deliver(*sent),
            Control::AdHoc { what } => self.check_ad_hoc(what),
            Control::Checkpoint { name } => self.check_checkpoint(name),
            Control::Reveal { inject } => self.check_reveal(*inject),
            Control::Bot { seat, on } => match self.exercise.bots.get(*seat) {
                None => Err(Refusal::NoSuchThing),
                Some(now) if now == on => Err(Refusal::AlreadyDone),
                Some(_) if *seat == self.scenario.facilitator() => Err(Refusal::NoSuchThing),
                Some(_) => Ok(()),
            },
            Control::Hint { inject } => self.check_hint(*inject),
            Control::Close { inject } => self.check_close(*inject),
            Control::NextMove => self.check_next_move(),
            Control::Pressure { tempo, weight } => self.check_pressure(*tempo, *weight),
            Control::Jump => self.check_jump(),
            Control::ByHand { on } if self.exercise.by_hand == *on => Err(Refusal::AlreadyDone),
            Control::ByHand { .. } => Ok(()),
            Control::EmergencyOver { why } => self.check_emergency_over(why),
            Control::Join { who } => self.check_sign_in(who),
            Control::Sit { person, seats } => self.check_reseat(*person, seats),
            Control::Leave { person } => self.check_leave(*person),
            Control::End => when(begun),
        }
    }

    pub(super) fn apply_control(&mut self, control: &Control, number: u64) {
        let e = &mut self.exercise;
        match control {
            Control::Begin | Control::Resume => {
                e.phase = Phase::Running;
                e.pause_reason.clear();
            }
            Control::Pause { why } => {
                e.phase = Phase::Paused;
                e.pause_reason.clone_from(why);
            }
            Control::Discuss => {
                e.phase = Phase::Discussion;
                e.pause_reason.clear();
            }
            Control::SetPace { pace } => e.pace = *pace,
            Control::Fire { inject } => self.fire(*inject, Some(number)),
            Control::Hold { inject } => e.rows[inject].held = true,
            Control::Release { inject } => e.rows[inject].held = false,
            Control::Reschedule { inject, at } => e.rows[inject].planned = Some(*at),
            Control::Skip { inject, reason } => e.rows[inject].skipped = Some(reason.clone()),
            Control::Send { what } => self.send(number, what.clone()),
            Control::Recall { sent } => self.recall(*sent),
            Control::Deliver { sent } => self.deliver(*sent, number),
            Control::AdHoc { what } => self.improvise(*what.clone(), number),
            Control::Checkpoint { name } => {
                let at = self.coalition.now();
                e.checkpoints.push(Checkpoint { entry: number, at, name: name.clone() });
            }
            Control::Reveal { inject } => e.rows[inject].revealed = Some(self.coalition.now()),
            Control::Bot { seat, on } => e.bots[seat] = *on,
            Control::Hint { inject } => e.rows[inject].hints_out += 1,
            Control::Close { inject } => e.rows[inject].closed = Some(self.coalition.now()),
            Control::NextMove => self.begin_next_move(Some(number)),
            Control::Pressure { tempo, weight } => self.set_pressure(*tempo, *weight),
            Control::Jump => self.jump(),
            Control::ByHand { on } => e.by_hand = *on,
            Control::EmergencyOver { .. } => e.real_emergency = false,
            Control::Join { who } => self.sign_in(*who.clone()),
            Control::Sit { person, seats } => self.reseat(*person, seats),
            Control::Leave { person } => self.leave(*person),
            Control::RealEmergency => {
                e.real_emergency = true;
                if e.phase == Phase::Running {
                    e.phase = Phase::Paused;
                }
            }
            Control::End => e.phase = Phase::HotWash,
        }
    }
}
