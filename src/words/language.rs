//! Languages, and the catalog of sentences.
//!
//! To add a sentence: write `key = English` into a file under `assets/words/en/` and the same key in Spanish into the
//! file of the same name under `assets/words/es/`; then use `tr!("key")` for a fixed phrase (a `&'static str`) or
//! `tr!("key", place = name, n = 3)` for one with values (a `String`). A new file is added to [`FILES`]. Fluent's
//! plural rules choose by number: `{ $n -> [one] bed *[other] beds }`. A key that is missing in either language, or
//! unused, fails `tests/core/languages.rs`.
//!
//! The language belongs to the reader, not to the drill: [`in_language`] sets it while one view, page, or window is
//! made. It never reaches the drill, its journal, or a digest.

use crate::scenario::Text;
use crate::units::{SimTime, Span};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    #[default]
    English,
    Spanish,
    /// Longer, marked English: for tests that look for clipped text and for words outside the catalog.
    Long,
}

impl Language {
    /// Languages that a user may choose.
    pub const ALL: [Language; 2] = [Language::English, Language::Spanish];

    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
            Language::Long => "long",
        }
    }

    pub fn from_code(code: &str) -> Option<Language> {
        [Language::English, Language::Spanish, Language::Long].into_iter().find(|l| l.code() == code)
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Spanish => "Español",
            Language::Long => "Looong",
        }
    }
}

/// The files of the catalog: name, English, Spanish.
pub const FILES: &[(&str, &str, &str)] = &[
    ("general", include_str!("../../assets/words/en/general.ftl"), include_str!("../../assets/words/es/general.ftl")),
    ("desktop", include_str!("../../assets/words/en/desktop.ftl"), include_str!("../../assets/words/es/desktop.ftl")),
    ("facts", include_str!("../../assets/words/en/facts.ftl"), include_str!("../../assets/words/es/facts.ftl")),
    (
        "findings",
        include_str!("../../assets/words/en/findings.ftl"),
        include_str!("../../assets/words/es/findings.ftl"),
    ),
    ("names", include_str!("../../assets/words/en/names.ftl"), include_str!("../../assets/words/es/names.ftl")),
    ("orders", include_str!("../../assets/words/en/orders.ftl"), include_str!("../../assets/words/es/orders.ftl")),
    (
        "refusals",
        include_str!("../../assets/words/en/refusals.ftl"),
        include_str!("../../assets/words/es/refusals.ftl"),
    ),
    ("report", include_str!("../../assets/words/en/report.ftl"), include_str!("../../assets/words/es/report.ftl")),
    ("views", include_str!("../../assets/words/en/views.ftl"), include_str!("../../assets/words/es/views.ftl")),
    ("map", include_str!("../../assets/words/en/map.ftl"), include_str!("../../assets/words/es/map.ftl")),
    (
        "decisions",
        include_str!("../../assets/words/en/decisions.ftl"),
        include_str!("../../assets/words/es/decisions.ftl"),
    ),
    ("sheets", include_str!("../../assets/words/en/sheets.ftl"), include_str!("../../assets/words/es/sheets.ftl")),
];

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// The current language of this thread.
pub fn language() -> Language {
    SPOKEN.get()
}

/// Sets `language` while `make` runs, also when it panics.
pub fn in_language<R>(language: Language, make: impl FnOnce() -> R) -> R {
    struct Before(Language);
    impl Drop for Before {
        fn drop(&mut self) {
            SPOKEN.set(self.0);
        }
    }
    let _before = Before(SPOKEN.replace(language));
    make()
}

/// An author's text in the current language; in English where there is no Spanish.
pub fn text(text: &Text) -> &str {
    match language() {
        Language::Spanish => text.es.as_deref().unwrap_or(&text.en),
        Language::English | Language::Long => &text.en,
    }
}

struct Catalog {
    /// Phrases without values, formatted once.
    fixed: BTreeMap<&'static str, &'static str>,
    bundle: Bundle,
}

impl Catalog {
    fn new(language: Language) -> Catalog {
        let mut bundle = bundle(language);
        let spanish = language == Language::Spanish;
        let sources = || FILES.iter().map(move |f| if spanish { f.2 } else { f.1 });
        sources().for_each(|source| add(&mut bundle, source));
        let mut catalog = Catalog { fixed: BTreeMap::new(), bundle };
        for key in sources().flat_map(keys) {
            if let Some(words) = catalog.format(key, None) {
                let words = if language == Language::Long { lengthened(&words) } else { words };
                catalog.fixed.insert(key, Box::leak(words.into_boxed_str()));
            }
        }
        catalog
    }

    fn format(&self, key: &str, values: Option<&FluentArgs>) -> Option<String> {
        format(&self.bundle, key, values)
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> Bundle {
    let id = if language == Language::Spanish { "es" } else { "en" };
    let mut bundle = FluentBundle::new_concurrent(id.parse().into_iter().collect());
    bundle.set_use_isolating(false);
    bundle
}

/// Later files replace keys of earlier ones. Unreadable lines are skipped; the tests name those of ours.
fn add(bundle: &mut Bundle, source: &str) {
    bundle.add_resource_overriding(FluentResource::try_new(source.to_owned()).unwrap_or_else(|(part, _)| part));
}

/// `None`: no such key, or a value is missing.
fn format(bundle: &Bundle, key: &str, values: Option<&FluentArgs>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, values, &mut errors);
    errors.is_empty().then(|| words.into_owned())
}

/// A coalition's own file of words: `key = text`. Its keys replace ours.
pub struct OwnWords(Bundle);

impl OwnWords {
    pub fn new(language: Language, source: &str) -> OwnWords {
        let mut own = bundle(language);
        add(&mut own, source);
        OwnWords(own)
    }

    /// `None`: not among the own words, or a value is missing.
    pub fn sentence(&self, key: &str, values: &[(&str, &dyn Said)]) -> Option<String> {
        format(&self.0, key, Some(&values.iter().map(|(name, value)| (*name, value.said())).collect()))
    }
}

/// The keys of a file, in its order.
pub fn keys(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_alphabetic())).filter_map(|l| {
        let (key, _) = l.split_once('=')?;
        Some(key.trim_end())
    })
}

/// Twice as long up to ten characters, 40% longer above, between marks that no author writes.
pub(super) fn lengthened(words: &str) -> String {
    let n = words.chars().count();
    let more = if n <= 10 { n } else { n * 2 / 5 };
    format!("‹{words}{}›", "~".repeat(more.saturating_sub(2)))
}

static CATALOGS: LazyLock<[Catalog; 3]> =
    LazyLock::new(|| [Language::English, Language::Spanish, Language::Long].map(Catalog::new));

fn catalog(language: Language) -> &'static Catalog {
    &CATALOGS[language as usize]
}

/// A phrase without values. Use `tr!`.
pub fn phrase(key: &'static str) -> &'static str {
    phrase_at(key).unwrap_or(key)
}

/// A phrase with a key made at run time; `None`: no language has it.
pub fn phrase_at(key: &str) -> Option<&'static str> {
    let find = |l| catalog(l).fixed.get(key).copied();
    find(language()).or_else(|| find(Language::English))
}

/// The phrase of one variant of an enum: `phrase_of("role", Role::PublicHealth)` is `role-public-health`. Only for
/// enums with an `ALL` that `tests/core/languages.rs` covers; elsewhere a `match` with `tr!` lets the compiler check.
pub fn phrase_of(subject: &str, variant: impl std::fmt::Debug) -> &'static str {
    phrase_at(&key_for(subject, variant)).unwrap_or("?")
}

/// `key_for("role", Role::PublicHealth)`: `role-public-health`.
pub fn key_for(subject: &str, variant: impl std::fmt::Debug) -> String {
    let mut key = subject.to_owned();
    for c in format!("{variant:?}").chars().take_while(|c| c.is_ascii_alphanumeric()) {
        if c.is_ascii_uppercase() {
            key.push('-');
        }
        key.push(c.to_ascii_lowercase());
    }
    key
}

/// A sentence with values. Use `tr!`.
pub fn sentence(key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    let values: FluentArgs = values.iter().map(|(name, value)| (*name, value.clone())).collect();
    let spoken = language();
    let said = catalog(spoken).format(key, Some(&values));
    let said = said.or_else(|| catalog(Language::English).format(key, Some(&values)));
    let said = said.unwrap_or_else(|| key.to_owned());
    if spoken == Language::Long { lengthened(&said.replace(['‹', '›', '~'], "")) } else { said }
}

/// The text of a key in a language, if any: for the tests.
pub fn source_of(language: Language, key: &str) -> bool {
    catalog(language).bundle.has_message(key)
}

/// A value in a sentence. Numbers stay numbers, so that plurals can choose by them.
pub trait Said {
    fn said(&self) -> FluentValue<'_>;
}

impl<T: Said + ?Sized> Said for &T {
    fn said(&self) -> FluentValue<'_> {
        (**self).said()
    }
}

impl Said for str {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::from(self)
    }
}

impl Said for String {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

macro_rules! said_as {
    ($make:expr => $($kind:ty)+) => { $(impl Said for $kind {
        fn said(&self) -> FluentValue<'_> {
            FluentValue::from($make(self))
        }
    })+ };
}
said_as!(Clone::clone => u8 u16 u32 u64 usize i32 i64 f32 f64);
said_as!(ToString::to_string => char Span SimTime);

/// Text in the reader's language: `tr!("key")`, `tr!("key", n = 3)`.
#[macro_export]
macro_rules! tr {
    ($key:literal) => {
        $crate::words::phrase($key)
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::sentence($key, &[$((stringify!($name), $crate::words::Said::said(&$value))),+])
    };
}
