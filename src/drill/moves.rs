//! Modules (`moves` in files): consecutive parts of the exercise, some of which begin with a discussion.

use super::condition::Owner;
use super::{Control, Drill, Order, Phase, What};
use crate::scenario::Trigger;
use crate::sim::Refusal;
use crate::units::{MoveId, SimTime};

impl Drill {
    /// The current module. `None`: there is none, or none has begun.
    pub fn current_move(&self) -> Option<MoveId> {
        self.exercise.moves.iter().rposition(Option::is_some).map(MoveId::at)
    }

    pub(super) fn has_begun(&self, which: MoveId) -> bool {
        self.exercise.moves.get(which).is_some_and(Option::is_some)
    }

    fn next_move(&self) -> Option<MoveId> {
        self.exercise.moves.iter().position(Option::is_none).map(MoveId::at)
    }

    pub(super) fn check_next_move(&self) -> Result<(), Refusal> {
        if !self.begun() {
            return Err(Refusal::NotNow);
        }
        self.next_move().map(|_| ()).ok_or(Refusal::NothingToDo)
    }

    /// The next module to begin, if due. Modules begin in order.
    pub(super) fn due_move(&mut self) -> Option<MoveId> {
        let next = self.next_move()?;
        let scenario = self.scenario.clone();
        let due = match &scenario.moves[next].enter {
            _ if next.index() == 0 => true,
            Trigger::At(at) => *at <= self.now(),
            Trigger::Manual => false,
            Trigger::When { condition, .. } => self.holds(Owner::Move(next), condition),
        };
        due.then_some(next)
    }

    /// Unattended runs skip discussions.
    pub fn advance_unattended(&mut self, until: SimTime) {
        self.advance(until);
        while self.exercise.phase == Phase::Discussion && self.now() < until {
            let resume = Order::Control(Control::Resume);
            if self.submit(self.scenario.facilitator(), resume, self.wall_ms).is_err() {
                break;
            }
            self.advance(until);
        }
    }

    pub(super) fn begin_next_move(&mut self, cause: Option<u64>) {
        if let Some(next) = self.next_move() {
            self.begin_move(next, cause);
        }
    }

    pub(super) fn begin_move(&mut self, which: MoveId, cause: Option<u64>) {
        self.exercise.moves[which] = Some(self.now());
        self.write(None, cause, What::MoveBegan { which });
        let written = &self.scenario.moves[which];
        if written.discuss {
            self.exercise.phase = Phase::Discussion;
            self.exercise.pause_reason = written.title.en.clone();
        }
        self.commit();
    }
}
