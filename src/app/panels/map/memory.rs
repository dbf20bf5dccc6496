//! What the map remembers: the selection, the camera, the question it answers, and what the last frame drew.

use crate::app::map_camera::MapCam;
use crate::app::map_question::Question;
use crate::app::surfaces::Thing;
use crate::map::Projection;
use crate::scenario::PlaceKind;
use crate::units::LatLon;
use crate::view::MapView;

#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub selected: Option<Thing>,
    pub cam: MapCam,
    /// The camera fits the places when the next view arrives.
    pub fit_wanted: bool,
    /// That fit is the first one: close to the sites.
    pub fit_close: bool,
    /// The legend is open.
    pub legend: bool,
    pub question: Option<Question>,
    pub drawn: Drawn,
}

/// What the last frame drew. Rectangles are left, top, right, bottom in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Every facility, also in its smallest form.
    pub glyphs: Vec<[f32; 4]>,
    pub names: Vec<[f32; 4]>,
    /// Names without room.
    pub names_hidden: usize,
    /// Marks that stand for one person each.
    pub alone: u32,
    /// People shown by a number.
    pub counted: u32,
    /// People on the road are drawn in groups.
    pub grouped: bool,
    /// The selection that the camera has followed.
    pub followed: Option<Thing>,
}

/// Close enough to see single streets, meters per point.
const CLOSE: f64 = 12.0;

/// Meters on the flat map around `center`.
pub fn position(map: &MapView, center: LatLon, thing: Thing) -> Option<[f64; 2]> {
    let at = match thing {
        Thing::Place(id) => map.places.iter().find(|p| p.place == id).map(|p| p.at),
        Thing::Site(id) => map.sites.iter().find(|s| s.site == id).map(|s| s.at),
        Thing::Unit(id) => map.units.iter().find(|u| u.unit == id).map(|u| u.at),
    };
    at.map(|at| Projection::new(center).meters(at))
}

impl Memory {
    /// Moves the camera close to the selection.
    pub fn fly_to_selection(&mut self, map: &MapView, center: LatLon) {
        if let Some(at) = self.selected.and_then(|thing| position(map, center, thing)) {
            self.cam.centre = at;
            self.cam.m_per_pt = self.cam.m_per_pt.min(CLOSE);
        }
    }

    /// A new selection outside the window moves the camera to it, once.
    pub(super) fn follow_selection(&mut self, map: &MapView, center: LatLon) {
        if self.selected == self.drawn.followed {
            return;
        }
        self.drawn.followed = self.selected;
        if let Some(at) = self.selected.and_then(|thing| position(map, center, thing))
            && !self.cam.holds(at)
        {
            self.cam.centre = at;
        }
    }

    /// Shows all hospitals and sites; at StartEx the three quarters of the hospitals nearest to the first site.
    pub(super) fn fit(&mut self, map: &MapView, center: LatLon) {
        let projection = Projection::new(center);
        let sites: Vec<[f64; 2]> = map.sites.iter().map(|s| projection.meters(s.at)).collect();
        let hospitals = map.places.iter().filter(|p| p.kind == PlaceKind::Hospital);
        let mut points: Vec<[f64; 2]> = hospitals.map(|p| projection.meters(p.at)).collect();
        if self.fit_close
            && let Some(s) = sites.first()
        {
            points = MapCam::nearest(points, *s, 75);
        }
        points.extend(sites);
        if !points.is_empty() {
            self.fit_close = false;
            self.cam.fit(&points, 48.0);
            self.fit_wanted = false;
        }
    }
}
