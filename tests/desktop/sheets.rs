//! The registry, the palette, the sheets, the languages and the shared laptop.

use crate::stand::Stand;
use bevy_egui::egui::{Key, Modifiers};
use sandtable::app::ask::Ask;
use sandtable::app::changes::settle;
use sandtable::app::keys::{self, Act, BINDINGS};
use sandtable::app::palette;
use sandtable::app::settings::Settings;
use sandtable::app::surfaces::{Sheet, Surface};
use sandtable::app::theme::Theme;
use sandtable::drill::{Control, Order};
use sandtable::units::SimTime;
use sandtable::view::Number;
use sandtable::words::Language;
use std::time::Instant;

fn names(stand: &mut Stand) -> Vec<String> {
    stand.frames(2).into_iter().map(|f| f.name).collect()
}

#[test]
fn every_action_of_the_registry_is_in_the_palette_and_runs_without_a_pointer() {
    let stand = Stand::console(10);
    let rows = palette::rows(&stand.desk.views.facilitator, Surface::Console, "");
    for b in BINDINGS.iter().filter(|b| b.does.is_some()) {
        let row = rows.iter().find(|r| r.run == palette::Run::Act(b.act)).unwrap_or_else(|| panic!("{:?}", b.act));
        assert!(!row.words.is_empty());
        assert!(keys::closed(b.act, Surface::Console).is_some() || row.closed.is_none());
        let mut desk = stand.desk.clone();
        palette::run(row, stand.facilitator(), &mut desk.asks);
        assert!(row.closed.is_some() || settle(&mut desk), "{:?} changes nothing", b.act);
    }
}

#[test]
fn the_palette_opens_with_a_key_finds_in_both_languages_and_enter_runs_the_first_row() {
    let mut stand = Stand::console(10);
    stand.key(Key::K, Modifiers::COMMAND);
    assert_eq!(stand.desk.memory.window.sheet, Some(Sheet::Palette));
    stand.frames(2);
    stand.write("buzon y mensajes");
    stand.key(Key::Enter, Modifiers::NONE);
    assert_eq!(stand.desk.memory.window.sheet, Some(Sheet::Inbox), "Spanish words find it on an English screen");
    stand.key(Key::Escape, Modifiers::NONE);
    assert_eq!(stand.desk.memory.window.sheet, None);
}

#[test]
fn words_that_match_nothing_become_an_inject_or_a_note() {
    let mut stand = Stand::console(10);
    stand.key(Key::K, Modifiers::COMMAND);
    stand.frames(2);
    stand.write("qqqq wwww");
    stand.key(Key::Enter, Modifiers::NONE);
    let draft = stand.desk.memory.composer.draft.as_ref().expect("the composer is open");
    assert_eq!(draft.text, "qqqq wwww");
}

#[test]
fn with_single_letters_off_no_letter_does_anything_and_space_still_pauses() {
    let mut stand = Stand::console(10);
    stand.desk.memory.preferences.letters = false;
    for b in BINDINGS.iter().filter(|b| b.key.len() == 1 && b.with == keys::Modifiers::default()) {
        let key = Key::from_name(b.key).expect("a key");
        let before = format!("{:?}", stand.desk.memory);
        assert!(stand.key(key, Modifiers::NONE).is_empty(), "{} did something", b.key);
        assert_eq!(before, format!("{:?}", stand.desk.memory), "{} changed something", b.key);
    }
    assert_eq!(stand.key(Key::Space, Modifiers::NONE).len(), 1);
}

#[test]
fn every_sheet_opens_draws_in_both_languages_and_closes_with_escape() {
    for language in Language::ALL {
        for sheet in Sheet::ALL {
            let mut stand = Stand::console(20);
            stand.desk.memory.preferences.language = language;
            stand.read();
            stand.desk.memory.show(sheet);
            let all = names(&mut stand);
            assert!(stand.desk.memory.window.broken.is_empty(), "{sheet:?}: {:?}", stand.desk.memory.window.broken);
            assert!(all.len() > 20, "{sheet:?}");
            stand.key(Key::Escape, Modifiers::NONE);
            assert_eq!(stand.desk.memory.window.sheet, None, "{sheet:?} does not close");
        }
    }
}

#[test]
fn an_inject_is_sent_held_and_skipped_from_the_table() {
    let mut stand = Stand::console(1);
    stand.desk.memory.show(Sheet::Msel);
    stand.desk.memory.sheets.msel.open_only = true;
    let first =
        stand.desk.views.facilitator.msel.iter().find(|l| l.fired.is_none() && l.card.at.is_some()).expect("planned");
    let (inject, first_at) = (first.card.inject, first.card.at.expect("planned"));
    assert!(matches!(&stand.click("Release")[..], [Ask::Submit(_, Order::Control(Control::Send { .. }))]));
    let seat = stand.facilitator();
    assert_eq!(stand.click("Hold"), vec![Ask::control(seat, Control::Hold { inject })]);
    assert!(matches!(&stand.click("Skip")[..], [Ask::Submit(_, Order::Control(Control::Skip { .. }))]));
    let at = first_at + sandtable::units::Span::mins(5);
    assert_eq!(stand.click("5 min later"), vec![Ask::control(seat, Control::Reschedule { inject, at })]);
}

/// Every number of the facilitator's screen, in every shipped scenario, at four moments of it: the lines add up, and
/// nothing is left over.
#[test]
fn the_lines_behind_every_number_add_up_to_it_and_nothing_is_left_over() {
    for id in sandtable::scenario::builtins() {
        let (mut room, seat, length) = crate::pictures::played(id);
        let mut seen = 0;
        for quarter in 1..=4 {
            room.run_to(SimTime(length.0 * quarter / 4 - 60_000));
            let view = room.view(seat);
            let totals = &view.totals;
            let mut numbers = vec![
                (Number::Casualties, totals.casualties),
                (Number::AtScene, totals.at_scene),
                (Number::OnTheWay, totals.on_the_way),
                (Number::Waiting, totals.waiting),
                (Number::InHospital, totals.in_hospital),
                (Number::Died, totals.died),
                (Number::InShelters, totals.in_shelters),
            ];
            let places = view.map.places.iter().filter_map(|p| Some((Number::Free(p.place), p.number?)));
            numbers.extend(places.map(|(number, n)| (number, n as u32)));
            for (number, shown) in numbers {
                let why = room.why(number);
                assert_eq!(
                    why.value,
                    i64::from(shown),
                    "{id}, {quarter}/4: {number:?} is another number on the screen"
                );
                let sum: i64 = why.lines.iter().map(|l| l.change).sum();
                assert_eq!((sum, why.rest), (why.value, 0), "{id}, {quarter}/4: {number:?}: {:#?}", why.lines);
                assert!(
                    why.lines.iter().all(|l| !l.text.is_empty() && !l.story.is_empty()),
                    "{number:?}: a line says nothing"
                );
                seen += usize::from(shown > 0);
            }
        }
        assert!(seen > 10, "{id}: only {seen} numbers were more than nothing");
    }
}

#[test]
fn the_sheet_lists_the_lines_behind_a_number_with_their_sum() {
    let mut stand = Stand::console(60);
    stand.key(Key::W, Modifiers::NONE);
    stand.click("total");
    stand.desk.memory.sheets.why = Some(Number::Casualties);
    stand.read();
    let why = stand.desk.views.why.clone().expect("it was asked");
    let all = names(&mut stand);
    for line in &why.lines {
        assert!(all.contains(&line.text), "{} is not on the sheet", line.text);
    }
    assert!(all.iter().any(|n| n == "Total") && all.contains(&format!("{:+}", why.value)));
}

#[test]
fn behind_the_curtain_and_on_a_seats_screen_nothing_of_the_facilitator_is_drawn() {
    let mut stand = Stand::console(3);
    let mut secrets: Vec<String> = Vec::new();
    for l in stand.desk.views.facilitator.msel.iter().filter(|l| l.fired.is_none()) {
        secrets.push(l.card.title.clone());
        secrets.push(l.card.text.clone());
        secrets.push(l.card.notes.clone());
    }
    secrets.retain(|s| !s.is_empty());
    assert!(secrets.len() > 5);
    let check = |stand: &mut Stand| {
        for name in names(stand) {
            assert!(!secrets.iter().any(|s| name.contains(s.as_str())), "the screen says: {name}");
        }
    };
    stand.key(Key::Y, Modifiers::NONE);
    assert!(stand.desk.memory.window.curtain.is_some());
    check(&mut stand);
    for key in [Key::M, Key::J, Key::W] {
        stand.key(key, Modifiers::NONE);
        check(&mut stand);
    }
    let seat = stand.desk.memory.window.curtain.expect("a seat");
    stand.key(Key::Enter, Modifiers::NONE);
    stand.read();
    assert_eq!(stand.desk.memory.window.role, Some(seat));
    let all = names(&mut stand);
    assert!(all.iter().any(|n| n.starts_with("You are: ")));
    check(&mut stand);
    stand.key(Key::K, Modifiers::COMMAND);
    assert_eq!(stand.desk.memory.window.sheet, None, "no sheet of the facilitator opens here");
}

#[test]
fn the_laptop_goes_round_the_table_and_back_to_the_facilitator() {
    let mut stand = Stand::console(3);
    let people = stand.desk.views.facilitator.seats.iter().filter(|s| !s.bot).count();
    for _ in 0..people {
        stand.key(Key::Y, Modifiers::NONE);
        assert!(stand.desk.memory.window.curtain.is_some());
        stand.key(Key::Enter, Modifiers::NONE);
        stand.read();
    }
    stand.key(Key::Y, Modifiers::NONE);
    assert_eq!((stand.desk.memory.window.curtain, stand.desk.memory.window.role), (None, None));
    assert!(names(&mut stand).iter().any(|n| n == "Now and next"));
}

#[test]
fn the_language_changes_within_a_second_on_this_surface_and_on_no_other() {
    let mut stand = Stand::console(30);
    stand.desk.memory.projector.open = true;
    stand.read();
    let wall = stand.desk.views.projector.public.clone();
    let begun = Instant::now();
    stand.key(Key::F10, Modifiers::NONE);
    stand.desk.memory.preferences.language = Language::Spanish;
    stand.desk.asks = vec![Ask::Read];
    stand.carry_out();
    let all = names(&mut stand);
    assert!(begun.elapsed().as_secs_f32() < 1.0);
    assert!(all.iter().any(|n| n == "Ahora y después") && all.iter().any(|n| n == "EJERCICIO"), "{all:?}");
    assert!(!all.iter().any(|n| n == "Now and next"));
    assert_eq!(stand.desk.views.projector.public, wall, "the projector speaks its own language");
}

#[test]
fn the_console_says_nothing_that_is_outside_the_catalog() {
    let mut stand = Stand::console(30);
    stand.desk.memory.preferences.language = Language::Long;
    stand.read();
    // Names of places, seats and people, and what the scenario's author wrote, are no sentences of the program.
    let mut own: Vec<String> =
        stand.desk.views.facilitator.map.places.iter().flat_map(|p| [p.name.clone(), p.code.clone()]).collect();
    own.extend(stand.desk.views.facilitator.seats.iter().map(|s| s.name.clone()));
    own.extend(stand.desk.views.facilitator.map.sites.iter().map(|s| s.name.clone()));
    own.extend(stand.desk.views.facilitator.map.units.iter().map(|u| u.name.clone()));
    for l in &stand.desk.views.facilitator.msel {
        own.extend([l.card.title.clone(), l.card.text.clone(), l.card.from.clone(), l.card.notes.clone()]);
        own.extend(l.card.hints.clone());
    }
    own.extend(stand.desk.views.facilitator.script.expected.iter().map(|e| e.text.clone()));
    own.extend(stand.desk.views.region.credits.iter().map(|c| c.line.clone()));
    own.extend([stand.desk.views.facilitator.title.clone(), "Sandtable".into()]);
    own.retain(|o| !o.is_empty());
    let spoken = |name: &str| name.contains('‹') || own.iter().any(|o| name.contains(o.as_str()));
    let plain = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() < 4;
    let loose: Vec<String> = names(&mut stand).into_iter().filter(|n| !spoken(n) && !plain(n)).collect();
    assert!(loose.is_empty(), "outside the catalog: {loose:#?}");
}

#[test]
fn settings_come_back_from_their_file_and_a_broken_file_keeps_nobody_out() {
    let folder = std::env::temp_dir().join(format!("sandtable-settings-{}", std::process::id()));
    let file = folder.join("settings.ron");
    let mut stand = Stand::start();
    stand.desk.memory.preferences.theme = Theme::HighContrast;
    stand.desk.memory.preferences.language = Language::Spanish;
    stand.desk.memory.preferences.text_pct = 150;
    stand.desk.memory.projector.large = true;
    let wanted = Settings::of(&stand.desk.memory);
    wanted.save(&file).expect("written");
    assert_eq!(Settings::load(&file), wanted);
    std::fs::write(&file, "(theme: Purple").expect("written");
    assert_eq!(Settings::load(&file).theme, Theme::Dark);
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn going_back_begins_a_new_drill_and_leaves_the_old_one() {
    let folder = std::env::temp_dir().join(format!("sandtable-branches-{}", std::process::id()));
    let _left_over = std::fs::remove_dir_all(&folder);
    let mut room = sandtable::app::Session::by_hand(Some(folder.clone()));
    let id = room.cards()[0].id.clone();
    room.open(&id).expect("opens");
    let seat = room.facilitator();
    room.submit(seat, Order::Control(Control::Begin)).expect("begins");
    room.run_to(SimTime::START + sandtable::units::Span::mins(5));
    room.submit(seat, Order::Control(Control::Checkpoint { name: "before".into() })).expect("marked");
    let then = room.view(seat).clock.now;
    room.run_to(SimTime::START + sandtable::units::Span::mins(12));
    let entry = room.view(seat).checkpoints[0].entry;
    room.branch(entry).expect("branches");
    let view = room.view(seat);
    assert_eq!(view.clock.now, then);
    assert_eq!(view.clock.phase, sandtable::drill::Phase::Paused);
    assert!(!room.about().parent.is_empty());
    assert_eq!(room.past().len(), 2, "both drills are kept");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn the_gallery_is_searched_and_filtered() {
    let mut stand = Stand::start();
    let all = stand.desk.views.start.cards.len();
    assert!(all >= 4);
    let count = |stand: &mut Stand| {
        let names = names(stand);
        let tiles = stand
            .desk
            .views
            .start
            .cards
            .iter()
            .filter(|c| names.iter().any(|n| n.starts_with(&format!("{}, ", c.title))));
        tiles.count()
    };
    assert_eq!(count(&mut stand), all);
    stand.desk.memory.start.search = stand.desk.views.start.cards[1].title.to_uppercase();
    assert_eq!(count(&mut stand), 1);
    stand.desk.memory.start.search = "zzzz".into();
    assert_eq!(count(&mut stand), 0);
    assert!(names(&mut stand).iter().any(|n| n.starts_with("No scenario matches")));
}

#[test]
fn tab_walks_through_the_console_without_a_trap_and_the_ring_is_inside_the_window() {
    let mut stand = Stand::console(10);
    let window = bevy_egui::egui::Rect::from_min_size(bevy_egui::egui::Pos2::ZERO, stand.size).expand(1.0);
    let mut visited = Vec::new();
    for _ in 0..400 {
        stand.key(Key::Tab, Modifiers::NONE);
        stand.frames(4);
        let Some(id) = stand.focused() else { continue };
        if visited.first() == Some(&id) && visited.len() > 5 {
            break;
        }
        if let Some(rect) = stand.focused_rect() {
            assert!(window.contains(rect.center()), "the keyboard is outside the window: {rect:?}");
        }
        visited.push(id);
    }
    let once: std::collections::HashSet<_> = visited.iter().collect();
    assert!(once.len() > 30, "only {} controls were visited", once.len());
    assert!(visited.len() < 400, "Tab never came back to the first control");
}

#[test]
fn the_start_screen_speaks_spanish_and_its_key_switches_back() {
    let mut stand = Stand::start();
    assert_eq!(stand.desk.memory.window.surface, Surface::Start);
    keys::perform(Act::Language, &mut stand.desk);
    stand.carry_out();
    assert!(names(&mut stand).iter().any(|n| n == "Empezar ahora"));
    keys::perform(Act::Language, &mut stand.desk);
    stand.carry_out();
    assert!(names(&mut stand).iter().any(|n| n == "Start now"));
}

/// Journey 1 of the design: from the start screen to a running drill with two keys and nothing typed.
#[test]
fn two_keys_and_a_space_lead_from_the_start_screen_to_a_running_drill() {
    let mut stand = Stand::start();
    for key in [Key::Enter, Key::Enter] {
        stand.desk.asks = stand.key(key, Modifiers::NONE);
        stand.carry_out();
        stand.frames(2);
    }
    assert_eq!(stand.desk.memory.window.surface, Surface::Console);
    stand.desk.asks = stand.key(Key::Space, Modifiers::NONE);
    stand.carry_out();
    assert_eq!(stand.desk.views.facilitator.clock.phase, sandtable::drill::Phase::Running);
}

/// Journey 3: an inject that nobody planned, with at most eight keys that are no letters; called back with one.
#[test]
fn an_unplanned_inject_takes_four_keys_beside_its_letters_and_one_to_call_it_back() {
    let mut stand = Stand::console(5);
    let mut keys = 0;
    let mut press = |stand: &mut Stand, key, with| {
        keys += 1;
        let asks = stand.key(key, with);
        stand.frames(2);
        asks
    };
    press(&mut stand, Key::I, Modifiers::NONE);
    stand.write("pow");
    press(&mut stand, Key::Enter, Modifiers::NONE);
    let name =
        stand.desk.views.facilitator.map.places.iter().find(|p| p.kind == sandtable::scenario::PlaceKind::Hospital);
    let letters: String = name.expect("a hospital").name.chars().take(4).collect();
    stand.write(&letters);
    press(&mut stand, Key::Enter, Modifiers::NONE);
    stand.desk.asks = press(&mut stand, Key::Enter, Modifiers::NONE);
    stand.carry_out();
    assert_eq!(stand.desk.views.facilitator.script.pending.len(), 1, "{:?}", stand.desk.memory.composer.draft);
    assert!(keys <= 8, "{keys} keys");
    stand.desk.asks = stand.key(Key::Z, Modifiers::COMMAND);
    stand.carry_out();
    assert!(stand.desk.views.facilitator.script.pending.is_empty());
}

/// Journey 5: a bookmark is one key; the end shows it in the hot wash.
#[test]
fn a_bookmark_is_one_key_and_stands_in_the_journal() {
    let mut stand = Stand::console(5);
    stand.desk.asks = stand.key(Key::B, Modifiers::NONE);
    assert_eq!(stand.desk.asks.len(), 1);
    stand.carry_out();
    assert!(stand.desk.views.facilitator.timeline.notes.iter().any(|n| n.label.starts_with("Bookmark at")));
}
