//! The program: parse, call the command, give its exit code.

use clap::Parser;
use sandtable::cli::{Args, fault, run, usage};
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
    let code = std::panic::catch_unwind(|| match Args::try_parse() {
        Ok(args) => run(args),
        Err(e) => usage(&e),
    });
    let code = code.unwrap_or_else(|_| fault());
    ExitCode::from(code)
}
