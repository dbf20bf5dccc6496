//! One line per patient. The columns are a contract.

use crate::drill::Drill;
use crate::sim::{Outcome, TravelMode, Whereabouts};
use crate::units::{PlaceId, SimTime};
use std::fmt::Write;

pub fn patients_csv(drill: &Drill) -> String {
    let scenario = &drill.scenario;
    let place = |id: Option<PlaceId>| id.map_or(String::new(), |p| quoted(&scenario.place(p).id));
    let secs = |t: Option<SimTime>| t.map_or(String::new(), |t| t.secs().to_string());
    let mut csv = String::from(
        "id,cause,age_band,group,severity,tag,origin,injured_s,mode,first_facility,arrived_s,definitive_care_s,final_facility,outcome,outcome_s,due_to,preventable,complicated,field_tag,true_at_tag\n",
    );
    for (i, p) in drill.coalition().truth().patients.iter().enumerate() {
        let last = match p.whereabouts {
            Whereabouts::Waiting(at)
            | Whereabouts::FastTrack(at)
            | Whereabouts::InBed(at, _)
            | Whereabouts::Boarding(at, _)
            | Whereabouts::OnTheRoad(_, at) => Some(at),
            Whereabouts::Trapped(_)
            | Whereabouts::AtScene(_)
            | Whereabouts::Aboard(_)
            | Whereabouts::Home
            | Whereabouts::Dead => p.first_facility,
        };
        let tag = p.tag.map_or(String::new(), |t| format!("{t:?}"));
        let mode = match p.mode {
            TravelMode::NotYet => "",
            TravelMode::Own => "self",
            TravelMode::Ems => "ems",
            TravelMode::Bus => "bus",
        };
        let outcome = match p.outcome {
            None => "in_progress",
            Some(Outcome::Released) => "released",
            Some(Outcome::Discharged) => "discharged",
            Some(Outcome::DiedAtScene) => "died_scene",
            Some(Outcome::DiedBeforeCare) => "died_prehospital",
            Some(Outcome::DiedInCare) => "died_in_care",
        };
        let group = if p.limited_english { "limited-english" } else { "english" };
        // Writing to a string cannot fail.
        let _infallible = writeln!(
            csv,
            "{},{},{:?},{group},{:?},{tag},{},{},{mode},{},{},{},{},{outcome},{},{},{},{},{}",
            i + 1,
            quoted(&scenario.condition(p.condition).id),
            p.age,
            p.severity,
            quoted(&scenario.sites[p.site].id),
            p.injured.secs(),
            place(p.first_facility),
            secs(p.arrived),
            secs(p.definitive),
            place(last),
            secs(p.outcome_at),
            p.due_to.map_or(String::new(), |d| format!("{d:?}")),
            p.preventable,
            p.complicated,
            p.field_tag.map_or(",".to_owned(), |(tag, truth)| format!("{tag:?},{truth:?}")),
        );
    }
    csv
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
