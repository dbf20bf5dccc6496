//! The reference workloads, on the product's own engine, map and queues: `cargo bench --no-default-features --bench reference`.
//! What each one is, and how far to trust the figures, stands in `docs/PERFORMANCE.md`.

mod county;
mod shared;
mod w1;
mod w2;
mod w3;

fn main() {
    let only = std::env::args().nth(1).filter(|a| !a.starts_with("--"));
    let wanted = |name: &str| only.as_deref().is_none_or(|o| o == name);
    if wanted("w1") {
        w1::report();
    }
    if wanted("w2") {
        w2::report();
    }
    if wanted("w3") {
        w3::report();
    }
    if wanted("county") {
        county::table();
    }
}
