//! Conditions: what they refer to.

use super::Ctx;
use crate::scenario::checked::Seat;
use crate::scenario::decode::{At, Ref};
use crate::scenario::finding::msg;
use crate::scenario::inject::Metric;
use crate::scenario::when::{Known, When};
use crate::scenario::written::{self, Many, Metric as WMetric, When as W, Who};
use crate::units::{InjectId, MoveId, SeatId, SiteId, Span};

impl Ctx<'_> {
    pub(super) fn condition(&mut self, when: &W, seats: &[Seat]) -> Option<When> {
        Some(match when {
            W::All(list) => When::All(self.conditions(list, seats)?),
            W::Any(list) => When::Any(self.conditions(list, seats)?),
            W::NOf(count, list) => {
                let list = self.conditions(list, seats)?;
                if count.value == 0 || usize::from(count.value) > list.len() {
                    let hint = msg!("one-to", most = list.len());
                    self.error(count.pos, "E-CND-01", msg!("n-of-range"), hint);
                }
                When::NOf(count.value, list)
            }
            W::Not(inner) => When::Not(Box::new(self.condition(inner, seats)?)),
            W::HeldFor(span, inner) => {
                self.positive(span);
                When::HeldFor(span.value, Box::new(self.condition(inner, seats)?))
            }
            W::After(m) => When::After(self.time_inside(m)),
            W::Fired(f) => When::Fired(self.inject_id(&f.inject)?, f.for_at_least.map_or(Span::ZERO, |s| s.value)),
            W::Acknowledged(a) => When::Acknowledged(self.inject_id(&a.inject)?, self.some_people(&a.by, seats)),
            W::Answered(a) => self.answered(a, seats)?,
            W::Decided(d) => When::Decided(d.kind.value, self.some_people(&d.role, seats)),
            W::Reported(r) => {
                let eei = self.find(|c| &c.eei, &r.eei.value.0, r.eei.pos)? as u16;
                When::Reported(eei, self.some_people(&r.by, seats), r.within.map(|w| w.value))
            }
            W::Knows(k) => {
                let place = self.place(&k.beds_of)?;
                When::Knows(self.people(&k.who, seats), Known::Beds(place, k.within.map(|w| w.value)))
            }
            W::Told(t) => {
                let inject = self.inject_id(&t.inject)?;
                When::Knows(self.people(&t.who, seats), Known::Told(inject))
            }
            W::Metric(metric, compare, number) => When::Metric(self.metric(metric)?, compare.value, number.value),
            W::InMove(id) => When::InMove(MoveId::at(self.find(|c| &c.moves, &id.value.0, id.pos)?)),
            W::Flag(name) => When::Flag(name.value.0.clone()),
            W::Bot(who) => When::Bot(self.people(who, seats)),
        })
    }

    fn conditions(&mut self, list: &[W], seats: &[Seat]) -> Option<Vec<When>> {
        let read: Vec<Option<When>> = list.iter().map(|w| self.condition(w, seats)).collect();
        read.into_iter().collect()
    }

    fn inject_id(&mut self, r: &At<Ref>) -> Option<InjectId> {
        self.find(|c| &c.injects, &r.value.0, r.pos).map(InjectId::at)
    }

    /// Nobody named: an empty list.
    fn some_people(&mut self, who: &Option<Many<At<Who>>>, seats: &[Seat]) -> Vec<SeatId> {
        who.as_ref().map(|w| self.people(w, seats)).unwrap_or_default()
    }

    /// Finds the option by its text in the injects as written, which may follow later in the file.
    fn answered(&mut self, a: &written::Answered, seats: &[Seat]) -> Option<When> {
        let inject = self.inject_id(&a.inject)?;
        let by = self.some_people(&a.by, seats);
        let Some(choice) = &a.choice else { return Some(When::Answered(inject, None, by)) };
        let options = self.options_of.get(inject.index()).cloned().unwrap_or_default();
        let found = options.iter().position(|o| o.trim() == choice.value.en.trim());
        if found.is_none() {
            let hint =
                if options.is_empty() { msg!("no-options") } else { msg!("options-are", options = options.join(", ")) };
            self.error(choice.pos, "E-CND-02", msg!("not-an-option"), hint);
        }
        Some(When::Answered(inject, Some(found? as u16), by))
    }

    pub(super) fn positive(&mut self, span: &At<Span>) {
        if span.value <= Span::ZERO {
            self.error(span.pos, "E-VAL-01", msg!("takes-time"), msg!("write-five-min"));
        }
    }

    fn metric(&mut self, m: &WMetric) -> Option<Metric> {
        Some(match m {
            WMetric::EdWaiting(p) => Metric::EdWaiting(self.place(&p.at)?),
            WMetric::BedsFree(b) => Metric::BedsFree(self.place(&b.at)?, b.kind.value),
            WMetric::AtScene(s) => {
                let i = self.find(|c| &c.sites, &s.site.value.0, s.site.pos)?;
                Metric::AtScene(SiteId::at(i))
            }
            WMetric::UnitsAvailable => Metric::UnitsAvailable,
            WMetric::ShelterPeople(p) => Metric::ShelterPeople(self.place(&p.at)?),
            WMetric::Died => Metric::Died,
        })
    }
}
