//! Documents that name a file which is gone send a newcomer astray.

use std::collections::BTreeSet;

use super::source::{Finding, Source};

pub fn exist(sources: &[Source]) -> Vec<Finding> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for source in sources {
        known.insert(&source.path);
        known.extend(
            source
                .path
                .match_indices('/')
                .filter_map(|(at, _)| source.path.get(..at)),
        );
    }
    let tops: BTreeSet<&str> = known
        .iter()
        .filter_map(|path| path.split('/').next())
        .collect();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| {
        ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"].contains(&source.path.as_str())
    }) {
        for (line, text) in (1..).zip(source.text.lines()) {
            for path in links(text)
                .into_iter()
                .chain(quoted(text).into_iter().filter(|word| is_path(word, &tops)))
            {
                let path = path.trim_start_matches("./").trim_end_matches('/');
                if !known.contains(path) {
                    findings.push(Finding::at(
                        source,
                        line,
                        format!("`{path}` does not exist"),
                    ));
                }
            }
        }
    }
    findings
}

/// `[text](path)`, without addresses on the web or in the page.
fn links(text: &str) -> Vec<&str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#', ' ']).next())
        .filter(|target| !target.is_empty() && !target.contains(':'))
        .collect()
}

fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Something written like a path that begins at a place we have.
fn is_path(word: &str, tops: &BTreeSet<&str>) -> bool {
    let plain = word
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "/._-".contains(letter));
    plain
        && word
            .split_once('/')
            .is_some_and(|(top, rest)| !rest.is_empty() && tops.contains(top))
}

#[cfg(test)]
mod tests {
    use super::super::source::{shown, sources};
    use super::exist;

    const TREE: [(&str, &str); 2] = [("server/src/platform/access.rs", ""), ("docs/a.png", "")];

    #[test]
    fn what_exists_may_be_named() {
        let text = "Read `server/src/platform/access.rs`, `server/src` and [this](docs/a.png); `POST /graphql`, `and/or`, `server/src/<x>`.";
        let mut files = sources(&TREE);
        files.extend(sources(&[("ARCHITECTURE.md", text)]));
        assert!(exist(&files).is_empty());
    }

    #[test]
    fn what_is_gone_is_found() {
        let mut files = sources(&TREE);
        files.extend(sources(&[(
            "README.md",
            "See `server/src/gone.rs`\nand [that](docs/b.png), [web](https://example.vn/x).",
        )]));
        let found = shown(&exist(&files));
        assert_eq!(
            found,
            [
                "README.md:1: `server/src/gone.rs` does not exist",
                "README.md:2: `docs/b.png` does not exist"
            ]
        );
    }
}
