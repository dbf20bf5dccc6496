//! A story as a domain expert writes it, read from its file.

use super::names::ron;
use sandtable::cli::orders;
use sandtable::drill::Bots;
use sandtable::scenario::text::{Group, Kind, Node, parse};
use sandtable::units::SimTime;

pub struct Story {
    pub title: String,
    /// A built-in scenario, or a file in `tests/stories/scenarios`.
    pub scenario: String,
    pub seed: u64,
    pub bots: Bots,
    pub until: SimTime,
    /// RON, in the words of `sandtable run --orders`.
    pub orders: String,
    pub expect: Vec<Happening>,
    pub forbid: Vec<Happening>,
    pub refused: Vec<Refused>,
    pub figures: Vec<Figure>,
}

/// A fact, with any of its fields, and its time limits.
pub struct Happening {
    pub fact: Node,
    pub between: (SimTime, SimTime),
    pub times: Option<usize>,
}

pub struct Refused {
    pub seat: String,
    pub order: Node,
    pub why: Node,
}

/// A number from the actual state at a moment.
pub struct Figure {
    pub at: SimTime,
    pub what: Node,
    pub least: i64,
    pub most: i64,
}

type Read<T> = Result<T, String>;

/// A record read field by field; a remaining field is a mistake.
struct Record {
    what: String,
    fields: Vec<(String, Node)>,
}

impl Record {
    fn of(node: &Node, what: &str) -> Read<Record> {
        match &node.kind {
            Kind::Group(Group { fields, items, .. }) if items.is_empty() => {
                let fields = fields.iter().map(|f| (f.name.clone(), f.value.clone())).collect();
                Ok(Record { what: what.to_owned(), fields })
            }
            _ => Err(format!("{what}: a record ( … ) is needed, found {}", node.describe())),
        }
    }

    fn take(&mut self, name: &str) -> Option<Node> {
        let i = self.fields.iter().position(|(n, _)| n == name)?;
        Some(self.fields.remove(i).1)
    }

    fn need(&mut self, name: &str) -> Read<Node> {
        self.take(name).ok_or_else(|| format!("{}: `{name}` is missing", self.what))
    }

    fn text(&mut self, name: &str) -> Read<String> {
        match self.need(name)?.kind {
            Kind::Text(t) => Ok(t),
            other => Err(format!("{}: `{name}` must be text in quotes, not {other:?}", self.what)),
        }
    }

    fn number(&mut self, name: &str) -> Read<Option<i64>> {
        match self.take(name).map(|n| n.kind) {
            None => Ok(None),
            Some(Kind::Number(n)) => n.parse().map(Some).map_err(|e| format!("{}: `{name}`: {e}", self.what)),
            Some(other) => Err(format!("{}: `{name}` must be a number, not {other:?}", self.what)),
        }
    }

    fn list(&mut self, name: &str) -> Read<Vec<Node>> {
        match self.take(name).map(|n| n.kind) {
            None => Ok(Vec::new()),
            Some(Kind::List(items)) => Ok(items),
            Some(other) => Err(format!("{}: `{name}` must be a list, not {other:?}", self.what)),
        }
    }

    fn done(self) -> Read<()> {
        match self.fields.first() {
            None => Ok(()),
            Some((name, _)) => Err(format!("{}: there is no field `{name}`", self.what)),
        }
    }
}

pub fn read(text: &str) -> Read<Story> {
    let parsed = parse(text, 0);
    if let Some(issue) = parsed.issues.first() {
        return Err(format!("byte {}: {} {}", issue.pos.start, issue.message, issue.hint));
    }
    let root = parsed.root.ok_or("the file is empty")?;
    let mut r = Record::of(&root, "the story")?;
    let bots = match r.take("bots").map(|n| n.kind) {
        None => Bots::Nowhere,
        Some(Kind::Word(w)) if w == "Nobody" => Bots::Nowhere,
        Some(Kind::Word(w)) if w == "Everywhere" => Bots::Everywhere,
        Some(other) => return Err(format!("`bots` is Nobody or Everywhere, not {other:?}")),
    };
    let until = orders::time(&r.text("until")?)?;
    let orders = r.take("orders").map_or("[]".into(), |n| ron(&n));
    let story = Story {
        title: r.text("title")?,
        scenario: r.text("scenario")?,
        seed: r.number("seed")?.map_or(1, |n| n as u64),
        bots,
        until,
        orders,
        expect: r.list("expect")?.iter().map(|n| happening(n, "expect", until)).collect::<Read<_>>()?,
        forbid: r.list("forbid")?.iter().map(|n| happening(n, "forbid", until)).collect::<Read<_>>()?,
        refused: r.list("refused")?.iter().map(refused).collect::<Read<_>>()?,
        figures: r.list("figures")?.iter().map(figure).collect::<Read<_>>()?,
    };
    r.done()?;
    Ok(story)
}

fn happening(node: &Node, what: &str, until: SimTime) -> Read<Happening> {
    let mut r = Record::of(node, what)?;
    let between = match r.take("between").map(|n| n.kind) {
        None => (SimTime::START, until),
        Some(Kind::Group(Group { items, .. })) => match items.iter().map(|n| &n.kind).collect::<Vec<_>>().as_slice() {
            [Kind::Text(a), Kind::Text(b)] => (orders::time(a)?, orders::time(b)?),
            _ => return Err(format!("{what}: `between` takes two times")),
        },
        Some(other) => return Err(format!("{what}: `between` takes two times, not {other:?}")),
    };
    let times = r.number("times")?.map(|n| n as usize);
    let happening = Happening { fact: r.need("fact")?, between, times };
    r.done()?;
    Ok(happening)
}

fn refused(node: &Node) -> Read<Refused> {
    let mut r = Record::of(node, "refused")?;
    let refused = Refused { seat: r.text("seat")?, order: r.need("order")?, why: r.need("why")? };
    r.done()?;
    Ok(refused)
}

fn figure(node: &Node) -> Read<Figure> {
    let mut r = Record::of(node, "figures")?;
    let (at, what) = (orders::time(&r.text("at")?)?, r.need("what")?);
    let (is, least, most) = (r.number("is")?, r.number("at_least")?, r.number("at_most")?);
    if is.is_none() && least.is_none() && most.is_none() {
        return Err("figures: write `is`, `at_least` or `at_most`".into());
    }
    r.done()?;
    let least = is.or(least).unwrap_or(i64::MIN);
    Ok(Figure { at, what, least, most: is.or(most).unwrap_or(i64::MAX) })
}
