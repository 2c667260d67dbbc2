//! One request, and what to do when it fails: a dead token is renewed once, an unknown document is spelled out once.

use cynic::GraphQlResponse;
use gloo_net::http::Request;
use serde::Serialize;

use super::error::{ApiError, Extensions};
use super::{Document, Operation, token};

const ENDPOINT: &str = "/graphql";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a, V> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<&'a str>,
    operation_name: &'a str,
    variables: &'a V,
}

/// Why one try gave no data.
enum Refusal {
    /// The server does not know this document by its hash; it may still accept its text.
    UnknownDocument,
    Error(ApiError),
}

/// Sends an operation and waits for its data. `userErrors` are data: the caller reads them from the payload.
pub async fn send<O: Operation>(variables: O::Variables) -> Result<O, ApiError> {
    let document = O::document();
    let mut spelled_out = false;
    let mut renewed = false;
    loop {
        match attempt::<O>(&document, &variables, spelled_out).await {
            Ok(data) => return Ok(data),
            Err(Refusal::UnknownDocument) if !spelled_out => spelled_out = true,
            Err(Refusal::UnknownDocument) => return Err(ApiError::BadInput { request_id: None }),
            Err(Refusal::Error(ApiError::Unauthenticated)) if !renewed => {
                renewed = true;
                token::refresh().await?;
            }
            Err(Refusal::Error(error)) => return Err(error),
        }
    }
}

async fn attempt<O: Operation>(
    document: &Document,
    variables: &O::Variables,
    spelled_out: bool,
) -> Result<O, Refusal> {
    let body = Body {
        document_id: (!spelled_out).then(|| document.id()),
        query: spelled_out.then_some(document.text.as_str()),
        operation_name: &document.name,
        variables,
    };
    let mut request = Request::post(ENDPOINT).header("Accept", "application/graphql-response+json");
    if let Some(bearer) = token::bearer() {
        request = request.header("Authorization", &bearer);
    }
    let request = request
        .json(&body)
        .map_err(|_| Refusal::Error(ApiError::BadInput { request_id: None }))?;
    let response = request
        .send()
        .await
        .map_err(|_| Refusal::Error(ApiError::Network))?;
    let status = response.status();
    let text = response
        .text()
        .await
        .map_err(|_| Refusal::Error(ApiError::Network))?;
    read(status, &text)
}

/// Reads an answer. Data wins over errors only when there are none: partial data is not shown as if it were whole.
fn read<O: serde::de::DeserializeOwned>(status: u16, text: &str) -> Result<O, Refusal> {
    let Ok(response) = serde_json::from_str::<GraphQlResponse<O, Extensions>>(text) else {
        return Err(Refusal::Error(from_status(status)));
    };
    let first = response.errors.unwrap_or_default().into_iter().next();
    match (first, response.data) {
        (None, Some(data)) => Ok(data),
        (Some(error), _) => {
            let extensions = error.extensions.unwrap_or_default();
            if extensions.code == "PERSISTED_QUERY_NOT_FOUND" {
                return Err(Refusal::UnknownDocument);
            }
            Err(Refusal::Error(ApiError::from_extensions(extensions)))
        }
        (None, None) => Err(Refusal::Error(from_status(status))),
    }
}

/// What an answer without GraphQL in it means: a proxy's page, or a server that is starting.
fn from_status(status: u16) -> ApiError {
    match status {
        401 => ApiError::Unauthenticated,
        403 => ApiError::Forbidden,
        429 => ApiError::RateLimited { seconds: None },
        502..=504 => ApiError::Network,
        _ => ApiError::Internal { request_id: None },
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, read};
    use crate::shared::api::ApiError;

    fn error(status: u16, text: &str) -> Option<ApiError> {
        match read::<u32>(status, text) {
            Err(Refusal::Error(error)) => Some(error),
            _ => None,
        }
    }

    #[test]
    fn data_is_read() {
        assert!(matches!(read::<u32>(200, r#"{"data":7}"#), Ok(7)));
    }

    #[test]
    fn partial_data_is_an_error() {
        let text = r#"{"data":7,"errors":[{"message":"x","extensions":{"code":"FORBIDDEN"}}]}"#;
        assert_eq!(error(200, text), Some(ApiError::Forbidden));
    }

    #[test]
    fn an_unknown_document_is_told_apart() {
        let text =
            r#"{"errors":[{"message":"x","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"#;
        assert!(matches!(
            read::<u32>(400, text),
            Err(Refusal::UnknownDocument)
        ));
    }

    #[test]
    fn a_proxys_page_is_read_by_its_status() {
        assert_eq!(error(502, "<html>"), Some(ApiError::Network));
        assert_eq!(
            error(500, "<html>"),
            Some(ApiError::Internal { request_id: None })
        );
    }
}
