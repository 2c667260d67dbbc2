//! What a paragraph's style says: bold or a heading, and the list it belongs to.

use super::body::{List, attribute, is_on};
use crate::error::ReadError;
use crate::fold::fold;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    strong: bool,
    list: Option<List>,
}

#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// Styles build on each other; a longer chain is a circle.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    pub fn read(xml: &str) -> Result<Self, ReadError> {
        let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        loop {
            match reader
                .read_event()
                .map_err(|_| ReadError::broken("its styles are malformed"))?
            {
                Event::Start(tag) if tag.local_name().as_ref() == b"style" => {
                    open = attribute(&tag, b"styleId").map(|id| (id, Style::default()));
                }
                Event::Start(tag) | Event::Empty(tag) => {
                    if let Some((_, style)) = &mut open {
                        style.take(&tag);
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == b"style" => {
                    styles.extend(open.take())
                }
                Event::Eof => return Ok(Self(styles)),
                _ => {}
            }
        }
    }

    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let mut next = id;
        std::iter::from_fn(move || {
            let style = self.0.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }

    pub fn is_strong(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|style| style.strong)
    }

    pub fn list(&self, id: Option<&str>) -> Option<List> {
        self.chain(id)
            .find_map(|style| style.list)
            .filter(|list| list.0 > 0)
    }
}

impl Style {
    fn take(&mut self, tag: &BytesStart<'_>) {
        let value = attribute(tag, b"val");
        let number = || value.as_deref().and_then(|value| value.parse().ok());
        match tag.local_name().as_ref() {
            b"basedOn" => self.based_on = value,
            b"name" => {
                self.strong |= value.is_some_and(|name| {
                    ["heading", "title"]
                        .iter()
                        .any(|lead| fold(&name).starts_with(lead))
                })
            }
            b"b" => self.strong |= is_on(tag),
            b"numId" => self.list = number().map(|id| (id, self.list.map_or(0, |list| list.1))),
            b"ilvl" => {
                let level = value
                    .as_deref()
                    .and_then(|value| value.parse().ok())
                    .unwrap_or(0);
                self.list = Some((self.list.map_or(0, |list| list.0), level));
            }
            _ => {}
        }
    }
}
