//! Every text in Vietnamese and in English, and none left blank.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::source::{Finding, Source};

const FOLDER: &str = "frontend/locales/";
const LANGUAGES: [&str; 2] = ["vi", "en"];

pub fn complete(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut keys: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    for source in sources {
        let Some((language, file)) = source
            .path
            .strip_prefix(FOLDER)
            .and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        match serde_json::from_str::<Value>(&source.text) {
            Ok(value) => {
                let known = keys.entry((language, file)).or_default();
                collect(source, "", &value, known, &mut findings);
            }
            Err(error) => findings.push(Finding::at(
                source,
                error.line(),
                format!("is not JSON: {error}"),
            )),
        }
    }
    let files: BTreeSet<&str> = keys.keys().map(|(_, file)| *file).collect();
    for file in files {
        let all: BTreeSet<&String> = LANGUAGES
            .iter()
            .filter_map(|language| keys.get(&(*language, file)))
            .flatten()
            .collect();
        for language in LANGUAGES {
            let path = format!("{FOLDER}{language}/{file}");
            let Some(known) = keys.get(&(language, file)) else {
                findings.push(Finding::new(&path, "is missing"));
                continue;
            };
            for key in &all {
                if !known.contains(*key) {
                    findings.push(Finding::new(&path, format!("has no `{key}`")));
                }
            }
        }
    }
    findings
}

/// Plural forms differ between languages (Vietnamese has one), so `books_one` and `books_other` count as `books`.
fn collect(
    source: &Source,
    at: &str,
    value: &Value,
    keys: &mut BTreeSet<String>,
    findings: &mut Vec<Finding>,
) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let path = if at.is_empty() {
                    key.clone()
                } else {
                    format!("{at}.{key}")
                };
                collect(source, &path, value, keys, findings);
            }
        }
        Value::String(text) if text.trim().is_empty() => {
            findings.push(Finding::new(&source.path, format!("`{at}` is blank")))
        }
        _ => {
            let forms = ["_zero", "_one", "_two", "_few", "_many", "_other"];
            let stem = forms
                .iter()
                .find_map(|form| at.strip_suffix(form))
                .unwrap_or(at);
            keys.insert(stem.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::{shown, sources};
    use super::complete;

    #[test]
    fn equal_keys_are_fine_and_plural_forms_are_one_key() {
        let files = sources(&[
            (
                "frontend/locales/vi/plan.json",
                r#"{"title": "Kế hoạch", "count_other": "{{ count }} mục"}"#,
            ),
            (
                "frontend/locales/en/plan.json",
                r#"{"title": "Plan", "count_one": "one item", "count_other": "{{ count }} items"}"#,
            ),
        ]);
        assert!(complete(&files).is_empty());
    }

    #[test]
    fn a_missing_key_a_blank_text_and_a_missing_file_are_found() {
        let files = sources(&[
            (
                "frontend/locales/vi/plan.json",
                r#"{"a": {"b": "Bê"}, "c": " "}"#,
            ),
            ("frontend/locales/en/plan.json", r#"{"a": {}}"#),
            ("frontend/locales/vi/report.json", r#"{"d": "Dê"}"#),
        ]);
        let found = shown(&complete(&files)).join("\n");
        assert!(found.contains("en/plan.json: has no `a.b`"), "{found}");
        assert!(found.contains("vi/plan.json: `c` is blank"), "{found}");
        assert!(found.contains("en/report.json: is missing"), "{found}");
    }
}
