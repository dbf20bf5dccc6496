//! The camera over the map, as numbers that the stage and the overlay share.

/// The visible part of the map, and its rectangle on the screen in egui points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapCam {
    /// Metres, at the middle of the rectangle.
    pub centre: [f64; 2],
    pub m_per_pt: f64,
    /// Left, top, width, height of the map on the screen.
    pub rect: [f32; 4],
}

impl Default for MapCam {
    fn default() -> MapCam {
        MapCam { centre: [0.0, 0.0], m_per_pt: 60.0, rect: [0.0, 0.0, 800.0, 600.0] }
    }
}

/// Closest and farthest zoom.
const M_PER_PT: (f64, f64) = (0.8, 400.0);

impl MapCam {
    pub fn to_screen(&self, m: [f64; 2]) -> [f32; 2] {
        let x = (m[0] - self.centre[0]) / self.m_per_pt;
        let y = (m[1] - self.centre[1]) / self.m_per_pt;
        let [left, top, w, h] = self.rect;
        [left + w * 0.5 + x as f32, top + h * 0.5 - y as f32]
    }

    pub fn to_map(&self, s: [f32; 2]) -> [f64; 2] {
        let [left, top, w, h] = self.rect;
        let x = f64::from(s[0] - left - w * 0.5) * self.m_per_pt;
        let y = -f64::from(s[1] - top - h * 0.5) * self.m_per_pt;
        [self.centre[0] + x, self.centre[1] + y]
    }

    /// Moves the map by points on the screen.
    pub fn pan(&mut self, dx: f32, dy: f32) {
        self.centre[0] -= f64::from(dx) * self.m_per_pt;
        self.centre[1] += f64::from(dy) * self.m_per_pt;
    }

    /// Zooms by `factor` (above 1: closer); the point under `at` keeps its position.
    pub fn zoom(&mut self, factor: f64, at: [f32; 2]) {
        let before = self.to_map(at);
        self.m_per_pt = (self.m_per_pt / factor).clamp(M_PER_PT.0, M_PER_PT.1);
        let after = self.to_map(at);
        self.centre[0] += before[0] - after[0];
        self.centre[1] += before[1] - after[1];
    }

    pub fn middle(&self) -> [f32; 2] {
        let [left, top, w, h] = self.rect;
        [left + w * 0.5, top + h * 0.5]
    }

    /// Shows all of these points, with a margin of `margin` points.
    pub fn fit(&mut self, points: &[[f64; 2]], margin: f32) {
        let Some(first) = points.first() else { return };
        let (mut lo, mut hi) = (*first, *first);
        for p in points {
            for k in 0..2 {
                lo[k] = lo[k].min(p[k]);
                hi[k] = hi[k].max(p[k]);
            }
        }
        self.centre = [(lo[0] + hi[0]) * 0.5, (lo[1] + hi[1]) * 0.5];
        let w = f64::from((self.rect[2] - 2.0 * margin).max(50.0));
        let h = f64::from((self.rect[3] - 2.0 * margin).max(50.0));
        let need = ((hi[0] - lo[0]) / w).max((hi[1] - lo[1]) / h);
        self.m_per_pt = need.clamp(8.0, 4_000.0);
    }

    /// The share (of 100) of the points that are nearest to `to`.
    pub fn nearest(mut points: Vec<[f64; 2]>, to: [f64; 2], share: usize) -> Vec<[f64; 2]> {
        let far = |p: &[f64; 2]| (p[0] - to[0]) * (p[0] - to[0]) + (p[1] - to[1]) * (p[1] - to[1]);
        points.sort_by(|a, b| far(a).total_cmp(&far(b)));
        points.truncate((points.len() * share).div_ceil(100));
        points
    }

    pub fn holds(&self, m: [f64; 2]) -> bool {
        let [x, y] = self.to_screen(m);
        let [left, top, w, h] = self.rect;
        x >= left && x <= left + w && y >= top && y <= top + h
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_ground_under_the_cursor() {
        let mut cam = MapCam { centre: [1000.0, -500.0], m_per_pt: 40.0, rect: [280.0, 44.0, 840.0, 700.0] };
        let at = [400.0, 300.0];
        let before = cam.to_map(at);
        cam.zoom(1.7, at);
        let after = cam.to_map(at);
        assert!((before[0] - after[0]).abs() < 1e-6 && (before[1] - after[1]).abs() < 1e-6);
    }

    #[test]
    fn fitting_brings_every_point_inside() {
        let mut cam = MapCam { rect: [280.0, 44.0, 840.0, 700.0], ..MapCam::default() };
        let points = [[-20_000.0, 3_000.0], [40_000.0, -9_000.0], [0.0, 30_000.0]];
        cam.fit(&points, 40.0);
        assert!(points.iter().all(|&p| cam.holds(p)));
    }
}
