//! Sandtable: a tabletop-exercise simulator for healthcare coalitions.
//!
//! The floors of the house, bottom first. A floor may use any floor above it in this list, never one below
//! (`tests/core/tidy.rs` enforces it):
//!
//! ```text
//! units → scenario → map → sim → drill → words → view → report → forecast → host → app → cli → main
//! └────────── core: no Bevy, no clock, no network, no threads ──────────┘   └───── shells ─────┘
//! ```
//!
//! The one-way flow: a panel, a script, or the command line submits an [`drill::Order`] to the [`host::Host`];
//! [`drill::Drill`] checks authority, journals the order, and applies it to the [`sim::Coalition`]; the results are
//! [`sim::Fact`]s; every screen reads a [`view::SeatView`] and nothing else.

#[cfg(feature = "app")]
pub mod app;
pub mod cli;
pub mod drill;
pub mod forecast;
pub mod host;
pub mod map;
pub mod report;
pub mod scenario;
pub mod sim;
pub mod units;
pub mod view;
pub mod words;
