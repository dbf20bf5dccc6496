//! A desk on a real drill, drawn by egui alone, with its accessibility tree.

use crate::raster::Textures;
use bevy_egui::egui::{self, accesskit};
use sandtable::app::ask::Ask;
use sandtable::app::desk::Desk;
use sandtable::app::session::Session;
use sandtable::app::surfaces::Surface;
use sandtable::app::{screens, theme};
use sandtable::drill::{Control, Order};
use sandtable::units::{SeatId, SimTime, Span};

/// What a screen reader would find.
#[derive(Clone, Debug)]
pub struct Found {
    pub id: accesskit::NodeId,
    /// Its own name, or that of its label.
    pub name: String,
    pub description: String,
    pub role: accesskit::Role,
    pub rect: egui::Rect,
    pub disabled: bool,
    pub selected: bool,
    pub clickable: bool,
    /// Takes the keyboard.
    pub focusable: bool,
}

pub struct Stand {
    pub ctx: egui::Context,
    pub desk: Desk,
    pub room: Session,
    time: f64,
    pub size: egui::Vec2,
    /// What the last frame painted.
    pub shapes: Vec<egui::epaint::ClippedShape>,
    pub textures: Textures,
    /// What the last frame said.
    pub found: Vec<Found>,
}

const SIZE: egui::Vec2 = egui::vec2(1440.0, 900.0);

impl Stand {
    /// On the start screen.
    pub fn start() -> Stand {
        let room = Session::by_hand(None);
        let mut desk = Desk::default();
        desk.views.start.cards = room.cards();
        desk.memory.start.card =
            desk.views.start.cards.iter().position(|c| c.recommended).expect("a recommended scenario");
        let ctx = egui::Context::default();
        ctx.enable_accesskit();
        theme::install_fonts(&ctx);
        theme::apply(&ctx, theme::Theme::Dark);
        let mut stand = Stand {
            ctx,
            desk,
            room,
            time: 0.0,
            size: SIZE,
            shapes: Vec::new(),
            textures: Textures::default(),
            found: Vec::new(),
        };
        stand.frames(3);
        stand
    }

    /// On the console of the starter, at this minute of the exercise.
    pub fn console(minute: i64) -> Stand {
        let mut stand = Stand::start();
        let id = stand.desk.views.start.cards[stand.desk.memory.start.card].id.clone();
        stand.open(&id, minute);
        stand
    }

    /// On the console of this scenario at its beginning, with bots in all seats and the whole region on the map.
    pub fn bots(id: &str) -> Stand {
        let mut stand = Stand::start();
        stand.open(id, 0);
        let facilitator = stand.facilitator();
        for seat in stand.desk.views.facilitator.seats.iter().map(|s| s.seat).collect::<Vec<_>>() {
            // Those who are bots as written stay so.
            let _already = stand.room.submit(facilitator, Order::Control(Control::Bot { seat, on: true }));
        }
        sandtable::app::enter(&mut stand.room, &mut stand.desk, Surface::Console);
        stand.fit_all();
        stand
    }

    pub fn fit_all(&mut self) {
        self.desk.memory.map.fit_wanted = true;
        self.desk.memory.map.fit_close = false;
        self.frames(2);
    }

    fn open(&mut self, id: &str, minute: i64) {
        let stand = self;
        stand.room.open(id).expect("it opens");
        let seat = stand.room.facilitator();
        stand.room.submit(seat, Order::Control(Control::Begin)).expect("it begins");
        stand.room.run_to(SimTime::START + Span::mins(minute));
        stand.desk.memory.window.surface = Surface::Console;
        stand.read();
        stand.frames(3);
    }

    pub fn read(&mut self) {
        sandtable::app::read(&self.room, &mut self.desk);
    }

    pub fn facilitator(&self) -> SeatId {
        self.room.facilitator()
    }

    pub fn frame(&mut self, events: Vec<egui::Event>) -> Vec<Found> {
        self.frame_after(0.05, events)
    }

    /// A frame so many seconds after the last one.
    pub fn frame_after(&mut self, seconds: f64, events: Vec<egui::Event>) -> Vec<Found> {
        self.time += seconds;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, self.size)),
            time: Some(self.time),
            focused: true,
            events,
            ..Default::default()
        };
        let (ctx, desk) = (self.ctx.clone(), &mut self.desk);
        if theme::Theme::of(&ctx) != desk.memory.preferences.theme {
            theme::apply(&ctx, desk.memory.preferences.theme);
        }
        let output = ctx.run_ui(input, |_| screens::draw(&ctx, desk));
        let tree = output.platform_output.accesskit_update.clone();
        self.shapes = output.shapes.clone();
        self.textures.apply(&output.textures_delta);
        output.drop_without_applying_deltas();
        self.found = tree.map(|t| found(&t)).unwrap_or_default();
        self.found.clone()
    }

    pub fn frames(&mut self, n: usize) -> Vec<Found> {
        (0..n).map(|_| self.frame(Vec::new())).last().unwrap_or_default()
    }

    /// The first control whose name begins like this.
    pub fn find(&mut self, name: &str) -> Option<Found> {
        self.frames(2).into_iter().find(|f| f.clickable && f.name.starts_with(name))
    }

    pub fn click(&mut self, name: &str) -> Vec<Ask> {
        let target = self.find(name).unwrap_or_else(|| panic!("there is no control named {name}"));
        self.click_at(target.rect.center())
    }

    pub fn click_at(&mut self, pos: egui::Pos2) -> Vec<Ask> {
        self.desk.asks.clear();
        let press = |pressed| egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        };
        self.frame(vec![egui::Event::PointerMoved(pos)]);
        self.frame(vec![press(true)]);
        self.frame(vec![press(false)]);
        self.frames(1);
        std::mem::take(&mut self.desk.asks)
    }

    /// Keeps the pointer's button down for so many seconds.
    pub fn hold(&mut self, pos: egui::Pos2, seconds: f64) -> Vec<Ask> {
        self.desk.asks.clear();
        let button = egui::PointerButton::Primary;
        let press = |pressed| egui::Event::PointerButton { pos, button, pressed, modifiers: egui::Modifiers::NONE };
        self.frame(vec![egui::Event::PointerMoved(pos)]);
        self.frame(vec![press(true)]);
        let until = self.time + seconds;
        while self.time < until {
            self.frame(Vec::new());
        }
        self.frame(vec![press(false)]);
        std::mem::take(&mut self.desk.asks)
    }

    /// What a screen reader asks of the entry whose name begins like this.
    pub fn reader(&mut self, name: &str, action: accesskit::Action) {
        let entry = |f: &Found| f.role == accesskit::Role::ListBoxOption && f.name.starts_with(name);
        let target = self.frames(2).into_iter().find(entry).unwrap_or_else(|| panic!("no entry named {name}"));
        let request = accesskit::ActionRequest {
            action,
            target_tree: accesskit::TreeId::ROOT,
            target_node: target.id,
            data: None,
        };
        self.frame(vec![egui::Event::AccessKitActionRequest(request)]);
        self.frames(2);
    }

    /// Types words into whatever has the keyboard.
    pub fn write(&mut self, text: &str) {
        self.frame(vec![egui::Event::Text(text.into())]);
        self.frames(1);
    }

    /// Carries out what the panels asked for, as the shell does.
    pub fn carry_out(&mut self) {
        for ask in std::mem::take(&mut self.desk.asks) {
            sandtable::app::carry_out(&mut self.room, &mut self.desk, ask);
        }
        self.read();
    }

    /// The id that has the keyboard.
    pub fn focused(&self) -> Option<egui::Id> {
        self.ctx.memory(|m| m.focused())
    }

    pub fn focused_rect(&self) -> Option<egui::Rect> {
        self.focused().and_then(|id| self.ctx.read_response(id)).map(|r| r.rect)
    }

    pub fn key(&mut self, key: egui::Key, modifiers: egui::Modifiers) -> Vec<Ask> {
        self.desk.asks.clear();
        let event = |pressed| egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true)]);
        self.frame(vec![event(false)]);
        std::mem::take(&mut self.desk.asks)
    }
}

fn found(tree: &accesskit::TreeUpdate) -> Vec<Found> {
    let own = |node: &accesskit::Node| node.label().or_else(|| node.value()).unwrap_or_default().to_string();
    let by_id: std::collections::HashMap<_, _> = tree.nodes.iter().map(|(id, node)| (*id, node)).collect();
    let name = |node: &accesskit::Node| match node.labelled_by().first().and_then(|id| by_id.get(id)) {
        Some(label) => own(label),
        None => own(node),
    };
    let mut found: Vec<Found> = tree
        .nodes
        .iter()
        .map(|(id, node)| {
            let b = node.bounds().unwrap_or_default();
            let rect =
                egui::Rect::from_min_max(egui::pos2(b.x0 as f32, b.y0 as f32), egui::pos2(b.x1 as f32, b.y1 as f32));
            Found {
                id: *id,
                // Text stands in the value of a label.
                name: name(node),
                description: node.description().unwrap_or_default().to_string(),
                role: node.role(),
                rect,
                disabled: node.is_disabled(),
                selected: node.is_selected() == Some(true),
                clickable: node.supports_action(accesskit::Action::Click),
                focusable: node.supports_action(accesskit::Action::Focus),
            }
        })
        .collect();
    // As read: from the top, then from the left.
    found.sort_by(|a, b| (a.rect.top(), a.rect.left()).partial_cmp(&(b.rect.top(), b.rect.left())).expect("finite"));
    found
}
