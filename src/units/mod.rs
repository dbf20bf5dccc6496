//! The alphabet: exercise time, typed ids and named chance. Whole numbers wherever state is kept.

mod dice;
mod geo;
mod ids;
mod time;

pub use dice::{Dice, Stream, Subject};
pub use geo::{LatLon, Metres};
pub use ids::*;
pub use time::{SimTime, Span};
