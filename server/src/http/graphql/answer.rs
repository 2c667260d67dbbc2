//! What a client is told: of a request that was executed ([`Answer`]) and of one that was not ([`Refusal`]). The one
//! place where an error is dressed for the wire: with its code and the request's id, and without its cause.

use async_graphql::parser::types::OperationType;
use async_graphql::{ErrorExtensionValues, ServerError, Value};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;

use super::negotiation::Media;
use crate::http::limits::{self, Excess};
use crate::http::request::RequestId;
use crate::platform::Error;

/// What came of an execution.
#[derive(Debug, Serialize)]
pub struct Answer {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ServerError>,
    /// Absent when the request was not executed.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extensions: Option<serde_json::Value>,
}

impl Answer {
    /// `cost` is told with it.
    pub fn new(response: async_graphql::Response, cost: u64, id: RequestId) -> Self {
        let mut errors = response.errors;
        // What fails before execution has no place in the answer yet.
        let refused = response.data == Value::Null
            && !errors.is_empty()
            && errors.iter().all(|error| error.path.is_empty());
        for error in &mut errors {
            dress(error, id);
        }
        let data = if refused { None } else { Some(response.data) };
        Self {
            errors,
            data,
            extensions: Some(json!({ "cost": { "requested": cost, "limit": limits::COST } })),
        }
    }

    /// The data, if there is all of it.
    pub fn into_data(self) -> Option<serde_json::Value> {
        let whole = self.errors.is_empty().then_some(self.data)??;
        whole.into_json().ok()
    }

    /// Something failed that nobody who asked can mend.
    pub fn is_own_fault(&self) -> bool {
        let mut codes = self.errors.iter().map(code_of);
        codes.any(|code| code == Some("INTERNAL"))
    }

    pub fn errors(&self) -> &[ServerError] {
        &self.errors
    }

    /// Not executed: the errors are all there is.
    pub fn is_refused(&self) -> bool {
        self.data.is_none()
    }

    fn status(&self) -> StatusCode {
        if self.data.is_none() {
            return StatusCode::BAD_REQUEST;
        }
        self.want_of_right().unwrap_or(StatusCode::OK)
    }

    /// Nothing at all was answered, and each error says that a right is missing. A status tells it, and then there is
    /// no `data` beside it.
    fn want_of_right(&self) -> Option<StatusCode> {
        if self.data != Some(Value::Null) {
            return None;
        }
        let all = |code: &str| self.errors.iter().all(|error| code_of(error) == Some(code));
        match &self.errors {
            errors if errors.is_empty() => None,
            _ if all("UNAUTHENTICATED") => Some(StatusCode::UNAUTHORIZED),
            _ if all("FORBIDDEN") => Some(StatusCode::FORBIDDEN),
            _ => None,
        }
    }

    /// As the specification's own format has it.
    pub fn into_parts(mut self) -> (StatusCode, String) {
        let status = self.status();
        if self.want_of_right().is_some() {
            self.data = None;
        }
        (status, self.to_json())
    }

    pub fn to_json(&self) -> String {
        // Strings, numbers, lists and maps with string keys: nothing here can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn code_of(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code),
        _ => None,
    }
}

fn dress(error: &mut ServerError, id: RequestId) {
    let source = error.source.take();
    match source.as_ref().map(|source| source.downcast_ref::<Error>()) {
        Some(Some(own)) => {
            if let Error::Internal { cause, at } = own {
                tracing::error!(request = %id, %cause, %at, path = ?error.path, "a resolver failed");
            }
            own.tell(error);
        }
        Some(None) => {
            tracing::error!(request = %id, cause = error.message, path = ?error.path, "a resolver failed");
            Error::internal("told already").tell(error);
        }
        None if code_of(error).is_some() => {}
        None => {
            let code = if error.path.is_empty() {
                "GRAPHQL_VALIDATION_FAILED"
            } else {
                "BAD_USER_INPUT"
            };
            error.extensions.get_or_insert_default().set("code", code);
        }
    }
    error
        .extensions
        .get_or_insert_default()
        .set("requestId", id.to_string());
}

/// Why a request was not executed.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    /// It was at least a GraphQL request: in the older format that is 200.
    well_formed: bool,
    error: Box<ServerError>,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Refusal {
    fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        let mut error = ServerError::new(message, None);
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", code);
        error.extensions = Some(extensions);
        Self {
            status,
            well_formed: false,
            error: Box::new(error),
            header: None,
        }
    }

    fn with(mut self, name: HeaderName, value: impl Into<HeaderValue>) -> Self {
        self.header = Some((name, value.into()));
        self
    }

    fn well_formed(mut self) -> Self {
        self.well_formed = true;
        self
    }

    pub fn malformed(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", message)
    }

    pub fn method(allowed: &'static str) -> Self {
        let message = "This method is not for this request.";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "BAD_USER_INPUT", message)
            .with(header::ALLOW, HeaderValue::from_static(allowed))
    }

    pub fn not_acceptable(message: &str) -> Self {
        Self::new(StatusCode::NOT_ACCEPTABLE, "BAD_USER_INPUT", message)
    }

    pub fn unsupported_media() -> Self {
        let message = "Send the request as application/json, in UTF-8.";
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "BAD_USER_INPUT",
            message,
        )
    }

    pub fn too_large() -> Self {
        let message = "The request is larger than 256 KiB.";
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "BAD_USER_INPUT", message)
    }

    pub fn too_late() -> Self {
        let message = "The request took too long to arrive.";
        Self::new(StatusCode::REQUEST_TIMEOUT, "BAD_USER_INPUT", message)
    }

    /// Given up in the middle: a mutation may have been written before its answer was put together.
    pub fn too_slow(kind: OperationType) -> Self {
        let message = match kind {
            OperationType::Mutation => {
                "The answer took too long and was given up; what was asked may have been done. Repeat it with the same \
                 idempotencyKey, and ask for less in return."
            }
            _ => "The answer took too long and was given up. Ask for less at once.",
        };
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "COST_EXCEEDED", message)
            .with(header::RETRY_AFTER, HeaderValue::from_static("5"))
    }

    /// The document is not GraphQL.
    pub fn unreadable(mut error: ServerError) -> Self {
        error.message = format!("The document is not GraphQL: {}", error.message.trim());
        let mut refusal = Self::new(StatusCode::BAD_REQUEST, "GRAPHQL_PARSE_FAILED", "");
        error.extensions = refusal.error.extensions.take();
        refusal.error = Box::new(error);
        refusal.well_formed()
    }

    /// It is GraphQL, but not something that can be executed.
    pub fn invalid(message: &str) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "GRAPHQL_VALIDATION_FAILED",
            message,
        )
        .well_formed()
    }

    pub fn forbidden(message: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "FORBIDDEN", message)
    }

    /// Apollo's clients send the text when they are told so.
    pub fn unknown_document() -> Self {
        let message = "PersistedQueryNotFound";
        Self::new(
            StatusCode::BAD_REQUEST,
            "PERSISTED_QUERY_NOT_FOUND",
            message,
        )
        .well_formed()
    }

    /// The error as the wire shows it.
    pub fn dressed(mut self, id: RequestId) -> ServerError {
        dress(&mut self.error, id);
        *self.error
    }

    pub fn answer(self, id: RequestId) -> Answer {
        Answer {
            errors: vec![self.dressed(id)],
            data: None,
            extensions: None,
        }
    }

    pub fn tell(mut self, media: Media, id: RequestId) -> Response {
        let (status, media) = match media {
            Media::Json if self.well_formed => (StatusCode::OK, Media::Json),
            // A stream is refused before it begins.
            Media::EventStream => (self.status, Media::Response),
            other => (self.status, other),
        };
        let header = self.header.take();
        let answer = self.answer(id);
        let kind = [(header::CONTENT_TYPE, media.content_type())];
        let mut response = (status, kind, answer.to_json()).into_response();
        if let Some((name, value)) = header {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

impl From<Excess> for Refusal {
    fn from(excess: Excess) -> Self {
        let code = match excess {
            Excess::Cycle => "GRAPHQL_VALIDATION_FAILED",
            _ => "COST_EXCEEDED",
        };
        Self::new(StatusCode::BAD_REQUEST, code, excess.to_string()).well_formed()
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let status = match error {
            Error::Unauthenticated => StatusCode::UNAUTHORIZED,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Conflict { .. } | Error::Taken { .. } | Error::Crossed => StatusCode::CONFLICT,
            Error::RateLimited { .. } | Error::Crowded { .. } => StatusCode::TOO_MANY_REQUESTS,
            Error::CostExceeded | Error::BadInput(_) => StatusCode::BAD_REQUEST,
            Error::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let refusal = Self::new(status, error.code(), "");
        let refusal = match error {
            Error::RateLimited {
                retry_after_seconds,
            } => refusal.with(header::RETRY_AFTER, retry_after_seconds),
            Error::Unauthenticated => {
                refusal.with(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
            }
            _ => refusal,
        };
        let mut told = refusal;
        told.error.source = Some(std::sync::Arc::new(error));
        told
    }
}
