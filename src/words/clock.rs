//! Scenario time in words.

use crate::scenario::Scenario;
use crate::tr;
use crate::units::SimTime;

/// `11:52`.
pub fn story_time(scenario: &Scenario, at: SimTime) -> String {
    let minutes = (scenario.starts_min + at.secs().div_euclid(60)).rem_euclid(1440);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `Thu, Nov 12, 2026`.
pub fn story_date(scenario: &Scenario, at: SimTime) -> String {
    let days = (scenario.starts_min + at.secs().div_euclid(60)).div_euclid(1440);
    let (year, month, day) = civil(days);
    let weekday = match days.rem_euclid(7) {
        0 => tr!("day-0"),
        1 => tr!("day-1"),
        2 => tr!("day-2"),
        3 => tr!("day-3"),
        4 => tr!("day-4"),
        5 => tr!("day-5"),
        _ => tr!("day-6"),
    };
    tr!("date", weekday = weekday, month = month_name(month), day = day.to_string(), year = year.to_string())
}

fn month_name(month: i64) -> &'static str {
    match month {
        1 => tr!("month-1"),
        2 => tr!("month-2"),
        3 => tr!("month-3"),
        4 => tr!("month-4"),
        5 => tr!("month-5"),
        6 => tr!("month-6"),
        7 => tr!("month-7"),
        8 => tr!("month-8"),
        9 => tr!("month-9"),
        10 => tr!("month-10"),
        11 => tr!("month-11"),
        _ => tr!("month-12"),
    }
}

/// Days since 1970-01-01 to (year, month, day) of the Gregorian calendar. Counts in 400-year eras that begin on 1 March,
/// so that leap days come last.
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let (era, doe) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    (yoe + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn known_days_have_their_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(20_769), (2026, 11, 12));
        assert_eq!(civil(11_016), (2000, 2, 29));
    }
}
