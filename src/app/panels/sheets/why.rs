//! The events behind a number, newest first; their shares add up to it.

use crate::app::ask::{Ask, Asks};
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{bold, cells, heading, option, secondary, sheet_head, small};
use crate::app::surfaces::Thing;
use crate::tr;
use crate::view::{MapView, Number, Why};
use bevy_egui::egui::{Label, RichText, Ui};

/// Rows drawn; older ones are summed.
const SHOWN: usize = 80;

pub fn ui(root: &mut Ui, why: Option<&Why>, numbers: &[(Number, String)], now: &mut Option<Number>, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "why", 820.0, |ui| {
        sheet_head(ui, tr!("why-title"), asks);
        choose(ui, numbers, now, asks);
        let Some(why) = why else {
            secondary(ui, tr!("why-empty"));
            return;
        };
        ui.label(bold(format!("{}  {}", why.value, why.title)).size(20.0));
        heading(ui, tr!("why-lines"), "");
        scroll(ui, "sheet", |ui| {
            for l in why.lines.iter().take(SHOWN) {
                line(ui, &l.story, &l.text, l.change);
            }
            let (n, sum) =
                (why.lines.len().saturating_sub(SHOWN), why.lines.iter().skip(SHOWN).map(|l| l.change).sum());
            if n > 0 {
                line(ui, "", &tr!("why-older", n = n), sum);
            }
            if why.rest != 0 {
                line(ui, "", tr!("why-rest"), why.rest);
            }
            line(ui, "", tr!("why-sum"), why.value);
        });
    });
}

/// The numbers that can be explained: the totals, and the available beds of the selected place.
pub fn numbers(map: &MapView, selected: Option<Thing>) -> Vec<(Number, String)> {
    let mut list = vec![
        (Number::Casualties, tr!("count-all").to_string()),
        (Number::AtScene, tr!("count-scene").into()),
        (Number::OnTheWay, tr!("count-way").into()),
        (Number::Waiting, tr!("count-waiting").into()),
        (Number::InHospital, tr!("count-hospital").into()),
        (Number::Died, tr!("count-died").into()),
        (Number::InShelters, tr!("count-shelter").into()),
    ];
    if let Some(Thing::Place(id)) = selected {
        let name = map.places.iter().find(|p| p.place == id).map_or("", |p| p.name.as_str());
        list.push((Number::Free(id), tr!("why-free", place = name)));
    }
    list
}

fn choose(ui: &mut Ui, numbers: &[(Number, String)], now: &mut Option<Number>, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        for (number, word) in numbers {
            if option(ui, *now == Some(*number), word) {
                *now = Some(*number);
                asks.push(Ask::Read);
            }
        }
    });
}

fn line(ui: &mut Ui, story: &str, text: &str, change: i64) {
    cells(ui, &[0.1, 0.78, 0.12], false, |ui, k| match k {
        0 => {
            small(ui, story);
        }
        1 => {
            ui.add(Label::new(RichText::new(text).size(14.0)).wrap());
        }
        _ => {
            ui.label(bold(format!("{change:+}")).size(15.0));
        }
    });
}
