//! Keyset pages. A cursor is the place of a row in an order: the value it is sorted by, and its id. Nothing is
//! counted or skipped to find the next page, so page 1,000 costs what page 1 costs.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ColumnType, Condition, EntityTrait, ModelTrait, QueryOrder, QuerySelect, Select,
    Value,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::access::{Protected, column};
use super::error::{Error, Result};

/// The most rows that one page holds.
pub const MAX_FIRST: u64 = 100;
/// How many it holds when nobody says.
pub const DEFAULT_FIRST: u64 = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
#[graphql(name = "OrderDirection")]
/// Which way a list is ordered.
pub enum Direction {
    /// Smallest, earliest or first in the alphabet first.
    Asc,
    /// Largest, latest or last in the alphabet first.
    Desc,
}

/// A total order: one column that is never null, then the id.
pub struct Order<E: EntityTrait> {
    pub column: E::Column,
    pub direction: Direction,
}

impl<E: EntityTrait> Order<E> {
    pub fn asc(column: E::Column) -> Self {
        let direction = Direction::Asc;
        Self { column, direction }
    }

    pub fn desc(column: E::Column) -> Self {
        let direction = Direction::Desc;
        Self { column, direction }
    }
}

/// What a client asks of a list.
#[derive(Debug, Clone)]
pub struct PageArgs {
    first: u64,
    after: Option<Key>,
}

impl PageArgs {
    pub fn parse(first: Option<i32>, after: Option<&str>) -> Result<Self> {
        let first = match first {
            None => DEFAULT_FIRST,
            Some(rows) => u64::try_from(rows)
                .ok()
                .filter(|rows| (1..=MAX_FIRST).contains(rows))
                .ok_or_else(|| Error::BadInput(format!("`first` is from 1 to {MAX_FIRST}.")))?,
        };
        let after = after.map(Key::decode).transpose()?;
        Ok(Self { first, after })
    }

    /// Everything that is asked inside the server, in one page of at most `rows`.
    pub fn first(rows: u64) -> Self {
        Self {
            first: rows,
            after: None,
        }
    }

    pub fn size(&self) -> u64 {
        self.first
    }

    /// The place to go on from, in a list whose places are like this one. A cursor is the client's to keep, and so to
    /// change: one of another list is refused here, before a database is asked to compare a day with a name.
    pub fn key(&self, like: &KeyValue) -> Result<Option<&Key>> {
        match &self.after {
            Some(key) if !key.0.is_like(like) => Err(unknown_cursor()),
            key => Ok(key.as_ref()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    pub rows: Vec<(String, T)>,
    pub has_next: bool,
    pub has_previous: bool,
}

impl<T> Page<T> {
    /// From one row more than the page holds, each with its key.
    pub fn from_overfull(mut rows: Vec<(Key, T)>, args: &PageArgs) -> Self {
        let size = usize::try_from(args.first).unwrap_or(usize::MAX);
        let has_next = rows.len() > size;
        rows.truncate(size);
        let rows = rows
            .into_iter()
            .map(|(key, row)| (key.encode(), row))
            .collect();
        Self {
            rows,
            has_next,
            has_previous: args.after.is_some(),
        }
    }

    pub fn items(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().map(|(_, row)| row)
    }
}

/// A row's place in an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key(pub KeyValue, pub Uuid);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyValue {
    #[serde(rename = "s")]
    Text(String),
    #[serde(rename = "b")]
    Bytes(String),
    #[serde(rename = "i")]
    Int(i64),
    #[serde(rename = "t")]
    Instant(chrono::DateTime<chrono::Utc>),
    #[serde(rename = "d")]
    Day(chrono::NaiveDate),
}

impl Key {
    fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    fn decode(cursor: &str) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD
            .decode(cursor)
            .map_err(|_| unknown_cursor())?;
        serde_json::from_slice(&bytes).map_err(|_| unknown_cursor())
    }

    /// Rows that come after this place.
    pub fn after(&self, sorted_by: Expr, id: Expr, direction: Direction) -> Condition {
        let value = Value::from(self.0.clone());
        let further = |expr: Expr, value: Value| match direction {
            Direction::Asc => expr.gt(value),
            Direction::Desc => expr.lt(value),
        };
        Condition::any()
            .add(further(sorted_by.clone(), value.clone()))
            .add(
                Condition::all()
                    .add(sorted_by.eq(value))
                    .add(further(id, Value::from(self.1))),
            )
    }
}

fn unknown_cursor() -> Error {
    Error::BadInput("`after` is not a cursor of this list.".to_owned())
}

impl KeyValue {
    fn is_like(&self, other: &Self) -> bool {
        use chrono::Datelike;
        let years = 1..=9999;
        let told = match self {
            Self::Text(text) => !text.contains('\0'),
            Self::Bytes(hex) => hex::decode(hex).is_ok(),
            Self::Int(_) => true,
            Self::Instant(at) => years.contains(&at.year()),
            Self::Day(day) => years.contains(&day.year()),
        };
        told && std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// What places are like in a list that this column orders.
    fn of<C: ColumnTrait>(column: C) -> Self {
        match column.def().get_column_type() {
            ColumnType::TimestampWithTimeZone => Self::Instant(chrono::DateTime::UNIX_EPOCH),
            ColumnType::Date => Self::Day(chrono::NaiveDate::default()),
            ColumnType::VarBinary(_) | ColumnType::Binary(_) | ColumnType::Blob => {
                Self::Bytes(String::new())
            }
            ColumnType::Integer | ColumnType::BigInteger => Self::Int(0),
            _ => Self::Text(String::new()),
        }
    }
}

impl From<KeyValue> for Value {
    fn from(value: KeyValue) -> Self {
        match value {
            KeyValue::Text(text) => Value::from(text),
            KeyValue::Bytes(hex) => Value::from(hex::decode(hex).unwrap_or_default()),
            KeyValue::Int(number) => Value::from(number),
            KeyValue::Instant(at) => Value::from(at),
            KeyValue::Day(day) => Value::from(day),
        }
    }
}

impl TryFrom<Value> for KeyValue {
    type Error = Error;

    fn try_from(value: Value) -> Result<Self> {
        match value {
            Value::String(Some(text)) => Ok(Self::Text(text)),
            Value::Bytes(Some(bytes)) => Ok(Self::Bytes(hex::encode(bytes))),
            Value::Int(Some(number)) => Ok(Self::Int(number.into())),
            Value::BigInt(Some(number)) => Ok(Self::Int(number)),
            Value::ChronoDateTimeUtc(Some(at)) => Ok(Self::Instant(at)),
            Value::ChronoDate(Some(day)) => Ok(Self::Day(day)),
            other => Err(Error::internal(format!(
                "a list cannot be ordered by {other:?}"
            ))),
        }
    }
}

/// Orders, cuts and fetches one row more than the page holds.
pub(super) fn cut<E: Protected>(
    select: Select<E>,
    order: &Order<E>,
    args: &PageArgs,
) -> Result<Select<E>> {
    use sea_orm::QueryFilter;
    let direction = match order.direction {
        Direction::Asc => sea_orm::Order::Asc,
        Direction::Desc => sea_orm::Order::Desc,
    };
    let select = match args.key(&KeyValue::of(order.column))? {
        Some(key) => {
            let sorted_by = Expr::col((E::default(), order.column));
            select.filter(key.after(sorted_by, column::<E>("id"), order.direction))
        }
        None => select,
    };
    Ok(select
        .order_by(order.column, direction.clone())
        .order_by(column::<E>("id"), direction)
        .limit(args.first + 1))
}

pub(super) fn key_of<E: Protected>(row: &E::Model, order: &Order<E>) -> Result<Key> {
    Ok(Key(
        KeyValue::try_from(row.get(order.column))?,
        super::store::uuid_of::<E>(row)?,
    ))
}

/// A filter's alternatives, each once: however often a client repeats them, the statement stays as short as the set.
pub fn distinct<T: Copy + PartialEq>(values: &[T]) -> Vec<T> {
    let mut distinct = Vec::new();
    for value in values {
        if !distinct.contains(value) {
            distinct.push(*value);
        }
    }
    distinct
}

/// What a person types to find something; more of it finds nothing else, and would only cost.
const SEARCHED_CHARACTERS: usize = 200;
const SEARCHED_WORDS: usize = 10;

/// Matches a folded search column against what a person typed: every word, anywhere.
pub fn search<C: ColumnTrait>(folded: C, typed: &str) -> Condition {
    let typed = typed.chars().take(SEARCHED_CHARACTERS);
    // PostgreSQL compares nothing with NUL.
    let typed: String = typed
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    super::text::fold(&typed)
        .split_whitespace()
        .take(SEARCHED_WORDS)
        .fold(Condition::all(), |all, word| {
            let escaped = word
                .replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_");
            let pattern = sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\');
            all.add(folded.like(pattern))
        })
}
