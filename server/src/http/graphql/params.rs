//! A request's parameters, from its address or its body. What has the wrong shape is refused, never guessed at.

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::answer::Refusal;
use super::negotiation::is_utf8;

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    pub query: Option<String>,
    pub operation_name: Option<String>,
    pub variables: Option<Map<String, Value>>,
    pub extensions: Option<Map<String, Value>>,
    /// A trusted document's name: `sha256:` and 64 hexadecimal digits.
    pub document_id: Option<String>,
}

impl Params {
    pub fn from_json(body: &[u8]) -> Result<Self, Refusal> {
        let value: Value = serde_json::from_slice(body)
            .map_err(|cause| Refusal::malformed(format!("The body is not JSON: {cause}.")))?;
        match value {
            Value::Object(_) => Self::from_value(value),
            Value::Array(_) => Err(Refusal::malformed(
                "One request at a time: the body is an object, not an array.",
            )),
            _ => Err(Refusal::malformed("The body is a JSON object.")),
        }
    }

    pub fn from_value(value: Value) -> Result<Self, Refusal> {
        serde_json::from_value(value).map_err(|cause| {
            Refusal::malformed(format!(
                "`query`, `operationName` and `documentId` are strings, `variables` and `extensions` objects: {cause}."
            ))
        })
    }

    pub fn from_query(text: &str) -> Result<Self, Refusal> {
        let mut params = Self::default();
        for (name, value) in pairs(text)? {
            match name.as_str() {
                "query" => params.query = Some(value),
                "operationName" if !value.is_empty() => params.operation_name = Some(value),
                "documentId" => params.document_id = Some(value),
                "variables" => params.variables = object(&name, &value)?,
                "extensions" => params.extensions = object(&name, &value)?,
                _ => {}
            }
        }
        Ok(params)
    }

    /// The hash of a trusted document, in either of the two ways to name one.
    pub fn document_hash(&self) -> Result<Option<String>, Refusal> {
        if let Some(id) = &self.document_id {
            let hash = id.strip_prefix("sha256:").ok_or_else(|| {
                Refusal::malformed("`documentId` is sha256: and 64 hexadecimal digits.")
            })?;
            return Ok(Some(hash.to_owned()));
        }
        let Some(persisted) = self
            .extensions
            .as_ref()
            .and_then(|extensions| extensions.get("persistedQuery"))
        else {
            return Ok(None);
        };
        match (persisted.get("version"), persisted.get("sha256Hash")) {
            (Some(version), Some(Value::String(hash))) if *version == 1 => Ok(Some(hash.clone())),
            _ => Err(Refusal::malformed(
                "`persistedQuery` has `version` 1 and `sha256Hash`.",
            )),
        }
    }
}

fn pairs(text: &str) -> Result<Vec<(String, String)>, Refusal> {
    let uri = format!("/?{text}");
    let uri: axum::http::Uri = uri
        .parse()
        .map_err(|_| Refusal::malformed("The address is malformed."))?;
    axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri)
        .map(|axum::extract::Query(pairs)| pairs)
        .map_err(|_| Refusal::malformed("The address is malformed."))
}

fn object(name: &str, text: &str) -> Result<Option<Map<String, Value>>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    serde_json::from_str(text)
        .map_err(|cause| Refusal::malformed(format!("`{name}` is not a JSON object: {cause}.")))
}

/// A form or plain text could be sent by any page without asking first: JSON only.
pub fn check_content_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let given = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .ok_or_else(Refusal::unsupported_media)?;
    let mut parts = given.split(';').map(str::trim);
    let json = parts
        .next()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    let charset = parts
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    if json && charset.is_none_or(|(_, charset)| is_utf8(charset.trim().trim_matches('"'))) {
        Ok(())
    } else {
        Err(Refusal::unsupported_media())
    }
}
