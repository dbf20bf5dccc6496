//! The panels without a window: found by their accessible names, pressed with a pointer, read by what they ask for.

mod accessible_names;
mod alerts;
mod calm;
mod colors;
mod fit;
mod focus;
mod golden;
mod hot_wash;
mod labels;
mod map;
mod marks;
mod panels;
mod phases;
mod pictures;
mod png;
mod raster;
mod rooms;
mod sheets;
mod stand;
mod tips;
mod tools;
mod undo;
mod walk;
