//! The core's tests, in one binary.

mod map;
mod scenarios;
