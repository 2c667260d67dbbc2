//! Files on their way out: links by which a browser fetches one, good for this file, to this session alone, for a while;
//! and what is said with the bytes.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

use super::blob::Blobs;
use super::proof::Keys;
use super::{Actor, Error, Result};

const HOUR: i64 = 60 * 60;

/// One or two hours from now, the same for a whole hour: a page that is read again shows the pictures that it has.
fn until(now: DateTime<Utc>) -> i64 {
    (now.timestamp().div_euclid(HOUR) + 2) * HOUR
}

/// Where the viewer fetches what is at this address, relative to the server. The address begins with `/files/`: there the
/// browser shows which session is its own.
pub fn link(keys: &Keys, address: &str, viewer: &Actor, now: DateTime<Utc>) -> Result<String> {
    let until = until(now);
    let proof = URL_SAFE_NO_PAD.encode(keys.prove(&good_for(address, viewer, until)?)?);
    Ok(format!("{address}?until={until}&proof={proof}"))
}

/// What a link says beside the address.
#[derive(Deserialize)]
pub struct Signed {
    until: i64,
    proof: String,
}

/// Whether a link that was made here still opens.
#[derive(Debug, PartialEq, Eq)]
pub enum Opens {
    Now,
    NoMore,
}

impl Signed {
    /// `NOT_FOUND` unless the link was made here, for who asks and for this address.
    pub fn opens(
        &self,
        keys: &Keys,
        address: &str,
        asks: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Opens> {
        let made = match URL_SAFE_NO_PAD.decode(&self.proof) {
            Ok(proof) => keys.made(&good_for(address, asks, self.until)?, &proof)?,
            Err(_) => false,
        };
        if !made {
            return Err(Error::NotFound);
        }
        Ok(if self.until <= now.timestamp() {
            Opens::NoMore
        } else {
            Opens::Now
        })
    }
}

/// What a link is good for.
fn good_for(address: &str, viewer: &Actor, until: i64) -> Result<Vec<u8>> {
    let (tenant, user) = (viewer.tenant(), viewer.require_user()?);
    let session = viewer.session().ok_or(Error::Unauthenticated)?;
    let of_whom = [tenant, user, session].map(Uuid::into_bytes).concat();
    Ok([
        b"GET",
        of_whom.as_slice(),
        &until.to_be_bytes(),
        address.as_bytes(),
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

/// What a file is told to be.
pub struct Label<'f> {
    pub name: &'f str,
    pub content_type: &'f str,
    /// The same for the same bytes.
    pub tag: String,
}

impl Label<'_> {
    /// Whether the browser has it already.
    pub fn is_known(&self, asked: &HeaderMap) -> bool {
        let known = asked.get(header::IF_NONE_MATCH);
        known.is_some_and(|known| known.as_bytes() == self.quoted().as_bytes())
    }

    /// The answer, with the file's name and kind, to be kept and not shown.
    pub fn on(&self, mut response: Response) -> Response {
        let headers = response.headers_mut();
        for (name, value) in ALWAYS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        for (name, value) in [
            (header::CONTENT_TYPE, self.content_type.to_owned()),
            (header::CONTENT_DISPOSITION, disposition(self.name)),
            (header::ETAG, self.quoted()),
        ] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        response
    }

    /// The file that is this blob, to whoever asked.
    pub async fn send(&self, blobs: &Blobs, blob: Uuid, asked: &HeaderMap) -> Response {
        if self.is_known(asked) {
            return self.on(StatusCode::NOT_MODIFIED.into_response());
        }
        match blobs.bytes(blob).await {
            Ok(bytes) => self.on(bytes.into_response()),
            Err(error) => failed(&error),
        }
    }

    fn quoted(&self) -> String {
        format!("\"{}\"", self.tag)
    }
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

/// For whoever followed an old link in a page that he left open. Nothing is told apart that a stranger could learn from.
pub fn refusal(status: StatusCode) -> Response {
    let words = "Không mở được tệp: đường dẫn đã hết hạn hoặc không dành cho phiên này. Tải lại trang rồi mở lại.\n\
        The file cannot be opened: the link has expired or is not for this session. Reload the page and open it again.\n";
    (status, words).into_response()
}

/// For whom the file could not be sent.
pub fn failed(error: &Error) -> Response {
    match error {
        Error::Unauthenticated | Error::NotFound | Error::Forbidden => {
            refusal(StatusCode::NOT_FOUND)
        }
        error => {
            tracing::error!(?error, "a file could not be sent");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
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
