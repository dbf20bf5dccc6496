//! The panels without a window: found by their accessible names, pressed with a pointer, read by what they ask for.

mod colours;
mod labels;
mod panels;
mod rooms;
mod stand;
mod tools;
