//! Condition profiles and patient outcomes, in the whole simulation and not only in its tables.

use crate::scenarios::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{BedKind, Physiology, Scenario, Severity, check_source, library, library_findings};
use sandtable::sim::{
    Age, Body, Coalition, DueTo, Outcome, Patient, baux_death, physiology, revised_baux, survival_draw,
};
use sandtable::units::{PatientId, SimTime, Span};
use std::sync::Arc;

/// A field with casualties and one hospital a short drive away; `more` has further fields of the scenario.
fn plan(casualties: &str, als: u32, more: &str) -> Arc<Scenario> {
    let text = format!(
        "Scenario(format: 1, id: \"m\", title: \"M\", length: \"3 d\", sites: [ (id: \"field\", at: (10.0, 10.0)) ], \
         casualties: [ {casualties} ], places: [ \
         (id: \"general\", name: \"General\", kind: Hospital, at: (10.02, 10.01), beds: [ (kind: Ed, staffed: 600, occupied: 0), \
          (kind: Or, staffed: 200, occupied: 0), (kind: AdultIcu, staffed: 900, occupied: 0), \
          (kind: MedSurg, staffed: 2000, occupied: 0) ]), \
         (id: \"base\", name: \"Base\", kind: EmsBase, at: (10.01, 10.0), als: {als}) ], {more})"
    );
    let loaded = check_source("m.ron", &text, &Packs);
    loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()))
}

fn played(scenario: &Arc<Scenario>, seed: u64, until: Span) -> Coalition {
    let mut c = Coalition::at_startex(scenario.clone(), Arc::new(CoalitionMap::new(scenario)), seed);
    c.advance(SimTime::START + until);
    c
}

fn codes(conditions: &str) -> Vec<(u32, String)> {
    let text = format!(
        "Scenario(format: 1, id: \"m\", title: \"M\", sites: [ (id: \"f\", at: (1.0, 1.0)) ],\n\
         casualties: [ (condition: \"mine\", immediate: 1) ],\n conditions: [\n{conditions}\n])"
    );
    check_source("m.ron", &text, &Packs).findings.into_iter().map(|f| (f.line, f.code)).collect()
}

#[test]
fn built_in_conditions_have_no_mistakes() {
    assert!(library_findings().is_empty(), "{:?}", library_findings());
    assert_eq!(library()[0].id, "blunt-trauma");
    for p in library() {
        assert!(!p.source.is_empty() && p.name.es.is_some(), "{}", p.id);
        let dead = Severity::Dead as usize;
        assert!((0..5).all(|k| k == dead || !p.care[k].is_empty()), "{} leaves somebody without care", p.id);
    }
    let kinds: std::collections::BTreeSet<String> =
        library().iter().map(|p| format!("{:?}", p.physiology).split([' ', '(']).next().unwrap().to_owned()).collect();
    assert!(kinds.len() >= 6, "{kinds:?}");
}

#[test]
fn authors_add_and_replace_conditions() {
    let s = plan(
        "(condition: \"our-fever\", people: 40), (condition: BluntTrauma, immediate: 3)",
        2,
        "conditions: [ (id: \"our-fever\", like: PandemicFlu, mix: (delayed: \"50 %\", minimal: \"50 %\")), \
         (id: \"blunt-trauma\", physiology: Stable) ]",
    );
    assert_eq!(s.waves[0].counts, [0, 20, 20, 0, 0]);
    let fever = s.condition(s.waves[0].condition);
    assert!(fever.contagious && matches!(fever.physiology, Physiology::Infection { .. }));
    assert_eq!(s.condition(s.waves[1].condition).physiology, Physiology::Stable);
}

#[test]
fn condition_mistakes_are_reported_at_their_position() {
    assert_eq!(codes("(id: \"mine\", like: BluntTruma)"), [(4, "E-REF-01".to_string())]);
    assert_eq!(codes("(id: \"mine\",\nmix: (minimal: \"90 %\"))"), [(5, "E-VAL-06".to_string())]);
    assert_eq!(
        codes("(id: \"mine\",\ncare: (immediate: [ (bed: AdultIcu, mean: \"2 d\") ]))"),
        [(5, "E-VAL-06".to_string())]
    );
    assert_eq!(
        codes("(id: \"mine\", physiology: LogLogistic(immediate: (survives: 1.5,\nscale: \"0 min\", shape: 0)))"),
        [(4, "E-VAL-01".to_string()), (5, "E-VAL-01".to_string()), (5, "E-VAL-01".to_string())]
    );
    assert_eq!(codes("(id: \"mine\"),\n(id: \"mine\")"), [(5, "E-DUP-01".to_string())]);
    assert_eq!(codes("(id: \"other\")"), [(2, "E-REF-01".to_string())]);
    assert_eq!(codes("(id: \"mine\", scores: (immediate: [ (rpm: 13) ]))"), [(4, "E-VAL-01".to_string())]);
}

#[test]
fn total_is_divided_by_the_mix_without_remainder() {
    let confined = library().iter().find(|p| p.id == "blast-confined").unwrap();
    assert_eq!(confined.split(100), [17, 57, 22, 0, 4]);
    for n in 0..200 {
        assert_eq!(confined.split(n).iter().sum::<u32>(), n);
    }
}

/// Immediate death and admission of those who arrive, medians of 44 bombings [Arnold03]. Admitted: intensive care or ward.
#[test]
fn blast_profiles_match_observed_deaths_and_admissions() {
    for (id, dead, admitted) in [
        ("blast", 3.0, 34.0),
        ("blast-open-air", 1.0, 13.0),
        ("blast-confined", 4.0, 52.0),
        ("blast-collapse", 18.0, 41.0),
        ("blast-vehicle", 4.0, 19.0),
        ("blast-suicide", 19.0, 58.0),
        ("structural-fire", 17.0, 34.0),
    ] {
        let p = library().iter().find(|p| p.id == id).unwrap();
        let stays = |severity: Severity| {
            use sandtable::scenario::BedKind::{Ed, Or};
            let beds = p.steps(severity).iter().filter(|s| !matches!(s.bed, Ed | Or));
            1.0 - beds.map(|s| 1.0 - f64::from(s.share_pct) / 100.0).product::<f64>()
        };
        let arrive = 100.0 - f64::from(p.mix[4]);
        let all: f64 =
            Severity::ALL[..4].iter().map(|s| f64::from(p.mix[*s as usize]) * stays(*s)).sum::<f64>() * 100.0 / arrive;
        assert_eq!(f64::from(p.mix[4]), dead, "{id}");
        assert!((all - admitted).abs() < 2.0, "{id}: {all}");
    }
}

/// S2 in the whole simulation: the share alive after a delay and savable by care from then on is that of Sacco05's
/// tables. A score of zero after deterioration is death, where the table still has 0.052.
#[test]
fn simulated_survival_matches_the_tables() {
    const PEOPLE: u32 = 3000;
    for rpm in [4, 7, 10] {
        let one = format!("conditions: [ (id: \"one-score\", scores: (immediate: [ (rpm: {rpm}) ])) ]");
        let s = plan(&format!("(condition: \"one-score\", immediate: {PEOPLE})"), 0, &one);
        for delay in [0, 30, 60, 120, 180] {
            let delay = Span::mins(delay);
            let c = played(&s, 11, delay);
            let saved = |id: &PatientId| {
                let alive = c.truth().patients[id].alive();
                alive && survival_draw(c.truth().dice, *id) < c.survival_after(*id, delay)
            };
            let share = (0..PEOPLE).map(PatientId).filter(saved).count() as f64 / f64::from(PEOPLE);
            let dead = delay >= physiology::time_to_zero(rpm);
            let table = if dead { 0.0 } else { physiology::survival_after(rpm, delay) };
            let error = 3.0 * (table * (1.0 - table) / f64::from(PEOPLE)).sqrt() + 1e-9;
            assert!((share - table).abs() <= error, "score {rpm} after {delay:?}: {share}, table {table}");
        }
    }
}

/// Deaths occur during the wait, not only once the score has reached zero.
#[test]
fn severe_casualties_without_care_start_dying_within_an_hour() {
    let s = plan("(immediate: 400)", 0, "");
    let died = |minutes| {
        let c = played(&s, 3, Span::mins(minutes));
        c.truth().patients.iter().filter(|p| !p.alive()).count()
    };
    let (hour, half_day) = (died(90), died(720));
    assert!((20..160).contains(&hour), "{hour} of 400 after 90 min");
    assert_eq!(half_day, 400, "nobody with a score of 10 or less lasts a day");
    let c = played(&s, 3, Span::hours(12));
    let due = |d| c.truth().patients.iter().filter(|p| p.due_to == Some(d)).count();
    assert_eq!(due(DueTo::Injury) + due(DueTo::Scene), 400);
    let preventable = c.truth().patients.iter().filter(|p| p.preventable).count();
    // With prompt care, about seven in eight survive at scores of 6 to 10.
    assert!((300..380).contains(&preventable), "{preventable}");
    assert!(c.truth().patients.iter().all(|p| p.outcome == Some(Outcome::DiedBeforeCare)));
}

fn people(c: &Coalition, which: impl Fn(&Patient) -> bool) -> usize {
    c.truth().patients.iter().filter(|p| which(p)).count()
}

/// Crush syndrome increases with time under the rubble, and kills after release without fluids. Pinned for eleven hours
/// and more, about one in seven has it (17 % × (1 − e^(−11.7/6)) = 15 %).
#[test]
fn crush_syndrome_grows_with_time_and_needs_dialysis() {
    let crushed = |hours: u32| {
        let s = plan(&format!("(condition: Crush, delayed: 2000, extrication: \"{hours} h\")"), 0, "");
        let c = played(&s, 5, Span::hours(i64::from(hours)));
        people(&c, Patient::crushed)
    };
    // Extricated evenly over the time: the mean of the curve from 0 to 2 h is 2.6 %, from 0 to 24 h 12.8 %.
    let (short, long) = (crushed(2), crushed(24));
    assert!((25..85).contains(&short), "{short} of 2000 after up to 2 h");
    assert!((180..340).contains(&long), "{long} of 2000 after up to 24 h");
    let s = plan("(condition: Crush, delayed: 400, extrication: \"12 h\")", 40, "");
    let c = played(&s, 5, Span::hours(20));
    let dialyzed = (0..400).map(PatientId).filter(|id| c.steps_of(*id).any(|s| s.dialysis)).count();
    assert!((1..=people(&c, Patient::crushed)).contains(&dialyzed), "{dialyzed}");
}

/// The first crew carries the antidote: with crews near, severe poisonings survive; without, they die within the hour.
#[test]
fn timely_antidote_decides_survival() {
    let died = |als| {
        let s = plan("(condition: NerveAgent, immediate: 60)", als, "");
        let c = played(&s, 7, Span::hours(3));
        people(&c, |p| !p.alive())
    };
    let (with, without) = (died(30), died(0));
    assert!(without >= 58, "{without} of 60 without anybody");
    assert!(with < 35, "{with} of 60 with thirty crews");
}

/// By dose, over weeks. Half of those with 6.5 Gy survive with care from the start; nearly all survive 3 Gy.
#[test]
fn radiation_kills_by_dose_and_late() {
    let dose = |from: u32, to: u32| {
        format!(
            "conditions: [ (id: \"dose\", like: Radiation, physiology: Radiation(dose: (immediate: (from: {from}, to: {to})), \
             half_without: 400, half_with: 650, steepness: 8, window: \"7 d\")) ]"
        )
    };
    let (half, few) = (dose(650, 650), dose(300, 300));
    let alive = |more: &str| {
        let s = plan("(condition: \"dose\", immediate: 1000)", 0, more);
        let c = played(&s, 9, Span::ZERO);
        let ids = (0..1000).map(PatientId);
        (ids.filter(|id| survival_draw(c.truth().dice, *id) < c.survival_after(*id, Span::ZERO)).count(), c)
    };
    let (live, c) = alive(&half);
    assert!((450..550).contains(&live), "{live}");
    assert!(alive(&few).0 > 990);
    assert_eq!(people(&c, |p| !p.alive()), 0, "nobody dies of it at once");
    let c = played(&c.scenario, 9, Span::hours(48));
    assert!(people(&c, |p| !p.alive()) < 20, "in two days few");
}

/// Burns: age, skin, and smoke; late fluids cost lives, and small burns cause no deaths.
#[test]
fn burns_kill_by_the_revised_baux_score_and_late_fluids() {
    let s = plan("(condition: Burn, immediate: 300, minimal: 100)", 0, "");
    let c = played(&s, 3, Span::ZERO);
    for id in (0..300).map(PatientId) {
        let p = &c.truth().patients[id];
        let Body::Burned { area, inhaled } = p.body else { panic!("{:?}", p.body) };
        let score = revised_baux(f64::from(p.years), f64::from(area), inhaled);
        let (now, later) = (c.survival_after(id, Span::mins(30)), c.survival_after(id, Span::hours(6)));
        assert!((now - (1.0 - baux_death(score))).abs() < 1e-12);
        assert!(area < 20 || later < now, "four hours too late cost twenty points");
    }
    let small = (300..400).map(PatientId).map(|id| c.survival_after(id, Span::hours(2)));
    assert!(small.fold(1.0, f64::min) > 0.5);
}

/// An epidemic wave brings its cases hour by hour, slowly first, most in the middle, to the last case.
#[test]
fn epidemic_cases_are_spread_over_its_duration() {
    let s = plan(
        "(condition: PandemicFlu, people: 1000, children: 200, over: \"48 h\", self_present: (share: \"100 %\", delay: \"2 h\"))",
        2,
        "",
    );
    let ill = |hours| played(&s, 4, Span::hours(hours)).truth().patients.len();
    let (quarter, half, all) = (ill(12), ill(24), ill(48));
    assert!((120..220).contains(&quarter) && (480..560).contains(&half) && all == 1000, "{quarter} {half} {all}");
    let c = played(&s, 4, Span::hours(72));
    assert_eq!(people(&c, |p| p.age == Age::Child), 200);
    let admitted = people(&c, |p| p.admitted);
    assert!((150..230).contains(&admitted), "a fifth of them: {admitted}");
}

/// Waiting never helps: for every built-in condition and every severity, survival never rises with the wait.
#[test]
fn waiting_never_improves_survival() {
    for p in library() {
        let s =
            plan(&format!("(condition: \"{}\", immediate: 12, delayed: 12, minimal: 12, expectant: 6)", p.id), 0, "");
        let c = played(&s, 2, Span::ZERO);
        for id in (0..42).map(PatientId) {
            let mut last = 1.0;
            for hours in 0..200 {
                let now = c.survival_after(id, Span::mins(hours * 30));
                assert!((0.0..=last).contains(&now), "{} {id:?} after {hours} half hours: {now}", p.id);
                last = now;
            }
        }
    }
}

/// Complications have the condition's ratio to deaths, with the same random numbers.
#[test]
fn near_death_survivors_have_complications() {
    let s = plan("(immediate: 900)", 300, "");
    let c = played(&s, 8, Span::hours(60));
    let counts = c.counts_of_patients();
    let ratio = f64::from(counts.complicated) / f64::from(counts.died_in_care);
    assert!(
        (1.0..2.0).contains(&ratio),
        "{} complications, {} deaths in care",
        counts.complicated,
        counts.died_in_care
    );
    let causes = counts.died_of_injury
        + counts.died_of_rescue_wait
        + counts.died_of_scene_wait
        + counts.died_of_the_road
        + counts.died_of_door_wait
        + counts.died_of_operation_wait
        + counts.died_of_strain;
    assert_eq!(causes, counts.died());
}

/// The clock of a surgical patient: full before the crew arrives, half with the crew, stopped in resuscitation, half
/// again until there is an operating room.
#[test]
fn crew_slows_the_clock_and_resuscitation_stops_it() {
    let s = plan(
        "(condition: PenetratingTrauma, immediate: 80, self_present: (share: \"50 %\", delay: \"10 min\"))",
        40,
        "",
    );
    let c = played(&s, 5, Span::hours(6));
    let (mut brought, mut came, mut operated) = (0, 0, 0);
    for (n, p) in c.truth().patients.iter().enumerate() {
        let Some(began) = p.care_began else { continue };
        let id = PatientId(n as u32);
        let counted = c.wait_that_counts(id, began);
        match p.with_crew {
            Some(crew) => {
                assert_eq!(counted, (crew - p.injured) + Span((began - crew).0 / 2), "{id:?}");
                assert!(crew < began);
                brought += 1;
            }
            None => {
                assert_eq!(counted, began - p.injured, "{id:?} came alone");
                came += 1;
            }
        }
        let steps: Vec<_> = c.steps_of(id).collect();
        if steps.get(1).is_some_and(|s| s.bed == BedKind::Or) {
            let usual = steps[0].stay;
            assert_eq!(c.wait_that_counts(id, began + usual), counted);
            assert_eq!(c.wait_that_counts(id, began + usual + Span::mins(30)), counted + Span::mins(15));
            operated += 1;
        }
    }
    assert!(brought > 10 && came > 10 && operated > 20, "{brought} brought, {came} came, {operated} to be operated on");
}

/// A death from delay occurs at the moment at which the wait has used up the patient's reserve, whatever the earlier
/// care.
#[test]
fn deaths_from_delay_occur_at_their_time() {
    let worst = "conditions: [ (id: \"worst\", scores: (immediate: [ (rpm: 3) ])) ]";
    let s = plan("(condition: \"worst\", immediate: 200)", 4, worst);
    let c = played(&s, 9, Span::hours(6));
    let zero = physiology::time_to_zero(3);
    let (mut waiting, mut aboard) = (0, 0);
    for (n, p) in c.truth().patients.iter().enumerate() {
        let Some(at) = p.outcome_at.filter(|_| p.outcome == Some(Outcome::DiedBeforeCare)) else { continue };
        let counted = c.wait_that_counts(PatientId(n as u32), at);
        assert!(counted <= zero, "{n}: {counted:?} of {zero:?}");
        if p.with_crew.is_some() {
            aboard += 1
        } else {
            waiting += 1
        }
        if at - p.injured > zero {
            assert!(p.with_crew.is_some(), "{n} outlived the table without a crew");
        }
    }
    assert!(waiting > 100 && aboard > 0, "{waiting} waiting, {aboard} aboard");
}
