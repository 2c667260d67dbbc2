//! Who may know whom inside the server.
//!
//! Features stand in tiers. A feature imports features of lower tiers and of its own (never in a circle), and only what their `mod.rs` offers.
//! `notification` and `audit` listen to events and are imported by nobody. The platform imports no feature.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Finding, Source};
use super::under;

const FEATURES: &str = "server/src/features/";

const TIERS: &[&[&str]] = &[
    &["account", "organization", "calendar"],
    &[
        "document",
        "distribution",
        "arrival",
        "channel",
        "phonebook",
        "criteria",
        "indicator",
        "period",
        "upload",
        "job",
        "view",
    ],
    &["plan"],
    &["activity", "task", "article", "press", "inquiry", "event"],
    &[
        "report",
        "comment",
        "attachment",
        "signing",
        "inspection",
        "survey",
    ],
    &["handover", "reorganization", "paper"],
    &["emulation", "work"],
    &["query", "export", "import"],
];
const LISTENERS: [&str; 2] = ["notification", "audit"];

fn tier(feature: &str) -> Option<usize> {
    if LISTENERS.contains(&feature) {
        return Some(TIERS.len());
    }
    TIERS.iter().position(|tier| tier.contains(&feature))
}

pub fn features(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut uses: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        let Some((own, file)) = source
            .path
            .strip_prefix(FEATURES)
            .and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        let Some(own_tier) = tier(own) else {
            if file == "mod.rs" {
                findings.push(Finding::new(
                    &source.path,
                    "stands in no tier; give it one in xtask/src/tidy/tiers.rs",
                ));
            }
            continue;
        };
        if file == "mod.rs" {
            findings.extend(open_modules(source));
        }
        for import in imports(source) {
            let Some(other) = import.path.first().filter(|other| other.as_str() != own) else {
                continue;
            };
            let say = |message: String| Finding::at(source, import.line, message);
            if import.by_super {
                findings.push(say(format!("write `crate::features::{other}::…`")));
            }
            match tier(other) {
                _ if LISTENERS.contains(&other.as_str()) => {
                    findings.push(say(format!(
                        "`{other}` listens to events; nobody imports it"
                    )));
                }
                Some(tier) if tier > own_tier => {
                    findings.push(say(format!("`{other}` stands above `{own}`")))
                }
                _ => {
                    uses.entry(own).or_default().insert(other.clone());
                }
            }
            if import.is_deep() {
                findings.push(say(format!(
                    "`{}` lies inside `{other}`; import what its mod.rs offers",
                    import.path.join("::")
                )));
            }
        }
    }
    findings.extend(circles(&uses));
    findings
}

/// A module others can enter is not a surface.
fn open_modules(source: &Source) -> Vec<Finding> {
    source
        .code()
        .filter(|(_, line)| {
            let line = line.trim_start();
            line.starts_with("pub mod ") || (line.starts_with("pub(") && line.contains(") mod "))
        })
        .map(|(line, _)| {
            Finding::at(
                source,
                line,
                "keep the module private and `pub use` what others need",
            )
        })
        .collect()
}

fn circles(uses: &BTreeMap<&str, BTreeSet<String>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (one, others) in uses {
        for other in others {
            let mut reached: BTreeSet<&str> = BTreeSet::new();
            let mut next = vec![other.as_str()];
            while let Some(feature) = next.pop() {
                if reached.insert(feature) {
                    next.extend(uses.get(feature).into_iter().flatten().map(String::as_str));
                }
            }
            if reached.contains(one) && *one < other.as_str() {
                findings.push(Finding::new(
                    &format!("{FEATURES}{one}"),
                    format!("imports `{other}`, which leads back to `{one}`"),
                ));
            }
        }
    }
    findings
}

pub fn layers(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        let forbidden: &[(&str, &str)] = if under(&source.path, "server/src/platform") {
            &[
                ("features::", "the platform knows no feature"),
                ("async_graphql_axum", "answers are written in http/"),
            ]
        } else if under(&source.path, "migration") {
            &[(
                "entity::",
                "a migration outlives today's tables: write names as text",
            )]
        } else if under(&source.path, "entity") {
            &[("async_graphql", "a table is not the API")]
        } else {
            continue;
        };
        for (line, text) in source.code() {
            for (word, why) in forbidden {
                if begins_word(text, word) {
                    findings.push(Finding::at(source, line, format!("`{word}`: {why}")));
                }
            }
        }
    }
    findings
}

fn begins_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

struct Import {
    line: usize,
    /// From the feature on: `plan`, `model`, `State`
    path: Vec<String>,
    by_super: bool,
}

impl Import {
    /// `plan::State::Draft` is offered by `plan`; `plan::model::State` is not.
    fn is_deep(&self) -> bool {
        self.path.len() > 2
            && self
                .path
                .get(1)
                .is_some_and(|name| name.starts_with(|letter: char| letter.is_lowercase()))
    }
}

fn imports(source: &Source) -> Vec<Import> {
    let code: String = source
        .text
        .lines()
        .map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        })
        .collect::<Vec<_>>()
        .join("\n");
    let mut found = Vec::new();
    for (start, by_super) in [("crate::features::", false), ("super::", true)] {
        for (at, _) in code.match_indices(start) {
            let line = code
                .get(..at)
                .map_or(0, |before| before.matches('\n').count())
                + 1;
            let rest = code.get(at + start.len()..).unwrap_or_default();
            let mut paths = Vec::new();
            expand(rest, &mut Vec::new(), &mut paths);
            // `super::x` may be a module of the feature itself: a name that is also a feature's is one only outside.
            let known = |path: &Vec<String>| {
                let first = path.first().map(String::as_str).unwrap_or_default();
                !by_super || (tier(first).is_some() && climbs_out(source, &code, at))
            };
            found.extend(paths.into_iter().filter(known).map(|path| Import {
                line,
                path,
                by_super,
            }));
        }
    }
    found
}

/// Whether the `super::` at this place leaves the feature: as many as the file lies deep.
fn climbs_out(source: &Source, code: &str, at: usize) -> bool {
    let inside = source.path.strip_prefix(FEATURES).unwrap_or_default();
    let folders = inside.matches('/').count();
    let deep = if inside.ends_with("/mod.rs") {
        folders
    } else {
        folders + 1
    };
    let mut before = code.get(..at).unwrap_or_default();
    let mut climbed = 1;
    while let Some(shorter) = before.strip_suffix("super::") {
        before = shorter;
        climbed += 1;
    }
    climbed >= deep
}

/// Reads one path, or the tree `{a::X, b::{Y, Z}}`, from where it begins; gives what follows it.
fn expand<'a>(text: &'a str, prefix: &mut Vec<String>, out: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start().trim_start_matches(',').trim_start();
            if rest.is_empty() {
                return rest;
            }
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            let after = expand(rest, &mut prefix.clone(), out);
            // Something that is no path: stop rather than read it for ever.
            if after.len() == rest.len() {
                return after;
            }
            rest = after;
            if let Some(renamed) = rest.trim_start().strip_prefix("as ") {
                rest = renamed
                    .trim_start()
                    .trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
            }
        }
    }
    let end = text
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '*')
        .unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if name.is_empty() {
        return rest;
    }
    prefix.push(name.to_owned());
    if let Some(rest) = rest.strip_prefix("::") {
        let follows = rest
            .trim_start()
            .starts_with(|letter: char| letter.is_alphanumeric() || "_{*".contains(letter));
        if follows {
            return expand(rest, prefix, out);
        }
    }
    out.push(prefix.clone());
    rest
}

#[cfg(test)]
#[path = "tiers_tests.rs"]
mod tests;
