//! What stands against keeping a content, in words and with the field to go to.

use super::content::Content;
use super::operations::PlanUserError;
use super::words;
use crate::shared::api::FieldError;
use crate::shared::i18n::papers;
use crate::shared::ui::Problem;
use crate::tr;

/// What the server would refuse anyway, and what it could not even read.
pub fn missing(content: &Content) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if content.title.trim().is_empty() {
        errors.push(FieldError {
            path: "content.title".into(),
            words: tr!(plan.error_title),
        });
    }
    if content.school_year.is_empty() {
        errors.push(FieldError {
            path: "content.schoolYear".into(),
            words: tr!(plan.error_year),
        });
    }
    errors
}

/// The server's refusals in words.
pub fn of_server(errors: &[PlanUserError]) -> Vec<FieldError> {
    FieldError::each(errors, |found| (&found.path, words::error(found.code)))
}

/// The same as a summary, each line leading to its field.
pub fn summary(errors: &[FieldError], content: &Content) -> Vec<Problem> {
    errors
        .iter()
        .map(|error| {
            let field = field(&error.path, content);
            Problem::new(
                field,
                format!("{}{}", whose(&error.path, content), error.words),
            )
        })
        .collect()
}

/// The input's id behind a path such as `content.clauses.3.text`.
fn field(path: &str, content: &Content) -> String {
    let mut parts = path.trim_start_matches("content.").split('.');
    let first = parts.next().unwrap_or_default();
    let place = parts.next().and_then(|place| place.parse::<usize>().ok());
    match (first, place) {
        ("title", _) => "plan-title".into(),
        ("schoolYear", _) => "plan-year".into(),
        ("symbol", _) => "plan-symbol".into(),
        ("place", _) => "plan-place".into(),
        ("issuedOn", _) => "plan-date".into(),
        ("clauses", Some(place)) => content
            .clauses
            .get(place)
            .map(|clause| format!("clause-{}", clause.key))
            .unwrap_or_default(),
        ("recipients", Some(place)) => content
            .recipients
            .get(place)
            .map(|recipient| format!("recipient-{}-name", recipient.key))
            .unwrap_or_default(),
        ("signer", _) => "signer-title".into(),
        _ => String::new(),
    }
}

/// Which of many parts it is, before the words.
fn whose(path: &str, content: &Content) -> String {
    let mut parts = path.trim_start_matches("content.").split('.');
    let first = parts.next().unwrap_or_default();
    let place = parts.next().and_then(|place| place.parse::<usize>().ok());
    let name = match (first, place) {
        ("clauses", Some(place)) => content
            .clauses
            .get(place)
            .map(|clause| format!("{} {}", clause.marker, start(&clause.text))),
        ("citations", Some(place)) => content.citations.get(place).map(words::citation),
        ("recipients", Some(place)) => content
            .recipients
            .get(place)
            .map(|recipient| recipient.name.clone()),
        _ => None,
    };
    name.map(|name| format!("{}: ", name.trim()))
        .unwrap_or_default()
}

/// The first words of a text.
pub fn start(text: &str) -> String {
    papers::beginning(text, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_leads_to_its_field() {
        let content = Content::default();
        let errors = missing(&content);
        let fields: Vec<_> = summary(&errors, &content)
            .into_iter()
            .map(|problem| problem.field)
            .collect();
        assert_eq!(fields, ["plan-title", "plan-year"]);
    }

    #[test]
    fn a_clauses_error_names_and_finds_the_clause() {
        let mut content = Content::default();
        let key = content.add_after(None);
        content.clause_mut(key).unwrap().marker = "1.2.".into();
        let errors = [FieldError {
            path: "content.clauses.0.text".into(),
            words: "Sai".into(),
        }];
        let problem = summary(&errors, &content).remove(0);
        assert_eq!(problem, Problem::new(format!("clause-{key}"), "1.2.: Sai"));
    }

    #[test]
    fn a_long_text_ends_at_a_word() {
        assert_eq!(start("ngắn"), "ngắn");
        let long = start(&"chữ ".repeat(40));
        assert!(long.ends_with("chữ…") && long.chars().count() <= 61);
    }
}
