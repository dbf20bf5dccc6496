//! Values with a unit, and times, dates and positions.

use super::Out;
use super::leaf::{Leaf, digits, shown, text};
use crate::scenario::bounds::{self, Bound, Unit};
use crate::scenario::finding::msg;
use crate::scenario::text::{Kind, Node};
use crate::units::{LatLon, SimTime, Span};

/// `"12 min"`, `"1 h 30 min"`, in milliseconds.
impl Leaf for Span {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let hint = || msg!("write-span");
        if let Kind::Number(n) = &node.kind {
            out.wrong(node, msg!("need-span-unit"), msg!("write-span-of", n = n));
            return None;
        }
        let t = text(node, msg!("need-span"), hint(), out)?;
        let Some(ms) = milliseconds(t) else {
            out.error(node.pos, "E-VAL-03", msg!("not-a-span", text = shown(t)), hint());
            return None;
        };
        let bound = out.bound(Unit::Minutes);
        if ms < bound.least * 60_000 || ms > bound.most * 60_000 {
            out.beyond(node.pos, &format!("\"{t}\""), bound);
            return None;
        }
        Some(Span(ms))
    }
    fn words() -> String {
        "length of time like `\"12 min\"`, `\"1 h 30 min\"`, `\"1.5 h\"`, `\"90 s\"`".into()
    }
}

/// `1 h 30 min`: larger units first, each once. At most a year.
pub fn read_span(text: &str) -> Option<Span> {
    milliseconds(text).filter(|ms| *ms <= 366 * 86_400_000).map(Span)
}

/// The same, however long.
fn milliseconds(text: &str) -> Option<i64> {
    let mut total: i64 = 0;
    let mut last = i64::MAX;
    let mut rest = text.trim();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (number, unit, after) = quantity(rest)?;
        let unit_ms = match unit {
            "s" | "sec" | "second" | "seconds" => 1000,
            "min" | "minute" | "minutes" => 60_000,
            "h" | "hour" | "hours" => 3_600_000,
            "d" | "day" | "days" => 86_400_000,
            _ => return None,
        };
        // Larger units first, each once.
        if unit_ms >= last {
            return None;
        }
        last = unit_ms;
        total = total.saturating_add(number.saturating_mul(unit_ms / 1000));
        rest = after;
    }
    Some(total)
}

/// `1.5 h rest` → 1500 thousandths, `h`, `rest`. At most three decimals.
fn quantity(text: &str) -> Option<(i64, &str, &str)> {
    let cut = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (whole, decimals) = text[..cut].split_once('.').unwrap_or((&text[..cut], "0"));
    if decimals.is_empty() || decimals.len() > 3 || decimals.contains('.') {
        return None;
    }
    let thousandths: i64 = format!("{decimals:0<3}").parse().ok()?;
    let number = whole.parse::<i64>().ok()?.checked_mul(1000)?.checked_add(thousandths)?;
    let tail = text[cut..].trim_start();
    let end = tail.find(|c: char| c.is_whitespace() || c.is_ascii_digit()).unwrap_or(tail.len());
    Some((number, &tail[..end], tail[end..].trim_start()))
}

/// A number with one unit: `"45 km/h"`.
fn measured(node: &Node, units: &[(&str, i64)], example: &str, bound: &Bound, out: &mut Out) -> Option<i64> {
    let need = msg!("need-unit", example = example);
    let hint = match units {
        [_] => msg!("write-whole-unit", example = example),
        _ => msg!("write-quoted", text = example),
    };
    if let Kind::Number(n) = &node.kind {
        out.wrong(node, need, msg!("write-quoted", text = format!("{n} {}", units[0].0)));
        return None;
    }
    let t = text(node, need, hint.clone(), out)?;
    let read = quantity(t).filter(|(_, _, rest)| rest.is_empty());
    let value = read.and_then(|(n, unit, _)| units.iter().find(|(u, _)| *u == unit).map(|(_, k)| n.saturating_mul(*k)));
    // What is counted in whole units stays whole: half a percent is none.
    let value = value.filter(|v| v % 1000 == 0).map(|v| v / 1000);
    match value {
        Some(v) if bound.holds(v) => Some(v),
        Some(_) => {
            out.beyond(node.pos, &format!("\"{t}\""), bound);
            None
        }
        None => {
            out.error(node.pos, "E-VAL-03", msg!("not-understood", text = shown(t)), hint);
            None
        }
    }
}

/// Percent, 0–100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(pub u8);

impl Leaf for Percent {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        measured(node, &[("%", 1)], "10 %", &bounds::PERCENT, out).and_then(|v| v.try_into().ok()).map(Percent)
    }
    fn words() -> String {
        "percentage like `\"10 %\"`, 0–100".into()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speed(pub u16);

impl Leaf for Speed {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        measured(node, &[("km/h", 1)], "45 km/h", &bounds::SPEED, out).and_then(|v| v.try_into().ok()).map(Speed)
    }
    fn words() -> String {
        "speed like `\"45 km/h\"`".into()
    }
}

/// Meters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance(pub u32);

impl Leaf for Distance {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let bound = out.bound(Unit::Meters);
        measured(node, &[("m", 1), ("km", 1000)], "300 m", bound, out).and_then(|v| v.try_into().ok()).map(Distance)
    }
    fn words() -> String {
        "distance like `\"300 m\"`, `\"2 km\"` or `\"1.5 km\"`".into()
    }
}

/// A moment: after StartEx, or by the clock on the wall of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Offset(SimTime),
    /// Minutes after midnight.
    Clock(i64),
}

impl Leaf for Moment {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let t = text(node, msg!("need-time"), msg!("write-time"), out)?;
        let read = match t.strip_prefix('+') {
            Some(offset) => hours_minutes(offset, 8784).map(|m| Moment::Offset(SimTime(m * 60_000))),
            None => hours_minutes(t, 24).map(Moment::Clock),
        };
        if read.is_none() {
            let hint = if t.starts_with('-') { msg!("time-before-startex") } else { msg!("write-time") };
            out.error(node.pos, "E-TIM-01", msg!("not-a-time", text = shown(t)), hint);
        }
        read
    }
    fn words() -> String {
        "scenario time: `\"+0:12\"` after StartEx, or `\"11:22\"`, the time of day".into()
    }
}

fn hours_minutes(text: &str, hours: i64) -> Option<i64> {
    let (h, m) = text.split_once(':')?;
    let number = |t: &str, len: usize| {
        let good = !t.is_empty() && t.len() <= len && t.bytes().all(|b| b.is_ascii_digit());
        good.then(|| t.parse::<i64>().ok()).flatten()
    };
    let (hour, minute) = (number(h, 4)?, number(m, 2)?);
    (m.len() == 2 && minute < 60 && hour < hours).then_some(hour * 60 + minute)
}

/// Minutes since 1970-01-01 00:00 of the story's own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub i64);

impl Leaf for Date {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let hint = || msg!("write-date");
        let t = text(node, msg!("need-date"), hint(), out)?;
        let read = read_date(t);
        if read.is_none() {
            out.error(node.pos, "E-TIM-02", msg!("not-a-date", text = shown(t)), hint());
        }
        read
    }
    fn words() -> String {
        "date and time like `\"2026-11-12 11:10\"`".into()
    }
}

fn read_date(text: &str) -> Option<Date> {
    let (date, time) = text.split_once(' ')?;
    let parts: Vec<&str> = date.split('-').collect();
    let [y, m, d] = parts.as_slice() else { return None };
    if y.len() != 4 || m.len() != 2 || d.len() != 2 || !date.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    let (y, m, d): (i64, i64, i64) = (y.parse().ok()?, m.parse().ok()?, d.parse().ok()?);
    let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    let days = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if !(1970..=2199).contains(&y) || !(1..=12).contains(&m) || d < 1 || d > days[(m - 1) as usize] {
        return None;
    }
    let minutes = hours_minutes(time.trim(), 24)?;
    // Days since 1970-01-01 by Howard Hinnant's days_from_civil.
    let shifted = if m <= 2 { y - 1 } else { y };
    let era = shifted.div_euclid(400);
    let yoe = shifted - era * 400;
    let doy = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + d - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    Some(Date((era * 146_097 + doe - 719_468) * 1440 + minutes))
}

/// `(47.6466, -122.3473)`: latitude first.
impl Leaf for LatLon {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let hint = || msg!("write-position");
        let items = match &node.kind {
            Kind::Group(g) if g.name.is_none() => g.items.as_slice(),
            _ => &[],
        };
        let numbers: Vec<i64> = items.iter().filter_map(micro_degrees).collect();
        if items.len() == 4 && numbers.len() == 4 {
            out.wrong(node, msg!("need-position"), msg!("decimal-point"));
            return None;
        }
        let ([lat, lon], 2) = (numbers.as_slice(), items.len()) else {
            out.wrong(node, msg!("need-position"), hint());
            return None;
        };
        if lat.abs() > 90_000_000 || lon.abs() > 180_000_000 {
            let swapped = lat.abs() <= 180_000_000 && lon.abs() <= 90_000_000;
            let hint = if swapped { msg!("latitude-first") } else { hint() };
            out.error(node.pos, "E-VAL-04", msg!("off-earth"), hint);
            return None;
        }
        Some(LatLon { lat: *lat as i32, lon: *lon as i32 })
    }
    fn words() -> String {
        "position `(latitude, longitude)` in degrees".into()
    }
}

/// Degrees to millionths, exactly, without floating point.
fn micro_degrees(node: &Node) -> Option<i64> {
    let Kind::Number(n) = &node.kind else { return None };
    let n = digits(n);
    let (negative, n) = match n.strip_prefix('-') {
        Some(n) => (true, n),
        None => (false, n.strip_prefix('+').unwrap_or(&n)),
    };
    let (degrees, fraction) = n.split_once('.').unwrap_or((n, ""));
    if degrees.len() > 4 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let degrees: i64 = if degrees.is_empty() { 0 } else { degrees.parse().ok()? };
    let seven: String = fraction.chars().chain("0000000".chars()).take(7).collect();
    let micro = degrees * 1_000_000 + (seven.parse::<i64>().ok()? + 5) / 10;
    Some(if negative { -micro } else { micro })
}

/// A position, or the id of a place or site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    At(LatLon),
    Of(String),
}

impl Leaf for Spot {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        match &node.kind {
            Kind::Text(id) => Some(Spot::Of(id.trim().to_string())),
            _ => LatLon::read(node, out).map(Spot::At),
        }
    }
    fn words() -> String {
        "position `(latitude, longitude)`, or the id of a place or site".into()
    }
}

#[cfg(test)]
mod tests {
    use super::{quantity, read_span};
    use crate::units::Span;

    #[test]
    fn halves_are_understood_and_nonsense_is_not() {
        assert_eq!(read_span("1.5 h"), Some(Span::mins(90)));
        assert_eq!(read_span("0.25 h"), Some(Span::mins(15)));
        assert_eq!(read_span("1 h 2.5 min"), Some(Span::secs(3_750)));
        for wrong in ["1. h", ".5 h", "1.2.3 h", "1,5 h", "1.0001 h", "1.5", "h"] {
            assert_eq!(read_span(wrong), None, "{wrong}");
        }
        assert_eq!(quantity("3.6 km"), Some((3_600, "km", "")));
        assert_eq!(quantity("12 min 5 s"), Some((12_000, "min", "5 s")));
    }
}
