//! One document beside the list: what it says, its files, what it follows and what followed it, and who has it.

use leptos::prelude::*;

use crate::features::document::operations::{
    DocumentAction, IssuedDocument, IssuedOneVariables, IssuedView, RelatedDocument,
};
use crate::features::document::words;
use crate::features::paper::DocumentPaperMenu;
use crate::features::signing::SignedPart;
use crate::shared::files::{EvidenceFile, FileField, FileList, Subject};
use crate::shared::history::History;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::paper::roman;
use crate::shared::ui::{ButtonLink, Glyph, Menu, PageTitle, SidePanel, Status};
use crate::tr;

#[component]
pub fn IssuedPanel(id: String, close: Signal<String>) -> impl IntoView {
    let asked = cynic::Id::new(id);
    let found = query::<IssuedView>(move || IssuedOneVariables { id: asked.clone() });
    let title = Signal::derive(move || {
        found.get().map_or_else(
            || tr!(document.document),
            |found| {
                let paper = found.document;
                words::named(paper.kind, Some(&paper.number), Some(&paper.symbol))
            },
        )
    });
    let above = Signal::derive(move || {
        let paper = found.get().map(|found| found.document);
        paper.map_or_else(String::new, |paper| {
            format!("{} · {}", paper.issuer_name, dates::day(paper.issued_on))
        })
    });
    view! {
        <SidePanel title above close>
            <PageTitle title/>
            <Loaded query=found let:data>
                {move || view! { <Body found paper=data.get().document/> }}
            </Loaded>
        </SidePanel>
    }
}

#[component]
fn Body(found: Query<IssuedView>, paper: IssuedDocument) -> impl IntoView {
    let may = |action| paper.available_actions.contains(&action);
    let (attach, follow) = (may(DocumentAction::Attach), may(DocumentAction::Follow));
    let id = paper.id.inner().to_owned();
    let sent = (paper.delivery_counts.total > 0).then(|| {
        let href = format!("/documents/{id}");
        view! { <ButtonLink label=tr!(document.who_has_it) href icon=Glyph::Inspect test_id="document-deliveries"/> }
    });
    let plan = paper.plan.as_ref().map(|plan| {
        let href = format!("/plans/{}", plan.id.inner());
        view! { <ButtonLink label=tr!(document.open_plan) href icon=Glyph::Plan test_id="document-plan"/> }
    });
    let written = (paper.body.is_some() || paper.kind.is_copy()).then(|| {
        let document = paper.id.clone();
        view! { <DocumentPaperMenu document/> }
    });
    let has_text = paper.body.is_some() || paper.plan.is_some();
    let by = paper
        .issuer
        .as_ref()
        .map(|issuer| issuer.id.inner().to_owned());
    let by = by.filter(|_| may(DocumentAction::Copy) && has_text);
    let copy = by.map(|by| {
        let href = format!("/documents/copy?of={id}&by={by}");
        view! { <ButtonLink label=tr!(document.copy) href icon=Glyph::Copy test_id="document-copy"/> }
    });
    let appendices = paper.appendices.clone();
    let follows = follow.then(|| view! { <Follow id=id.clone()/> });
    let history = paper.history.clone();
    let body = paper.body.clone();
    view! {
        <section class="panel__sec">
            <Facts paper=paper.clone()/>
            <div class="panel__acts">{sent} {plan} {written} {copy} {follows}</div>
        </section>
        {body
            .map(|body| {
                view! {
                    <section class="panel__sec">
                        <h3>{tr!(document.body)}</h3>
                        <p class="preline" lang="vi" data-testid="document-body">{body}</p>
                    </section>
                }
            })}
        {appendices
            .into_iter()
            .enumerate()
            .map(|(place, one)| {
                view! {
                    <section class="panel__sec" data-testid="document-appendix">
                        <h3>{tr!(document.appendix_numbered, number = roman(place + 1))} ": " <span lang="vi">{one.title}</span></h3>
                        <p class="preline" lang="vi">{one.body}</p>
                    </section>
                }
            })
            .collect_view()}
        <Related paper=paper.clone()/>
        <section class="panel__sec">
            <h3>{tr!(signing.signed)}</h3>
            <SignedPart document=paper.id.clone() on_change=move |()| found.reload()/>
        </section>
        <Files found paper attach/>
        {(!history.is_empty())
            .then(|| {
                view! {
                    <section class="panel__sec">
                        <h3>{tr!(document.history)}</h3>
                        <History entries=Signal::stored(history)/>
                    </section>
                }
            })}
    }
}

/// A paper that was issued never changes: another says what is otherwise.
#[component]
fn Follow(id: String) -> impl IntoView {
    let link = move |how: &'static str, label: String| {
        let href = format!("/documents/issue?follows={id}&as={how}");
        view! { <a class="menu__item" href=href data-testid=format!("follow-{}", how.to_lowercase())>{label}</a> }
    };
    view! {
        <Menu id="follow" label=tr!(document.follow_up) glyph=Glyph::More class="btn">
            {link("CORRECTS", tr!(document.issue_correction))}
            {link("REPLACES", tr!(document.issue_replacement))}
            {link("RECALLS", tr!(document.issue_recall))}
        </Menu>
    }
}

#[component]
fn Facts(paper: IssuedDocument) -> impl IntoView {
    let fact = |label: String, value: Option<String>| {
        value.map(|value| view! { <dt>{label}</dt> <dd>{value}</dd> })
    };
    let days = words::days_in_force(paper.valid_from, paper.valid_until);
    let stands = words::told_standing(paper.validity, paper.valid_from, paper.valid_until);
    let stands = stands.map(|(tone, glyph, label)| {
        view! {
            <dt>{tr!(document.validity)}</dt>
            <dd><Status tone glyph label test_id="document-validity"/> {days.map(|days| view! { <span class="under">{days}</span> })}</dd>
        }
    });
    let urgency = words::urgency_mark(paper.urgency).map(|(tone, glyph, label)| {
        view! {
            <dt>{tr!(document.urgency)}</dt>
            <dd><Status tone glyph label/></dd>
        }
    });
    let signer = paper.signer.map(|signer| {
        let parts = [signer.authority, signer.title, signer.name];
        let lines = parts.into_iter().flatten();
        lines.collect::<Vec<_>>().join(", ")
    });
    let recipients = (!paper.recipients.is_empty()).then(|| {
        let lines = paper.recipients.into_iter();
        let lines = lines.map(|line| view! { <li lang="vi">{line.name}</li> });
        view! {
            <dt>{tr!(document.sent_to)}</dt>
            <dd><ul>{lines.collect_view()}</ul></dd>
        }
    });
    let counts = paper.delivery_counts;
    let received = (counts.total > 0).then(|| {
        tr!(
            document.received,
            received = counts.received,
            total = counts.total
        )
    });
    view! {
        <p class="lead" lang="vi" data-testid="document-subject">{paper.subject}</p>
        <dl class="facts" data-testid="document-facts">
            {fact(tr!(document.issued_on), Some(dates::day(paper.issued_on)))}
            {fact(tr!(document.issuer), Some(paper.issuer_name))}
            {fact(tr!(document.signer), signer)}
            {urgency}
            {stands}
            {recipients}
            {fact(tr!(document.receipts), received)}
        </dl>
        <details class="faint more">
            <summary>{tr!(document.content_hash)}</summary>
            <code class="break">{paper.content_hash}</code>
        </details>
    }
}

#[component]
fn Related(paper: IssuedDocument) -> impl IntoView {
    let one = |how: String, paper: RelatedDocument| {
        let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
        let href = format!("/documents/issued/{}", paper.id.inner());
        view! {
            <li class="item">
                <span class="muted">{how} " "</span>
                <a href=href data-testid="related">{named}</a>
                <span class="under">{dates::day(paper.issued_on)} ": " <span lang="vi">{paper.subject}</span></span>
            </li>
        }
    };
    let before = paper.follows_as.zip(paper.follows);
    let before = before.map(|(kind, paper)| one(words::follows(kind), paper));
    let after = paper.followers.into_iter();
    let after: Vec<_> = after
        .map(|follower| one(words::followed(follower.kind), follower.document))
        .collect();
    let original = paper.copy_of.map(|paper| one(tr!(document.copy_of), paper));
    let copies = paper.copies.into_iter();
    let copies: Vec<_> = copies
        .map(|copy| one(tr!(document.copied_as), copy))
        .collect();
    let any = before.is_some() || original.is_some() || !after.is_empty() || !copies.is_empty();
    any.then(|| {
        view! {
            <section class="panel__sec">
                <h3>{tr!(document.related)}</h3>
                <ul>{original} {before} {after} {copies}</ul>
            </section>
        }
    })
}

#[component]
fn Files(found: Query<IssuedView>, paper: IssuedDocument, attach: bool) -> impl IntoView {
    let files = Signal::derive(move || {
        found
            .get()
            .map(|found| found.document.files)
            .unwrap_or_default()
    });
    let changed = move |files: Vec<EvidenceFile>| found.update(|view| view.document.files = files);
    let any = attach || !paper.files.is_empty();
    let own = match attach {
        true => view! { <FileField subject=Subject::document(paper.id) files on_change=Callback::new(changed)/> }
            .into_any(),
        false => view! { <FileList files/> }.into_any(),
    };
    any.then(|| {
        view! {
            <section class="panel__sec" data-testid="document-files">
                <h3>{tr!(document.files)}</h3>
                {own}
            </section>
        }
    })
}
