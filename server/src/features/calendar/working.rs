//! Working days: Monday to Friday but days off, and the weekends that make up for one.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use entity::day_off;

/// Farther than any deadline is from what it is counted from.
const FARTHEST: u64 = 3_660;

/// Which days are worked on.
#[derive(Debug, Clone, Default)]
pub struct WorkingDays {
    /// What is not as its weekday says: whether it is worked on.
    moved: HashMap<NaiveDate, bool>,
}

impl WorkingDays {
    pub fn new(days: impl IntoIterator<Item = (NaiveDate, bool)>) -> Self {
        Self {
            moved: days.into_iter().collect(),
        }
    }

    pub fn of(rows: &[day_off::Model]) -> Self {
        Self::new(rows.iter().map(|row| (row.day, row.works)))
    }

    pub fn is_worked_on(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.moved.get(&day).copied().unwrap_or(!weekend)
    }

    /// So many working days after a day, or before it; with none, that day, or when it is none, the next that is: what falls
    /// due on a day off falls due on the next working day (Bộ luật Dân sự 2015, Điều 148).
    pub fn from(&self, day: NaiveDate, working_days: i32) -> NaiveDate {
        let step = |day: NaiveDate| match working_days < 0 {
            true => day.checked_sub_days(Days::new(1)),
            false => day.checked_add_days(Days::new(1)),
        };
        let (mut at, mut left) = (day, working_days.unsigned_abs());
        for _ in 0..FARTHEST {
            if left == 0 && self.is_worked_on(at) {
                break;
            }
            let Some(next) = step(at) else { break };
            at = next;
            if left > 0 && self.is_worked_on(at) {
                left -= 1;
            }
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn tet_is_not_worked_on_and_a_made_up_saturday_is() {
        let tet = (10..=16).map(|n| (day(&format!("2021-02-{n}")), false));
        let days = WorkingDays::new(tet.chain([(day("2021-02-20"), true)]));
        // Tuesday before Tết of the Year of the Buffalo, and the Wednesday after it.
        assert_eq!(days.from(day("2021-02-09"), 1), day("2021-02-17"));
        assert_eq!(days.from(day("2021-02-17"), -1), day("2021-02-09"));
        assert_eq!(days.from(day("2021-02-12"), 0), day("2021-02-17"));
        assert_eq!(days.from(day("2021-02-19"), 1), day("2021-02-20"));
        assert_eq!(days.from(day("2021-02-19"), 2), day("2021-02-22"));
    }
}
