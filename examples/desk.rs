//! Development only.
use sandtable::app::*;
use sandtable::units::Span;
fn main() {
    let a: Vec<String> = std::env::args().skip(1).collect();
    let get = |n: &str| a.iter().position(|x| x == n).and_then(|i| a.get(i + 1)).cloned();
    let mut o = AppOptions::default();
    if let Some(f) = get("--screenshot") {
        o.picture = Some(Picture {
            file: f.into(),
            after: Span::secs(get("--after").and_then(|s| s.parse().ok()).unwrap_or(90)),
            screen: get("--screen").and_then(|s| Screen::named(&s)).unwrap_or_default(),
        });
    }
    if let Some(s) = get("--size") {
        let (w, h) = s.split_once('x').unwrap();
        o.size = (w.parse().unwrap(), h.parse().unwrap());
    }
    if get("--theme").as_deref() == Some("light") {
        o.theme = theme::Theme::Light;
    }
    if let Some(t) = get("--text") {
        o.text_pct = t.parse().unwrap();
    }
    if let Some(s) = get("--open") {
        o.opening = Opening::Ready(s);
    }
    let room = LocalRoom::new(if o.picture.is_some() { None } else { LocalRoom::usual_folder() });
    if let Err(e) = run(o, Box::new(room)) {
        eprintln!("{e}");
        std::process::exit(2);
    }
}
