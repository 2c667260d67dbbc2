//! Size, names and words.

use super::source::{Finding, Source};

const LONG: usize = 300;
const TOO_LONG: usize = 500;

pub fn length(sources: &[Source]) -> Vec<Finding> {
    longer(sources, TOO_LONG)
        .map(|(source, lines)| {
            Finding::new(
                &source.path,
                format!("{lines} lines; a file of more than {TOO_LONG} is several things"),
            )
        })
        .collect()
}

/// Not wrong, but worth a question.
pub fn long(sources: &[Source]) -> Vec<Finding> {
    longer(sources, LONG)
        .filter(|(_, lines)| *lines <= TOO_LONG)
        .map(|(source, lines)| {
            Finding::new(&source.path, format!("{lines} lines; is it two things?"))
        })
        .collect()
}

fn longer(sources: &[Source], limit: usize) -> impl Iterator<Item = (&Source, usize)> {
    sources
        .iter()
        .filter(|source| source.is_rust())
        .map(|source| (source, source.text.lines().count()))
        .filter(move |(_, lines)| *lines > limit)
}

const EMPTY_NAMES: [&str; 8] = [
    "utils", "util", "helpers", "helper", "common", "manager", "misc", "stuff",
];

pub fn names(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        for part in source.path.trim_end_matches(".rs").split('/') {
            if EMPTY_NAMES.contains(&part) {
                findings.push(Finding::new(
                    &source.path,
                    format!("`{part}` says nothing; name it after what it does"),
                ));
            }
        }
    }
    findings
}

pub fn words(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| !source.is_rule()) {
        for (line, text) in (1..).zip(source.text.lines()) {
            if source.is_rust() && (text.contains("#[allow(") || text.contains("#![allow(")) {
                findings.push(Finding::at(
                    source,
                    line,
                    "write `#[expect(…, reason = \"…\")]`",
                ));
            }
            if ["TODO", "FIXME", "XXX"]
                .iter()
                .any(|word| has_word(text, word))
                && !is_lock(source)
            {
                findings.push(Finding::at(source, line, "do it, or write an issue"));
            }
        }
    }
    findings
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric())
        .any(|found| found == word)
}

const HOMES: [&str; 4] = ["/root/", "/home/", "/Users/", "C:\\Users\\"];
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub fn portable(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| !source.is_rule()) {
        for (line, text) in (1..).zip(source.text.lines()) {
            if let Some(home) = HOMES.iter().find(|home| begins_path(text, home)) {
                findings.push(Finding::at(
                    source,
                    line,
                    format!("a path under `{home}` exists on one machine only"),
                ));
            }
            if source.path.ends_with("Cargo.lock")
                && text.starts_with("source = ")
                && !text.contains(CRATES_IO)
            {
                findings.push(Finding::at(source, line, "everything comes from crates.io"));
            }
            let settings = source.path.ends_with(".toml") || source.path.ends_with(".npmrc");
            if settings
                && ["[source.", "[registries", "[registry", "registry="]
                    .iter()
                    .any(|word| text.trim_start().starts_with(word))
            {
                findings.push(Finding::at(
                    source,
                    line,
                    "where packages come from is a machine's own setting",
                ));
            }
        }
    }
    findings
}

/// `/home/x`, but not `https://example.vn/home/`.
fn begins_path(text: &str, home: &str) -> bool {
    text.match_indices(home).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || ".-_}/".contains(letter))
    })
}

fn is_lock(source: &Source) -> bool {
    source.path.ends_with(".lock")
}

#[cfg(test)]
mod tests {
    use super::super::source::sources;
    use super::*;

    #[test]
    fn long_files_are_asked_about_and_longer_ones_refused() {
        let files = sources(&[
            ("a.rs", &"\n".repeat(300)),
            ("b.rs", &"\n".repeat(301)),
            ("c.rs", &"\n".repeat(501)),
        ]);
        assert_eq!(long(&files).len(), 1);
        assert_eq!(length(&files).len(), 1);
    }

    #[test]
    fn empty_names_are_refused() {
        assert!(
            names(&sources(&[
                ("server/src/platform/text.rs", ""),
                ("docs/common.md", "")
            ]))
            .is_empty()
        );
        assert_eq!(
            names(&sources(&[
                ("server/src/utils.rs", ""),
                ("server/src/common/mod.rs", "")
            ]))
            .len(),
            2
        );
    }

    #[test]
    fn exceptions_say_why_and_nothing_is_put_off() {
        assert!(
            words(&sources(&[(
                "a.rs",
                "#[expect(dead_code, reason = \"x\")]\nlet todos = 1;"
            )]))
            .is_empty()
        );
        assert_eq!(
            words(&sources(&[
                ("a.rs", "#[allow(dead_code)]\n// TODO: later"),
                ("a.css", "/* FIXME */")
            ]))
            .len(),
            3
        );
    }

    #[test]
    fn paths_and_registries_of_one_machine_are_refused() {
        let good = [
            ("README.md", "see https://example.vn/home/a"),
            (
                "Cargo.lock",
                "source = \"registry+https://github.com/rust-lang/crates.io-index\"",
            ),
        ];
        assert!(portable(&sources(&good)).is_empty());
        let bad = [
            ("README.md", "in /home/an/sen"),
            ("Cargo.lock", "source = \"git+https://example.vn/x\""),
            (".cargo/config.toml", "[source.crates-io]"),
        ];
        assert_eq!(portable(&sources(&bad)).len(), 3);
    }
}
