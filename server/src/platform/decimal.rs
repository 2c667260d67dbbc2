//! Numbers with decimals on the wire.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use serde_json::Number;

/// A decimal number, as a JSON number: 12, 12.5. Exact to 15 digits; may be sent as text ("12.5") as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(pub rust_decimal::Decimal);

/// A decimal number, as a JSON number: 12, 12.5. Exact to 15 digits; may be sent as text ("12.5") as well.
#[Scalar]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        let text = match &value {
            Value::Number(number) => number.to_string(),
            Value::String(text) => text.clone(),
            _ => return Err(InputValueError::expected_type(value)),
        };
        let read = text
            .parse()
            .or_else(|_| rust_decimal::Decimal::from_scientific(&text));
        read.map(Self)
            .map_err(|_| InputValueError::custom("a decimal number is written as in 12.5"))
    }

    fn to_value(&self) -> Value {
        let number = self.0.normalize();
        let whole = (number.scale() == 0)
            .then(|| i64::try_from(number).ok())
            .flatten();
        let written = whole
            .map(Number::from)
            .or_else(|| Number::from_f64(number.to_string().parse().ok()?));
        written.map_or(Value::Null, Value::Number)
    }
}

impl From<rust_decimal::Decimal> for Decimal {
    fn from(number: rust_decimal::Decimal) -> Self {
        Self(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_travel_as_numbers() {
        for (sent, back) in [
            (Value::from(12), "12"),
            (Value::from(12.5), "12.5"),
            (Value::from("12.50"), "12.5"),
            (Value::from("-0.0001"), "-0.0001"),
            (Value::from("999999999.9999"), "999999999.9999"),
            (Value::from("1e3"), "1000"),
        ] {
            let read = Decimal::parse(sent).map(|read| read.to_value().to_string());
            assert_eq!(read.ok().as_deref(), Some(back));
        }
        for odd in [Value::from("12,5"), Value::from(true), Value::from("")] {
            assert!(Decimal::parse(odd).is_err());
        }
    }
}
