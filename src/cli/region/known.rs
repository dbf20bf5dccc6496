//! Corrections for single hospitals: short names, campuses that share one cost report, and wrong rows. The pack's notes
//! list every entry.

/// A hospital by its HIFLD number.
pub struct Known {
    pub hifld: &'static str,
    pub id: &'static str,
    pub code: &'static str,
    pub name: &'static str,
    pub but: But,
}

/// The correction of this row, and its reason.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum But {
    Nothing,
    /// Long-term acute care, whatever type the row has.
    LongTermAcute,
    /// A specialty hospital without an ED for ambulances.
    NoEmergency,
    /// An ED without recorded beds.
    EmergencyOnly,
    /// Beds and occupancy belong to a neighbor: use the listed beds.
    MatchedToNeighbour,
    /// A verified burn center without recorded burn beds.
    BurnCenter,
}

/// Campuses with beds in one cost report (the first named has the row), by HIFLD number.
pub const SHARED_REPORTS: [&[&str]; 4] = [
    &["0003898114", "0009698107"],
    &["0118910021", "0118810032", "0018610032", "0115610034", "0119310038"],
    &["0119410016", "0017910003"],
    &["0118610019", "0118710025"],
];

const fn k(hifld: &'static str, id: &'static str, code: &'static str, name: &'static str, but: But) -> Known {
    Known { hifld, id, code, name, but }
}

use But::*;

pub const KNOWN: &[Known] = &[
    // King County, Washington
    k("0009898104", "harborview", "HMC", "Harborview Medical Center", BurnCenter),
    k("0003898114", "swedish-first-hill", "SFH", "Swedish First Hill", Nothing),
    k("0010798122", "swedish-cherry-hill", "SCH", "Swedish Cherry Hill", Nothing),
    k("0009698107", "swedish-ballard", "SBA", "Swedish Ballard", Nothing),
    k("0015798029", "swedish-issaquah", "SIS", "Swedish Issaquah", Nothing),
    k("0012198052", "swedish-redmond", "SRE", "Swedish Redmond Emergency Department", EmergencyOnly),
    k("0009098101", "virginia-mason", "VM", "Virginia Mason Medical Center", Nothing),
    k("0004898195", "uw-montlake", "UWM", "UW Medical Center Montlake", Nothing),
    k("0009998133", "uw-northwest", "UWN", "UW Medical Center Northwest", Nothing),
    k("0004598105", "seattle-childrens", "KIDS", "Seattle Children's Hospital", Nothing),
    k("0010098004", "overlake", "OVL", "Overlake Medical Center", Nothing),
    k("0005498033", "evergreen", "EVG", "EvergreenHealth Kirkland", Nothing),
    k("0005798055", "valley", "VMC", "Valley Medical Center", Nothing),
    k("0004498002", "auburn", "AUB", "MultiCare Auburn Medical Center", Nothing),
    k("0011598003", "st-francis", "SFR", "St. Francis Hospital", Nothing),
    k("0011198166", "highline", "HIGH", "Highline Medical Center (St. Anne)", Nothing),
    k("0010998022", "st-elizabeth", "STE", "St. Elizabeth Hospital", Nothing),
    k("0015498065", "snoqualmie-valley", "SNO", "Snoqualmie Valley Hospital", Nothing),
    k("0011098112", "kaiser-capitol-hill", "KAI", "Kaiser Permanente Capitol Hill", Nothing),
    k("0009798108", "va-puget-sound", "VA", "VA Puget Sound Seattle", Nothing),
    k("0010298109", "cancer-care-alliance", "SCCA", "Seattle Cancer Care Alliance", NoEmergency),
    k("0011298125", "kindred-seattle", "KIN", "Kindred Hospital Seattle", LongTermAcute),
    k(
        "0014998166",
        "regional-respiratory",
        "RHRC",
        "Regional Hospital for Respiratory and Complex Care",
        LongTermAcute,
    ),
    k("0010498034", "fairfax", "FFX", "Fairfax Behavioral Health", Nothing),
    k("0014898168", "cascade-behavioral", "CBH", "Cascade Behavioral Hospital", Nothing),
    k("0149198168", "navos", "NAV", "Navos", Nothing),
    k("0009498146", "schick-shadel", "SHSH", "Schick Shadel Hospital", Nothing),
    k("0005098034", "lakeside-milam", "LKM", "Lakeside-Milam Recovery Center", Nothing),
    // Broward County, Florida
    k("0004633316", "broward-health", "BHMC", "Broward Health Medical Center", Nothing),
    k("0004833064", "broward-north", "BHN", "Broward Health North", Nothing),
    k("0004433308", "imperial-point", "BHIP", "Broward Health Imperial Point", Nothing),
    k("0004233065", "coral-springs", "BHCS", "Broward Health Coral Springs", Nothing),
    k("0025933021", "memorial-regional", "MRH", "Memorial Regional Hospital", Nothing),
    k("0026133021", "memorial-south", "MRHS", "Memorial Regional Hospital South", Nothing),
    k("0025733028", "memorial-west", "MHW", "Memorial Hospital West", Nothing),
    k("0025633024", "memorial-pembroke", "MHP", "Memorial Hospital Pembroke", Nothing),
    k("0025133029", "memorial-miramar", "MHM", "Memorial Hospital Miramar", Nothing),
    k("0006733326", "cleveland-clinic", "CCF", "Cleveland Clinic Weston", Nothing),
    k("0017533308", "holy-cross", "HCH", "Holy Cross Hospital", Nothing),
    k("0028833063", "northwest", "NWMC", "Northwest Medical Center", Nothing),
    k("0031733317", "plantation-general", "PGH", "Plantation General Hospital", Nothing),
    k("0040933321", "university", "UHMC", "University Hospital and Medical Center", Nothing),
    k("0043133324", "westside", "WRMC", "Westside Regional Medical Center", Nothing),
    k("0028233313", "florida-medical", "FMC", "North Shore Medical Center, FMC Campus", Nothing),
    k("0020633020", "kindred-hollywood", "KIHO", "Kindred Hospital Hollywood", LongTermAcute),
    k("0020533301", "kindred-fort-lauderdale", "KIFL", "Kindred Hospital Fort Lauderdale", LongTermAcute),
    k("0000833308", "atlantic-shores", "ASH", "Atlantic Shores Hospital", MatchedToNeighbour),
    k("0036733025", "south-florida-state", "SFSH", "South Florida State Hospital", Nothing),
    k("0016633351", "sunrise-rehab", "SRH", "Encompass Health Sunrise Rehabilitation", Nothing),
    k("0038033311", "st-anthonys", "STA", "St. Anthony's Rehabilitation Hospital", Nothing),
    k("0013833301", "fort-lauderdale-hospital", "FLH", "Fort Lauderdale Hospital", Nothing),
    k("0017333021", "larkin-behavioral", "LCH", "Larkin Behavioral Health Hollywood", Nothing),
    k("0081933321", "university-pavilion", "UPAV", "University Pavilion", Nothing),
    k("0080533073", "renfrew", "REN", "The Renfrew Center", Nothing),
    k("0080233325", "plum-village", "PLUM", "Plum Village Health", Nothing),
    // Manhattan, New York
    k("0114010016", "bellevue", "BEL", "Bellevue Hospital", Nothing),
    k("0119410016", "nyu-tisch", "NYU", "NYU Langone Tisch Hospital", Nothing),
    k("0017910003", "nyu-orthopedic", "NYUO", "NYU Langone Orthopedic Hospital", NoEmergency),
    k("0118910021", "weill-cornell", "NYPW", "NewYork-Presbyterian Weill Cornell", BurnCenter),
    k("0118810032", "columbia", "NYPC", "NewYork-Presbyterian Columbia", Nothing),
    k("0018610032", "morgan-stanley", "MSCH", "NewYork-Presbyterian Morgan Stanley Children's", Nothing),
    k("0115610034", "allen", "NYPA", "NewYork-Presbyterian Allen Hospital", Nothing),
    k("0119310038", "lower-manhattan", "NYPL", "NewYork-Presbyterian Lower Manhattan", Nothing),
    k("0018710001", "mount-sinai", "MSH", "Mount Sinai Hospital", Nothing),
    k("0118610019", "mount-sinai-west", "MSW", "Mount Sinai West", Nothing),
    k("0118710025", "mount-sinai-morningside", "MSM", "Mount Sinai Morningside (St. Luke's)", Nothing),
    k("0121210003", "beth-israel", "MSBI", "Mount Sinai Beth Israel", Nothing),
    k("0018110021", "lenox-hill", "LHH", "Lenox Hill Hospital", Nothing),
    k("0018210029", "metropolitan", "MET", "Metropolitan Hospital", Nothing),
    k("0116710037", "harlem", "HAR", "Harlem Hospital", Nothing),
    k("0018010021", "special-surgery", "HSS", "Hospital for Special Surgery", NoEmergency),
    k("0117510021", "memorial-sloan-kettering", "MSK", "Memorial Sloan Kettering", NoEmergency),
    k("0018410003", "eye-and-ear", "NYEE", "New York Eye and Ear Infirmary", NoEmergency),
    k("0116610021", "rockefeller", "ROCK", "Rockefeller University Hospital", NoEmergency),
    k("0116810035", "henry-carter", "HJC", "Henry J. Carter Specialty Hospital", LongTermAcute),
    k("0018910021", "gracie-square", "GSH", "Gracie Square Hospital", Nothing),
    k("0171110032", "psychiatric-institute", "NYPI", "New York State Psychiatric Institute", Nothing),
];

pub fn known(hifld: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|k| k.hifld == hifld)
}

/// Names, map centers, and credits of the regions.
pub struct About {
    pub id: &'static str,
    pub name: &'static str,
    pub centre: (f64, f64),
    /// Short line, license, and address for the roads.
    pub roads: (&'static str, &'static str, &'static str),
    /// The city whose stations are in the data: hospitals there get no base of their own. Empty: none.
    pub stations_city: &'static str,
}

pub const REGIONS: [About; 3] = [
    About {
        id: "king-county-wa",
        name: "King County, Washington",
        centre: (47.56, -122.22),
        roads: (
            "Roads: Puget Sound Regional Council 4k model, 2013",
            "public agency data, no licence text: to be cleared before a public release",
            "https://github.com/psrc/4k",
        ),
        stations_city: "SEATTLE",
    },
    About {
        id: "broward-fl",
        name: "Broward County, Florida",
        centre: (26.14, -80.24),
        roads: (
            "Roads: Florida DOT SERPM subarea network, 2010",
            "public agency data, no licence text: to be cleared before a public release",
            "https://github.com/4Step/ELToD_DTA",
        ),
        stations_city: "",
    },
    About {
        id: "manhattan-ny",
        name: "Manhattan, New York",
        centre: (40.78, -73.97),
        roads: (
            "Roads: © OpenStreetMap contributors, 2019, processed by JEMSS",
            "ODbL 1.0",
            "https://www.openstreetmap.org/copyright",
        ),
        stations_city: "NEW YORK",
    },
];
