//! Departments: one table of all properties of each kind of bed or treatment space. A hospital has those that its region
//! pack or the scenario lists; for a missing kind, the table gives the substitute.

use super::BedKind;

/// One line of the table. Percentages are of the department's beds.
#[derive(Clone, Copy, Debug)]
pub struct Department {
    pub kind: BedKind,
    pub name: &'static str,
    /// Two letters for the bed battery.
    pub code: &'static str,
    /// Where its patients lie in a hospital without it, first choice first.
    pub instead: &'static [BedKind],
    /// Where its patients may lie from contingency level on when it is full.
    pub overflow: Option<BedKind>,
    /// Patients for one nurse in conventional care [California rule, table B7, M; others A].
    pub per_nurse: u32,
    /// Mean stay in minutes [A; table B7b: ICU 4–7 d, ward 3–5 d, ED 150 min, CT 15 min; others from memory].
    pub stay_min: f64,
    /// Usual occupancy: mean 65–75 %, intensive care 65–70 % [table B7b, M]; in daytime for ED and operating rooms [A].
    pub occupancy_pct: u8,
    /// Extra places at contingency and at crisis level: intensive care +20 and +100 % (doctrine [table B7, M]); ED +25 and
    /// +50 %, wards +10 and +20 % ("20 % of staffed beds within about 4 h" [M]); others [A].
    pub surge_pct: (u32, u32),
    /// Still usable without power, and without water [A].
    pub dark_pct: u32,
    pub dry_pct: u32,
    /// Patients on a ventilator: half of those in intensive care [EID09, table B8: 15 % and 7.5 % of admissions].
    pub ventilated_pct: u32,
    /// Oxygen, liters a minute for each patient, and sets of protective equipment an hour [A].
    pub oxygen: u32,
    pub protection_per_day: u32,
    /// Of its patients: can go home, sit, lie, are critical, percent. All inpatients together come near the survey's
    /// 20 % home, 40 % sitting, 40 % by ambulance [Zoraster, medicine A7].
    pub moves: [u32; 4],
    /// The floor it is on unless the scenario says another; 0 is the street [A].
    pub floor: u8,
}

const DAY: f64 = 1440.0;

/// Most departments: a ward.
const WARD: Department = Department {
    kind: BedKind::MedSurg,
    name: "Med/surg",
    code: "MS",
    instead: &[],
    overflow: None,
    per_nurse: 5,
    stay_min: 4.0 * DAY,
    occupancy_pct: 70,
    surge_pct: (10, 20),
    dark_pct: 50,
    dry_pct: 100,
    ventilated_pct: 0,
    oxygen: 1,
    protection_per_day: 6,
    moves: [22, 44, 34, 0],
    floor: 5,
};

const ICU: Department = Department {
    per_nurse: 2,
    surge_pct: (20, 100),
    ventilated_pct: 50,
    oxygen: 10,
    protection_per_day: 24,
    moves: [0, 0, 0, 100],
    floor: 3,
    ..WARD
};

/// Rooms of the ground floor where people are treated and do not stay.
const ROOMS: Department = Department {
    occupancy_pct: 0,
    surge_pct: (0, 0),
    dark_pct: 0,
    oxygen: 0,
    protection_per_day: 12,
    moves: [40, 40, 20, 0],
    floor: 0,
    ..WARD
};

use BedKind as K;

/// In the order of [`BedKind::ALL`].
const TABLE: [Department; 17] = [
    Department {
        kind: K::Ed,
        name: "ED",
        code: "ED",
        per_nurse: 4,
        stay_min: 150.0,
        occupancy_pct: 60,
        surge_pct: (25, 50),
        oxygen: 2,
        protection_per_day: 24,
        moves: [30, 40, 25, 5],
        floor: 0,
        ..WARD
    },
    Department {
        kind: K::Or,
        name: "Operating rooms",
        code: "OR",
        per_nurse: 1,
        stay_min: 150.0,
        occupancy_pct: 50,
        surge_pct: (0, 0),
        dark_pct: 0,
        dry_pct: 50,
        oxygen: 6,
        protection_per_day: 48,
        moves: [0, 0, 20, 80],
        floor: 2,
        ..WARD
    },
    // A children's hospital takes an adult if it must, into the beds it has.
    Department {
        kind: K::AdultIcu,
        name: "Adult ICU",
        code: "IC",
        instead: &[K::PediatricIcu],
        overflow: Some(K::StepDown),
        ..ICU
    },
    Department { instead: &[K::Pediatric], ..WARD },
    Department {
        kind: K::Pediatric,
        name: "Pediatric",
        code: "PE",
        instead: &[K::MedSurg],
        overflow: Some(K::MedSurg),
        per_nurse: 4,
        stay_min: 3.0 * DAY,
        ..WARD
    },
    Department {
        kind: K::PediatricIcu,
        name: "Pediatric ICU",
        code: "PI",
        instead: &[K::AdultIcu],
        overflow: Some(K::AdultIcu),
        ..ICU
    },
    Department {
        kind: K::Burn,
        name: "Burn",
        code: "BU",
        instead: &[K::AdultIcu, K::PediatricIcu],
        overflow: Some(K::AdultIcu),
        stay_min: 8.0 * DAY,
        surge_pct: (20, 50),
        dry_pct: 50,
        ..ICU
    },
    Department {
        kind: K::Psychiatric,
        name: "Psychiatric",
        code: "PS",
        stay_min: 7.0 * DAY,
        occupancy_pct: 85,
        surge_pct: (0, 0),
        oxygen: 0,
        moves: [10, 85, 5, 0],
        floor: 4,
        ..WARD
    },
    Department {
        kind: K::Isolation,
        name: "Isolation",
        code: "IS",
        instead: &[K::MedSurg],
        per_nurse: 3,
        occupancy_pct: 50,
        surge_pct: (0, 0),
        dark_pct: 0,
        protection_per_day: 60,
        ..WARD
    },
    Department {
        kind: K::StepDown,
        name: "Step-down",
        code: "SD",
        instead: &[K::MedSurg],
        overflow: Some(K::MedSurg),
        per_nurse: 3,
        stay_min: 2.0 * DAY,
        occupancy_pct: 75,
        oxygen: 3,
        protection_per_day: 12,
        moves: [0, 25, 65, 10],
        floor: 4,
        ..WARD
    },
    Department {
        kind: K::Nicu,
        name: "Neonatal ICU",
        code: "NI",
        instead: &[K::PediatricIcu],
        stay_min: 13.0 * DAY,
        surge_pct: (10, 25),
        oxygen: 2,
        floor: 6,
        ..ICU
    },
    Department {
        kind: K::Labor,
        name: "Labor and delivery",
        code: "LD",
        instead: &[K::MedSurg],
        per_nurse: 2,
        stay_min: 2.0 * DAY,
        occupancy_pct: 60,
        moves: [25, 50, 25, 0],
        floor: 6,
        ..WARD
    },
    Department {
        kind: K::Dialysis,
        name: "Dialysis",
        code: "DI",
        per_nurse: 4,
        stay_min: 240.0,
        occupancy_pct: 75,
        dry_pct: 0,
        ..ROOMS
    },
    Department { kind: K::Imaging, name: "CT", code: "CT", per_nurse: 2, stay_min: 15.0, ..ROOMS },
    Department {
        kind: K::Decontamination,
        name: "Decontamination",
        code: "DE",
        per_nurse: 1,
        stay_min: 6.0,
        dark_pct: 100,
        dry_pct: 0,
        ..ROOMS
    },
    // The dead need no nurse, and cold rooms outlast a night without power.
    Department {
        kind: K::Morgue,
        name: "Morgue",
        code: "MO",
        per_nurse: 100,
        occupancy_pct: 40,
        dark_pct: 100,
        ..ROOMS
    },
    Department {
        kind: K::Resus,
        name: "Resuscitation",
        code: "RE",
        instead: &[K::Ed],
        per_nurse: 1,
        stay_min: 45.0,
        occupancy_pct: 25,
        surge_pct: (25, 50),
        oxygen: 10,
        protection_per_day: 48,
        moves: [0, 0, 20, 80],
        floor: 0,
        ..WARD
    },
];

impl BedKind {
    pub fn department(self) -> &'static Department {
        &TABLE[self as usize]
    }

    /// People lie there and stay: counted as hospital beds.
    pub fn is_inpatient(self) -> bool {
        !matches!(self, K::Ed | K::Resus | K::Or | K::Dialysis | K::Imaging | K::Decontamination | K::Morgue)
    }

    /// A treatment place of the emergency department.
    pub fn is_emergency(self) -> bool {
        matches!(self, K::Ed | K::Resus)
    }

    pub fn is_intensive(self) -> bool {
        matches!(self, K::AdultIcu | K::PediatricIcu | K::Burn | K::Nicu)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_one_line_for_each_kind_in_order() {
        assert_eq!(TABLE.len(), BedKind::ALL.len());
        for (kind, line) in BedKind::ALL.into_iter().zip(&TABLE) {
            assert_eq!(kind, line.kind);
            assert_eq!(line.moves.iter().sum::<u32>(), 100, "{kind:?}");
            assert!(line.surge_pct.0 <= line.surge_pct.1 && line.per_nurse > 0, "{kind:?}");
        }
    }
}
