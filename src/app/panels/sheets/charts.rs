//! Charts: occupancy, patients awaiting a bed, and bed board error. Each has a sentence with its finding.

use crate::app::ask::Asks;
use crate::app::panels::chart::{Chart, Line, bars, plot};
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{halves, heading, secondary, sheet_head};
use crate::scenario::PlaceKind;
use crate::tr;
use crate::units::SimTime;
use crate::view::SeatView;
use bevy_egui::egui::{Align, Layout, Ui};

pub fn ui(root: &mut Ui, view: &SeatView, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "charts", 1240.0, |ui| {
        sheet_head(ui, tr!("charts-title"), asks);
        scroll(ui, "sheet", |ui| {
            if ui.available_width() < 760.0 {
                over_time(ui, view);
                hospitals(ui, view);
                return;
            }
            halves(ui, |columns| {
                let [left, right] = columns else { return };
                left.with_layout(Layout::top_down(Align::Min), |ui| over_time(ui, view));
                right.with_layout(Layout::top_down(Align::Min), |ui| hospitals(ui, view));
            });
        });
    });
}

fn over_time(ui: &mut Ui, view: &SeatView) {
    let tl = &view.timeline;
    let now = view.clock.now;
    let chart = |title: &'static str, lines: Vec<Line>| Chart { title, lines, now };
    let line = |name: &str, points: Vec<(SimTime, i64)>| Line { name: name.to_string(), points };
    plot(ui, &chart(tr!("chart-icu"), vec![line(tr!("chart-icu-line"), tl.icu_free.clone())]));
    plot(ui, &chart(tr!("chart-waiting"), vec![line(tr!("chart-waiting-line"), tl.waiting.clone())]));
    heading(ui, tr!("chart-belief"), tr!("fac"));
    if tl.belief.is_empty() {
        secondary(ui, tr!("chart-belief-empty"));
    }
    // At most three lines can be distinguished.
    let gaps = tl.belief.iter().take(3);
    let lines: Vec<Line> = gaps.map(|b| line(&b.seat, b.points.iter().map(|p| (p.0, p.1)).collect())).collect();
    if !lines.is_empty() {
        plot(ui, &chart(tr!("chart-belief-line"), lines));
    }
}

fn hospitals(ui: &mut Ui, view: &SeatView) {
    heading(ui, tr!("chart-occupancy"), "");
    let sheets = view.sheets.iter().filter(|s| s.kind == PlaceKind::Hospital && !s.rows.is_empty());
    let mut rows: Vec<(String, u32, u32)> = sheets
        .map(|s| {
            let (used, staffed) = s.rows.iter().fold((0, 0), |(u, t), r| (u + r.occupied, t + r.staffed));
            (s.name.clone(), used, staffed)
        })
        .collect();
    rows.sort_by_key(|(name, used, staffed)| (std::cmp::Reverse(used * 1000 / (*staffed).max(1)), name.clone()));
    if rows.is_empty() {
        secondary(ui, tr!("chart-occupancy-empty"));
    }
    bars(ui, &rows);
    heading(ui, tr!("chart-door"), "");
    let mut door: Vec<(String, u32)> =
        view.map.places.iter().map(|p| (p.name.clone(), p.waiting.iter().sum::<u32>())).filter(|d| d.1 > 0).collect();
    door.sort_by_key(|d| (std::cmp::Reverse(d.1), d.0.clone()));
    if door.is_empty() {
        secondary(ui, tr!("chart-door-empty"));
    }
    let most = door.first().map_or(1, |d| d.1);
    let rows: Vec<(String, u32, u32)> = door.into_iter().map(|(name, n)| (name, n, most)).collect();
    super::super::chart::counts(ui, &rows);
}
