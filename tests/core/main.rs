//! Tests of the core as one binary: they need no window, no network and no graphics.

mod drill_folder;
mod exercise;
mod journal;
mod map;
mod reader;
mod scenarios;
mod laws;
mod shipped;
mod tidy;
