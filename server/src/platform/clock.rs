//! The one place that reads the wall clock. Instants are UTC and whole microseconds, as both databases keep them;
//! days are those of Việt Nam, which is UTC+7 all year.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};

#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    /// Microseconds to add to the system's clock: a demonstration plays on a day of its own, a test moves time.
    Shifted(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `at` now, and goes on from there.
    pub fn starting_at(at: DateTime<Utc>) -> Self {
        let shift = (at - system_now()).num_microseconds().unwrap_or_default();
        Self::Shifted(Arc::new(AtomicI64::new(shift)))
    }

    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => system_now(),
            Self::Shifted(shift) => {
                system_now() + TimeDelta::microseconds(shift.load(Ordering::Relaxed))
            }
        }
    }

    /// Today in Việt Nam.
    pub fn today(&self) -> NaiveDate {
        local_date(self.now())
    }

    /// Moves a shifted clock; the system's own stays where it is.
    pub fn advance(&self, by: Duration) {
        if let Self::Shifted(shift) = self {
            let micros = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
            shift.fetch_add(micros, Ordering::Relaxed);
        }
    }
}

/// The day that an instant falls on in Việt Nam.
pub fn local_date(at: DateTime<Utc>) -> NaiveDate {
    (at + TimeDelta::hours(7)).date_naive()
}

fn system_now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_seventeen_hours_utc() -> Result<(), chrono::ParseError> {
        let eve: DateTime<Utc> = "2020-10-04T16:59:59Z".parse()?;
        assert_eq!(local_date(eve).to_string(), "2020-10-04");
        assert_eq!(
            local_date(eve + TimeDelta::seconds(1)).to_string(),
            "2020-10-05"
        );
        Ok(())
    }

    #[test]
    fn a_shifted_clock_moves_when_told() -> Result<(), chrono::ParseError> {
        let clock = Clock::starting_at("2021-01-15T00:00:00Z".parse()?);
        assert_eq!(clock.today().to_string(), "2021-01-15");
        clock.advance(Duration::from_secs(24 * 60 * 60));
        assert_eq!(clock.today().to_string(), "2021-01-16");
        Ok(())
    }
}
