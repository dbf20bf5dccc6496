//! The rules, one function each: a source in, lines and findings out.

use super::english::empty_names;
use super::matches::{Enums, catch_alls};
use super::source::{Mention, Source};

pub type Rule = fn(&House, &Source) -> Vec<(usize, String)>;

pub const RULES: &[(&str, Rule)] = &[
    ("ladder", ladder),
    ("bevy stays in app, out of its panels", bevy),
    ("egui stays in app, out of its stage", egui),
    ("the core has no clock", clock),
    ("the core has no hash order", hash_order),
    ("the core's mathematics is libm's", mathematics),
    ("the core has no threads, network or environment", outside),
    ("files are read in few places", file_access),
    ("the core leaves Bevy's names alone", names),
    ("a file has at most 500 lines", file_length),
    ("a function has at most 70 lines", function_length),
    ("a function has at most 7 parameters", parameters),
    ("a panel has at most 4 parameters of ours", panel_parameters),
    ("a panel takes a view and its memory, not the desk", panel_desk),
    ("a file says what lives there", header),
    ("tables are indexed by typed ids", typed_tables),
    ("nothing is unfinished", unfinished),
    ("no test is switched off", switched_off),
    ("no path of a developer's machine", machine_path),
    ("names of files and modules say what is in them", |_, source| empty_names(source)),
    ("a match on an enum of ours names every case", every_case),
];

/// The layers, bottom first, as drawn in `src/lib.rs`, and the enums declared in them.
pub struct House(Vec<String>, Enums);

/// The layers above the core.
const SHELLS: [&str; 3] = ["host", "serve", "app"];
/// Disk access of the core.
const FILE_ACCESS: [&str; 3] = ["src/scenario/load.rs", "src/scenario/pack.rs", "src/drill/journal/"];

impl House {
    pub fn from_lib(text: &str) -> Option<House> {
        let drawing = text.lines().find(|line| line.starts_with("//!") && line.matches('→').count() > 3)?;
        let layers = drawing.trim_start_matches("//!").split('→').map(|f| f.trim().to_owned()).collect();
        Some(House(layers, Enums::default()))
    }

    pub fn with_enums<'a>(self, sources: impl IntoIterator<Item = &'a Source>) -> House {
        House(self.0, Enums::gather(sources.into_iter()))
    }

    pub fn floors(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub fn rung(&self, floor: &str) -> Option<usize> {
        self.floors().position(|f| f == floor)
    }

    /// The layer of a source file. `src/lib.rs` is outside the ladder.
    fn rung_of(&self, source: &Source) -> Option<usize> {
        let inside = source.path.strip_prefix("src/")?;
        self.rung(inside.split('/').next()?.trim_end_matches(".rs"))
    }

    fn is_core(&self, source: &Source) -> bool {
        let first_shell = self.floors().position(|f| SHELLS.contains(&f)).unwrap_or(self.0.len());
        source.is_rust() && self.rung_of(source).is_some_and(|rung| rung < first_shell)
    }
}

fn complain(source: &Source, wrong: impl Fn(&[&str]) -> bool) -> Vec<(usize, String)> {
    if !source.is_rust() {
        return Vec::new();
    }
    let judge = |Mention { line, path }: Mention| {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        wrong(&names).then(|| (line, path.join("::")))
    };
    source.mentions().into_iter().filter_map(judge).collect()
}

fn in_core(house: &House, source: &Source, wrong: impl Fn(&[&str]) -> bool) -> Vec<(usize, String)> {
    if house.is_core(source) { complain(source, wrong) } else { Vec::new() }
}

fn ladder(house: &House, source: &Source) -> Vec<(usize, String)> {
    let Some(rung) = house.rung_of(source) else { return Vec::new() };
    complain(source, |path| {
        let climbs = path.iter().take_while(|name| **name == "super").count();
        let from_root = match path {
            ["crate" | "sandtable", floor, ..] => Some(*floor),
            // As many steps up as lead from src/layer/file.rs to the root.
            _ if climbs > 1 => path.get(climbs).copied(),
            _ => None,
        };
        from_root.and_then(|floor| house.rung(floor)).is_some_and(|used| used > rung)
    })
}

fn bevy(_: &House, source: &Source) -> Vec<(usize, String)> {
    let panels = source.path.starts_with("src/app/panels");
    if source.path.starts_with("src/app") && !panels {
        return Vec::new();
    }
    complain(source, |path| match path {
        ["bevy_egui", "egui", ..] => false,
        [first, _, ..] => *first == "bevy" || first.starts_with("bevy_"),
        _ => false,
    })
}

fn egui(_: &House, source: &Source) -> Vec<(usize, String)> {
    let inside = source.path.strip_prefix("src/app/").unwrap_or("elsewhere/");
    let root_file = !inside.contains('/');
    if root_file
        || inside.starts_with("panels/")
        || inside.starts_with("theme/")
        || source.path.starts_with("tests/desktop")
    {
        return Vec::new();
    }
    complain(source, |path| path.len() > 1 && path.iter().any(|n| matches!(*n, "egui" | "bevy_egui" | "egui_extras")))
}

fn clock(house: &House, source: &Source) -> Vec<(usize, String)> {
    in_core(house, source, |path| match path {
        ["std" | "core", "time", ..] | ["web_time", ..] => true,
        ["jiff", .., last] | [.., "Timestamp" | "Zoned", last] => *last == "now",
        _ => path.iter().any(|n| matches!(*n, "Instant" | "SystemTime")),
    })
}

fn hash_order(house: &House, source: &Source) -> Vec<(usize, String)> {
    in_core(house, source, |path| path.iter().any(|n| matches!(*n, "HashMap" | "HashSet" | "RandomState" | "hash_map")))
}

/// Functions of `f64` with platform-dependent results in the C library. The rest (+ − × ÷, √, absolute value, rounding)
/// is exact everywhere.
const INEXACT: &[&str] = &[
    "ln", "log", "log2", "log10", "ln_1p", "exp", "exp2", "exp_m1", "powf", "powi", "sin", "cos", "tan", "sin_cos",
    "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "cbrt", "hypot",
];

fn mathematics(house: &House, source: &Source) -> Vec<(usize, String)> {
    let mut found = in_core(house, source, |path| match path {
        ["f64" | "f32", name] => INEXACT.contains(name),
        _ => path.first().is_some_and(|n| matches!(*n, "rand_distr" | "num_traits")),
    });
    if house.is_core(source) {
        for name in INEXACT {
            let call = format!(".{name}(");
            found.extend(source.code.match_indices(&call).map(|(at, _)| (source.line_at(at), format!("{call})"))));
        }
    }
    found
}

fn may_touch_files(source: &Source) -> bool {
    FILE_ACCESS.iter().any(|place| source.path.starts_with(place))
}

fn outside(house: &House, source: &Source) -> Vec<(usize, String)> {
    in_core(house, source, |path| match path {
        ["std", "env" | "process", ..] => !may_touch_files(source),
        ["std", "thread" | "net", ..] | ["rayon", ..] => true,
        _ => false,
    })
}

fn file_access(house: &House, source: &Source) -> Vec<(usize, String)> {
    if may_touch_files(source) {
        return Vec::new();
    }
    in_core(house, source, |path| matches!(path, ["std", "fs", ..] | ["fs" | "File" | "OpenOptions", _, ..]))
}

fn names(house: &House, source: &Source) -> Vec<(usize, String)> {
    const TAKEN: [&str; 8] = ["Command", "Event", "Message", "Resource", "State", "World", "Entity", "System"];
    if !house.is_core(source) {
        return Vec::new();
    }
    let declares = |line: &str| {
        let words: Vec<&str> =
            line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).collect();
        let kind = words.iter().position(|w| matches!(*w, "struct" | "enum" | "trait" | "type"))?;
        words.get(kind + 1).filter(|name| TAKEN.contains(*name)).map(|name| (*name).to_owned())
    };
    source.code.lines().enumerate().filter_map(|(i, line)| Some((i + 1, declares(line)?))).collect()
}

fn file_length(_: &House, source: &Source) -> Vec<(usize, String)> {
    let lines = source.text.lines().count();
    if source.is_rust() && lines > 500 { vec![(lines, format!("{lines} lines"))] } else { Vec::new() }
}

fn function_length(_: &House, source: &Source) -> Vec<(usize, String)> {
    let long = source.functions().into_iter().filter(|f| source.is_rust() && f.lines > 70);
    long.map(|f| (f.line, format!("{} has {}", f.name, f.lines))).collect()
}

fn parameters(_: &House, source: &Source) -> Vec<(usize, String)> {
    let wide = source.functions().into_iter().filter(|f| source.is_rust() && f.parameters > 7);
    wide.map(|f| (f.line, format!("{} has {}", f.name, f.parameters))).collect()
}

/// Types of egui, which every panel needs, and the receiver.
const EGUI: [&str; 7] = ["Ui", "Context", "Painter", "Rect", "Pos2", "Vec2", "self"];

fn in_panels(source: &Source) -> bool {
    source.is_rust() && source.path.starts_with("src/app/panels")
}

fn panel_parameters(_: &House, source: &Source) -> Vec<(usize, String)> {
    let of_egui = |t: &String| EGUI.contains(&t.trim_start_matches("&mut ").trim_start_matches(['&', ' ']));
    let ours = |types: &[String]| types.iter().filter(|t| !of_egui(t)).count();
    let wide = source.functions().into_iter().filter(|f| in_panels(source) && ours(&f.types) > 4);
    wide.map(|f| (f.line, format!("{} has {}", f.name, ours(&f.types)))).collect()
}

fn panel_desk(_: &House, source: &Source) -> Vec<(usize, String)> {
    if !in_panels(source) {
        return Vec::new();
    }
    complain(source, |path| path.iter().any(|name| matches!(*name, "desk" | "Desk")))
}

fn header(_: &House, source: &Source) -> Vec<(usize, String)> {
    let says = source.text.strip_prefix("//!").and_then(|t| t.lines().next()).is_some_and(|l| l.trim().len() > 9);
    if source.is_rust() && !says { vec![(1, "begin with a //! line".to_owned())] } else { Vec::new() }
}

/// `IdVec` takes the id itself, and only the right one.
fn typed_tables(_: &House, source: &Source) -> Vec<(usize, String)> {
    if !source.is_rust() || source.path.starts_with("src/units/") {
        return Vec::new();
    }
    let found = source.code.match_indices(".index()]");
    found.map(|(at, _)| (source.line_at(at), "index an IdVec by the id itself".to_owned())).collect()
}

fn unfinished(_: &House, source: &Source) -> Vec<(usize, String)> {
    let macros = [concat!("to", "do!"), concat!("unimple", "mented!")];
    let marks = [concat!("FIX", "ME"), concat!("XX", "X")];
    let in_code = macros.iter().flat_map(|m| source.code.match_indices(*m));
    let in_text = marks.iter().flat_map(|m| source.text.match_indices(*m));
    let found = in_code.chain(in_text).filter(|_| source.is_rust());
    found.map(|(at, what)| (source.line_at(at), what.to_owned())).collect()
}

fn switched_off(_: &House, source: &Source) -> Vec<(usize, String)> {
    let found = source.code.match_indices(concat!("#[", "ignore")).filter(|_| source.is_rust());
    found.map(|(at, _)| (source.line_at(at), "a test is right or it is gone".to_owned())).collect()
}

fn machine_path(_: &House, source: &Source) -> Vec<(usize, String)> {
    const HOMES: [&str; 8] = ["work", "farm", "tmp", "root", "home", "Users", "mnt", "builds"];
    let mut found = Vec::new();
    for home in HOMES {
        for (at, _) in source.text.match_indices(&format!("/{home}/")) {
            let before = source.text[..at].chars().next_back();
            let after = source.text[at + home.len() + 2..].chars().next();
            let begins = !before.is_some_and(|c| c.is_alphanumeric() || ".-_}/)*".contains(c));
            if begins && after.is_some_and(|c| c.is_alphanumeric() || c == '.') {
                found.push((source.line_at(at), format!("/{home}/…")));
            }
        }
    }
    found
}

/// Files whose enums still have catch-all arms.
const LATER: [&str; 4] =
    ["src/words/fact", "src/words/order.rs", "src/cli/orders/paper.rs", "src/cli/orders/people.rs"];

fn every_case(house: &House, source: &Source) -> Vec<(usize, String)> {
    let judged = source.is_rust() && source.path.starts_with("src/");
    if judged && !LATER.iter().any(|begin| source.path.starts_with(begin)) {
        catch_alls(&house.1, source)
    } else {
        Vec::new()
    }
}
