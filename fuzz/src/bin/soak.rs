//! Mutates the corpus for a while, without coverage and on any compiler: `soak TARGET SECONDS [SEED]`.
//!
//! A panic, an input that takes more than a second, and one that takes more than 64 MiB end the soak; the input is then in
//! `artifacts/TARGET`.

#[path = "../../targets.rs"]
mod targets;

use std::alloc::{GlobalAlloc, Layout, System};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Longest and largest that one input may be.
const MOST_TIME: Duration = Duration::from_secs(1);
const MOST_BYTES: usize = 64 << 20;

/// The system's allocator, counting.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(NOW.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

const NUMBERS: [&str; 14] = [
    "0",
    "1",
    "-1",
    "2",
    "99",
    "100",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "4294967295",
    "9223372036854775807",
    "1e308",
];
const PIECES: [&str; 18] = [
    "(", ")", "[", "]", ",", ":", "\"", "\\", "/*", "//", "r#\"", "\u{fffe}", "\u{0}", "é", "\n", "None", "Some(", "-",
];

/// Only numbers and quoted texts are exchanged: most of what comes out is still read.
fn exchanged(corpus: &[Vec<u8>], c: &mut Chance) -> Vec<u8> {
    let mut data = corpus[c.below(corpus.len())].clone();
    for _ in 0..1 + c.below(4) {
        let at = c.below(data.len() + 1);
        if c.below(3) == 0 {
            let (Some(old), other) = (quoted(&data, at), &corpus[c.below(corpus.len())]) else { continue };
            let Some(new) = quoted(other, c.below(other.len() + 1)) else { continue };
            drop(data.splice(old, other[new].iter().copied()));
        } else {
            let number = numbers(&data, at);
            if !number.is_empty() {
                drop(data.splice(number, c.one(&NUMBERS).bytes()));
            }
        }
    }
    data
}

/// The next text in quotes at or behind `at`, without its quotes.
fn quoted(data: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let from = data.iter().take(at).filter(|b| **b == b'"').count();
    let mut quotes = (0..data.len()).filter(|i| data[*i] == b'"').skip(from + from % 2);
    Some(quotes.next()? + 1..quotes.next()?)
}

fn mutated(corpus: &[Vec<u8>], c: &mut Chance) -> Vec<u8> {
    if c.below(2) == 0 {
        return exchanged(corpus, c);
    }
    let mut data = corpus[c.below(corpus.len())].clone();
    for _ in 0..1 + c.below(6) {
        let at = c.below(data.len() + 1);
        let end = (at + c.below(40)).min(data.len());
        match c.below(8) {
            0 => drop(data.drain(at..end)),
            1 => drop(data.splice(at..at, c.one(&PIECES).bytes())),
            2 | 3 => {
                let number = numbers(&data, at);
                drop(data.splice(number, c.one(&NUMBERS).bytes()));
            }
            4 => {
                let piece = data[at..end].to_vec();
                let times = 1 + c.below(200);
                drop(data.splice(at..at, piece.repeat(times)));
            }
            5 => {
                let other = &corpus[c.below(corpus.len())];
                let from = c.below(other.len() + 1);
                let to = (from + c.below(400)).min(other.len());
                drop(data.splice(at..end, other[from..to].iter().copied()));
            }
            6 => {
                if let Some(byte) = data.get_mut(at) {
                    *byte ^= 1 << c.below(8);
                }
            }
            _ => data.truncate(at.max(1)),
        }
    }
    data.truncate(1 << 20);
    data
}

/// The next number at or behind `at`.
fn numbers(data: &[u8], at: usize) -> std::ops::Range<usize> {
    let start = data[at..].iter().position(u8::is_ascii_digit).map_or(at, |n| at + n);
    let len = data[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    start..start + len
}

fn corpus(folder: &Path) -> Vec<Vec<u8>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    files.iter().filter_map(|f| std::fs::read(f).ok()).collect()
}

/// What is wrong with an input, if anything is.
fn fault(target: fn(&[u8]), data: &[u8]) -> Option<String> {
    let before = NOW.load(Relaxed);
    PEAK.store(before, Relaxed);
    let started = Instant::now();
    let outcome = std::panic::catch_unwind(|| target(data));
    let (took, bytes) = (started.elapsed(), PEAK.load(Relaxed).saturating_sub(before));
    match outcome {
        Err(_) => Some("panic".to_string()),
        Ok(()) if took > MOST_TIME => Some(format!("slow: {} ms", took.as_millis())),
        Ok(()) if bytes > MOST_BYTES => Some(format!("large: {} MiB", bytes >> 20)),
        Ok(()) => None,
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let number = |n: usize, usual: u64| args.get(n).and_then(|a| a.parse().ok()).unwrap_or(usual);
    let name = args.get(1).map_or("scenario", String::as_str);
    let Some((_, target)) = targets::TARGETS.into_iter().find(|(n, _)| *n == name) else {
        eprintln!("there is no target {name}");
        std::process::exit(2);
    };
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = corpus(&home.join("corpus").join(name));
    assert!(!corpus.is_empty(), "no corpus for {name}");
    let mut chance = Chance(number(3, 1));
    let (started, length) = (Instant::now(), Duration::from_secs(number(2, 60)));
    let (mut tried, mut faults) = (0u64, 0u64);
    // What the first run keeps for later is not the input's.
    target(&corpus[0]);
    while started.elapsed() < length && faults < 20 {
        let data = mutated(&corpus, &mut chance);
        tried += 1;
        if let Some(why) = fault(target, &data) {
            faults += 1;
            let folder = home.join("artifacts").join(name);
            let file = folder.join(format!("{faults:02}-seed-{}-try-{tried}", number(3, 1)));
            let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, &data));
            println!("{name}, try {tried}: {why}; {} bytes in {} ({kept:?})", data.len(), file.display());
        }
    }
    println!("{name}: {tried} inputs, {faults} faults");
    std::process::exit(i32::from(faults > 0));
}
