//! Why the server did not do it. Eight kinds, each with words that say what happened and what to do.

use serde::Deserialize;

use crate::tr;

/// A request that was not answered with data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The server could not be reached, or its answer was lost.
    Network,
    Unauthenticated,
    Forbidden,
    NotFound,
    /// Somebody else changed it meanwhile, or an idempotency key was used for something else.
    Conflict,
    /// Too much in a short time; the server says when to try again.
    RateLimited {
        seconds: Option<u32>,
    },
    /// The server did not accept the request's shape: this copy of the app is older than the server, usually.
    BadInput {
        request_id: Option<String>,
    },
    /// The server's own fault; the number finds it in the server's record.
    Internal {
        request_id: Option<String>,
    },
}

/// What stands in a GraphQL error's `extensions`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Extensions {
    pub code: String,
    pub request_id: Option<String>,
    pub retry_after_seconds: Option<u32>,
}

impl ApiError {
    /// Reads the server's code. An unknown one is the server's fault, not the person's.
    pub(super) fn from_extensions(extensions: Extensions) -> Self {
        let Extensions {
            code,
            request_id,
            retry_after_seconds,
        } = extensions;
        match code.as_str() {
            "UNAUTHENTICATED" => Self::Unauthenticated,
            "FORBIDDEN" => Self::Forbidden,
            "NOT_FOUND" => Self::NotFound,
            "CONFLICT" => Self::Conflict,
            "RATE_LIMITED" => Self::RateLimited {
                seconds: retry_after_seconds,
            },
            "BAD_USER_INPUT" | "COST_EXCEEDED" | "GRAPHQL_VALIDATION_FAILED" => {
                Self::BadInput { request_id }
            }
            _ => Self::Internal { request_id },
        }
    }

    /// What happened.
    pub fn title(&self) -> String {
        match self {
            Self::Network => tr!(errors.network),
            Self::Unauthenticated => tr!(errors.unauthenticated),
            Self::Forbidden => tr!(errors.forbidden),
            Self::NotFound => tr!(errors.not_found),
            Self::Conflict => tr!(errors.conflict),
            Self::RateLimited { .. } => tr!(errors.rate_limited),
            Self::BadInput { .. } => tr!(errors.bad_input),
            Self::Internal { .. } => tr!(errors.internal),
        }
    }

    /// What to do.
    pub fn advice(&self) -> String {
        match self {
            Self::Network => tr!(errors.network_advice),
            Self::Unauthenticated => tr!(errors.unauthenticated_advice),
            Self::Forbidden => tr!(errors.forbidden_advice),
            Self::NotFound => tr!(errors.not_found_advice),
            Self::Conflict => tr!(errors.conflict_advice),
            Self::RateLimited {
                seconds: Some(seconds),
            } => tr!(errors.rate_limited_advice, seconds = seconds),
            Self::RateLimited { seconds: None } => tr!(errors.rate_limited_advice_soon),
            Self::BadInput { .. } => tr!(errors.bad_input_advice),
            Self::Internal {
                request_id: Some(number),
            } => tr!(errors.internal_advice_number, number = number.clone()),
            Self::Internal { request_id: None } => tr!(errors.internal_advice),
        }
    }

    /// Both, for a line of text.
    pub fn words(&self) -> String {
        format!("{} {}", self.title(), self.advice())
    }

    /// Whether trying the very same again may succeed.
    pub fn may_retry(&self) -> bool {
        matches!(
            self,
            Self::Network | Self::RateLimited { .. } | Self::Internal { .. }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiError, Extensions};

    fn from(code: &str) -> ApiError {
        ApiError::from_extensions(Extensions {
            code: code.into(),
            request_id: Some("7".into()),
            retry_after_seconds: Some(3),
        })
    }

    #[test]
    fn every_code_has_its_kind() {
        assert_eq!(from("CONFLICT"), ApiError::Conflict);
        assert_eq!(
            from("RATE_LIMITED"),
            ApiError::RateLimited { seconds: Some(3) }
        );
        assert_eq!(
            from("SOMETHING_NEW"),
            ApiError::Internal {
                request_id: Some("7".into())
            }
        );
    }

    #[test]
    fn words_say_what_to_do_and_carry_the_number() {
        assert!(from("INTERNAL").words().contains('7'));
        assert!(from("INTERNAL").may_retry() && !from("FORBIDDEN").may_retry());
    }
}
