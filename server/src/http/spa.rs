//! The web page, embedded in the program from `dist/`.
//!
//! What lies in a hashed folder (`app-…/`) never changes: a browser keeps it for good. Everything else it asks for
//! again, and is told by an `ETag` when nothing changed. A path that names no file is one of the page's own routes
//! and gets `index.html`; a path that names a missing file is 404.

use std::borrow::Cow;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../dist"]
struct Page;

const INDEX: &str = "index.html";
const NEVER_CHANGES: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";
/// Addresses of programs: no page is there.
const NO_PAGES: [&str; 4] = ["graphql", "auth", "files", ".well-known"];
/// The smaller copies beside a file, best first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

pub fn is_embedded() -> bool {
    Page::get(INDEX).is_some()
}

pub async fn page(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            allow,
            "There is nothing to change here.\n",
        )
            .into_response();
    }
    let path = uri.path().trim_start_matches('/');
    match path {
        "" => file(INDEX, &headers),
        _ if Page::get(path).is_some() && is_shown(path) => file(path, &headers),
        _ if is_route(path) => file(INDEX, &headers),
        _ => missing(),
    }
}

fn is_route(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    !NO_PAGES.contains(&first) && !last.contains('.')
}

/// Neither the smaller copy of a file nor what the build noted down for itself.
fn is_shown(path: &str) -> bool {
    !ENCODINGS.iter().any(|(_, ending)| path.ends_with(ending)) && !path.starts_with('.')
}

fn missing() -> Response {
    let words = if is_embedded() {
        "There is nothing at this address.\n"
    } else {
        "This server was built without its web page: run `cargo xtask dist`, then build it again.\n"
    };
    (StatusCode::NOT_FOUND, words).into_response()
}

fn file(path: &str, asked: &HeaderMap) -> Response {
    let Some((found, encoding)) = smallest(path, asked) else {
        return missing();
    };
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let kind = match kind.type_() {
        mime_guess::mime::TEXT => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
    };
    let tag = format!("\"{}\"", hex::encode(found.metadata.sha256_hash()));
    let mut response = if knows(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        bytes(found).into_response()
    };
    let headers = response.headers_mut();
    let cache = if path.starts_with("app-") {
        NEVER_CHANGES
    } else {
        ASK_AGAIN
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    for (name, value) in [(header::CONTENT_TYPE, kind), (header::ETAG, tag)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn bytes(file: EmbeddedFile) -> Body {
    match file.data {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    }
}

fn smallest(path: &str, asked: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    ENCODINGS
        .iter()
        .filter(|(name, _)| accepts(asked, name))
        .find_map(|(name, ending)| Some((Page::get(&format!("{path}{ending}"))?, Some(*name))))
        .or_else(|| Some((Page::get(path)?, None)))
}

/// Whether an encoding is named and not refused with `q=0`.
fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|range| {
            let mut parts = range.split(';').map(str::trim);
            parts
                .next()
                .is_some_and(|name| name.eq_ignore_ascii_case(encoding))
                && !parts.any(|part| {
                    part.strip_prefix("q=")
                        .and_then(|quality| quality.parse::<f32>().ok())
                        .is_some_and(|quality| quality <= 0.0)
                })
        })
}

fn knows(asked: &HeaderMap, tag: &str) -> bool {
    asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim().trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_no_files_and_no_interfaces() {
        for route in ["plans", "plans/plan_0198/review", "setup/abc-DEF_1"] {
            assert!(is_route(route), "{route}");
        }
        for other in [
            "favicon.ico",
            "app-1/x.js",
            "graphql/x",
            "auth/sign-in",
            ".well-known/jwks",
        ] {
            assert!(!is_route(other), "{other}");
        }
    }

    #[test]
    fn a_refused_encoding_is_not_used() {
        let mut asked = HeaderMap::new();
        asked.insert(
            header::ACCEPT_ENCODING,
            HeaderValue::from_static("gzip, BR;q=0"),
        );
        assert!(accepts(&asked, "gzip"));
        assert!(!accepts(&asked, "br"));
    }
}
