//! Places: the region's, with what the scenario says differs, then the scenario's own.

use super::Ctx;
use crate::scenario::checked::{BedKind, Beds, House, PatientTransport, Place, TransportBatch, Zone};
use crate::scenario::decode::{At, kebab};
use crate::scenario::defaults;
use crate::scenario::ems::Fleet;
use crate::scenario::finding::msg;
use crate::scenario::region::{PlaceKind, RegionPlace};
use crate::scenario::written::{self, BedRow, Facility, LocalPlace};
use crate::units::{PlaceId, Span};

impl Ctx<'_> {
    pub(super) fn all_places(&mut self, w: &written::Scenario) -> Vec<Place> {
        let region = self.region.clone();
        let mut places: Vec<Place> = region.places.iter().map(from_region).collect();
        for (i, p) in places.iter().enumerate() {
            self.places.ids.entry(p.id.clone()).or_insert(i);
        }
        for local in &w.places {
            self.add(|c| &mut c.places, &local.id.value.0, places.len(), local.id.pos);
            self.inside(local.at.value, local.at.pos);
            let place = self.local_place(local);
            places.push(place);
        }
        self.place_at = places.iter().map(|p| p.at).collect();
        let mut seen: Vec<usize> = Vec::new();
        for f in &w.facilities {
            let Some(i) = self.find_place(&f.id) else { continue };
            if seen.contains(&i) {
                let message = msg!("facility-twice", id = f.id.value.0);
                self.error(f.id.pos, "E-DUP-01", message, msg!("one-record"));
            }
            seen.push(i);
            let usual = region.places.get(PlaceId::at(i));
            self.apply(f, &mut places[i], usual);
        }
        self.bases(&w.ems, &mut places);
        places
    }

    fn apply(&mut self, f: &Facility, place: &mut Place, usual: Option<&RegionPlace>) {
        let pct_of = |kind| {
            let line = usual.and_then(|u| u.beds.iter().find(|b| b.kind == kind));
            line.map_or(kind.department().occupancy_pct, |l| l.occupancy_pct)
        };
        let staffed = [
            (BedKind::Ed, f.ed_staffed),
            (BedKind::Or, f.or_staffed),
            (BedKind::AdultIcu, f.icu_staffed),
            (BedKind::MedSurg, f.ward_staffed),
        ];
        for (kind, n) in staffed {
            if let Some(n) = n {
                set(&mut place.beds, defaults::beds(kind, n.value, pct_of(kind)));
            }
        }
        if let Some(occupancy) = f.occupancy {
            for b in &mut place.beds {
                b.occupied = defaults::percent(b.staffed, u32::from(occupancy.value.0));
            }
        }
        for row in &f.beds {
            let beds = self.bed_row(row, pct_of(row.kind.value));
            set(&mut place.beds, beds);
        }
        place.has_ed = place.has_ed || place.beds.iter().any(|b| b.kind == BedKind::Ed && b.staffed > 0);
        place.status = f.status.map_or(place.status, |s| s.value);
        place.staff_pct = f.staff.map_or(place.staff_pct, |s| s.value.0);
        place.blood_units = f.blood.map_or(place.blood_units, |b| b.value);
        place.team_tenths = f.trauma_teams.map_or(place.team_tenths, |n| n.value.saturating_mul(10));
        place.on_call_teams = f.on_call_teams.map_or(place.on_call_teams, |n| n.value);
        place.people = f.people.map_or(place.people, |p| p.value);
        place.house = f.house.as_ref().map_or(place.house, house);
        if let Some(open) = f.open {
            self.only_shelters_open(&open, place.kind);
            place.open = open.value;
        }
        if let Some(g) = f.generator {
            place.generator = some_span(g.value);
        }
    }

    fn only_shelters_open(&mut self, open: &At<bool>, kind: PlaceKind) {
        if open.value && kind != PlaceKind::Shelter {
            let hint = msg!("status-open-hint");
            self.warn(open.pos, "W-PLC-01", msg!("only-shelters"), hint);
        }
    }

    fn bed_row(&mut self, row: &BedRow, usual_pct: u8) -> Beds {
        let mut beds = defaults::beds(row.kind.value, row.staffed.value, usual_pct);
        if let Some(n) = row.occupied {
            beds.occupied = n.value;
            if n.value > row.staffed.value {
                let message = msg!("over-occupied", n = n.value, staffed = row.staffed.value);
                self.warn(n.pos, "W-PLC-02", message, msg!("over-occupied-hint"));
            }
        }
        beds.surge_contingency = row.contingency.map_or(beds.surge_contingency, |n| n.value);
        match row.crisis {
            Some(n) if n.value < beds.surge_contingency => {
                let hint = msg!("crisis-hint");
                self.error(n.pos, "E-VAL-06", msg!("crisis-fewer"), hint);
            }
            Some(n) => beds.surge_crisis = n.value,
            None => beds.surge_crisis = beds.surge_crisis.max(beds.surge_contingency),
        }
        beds.blocked = row.blocked.map_or(0, |n| n.value);
        beds.floor = row.floor.map_or(beds.floor, |n| u8::try_from(n.value).unwrap_or(u8::MAX));
        if let Some(n) = row.licensed {
            beds.licensed = n.value;
            if n.value < row.staffed.value {
                let hint = msg!("licensed-hint");
                self.error(n.pos, "E-VAL-06", msg!("licensed-fewer"), hint);
            }
        }
        beds
    }

    fn local_place(&mut self, p: &LocalPlace) -> Place {
        let kind = p.kind.value;
        let mut rows: Vec<Beds> = Vec::new();
        for row in &p.beds {
            if rows.iter().any(|b| b.kind == row.kind.value) {
                self.error(row.kind.pos, "E-DUP-01", msg!("bed-twice"), msg!("one-bed-record"));
            }
            let beds = self.bed_row(row, row.kind.value.department().occupancy_pct);
            rows.push(beds);
        }
        let has_ed = rows.iter().any(|b| b.kind == BedKind::Ed && b.staffed > 0);
        let trauma = p.trauma.map(|t| t.value);
        if let Some(open) = &p.open {
            self.only_shelters_open(open, kind);
        }
        if let Some(code) = p.code.as_ref().filter(|c| c.value.0.chars().count() > 4) {
            self.error(code.pos, "E-VAL-09", msg!("code-long"), msg!("write-code"));
        }
        Place {
            id: p.id.value.0.clone(),
            name: p.name.value.0.clone(),
            code: p.code.as_ref().map_or_else(|| initials(&p.name.value.0), |c| c.value.0.clone()),
            kind,
            at: p.at.value,
            trauma,
            has_ed,
            helipad: p.helipad.is_some_and(|h| h.value),
            beds: rows,
            people: p.people.map_or(0, |n| n.value),
            fleet: fleet_of(p),
            status: p.status.map(|s| s.value).unwrap_or_default(),
            open: p.open.is_some_and(|o| o.value),
            generator: p.generator.map_or(defaults::generator(kind), |g| some_span(g.value)),
            staff_pct: p.staff.map_or(100, |s| s.value.0),
            blood_units: p.blood.map_or(defaults::blood_units(kind, trauma, has_ed), |b| b.value),
            house: p.house.as_ref().map_or(House::default(), house),
            team_tenths: p.trauma_teams.map_or(defaults::team_tenths(trauma), |n| n.value.saturating_mul(10)),
            on_call_teams: p.on_call_teams.map_or(0, |n| n.value),
            estimated: Vec::new(),
        }
    }

    pub(super) fn all_zones(&mut self, w: &written::Scenario) -> Vec<Zone> {
        let region = self.region.clone();
        let mut zones: Vec<Zone> = Vec::new();
        for z in &region.zones {
            self.zones.ids.entry(z.id.clone()).or_insert(zones.len());
            zones.push(Zone {
                id: z.id.clone(),
                name: z.name.clone(),
                at: z.at,
                population: z.population,
                no_vehicle: z.no_vehicle,
                age_65_plus: z.age_65_plus,
                households: z.households,
                vulnerability_pct: z.vulnerability_pct,
            });
        }
        for z in &w.zones {
            self.add(|c| &mut c.zones, &z.id.value.0, zones.len(), z.id.pos);
            self.inside(z.at.value, z.at.pos);
            let population = z.population.value;
            let households = z.households.map_or((population * 2).div_ceil(5), |n| n.value);
            for (part, whole, what) in
                [(z.age_65_plus, population, "population"), (z.no_vehicle, households, "households")]
            {
                if let Some(n) = part.filter(|n| n.value > whole) {
                    let message = msg!("part-of-zone", n = n.value, field = what, all = whole);
                    self.error(n.pos, "E-VAL-06", message, msg!("part-whole"));
                }
            }
            zones.push(Zone {
                id: z.id.value.0.clone(),
                name: z.name.value.0.clone(),
                at: z.at.value,
                population,
                no_vehicle: z.no_vehicle.map_or(0, |n| n.value),
                age_65_plus: z.age_65_plus.map_or(0, |n| n.value),
                households,
                vulnerability_pct: z.vulnerability.map(|v| v.value.0),
            });
        }
        zones
    }
}

impl Ctx<'_> {
    pub(super) fn patient_transport(&mut self, t: Option<&written::PatientTransport>) -> PatientTransport {
        let usual = defaults::PATIENT_TRANSPORT;
        let Some(t) = t else { return PatientTransport { batches: vec![usual] } };
        let n = |field: Option<At<u32>>, usual: u32| field.map_or(usual, |n| n.value);
        let first = TransportBatch {
            als: n(t.als, usual.als),
            bls: n(t.bls, usual.bls),
            vans: n(t.vans, usual.vans),
            buses: n(t.buses, usual.buses),
            comes: self.comes(t.after, t.at_latest, usual.comes),
        };
        let mut batches = vec![first];
        for l in &t.later {
            let (als, bls, vans, buses) = (n(l.als, 0), n(l.bls, 0), n(l.vans, 0), n(l.buses, 0));
            if als + bls + vans + buses == 0 {
                let hint = msg!("say-vehicles");
                self.error(l.after.pos, "E-VAL-10", msg!("no-vehicles"), hint);
            }
            let comes = self.comes(Some(l.after), l.at_latest, usual.comes);
            batches.push(TransportBatch { als, bls, vans, buses, comes });
        }
        PatientTransport { batches }
    }
}

fn house(h: &written::House) -> House {
    let n = |field: Option<At<u32>>| field.map(|n| n.value);
    let span = |field: Option<At<Span>>| field.map(|s| s.value);
    House {
        stairwells: n(h.stairwells),
        elevators: n(h.elevators),
        carriers: n(h.carriers),
        loading_bays: n(h.loading_bays),
        ventilators: n(h.ventilators),
        oxygen: span(h.oxygen),
        protection: span(h.protection),
        medicines: span(h.medicines),
    }
}

fn fleet_of(p: &LocalPlace) -> Fleet {
    let n = |n: Option<At<u16>>| n.map_or(0, |n| n.value);
    Fleet {
        als: n(p.als),
        bls: n(p.bls),
        critical_care: n(p.critical_care),
        vans: n(p.vans),
        buses: n(p.buses),
        helicopters: n(p.helicopters),
    }
}

fn some_span(span: Span) -> Option<Span> {
    (span > Span::ZERO).then_some(span)
}

fn set(rows: &mut Vec<Beds>, beds: Beds) {
    match rows.iter_mut().find(|b| b.kind == beds.kind) {
        Some(row) => *row = beds,
        None => rows.push(beds),
    }
}

/// "Lakeview Recovery Center" → `LRC`.
fn initials(name: &str) -> String {
    let upper: String = name.split_whitespace().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    let letters = if upper.chars().count() > 1 { upper } else { kebab(name).replace('-', "").to_uppercase() };
    letters.chars().take(4).collect()
}

fn from_region(p: &RegionPlace) -> Place {
    Place {
        id: p.id.clone(),
        name: p.name.clone(),
        code: p.code.clone(),
        kind: p.kind,
        at: p.at,
        trauma: p.trauma,
        has_ed: p.has_ed,
        helipad: p.helipad,
        beds: p.beds.iter().map(|b| defaults::beds(b.kind, b.staffed, b.occupancy_pct)).collect(),
        people: p.people,
        fleet: Fleet { als: p.als, bls: p.bls, ..Fleet::default() },
        status: Default::default(),
        open: false,
        generator: defaults::generator(p.kind),
        staff_pct: 100,
        blood_units: defaults::blood_units(p.kind, p.trauma, p.has_ed),
        house: House::default(),
        team_tenths: defaults::team_tenths(p.trauma),
        on_call_teams: 0,
        estimated: p.estimated.clone(),
    }
}
