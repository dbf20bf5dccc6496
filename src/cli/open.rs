//! `sandtable` and `sandtable open`: the desktop, or the fallback without one.

use super::{GOOD, USAGE, scenario_or_findings};
use crate::drill::Bots;
#[cfg(feature = "app")]
use crate::host::data_folder;
use crate::host::{create_drill, drills_folder, fresh_folder, loose_drill, now_ms};
use crate::report::summarise;
use crate::scenario::builtins;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct OpenArgs {
    /// Path or name of a built-in scenario, or an exercise folder. Default: the start screen.
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    target: Option<String>,
    /// Write a screenshot of the running exercise and exit.
    #[arg(long, value_name = "FILE.png")]
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    screenshot: Option<PathBuf>,
    /// Exercise time of the screenshot, such as `90s`.
    #[arg(long, default_value = "90s", value_parser = crate::cli::run::span_arg)]
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    after: crate::units::Span,
    /// Window size in points, such as 1440x900.
    #[arg(long, default_value = "1440x900")]
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    size: String,
    /// dark, light, or contrast. Default: the saved setting.
    #[arg(long)]
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    theme: Option<String>,
    /// en or es. Default: the saved setting.
    #[arg(long, value_name = "LANGUAGE")]
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    language: Option<String>,
    /// Write screenshots of every screen, in every size, theme, and language, and exit.
    #[arg(long, value_name = "FOLDER", hide = true)]
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    tour: Option<PathBuf>,
    /// Measure frame times for this many seconds, from exercise time `--after`, and exit.
    #[arg(long, value_name = "SECONDS", hide = true)]
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    measure_frames: Option<u64>,
    /// Screen to show.
    #[arg(long, hide = true)]
    #[cfg_attr(not(feature = "app"), allow(dead_code))]
    screen: Option<String>,
}

pub fn open(args: &OpenArgs) -> u8 {
    desktop(Some(args)).unwrap_or_else(|why| {
        eprintln!("sandtable: {why}");
        USAGE
    })
}

/// Without arguments: the start screen; without a display the starter runs unattended.
pub fn start() -> u8 {
    match desktop(None) {
        Ok(code) => code,
        Err(why) => unattended(&why),
    }
}

#[cfg(not(feature = "app"))]
fn desktop(_args: Option<&OpenArgs>) -> Result<u8, String> {
    Err("this program was built without the desktop (feature `app`)".to_owned())
}

#[cfg(feature = "app")]
fn desktop(args: Option<&OpenArgs>) -> Result<u8, String> {
    use crate::app::{AppOptions, Session, run};
    let plain = || AppOptions { settings: settings_file(), ..AppOptions::default() };
    let options = args.map_or_else(|| Ok(plain()), window_options)?;
    // A picture leaves no drill behind, and shows one moment.
    let session = match (&options.picture, &options.measure) {
        (Some(_), _) => Session::by_hand(None),
        (None, Some(_)) => Session::running(None),
        (None, None) => Session::running(Some(drills_folder())),
    };
    run(options, session).map_err(|e| e.to_string())?;
    Ok(GOOD)
}

#[cfg(feature = "app")]
fn window_options(args: &OpenArgs) -> Result<crate::app::AppOptions, String> {
    use crate::app::{AppOptions, Measure, Opening, Picture, Screen, theme::Theme};
    use crate::words::Language;
    let opening = match &args.target {
        None => Opening::Start,
        Some(t) if crate::drill::journal::DrillFolder::is_drill(t.as_ref()) => Opening::Resume(t.into()),
        Some(t) => Opening::Ready(t.clone()),
    };
    let screen = match args.screen.as_deref() {
        None => Screen::Console,
        Some(name) => Screen::named(name).ok_or_else(|| format!("there is no screen named {name}"))?,
    };
    let one = args.screenshot.clone().map(|file| Picture { file, after: args.after, screen, tour: false });
    let all = args.tour.clone().map(|file| Picture { file, after: args.after, screen, tour: true });
    let picture = all.or(one);
    let size = args.size.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    let size = size.filter(|(w, h)| (320..=16_384).contains(w) && (240..=16_384).contains(h));
    let size = size.ok_or_else(|| format!("{} is not a window size like 1440x900", args.size))?;
    let theme = match args.theme.as_deref() {
        None => None,
        Some("dark") => Some(Theme::Dark),
        Some("light") => Some(Theme::Light),
        Some("contrast") => Some(Theme::HighContrast),
        Some(other) => return Err(format!("there is no theme named {other}: dark, light or contrast")),
    };
    let language = match args.language.as_deref() {
        None => None,
        Some(code) => Some(Language::from_code(code).ok_or_else(|| format!("there is no language {code}: en or es"))?),
    };
    // A picture has the requested settings, not the saved ones.
    let measure = args.measure_frames.map(|seconds| Measure { after: args.after, seconds });
    let settings = if picture.is_some() || measure.is_some() { None } else { settings_file() };
    Ok(AppOptions { opening, picture, measure, size, theme, language, text_pct: None, settings })
}

#[cfg(feature = "app")]
fn settings_file() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("settings.ron"))
}

/// The embedded starter, with a live timeline, a journal, and a report.
fn unattended(why: &str) -> u8 {
    say!("{} Running the starter scenario unattended instead.", first_line(why));
    let (scenario, found) = match scenario_or_findings(builtins()[0]) {
        Ok(found) => found,
        Err(code) => return code,
    };
    let dir = fresh_folder(&drills_folder(), &scenario.id, now_ms());
    let mut drill = match create_drill(&dir, &found, None, Bots::Everywhere) {
        Ok(drill) => drill,
        Err(why) => {
            say!("The drill is not kept: {why}");
            loose_drill(&scenario, scenario.seed, Bots::Everywhere)
        }
    };
    let started = std::time::Instant::now();
    super::run::play(&mut drill, scenario.ends(), &[], &[], true);
    let mut summary = summarise(&drill);
    summary.wall_s = started.elapsed().as_secs_f64();
    super::run::print_summary(&drill, &summary);
    match super::report::write(&drill, &dir.join("report")) {
        Ok(page) => say!("\nAfter-action report: {}", page.display()),
        Err(e) => say!("\nThe after-action report could not be written: {e}"),
    }
    GOOD
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or(text)
}
