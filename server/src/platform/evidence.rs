//! Evidence: the pages that show what was done, as people name them.

use async_graphql::{InputObject, SimpleObject};
use serde::{Deserialize, Serialize};
use url::Url;

use super::text::tidy_line;
use super::{Code, Outcome, UserError};

const LONGEST_LABEL: usize = 1_000;
const LONGEST_URL: usize = 2_000;
const MOST: usize = 20;

/// A page that shows what was done.
#[derive(SimpleObject, Debug, Clone, Serialize, Deserialize)]
#[graphql(name = "EvidenceLink")]
pub struct Link {
    /// Its name; its address when it was given none.
    pub label: String,
    /// Its address, http or https.
    pub url: String,
}

/// A page that shows what was done.
#[derive(InputObject)]
#[graphql(name = "EvidenceLinkInput")]
pub struct LinkInput {
    /// Its name.
    pub label: Option<String>,
    /// Its address, http or https.
    pub url: String,
}

/// What a feature calls what may be wrong with links.
#[derive(Clone, Copy)]
pub struct Codes<C> {
    pub too_many: C,
    pub too_long: C,
    pub not_a_link: C,
}

/// What came of something, with the pages that show it as they are kept; or all that is wrong with either.
pub fn with_links<C: Code + Copy>(
    result: Result<String, UserError<C>>,
    given: Vec<LinkInput>,
    codes: Codes<C>,
) -> Outcome<(String, serde_json::Value), C> {
    match (result, links(given, codes)) {
        (Ok(result), Ok(links)) => Ok((result, serde_json::to_value(links)?)),
        (result, links) => {
            let wrong = result.err().into_iter();
            let wrong: Vec<_> = wrong.chain(links.err().into_iter().flatten()).collect();
            Err(wrong.into())
        }
    }
}

/// Addresses of pages, each by its name or, without one, by itself.
fn links<C: Copy>(given: Vec<LinkInput>, codes: Codes<C>) -> Result<Vec<Link>, Vec<UserError<C>>> {
    if given.len() > MOST {
        let message = format!("Name {MOST} links at most.");
        return Err(vec![UserError::new("links", codes.too_many, message)]);
    }
    let mut errors = Vec::new();
    let mut links = Vec::new();
    let mut check = |path: String, text: &str, longest: usize| {
        if text.chars().count() > longest {
            let message = format!("Use at most {longest} characters.");
            errors.push(UserError::new(&path, codes.too_long, message));
        }
    };
    let mut wrong = Vec::new();
    for (at, LinkInput { label, url }) in given.into_iter().enumerate() {
        let Some(page) = page(&url) else {
            let message = "Write the address of a page, as in https://truong.edu.vn/tin.";
            wrong.push(UserError::new(
                &format!("links.{at}.url"),
                codes.not_a_link,
                message,
            ));
            continue;
        };
        let url = String::from(page);
        check(format!("links.{at}.url"), &url, LONGEST_URL);
        let label = label.as_deref().and_then(tidy_line);
        if let Some(label) = &label {
            check(format!("links.{at}.label"), label, LONGEST_LABEL);
        }
        let label = label.unwrap_or_else(|| url.clone());
        links.push(Link { label, url });
    }
    errors.extend(wrong);
    if errors.is_empty() {
        Ok(links)
    } else {
        Err(errors)
    }
}

fn page(typed: &str) -> Option<Url> {
    Url::parse(typed.trim())
        .ok()
        .filter(|url| ["http", "https"].contains(&url.scheme()) && url.has_host())
        // A name before the host only makes another host look like it.
        .filter(|url| url.username().is_empty() && url.password().is_none())
}
