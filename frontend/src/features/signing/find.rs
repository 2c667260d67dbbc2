//! A file of which it is not known what it is: found among the signed copies in sight.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::check::Drop;
use super::model::Looked;
use super::operations::{FileVariables, FoundCopy, SignedByFile};
use super::words;
use crate::features::document::{named, standing};
use crate::shared::api::{ApiError, send};
use crate::shared::i18n::dates;
use crate::shared::ui::{Crumb, Notice, PageHeader, Status, Tone};
use crate::tr;

/// What came of a file.
#[derive(Clone)]
enum Outcome {
    Unfit(Looked),
    Found(Vec<FoundCopy>),
    Failed(ApiError),
}

#[component]
pub fn Find() -> impl IntoView {
    let outcome = RwSignal::new(None::<(String, Outcome)>);
    let looked = move |(name, looked): (String, Looked)| {
        let Looked::Pdf(sha256) = looked else {
            return outcome.set(Some((name, Outcome::Unfit(looked))));
        };
        outcome.set(None);
        spawn_local(async move {
            let found = match send::<SignedByFile>(FileVariables { sha256 }).await {
                Ok(found) => Outcome::Found(found.signed_copies),
                Err(error) => Outcome::Failed(error),
            };
            outcome.try_set(Some((name, found)));
        });
    };
    let crumbs = vec![Crumb::new("/documents/issued", tr!(signing.register))];
    let told = move || {
        outcome.get().map(|(name, outcome)| {
            view! {
                <p class="breakable faint">{name}</p>
                {tell(outcome)}
            }
        })
    };
    view! {
        <PageHeader title=tr!(signing.find) about=tr!(signing.find_about) crumbs/>
        <div class="card">
            <div class="card__body stack" aria-live="polite">
                <Drop on_looked=Callback::new(looked)/>
                {told}
            </div>
        </div>
    }
}

fn tell(outcome: Outcome) -> AnyView {
    match outcome {
        Outcome::Failed(error) => {
            view! { <Notice tone=Tone::Bad test_id="verdict">{error.words()}</Notice> }.into_any()
        }
        Outcome::Unfit(looked) => {
            let (tone, title, next) = words::verdict(super::model::Kept::default().judge(&looked));
            view! {
                <Notice tone test_id="verdict">
                    <p class="strong">{title}</p>
                    <p>{next}</p>
                </Notice>
            }
            .into_any()
        }
        Outcome::Found(copies) if copies.is_empty() => view! {
            <Notice tone=Tone::Bad test_id="verdict">
                <p class="strong">{tr!(signing.none_found)}</p>
                <p>{tr!(signing.none_found_next)}</p>
            </Notice>
        }
        .into_any(),
        Outcome::Found(copies) => copies
            .into_iter()
            .map(|copy| view! { <Found copy/> })
            .collect_view()
            .into_any(),
    }
}

#[component]
fn Found(copy: FoundCopy) -> impl IntoView {
    let (tone, title) = match copy.current {
        true => (Tone::Ok, tr!(signing.found_signed)),
        false => (Tone::Warn, tr!(signing.is_former)),
    };
    let paper = copy.document;
    let (mark, glyph, label) = standing(paper.validity);
    let name = named(paper.kind, Some(&paper.number), Some(&paper.symbol));
    let href = format!("/documents/issued/{}", paper.id.inner());
    let about = format!("{} · {}", paper.issuer_name, dates::day(paper.issued_on));
    view! {
        <Notice tone test_id="verdict">
            <p class="strong">{title}</p>
            <p><a href=href data-testid="found">{name}</a> " " <Status tone=mark glyph label/></p>
            <p lang="vi">{paper.subject}</p>
            <p class="faint">{about}</p>
        </Notice>
    }
}
