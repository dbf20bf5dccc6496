//! The program: parse, call the command, give its exit code.

use clap::Parser;
use sandtable::cli::{Args, FAULT, run};
use std::process::ExitCode;

/// A frame makes and drops thousands of short texts and lists; the system's allocator hands their pages back and asks for
/// them again every time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        // The full story only for those who ask for it.
        if std::env::var_os("SANDTABLE_VERBOSE").is_some() {
            usual(info);
        }
    }));
    let args = Args::parse();
    let code = std::panic::catch_unwind(|| run(args)).unwrap_or_else(|_| {
        eprintln!(
            "sandtable: an internal fault stopped this command. Drills are kept up to the last acknowledged order. \
             SANDTABLE_VERBOSE=1 shows details for a report."
        );
        FAULT
    });
    ExitCode::from(code)
}
