//! The marks that Word counts by itself and does not write into the text: "I.", "1.1.", "a)", "-".

use super::body::{List, attribute};
use crate::error::ReadError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// "%1.%2."
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
        }
    }
}

/// A list as paragraphs refer to it.
#[derive(Debug, Default)]
struct Instance {
    of: u32,
    restarts: HashMap<u8, u32>,
    begun: bool,
}

#[derive(Debug, Default)]
pub(super) struct Counters {
    levels: HashMap<(u32, u8), Level>,
    instances: HashMap<u32, Instance>,
    /// Lists of one kind count on together.
    counts: HashMap<(u32, u8), u32>,
}

const DEEPEST: u8 = 8;
const LONGEST_MARK: usize = 40;

pub(super) fn read(xml: &str) -> Result<Counters, ReadError> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut counters = Counters::default();
    let mut place = Place::default();
    loop {
        match reader
            .read_event()
            .map_err(|_| ReadError::broken("its numbering is malformed"))?
        {
            Event::Start(tag) | Event::Empty(tag) => place.take(&tag, &mut counters),
            Event::Eof => return Ok(counters),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Place {
    kind: Option<u32>,
    instance: Option<u32>,
    level: u8,
}

impl Place {
    fn take(&mut self, tag: &BytesStart<'_>, counters: &mut Counters) {
        let number = |name: &[u8]| attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
        let level_of = || {
            attribute(tag, b"ilvl")
                .and_then(|value| value.parse().ok())
                .unwrap_or(0u8)
                .min(DEEPEST)
        };
        match tag.local_name().as_ref() {
            b"abstractNum" => (self.kind, self.instance) = (number(b"abstractNumId"), None),
            b"num" => {
                (self.kind, self.instance) = (None, number(b"numId"));
                if let Some(id) = self.instance {
                    counters.instances.insert(id, Instance::default());
                }
            }
            b"abstractNumId" => {
                let of = number(b"val").unwrap_or(0);
                self.on_instance(counters, |instance| instance.of = of);
            }
            b"lvlOverride" => self.level = level_of(),
            b"startOverride" => {
                let (level, start) = (self.level, number(b"val").unwrap_or(1));
                self.on_instance(counters, |instance| {
                    instance.restarts.insert(level, start);
                });
            }
            b"lvl" => self.level = level_of(),
            b"start" => {
                let start = number(b"val").unwrap_or(1);
                self.on_level(counters, |level| level.start = start);
            }
            b"numFmt" => {
                let format = attribute(tag, b"val").unwrap_or_default();
                self.on_level(counters, |level| level.format = format);
            }
            b"lvlText" => {
                let text = attribute(tag, b"val")
                    .unwrap_or_default()
                    .chars()
                    .take(LONGEST_MARK)
                    .collect();
                self.on_level(counters, |level| level.text = text);
            }
            _ => {}
        }
    }

    fn on_instance(&self, counters: &mut Counters, change: impl FnOnce(&mut Instance)) {
        if let Some(instance) = self.instance.and_then(|id| counters.instances.get_mut(&id)) {
            change(instance);
        }
    }

    fn on_level(&self, counters: &mut Counters, change: impl FnOnce(&mut Level)) {
        if let Some(kind) = self.kind {
            change(counters.levels.entry((kind, self.level)).or_default());
        }
    }
}

impl Counters {
    /// Counts one paragraph of a list; none where the list has no marks.
    pub fn next(&mut self, (id, depth): List) -> Option<String> {
        let depth = depth.min(DEEPEST);
        let instance = self.instances.get_mut(&id)?;
        let kind = instance.of;
        if !std::mem::replace(&mut instance.begun, true) {
            for (level, start) in &instance.restarts {
                self.counts.insert((kind, *level), start.saturating_sub(1));
            }
        }
        let level = self.levels.get(&(kind, depth))?.clone();
        let count = self
            .counts
            .entry((kind, depth))
            .or_insert(level.start.saturating_sub(1));
        *count = count.saturating_add(1);
        for deeper in depth + 1..=DEEPEST {
            self.counts.remove(&(kind, deeper));
        }
        if level.format == "bullet" {
            let shown = level
                .text
                .chars()
                .next()
                .filter(|c| matches!(c, '-' | '–' | '+' | '*' | '•'));
            return Some(shown.unwrap_or('•').to_string());
        }
        let mut mark = level.text;
        for above in 0..=depth {
            let place = format!("%{}", above + 1);
            if mark.contains(&place) {
                let level = self.levels.get(&(kind, above)).cloned().unwrap_or_default();
                let count = self
                    .counts
                    .get(&(kind, above))
                    .copied()
                    .unwrap_or(level.start);
                mark = mark.replace(&place, &shown(count, &level.format));
            }
        }
        let mark = mark.trim().to_owned();
        (!mark.is_empty()).then_some(mark)
    }
}

/// As Word shows it: its letters are the English ones.
fn shown(count: u32, format: &str) -> String {
    let letter = || {
        let at = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        char::from(b'a' + at).to_string()
    };
    match format {
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letter().to_uppercase(),
        "lowerLetter" => letter(),
        "decimalZero" => format!("{count:02}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

fn roman(count: u32) -> String {
    const PARTS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = count.min(399);
    let mut out = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}
