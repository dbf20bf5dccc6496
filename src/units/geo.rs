//! Positions: latitude and longitude, and meters on the local map.

use serde::{Deserialize, Serialize};

/// WGS 84 degrees in units of 1e-6 degree (about 0.11 m), so that positions are whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LatLon {
    pub lat: i32,
    pub lon: i32,
}

impl LatLon {
    /// From degrees; rounds to 1e-6 degree.
    pub fn degrees(lat: f64, lon: f64) -> LatLon {
        let round = |d: f64| (d * 1e6 + if d < 0.0 { -0.5 } else { 0.5 }) as i32;
        LatLon { lat: round(lat), lon: round(lon) }
    }

    pub fn lat_degrees(self) -> f64 {
        f64::from(self.lat) * 1e-6
    }

    pub fn lon_degrees(self) -> f64 {
        f64::from(self.lon) * 1e-6
    }

    /// Distance in meters on a local equirectangular plane: better than 0.5 % over a county.
    pub fn distance_m(self, other: LatLon) -> f64 {
        const M_PER_DEGREE: f64 = 111_195.0; // mean earth radius 6371.0 km
        let mid = 0.5 * (self.lat_degrees() + other.lat_degrees());
        let dy = (self.lat_degrees() - other.lat_degrees()) * M_PER_DEGREE;
        let dx = (self.lon_degrees() - other.lon_degrees()) * M_PER_DEGREE * libm::cos(mid.to_radians());
        (dx * dx + dy * dy).sqrt()
    }
}

/// A point of the flat map: integer meters east (`x`) and north (`y`) of the region's center.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Metres {
    pub x: i32,
    pub y: i32,
}
