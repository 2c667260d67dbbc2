//! What is said of a task, checked: its words, its day, its evidence.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use url::Url;

use super::model::TaskErrorCode as Code;
use crate::platform::UserError;
use crate::platform::text::{tidy_line, tidy_text};

const LONGEST_TITLE: usize = 1_000;
const LONGEST_TEXT: usize = 2_000;
const LONGEST_URL: usize = 2_000;
const MOST_LINKS: usize = 20;

/// What is to be done, when it counts as done, and by when.
#[derive(Clone)]
pub struct Content {
    pub title: String,
    pub criterion: Option<String>,
    pub due_on: NaiveDate,
}

/// A page that shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Link {
    pub label: String,
    pub url: String,
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
    if content.due_on < today && before != Some(content.due_on) {
        let message = "The day must not have passed.";
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

/// Evidence: addresses of pages, each by its name or, without one, by itself.
pub fn links(given: Vec<(Option<String>, String)>) -> Result<Vec<Link>, Vec<UserError<Code>>> {
    if given.len() > MOST_LINKS {
        let message = format!("Name {MOST_LINKS} links at most.");
        return Err(vec![UserError::new("links", Code::TooMany, message)]);
    }
    let mut errors = Vec::new();
    let mut links = Vec::new();
    for (at, (label, url)) in given.into_iter().enumerate() {
        let path = format!("links.{at}.url");
        let page = Url::parse(url.trim())
            .ok()
            .filter(|url| ["http", "https"].contains(&url.scheme()) && url.has_host())
            // A name before the host only makes another host look like it.
            .filter(|url| url.username().is_empty() && url.password().is_none());
        match page {
            Some(page) if is_longer(page.as_str(), LONGEST_URL) => {
                errors.push(too_long(&path, LONGEST_URL));
            }
            Some(page) => {
                let url = String::from(page);
                let label = label.as_deref().and_then(tidy_line);
                if (label.as_ref()).is_some_and(|label| is_longer(label, LONGEST_TITLE)) {
                    errors.push(too_long(&format!("links.{at}.label"), LONGEST_TITLE));
                }
                links.push(Link {
                    label: label.unwrap_or_else(|| url.clone()),
                    url,
                });
            }
            None => {
                let message = "Write the address of a page, as in https://truong.edu.vn/tin.";
                errors.push(UserError::new(&path, Code::NotALink, message));
            }
        }
    }
    if errors.is_empty() {
        Ok(links)
    } else {
        Err(errors)
    }
}
