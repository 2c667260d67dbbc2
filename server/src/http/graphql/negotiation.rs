//! Which of our formats a client wants most.

use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, HeaderValue};

use super::answer::Refusal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// `application/graphql-response+json`
    Response,
    /// `application/json`, from before the specification
    Json,
    /// `text/event-stream`
    EventStream,
}

impl Media {
    /// In the order in which we prefer them; who has no preference gets the older one, as the specification advises.
    const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Response, "application", "graphql-response+json"),
        (Self::Json, "application", "json"),
        (Self::EventStream, "text", "event-stream"),
    ];

    pub fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Response => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::EventStream => "text/event-stream",
        })
    }
}

/// The format with the highest `q`; ours first among equals. A range that is more precise decides over a wider one.
pub fn media(headers: &HeaderMap) -> Result<Media, Refusal> {
    let (mut ranges, mut asked) = (Vec::new(), false);
    for value in headers.get_all(ACCEPT) {
        let value = value
            .to_str()
            .map_err(|_| Refusal::malformed("The Accept header is not text."))?;
        asked |= !value.trim().is_empty();
        ranges.extend(value.split(',').filter_map(Range::parse));
    }
    if !asked {
        return Ok(Media::Json);
    }
    let mut best: Option<(Media, (u16, bool))> = None;
    for (media, kind, subtype) in Media::ALL {
        let (precision, quality) = ranges
            .iter()
            .filter_map(|range| Some((range.precision(kind, subtype)?, range.quality)))
            .max()
            .unwrap_or_default();
        // Asked for by name, or at least not a format that an older client has never heard of.
        let wanted = (quality, precision == NAMED || media == Media::Json);
        if quality > 0 && best.is_none_or(|(_, most)| wanted > most) {
            best = Some((media, wanted));
        }
    }
    best.map(|(media, _)| media).ok_or_else(|| {
        Refusal::not_acceptable(
            "This endpoint answers in application/graphql-response+json, application/json or text/event-stream, \
             always in UTF-8.",
        )
    })
}

/// The precision of a range without a wildcard.
const NAMED: u8 = 2;

struct Range<'h> {
    kind: &'h str,
    subtype: &'h str,
    /// In thousandths.
    quality: u16,
}

impl<'h> Range<'h> {
    /// `None` for what cannot be read, and for other encodings than UTF-8.
    fn parse(text: &'h str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subtype) = parts.next()?.split_once('/')?;
        let mut quality = 1000;
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "q" => quality = thousandths(value)?,
                "charset" if !is_utf8(value) => return None,
                _ => {}
            }
        }
        Some(Self {
            kind: kind.trim(),
            subtype: subtype.trim(),
            quality,
        })
    }

    fn precision(&self, kind: &str, subtype: &str) -> Option<u8> {
        let same = |range: &str, ours: &str| range.eq_ignore_ascii_case(ours);
        match (self.kind, self.subtype) {
            ("*", "*") => Some(0),
            (range, "*") if same(range, kind) => Some(1),
            (range, sub) if same(range, kind) && same(sub, subtype) => Some(NAMED),
            _ => None,
        }
    }
}

fn thousandths(value: &str) -> Option<u16> {
    let quality: f32 = value.parse().ok()?;
    (0.0..=1.0)
        .contains(&quality)
        .then(|| format!("{:.0}", quality * 1000.0).parse().ok())?
}

pub fn is_utf8(charset: &str) -> bool {
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: &str) -> Option<Media> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_str(accept).ok()?);
        media(&headers).ok()
    }

    #[test]
    fn the_client_chooses() {
        let table = [
            ("*/*", Some(Media::Json)),
            ("application/*", Some(Media::Json)),
            ("application/graphql-response+json", Some(Media::Response)),
            ("application/json", Some(Media::Json)),
            ("Application/JSON; charset=UTF-8", Some(Media::Json)),
            ("application/json; charset=latin1", None),
            (
                "application/json, application/graphql-response+json",
                Some(Media::Response),
            ),
            (
                "application/json, application/graphql-response+json; q=0.5",
                Some(Media::Json),
            ),
            ("application/json; q=0, */*", Some(Media::Response)),
            (
                "application/graphql-response+json; q=0, */*; q=0.1",
                Some(Media::Json),
            ),
            ("text/event-stream", Some(Media::EventStream)),
            ("text/html", None),
            ("text/html, */*; q=0.8", Some(Media::Json)),
            ("application/json; q=0", None),
        ];
        for (accept, expected) in table {
            assert_eq!(chosen(accept), expected, "{accept}");
        }
        assert!(matches!(media(&HeaderMap::new()), Ok(Media::Json)));
    }
}
