//! The moon's days as they are counted in Việt Nam, for tests to hold the table of days off against: months begin on the day of
//! the new moon at UTC+7, the month of the winter solstice is the eleventh, and of thirteen months between two solstices the
//! first in which the sun enters no new sign is a leap month. After Hồ Ngọc Đức, with the series of Meeus.

use chrono::{Datelike as _, NaiveDate};

const SYNODIC: f64 = 29.530_588_853;
/// The new moon from which they are numbered, of 1 January 1900.
const FIRST_MOON: f64 = 2_415_021.076_998_695;
const HANOI: f64 = 7.0 / 24.0;
/// From days of the common era to Julian days.
const JULIAN: i64 = 1_721_425;

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

#[expect(clippy::cast_possible_truncation, reason = "days of our time")]
fn whole(days: f64) -> i64 {
    days.floor() as i64
}

#[expect(clippy::cast_precision_loss, reason = "days of our time")]
fn real(days: i64) -> f64 {
    days as f64
}

/// The Julian day on which, in Hà Nội, the moon of this number is new.
fn new_moon(number: i64) -> i64 {
    let k = real(number);
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let mean = 2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * sine(166.56 + 132.87 * t - 0.009_173 * t2);
    let sun = 359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3;
    let moon = 306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3;
    let node = 21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3;
    let pull = (0.1734 - 0.000_393 * t) * sine(sun) + 0.0021 * sine(2.0 * sun)
        - 0.4068 * sine(moon)
        + 0.0161 * sine(2.0 * moon)
        - 0.0004 * sine(3.0 * moon)
        + 0.0104 * sine(2.0 * node)
        - 0.0051 * sine(sun + moon)
        - 0.0074 * sine(sun - moon)
        + 0.0004 * sine(2.0 * node + sun)
        - 0.0004 * sine(2.0 * node - sun)
        - 0.0006 * sine(2.0 * node + moon)
        + 0.0010 * sine(2.0 * node - moon)
        + 0.0005 * sine(2.0 * moon + sun);
    let slowing = -0.000_278 + 0.000_265 * t + 0.000_262 * t2;
    whole(mean + pull - slowing + 0.5 + HANOI)
}

/// In which twelfth of its way the sun is when the day begins in Hà Nội: nought from the spring equinox.
fn sign(day: i64) -> i64 {
    let t = (real(day) - 0.5 - HANOI - 2_451_545.0) / 36_525.0;
    let t2 = t * t;
    let mean = 357.529_1 + 35_999.050_3 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2;
    let way = 280.466_45
        + 36_000.769_83 * t
        + 0.000_303_2 * t2
        + (1.9146 - 0.004_817 * t - 0.000_014 * t2) * sine(mean)
        + (0.019_993 - 0.000_101 * t) * sine(2.0 * mean)
        + 0.000_29 * sine(3.0 * mean);
    whole(way.rem_euclid(360.0) / 30.0)
}

fn number_of(new_moon: i64) -> i64 {
    whole((real(new_moon) - FIRST_MOON) / SYNODIC + 0.5)
}

/// Where the eleventh month of the year begins: it has the winter solstice in it.
fn eleventh(year: i32) -> Option<i64> {
    let last = i64::from(NaiveDate::from_ymd_opt(year, 12, 31)?.num_days_from_ce()) + JULIAN;
    let number = whole((real(last) - 2_415_021.0) / SYNODIC);
    let begins = new_moon(number);
    Some(match sign(begins) >= 9 {
        true => new_moon(number - 1),
        false => begins,
    })
}

/// The day of a month, from the first to the tenth, which is none of a leap month.
pub fn day(year: i32, month: i64, day: i64) -> Option<NaiveDate> {
    let (before, after) = (eleventh(year - 1)?, eleventh(year)?);
    let first = number_of(before);
    let mut at = month + 1;
    if after - before > 365 {
        let leap =
            (1..13).find(|at| sign(new_moon(first + at)) == sign(new_moon(first + at + 1)))?;
        at += i64::from(at >= leap);
    }
    let found = new_moon(first + at) + day - 1 - JULIAN;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(found).ok()?)
}

#[test]
fn the_moon_is_known_where_history_tells_it() {
    let known = |text: &str| text.parse().ok();
    // Tết Mậu Thân, which Hà Nội kept a day before Peking and Sài Gòn; Ất Sửu, a month before Peking; Giáp Thìn.
    assert_eq!(day(1968, 1, 1), known("1968-01-29"));
    assert_eq!(day(1985, 1, 1), known("1985-01-21"));
    assert_eq!(day(2024, 1, 1), known("2024-02-10"));
    // After the leap second month of 2023.
    assert_eq!(day(2023, 3, 10), known("2023-04-29"));
}
