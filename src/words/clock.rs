//! Story time in words.

use super::retold::retold_phrase;
use crate::scenario::Scenario;
use crate::units::SimTime;

/// `11:52`.
pub fn story_time(scenario: &Scenario, at: SimTime) -> String {
    let minutes = (scenario.starts_min + at.secs().div_euclid(60)).rem_euclid(1440);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `Thu 12 Nov 2026`.
pub fn story_date(scenario: &Scenario, at: SimTime) -> String {
    let days = (scenario.starts_min + at.secs().div_euclid(60)).div_euclid(1440);
    let (year, month, day) = civil(days);
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][days.rem_euclid(7) as usize];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = retold_phrase(MONTHS[month as usize - 1]);
    format!("{} {day} {month} {year}", retold_phrase(weekday))
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
