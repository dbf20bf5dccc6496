//! People on the map: one mark per person while there are few, else a number. Every person counts.

use super::{Overlay, movers};
use crate::scenario::Severity;
use bevy_egui::egui::{Pos2, Vec2, vec2};
use std::collections::BTreeMap;

/// Most marks for single persons.
const MOST_ALONE: u32 = 150;
/// Groups dissolve only when this many fewer people are on the road, so that nothing flickers.
const SLACK: u32 = 30;
/// Side of the square whose people are one group, points.
const CELL: f32 = 40.0;

/// People shown in this frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Crowd {
    pub alone: u32,
    pub counted: u32,
}

impl Crowd {
    pub fn room(&self) -> u32 {
        MOST_ALONE.saturating_sub(self.alone)
    }

    /// At most `fits` people get a mark each, the others a number. Returns the count of marks.
    pub fn show(&mut self, people: u32, fits: u32) -> u32 {
        let alone = people.min(fits).min(self.room());
        self.alone += alone;
        self.counted += people - alone;
        alone
    }
}

/// Self-presenting casualties. True: in groups.
pub fn walkers(overlay: &mut Overlay, grouped_before: bool) -> bool {
    let there = overlay.map.walkers.iter().map(|w| (overlay.at(w.at), w.severity));
    let near: Vec<(Pos2, Severity)> = there.filter(|(at, _)| overlay.near(*at)).collect();
    let room = overlay.crowd.room().saturating_sub(if grouped_before { SLACK } else { 0 });
    let grouped = near.len() as u32 > room;
    if grouped {
        groups(overlay, &near);
    } else {
        for (at, severity) in &near {
            movers::walker(&overlay.painter, *at, *severity, overlay.t);
        }
        overlay.crowd.show(near.len() as u32, u32::MAX);
    }
    grouped
}

/// One mark per square of the map: the count, and the worst severity.
fn groups(overlay: &mut Overlay, people: &[(Pos2, Severity)]) {
    // Squares of the map and not of the screen: they move with the map.
    let origin = overlay.at(overlay.center);
    let mut cells: BTreeMap<(i32, i32), (Vec2, u32, Severity)> = BTreeMap::new();
    for (at, severity) in people {
        let from = *at - origin;
        let key = ((from.x / CELL).floor() as i32, (from.y / CELL).floor() as i32);
        let cell = cells.entry(key).or_insert((Vec2::ZERO, 0, *severity));
        *cell = (cell.0 + from, cell.1 + 1, cell.2.min(*severity));
    }
    for (sum, n, worst) in cells.into_values() {
        let at = origin + sum / n as f32;
        movers::walker(&overlay.painter, at, worst, overlay.t);
        movers::count(&overlay.painter, at + vec2(10.0, -8.0), n, overlay.t);
        overlay.crowd.counted += n;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_left_out_and_no_more_than_150_stand_alone() {
        let mut crowd = Crowd::default();
        assert_eq!(crowd.show(10, 12), 10);
        assert_eq!(crowd.show(30, 12), 12);
        assert_eq!(crowd.show(500, u32::MAX), 128);
        assert_eq!(crowd.show(7, 12), 0);
        assert_eq!((crowd.alone, crowd.counted), (150, 397));
    }
}
