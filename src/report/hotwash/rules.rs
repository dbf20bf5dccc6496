//! The rules that propose moments and corrective actions, most important first.

use super::{Action, Moment};
use crate::drill::{Drill, Entry, RequestState, What};
use crate::report::words::Words;
use crate::scenario::Shown;
use crate::sim::Fact;
use crate::units::{SeatId, SimTime, Span};
use crate::words::{self as names, Said};

/// Every proposed moment, most important first.
pub(super) fn candidates(drill: &Drill, words: &Words) -> Vec<Moment> {
    let of = Rules { drill, words };
    let rules = [
        of.first_preventable_death(),
        of.alarm(),
        of.most_wrong(),
        of.longest_queue(),
        of.missed(),
        of.quickest(),
        of.icu_full(),
        of.unmet(),
        of.refused(),
        of.scene_clear(),
        of.first_decision(),
        of.last_decision(),
    ];
    rules.into_iter().flatten().collect()
}

struct Rules<'a> {
    drill: &'a Drill,
    words: &'a Words,
}

impl Rules<'_> {
    fn find(&self, is: impl Fn(&What) -> bool) -> Option<&Entry> {
        self.drill.entries().iter().find(|e| is(&e.what))
    }

    /// The last entry at or before a moment that people could see.
    fn entry_at(&self, at: SimTime) -> Option<&Entry> {
        let shown = |e: &&Entry| !matches!(e.what, What::Checked { .. });
        self.drill.entries().iter().rev().filter(shown).find(|e| e.at <= at)
    }

    fn moment(&self, entry: &Entry, rule: &str, values: &[(&str, &dyn Said)], more: &[u64]) -> Moment {
        Moment {
            at: entry.at,
            entry: entry.number,
            title: self.words.say(&format!("moment-{rule}")),
            what: self.words.with(&format!("moment-{rule}-what"), values),
            ask: self.words.say(&format!("moment-{rule}-ask")),
            entries: [entry.number].iter().chain(more).copied().collect(),
            seat: String::new(),
            rows: Vec::new(),
        }
    }

    fn first_preventable_death(&self) -> Option<Moment> {
        let e = self.find(|w| matches!(w, What::Happened(Fact::PatientDied { preventable: true, .. })))?;
        let What::Happened(fact) = &e.what else { return None };
        let what = names::fact(&self.drill.scenario, self.drill.coalition().truth(), fact);
        Some(self.moment(e, "death", &[("what", &what)], &[]))
    }

    /// From first 911 call to first decision.
    fn alarm(&self) -> Option<Moment> {
        let call = self.find(|w| matches!(w, What::Happened(Fact::CallReceived { .. })))?;
        let decides = |e: &&Entry| e.what.decision().is_some();
        let first = self.drill.entries().iter().filter(decides).find(|e| e.at >= call.at)?;
        let took = first.at - call.at;
        Some(self.moment(call, "alarm", &[("took", &took)], &[first.number]))
    }

    fn most_wrong(&self) -> Option<Moment> {
        let gaps = self.drill.gaps();
        let worst = |s: &crate::drill::GapSample| {
            let all = s.seats.iter().enumerate().filter_map(|(i, g)| g.map(|g| (g.ed + g.icu, i)));
            all.max_by_key(|(n, i)| (*n, std::cmp::Reverse(*i)))
        };
        let all = gaps.iter().filter_map(|s| worst(s).map(|(n, i)| (n, i, s.at)));
        let (n, seat, at) = all.max_by_key(|(n, _, at)| (*n, std::cmp::Reverse(*at))).filter(|(n, ..)| *n > 0)?;
        let name = self.words.text(&self.drill.scenario.seats[SeatId::at(seat)].name);
        Some(self.moment(self.entry_at(at)?, "belief", &[("seat", &name), ("n", &n)], &[]))
    }

    fn longest_queue(&self) -> Option<Moment> {
        let series = &self.drill.coalition().truth().series;
        let most =
            series.iter().max_by_key(|s| (s.ed_waiting, std::cmp::Reverse(s.at))).filter(|s| s.ed_waiting >= 3)?;
        Some(self.moment(self.entry_at(most.at)?, "queue", &[("n", &most.ed_waiting)], &[]))
    }

    fn icu_full(&self) -> Option<Moment> {
        let full = self.drill.coalition().truth().series.iter().find(|s| s.icu_free <= 0)?;
        Some(self.moment(self.entry_at(full.at)?, "icu", &[], &[]))
    }

    fn missed(&self) -> Option<Moment> {
        let e = self.find(|w| matches!(w, What::ExpectationMissed { .. }))?;
        let What::ExpectationMissed { inject } = e.what else { return None };
        let out = self.find(|w| *w == What::InjectFired { inject })?;
        let written = self.drill.inject(inject)?;
        let expected = written.expect.as_ref().map_or(String::new(), |x| expected(x, self.words));
        let title = self.words.text(&written.title);
        Some(self.moment(e, "missed", &[("inject", &title), ("expected", &expected)], &[out.number]))
    }

    /// The expected action completed fastest relative to its limit.
    fn quickest(&self) -> Option<Moment> {
        let met = self.drill.injects().filter_map(|(id, inject, row)| {
            let (e, fired) = (row.expectation?, row.fired?);
            let limit = (e.due - fired).0.max(1);
            Some((((e.met? - fired).0 * 1000 / limit, id), inject, e.met? - fired))
        });
        let ((_, id), inject, took) = met.min_by_key(|(rank, ..)| *rank)?;
        let e = self.find(|w| *w == What::ExpectationMet { inject: id })?;
        let title = self.words.text(&inject.title);
        Some(self.moment(e, "quickest", &[("inject", &title), ("took", &took)], &[]))
    }

    fn unmet(&self) -> Option<Moment> {
        let late = |r: &&crate::drill::Request| {
            let arrived = r.path.iter().find(|(s, ..)| *s == RequestState::Arrived).map(|(_, at, _)| *at);
            let over = matches!(r.state, RequestState::Denied | RequestState::Withdrawn);
            !over && arrived.unwrap_or(self.drill.now()) > r.asked.needed_by
        };
        let r = self.drill.exercise().requests.iter().find(late)?;
        let e = self.drill.entries().get((r.number as usize).wrapping_sub(1))?;
        Some(self.moment(e, "unmet", &[("what", &names::asked(self.drill, &r.asked))], &[]))
    }

    fn refused(&self) -> Option<Moment> {
        let e = self.find(|w| w.refused_decision().is_some())?;
        let What::Refused { order, why, .. } = &e.what else { return None };
        let (what, why) = (names::order(self.drill, order, false), names::refusal(&self.drill.scenario, why));
        Some(self.moment(e, "refused", &[("what", &what), ("why", &why)], &[]))
    }

    fn scene_clear(&self) -> Option<Moment> {
        let e = self.find(|w| matches!(w, What::Happened(Fact::SceneCleared { .. })))?;
        Some(self.moment(e, "clear", &[], &[]))
    }

    fn first_decision(&self) -> Option<Moment> {
        let e = self.find(|w| w.decision().is_some())?;
        Some(self.decision(e))
    }

    fn last_decision(&self) -> Option<Moment> {
        let decides = |e: &&Entry| e.what.decision().is_some();
        Some(self.decision(self.drill.entries().iter().rev().find(decides)?))
    }

    fn decision(&self, e: &Entry) -> Moment {
        let Some(order) = e.what.order() else { return self.moment(e, "decision", &[], &[]) };
        let who = e.by.map_or("", |s| self.words.text(&self.drill.scenario.seat(s).name));
        let what = names::order(self.drill, order, false);
        self.moment(e, "decision", &[("who", &who), ("what", &what)], &[])
    }
}

/// Drafts of corrective actions: every expected action that was late or missed, every facility that never reported, and
/// late requests.
pub(super) fn suggestions(drill: &Drill, words: &Words) -> Vec<Action> {
    let mut all = Vec::new();
    let measures = super::super::measure::measures(drill);
    let draft = |issue: String, key: &str, element: &str, measure: Option<&str>, entries| Action {
        issue,
        action: words.say(key),
        element: element.to_owned(),
        owner: None,
        due: None,
        measure: measure.map(str::to_owned),
        entries,
    };
    for e in drill.entries() {
        let What::ExpectationMissed { inject } = e.what else { continue };
        let Some(expect) = drill.inject(inject).and_then(|i| i.expect.as_ref()) else { continue };
        let limit: Span = expect.within;
        let id = drill.inject(inject).map(|i| format!("action--{}", i.id));
        let of = measures.iter().map(|m| m.id.as_str()).find(|m| id.as_deref() == Some(m));
        let issue = words.with("issue-late", &[("what", &expected(expect, words)), ("limit", &limit)]);
        all.push(draft(issue, "action-late", "@poetc-training", of, vec![e.number]));
    }
    for m in &measures {
        match m.id.as_str() {
            "reported" if m.numerator.len() < m.denominator.len() => {
                let there: Vec<&str> = m.numerator.iter().map(|i| i.what.as_str()).collect();
                let silent = m.denominator.iter().map(|i| i.what.as_str()).filter(|n| !there.contains(n));
                let silent = silent.collect::<Vec<_>>().join(", ");
                let issue = words.with("issue-silent", &[("who", &silent)]);
                all.push(draft(issue, "action-silent", "@poetc-planning", Some(&m.id), Vec::new()));
            }
            "requests-unmet" if !m.numerator.is_empty() => {
                let what: Vec<&str> = m.numerator.iter().map(|i| i.what.as_str()).collect();
                let issue = words.with("issue-unmet", &[("what", &what.join("; "))]);
                all.push(draft(issue, "action-unmet", "@poetc-organization", Some(&m.id), m.entries()));
            }
            _ => {}
        }
    }
    all
}

/// The expected action, in words.
pub fn expected(expect: &crate::scenario::Expect, words: &Words) -> String {
    match &expect.what {
        Shown::Decided(kinds) => kinds.iter().map(|k| names::decision_label(*k)).collect::<Vec<_>>().join(" / "),
        Shown::Holds(_) => words.text(&expect.text).to_owned(),
    }
}
