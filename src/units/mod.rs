//! Exercise time, typed ids, the tables they index, and named random streams. State is kept in whole numbers.

mod dice;
mod geo;
mod id_vec;
mod ids;
mod time;

pub use dice::{Dice, Stream, Subject};
pub use geo::{LatLon, Metres};
pub use id_vec::{Id, IdVec};
pub use ids::*;
pub use time::{SimTime, Span};
