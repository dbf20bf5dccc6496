//! Stories: orders in, facts expected and forbidden. One RON file each in `tests/stories`; `docs/STORIES.md` says how to
//! write one. Together they cover every decision, every effect of an inject, every refusal and every fact.

mod enums;
mod names;
mod story;

use enums::variant;
pub use enums::variants;
use names::{fits, known, named};
use rayon::prelude::*;
use sandtable::cli::orders;
use sandtable::drill::{Control, Drill, FORMAT, Header, Order, What, replay};
use sandtable::host::{Packs, find_scenario};
use sandtable::map::CoalitionMap;
use sandtable::scenario::text::{Group, Kind, Node};
use sandtable::scenario::{BedKind, DecisionKind, Metric, Scenario, load};
use sandtable::sim::{Power, Whereabouts};
use sandtable::units::{PlaceId, SimTime, SiteId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use story::{Figure, Happening, Story};

pub type Ground = (Arc<Scenario>, Arc<CoalitionMap>);

/// Loads each scenario once.
#[derive(Default)]
pub struct Grounds(BTreeMap<String, Ground>);

impl Grounds {
    pub fn of(&mut self, name: &str) -> Ground {
        let load_it = || {
            let file = Path::new("tests/stories/scenarios").join(format!("{name}.ron"));
            let loaded = if file.exists() {
                load(&file, &Packs::installed())
            } else {
                find_scenario(name).expect("it exists").loaded
            };
            let scenario = loaded.scenario.clone().unwrap_or_else(|| panic!("{name}: {}", loaded.render()));
            (scenario.clone(), Arc::new(CoalitionMap::new(&scenario)))
        };
        self.0.entry(name.to_owned()).or_insert_with(load_it).clone()
    }
}

fn stories() -> Vec<(String, Story)> {
    let mut files: Vec<_> = std::fs::read_dir("tests/stories")
        .expect("there are stories")
        .map(|e| e.expect("readable").path())
        .filter(|p| p.extension().is_some_and(|e| e == "ron"))
        .collect();
    files.sort();
    let read = |p: &std::path::PathBuf| {
        let name = p.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(p).expect("readable");
        let story = story::read(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
        (name, story)
    };
    files.iter().map(read).collect()
}

/// Plays a story to its end; findings about its figures are added to `wrong`.
fn played(story: &Story, (scenario, map): Ground, wrong: &mut Vec<String>) -> Drill {
    let header = Header {
        format: FORMAT,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: story.seed,
        bots: story.bots,
        created_ms: 0,
        parent: None,
        carried: Default::default(),
    };
    let script = orders::parse(&story.orders, &scenario).unwrap_or_else(|why| {
        wrong.push(format!("orders:{why}"));
        Vec::new()
    });
    let mut drill = Drill::new(scenario.clone(), map, header);
    if script.first().is_none_or(|s| s.order != Order::Control(Control::Begin)) {
        drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
    }
    let mut figures: Vec<&Figure> = story.figures.iter().collect();
    figures.sort_by_key(|f| f.at);
    let mut figures = figures.into_iter().peekable();
    let mut look_until = |drill: &mut Drill, until: SimTime, wrong: &mut Vec<String>| {
        while let Some(f) = figures.next_if(|f| f.at < until) {
            drill.advance(f.at);
            wrong.extend(look(drill, f));
        }
        drill.advance(until);
    };
    for s in &script {
        look_until(&mut drill, s.at.min(story.until), wrong);
        // Refused or not: compared with the story's expectation.
        let _either = drill.submit(s.seat, s.order.clone(), 0);
    }
    look_until(&mut drill, story.until, wrong);
    wrong.extend(story.figures.iter().filter(|f| f.at >= story.until).filter_map(|f| look(&drill, f)));
    drill
}

fn look(drill: &Drill, f: &Figure) -> Option<String> {
    let minute = f.at.0 / 60_000;
    match figure(drill, &f.what) {
        Err(why) => Some(why),
        Ok(n) if (f.least..=f.most).contains(&n) => None,
        Ok(n) => Some(format!("{} at minute {minute} is {n}", names::ron(&f.what))),
    }
}

/// A condition's metric, or one that only stories use.
fn figure(drill: &Drill, what: &Node) -> Result<i64, String> {
    let (name, fields) = match &what.kind {
        Kind::Word(w) => (w.as_str(), &[][..]),
        Kind::Group(Group { name: Some(n), fields, .. }) => (n.as_str(), fields.as_slice()),
        _ => return Err("a figure is a word".into()),
    };
    let field = |key: &str| {
        let found = fields.iter().find(|f| f.name == key).map(|f| &f.value.kind);
        match found {
            Some(Kind::Text(t) | Kind::Word(t)) => Ok(t.as_str()),
            _ => Err(format!("{name} needs `{key}`")),
        }
    };
    let s = &drill.scenario;
    let place = || {
        let id = field("at")?;
        s.places.iter().position(|p| p.id == id).map(PlaceId::at).ok_or(format!("no place `{id}`"))
    };
    let bed = || {
        let kind = field("kind")?;
        BedKind::ALL.into_iter().find(|k| format!("{k:?}") == kind).ok_or(format!("no kind of bed `{kind}`"))
    };
    let truth = drill.coalition().truth();
    let facility = || place().map(|p| &truth.facilities[p]);
    let counts = drill.coalition().counts_of_patients();
    Ok(match name {
        "EdWaiting" => drill.coalition().metric(Metric::EdWaiting(place()?)),
        "BedsFree" => drill.coalition().metric(Metric::BedsFree(place()?, bed()?)),
        "AtScene" => {
            let id = field("site")?;
            let site = s.sites.iter().position(|p| p.id == id).ok_or(format!("no site `{id}`"))?;
            drill.coalition().metric(Metric::AtScene(SiteId::at(site)))
        }
        "UnitsAvailable" => drill.coalition().metric(Metric::UnitsAvailable),
        "ShelterPeople" => drill.coalition().metric(Metric::ShelterPeople(place()?)),
        "Died" => i64::from(counts.died()),
        "Hurt" => i64::from(counts.total),
        "ByEms" => i64::from(facility()?.tally.arrivals_by_ems),
        "Arrivals" => facility()?.tally.arrivals.len() as i64,
        "Operated" => i64::from(facility()?.tally.operated),
        "Blood" => i64::from(facility()?.blood),
        "OnMains" => i64::from(facility()?.power == Power::Mains),
        "HasPower" => i64::from(facility()?.power != Power::Out),
        "Nedocs" => place().map(|p| i64::from(drill.coalition().crowding(p).nedocs()))?,
        "HasWater" => i64::from(facility()?.water),
        other => return Err(format!("there is no figure `{other}`")),
    })
}

/// The minute and the event, facts and entries alike, with names.
fn happened(drill: &Drill) -> Vec<(SimTime, serde_json::Value)> {
    let told = |e: &sandtable::drill::Entry| match &e.what {
        What::Ordered { .. } | What::Refused { .. } | What::Checked { .. } => None,
        what => Some((e.at, named(drill, what))),
    };
    drill.entries().iter().filter_map(told).collect()
}

fn head(node: &Node) -> &str {
    match &node.kind {
        Kind::Word(w) => w,
        Kind::Group(Group { name: Some(n), .. }) => n,
        _ => "",
    }
}

/// Every possible fact of a story, with its fields.
fn vocabulary() -> BTreeMap<String, Vec<String>> {
    let mut all = variants("src/sim/fact.rs", "Fact");
    all.extend(variants("src/drill/entry.rs", "What"));
    // Its fields are in a separate struct.
    all.insert("DecisionRecorded".into(), vec!["text".into(), "reason".into()]);
    for word in ["Ordered", "Refused", "Happened", "Checked"] {
        all.remove(word);
    }
    all
}

/// A misspelled fact, field, or id would make a prohibition empty.
fn misspelt(drill: &Drill, h: &Happening) -> Option<String> {
    let kind = head(&h.fact);
    let vocabulary = vocabulary();
    let Some(fields) = vocabulary.get(kind) else { return Some(format!("there is no fact `{kind}`")) };
    let Kind::Group(group) = &h.fact.kind else { return None };
    group.fields.iter().find_map(|f| match &f.value.kind {
        _ if !fields.contains(&f.name) => Some(format!("{kind} has no field `{}`", f.name)),
        Kind::Text(id) if !known(drill, kind, &f.name, id) => Some(format!("{kind}: there is no `{id}`")),
        _ => None,
    })
}

fn judge(story: &Story, drill: &Drill) -> Vec<String> {
    let happened = happened(drill);
    let mut wrong = Vec::new();
    let found = |h: &Happening| {
        let within = |at: &SimTime| (h.between.0..=h.between.1).contains(at);
        happened
            .iter()
            .filter(|(at, what)| within(at) && fits(&h.fact, what))
            .map(|(at, _)| at.0 / 60_000)
            .collect::<Vec<_>>()
    };
    for h in story.expect.iter().chain(&story.forbid) {
        wrong.extend(misspelt(drill, h));
    }
    for h in &story.expect {
        let (minutes, text) = (found(h), names::ron(&h.fact));
        let good = h.times.map_or(!minutes.is_empty(), |n| n == minutes.len());
        if !good {
            let anyway: Vec<_> =
                happened.iter().filter(|(_, w)| fits(&h.fact, w)).map(|(at, _)| at.0 / 60_000).collect();
            let kin = happened.iter().filter(|(_, w)| w.get(head(&h.fact)).is_some()).take(4).collect::<Vec<_>>();
            wrong.push(format!(
                "{text} expected; it came at {minutes:?}, at any time: {anyway:?}; of its kind: {kin:?}"
            ));
        }
    }
    for h in &story.forbid {
        let minutes = found(h);
        if !minutes.is_empty() {
            wrong.push(format!("{} forbidden; it came at minutes {minutes:?}", names::ron(&h.fact)));
        }
    }
    wrong.extend(refusals(story, drill));
    wrong
}

/// Every refusal is part of the story, and every refusal of the story occurred.
fn refusals(story: &Story, drill: &Drill) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut open: Vec<_> = story.refused.iter().collect();
    for entry in drill.entries() {
        let What::Refused { order, why, bot: false } = &entry.what else { continue };
        let seat = entry.by.map_or("", |s| drill.scenario.seat(s).id.as_str());
        let (order, why) = (named(drill, order), named(drill, why));
        match open.iter().position(|r| r.seat == seat && fits(&r.order, &order) && fits(&r.why, &why)) {
            Some(i) => drop(open.remove(i)),
            None => wrong.push(format!("{seat} was refused {order} at minute {}: {why}", entry.at.0 / 60_000)),
        }
    }
    let missing =
        open.iter().map(|r| format!("{} was not refused {}: {}", r.seat, names::ron(&r.order), names::ron(&r.why)));
    wrong.extend(missing);
    wrong
}

/// `SHOW_STORY=name cargo test stories -- --nocapture` prints the events of a story.
fn show(drill: &Drill) {
    for (at, what) in happened(drill) {
        println!("+{}:{:02}  {what}", at.0 / 3_600_000, at.0 / 60_000 % 60);
    }
    let left =
        |p: &&sandtable::sim::Patient| matches!(p.whereabouts, Whereabouts::Trapped(_) | Whereabouts::AtScene(_));
    for p in drill.coalition().truth().patients.iter().filter(left) {
        println!("still there: {:?} tagged {:?}", p.severity, p.tag);
    }
}

/// Coverage of all stories together, and deviations.
#[derive(Default)]
struct Told {
    stories: usize,
    failures: Vec<String>,
    decided: BTreeSet<DecisionKind>,
    effects: BTreeSet<String>,
    facts: BTreeSet<String>,
    refused: BTreeSet<String>,
}

/// All stories, played once for all tests.
fn told() -> &'static Told {
    static TOLD: OnceLock<Told> = OnceLock::new();
    TOLD.get_or_init(|| {
        let mut grounds = Grounds::default();
        let all: Vec<_> = stories().into_iter().map(|(n, s)| (n, grounds.of(&s.scenario), s)).collect();
        let one = |(name, ground, story): (String, Ground, Story)| tell(&name, &story, ground);
        all.into_par_iter().map(one).reduce(Told::default, Told::and)
    })
}

impl Told {
    fn and(mut self, other: Told) -> Told {
        self.stories += other.stories;
        self.failures.extend(other.failures);
        self.decided.extend(other.decided);
        self.effects.extend(other.effects);
        self.facts.extend(other.facts);
        self.refused.extend(other.refused);
        self
    }
}

fn tell(name: &str, story: &Story, (scenario, map): Ground) -> Told {
    let mut wrong = Vec::new();
    let drill = played(story, (scenario.clone(), map.clone()), &mut wrong);
    wrong.extend(judge(story, &drill));
    if std::env::var("SHOW_STORY").is_ok_and(|wanted| name.contains(&wanted)) {
        show(&drill);
    }
    wrong.extend(drill.coalition().broken_rules());
    let (again, replayed) = replay(scenario.clone(), map, drill.header().clone(), drill.entries());
    if replayed.mismatches > 0 || (again.digest() != drill.digest() && again.now() == drill.now()) {
        wrong.push(format!("replays otherwise, first at entry {:?}", replayed.first_mismatch));
    }
    // Only the subject of the story counts: its orders and its expectations.
    let by_people = drill.entries().iter().filter(|e| matches!(e.what, What::Ordered { bot: false, .. }));
    let ordered = by_people.filter_map(|e| e.what.decision().map(|d| d.kind()));
    let fired = scenario.injects.iter().zip(&drill.exercise().rows).filter(|(_, row)| row.fired.is_some());
    Told {
        stories: 1,
        failures: wrong.iter().map(|w| format!("{name} ({}):\n    {w}", story.title)).collect(),
        decided: ordered.collect(),
        effects: fired.flat_map(|(inject, _)| inject.effects.iter().map(variant)).collect(),
        facts: story.expect.iter().map(|h| head(&h.fact).to_owned()).collect(),
        refused: story.refused.iter().map(|r| head(&r.why).to_owned()).collect(),
    }
}

#[test]
fn every_story_is_true_and_replays() {
    let failures = &told().failures;
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

/// A new decision, effect, refusal or fact without a story fails here.
#[test]
fn stories_cover_every_decision_effect_refusal_and_fact() {
    let told = told();
    assert!(told.stories >= 40, "only {} stories", told.stories);
    let missing =
        |all: Vec<String>, seen: &BTreeSet<String>| all.into_iter().filter(|v| !seen.contains(v)).collect::<Vec<_>>();
    let kinds: Vec<_> = DecisionKind::ALL.iter().filter(|k| !told.decided.contains(k)).collect();
    assert!(kinds.is_empty(), "no story orders {kinds:?}");
    let all = |file, name| variants(file, name).into_keys().collect::<Vec<_>>();
    let lost = missing(all("src/scenario/inject.rs", "Effect"), &told.effects);
    assert!(lost.is_empty(), "no story has an inject with the effect {lost:?}");
    // A broken journal needs a broken disk: `kill` tests it.
    let refusals = all("src/sim/fact.rs", "Refusal").into_iter().filter(|r| r != "JournalBroken").collect();
    let lost = missing(refusals, &told.refused);
    assert!(lost.is_empty(), "no story is refused with {lost:?}");
    let lost = missing(vocabulary().into_keys().collect(), &told.facts);
    assert!(lost.is_empty(), "no story expects {lost:?}");
}
