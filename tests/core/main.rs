//! Tests of the core as one binary: they need no window, no network and no graphics.

mod authority;
mod drill_folder;
mod ensemble;
mod exercise;
mod forecast;
mod journal;
mod kill;
mod languages;
mod laws;
mod map;
mod paper;
mod paper_files;
mod people;
mod reader;
mod report;
mod scenarios;
mod shipped;
mod state;
mod stories;
mod tidy;
mod wall;
