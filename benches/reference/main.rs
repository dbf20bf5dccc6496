//! The reference workloads, on the product's own engine, map and queues:
//!
//!     cargo bench --no-default-features --bench reference [-- w1|w2|treat|w3|county|drill]
//!
//! `-- --json` prints one JSON line per workload (W1, W2 at both sizes, W3): the contract of the command line.
//! `-- guard` runs W2 beside a bare program and fails if the engine has less than `GUARD` of its speed or different
//! results. With `UPDATE_DOCS=1` and no name it also writes `docs/PERFORMANCE.md`, which describes each workload.

mod bare;
mod county;
mod drill;
mod shared;
mod treat;
mod turns;
mod w1;
mod w2;
mod w3;

use shared::Measured;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A smaller share of the speed of bare arrays and a heap is a fault of ours, not of the machine.
const GUARD: f64 = 0.4;

fn main() {
    if std::env::args().any(|a| a == "--json") {
        let all = [w1::measure()].into_iter().chain(w2::measure()).chain([w3::measure()]);
        return all.for_each(|measured| println!("{}", measured.json()));
    }
    let only = std::env::args().nth(1).filter(|a| !a.starts_with("--"));
    let wanted = |name: &str| only.as_deref().is_none_or(|o| o == name);
    if only.as_deref() == Some("guard") {
        let ratio = w2::over_bare();
        println!("W2: {ratio:.2} of the speed of bare arrays and a heap; at least {GUARD}");
        std::process::exit(i32::from(ratio < GUARD));
    }
    let mut page = include_str!("page.md").to_owned();
    let mut put = |name: &str, rows: Vec<String>| {
        let rows = rows.join("\n");
        println!("{rows}\n");
        page = page.replace(&format!("{{{name}}}"), &rows);
    };
    let mut queues: Vec<Measured> = Vec::new();
    if wanted("w1") {
        queues.push(w1::measure());
    }
    if wanted("w2") {
        queues.extend(w2::measure());
    }
    if wanted("treat") {
        queues.push(treat::measure());
    }
    put("queues", table("| workload | n | events | seconds | events/s | check |", queues.iter().map(Measured::row)));
    if wanted("peers") {
        put("peers", turns::table());
    }
    if wanted("w3") {
        put("routing", table("| network | what | time |", w3::rows()));
    }
    if wanted("county") {
        put(
            "county",
            table(
                "| patients | seconds | events | µs a patient | died | most memory, MiB | for the run alone |",
                county::rows(),
            ),
        );
    }
    if wanted("drill") {
        put("drill", table("| what | how much | time |", drill::rows()));
    }
    if only.is_none() && std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write("docs/PERFORMANCE.md", page).expect("docs can be written");
    }
}

fn table(head: &str, rows: impl IntoIterator<Item = String>) -> Vec<String> {
    let columns = head.matches('|').count() - 1;
    let ruler = format!("|{}", " --- |".repeat(columns));
    [head.to_owned(), ruler].into_iter().chain(rows).collect()
}
