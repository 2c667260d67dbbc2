//! How a screen reads a list page by page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Query, query};
use crate::shared::api::{ApiError, Operation, Paged, send};
use crate::shared::ui::Further;

/// A [`query`] for the beginning of a list, and the way to read it on. `variables` are told the cursor to go on from.
pub fn pages<O>(
    variables: impl Fn(Option<String>) -> O::Variables + Clone + Send + Sync + 'static,
) -> (Query<O>, Further)
where
    O: Paged + Clone + Send + Sync,
{
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let first = variables.clone();
    let list = query::<O>(move || {
        refusal.set(None);
        first(None)
    });
    let has_more = Signal::derive(move || {
        let data = list.data.read();
        data.as_ref()
            .is_some_and(|list| list.page_info().has_next_page)
    });
    let go = Callback::new(move |()| {
        let end = list.data.with_untracked(|list| {
            let end = list
                .as_ref()
                .map(|list| list.page_info().end_cursor.clone());
            end.flatten()
        });
        if end.is_none() {
            return;
        }
        let ask = {
            let (variables, end) = (variables.clone(), end.clone());
            move || untrack(|| variables(end.clone()))
        };
        let asked = ask();
        let question = words_of::<O>(&asked);
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            let answer = send::<O::Next>(asked).await;
            let gone = busy.try_set(false).is_some();
            // Filters may have changed meanwhile: then this page belongs to another list.
            if gone || words_of::<O>(&ask()) != question {
                return;
            }
            match answer {
                Ok(next) => list.update(|list| {
                    if list.page_info().end_cursor == end {
                        list.append(next);
                    }
                }),
                Err(error) => refusal.set(Some(error)),
            }
        });
    });
    let further = Further {
        has_more,
        busy: busy.into(),
        refusal: refusal.into(),
        go,
    };
    (list, further)
}

/// The whole list, page after page.
pub async fn all_pages<O: Paged>(
    variables: impl Fn(Option<String>) -> O::Variables,
) -> Result<O, ApiError> {
    let mut list = send::<O>(variables(None)).await?;
    while list.page_info().has_next_page {
        let after = list.page_info().end_cursor.clone();
        list.append(send::<O::Next>(variables(after)).await?);
    }
    Ok(list)
}

/// What is asked, so that two questions can be compared.
fn words_of<O: Operation>(variables: &O::Variables) -> Option<String> {
    serde_json::to_string(variables).ok()
}
