//! Typed ids. A row's id on the wire is its kind and its UUID, as in `plan_0198c1…`: a client need not look inside,
//! a person reading a log can, and an id of one kind is never taken for another's.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use async_graphql::registry::Registry;
use async_graphql::{ID, InputType, InputValueError, InputValueResult, Value};
use uuid::Uuid;

use super::access::Protected;

/// The id of a row of `E`.
pub struct Id<E>(Uuid, PhantomData<fn() -> E>);

impl<E> Id<E> {
    pub fn new(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl<E: Protected> Id<E> {
    /// `None` when the text is not an id of this kind.
    pub fn parse(text: &str) -> Option<Self> {
        match split(text)? {
            (kind, uuid) if kind == E::KIND => Some(Self::new(uuid)),
            _ => None,
        }
    }
}

/// The kind and the UUID in an id's text.
pub fn split(text: &str) -> Option<(&str, Uuid)> {
    let (kind, hex) = text.rsplit_once('_')?;
    // Only the form that `Display` writes: one row has one id.
    if hex.len() != 32 || hex.bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    Some((kind, Uuid::try_parse(hex).ok()?))
}

/// A new key, ordered by time.
pub fn fresh() -> Uuid {
    Uuid::now_v7()
}

impl<E> Clone for Id<E> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<E> Copy for Id<E> {}
impl<E> PartialEq for Id<E> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<E> Eq for Id<E> {}
impl<E> Hash for Id<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<E> From<Uuid> for Id<E> {
    fn from(uuid: Uuid) -> Self {
        Self::new(uuid)
    }
}
impl<E: Protected> fmt::Display for Id<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", E::KIND, self.0.simple())
    }
}
impl<E: Protected> fmt::Debug for Id<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
/// On the wire it is GraphQL's own `ID`.
impl<E: Protected> InputType for Id<E> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        <ID as InputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <ID as InputType>::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        match value {
            Some(Value::String(text)) => Self::parse(&text)
                .ok_or_else(|| InputValueError::custom(format!("not the id of a {}", E::KIND))),
            other => Err(InputValueError::expected_type(other.unwrap_or_default())),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        Some(self)
    }
}
