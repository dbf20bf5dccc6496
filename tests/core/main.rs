//! Tests of the core as one binary: they need no window, no network and no graphics.

mod authority;
mod drill_folder;
mod effects_hospital;
mod ensemble;
mod exercise;
mod journal;
mod kill;
mod languages;
mod laws;
mod map;
mod paper;
mod people;
mod reader;
mod scenarios;
mod shipped;
mod state;
mod stories;
mod tidy;
mod wall;
