//! What is said of a task, checked: its words, its day.

use chrono::NaiveDate;

use super::model::TaskErrorCode as Code;
use crate::platform::UserError;
use crate::platform::date::is_of_our_time;
use crate::platform::text::{tidy_line, tidy_text};

const LONGEST_TITLE: usize = 1_000;
const LONGEST_TEXT: usize = 2_000;

/// What is to be done, when it counts as done, and by when.
#[derive(Clone)]
pub struct Content {
    pub title: String,
    pub criterion: Option<String>,
    /// When it is said anew.
    pub due_on: Option<NaiveDate>,
}

fn too_long(path: &str, longest: usize) -> UserError<Code> {
    let message = format!("Use at most {longest} characters.");
    UserError::new(path, Code::TooLong, message)
}

fn is_longer(text: &str, longest: usize) -> bool {
    text.chars().count() > longest
}

/// A day in the past is right only where it was that day already.
pub fn parse(
    content: Content,
    today: NaiveDate,
    before: Option<NaiveDate>,
) -> Result<Content, Vec<UserError<Code>>> {
    let mut errors = Vec::new();
    let title = tidy_line(&content.title);
    match &title {
        None => errors.push(UserError::new(
            "title",
            Code::Required,
            "Say what is to be done.",
        )),
        Some(title) if is_longer(title, LONGEST_TITLE) => {
            errors.push(too_long("title", LONGEST_TITLE));
        }
        Some(_) => {}
    }
    let criterion = content.criterion.as_deref().and_then(tidy_text);
    if (criterion.as_ref()).is_some_and(|text| is_longer(text, LONGEST_TEXT)) {
        errors.push(too_long("criterion", LONGEST_TEXT));
    }
    let passed = |day| day < today && before != Some(day);
    if content.due_on.is_some_and(passed) {
        let message = "The day must not have passed.";
        errors.push(UserError::new("dueOn", Code::DateOrder, message));
    }
    if content
        .due_on
        .is_some_and(|day| day > today && !is_of_our_time(day))
    {
        let message = "Choose a day before 2101.";
        errors.push(UserError::new("dueOn", Code::DateOrder, message));
    }
    match title {
        Some(title) if errors.is_empty() => Ok(Content {
            title,
            criterion,
            due_on: content.due_on,
        }),
        _ => Err(errors),
    }
}

/// A text that must be there.
pub fn words(path: &str, text: &str, missing: Code) -> Result<String, UserError<Code>> {
    let text =
        tidy_text(text).ok_or_else(|| UserError::new(path, missing, "Say it in some words."))?;
    if is_longer(&text, LONGEST_TEXT) {
        return Err(too_long(path, LONGEST_TEXT));
    }
    Ok(text)
}
