//! One document beside the list: what it says, its files, what it follows and what followed it, and who has it.

use leptos::prelude::*;

use crate::features::document::operations::{
    DocumentAction, DocumentAppendix, DocumentAppendixPart, IssuedDocument, IssuedOneVariables,
    IssuedView, RelatedDocument,
};
use crate::features::document::words;
use crate::features::paper::DocumentPaperMenu;
use crate::features::signing::SignedPart;
use crate::shared::files::{EvidenceFile, FileField, FileList, Subject};
use crate::shared::history::History;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::paper::{DocumentKind, roman};
use crate::shared::ui::{ButtonLink, Glyph, Menu, PageTitle, SidePanel, Status};
use crate::tr;

#[component]
pub fn IssuedPanel(
    id: String,
    close: Signal<String>,
    /// What is to be done with it first.
    #[prop(optional, into)]
    first: ViewFn,
) -> impl IntoView {
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
    let first = StoredValue::new(first);
    view! {
        <SidePanel title above close>
            <PageTitle title/>
            <Loaded query=found let:data>
                {move || view! { <Body found paper=data.get().document first=first.get_value()/> }}
            </Loaded>
        </SidePanel>
    }
}

#[component]
fn Body(found: Query<IssuedView>, paper: IssuedDocument, first: ViewFn) -> impl IntoView {
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
    let written = taking(&paper.id, paper.kind, paper.body_parts.is_some());
    let by = paper
        .issuer
        .as_ref()
        .map(|issuer| issuer.id.inner().to_owned());
    let by = by.filter(|_| may(DocumentAction::Copy));
    let copy = by.map(|by| {
        let href = format!("/documents/copy?of={id}&by={by}");
        view! { <ButtonLink label=tr!(document.copy) href icon=Glyph::Copy test_id="document-copy"/> }
    });
    let follows = follow.then(|| view! { <Follow id=id.clone()/> });
    let history = paper.history.clone();
    let is_copy = paper.kind.is_copy();
    let (body, appendices) = (paper.body_parts.clone(), paper.appendices.clone());
    let text = view! { <Words body appendices is_copy/> };
    view! {
        <section class="panel__sec">
            <Facts paper=paper.clone()/>
            <div class="panel__acts">{first.run()} {sent} {plan} {written} {copy} {follows}</div>
        </section>
        {text}
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

/// Takes its paper away, where it was drawn here.
pub fn taking(id: &cynic::Id, kind: DocumentKind, has_body: bool) -> Option<impl IntoView + use<>> {
    let document = id.clone();
    (has_body || kind.is_copy()).then(|| view! { <DocumentPaperMenu document/> })
}

/// What it says: its words and its appendices.
#[component]
pub fn Words(
    body: Option<Vec<DocumentAppendixPart>>,
    appendices: Vec<DocumentAppendix>,
    /// A copy's words are an excerpt.
    is_copy: bool,
) -> impl IntoView {
    view! {
        {body
            .map(|body| {
                view! {
                    <section class="panel__sec">
                        <h3>{if is_copy { tr!(document.excerpt) } else { tr!(document.body) }}</h3>
                        <div lang="vi" data-testid="document-body">
                            {body.into_iter().map(part).collect_view()}
                        </div>
                    </section>
                }
            })}
        {appendices
            .into_iter()
            .enumerate()
            .map(|(place, appendix)| view! { <Appendix place appendix/> })
            .collect_view()}
    }
}

#[component]
fn Appendix(place: usize, appendix: DocumentAppendix) -> impl IntoView {
    view! {
        <section class="panel__sec" data-testid="document-appendix" lang="vi">
            <h3>{tr!(document.appendix_numbered, number = roman(place + 1))} ": " {appendix.title}</h3>
            {appendix.parts.into_iter().map(part).collect_view()}
        </section>
    }
}

/// Words, and tables as tables.
fn part(part: DocumentAppendixPart) -> AnyView {
    if let Some(words) = part.words {
        return view! { <p class="preline">{words}</p> }.into_any();
    }
    let figures = part.figures;
    let row = |row: Vec<String>| {
        let cells = row.into_iter().enumerate().map(|(at, cell)| {
            let figure = figures.get(at).is_some_and(|figure| *figure);
            view! { <td class:num=figure>{cell}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let heads = part.head.into_iter();
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <div class="tablewrap">
            <table class="table">
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{part.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
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
    let (day, maker) = words::day_and_maker(paper.kind.is_copy());
    view! {
        <p class="lead" lang="vi" data-testid="document-subject">{paper.subject}</p>
        <dl class="facts" data-testid="document-facts">
            {fact(day, Some(dates::day(paper.issued_on)))}
            {fact(maker, Some(paper.issuer_name))}
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
