//! Days and instants as the office writes them: dd/MM/yyyy, 24 hours, Vietnam's clock. A relative date is said in
//! addition ("còn 3 ngày"), never instead.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Utc, Weekday};

use crate::shared::local;
use crate::tr;

/// Vietnam has no summer time.
const HANOI_SECONDS: i32 = 7 * 3600;

fn in_hanoi(instant: DateTime<Utc>) -> Option<DateTime<FixedOffset>> {
    FixedOffset::east_opt(HANOI_SECONDS).map(|zone| instant.with_timezone(&zone))
}

/// By how many days the server's day differs from this machine's: a demonstration plays on a day of its own, and a
/// wrong clock must make nothing overdue.
static SERVER_AHEAD: AtomicI64 = AtomicI64::new(0);

/// Goes by the server's day from now on.
pub fn keep_time(server_today: NaiveDate) {
    let here = in_hanoi(by_this_machine()).map(|local| local.date_naive());
    let ahead = here.map_or(0, |here| (server_today - here).num_days());
    SERVER_AHEAD.store(ahead, Ordering::Relaxed);
}

fn by_this_machine() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(local::now_millis()).unwrap_or_default()
}

/// The present instant: this machine's time of day, on the server's day.
pub fn now() -> DateTime<Utc> {
    by_this_machine() + TimeDelta::days(SERVER_AHEAD.load(Ordering::Relaxed))
}

/// Today in Vietnam, wherever the browser stands.
pub fn today() -> NaiveDate {
    in_hanoi(now())
        .map(|local| local.date_naive())
        .unwrap_or_default()
}

/// `15/01/2021`.
pub fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// `09:20, 13/01/2021`.
pub fn moment(instant: DateTime<Utc>) -> String {
    in_hanoi(instant)
        .map(|local| local.format("%H:%M, %d/%m/%Y").to_string())
        .unwrap_or_default()
}

/// `09:20`.
pub fn clock(instant: DateTime<Utc>) -> String {
    in_hanoi(instant)
        .map(|local| local.format("%H:%M").to_string())
        .unwrap_or_default()
}

/// `Thứ Hai, 18/01/2021`.
pub fn long_day(date: NaiveDate) -> String {
    let weekday = match date.weekday() {
        Weekday::Mon => tr!(ui.monday),
        Weekday::Tue => tr!(ui.tuesday),
        Weekday::Wed => tr!(ui.wednesday),
        Weekday::Thu => tr!(ui.thursday),
        Weekday::Fri => tr!(ui.friday),
        Weekday::Sat => tr!(ui.saturday),
        Weekday::Sun => tr!(ui.sunday),
    };
    format!("{weekday}, {}", day(date))
}

/// A deadline as seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Overdue(i64),
    Today,
    In(i64),
}

/// How far `due` is from `from`.
pub fn due(due: NaiveDate, from: NaiveDate) -> Due {
    match (due - from).num_days() {
        0 => Due::Today,
        days if days < 0 => Due::Overdue(-days),
        days => Due::In(days),
    }
}

/// `Còn 3 ngày`, `Hôm nay`, `Quá hạn 2 ngày`.
pub fn due_words(due: Due) -> String {
    match due {
        Due::Overdue(1) => tr!(ui.overdue_day),
        Due::Overdue(days) => tr!(ui.overdue_days, count = days),
        Due::Today => tr!(ui.due_today),
        Due::In(1) => tr!(ui.due_day),
        Due::In(days) => tr!(ui.due_days, count = days),
    }
}

/// Reads `5/9/2020` or `05-09-2020`; nothing else, so that no day and month are swapped silently.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        parse_day(text).unwrap_or_default()
    }

    #[test]
    fn days_are_written_and_read_the_office_way() {
        assert_eq!(day(date("5/9/2020")), "05/09/2020");
        assert_eq!(parse_day("31/02/2021"), None);
        assert_eq!(parse_day("1/2/21"), None);
        assert_eq!(parse_day("2021-01-15"), None);
    }

    #[test]
    fn deadlines_are_counted_in_days() {
        let from = date("18/01/2021");
        assert_eq!(due(date("15/01/2021"), from), Due::Overdue(3));
        assert_eq!(due(from, from), Due::Today);
        assert_eq!(due_words(due(date("21/01/2021"), from)), "Còn 3 ngày");
        assert_eq!(long_day(from), "Thứ Hai, 18/01/2021");
    }

    #[test]
    fn instants_are_told_by_hanoi_clocks() {
        let instant = DateTime::from_timestamp(1_610_504_400, 0).unwrap_or_default();
        assert_eq!(moment(instant), "09:20, 13/01/2021");
        assert_eq!(clock(instant), "09:20");
    }
}
