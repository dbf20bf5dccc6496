//! The program: parse, call the command, give its exit code.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(sandtable::cli::run(sandtable::cli::Args::parse()))
}
