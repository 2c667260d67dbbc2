//! A school year as a new tenant gets it: two terms, on the days that the ministry's frame gives. The office may have
//! others.

use chrono::{Datelike, NaiveDate};
use entity::{school_year, term};
use sea_orm::Set;

use crate::platform::id::fresh;

/// The days of one school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearDays {
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub terms: [(NaiveDate, NaiveDate); 2],
}

impl YearDays {
    /// The year that begins in September of `year`, on the usual days.
    pub fn usual(year: i32) -> Option<Self> {
        let day = NaiveDate::from_ymd_opt;
        Some(Self {
            starts_on: day(year, 9, 5)?,
            ends_on: day(year + 1, 5, 31)?,
            terms: [
                (day(year, 9, 5)?, day(year + 1, 1, 15)?),
                (day(year + 1, 1, 16)?, day(year + 1, 5, 25)?),
            ],
        })
    }

    /// The year that a day belongs to: from June on, the one that is being prepared.
    pub fn around(day: NaiveDate) -> Option<Self> {
        Self::usual(if day.month() >= 6 {
            day.year()
        } else {
            day.year() - 1
        })
    }

    /// As in «2020-2021».
    pub fn name(&self) -> String {
        format!("{}-{}", self.starts_on.year(), self.ends_on.year())
    }
}

/// The rows of a year and its terms.
pub fn school_year(days: &YearDays) -> (school_year::ActiveModel, Vec<term::ActiveModel>) {
    let id = fresh();
    let year = school_year::ActiveModel {
        id: Set(id),
        name: Set(days.name()),
        starts_on: Set(days.starts_on),
        ends_on: Set(days.ends_on),
        ..Default::default()
    };
    let terms = (1..)
        .zip(["Học kỳ I", "Học kỳ II"])
        .zip(days.terms)
        .map(
            |((ordinal, name), (starts_on, ends_on))| term::ActiveModel {
                school_year_id: Set(id),
                name: Set(name.to_owned()),
                ordinal: Set(ordinal),
                starts_on: Set(starts_on),
                ends_on: Set(ends_on),
                ..Default::default()
            },
        )
        .collect();
    (year, terms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_school_year() -> Result<(), chrono::ParseError> {
        let named = |day: &str| -> Result<Option<String>, chrono::ParseError> {
            Ok(YearDays::around(day.parse()?).map(|days| days.name()))
        };
        assert_eq!(named("2020-10-05")?.as_deref(), Some("2020-2021"));
        assert_eq!(named("2021-05-31")?.as_deref(), Some("2020-2021"));
        assert_eq!(named("2021-06-01")?.as_deref(), Some("2021-2022"));
        Ok(())
    }
}
