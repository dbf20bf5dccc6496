//! The desktop program.
//!
//! ```text
//! session   the door to the drill            desk    what the screens remember and ask for
//! room      the drills of this computer     keys    one registry of actions
//! drive     the one system that opens the door
//! stage     the ground of the map (Bevy)     panels  everything else (egui)
//! theme     colours, marks, type             flat, ground, look   the map as plain numbers, and what it is asked
//! palette   finding any action by its words   settings  what is kept between drills
//! ahead     many futures, and what to talk about
//! idle      sleeping between frames          shot    pictures of the screens
//! measure   how much work a frame is
//! undo      which actions can be taken back
//! ```
//!
//! `stage` knows Bevy and not egui; `panels` knows egui and not Bevy; a panel reads a view and leaves what it asks for
//! on the desk.

pub mod base_map;
pub mod desk;
pub mod drafts;
mod drive;
pub mod hot_wash;
mod idle;
mod input;
pub mod keys;
pub mod look_ahead;
pub mod map_camera;
pub mod map_question;
mod measure;
mod options;
pub mod palette;
pub mod panels;
mod projector;
mod registry;
mod room;
pub mod session;
pub mod settings;
mod shot;
mod stage;
pub mod theme;
pub mod undo;
pub mod what_if;
mod window;

pub use drive::{DrivePlugin, Room, Table, carry_out, enter, read};
pub use measure::Measure;
pub use options::{AppError, AppOptions, Opening, Picture, Screen};
pub use room::LocalRoom;
pub use session::{PastDrill, ScenarioCard, Session};
pub use window::run;
