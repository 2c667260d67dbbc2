//! The schema's own scalars in Rust: `Date` is a day without a time, `DateTime` an instant in UTC, `Decimal` a number with up to
//! four decimals.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::schema;

/// A day.
pub type Date = chrono::NaiveDate;
/// An instant.
pub type DateTime = chrono::DateTime<chrono::Utc>;

cynic::impl_scalar!(Date, schema::Date);
cynic::impl_scalar!(DateTime, schema::DateTime);
cynic::impl_scalar!(Decimal, schema::Decimal);

/// A number with up to four decimals, kept in ten-thousandths: exact where a float is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(pub i64);

impl Decimal {
    pub const PLACES: u32 = 4;
    pub const ONE: i64 = 10_000;

    pub const fn whole(number: i64) -> Self {
        Self(number.saturating_mul(Self::ONE))
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Ok(Self((number * Self::ONE as f64).round() as i64))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (sign, digits) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let one = Self::ONE.unsigned_abs();
        serializer.serialize_str(&format!("{sign}{}.{:04}", digits / one, digits % one))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn a_number_comes_as_a_number_and_goes_as_text() {
        for (sent, kept, back) in [
            ("12", 120_000, "\"12.0000\""),
            ("12.35", 123_500, "\"12.3500\""),
            ("-0.0001", -1, "\"-0.0001\""),
        ] {
            let read: Decimal = serde_json::from_str(sent).unwrap_or_default();
            assert_eq!(read, Decimal(kept));
            assert_eq!(serde_json::to_string(&read).unwrap_or_default(), back);
        }
    }
}
