//! Days on the wire.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day of the calendar without a time, as in 2020-10-20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(pub NaiveDate);

/// Whether papers of our time may bear this day: on any other, somebody mistyped.
pub fn is_of_our_time(day: NaiveDate) -> bool {
    (1900..=2100).contains(&day.year())
}

/// A day of the calendar without a time, as in 2020-10-20.
#[Scalar]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        // The one form that it is written in: ten characters, so that no year is beyond what papers bear.
        match text.parse::<NaiveDate>() {
            Ok(day) if day.to_string() == *text && text.len() == 10 => Ok(Self(day)),
            _ => Err(InputValueError::custom("a day is written as in 2020-10-20")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

impl From<Date> for NaiveDate {
    fn from(day: Date) -> Self {
        day.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_year_is_of_another_time() {
        let told = |text: &str| text.parse().map(is_of_our_time);
        for (day, ours) in [
            ("0202-10-20", false),
            ("1975-09-05", true),
            ("2020-10-20", true),
            ("2202-10-20", false),
        ] {
            assert_eq!(told(day), Ok(ours), "{day}");
        }
    }

    #[test]
    fn a_day_has_one_form() {
        let parsed = |text: &str| Date::parse(Value::String(text.to_owned())).ok();
        assert_eq!(
            parsed("2020-10-05").map(|day| day.to_value()),
            Some(Value::String("2020-10-05".to_owned()))
        );
        for wrong in [
            "2020-10-5",
            "05/10/2020",
            "2020-02-30",
            "+12020-10-05",
            "",
            "2020-10-05T00:00:00Z",
        ] {
            assert_eq!(parsed(wrong), None, "{wrong}");
        }
    }
}
