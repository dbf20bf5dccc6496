//! `--orders FILE`: what to order, when, by whom, with the names people use.
//!
//! ```ron
//! [
//!     (at: "+0:04", seat: "coalition-coordinator", order: ActivateCoalition),
//!     (at: "+0:10", seat: "hospital-harborview", order: OpenSurge(at: "harborview", level: Contingency)),
//! ]
//! ```

mod effects;
mod paper;
mod people;
mod written;

use crate::drill::Order;
use crate::scenario::decode::shown;
use crate::scenario::finding::did_you_mean;
use crate::scenario::{MAX_BYTES, Scenario, bounds};
use crate::units::{AidId, CacheId, ConditionId, InjectId, PlaceId, SeatId, SimTime, SiteId, Span, ZoneId};
use serde::Deserialize;
use std::path::Path;
use written::Written;

/// An order of a script, ready to give.
#[derive(Clone, Debug, PartialEq)]
pub struct Scripted {
    pub at: SimTime,
    pub seat: SeatId,
    pub order: Order,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    at: String,
    seat: String,
    order: Written,
}

/// Reads a script. Errors name the file and, for syntax, line and column; for names, the order's number.
pub fn read(path: &Path, scenario: &Scenario) -> Result<Vec<Scripted>, String> {
    let length = std::fs::metadata(path).map_or(0, |m| m.len());
    if length > MAX_BYTES as u64 {
        return Err(format!("{}: the file is larger than 4 MiB", path.display()));
    }
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    parse(&text, scenario).map_err(|why| format!("{}:{why}", path.display()))
}

pub fn parse(text: &str, scenario: &Scenario) -> Result<Vec<Scripted>, String> {
    let options = ron::Options::default().with_default_extension(
        ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES,
    );
    let lines: Vec<Line> =
        options.from_str(text).map_err(|e| format!("{}:{}: {}", e.span.start.line, e.span.start.col, e.code))?;
    if !bounds::ORDERS.holds_len(lines.len()) {
        return Err(format!(" {} orders are too many; at most {} are possible", lines.len(), bounds::ORDERS.most));
    }
    let mut script = Vec::with_capacity(lines.len());
    for (i, line) in lines.into_iter().enumerate() {
        let names = Names { scenario };
        let one = || -> Result<Scripted, String> {
            Ok(Scripted {
                at: time(&line.at)?,
                seat: names.seat(&line.seat)?,
                order: names.order(line.order, time(&line.at)?)?,
            })
        };
        script.push(one().map_err(|why| format!(" order {}: {why}", i + 1))?);
    }
    // A stable sort: equal times keep the order of the file.
    script.sort_by_key(|s| s.at);
    Ok(script)
}

/// `+1:05` or `+1:05:30`: hours and minutes since StartEx.
pub fn time(text: &str) -> Result<SimTime, String> {
    let wrong = || format!("`{text}` is not a time; write hours and minutes since StartEx, like \"+0:12\"");
    let parts: Result<Vec<i64>, _> = text.strip_prefix('+').ok_or_else(wrong)?.split(':').map(str::parse).collect();
    let span = match parts.map_err(|_| wrong())?.as_slice() {
        [h, m] if *m < 60 => Span::hours(*h) + Span::mins(*m),
        [h, m, s] if *m < 60 && *s < 60 => Span::hours(*h) + Span::mins(*m) + Span::secs(*s),
        _ => return Err(wrong()),
    };
    Ok(SimTime::START + span)
}

struct Names<'a> {
    scenario: &'a Scenario,
}

impl Names<'_> {
    fn position<'b>(
        &self,
        what: &str,
        id: &str,
        mut ids: impl Iterator<Item = &'b str> + Clone,
    ) -> Result<usize, String> {
        let all = ids.clone();
        ids.position(|known| known == id).ok_or_else(|| {
            let hint = did_you_mean(id, all).map_or(String::new(), |n| format!("; did you mean `{n}`?"));
            format!("there is no {what} `{}`{hint}", shown(id))
        })
    }

    fn place(&self, id: &str) -> Result<PlaceId, String> {
        self.position("place", id, self.scenario.places.iter().map(|p| p.id.as_str())).map(PlaceId::at)
    }

    fn seat(&self, id: &str) -> Result<SeatId, String> {
        self.position("seat", id, self.scenario.seats.iter().map(|s| s.id.as_str())).map(SeatId::at)
    }

    fn site(&self, id: &str) -> Result<SiteId, String> {
        self.position("site", id, self.scenario.sites.iter().map(|s| s.id.as_str())).map(SiteId::at)
    }

    fn condition(&self, id: &str) -> Result<ConditionId, String> {
        let id = crate::scenario::decode::hyphened(id);
        self.position("condition", &id, self.scenario.conditions.iter().map(|c| c.id.as_str())).map(ConditionId::at)
    }

    fn zone(&self, id: &str) -> Result<ZoneId, String> {
        self.position("zone", id, self.scenario.zones.iter().map(|z| z.id.as_str())).map(ZoneId::at)
    }

    fn inject(&self, id: &str) -> Result<InjectId, String> {
        self.position("inject", id, self.scenario.injects.iter().map(|i| i.id.as_str())).map(InjectId::at)
    }

    fn aid(&self, id: &str) -> Result<AidId, String> {
        self.position("mutual aid", id, self.scenario.mutual_aid.iter().map(|a| a.id.as_str())).map(AidId::at)
    }

    fn cache(&self, id: &str) -> Result<CacheId, String> {
        self.position("cache", id, self.scenario.community.caches.iter().map(|c| c.id.as_str())).map(CacheId::at)
    }
}
