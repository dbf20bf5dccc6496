//! Rows about arrivals (who, where, when) and outcomes: S7, S8, S9, S11, S13(a). Each plays its scenario with bots in
//! every seat.

use super::judge::{Bar, Claim};
use super::{Bench, Row, Values};
use crate::drill::{Bots, Drill};
use crate::scenario::{Scenario, Severity};
use crate::sim::{Facility, Patient, TravelMode};
use crate::units::{PlaceId, SimTime, SiteId, Span};

const INF: f64 = f64::INFINITY;

fn place(scenario: &Scenario, id: &str) -> PlaceId {
    PlaceId::at(scenario.places.iter().position(|p| p.id == id).expect("the scenario has this place"))
}

fn facility<'a>(drill: &'a Drill, id: &str) -> &'a Facility {
    &drill.coalition().truth().facilities[place(&drill.scenario, id)]
}

fn patients(drill: &Drill) -> &[Patient] {
    &drill.coalition().truth().patients
}

/// Deaths from the incident so far or later.
fn lost(p: &Patient) -> bool {
    !p.alive() || p.doomed
}

fn critical(p: &&Patient) -> bool {
    matches!(p.severity, Severity::Immediate | Severity::Expectant)
}

fn minutes(at: SimTime) -> f64 {
    (at - SimTime::START).as_mins()
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Hospitals with an ED, nearest first.
fn nearest(scenario: &Scenario) -> Vec<PlaceId> {
    let site = scenario.sites[SiteId(0)].at;
    let mut all: Vec<PlaceId> =
        (0..scenario.places.len()).map(PlaceId::at).filter(|p| scenario.place(*p).has_ed).collect();
    all.sort_by(|a, b| scenario.place(*a).at.distance_m(site).total_cmp(&scenario.place(*b).at.distance_m(site)));
    all
}

pub fn rows() -> Vec<Row> {
    vec![s7(), s8(), s9(), s11(), s13a()]
}

fn s7() -> Row {
    Row {
        id: "S7",
        name: "Arrival shape after an urban open-air incident",
        kind: "backcast",
        source: "CDCpred, Arnold03",
        scenarios: &["s07-open-air-blast"],
        model: "self-presentation (A4): independent of severity, 80 % to the nearest ED; EMS with triage, priority \
                loading, and standing orders to the closest appropriate hospital; bots in every seat",
        claims: vec![
            Claim::new(
                "closest hospital: share of arrivals in the hour after its first",
                "",
                Bar::Band { low: 0.4, high: 0.6 },
            ),
            Claim::new("share of all arrivals at the two closest within 90 min", "", Bar::Band { low: 0.5, high: 0.8 }),
            Claim::new("first third of arrivals less severe than the second (grouped medians)", "", Bar::Pattern),
            Claim::new("closest hospital: first arrival", " min", Bar::Band { low: 5.0, high: 25.0 }),
        ],
        note: "With ambulances directed by a live bed board, which none of the events behind the rule had, 96 % of \
               arrivals at the closest hospital were within the hour. Severity is known by class, and three of \
               four arrivals are ambulatory: in two of three runs the plain median class is the same in both \
               thirds. The grouped median applies the same test to the continuum behind the classes. No casualty \
               goes home first and arrives later; no published share was found.",
        play: |bench, seed| bench.drill(0, seed, Bots::Everywhere, arrival_shape),
        fold: None,
    }
}

fn arrival_shape(drill: &Drill) -> Values {
    let near = nearest(&drill.scenario);
    let at = |p: PlaceId| &drill.coalition().truth().facilities[p].tally.arrivals;
    let closest = at(near[0]);
    let first = closest.first().copied();
    let within = |arrivals: &[SimTime], until: SimTime| arrivals.iter().filter(|t| **t <= until).count();
    let mut arrived: Vec<(SimTime, Severity)> =
        patients(drill).iter().filter_map(|p| Some((p.arrived?, p.severity))).collect();
    arrived.sort();
    let soon = SimTime::START + Span::mins(90);
    let two = within(at(near[0]), soon) + within(at(near[1]), soon);
    let third = arrived.len() / 3;
    let lighter = (third > 0).then(|| grouped_median(&arrived[..third]) > grouped_median(&arrived[third..2 * third]));
    vec![
        first.and_then(|f| ratio(within(closest, f + Span::mins(60)), closest.len())),
        ratio(two, arrived.len()),
        lighter.map(|b| f64::from(u8::from(b))),
        first.map(minutes),
    ]
}

/// The median of a continuous severity known only by class: inside its class, in proportion to its rank there. Greater
/// is milder; classes are in order of urgency.
fn grouped_median(part: &[(SimTime, Severity)]) -> f64 {
    let mut of_class = [0.0; Severity::ALL.len()];
    for (_, severity) in part {
        of_class[*severity as usize] += 1.0;
    }
    let (half, mut before) = (part.len() as f64 / 2.0, 0.0);
    for (class, there) in of_class.into_iter().enumerate() {
        if there > 0.0 && before + there >= half {
            return class as f64 + (half - before) / there;
        }
        before += there;
    }
    0.0
}

fn s8() -> Row {
    let near = |observed| Bar::Near { observed, share: 0.25 };
    Row {
        id: "S8",
        name: "Orlando 2016: the nearest hospital",
        kind: "backcast",
        source: "Orlando Health synopsis, press",
        scenarios: &["s08-orlando-2016"],
        model: "trauma teams in house and on call, operating rooms, deterioration by RPM (A1), bots in every seat",
        claims: vec![
            Claim::new(
                "first arrival after the start of the attack",
                " min",
                Bar::Moment { from: 10.0, until: 17.0, minutes: 10.0 },
            ),
            Claim::new("patients in the 10 min after the first", "", near(10.0)),
            Claim::new("dead on or after arrival", "", near(9.0)),
            Claim::new("survivors", "", near(35.0)),
            Claim::new("trauma teams within 60 min of the first arrival", "", Bar::Band { low: 6.0, high: INF }),
            Claim::new("surgeries by noon", "", near(26.0)),
            Claim::new("closed to other ambulances", " min", Bar::Moment { from: 480.0, until: 480.0, minutes: 10.0 }),
        ],
        note: "Here “closed” is the hospital’s own diversion, which the bot ends when no patient is waiting. The \
               real closure was also a security cordon against a suspected second gunman, which the inputs do not \
               include. The severity of the 44 is an assumption (two thirds critical, none beyond saving at \
               injury), as is the roster of eight on call. With this input, mainly critical patients need surgery; \
               many of the real 26 were not in danger. One death fewer than before decision 11.",
        play: |bench, seed| bench.drill(0, seed, Bots::Everywhere, orlando),
        fold: None,
    }
}

fn orlando(drill: &Drill) -> Values {
    let f = facility(drill, "ormc");
    let arrivals = &f.tally.arrivals;
    let Some(first) = arrivals.first().copied() else { return vec![None; 7] };
    let soon = arrivals.iter().filter(|t| **t > first && **t <= first + Span::mins(10)).count();
    let dead = patients(drill).iter().filter(|p| lost(p)).count();
    let place = drill.scenario.place(place(&drill.scenario, "ormc"));
    let teams =
        place.team_tenths as usize / 10 + f.on_call_came.iter().filter(|t| **t <= first + Span::mins(60)).count();
    let noon = SimTime::START + Span::hours(10);
    let operated = patients(drill).iter().filter(|p| p.operated && p.definitive.is_some_and(|t| t <= noon)).count();
    vec![
        Some(minutes(first)),
        Some(soon as f64),
        Some(dead as f64),
        Some((patients(drill).len() - dead) as f64),
        Some(teams as f64),
        Some(operated as f64),
        Some(f.diversion_until(drill.now()).as_mins()),
    ]
}

fn s9() -> Row {
    Row {
        id: "S9",
        name: "Las Vegas 2017: hospital skew",
        kind: "backcast",
        source: "hospital statements, GNYHA, press",
        scenarios: &["s09-las-vegas-2017"],
        model: "self-presentation (A4): independent of severity, 80 % to the nearest ED, the others to the second \
                nearest; EMS with standing orders to the closest appropriate hospital; bots in every seat",
        claims: vec![
            Claim::new("arrivals at the nearest level II", "", Bar::Band { low: 180.0, high: 240.0 }),
            Claim::new("arrivals at the level I", "", Bar::Band { low: 100.0, high: 110.0 }),
            Claim::new("level II to level I", "", Bar::Band { low: 1.7, high: 2.2 }),
            Claim::new("share of arrivals within 90 min", "", Bar::Band { low: 0.5, high: 1.0 }),
            Claim::new("level II: share not triaged by EMS", "", Bar::Band { low: 0.6, high: 1.0 }),
        ],
        note: "Assumption A4 sends four of five self-presenting casualties to the nearest hospital. In Las Vegas \
               the nearest trauma center received 40 % of all casualties, the level I 20 %, and hospitals outside \
               the target’s inputs the other 40 %. A smaller share would fit this event; the model is not tuned to \
               it. The fix needs a published distribution of hospital choice by distance. With the doctrine of the \
               period the miss is slightly larger than with a bed board. Tried and reverted, because only listed \
               inputs count: the valley’s thirteen real emergency departments. Desert Springs, 600 m closer than \
               the level II, then receives 316, the level II 143, the level I 14: with several hospitals at \
               similar distances, four of five to the nearest is wrong. Divided by beds over the squared drive \
               time, the same thirteen receive 191 (level II; observed 180 to 214), 89 (level I; 104), and, six of \
               one system together, 209 (229). Decision 11 gives the cost elsewhere and the reason for not \
               adopting it.",
        play: |bench, seed| bench.drill(0, seed, Bots::Everywhere, las_vegas),
        fold: None,
    }
}

fn las_vegas(drill: &Drill) -> Values {
    let (two, one) = (&facility(drill, "level-two").tally, &facility(drill, "level-one").tally);
    let arrived: Vec<SimTime> = patients(drill).iter().filter_map(|p| p.arrived).collect();
    let soon = arrived.iter().filter(|t| **t <= SimTime::START + Span::mins(90)).count();
    let walked = two.arrivals.len() - two.arrivals_by_ems as usize;
    vec![
        Some(two.arrivals.len() as f64),
        Some(one.arrivals.len() as f64),
        ratio(two.arrivals.len(), one.arrivals.len()),
        ratio(soon, arrived.len()),
        ratio(walked, two.arrivals.len()),
    ]
}

fn s11() -> Row {
    let near = |observed| Bar::Near { observed, share: 0.2 };
    Row {
        id: "S11",
        name: "Madrid 2004: the closest hospital",
        kind: "backcast",
        source: "Peral05, Turegano08",
        scenarios: &["s11-madrid-2004"],
        model: "four scenes, EMS with triage and standing orders to the closest appropriate hospital, trauma \
                teams, operating rooms, inpatient beds; bots in every seat",
        claims: vec![
            Claim::new("treated at the closest hospital", "", near(312.0)),
            Claim::new("admitted there", "", near(91.0)),
            Claim::new("critical there", "", near(29.0)),
            Claim::new("patients with surgery there, 08:00 to 17:00", "", near(32.0)),
            Claim::new("critical mortality there", "", near(0.172)),
            Claim::new("share at the two closest hospitals", "", near(0.6)),
        ],
        note: "The total of hospital arrivals is computed from the two closest hospitals and their share, so the \
               first and last lines test the split, not the total. The first line passes narrowly, by its \
               interval. Patients spread because full hospitals divert ambulances. The surgery shares were chosen \
               with this event in view when the care steps were written.",
        play: |bench, seed| bench.drill(0, seed, Bots::Everywhere, madrid),
        fold: None,
    }
}

fn madrid(drill: &Drill) -> Values {
    let closest = place(&drill.scenario, "closest");
    let here: Vec<&Patient> = patients(drill).iter().filter(|p| p.first_facility == Some(closest)).collect();
    let second = facility(drill, "second").tally.arrivals.len();
    let all = patients(drill).iter().filter(|p| p.arrived.is_some()).count();
    let gravely: Vec<&&Patient> = here.iter().filter(|p| critical(p)).collect();
    // The run ends at 17:00, and all operating rooms are empty twenty minutes after the bombs.
    let operated = here.iter().filter(|p| p.operated).count();
    vec![
        Some(here.len() as f64),
        Some(here.iter().filter(|p| p.admitted || p.operated).count() as f64),
        Some(gravely.len() as f64),
        Some(operated as f64),
        ratio(gravely.iter().filter(|p| lost(p)).count(), gravely.len()),
        ratio(here.len() + second, all),
    ]
}

fn s13a() -> Row {
    Row {
        id: "S13a",
        name: "Pooled bombings: mortality of the critical",
        kind: "backcast",
        source: "Frykberg88",
        scenarios: &["s13a-pooled-bombings"],
        model: "deterioration by RPM (A1), slower in crew care, with spare EMS and hospital capacity; bots in \
                every seat",
        claims: vec![
            Claim::new("critical mortality", " %", Bar::Band { low: 9.0, high: 16.0 }),
            Claim::new("late deaths outside the critical group", "", Bar::Band { low: 0.0, high: 0.0 }),
            Claim::new("overall late mortality, whole percent", " %", Bar::Band { low: 1.0, high: 2.0 }),
        ],
        note: "The score mix of critical casualties was set from this series (table B4), so the first line checks \
               that EMS and hospitals add no deaths; it is not a prediction. The target’s own numbers, 12.4 % of \
               18.7 %, give 2.3 % overall, which it reports as 1 to 2 %: compared in whole percent, as printed. \
               The incidents have the mean size of the series. Those with known severity may have been larger: as \
               24 incidents of 56, the same people overwhelm the nearest trauma center, 14.4 % of critical and 2.7 \
               % of all casualties die, and the last line misses.",
        play: |bench, seed| bench.drill(0, seed, Bots::Everywhere, pooled),
        fold: None,
    }
}

fn pooled(drill: &Drill) -> Values {
    let all = patients(drill);
    let late = |p: &&Patient| lost(p) && p.mode != TravelMode::NotYet;
    let gravely = all.iter().filter(critical).count();
    let dead = all.iter().filter(late).count();
    let of_them = all.iter().filter(late).filter(critical).count();
    vec![ratio(100 * of_them, gravely), Some((dead - of_them) as f64), ratio(100 * dead, all.len()).map(f64::round)]
}

/// These rows play whole drills.
impl Bench {
    pub fn drill(&self, scenario: usize, seed: u64, bots: Bots, look: fn(&Drill) -> Values) -> Values {
        self.runner(scenario, bots).play(seed, look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grouped_median_tells_thirds_apart_that_have_the_same_class_in_the_middle() {
        use Severity::{Delayed, Immediate, Minimal};
        let part = |severities: &[Severity]| severities.iter().map(|s| (SimTime::START, *s)).collect::<Vec<_>>();
        let light = part(&[Delayed, Minimal, Minimal, Minimal, Minimal]);
        let grave = part(&[Immediate, Delayed, Minimal, Minimal, Minimal]);
        assert!(grouped_median(&light) > grouped_median(&grave));
        assert_eq!(grouped_median(&grave), grouped_median(&grave));
        // Half of four are before the midpoint of the class.
        assert_eq!(grouped_median(&part(&[Minimal; 4])), Minimal as usize as f64 + 0.5);
        assert_eq!(grouped_median(&part(&[Delayed, Delayed, Minimal, Minimal])), Delayed as usize as f64 + 1.0);
    }
}
