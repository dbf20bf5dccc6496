//! Projection: meters east and north of the region's center.

use crate::units::{LatLon, Metres};

/// Meters per 1e-6 degree of a great circle (mean earth radius 6371.0 km).
const M_PER_UNIT: f64 = 0.111_195;

/// An equirectangular plane around one point: better than 0.5 % over a county.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    centre: LatLon,
    /// Meters per unit of longitude at the center's latitude.
    east: f64,
}

impl Projection {
    pub fn new(centre: LatLon) -> Projection {
        // Near the poles every longitude is one point; the plane stays usable.
        Projection { centre, east: M_PER_UNIT * libm::cos(centre.lat_degrees().to_radians()).max(0.01) }
    }

    /// Meters east and north of the center, not rounded.
    pub fn plane(&self, at: LatLon) -> (f64, f64) {
        let x = f64::from(at.lon) - f64::from(self.centre.lon);
        let y = f64::from(at.lat) - f64::from(self.centre.lat);
        (x * self.east, y * M_PER_UNIT)
    }

    /// The same as a pair, for the screen.
    pub fn meters(&self, at: LatLon) -> [f64; 2] {
        let (x, y) = self.plane(at);
        [x, y]
    }

    pub fn to_metres(&self, at: LatLon) -> Metres {
        let (x, y) = self.plane(at);
        Metres { x: round(x), y: round(y) }
    }

    pub fn to_latlon(&self, at: Metres) -> LatLon {
        LatLon {
            lat: round(f64::from(self.centre.lat) + f64::from(at.y) / M_PER_UNIT),
            lon: round(f64::from(self.centre.lon) + f64::from(at.x) / self.east),
        }
    }

    /// Meters from `p` to the straight stretch from `a` to `b`.
    pub fn off_line_m(&self, p: LatLon, a: LatLon, b: LatLon) -> f64 {
        let ((px, py), (ax, ay), (bx, by)) = (self.plane(p), self.plane(a), self.plane(b));
        let (dx, dy) = (bx - ax, by - ay);
        let len2 = dx * dx + dy * dy;
        let t = if len2 > 0.0 { (((px - ax) * dx + (py - ay) * dy) / len2).clamp(0.0, 1.0) } else { 0.0 };
        let (x, y) = (ax + t * dx - px, ay + t * dy - py);
        (x * x + y * y).sqrt()
    }

    pub fn distance_m(&self, a: LatLon, b: LatLon) -> f64 {
        self.off_line_m(a, b, b)
    }
}

/// To the nearest whole number; halves away from zero. `as` saturates at the ends of the range.
fn round(x: f64) -> i32 {
    (x + if x < 0.0 { -0.5 } else { 0.5 }) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_is_within_a_metre() {
        let plane = Projection::new(LatLon::degrees(47.56, -122.22));
        let harborview = LatLon::degrees(47.60386, -122.323989);
        let back = plane.to_latlon(plane.to_metres(harborview));
        assert!(back.distance_m(harborview) < 1.0);
        assert_eq!(plane.to_metres(LatLon::degrees(47.56, -122.22)), Metres { x: 0, y: 0 });
        assert!(plane.to_metres(harborview).x < -7_000, "Harborview lies west of the centre");
    }
}
