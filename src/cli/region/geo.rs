//! Outlines of a region: simplified GeoJSON rings.

use crate::units::LatLon;
use serde_json::Value;
use std::path::Path;

/// Simplification removes points closer than this to the line without them.
const TOLERANCE_M: f64 = 15.0;

/// All rings of a GeoJSON file, outer and inner alike, simplified. An absent file has none.
pub fn rings(path: &Path) -> Result<Vec<Vec<LatLon>>, String> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let root: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = Vec::new();
    for feature in root["features"].as_array().into_iter().flatten() {
        collect(&feature["geometry"]["coordinates"], &mut out);
    }
    Ok(out.iter().map(|ring| simplify(ring)).filter(|ring| ring.len() > 3).collect())
}

/// Walks nested arrays down to the rings: lists of `[lon, lat]`.
fn collect(value: &Value, out: &mut Vec<Vec<LatLon>>) {
    let Some(list) = value.as_array() else { return };
    let points: Vec<LatLon> = list.iter().filter_map(as_point).collect();
    if points.is_empty() {
        list.iter().for_each(|v| collect(v, out));
    } else {
        out.push(points);
    }
}

fn as_point(value: &Value) -> Option<LatLon> {
    Some(LatLon::degrees(value.get(1)?.as_f64()?, value.get(0)?.as_f64()?))
}

/// Douglas and Peucker's method on a closed ring: the ring is cut at its first point and at the one farthest from it.
fn simplify(ring: &[LatLon]) -> Vec<LatLon> {
    let Some(&first) = ring.first() else { return Vec::new() };
    let far = (0..ring.len()).max_by(|&a, &b| ring[a].distance_m(first).total_cmp(&ring[b].distance_m(first)));
    let mut keep = vec![false; ring.len()];
    keep[0] = true;
    keep[ring.len() - 1] = true;
    if let Some(far) = far {
        keep[far] = true;
        thin(ring, 0, far, &mut keep);
        thin(ring, far, ring.len() - 1, &mut keep);
    }
    ring.iter().zip(&keep).filter(|(_, k)| **k).map(|(p, _)| *p).collect()
}

fn thin(ring: &[LatLon], from: usize, to: usize, keep: &mut [bool]) {
    let mut work = vec![(from, to)];
    while let Some((a, b)) = work.pop() {
        let farthest = (a + 1..b).map(|i| (i, off_line(ring[i], ring[a], ring[b]))).max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((i, d)) = farthest
            && d > TOLERANCE_M
        {
            keep[i] = true;
            work.extend([(a, i), (i, b)]);
        }
    }
}

/// Meters from `p` to the segment from `a` to `b`.
pub fn off_line(p: LatLon, a: LatLon, b: LatLon) -> f64 {
    let cos = libm::cos(p.lat_degrees().to_radians());
    let flat = |q: LatLon| (f64::from(q.lon - p.lon) * 0.111_195 * cos, f64::from(q.lat - p.lat) * 0.111_195);
    let ((ax, ay), (bx, by)) = (flat(a), flat(b));
    let (dx, dy) = (bx - ax, by - ay);
    let len2 = dx * dx + dy * dy;
    let t = if len2 > 0.0 { (-(ax * dx + ay * dy) / len2).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (ax + t * dx, ay + t * dy);
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_on_a_straight_side_goes_and_the_corners_stay() {
        let p = |lat, lon| LatLon { lat, lon };
        let ring = [p(0, 0), p(0, 5_000), p(0, 10_000), p(10_000, 10_000), p(10_000, 0), p(0, 0)];
        assert_eq!(simplify(&ring), [p(0, 0), p(0, 10_000), p(10_000, 10_000), p(10_000, 0), p(0, 0)]);
    }
}
