//! Processor time of a frame: `open SCENARIO --measure-frames 20 --after 40min`. Console and projector are open, the clock
//! runs at 15×, and frames follow each other without a pause, first alone and then during a look ahead. Counted are all
//! systems, egui, and the extraction for the adapter; not the drawing, which the adapter does. Linux only, where each
//! thread has its own count.

use super::ask::Ask;
use super::drive::{Room, Step, Table, carry_out, read};
use super::failure::fail;
use super::options::{AppError, Measure};
use super::surfaces::Surface;
use crate::drill::Control;
use crate::forecast::Metric;
use crate::units::SimTime;
use bevy::prelude::*;
use bevy::render::{Render, RenderApp, RenderSystems};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

pub struct MeasurePlugin(pub Measure);

impl Plugin for MeasurePlugin {
    fn build(&self, app: &mut App) {
        let counts = Counts { what: self.0, ..Counts::default() };
        app.insert_resource(counts).add_systems(First, count).add_systems(Update, conduct.before(Step::Intake));
        if let Some(render) = app.get_sub_app_mut(RenderApp) {
            render.add_systems(Render, extracted.before(RenderSystems::ExtractCommands));
        }
    }
}

/// The part of the measurement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    #[default]
    Settling,
    Alone,
    Ahead,
}

/// Microseconds of one frame.
#[derive(Clone, Copy, Default)]
struct Spent {
    program: i64,
    others: i64,
    wall: i64,
}

#[derive(Resource, Default)]
struct Counts {
    what: Measure,
    frame: u32,
    part: Part,
    since: Option<Instant>,
    before: Option<(Instant, Threads)>,
    frames: BTreeMap<Part, Vec<Spent>>,
    /// Runs of all look aheads.
    futures: u32,
}

/// Frames until windows, fonts, and meshes are ready.
const SETTLED: u32 = 60;

/// A thread's name and its nanoseconds on a processor.
type Thread = (String, u64);

type Threads = BTreeMap<u32, Thread>;

/// The threads when the last frame had been extracted.
static EXTRACTED: Mutex<Option<Threads>> = Mutex::new(None);

fn extracted() {
    if let Ok(mut slot) = EXTRACTED.lock() {
        *slot = Some(threads());
    }
}

/// All threads of the program now, by number.
fn threads() -> Threads {
    let Ok(list) = std::fs::read_dir("/proc/self/task") else { return BTreeMap::new() };
    let thread = |entry: std::fs::DirEntry| {
        let number = entry.file_name().to_str()?.parse().ok()?;
        let text = |file: &str| std::fs::read_to_string(entry.path().join(file)).ok();
        let spent = text("schedstat")?.split(' ').next()?.parse().ok()?;
        Some((number, (text("comm")?.trim().to_string(), spent)))
    };
    list.flatten().filter_map(thread).collect()
}

/// A thread of a software adapter, or of the forecast.
fn another(name: &str) -> bool {
    name.starts_with("llvmpipe") || name == "forecast"
}

/// Microseconds that the program's own threads spent in between.
fn between(from: &Threads, to: &Threads) -> i64 {
    let own = to.iter().filter(|(_, (name, _))| !another(name));
    let ns = own.map(|(number, (_, ns))| ns.saturating_sub(from.get(number).map_or(0, |t| t.1)));
    (ns.sum::<u64>() / 1000) as i64
}

/// From the beginning of one frame to its extraction, and on to the beginning of the next.
fn count(mut counts: ResMut<Counts>) {
    let now = threads();
    let middle = EXTRACTED.lock().ok().and_then(|mut slot| slot.take());
    if let (Some((at, before)), Some(middle)) = (&counts.before, middle) {
        let wall = at.elapsed().as_micros() as i64;
        let spent = Spent { program: between(before, &middle), others: between(&middle, &now), wall };
        let part = counts.part;
        counts.frames.entry(part).or_default().push(spent);
    }
    // Excludes the counting itself.
    counts.before = Some((Instant::now(), threads()));
}

fn conduct(
    mut counts: ResMut<Counts>,
    mut room: ResMut<Room>,
    mut table: ResMut<Table>,
    mut exit: MessageWriter<AppExit>,
) {
    counts.frame += 1;
    if counts.frame == 2 {
        begin(&counts.what, &mut room, &mut table);
    }
    let over = counts.since.is_some_and(|at| at.elapsed() >= Duration::from_secs(counts.what.seconds));
    match counts.part {
        Part::Settling if counts.frame > SETTLED => next(&mut counts, Part::Alone),
        Part::Alone if over => {
            carry_out(&mut room.0, &mut table.0, Ask::LookAhead { bots: true });
            next(&mut counts, Part::Ahead);
        }
        // A forecast has its own time limit; then the next one begins.
        Part::Ahead if room.0.ahead().is_none_or(|a| a.over) || over => {
            counts.futures += room.0.ahead().map_or(0, |a| a.made);
            if !over {
                carry_out(&mut room.0, &mut table.0, Ask::LookAhead { bots: true });
                return;
            }
            match report(&counts) {
                Some(text) => print(&text),
                None => fail(AppError::Picture("this system does not count the processor time of threads".into())),
            }
            exit.write(AppExit::Success);
        }
        Part::Settling | Part::Alone | Part::Ahead => {}
    }
}

fn print(text: &str) {
    use std::io::Write;
    // A closed pipe: nothing is left to do.
    let _gone = std::io::stdout().write_all(text.as_bytes());
}

fn next(counts: &mut Counts, part: Part) {
    (counts.part, counts.since) = (part, Some(Instant::now()));
}

/// Brings the exercise to the moment of the measurement, running, with both windows open.
fn begin(what: &Measure, room: &mut Room, table: &mut Table) {
    let (session, desk) = (&mut room.0, &mut table.0);
    let seat = session.facilitator();
    carry_out(session, desk, Ask::Begin);
    for control in [Control::Resume, Control::SetPace { pace: 15 }] {
        carry_out(session, desk, Ask::control(seat, control));
    }
    session.run_to(SimTime::START + what.after);
    read(session, desk);
    desk.memory.window.surface = Surface::Console;
    desk.memory.projector.open = true;
    desk.memory.map.fit_wanted = true;
    desk.memory.map.fit_close = false;
}

fn report(counts: &Counts) -> Option<String> {
    let mut text = String::new();
    for (part, what) in [(Part::Alone, "console and projector"), (Part::Ahead, "the same during a look ahead")] {
        let frames = counts.frames.get(&part)?;
        let of = |pick: fn(&Spent) -> i64| Metric::of(frames.iter().map(|s| Some(pick(s))));
        let ms = |us: Option<i64>| us.unwrap_or(0) as f64 / 1000.0;
        let (own, others, wall) = (of(|s| s.program), of(|s| s.others), of(|s| s.wall));
        let worst = ms(frames.iter().map(|s| s.program).max());
        if own.p95? == 0 {
            return None;
        }
        let _infallible = writeln!(
            text,
            "{what}: {} frames, processor time of one: median {:.1} ms, 95 of 100 under {:.1} ms, worst {worst:.1} ms; \
             recording for the adapter {:.1} ms, on the wall {:.1} ms",
            own.n,
            ms(own.p50),
            ms(own.p95),
            ms(others.p50),
            ms(wall.p50),
        );
    }
    let _infallible = writeln!(text, "futures made meanwhile: {}", counts.futures);
    Some(text)
}
