//! Files by signed links: a link is good for one file, to one session, for a while; and what is sent by it does nothing where
//! it is opened.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

use super::Actor;
use super::error::{Error, Result};
use super::proof::Keys;

const HOUR: i64 = 60 * 60;

/// What a link bears beside its path.
#[derive(Deserialize)]
pub struct Signed {
    until: i64,
    proof: String,
}

/// One or two hours from now, the same for a whole hour: a page that is read again shows the pictures that it has.
pub fn until(now: DateTime<Utc>) -> i64 {
    (now.timestamp().div_euclid(HOUR) + 2) * HOUR
}

/// The link by which the viewer fetches what `path` names, relative to the server.
pub fn link(keys: &Keys, path: &str, viewer: &Actor, until: i64) -> Result<String> {
    let proof = URL_SAFE_NO_PAD.encode(keys.prove(&good_for(path, viewer, until)?)?);
    Ok(format!("{path}?until={until}&proof={proof}"))
}

impl Signed {
    /// Whether the link was made here, for who asks, of `path`: otherwise `NOT_FOUND`. `false` once it has expired.
    pub fn holds(&self, keys: &Keys, path: &str, asks: &Actor, now: DateTime<Utc>) -> Result<bool> {
        let proof = URL_SAFE_NO_PAD.decode(&self.proof);
        let proof = proof.map_err(|_| Error::NotFound)?;
        if !keys.made(&good_for(path, asks, self.until)?, &proof)? {
            return Err(Error::NotFound);
        }
        Ok(self.until > now.timestamp())
    }
}

fn good_for(path: &str, viewer: &Actor, until: i64) -> Result<Vec<u8>> {
    let (tenant, user) = (viewer.tenant(), viewer.require_user()?);
    let session = viewer.session().ok_or(Error::Unauthenticated)?;
    let of_whom = [tenant, user, session].map(Uuid::into_bytes).concat();
    Ok([
        b"GET",
        of_whom.as_slice(),
        &until.to_be_bytes(),
        path.as_bytes(),
    ]
    .concat())
}

/// A page of its own, that does nothing: whatever a file says, it is not run at this address.
const ALWAYS: [(HeaderName, &str); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Asked again each time, so that who may not any more does not.
    (header::CACHE_CONTROL, "private, no-cache"),
    // As it is: what was sent is what is signed for, and pictures and papers are packed already.
    (header::CONTENT_ENCODING, "identity"),
];

/// A file on its way out.
pub struct Sent<'a> {
    pub name: &'a str,
    pub content_type: &'a str,
    /// What tells it from what it was before.
    pub tag: String,
}

impl Sent<'_> {
    /// The file, unless who asks has it already.
    pub async fn answer(
        self,
        asked: &HeaderMap,
        bytes: impl Future<Output = Result<Vec<u8>>>,
    ) -> Response {
        let tag = format!("\"{}\"", self.tag);
        let known = asked.get(header::IF_NONE_MATCH);
        let mut response = if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            match bytes.await {
                Ok(bytes) => bytes.into_response(),
                Err(error) => return failed(&error),
            }
        };
        let headers = response.headers_mut();
        for (name, value) in ALWAYS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        for (name, value) in [
            (header::CONTENT_TYPE, self.content_type.to_owned()),
            (header::CONTENT_DISPOSITION, disposition(self.name)),
            (header::ETAG, tag),
        ] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        response
    }
}

/// Why nothing is sent. Nothing is told apart that a stranger could learn from.
pub fn refused(error: &Error) -> Response {
    match error {
        Error::Unauthenticated | Error::NotFound | Error::Forbidden => {
            refusal(StatusCode::NOT_FOUND)
        }
        error => failed(error),
    }
}

/// Of a link that was good.
pub fn expired() -> Response {
    refusal(StatusCode::GONE)
}

/// To be kept, not shown, under its name: RFC 6266, with the name in RFC 5987's letters for all but the oldest readers.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' | '%' => '_',
            c if c.is_ascii() && !c.is_ascii_control() => c,
            _ => '_',
        })
        .collect();
    let whole: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
    // A form says a blank with a plus.
    let whole = whole.replace('+', "%20").replace('*', "%2A");
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

/// For whoever followed an old link in a page that he left open.
fn refusal(status: StatusCode) -> Response {
    let words = "Không mở được tệp: đường dẫn đã hết hạn hoặc không dành cho phiên này. Tải lại trang rồi mở lại.\n\
        The file cannot be opened: the link has expired or is not for this session. Reload the page and open it again.\n";
    (status, words).into_response()
}

fn failed(error: &Error) -> Response {
    tracing::error!(?error, "a file could not be sent");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_in_vietnamese_arrives_whole() {
        assert_eq!(
            disposition("Kế hoạch \"1\".pdf"),
            "attachment; filename=\"K_ ho_ch _1_.pdf\"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%221%22.pdf"
        );
    }
}
