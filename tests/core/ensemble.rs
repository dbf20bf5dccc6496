//! Ensembles: no result depends on shard, thread, order, or retry; parts of different ensembles are refused.

use sandtable::drill::Bots;
use sandtable::forecast::{Making, Outcome, Part, PartError, Runner, Shard, merge, one_run, seed_of};
use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{Scenario, builtin, check_source};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

fn scenario(name: &str) -> Arc<Scenario> {
    let text = builtin(name).expect("it is embedded");
    check_source(&format!("{name}.ron"), text, &Packs::installed()).scenario.expect("it has no errors")
}

fn making(runs: u32) -> Making {
    Making {
        scenario: "x".into(),
        scenario_hash: "h".into(),
        engine_version: "1".into(),
        base_seed: 7,
        bots: Bots::Everywhere,
        runs,
    }
}

/// A part of artificial runs: quick, and every value depends on the run's number alone.
fn made_up(making: &Making, shard: Shard) -> Part {
    let outcome = |run: u32| {
        let seed = seed_of(making.base_seed, run);
        let wait = (!run.is_multiple_of(3)).then_some((seed % 5000) as i64);
        let values = [("died", Some((seed % 11) as i64)), ("wait", wait)];
        let values = values.into_iter().map(|(name, v)| (name.to_owned(), v)).collect();
        Outcome { seed, digest: format!("{seed:032x}"), values }
    };
    let runs: Vec<Outcome> = shard.runs(making.runs).map(outcome).collect();
    Part { wall_s: f64::from(shard.index), ..Part::new(making.clone(), shard, &runs) }
}

fn parts(making: &Making, of: u32) -> Vec<(String, Part)> {
    (1..=of).map(|index| (format!("part {index}"), made_up(making, Shard { index, of }))).collect()
}

#[test]
fn parts_merge_in_any_order() {
    for (runs, of) in [(100, 7), (7, 7), (3, 5), (1, 1)] {
        let making = making(runs);
        let whole = made_up(&making, Shard::WHOLE);
        for rotate in 0..of as usize {
            let mut shuffled = parts(&making, of);
            shuffled.rotate_left(rotate);
            shuffled.swap(0, (of / 2) as usize);
            let merged = merge(shuffled).expect("they belong together");
            assert_eq!(Part { wall_s: whole.wall_s, ..merged }, whole, "{runs} runs in {of} shards");
        }
    }
}

#[test]
fn parts_of_different_ensembles_are_refused_by_name() {
    let usual = making(20);
    let other = |change: fn(&mut Making)| {
        let mut other = usual.clone();
        change(&mut other);
        other
    };
    let cases = [
        (other(|m| m.scenario_hash = "i".into()), "the scenario's hash"),
        (other(|m| m.scenario = "y".into()), "the scenario"),
        (other(|m| m.engine_version = "2".into()), "the engine's version"),
        (other(|m| m.base_seed = 8), "the base seed"),
        (other(|m| m.bots = Bots::Nowhere), "who plays"),
        (other(|m| m.runs = 21), "the number of runs"),
    ];
    for (odd, what) in cases {
        let mut mixed = parts(&usual, 3);
        mixed[2].1 = made_up(&odd, Shard { index: 3, of: 3 });
        let why = merge(mixed).expect_err(what).to_string();
        assert!(why.starts_with(&format!("part 3 does not belong with part 1: {what} is ")), "{why}");
    }
    let mut mixed = parts(&usual, 3);
    mixed[1].1 = made_up(&usual, Shard { index: 2, of: 4 });
    assert!(merge(mixed).expect_err("2 of 4").to_string().contains("the number of shards"));
}

#[test]
fn missing_and_duplicate_parts_are_reported() {
    let making = making(20);
    let mut some = parts(&making, 7);
    some.remove(4);
    some.remove(1);
    assert_eq!(merge(some), Err(PartError::Missing { of: 7, missing: vec![2, 5] }));
    let mut twice = parts(&making, 3);
    twice.push(("a copy".into(), twice[1].1.clone()));
    let error = PartError::Twice { index: 2, first: "part 2".into(), second: "a copy".into() };
    assert_eq!(merge(twice), Err(error));
    assert_eq!(merge(Vec::new()), Err(PartError::Nothing));
}

#[test]
fn changed_part_file_is_detected() {
    let part = made_up(&making(9), Shard { index: 2, of: 3 });
    let text = serde_json::to_string(&part).unwrap();
    assert_eq!(Part::read("p", &text), Ok(part.clone()));
    for end in (0..text.len()).step_by(7) {
        assert!(matches!(Part::read("p", &text[..end]), Err(PartError::Unreadable { .. })), "cut at {end}");
    }
    let changes = [
        ("\"base_seed\":7", "\"base_seed\":8"),
        ("\"index\":2", "\"index\":3"),
        ("\"runs\":9", "\"runs\":10"),
        ("\"Everywhere\"", "\"Nowhere\""),
        ("\"wait\":[", "\"waits\":["),
        ("\"died\":[", "\"died\":[1,"),
    ];
    for (from, to) in changes {
        let edited = text.replacen(from, to, if from.contains(":[") { 2 } else { 1 });
        assert_ne!(edited, text, "{from}");
        assert!(Part::read("p", &edited).is_err(), "{from}");
    }
    let newer = text.replacen("\"sandtable_ensemble\":1", "\"sandtable_ensemble\":2", 1);
    assert_eq!(Part::read("p", &newer), Err(PartError::Format { file: "p".into(), theirs: 2 }));
}

/// Neither a runner's earlier runs nor the journal of an ordinary drill changes a result.
#[test]
fn run_is_the_same_alone_and_after_others() {
    let scenario = scenario("buses-on-the-bridge");
    let map = Arc::new(CoalitionMap::new(&scenario));
    let mut runner = Runner::new(scenario.clone(), map.clone(), Bots::Everywhere);
    let seeds: Vec<u64> = (1..=4).map(|run| seed_of(scenario.seed, run)).collect();
    let warm: Vec<Outcome> = seeds.iter().rev().map(|seed| runner.run(*seed)).collect();
    for (seed, warm) in seeds.iter().zip(warm.iter().rev()) {
        assert_eq!(one_run(&scenario, &map, *seed, Bots::Everywhere), *warm);
    }
    let run = sandtable(&["run", "buses-on-the-bridge", "--format", "json", "--seed", &seeds[0].to_string()], &[]);
    let run = json(&run);
    assert_eq!(run["digest"], Value::from(warm[3].digest.clone()));
    for (name, value) in run["patients"].as_object().unwrap() {
        assert_eq!(value.as_i64(), warm[3].values[name], "{name}");
    }
    assert_eq!(run["waits_s"]["immediate"]["median"].as_i64(), warm[3].values["wait_immediate_median_s"]);
    assert_eq!(run["decisions"]["accepted"].as_i64(), warm[3].values["decisions_accepted"]);
}

/// The program itself, without scheduler variables except `vars`.
fn sandtable(args: &[&str], vars: &[(&str, &str)]) -> Output {
    quiet_command(Path::new(env!("CARGO_BIN_EXE_sandtable")), vars).args(args).output().expect("it can be started")
}

fn quiet_command(program: &Path, vars: &[(&str, &str)]) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let known = name.to_string_lossy().into_owned();
        if ["SLURM_", "JOB_COMPLETION", "AWS_BATCH", "SANDTABLE_"].iter().any(|p| known.starts_with(p)) {
            command.env_remove(name);
        }
    }
    command.envs(vars.iter().copied());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    serde_json::from_slice(&output.stdout).expect("JSON and nothing else on standard output")
}

/// The bytes, without real time.
fn timeless(text: &[u8]) -> String {
    let text = String::from_utf8(text.to_vec()).unwrap();
    let at = text.find("\"wall_s\":").expect("it says how long it took");
    let end = at + text[at..].find(',').unwrap();
    text[..at].to_owned() + &text[end..]
}

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ensemble").join(name);
    // Left by an earlier run of the test, or absent.
    let _left_over = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

#[test]
fn seven_shards_equal_one_run_byte_for_byte() {
    let dir = scratch("seven");
    let call = ["ensemble", "buses-on-the-bridge", "--runs", "17", "--format", "json"];
    let whole =
        sandtable(&[&call[..], &["--threads", "1", "--out", dir.join("whole").to_str().unwrap()]].concat(), &[]);
    let mut merge = vec!["ensemble".to_owned(), "--format".into(), "json".into(), "--merge".into()];
    for i in [4, 1, 7, 2, 6, 3, 5] {
        let path = dir.join(format!("part-{i}-of-7.json"));
        let shard = format!("{i}/7");
        let folder = format!("{}/", dir.display());
        let made = sandtable(&[&call[..], &["--shard", &shard, "--threads", "3", "--out", &folder]].concat(), &[]);
        json(&made);
        assert_eq!(std::fs::read(&path).unwrap(), made.stdout, "what is printed is the part itself");
        merge.push(path.to_str().unwrap().to_owned());
    }
    let all: Vec<&str> = merge.iter().map(String::as_str).collect();
    let out = dir.join("merged");
    let merged = sandtable(&[&all[..], &["--out", out.to_str().unwrap()]].concat(), &[]);
    let (one, two) = (json(&whole), json(&merged));
    assert_eq!(timeless(&merged.stdout), timeless(&whole.stdout));
    assert_eq!(timeless(&std::fs::read(out).unwrap()), timeless(&std::fs::read(dir.join("whole")).unwrap()));
    assert_eq!(one["runs"], 17);
    assert_eq!(two["metrics"]["total"]["n"], 17);
    for key in ["mean", "p05", "p25", "p50", "p75", "p95"] {
        assert!(one["metrics"]["died"][key].is_number(), "{key}");
    }
    let without = sandtable(&all[..all.len() - 1], &[]);
    assert_eq!(without.status.code(), Some(1));
    assert!(said(&without).contains("1 of 7 parts missing: 5"), "{}", said(&without));
}

#[test]
fn retry_changes_nothing_and_overwrites_no_other_file() {
    let dir = scratch("retry");
    let out = dir.join("part.json");
    let call = |scenario: &str, runs: &str| {
        sandtable(&["ensemble", scenario, "--runs", runs, "--shard", "2/3", "--out", out.to_str().unwrap()], &[])
    };
    assert_eq!(call("minimal", "6").status.code(), Some(0));
    let first = std::fs::read(&out).unwrap();
    let again = call("minimal", "6");
    assert_eq!((again.status.code(), std::fs::read(&out).unwrap()), (Some(0), first.clone()));
    assert!(said(&again).contains("complete already"), "{}", said(&again));
    // Truncated: computed again, the same except for real time.
    std::fs::write(&out, &first[..first.len() / 2]).unwrap();
    assert_eq!(call("minimal", "6").status.code(), Some(0));
    assert_eq!(timeless(&std::fs::read(&out).unwrap()), timeless(&first));
    let now = std::fs::read(&out).unwrap();
    for (scenario, runs) in [("minimal", "9"), ("buses-on-the-bridge", "6")] {
        let refused = call(scenario, runs);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        assert!(said(&refused).contains("of another ensemble"), "{}", said(&refused));
    }
    assert_eq!(std::fs::read(&out).unwrap(), now);
    std::fs::write(&out, "my notes").unwrap();
    assert_eq!(call("minimal", "6").status.code(), Some(2));
    assert_eq!(std::fs::read(&out).unwrap(), b"my notes");
    assert_eq!(std::fs::read_dir(&dir).unwrap().count(), 1, "no temporary file is left");
}

#[test]
fn bad_parts_exit_with_1_and_bad_calls_with_2() {
    let dir = scratch("codes");
    let file = |name: &str, text: &str| {
        std::fs::write(dir.join(name), text).unwrap();
        dir.join(name).to_str().unwrap().to_owned()
    };
    let part = |making: &Making, index| serde_json::to_string(&made_up(making, Shard { index, of: 2 })).unwrap();
    let one = file("1", &part(&making(5), 1));
    let foreign = file("2", &part(&Making { scenario: "z".into(), ..making(5) }, 2));
    let notes = file("3", "my notes");
    let binary = dir.join("4");
    std::fs::write(&binary, [0xff, 0xfe, 0x00]).unwrap();
    for (args, code) in [
        (vec!["--merge", &one, &foreign], 1),
        (vec!["--merge", &one], 1),
        (vec!["--merge", &notes], 1),
        (vec!["--merge", binary.to_str().unwrap()], 1),
        (vec!["--merge", "no-such-file"], 2),
        (vec!["--merge"], 2),
        (vec!["--merge", &one, "--runs", "5"], 2),
        (vec!["minimal"], 2),
        (vec!["minimal", "--runs", "0"], 2),
        (vec!["minimal", "--runs", "5", "--shard", "3/2"], 2),
        (vec!["no-such-scenario", "--runs", "5"], 2),
    ] {
        let output = sandtable(&[&["ensemble"], &args[..]].concat(), &[]);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", said(&output));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
        assert!(!said(&output).contains("panicked"), "{args:?}: {}", said(&output));
    }
}

/// Tests run in the package's folder. The build folder may be another: two clones can share a target folder.
fn at_root(path: &str) -> PathBuf {
    std::env::current_dir().expect("there is one").join(path)
}

/// Without Slurm: its variables, set here.
#[cfg(unix)]
#[test]
fn slurm_tasks_make_parts_that_merge() {
    let dir = scratch("slurm");
    let parts = dir.join("parts");
    let program = env!("CARGO_BIN_EXE_sandtable");
    for id in ["2", "0", "1"] {
        let vars = [
            ("SANDTABLE", program),
            ("SCENARIO", "minimal"),
            ("RUNS", "8"),
            ("PARTS", parts.to_str().unwrap()),
            ("SLURM_ARRAY_TASK_ID", id),
            ("SLURM_ARRAY_TASK_COUNT", "3"),
            ("SLURM_ARRAY_TASK_MIN", "0"),
            ("SLURM_ARRAY_TASK_MAX", "2"),
            ("SLURM_CPUS_PER_TASK", "2"),
        ];
        let task = quiet_command(Path::new("bash"), &vars).arg(at_root("docs/scale/ensemble.sbatch")).output().unwrap();
        assert_eq!(task.status.code(), Some(0), "{}", said(&task));
        assert!(said(&task).contains("SLURM_ARRAY_TASK_ID"), "{}", said(&task));
    }
    let files: Vec<String> =
        (1..=3).map(|i| parts.join(format!("part-{i}-of-3.json")).to_str().unwrap().to_owned()).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let merged = sandtable(&[&["ensemble", "--format", "json", "--merge"], &files[..]].concat(), &[]);
    let whole = sandtable(&["ensemble", "minimal", "--runs", "8", "--format", "json"], &[]);
    json(&merged);
    assert_eq!(timeless(&merged.stdout), timeless(&whole.stdout));
}

#[test]
fn kubernetes_pods_have_one_shard_each() {
    let yaml = std::fs::read_to_string(at_root("docs/scale/ensemble-job.yaml")).unwrap();
    let after = |key: &str| {
        let rest = yaml.split(key).nth(1).unwrap_or_else(|| panic!("{key} is there"));
        rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect::<String>()
    };
    assert_eq!(after("completions:"), after("name: SANDTABLE_SHARDS"));
    let pod = |index: &str| {
        let vars = [("JOB_COMPLETION_INDEX", index), ("SANDTABLE_SHARDS", "2")];
        json(&sandtable(&["ensemble", "minimal", "--runs", "5", "--format", "json"], &vars))
    };
    let (first, second) = (pod("0"), pod("1"));
    assert_eq!((first["seeds"].as_array().unwrap().len(), second["seeds"].as_array().unwrap().len()), (2, 3));
    assert_eq!(second["shard"]["index"], 2);
}
