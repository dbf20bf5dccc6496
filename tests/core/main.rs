//! Tests of the core as one binary: they need no window, no network and no graphics.

mod authority;
mod drill_folder;
mod ems_effects;
mod ensemble;
mod exercise;
mod golden;
mod journal;
mod kill;
mod languages;
mod laws;
mod long;
mod map;
mod medicine;
mod paper;
mod people;
mod random;
mod reach;
mod reader;
mod rescue;
mod scenarios;
mod shipped;
mod state;
mod steer;
mod stories;
mod tidy;
mod wall;
