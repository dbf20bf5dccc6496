//! The report set: every figure traced to the journal, the same bytes every time, no dead link, nothing that the reader
//! may not see.

use crate::exercise::{Room, header};
use crate::scenarios::Packs;
use sandtable::drill::{Bots, Control, Drill, Order, Say, What, replay};
use sandtable::map::CoalitionMap;
use sandtable::report::document::Reader;
use sandtable::report::measure::{Measure, Value, measures};
use sandtable::report::{File, Options, Words, moments, report_set};
use sandtable::scenario::{BedKind, builtin, check_source};
use sandtable::sim::{Decision, EvacuationScope, Fact, MoveBy};
use sandtable::units::{PatientId, PlaceId, SeatId, SimTime};
use sandtable::words::Language;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// The starter and the two-hour exercise, played by bots to the end.
pub fn played(name: &str) -> Drill {
    let text = builtin(name).expect("it is embedded");
    let scenario = check_source(&format!("{name}.ron"), text, &Packs).scenario.expect("it has no errors");
    let header = sandtable::drill::Header { bots: Bots::Everywhere, ..header(&scenario) };
    let mut drill = Drill::new(scenario.clone(), Arc::new(CoalitionMap::new(&scenario)), header);
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
    drill.advance_unattended(scenario.ends());
    drill
}

static STARTER: LazyLock<Drill> = LazyLock::new(|| played("buses-on-the-bridge"));
pub static KING: LazyLock<Drill> = LazyLock::new(|| played("ground-shakes"));

pub fn set(drill: &Drill, options: &Options) -> BTreeMap<String, Vec<u8>> {
    let files = report_set(drill, options).expect("the built-in template is good");
    files.into_iter().map(|File { path, bytes }| (path, bytes)).collect()
}

pub fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).expect("text")
}

/// The journal as JSON, read without the engine.
struct Journal(Vec<Json>);

impl Journal {
    fn of(drill: &Drill) -> Journal {
        Journal(drill.entries().iter().map(|e| serde_json::to_value(e).expect("plain data")).collect())
    }

    /// (number, time in ms, the fact's fields).
    fn facts(&self, kind: &str) -> Vec<(u64, i64, &Json)> {
        let of = |e: &'_ Json| Some((e["number"].as_u64()?, e["at"].as_i64()?));
        self.0.iter().filter_map(|e| Some((of(e)?.0, of(e)?.1, e["what"]["Happened"].get(kind)?))).collect()
    }

    fn count(&self, is: impl Fn(&Json) -> bool) -> i64 {
        self.0.iter().filter(|e| is(&e["what"])).count() as i64
    }

    /// (patient, time of injury in ms), in the order of the waves.
    fn hurt(&self) -> Vec<i64> {
        let waves = self.facts("WaveStruck");
        waves.iter().flat_map(|(_, at, f)| vec![*at; f["casualties"].as_u64().unwrap() as usize]).collect()
    }

    fn first_by_patient(&self, kind: &str) -> BTreeMap<usize, (i64, &Json)> {
        let mut first = BTreeMap::new();
        for (_, at, fact) in self.facts(kind) {
            first.entry(fact["patient"].as_u64().unwrap() as usize).or_insert((at, fact));
        }
        first
    }
}

fn value(all: &[Measure], id: &str) -> Value {
    all.iter().find(|m| m.id == id).unwrap_or_else(|| panic!("no measure {id}")).value
}

fn median(mut seconds: Vec<i64>) -> Value {
    seconds.sort_unstable();
    let at = seconds.len().div_ceil(2);
    if at == 0 { Value::NotMeasured } else { Value::Seconds(seconds[at - 1]) }
}

#[test]
fn every_figure_matches_an_independent_journal_reading() {
    for drill in [&*STARTER, &*KING] {
        let (journal, all) = (Journal::of(drill), measures(drill));
        let hurt = journal.hurt();
        let n = hurt.len() as i64;
        let arrived = journal.first_by_patient("PatientArrived");
        let died = journal.first_by_patient("PatientDied");
        let by_ems = arrived.values().filter(|(_, f)| f["by_ems"] == true).count() as i64;
        let preventable = died.values().filter(|(_, f)| f["preventable"] == true).count() as i64;
        assert_eq!(value(&all, "hurt"), Value::Count(n));
        assert_eq!(value(&all, "arrived"), Value::Share { of: arrived.len() as i64, all: n });
        assert_eq!(value(&all, "arrived-by-ems"), Value::Share { of: by_ems, all: arrived.len() as i64 });
        assert_eq!(value(&all, "died"), Value::Share { of: died.len() as i64, all: n });
        assert_eq!(value(&all, "died-preventable"), Value::Share { of: preventable, all: died.len() as i64 });
        let (met, missed) = (
            journal.count(|w| w.get("ExpectationMet").is_some()),
            journal.count(|w| w.get("ExpectationMissed").is_some()),
        );
        assert_eq!(value(&all, "actions-in-time"), Value::Share { of: met, all: met + missed });
        let decides = |w: &Json, kind: &str| w[kind]["order"].get("Decide").is_some();
        assert_eq!(value(&all, "decisions-taken"), Value::Count(journal.count(|w| decides(w, "Ordered"))));
        assert_eq!(value(&all, "decisions-refused"), Value::Count(journal.count(|w| decides(w, "Refused"))));
        let patients = &drill.coalition().truth().patients;
        for (name, severity) in [("immediate", "Immediate"), ("delayed", "Delayed"), ("minimal", "Minimal")] {
            let began = journal.first_by_patient("DefinitiveCareBegan");
            let mine = began.iter().filter(|(p, _)| format!("{:?}", patients[PatientId::at(**p)].severity) == severity);
            let waits: Vec<i64> = mine.map(|(p, (at, _))| at.div_euclid(1000) - hurt[*p].div_euclid(1000)).collect();
            assert_eq!(value(&all, &format!("wait-{name}-median")), median(waits), "{name}");
        }
        for m in all.iter().filter(|m| m.key == "house-arrivals") {
            let place = drill.scenario.places.iter().position(|p| p.name == m.about).expect("a place");
            let came = journal.facts("PatientArrived").into_iter().filter(|(_, _, f)| f["at"] == place).count();
            assert_eq!(m.value, Value::Count(came as i64), "{}", m.about);
        }
    }
}

/// No number is without its lists, and each list's entries exist in the journal and support it.
#[test]
fn lists_make_their_values_and_cite_supporting_entries() {
    let last = KING.entries().len() as u64;
    for m in measures(&KING) {
        assert_eq!(m.formula.of(&m.numerator, &m.denominator), m.value, "{}", m.id);
        for item in m.numerator.iter().chain(&m.denominator) {
            assert!(item.entries.iter().all(|n| (1..=last).contains(n)), "{}: {item:?}", m.id);
        }
        let counts_people =
            matches!(m.key, "died" | "arrived" | "house-arrivals" | "decisions-taken" | "actions-in-time");
        if counts_people {
            assert!(m.numerator.iter().all(|i| !i.entries.is_empty()), "{} has an item without an entry", m.id);
        }
    }
    let ids: Vec<String> = measures(&KING).into_iter().map(|m| m.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "names are unique");
}

/// The numbers in the page's summary are the measures' own.
#[test]
fn page_shows_the_measures_values() {
    let page = text(&set(&KING, &Options::default()), "after-action.html");
    for m in measures(&KING).iter().filter(|m| matches!(m.key, "hurt" | "arrived" | "died" | "decisions-taken")) {
        let said = match m.value {
            Value::Count(n) => format!(": {n} "),
            Value::Share { of, all } => format!(": {of} of {all} ("),
            _ => continue,
        };
        assert!(page.contains(&said), "{}: {said}", m.id);
    }
}

#[test]
fn same_journal_gives_the_same_bytes() {
    let options = Options::default();
    let recorded = STARTER.entries();
    let (again, replayed) =
        replay(STARTER.scenario.clone(), STARTER.coalition().map.clone(), STARTER.header().clone(), recorded);
    assert_eq!(replayed.mismatches, 0);
    let (a, b) = (set(&STARTER, &options), set(&again, &options));
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (path, bytes) in &a {
        assert!(b[path] == *bytes, "{path} differs");
    }
}

/// Elements of a page or of an XML part, checked to be nested well: (name, attributes).
pub fn elements(text: &str, void: &[&str]) -> Vec<(String, String)> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let end = at + rest[at..].find('>').unwrap_or_else(|| panic!("a tag without end: {}", &rest[at..at + 40]));
        let inside = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if inside.starts_with(['!', '?']) {
            continue;
        }
        if let Some(name) = inside.strip_prefix('/') {
            let last: Option<String> = open.pop();
            assert_eq!(last.as_deref(), Some(name), "closed out of order");
            continue;
        }
        let closed = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        assert!(attributes.matches('"').count().is_multiple_of(2), "{inside}");
        if name == "style" {
            rest = &rest[rest.find("</style>").expect("it ends")..];
        }
        found.push((name.to_owned(), attributes.to_owned()));
        if !closed && !void.contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    found
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let from = attributes.find(&format!("{name}=\""))? + name.len() + 2;
    Some(&attributes[from..from + attributes[from..].find('"')?])
}

#[test]
fn page_is_well_formed_and_has_no_dead_link() {
    for (language, reader) in [(Language::English, Reader::Facilitator), (Language::Spanish, Reader::Players)] {
        let page = text(&set(&KING, &Options { language, reader, ..Options::default() }), "after-action.html");
        let all = elements(&page, &["meta", "br", "hr", "img", "link"]);
        let ids: Vec<&str> = all.iter().filter_map(|(_, a)| attribute(a, "id")).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an id stands twice");
        let mut links = 0;
        for (name, attributes) in &all {
            assert!(!["script", "link", "img", "iframe"].contains(&name.as_str()), "{name} would need the network");
            if let Some(to) = attribute(attributes, "href") {
                links += 1;
                assert!(to.strip_prefix('#').is_some_and(|id| known.contains(id)), "{to} leads nowhere");
            }
            let words = attribute(attributes, "aria-label").is_some_and(|l| l.len() > 20);
            assert!(name != "svg" || words, "a picture without words");
            assert!(name != "th" || attribute(attributes, "scope").is_some(), "a head that says not of what");
        }
        assert!(links > 300, "{links} links");
        assert!(!page.contains("url(") && !page.contains("@import"));
        assert_eq!(attribute(&all[0].1, "lang"), Some(language.code()));
        let mark = if language == Language::Spanish { "EJERCICIO" } else { "EXERCISE" };
        assert!(page.matches(mark).count() >= 3);
        let (tables, captions) = (page.matches("<table").count(), page.matches("<caption").count());
        assert_eq!(tables, captions);
    }
}

#[test]
fn no_key_of_a_sentence_reaches_a_report() {
    for (language, drill) in [(Language::English, &*KING), (Language::Spanish, &*STARTER)] {
        let report = text(&set(drill, &Options { language, ..Options::default() }), "report.json");
        for start in
            ["section-", "col-", "m-", "item-", "moment-", "family-", "series-", "disposition-", "tag-", "chance-"]
        {
            let key = report.find(&format!("\"text\": \"{start}"));
            assert!(key.is_none(), "a key reached the report: {:?}", key.map(|at| &report[at..at + 60]));
        }
    }
}

#[test]
fn hot_wash_has_five_to_seven_moments() {
    let words = Words::default();
    for drill in [&*STARTER, &*KING] {
        let moments = moments(drill, &words);
        assert!((5..=7).contains(&moments.len()), "{} moments", moments.len());
        assert!(moments.windows(2).all(|w| w[0].entry < w[1].entry));
        assert!(moments.iter().all(|m| m.rows.len() >= 3 && !m.ask.is_empty() && m.entries.contains(&m.entry)));
    }
    let differs = moments(&KING, &words).iter().any(|m| m.rows.iter().any(|(_, known, truth)| known != truth));
    assert!(differs, "somebody was wrong about something in two hours");
}

/// A moment shows its own state, not a later one.
#[test]
fn revisited_drill_has_its_earlier_state() {
    let stops = [40, 41, 200, STARTER.entries().len() as u64];
    let mut seen = Vec::new();
    STARTER.revisit(&stops, |then| seen.push((then.now(), then.coalition().digest())));
    for (stop, (at, digest)) in stops.iter().zip(seen) {
        let branch = STARTER.branch_at(*stop).expect("an entry");
        assert_eq!((branch.now(), branch.coalition().digest()), (at, digest), "entry {stop}");
    }
}

/// Never distributed: controllers' notes and hints, unreleased injects, private notes, unrevealed answers.
#[test]
fn players_report_has_no_facilitator_content() {
    let mut room = Room::begun(
        "injects: [
            (id: \"a\", title: \"Shown\", at: \"+0:01\", to: [All], text: \"said aloud\", notes: \"SECRET-NOTE\", hints: [\"SECRET-HINT\"]),
            (id: \"b\", kind: Contingency, title: \"SECRET-TITLE\", to: [All], text: \"SECRET-TEXT\"),
            (id: \"c\", kind: Cue, title: \"SECRET-CUE\", at: \"+0:02\", text: \"SECRET-CUE-TEXT\"),
            (id: \"d\", title: \"A question\", at: \"+0:03\", to: [All], kind: Question, text: \"What now?\") ]",
    );
    room.0.advance(SimTime(300_000));
    room.say("ems", Say::Note { text: "SECRET-OBSERVATION".into() }).unwrap();
    room.control(Control::Skip { inject: sandtable::units::InjectId::at(1), reason: "SECRET-REASON".into() }).unwrap();
    let answer = Say::Answer { inject: sandtable::units::InjectId::at(3), choice: None, text: "SECRET-ANSWER".into() };
    room.say("ems", answer).unwrap();
    let inside = |files: &BTreeMap<String, Vec<u8>>| -> String {
        let mut all = String::new();
        for (path, bytes) in files {
            match path.rsplit('.').next() {
                Some("docx") => {
                    crate::paper_files::parts(bytes).values().for_each(|p| all += &String::from_utf8_lossy(p))
                }
                Some("pdf") => {}
                _ => all += &String::from_utf8_lossy(bytes),
            }
        }
        all
    };
    let players = Options { reader: Reader::Players, ..Options::default() };
    let handed_out = inside(&set(&room.0, &players));
    assert!(handed_out.contains("said aloud") || handed_out.contains("Shown"));
    if let Some(at) = handed_out.find("SECRET") {
        panic!("handed out: {}", &handed_out[at.saturating_sub(80)..at + 30]);
    }
    let facilitators = inside(&set(&room.0, &Options::default()));
    for theirs in ["SECRET-TITLE", "SECRET-CUE", "SECRET-OBSERVATION", "SECRET-REASON"] {
        assert!(facilitators.contains(theirs), "the facilitator's has {theirs}");
    }
}

#[test]
fn coalition_template_replaces_ours() {
    let mut options = Options::default();
    options.template.page = "<p>{{ report.mark }}: {{ report.title }}</p>".into();
    options.template.words = "title = Our review\n".into();
    let page = text(&set(&STARTER, &options), "after-action.html");
    assert_eq!(page, "<p>EXERCISE: Our review</p>");
    options.template.page = "{% for x in %}".into();
    let why = report_set(&STARTER, &options).map(|_| ()).expect_err("it is no template").to_string();
    assert!(why.contains("report.html:1"), "{why}");
}

#[test]
fn no_template_replaces_or_hides_the_exercise_mark() {
    let mut options = Options::default();
    options.template.words = "mark = REAL EVENT\n".into();
    let files = set(&STARTER, &options);
    assert!(text(&files, "after-action.html").contains("EXERCISE"));
    assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("REAL EVENT")));
    options.template.page = "<p>{{ report.title }}</p>".into();
    let why = report_set(&STARTER, &options).map(|_| ()).expect_err("it hides the mark").to_string();
    assert!(why.contains("report.mark"), "{why}");
}

/// A corrective action is a draft until it has an owner and a due date; answers are counted and never averaged.
#[test]
fn completed_forms_are_in_the_report() {
    let mut options = Options::default();
    let plan = "issue,action,element,owner,due\nNo second channel,Buy radios,Equipment,EMS,2027-03-01\nNobody called,Call,Planning,,\n";
    options.filled.actions = sandtable::report::sheet::rows(plan).expect("a good table");
    options.filled.feedback =
        sandtable::report::sheet::rows("realism,needs\n5,More time\n5,\n2,\n").expect("a good table");
    let files = set(&STARTER, &options);
    let plan = text(&files, "tables/improvement-plan.csv");
    assert!(plan.contains("No second channel,Buy radios,Equipment,EMS,2027-03-01,agreed"), "{plan}");
    assert!(plan.contains("Nobody called,Call,Planning,(missing),(missing),DRAFT"), "{plan}");
    let feedback = text(&files, "tables/feedback.csv");
    assert!(feedback.contains("plausible and realistic,0,1,0,0,2"), "{feedback}");
    assert!(text(&files, "after-action.html").contains("More time"));
}

#[test]
fn every_separable_file_has_the_exercise_mark() {
    for (language, mark) in [(Language::English, "EXERCISE"), (Language::Spanish, "EJERCICIO")] {
        let files = set(&STARTER, &Options { language, ..Options::default() });
        let alone: Vec<_> = files.keys().filter(|p| p.starts_with("tables/") || p.starts_with("pictures/")).collect();
        assert!(alone.len() > 20, "{alone:?}");
        assert!(text(&files, "summary.json").contains(&format!("\"mark\": \"{mark}\"")));
        assert!(text(&files, "patients.csv").lines().skip(1).all(|l| l.ends_with(&format!(",{mark}"))));
        for path in alone {
            let file = text(&files, path);
            if path.ends_with(".csv") {
                // A cell may hold several lines; the last line ends a row in any case.
                let (first, last) = (file.lines().next(), file.lines().last());
                assert!([first, last].iter().all(|l| l.is_some_and(|l| l.ends_with(&format!(",{mark}")))), "{path}");
            } else {
                assert!(file.contains(&format!(">{mark}</text></svg>")), "{path}");
            }
        }
    }
}

/// A unit of a tower is evacuated: its patients are evacuees of the coalition surge test, with one bed and one ride
/// each.
#[test]
fn hospital_evacuation_counts_in_the_surge_test() {
    let (scenario, map) = crate::stories::Grounds::default().of("tower-city");
    let header = sandtable::drill::Header { bots: Bots::Nowhere, ..header(&scenario) };
    let mut drill = Drill::new(scenario.clone(), map, header);
    let tower = scenario.places.iter().position(|p| p.id == "tower").map(PlaceId::at).expect("it stands");
    let seat = scenario.seats.iter().position(|s| s.id == "tower").map(SeatId::at).expect("it has a seat");
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
    let scope = EvacuationScope::Unit(BedKind::MedSurg);
    for order in [
        Decision::ActivateCommandCenter { at: tower },
        Decision::EvacuateHospital { at: tower, scope, by: MoveBy::Seats },
    ] {
        drill.advance(SimTime(drill.now().0 + 300_000));
        drill.submit(seat, Order::Decide(order), 0).expect("it may");
    }
    drill.advance(SimTime(5 * 3_600_000));
    let mut facts = drill.entries().iter().filter_map(|e| match &e.what {
        What::Happened(Fact::EvacuationOver { moved, home, .. }) => Some((i64::from(*moved), i64::from(*home))),
        _ => None,
    });
    let (moved, home) = facts.next_back().expect("it is over");
    assert!(moved > 0);
    let all = measures(&drill);
    let sum = |id: &str| {
        let m = all.iter().find(|m| m.id == id).unwrap_or_else(|| panic!("no {id}"));
        m.numerator.iter().filter(|i| i.what == scenario.place(tower).name).map(|i| i.amount).sum::<i64>()
    };
    assert_eq!((sum("cst-16a"), sum("cst-16b"), sum("cst-18-3"), sum("cst-20-3")), (home, moved, moved, moved));
    assert_eq!(sum("cst-17"), 600, "seconds until the number was known");
}
