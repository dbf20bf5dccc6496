//! The desktop program.
//!
//! ```text
//! session      the screens' client of the host
//! closing      the question before the window closes on other screens
//! drive        the one system that calls the host
//! desk         the state of the screens: memories, views, asks
//! ask, changes what panels ask for, and the part of it that the screens carry out
//! screens      the layout of the window                      panels   everything that is drawn (egui)
//! registry     the actions and their shortcuts               keys     what they do
//! palette      finding an action by its words                settings what is kept between exercises
//! stage        the base map (Bevy)                           theme    colors, marks, type
//! shot         pictures of the screens                       measure  the work of a frame
//! ```
//!
//! `stage` knows Bevy and not egui; `panels` knows egui and not Bevy. A panel reads a view and its own memory, and appends
//! what it asks for.

pub mod ask;
pub mod base_map;
pub mod changes;
pub mod closing;
pub mod desk;
mod drive;
mod failure;
mod idle;
mod input;
pub mod keys;
pub mod map_camera;
pub mod map_question;
mod measure;
mod options;
pub mod palette;
pub mod panels;
pub mod preferences;
mod projector;
mod registry;
pub mod screens;
pub mod session;
pub mod settings;
mod shot;
mod stage;
pub mod surfaces;
pub mod theme;
pub mod undo;
pub mod views;
mod window;

pub use drive::{DrivePlugin, Room, Table, carry_out, enter, read};
pub use options::{AppError, AppOptions, Measure, Opening, Picture, Screen};
pub use session::{PastDrill, ScenarioCard, Session};
pub use shot::first_ask;
pub use window::run;
