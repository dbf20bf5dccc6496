//! The core's tests, in one binary.

mod map;
mod reader;
mod scenarios;
