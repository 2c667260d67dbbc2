//! What can go wrong, in two kinds. [`Error`] is the request's: it becomes a top-level GraphQL error with a code and
//! the request's id, and never tells its cause. A [`UserError`] is the person's to mend: it names the field, a code of
//! the feature and a sentence. A command returns [`Outcome`], which holds either.

use std::panic::Location;
use std::sync::Arc;

#[derive(Debug, Clone)]
pub enum Error {
    Unauthenticated,
    /// The row is visible, the role may not do this to it.
    Forbidden,
    /// There is no such row, or this actor may not see it: he cannot tell which.
    NotFound,
    /// Somebody was faster; `current` is the row's version now.
    Conflict {
        current: i32,
    },
    /// A unique index refused a row, since another request wrote its like a moment ago. The index is named by its
    /// table and columns, as in `user_username_key`; [`Code::taken`] says what that means to a person.
    Taken {
        index: String,
    },
    /// The database let another request go first, which wanted the same rows at the same moment.
    Crossed,
    RateLimited {
        retry_after_seconds: u64,
    },
    /// As much of this is open for the caller already as may be.
    Crowded {
        most: usize,
        what: &'static str,
    },
    CostExceeded,
    /// The request itself is wrong; the sentence is for its author.
    BadInput(String),
    /// Ours. The cause goes to the log, with where it arose.
    Internal {
        cause: Arc<dyn std::error::Error + Send + Sync>,
        at: &'static Location<'static>,
    },
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    #[track_caller]
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal {
            cause: cause.into().into(),
            at: Location::caller(),
        }
    }

    /// What is behind it, for whoever runs the server.
    pub fn why(&self) -> String {
        match self {
            Self::Internal { cause, .. } => cause.to_string(),
            other => other.to_string(),
        }
    }

    pub fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::Conflict { .. } | Self::Taken { .. } | Self::Crossed => "CONFLICT",
            Self::RateLimited { .. } | Self::Crowded { .. } => "RATE_LIMITED",
            Self::CostExceeded => "COST_EXCEEDED",
            Self::BadInput(_) => "BAD_USER_INPUT",
            Self::Internal { .. } => "INTERNAL",
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unauthenticated => f.write_str("Sign in first."),
            Self::Forbidden => f.write_str("Your appointments do not allow this."),
            Self::NotFound => f.write_str("There is no such record, or you may not see it."),
            Self::Conflict { .. } => {
                f.write_str("Somebody changed this since you read it. Read it again, then repeat.")
            }
            Self::Crossed => {
                f.write_str("Somebody else's change went first. Read again, then repeat.")
            }
            Self::Taken { .. } => {
                f.write_str("Somebody did the same a moment ago. Read again, then repeat.")
            }
            Self::RateLimited {
                retry_after_seconds,
            } => {
                write!(
                    f,
                    "Too many requests. Try again in {retry_after_seconds} seconds."
                )
            }
            Self::Crowded { most, what } => {
                write!(
                    f,
                    "{most} {what} are open already, and no more may be. Close one first."
                )
            }
            Self::CostExceeded => f.write_str("This request asks for too much at once."),
            Self::BadInput(sentence) => f.write_str(sentence),
            Self::Internal { .. } => f.write_str("The server failed. Quote the request id."),
        }
    }
}

impl std::error::Error for Error {}

impl From<sea_orm::DbErr> for Error {
    #[track_caller]
    fn from(cause: sea_orm::DbErr) -> Self {
        if let Some(sea_orm::SqlErr::UniqueConstraintViolation(told)) = cause.sql_err()
            && let Some(index) = refusing_index(&told)
        {
            return Self::Taken { index };
        }
        match state(&cause).as_deref() {
            // PostgreSQL keeps no NUL: the one in a text, the other in JSON.
            Some("22021" | "22P05") => {
                Self::BadInput("A text holds a character that cannot be kept.".to_owned())
            }
            // Two transactions could not be told one after the other, or waited for each other.
            Some("40001" | "40P01") => Self::Crossed,
            _ => Self::internal(cause),
        }
    }
}

/// The code that the database gives to what went wrong.
fn state(cause: &sea_orm::DbErr) -> Option<String> {
    use sea_orm::{DbErr, RuntimeErr};
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) =
        cause
    else {
        return None;
    };
    let told = cause.as_database_error()?;
    told.code().map(std::borrow::Cow::into_owned)
}

/// The index that refused a row. PostgreSQL names it; SQLite names the columns, of which ours are named after.
fn refusing_index(told: &str) -> Option<String> {
    let Some((_, columns)) = told.split_once("UNIQUE constraint failed: ") else {
        return told.split('"').nth(1).map(str::to_owned);
    };
    let columns: Vec<(&str, &str)> = columns
        .split(", ")
        .filter_map(|column| column.split_once('.'))
        .collect();
    let (table, _) = columns.first()?;
    let own: Vec<&str> = columns
        .iter()
        .map(|(_, column)| *column)
        .filter(|column| *column != "tenant_id")
        .collect();
    Some(format!("{table}_{}_key", own.join("_")))
}

impl From<serde_json::Error> for Error {
    #[track_caller]
    fn from(cause: serde_json::Error) -> Self {
        Self::internal(cause)
    }
}

impl Error {
    /// Tells it to a GraphQL client: the sentence, the code, what the code brings with it. The endpoint, which alone
    /// calls this, adds the request's id and logs the cause of what is ours.
    pub fn tell(&self, told: &mut async_graphql::ServerError) {
        told.message = self.to_string();
        let extensions = told.extensions.get_or_insert_default();
        extensions.set("code", self.code());
        match self {
            Self::Conflict { current } => extensions.set("currentVersion", *current),
            Self::RateLimited {
                retry_after_seconds,
            } => {
                extensions.set("retryAfterSeconds", *retry_after_seconds);
            }
            _ => {}
        }
    }
}

/// A feature's closed set of codes. The two that the platform itself answers with are named here.
pub trait Code: Copy + Send + 'static {
    /// The record is not in a state in which this can be done.
    const WRONG_STATE: Self;

    /// What to mend when a unique index refuses a row: what the command says when it finds the other row in time.
    /// Whatever is not named here is a `CONFLICT`.
    fn taken(_index: &str) -> Option<UserError<Self>> {
        None
    }
}

/// One thing for the person to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserError<C> {
    /// Where in the input, from the outside in: `["content", "clauses", "3", "text"]`.
    pub path: Vec<String>,
    pub code: C,
    pub message: String,
}

impl<C> UserError<C> {
    /// `path` is dotted: `"content.title"`; empty for the whole input.
    pub fn new(path: &str, code: C, message: impl Into<String>) -> Self {
        let path = path
            .split('.')
            .filter(|step| !step.is_empty())
            .map(str::to_owned)
            .collect();
        Self {
            path,
            code,
            message: message.into(),
        }
    }
}

/// Why a command did nothing.
#[derive(Debug)]
pub enum Failure<C> {
    User(Vec<UserError<C>>),
    Error(Error),
}

/// What a command answers.
pub type Outcome<T, C> = std::result::Result<T, Failure<C>>;

impl<C> From<UserError<C>> for Failure<C> {
    fn from(error: UserError<C>) -> Self {
        Self::User(vec![error])
    }
}

impl<C> From<Vec<UserError<C>>> for Failure<C> {
    fn from(errors: Vec<UserError<C>>) -> Self {
        Self::User(errors)
    }
}

impl<C: Code, E: Into<Error>> From<E> for Failure<C> {
    #[track_caller]
    fn from(error: E) -> Self {
        let error = error.into();
        let told = match &error {
            Error::Taken { index } => C::taken(index),
            _ => None,
        };
        told.map_or(Self::Error(error), Self::from)
    }
}

/// What a mutation's payload is made of: the value, or what to mend. Everything else is the request's error.
pub fn settle<T, C>(outcome: Outcome<T, C>) -> Result<(Option<T>, Vec<UserError<C>>)> {
    match outcome {
        Ok(value) => Ok((Some(value), Vec::new())),
        Err(Failure::User(errors)) => Ok((None, errors)),
        Err(Failure::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::error::Error as StdError;

    use sea_orm::sqlx::error::{DatabaseError, ErrorKind};
    use sea_orm::{DbErr, RuntimeErr, sqlx};

    use super::*;

    /// What a database tells by this code.
    #[derive(Debug)]
    struct Told(&'static str);

    impl std::fmt::Display for Told {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
    }

    impl StdError for Told {}

    impl DatabaseError for Told {
        fn message(&self) -> &str {
            self.0
        }

        fn code(&self) -> Option<Cow<'_, str>> {
            Some(self.0.into())
        }

        fn as_error(&self) -> &(dyn StdError + Send + Sync + 'static) {
            self
        }

        fn as_error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) {
            self
        }

        fn into_error(self: Box<Self>) -> Box<dyn StdError + Send + Sync + 'static> {
            self
        }

        fn kind(&self) -> ErrorKind {
            ErrorKind::Other
        }
    }

    #[test]
    fn who_crossed_anothers_way_is_told_to_repeat() {
        let failed =
            |code| RuntimeErr::SqlxError(sqlx::Error::Database(Box::new(Told(code))).into());
        for (code, told) in [
            ("40P01", "CONFLICT"),
            ("40001", "CONFLICT"),
            ("22021", "BAD_USER_INPUT"),
            ("53100", "INTERNAL"),
        ] {
            assert_eq!(Error::from(DbErr::Exec(failed(code))).code(), told);
            assert_eq!(Error::from(DbErr::Query(failed(code))).code(), told);
        }
    }
}
