//! What opens beside the console: questions, second thoughts, the composer, requests, messages, the wall.

use crate::raster::Textures;
use crate::stand::Stand;
use bevy_egui::egui::{self, Key, Modifiers, Shape};
use sandtable::app::ask::Ask;
use sandtable::app::base_map::BaseMap;
use sandtable::app::panels::composer::What;
use sandtable::app::panels::projector;
use sandtable::app::surfaces::Tab;
use sandtable::app::theme;
use sandtable::drill::{Control, Order, Outgoing, RequestState, RequestStep, Say};
use sandtable::units::InjectId;
use sandtable::view::{InjectCard, PublicQuestion, PublicView};

fn question() -> InjectCard {
    InjectCard {
        inject: InjectId::at(3),
        title: "Where do they go?".into(),
        text: "Where do the six immediate patients go?".into(),
        question: true,
        options: vec!["All to the level I center".into(), "Two each".into()],
        answered: 4,
        asked: 6,
        answered_by: vec!["EMS".into(), "Public health".into()],
        ..InjectCard::default()
    }
}

fn names(stand: &mut Stand) -> Vec<String> {
    stand.frames(2).into_iter().map(|f| f.name).collect()
}

/// Carries out what was asked for, as the shell does.
fn submit(stand: &mut Stand, asks: Vec<Ask>) {
    for ask in asks {
        let Ask::Submit(seat, order) = ask else { panic!("not an order: {ask:?}") };
        stand.room.submit(seat, order).expect("accepted");
    }
    stand.read();
}

#[test]
fn a_question_shows_who_has_answered_and_is_revealed_with_one_click() {
    let mut stand = Stand::console(4);
    stand.desk.views.facilitator.script.say.clear();
    stand.desk.views.facilitator.script.questions = vec![question()];
    let all = names(&mut stand);
    assert!(all.iter().any(|n| n == "4 of 6 answered"));
    assert!(all.iter().any(|n| n == "EMS, Public health"));
    let seat = stand.facilitator();
    let reveal = Control::Reveal { inject: InjectId::at(3) };
    assert_eq!(stand.click("Reveal"), vec![Ask::control(seat, reveal)]);
}

#[test]
fn a_seat_commits_to_an_answer() {
    let mut stand = Stand::console(4);
    let seat = stand.desk.views.facilitator.seats[0].seat;
    stand.desk.memory.window.tab = Tab::Decide;
    stand.desk.memory.decide.seat = Some(seat);
    stand.read();
    stand.desk.views.seat.as_mut().expect("the seat's view").script.questions = vec![question()];
    stand.click("Two each");
    let say = Say::Answer { inject: InjectId::at(3), choice: Some(1), text: String::new() };
    assert_eq!(stand.click("Commit answer"), vec![Ask::Submit(seat, Order::Say(say))]);
}

#[test]
fn what_was_sent_can_be_called_back_for_five_seconds() {
    let mut stand = Stand::console(4);
    let seat = stand.facilitator();
    let what = Outgoing::Message {
        to: vec![stand.desk.views.facilitator.seats[0].seat],
        text: "The bridge is open again.".into(),
    };
    stand.room.submit(seat, Order::Control(Control::Send { what })).expect("it is sent");
    stand.read();
    let sent = stand.desk.views.facilitator.script.pending[0].sent;
    stand.desk.views.wall_ms =
        stand.desk.views.facilitator.script.pending[0].since_ms.expect("counted from now") + 1_500;
    assert!(names(&mut stand).iter().any(|n| n == "releases in 4 s"));
    let recall = vec![Ask::control(seat, Control::Recall { sent })];
    assert_eq!(stand.click("Recall"), recall);
    let asks = stand.key(Key::Z, Modifiers::COMMAND);
    assert_eq!(asks, recall);
    submit(&mut stand, asks);
    assert!(stand.desk.views.facilitator.script.pending.is_empty());
    assert!(!names(&mut stand).iter().any(|n| n.starts_with("releases in")));
}

#[test]
fn an_inject_is_composed_from_three_fields_and_waits_before_it_goes_out() {
    let mut stand = Stand::console(4);
    stand.key(Key::I, Modifiers::NONE);
    assert!(names(&mut stand).iter().any(|n| n == "New inject"));
    let send = stand.frames(2).into_iter().find(|f| f.name == "Release inject").expect("the button");
    assert!(send.disabled, "an inject without words must not go out");
    let place = stand.desk.views.facilitator.map.places[0].place;
    let draft = stand.desk.memory.composer.draft.as_mut().expect("open");
    (draft.what, draft.place, draft.text) = (What::PowerFails, Some(place), "The lights are out.".into());
    let asks = stand.click("Release inject");
    assert!(matches!(&asks[..], [Ask::Submit(_, Order::Control(Control::Send { what: Outgoing::AdHoc { .. } }))]));
    submit(&mut stand, asks);
    assert_eq!(stand.desk.views.facilitator.script.pending.len(), 1);
    assert!(stand.desk.memory.composer.draft.is_none());
}

#[test]
fn a_request_is_asked_and_moved_on_the_board() {
    let mut stand = Stand::console(4);
    stand.key(Key::R, Modifiers::NONE);
    assert!(names(&mut stand).iter().any(|n| n.starts_with("No requests")));
    stand.desk.memory.decide.seat = Some(stand.desk.views.facilitator.seats[0].seat);
    stand.desk.memory.requests.text = "cots with blankets".into();
    stand.read();
    let ask = stand.frames(2).into_iter().find(|f| f.clickable && f.name == "Submit").expect("the button");
    let asks = stand.click_at(ask.rect.center());
    submit(&mut stand, asks);
    assert_eq!(stand.desk.views.facilitator.requests[0].column, RequestState::Asked);
    let approver =
        stand.desk.views.facilitator.seats.iter().find(|s| stand.room.view(s.seat).approves).expect("somebody").seat;
    stand.desk.memory.decide.seat = Some(approver);
    stand.read();
    let asks = stand.click("Approve");
    assert_eq!(asks, vec![Ask::Submit(approver, Order::Request(RequestStep::Approve { request: 0 }))]);
    submit(&mut stand, asks);
    assert_eq!(stand.desk.views.facilitator.requests[0].column, RequestState::Approved);
    stand.key(Key::Escape, Modifiers::NONE);
    assert!(!stand.desk.memory.requests.open);
}

#[test]
fn exercise_control_writes_with_second_thoughts_and_a_seat_without() {
    let mut stand = Stand::console(4);
    let first = stand.desk.views.facilitator.seats[0].seat;
    stand.desk.memory.window.tab = Tab::Decide;
    stand.desk.memory.messages.to = Some(first);
    stand.desk.memory.messages.text = "Come to the phone.".into();
    let asks = stand.click("Send message");
    let what = Outgoing::Message { to: vec![first], text: "Come to the phone.".into() };
    assert_eq!(asks, vec![Ask::control(stand.facilitator(), Control::Send { what })]);
}

/// Every text of the wall, with its font size.
fn painted(view: &PublicView, size: egui::Vec2, shown: &projector::Shown) -> Vec<(String, f32)> {
    let stand = Stand::console(1);
    let ground = stand.room.region().map(|r| BaseMap::of(&r));
    let mut found = Vec::new();
    for clipped in &wall_shapes(view, size, ground.as_ref(), shown) {
        texts(&clipped.shape, &mut found);
    }
    found
}

pub fn wall_shapes(
    view: &PublicView,
    size: egui::Vec2,
    base_map: Option<&BaseMap>,
    shown: &projector::Shown,
) -> Vec<egui::epaint::ClippedShape> {
    wall_frame(&wall_context(), view, size, base_map, shown)
}

/// Dressed as the projector's window.
pub fn wall_context() -> egui::Context {
    projector_context().0
}

/// The same, with its textures.
pub fn projector_context() -> (egui::Context, Textures) {
    let (ctx, mut textures) = (egui::Context::default(), Textures::default());
    theme::install_fonts(&ctx);
    theme::apply(&ctx, theme::Theme::Light);
    let output = ctx.run_ui(egui::RawInput::default(), |_| {});
    textures.apply(&output.textures_delta);
    output.drop_without_applying_deltas();
    (ctx, textures)
}

pub fn wall_frame(
    ctx: &egui::Context,
    view: &PublicView,
    size: egui::Vec2,
    base_map: Option<&BaseMap>,
    shown: &projector::Shown,
) -> Vec<egui::epaint::ClippedShape> {
    projector_output(ctx, view, size, base_map, shown, &mut Textures::default())
}

/// One frame of the projector's window, and its changes of the textures.
pub fn projector_output(
    ctx: &egui::Context,
    view: &PublicView,
    size: egui::Vec2,
    base_map: Option<&BaseMap>,
    shown: &projector::Shown,
    textures: &mut Textures,
) -> Vec<egui::epaint::ClippedShape> {
    let rect = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    let input = egui::RawInput { screen_rect: Some(rect), ..Default::default() };
    let output = ctx.run_ui(input, |_| projector::draw(ctx, view, base_map, shown));
    let shapes = output.shapes.clone();
    textures.apply(&output.textures_delta);
    output.drop_without_applying_deltas();
    shapes
}

fn texts(shape: &Shape, found: &mut Vec<(String, f32)>) {
    match shape {
        Shape::Text(t) => {
            let smallest = t.galley.job.sections.iter().map(|s| s.format.font_id.size).fold(f32::MAX, f32::min);
            found.push((t.galley.job.text.clone(), smallest));
        }
        Shape::Vec(list) => list.iter().for_each(|s| texts(s, found)),
        _ => {}
    }
}

#[test]
fn everything_on_the_wall_is_large_enough_for_the_last_row() {
    let mut stand = Stand::console(30);
    for seat in stand.desk.views.facilitator.seats.clone() {
        let order = Order::Decide(sandtable::sim::Decision::ActivateCoalition);
        let _only_one_may = stand.room.submit(seat.seat, order);
    }
    let mut view = stand.room.public();
    assert!(view.figures.len() >= 3, "{:?}", view.figures);
    view.question = Some(PublicQuestion {
        text: "Where do the 6 immediate patients go?".into(),
        options: vec!["2 each".into()],
        answered: "4 of 6 answered".into(),
        result: Vec::new(),
    });
    for size in [egui::vec2(1920.0, 1080.0), egui::vec2(1280.0, 720.0)] {
        let all = painted(&view, size, &projector::Shown::default());
        assert!(all.len() > 12, "{} texts", all.len());
        for (words, points) in &all {
            let cap = points * 0.714 / size.y;
            let digits = words.chars().any(|c| c.is_ascii_digit());
            assert!(cap >= if digits { 0.042 } else { 0.025 } || words == "!", "{words}: {cap}");
        }
        assert!(all.iter().any(|(words, _)| words == "EXERCISE"));
    }
}

#[test]
fn every_picture_of_the_wall_is_large_enough_and_says_exercise_in_its_language() {
    use sandtable::app::surfaces::Picture;
    use sandtable::words::{Language, in_language};
    let mut stand = Stand::console(30);
    let by = stand.desk.views.facilitator.seats[0].seat;
    let asked = sandtable::app::panels::requests::Memory { text: "40 cots".into(), ..Default::default() };
    let ask = Order::Request(asked.ask(stand.desk.views.facilitator.clock.now));
    stand.room.submit(by, ask).expect("asked");
    for language in Language::ALL {
        for picture in Picture::ALL {
            for large in [false, true] {
                let wall = projector::Memory { picture, large, language, ..projector::Memory::default() };
                let view = in_language(language, || stand.room.public());
                let hung = projector::Shown { memory: wall, credit: "", outlook: None };
                let all = in_language(language, || painted(&view, egui::vec2(1920.0, 1080.0), &hung));
                for (words, points) in &all {
                    let cap = points * 0.714 / 1080.0;
                    let digits = words.chars().any(|c| c.is_ascii_digit());
                    let room_line = picture == Picture::RoomCheck; // its third line shows how small words may be
                    let least = if digits && !room_line { 0.042 } else { 0.025 };
                    assert!(cap >= least || words == "!", "{picture:?}: {words}: {cap}");
                }
                let exercise = if language == Language::Spanish { "EJERCICIO" } else { "EXERCISE" };
                assert!(all.iter().any(|(words, _)| words == exercise), "{picture:?} does not say {exercise}");
            }
        }
    }
}

#[test]
fn the_wall_says_real_emergency_and_nothing_else() {
    let mut stand = Stand::console(10);
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::RealEmergency)).expect("always possible");
    let all = painted(&stand.room.public(), egui::vec2(1920.0, 1080.0), &projector::Shown::default());
    assert_eq!(all.len(), 3);
    assert!(all[0].0.starts_with("Exercise stopped"));
}

#[test]
fn the_projector_key_opens_and_closes_the_window() {
    let mut stand = Stand::console(1);
    stand.key(Key::P, Modifiers::NONE);
    assert!(stand.desk.memory.projector.open);
    assert!(stand.find("Projector on").is_some());
    stand.key(Key::P, Modifiers::NONE);
    assert!(!stand.desk.memory.projector.open);
}

/// 200 projections run in the background while the drill is unchanged; their sentences are on the sheet, and on the wall
/// only at the facilitator's request.
#[test]
fn the_facilitator_looks_ahead_and_shows_it_when_asked() {
    use sandtable::app::surfaces::{Picture, Sheet};
    let mut stand = Stand::console(20);
    stand.desk.memory.window.sheet = Some(Sheet::LookAhead);
    let asks = stand.click("Run forecast");
    assert_eq!(asks, [Ask::LookAhead { bots: true }]);
    let before = stand.desk.views.facilitator.clock.clone();
    sandtable::app::carry_out(&mut stand.room, &mut stand.desk, asks[0].clone());
    let mut parts = 0;
    while stand.room.ahead().is_some_and(|a| !a.over) {
        stand.room.advance_wall(0);
        parts += usize::from(stand.room.ahead().is_some_and(|a| !a.over && a.made > 0));
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(parts > 0, "the first futures are shown before the last has come");
    stand.read();
    assert_eq!(stand.desk.views.facilitator.clock.now, before.now, "looking ahead moves nothing");
    let ahead = stand.desk.views.look_ahead.clone().expect("it was made");
    assert!(ahead.made >= 20 && !ahead.fans.is_empty());
    let (english, _) = (&ahead.told[0].1, &ahead.told[1].1);
    let all = names(&mut stand);
    assert!(!english.chances.is_empty());
    for (words, filled) in &english.chances {
        assert!(all.contains(words) && *filled <= 20, "{words}");
        assert!(words.contains("projections"), "{words}");
    }
    assert!(all.contains(&english.assumption), "what it assumes is always said");
    // How many, seen from when, and the line that each fan is about.
    let (runs, from) = (format!("{} of {} projections", ahead.made, ahead.wanted), format!("As of {}", english.from));
    assert!(all.contains(&runs) && all.contains(&from), "{all:?}");
    assert_eq!(english.from, before.story);
    for (name, (_, limit)) in english.fans.iter().zip(&english.limits) {
        assert!(all.iter().any(|n| n.starts_with(name.as_str()) && n.contains(limit.as_str())), "{name}: {limit}");
        let drawn = painted_texts(&stand);
        assert!(drawn.contains(limit), "{limit} is not beside its line: {drawn:?}");
    }
    assert_ne!(stand.desk.memory.projector.picture, Picture::Forecast);
    stand.click("Show on projector");
    assert!(stand.desk.memory.projector.open && stand.desk.memory.projector.picture == Picture::Forecast);
    let wall = stand.desk.memory.projector;
    let hung = projector::Shown { memory: wall, credit: "", outlook: Some(english) };
    let painted = painted(&stand.room.public(), egui::vec2(1920.0, 1080.0), &hung);
    // What may come stands before what comes in no future.
    let first = english.chances.iter().find(|c| c.1 > 0).expect("something may come");
    let heading = painted.iter().position(|(words, _)| words.contains(&english.from) && words.len() > 8);
    assert_eq!(heading.and_then(|at| painted.get(at + 1)).map(|p| &p.0), Some(&first.0), "{painted:?}");
}

/// At the end: moments with what was known and what was true, and the report with one button.
#[test]
fn the_hot_wash_proposes_moments_and_writes_the_report() {
    let mut stand = Stand::console(60);
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::End)).expect("it runs");
    stand.read();
    let moments = stand.desk.views.hot_wash.moments.clone();
    assert!((3..=7).contains(&moments.len()), "{}", moments.len());
    let all = names(&mut stand);
    let (title, known) = (moments[0].title.clone(), moments[0].rows[0].1.clone());
    assert!(all.iter().any(|n| n.contains(&title)) && all.contains(&known), "{all:?}");
    assert_eq!(stand.click("Write AAR/IP"), [Ask::Report]);
    let folder = stand.room.report().expect("written");
    for file in ["after-action.html", "after-action.pdf", "after-action.docx"] {
        assert!(folder.join(file).metadata().is_ok_and(|m| m.len() > 10_000), "{file}");
    }
    assert!(stand.room.notice().is_some_and(|words| words.contains(&folder.display().to_string())));
    std::fs::remove_dir_all(&folder).expect("removable");
}

fn painted_texts(stand: &Stand) -> Vec<String> {
    let mut found = Vec::new();
    stand.shapes.iter().for_each(|s| texts(&s.shape, &mut found));
    found.into_iter().map(|t| t.0).collect()
}

/// Whatever turns the drill from the way on which the futures began marks them, on the next reading; talk does not.
#[test]
fn a_forecast_is_out_of_date_as_soon_as_somebody_decides_and_says_so_on_the_sheet_and_on_the_wall() {
    use sandtable::app::surfaces::{Picture, Sheet};
    let mut stand = Stand::console(20);
    stand.room.look_ahead(sandtable::drill::Deciders::Nobody).expect("there is a future");
    while stand.room.ahead().is_some_and(|a| !a.over) {
        stand.room.advance_wall(0);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    stand.desk.memory.window.sheet = Some(Sheet::LookAhead);
    let stale = |stand: &mut Stand| {
        stand.read();
        names(stand).iter().any(|n| n.starts_with("Out of date since"))
    };
    let seat = stand.facilitator();
    let note = Order::Say(Say::Note { text: "They ask for buses.".into() });
    for talk in [note, Order::Control(Control::Pause { why: "a word".into() }), Order::Control(Control::Resume)] {
        stand.room.submit(seat, talk).expect("accepted");
        assert!(!stale(&mut stand), "talk and pauses change no future");
    }
    let by = stand.desk.views.facilitator.seats[0].seat;
    let choices = stand.room.view(by).choices;
    let decision = choices.iter().filter(|c| c.closed.is_none()).find_map(|c| c.decision(&c.start()));
    let begun = std::time::Instant::now();
    stand.room.submit(by, Order::Decide(decision.expect("an open choice"))).expect("decided");
    assert!(stale(&mut stand), "a decision makes the futures old");
    assert!(begun.elapsed().as_secs_f32() < 1.0);
    let ahead = stand.desk.views.look_ahead.clone().expect("it was made");
    let wall = projector::Memory { picture: Picture::Forecast, ..projector::Memory::default() };
    let hung = projector::Shown { memory: wall, credit: "", outlook: Some(&ahead.told[0].1) };
    let all = painted(&stand.room.public(), egui::vec2(1920.0, 1080.0), &hung);
    assert!(all.iter().any(|(words, _)| words.starts_with("Out of date since")), "{all:?}");
}
