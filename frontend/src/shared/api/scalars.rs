//! The schema's own scalars in Rust: `Date` is a day without a time, `DateTime` an instant in UTC.

use super::schema;

/// A day.
pub type Date = chrono::NaiveDate;
/// An instant.
pub type DateTime = chrono::DateTime<chrono::Utc>;

cynic::impl_scalar!(Date, schema::Date);
cynic::impl_scalar!(DateTime, schema::DateTime);
