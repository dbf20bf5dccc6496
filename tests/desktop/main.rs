//! The panels without a window: found by their accessible names, pressed with a pointer, read by what they ask for.

mod colours;
mod fit;
mod hot_wash;
mod labels;
mod map;
mod panels;
mod phases;
mod rooms;
mod sheets;
mod stand;
mod tools;
