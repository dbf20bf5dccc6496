//! Standard output that cannot be written, and the resulting exit code.

use std::process::{Command, Output, Stdio};

fn sandtable(args: &[&str], stdout: impl Into<Stdio>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandtable"));
    command.args(args).stdout(stdout).output().expect("it can be started")
}

fn closed() -> std::io::PipeWriter {
    let (reader, writer) = std::io::pipe().expect("there are pipes");
    drop(reader);
    writer
}

const GOOD: [&str; 3] = ["check", "scenarios/minimal.ron", "--format=json"];
const BROKEN: [&str; 3] = ["check", "tests/broken/01-typo-in-field.ron", "--format=json"];

#[test]
fn closed_pipe_is_silent_and_keeps_the_verdict() {
    for (args, code) in [(GOOD, 0), (BROKEN, 1)] {
        let output = sandtable(&args, closed());
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn full_device_is_reported_and_exits_2() {
    let calls: [&[&str]; 4] = [&GOOD, &BROKEN, &["--help"], &["run", "minimal", "--until=2min", "--format=json"]];
    for args in calls {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("Linux has it");
        let output = sandtable(args, full);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{args:?}: {said}");
        assert!(said.contains("standard output"), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn full_standard_error_stops_no_command() {
    let full = std::fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandtable"));
    let output = command.args(["check", "no-such-file.ron"]).stderr(full).output().expect("it can be started");
    assert_eq!(output.status.code(), Some(2));
}
