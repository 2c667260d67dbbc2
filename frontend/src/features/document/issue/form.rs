//! The form itself.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::LIST;
use super::begin::{Followed, Typed, first};
use crate::features::document::appendices::{self, Appendices, AppendixFields};
use crate::features::document::fields::{
    IssuedOnField, KindField, PaperFields, SubjectField, ValidityFields, draft, given,
};
use crate::features::document::foot::{Foot, FootFields};
use crate::features::document::operations::{
    DocumentFollowsInput, DocumentIssue, DocumentIssueInput, DocumentIssueVariables,
    DocumentPreview, DocumentPreviewVariables, KeepingOrganization, SymbolProposed,
    SymbolVariables,
};
use crate::features::document::preview::{Acts, Confirm, Preview, Steps, restored};
use crate::features::document::words;
use crate::features::paper::WordsCheck;
use crate::features::plan::{
    Citation, CitedWarning, PaperSearch, cited_in, is_same, sentence, warnings,
};
use crate::shared::api::coded;
use crate::shared::page::query;
use crate::shared::paper::{DocumentKind, designation};
use crate::shared::session::use_session;
use crate::shared::ui::{ErrorSummary, Notice, TextArea, TextInput, toast};
use crate::tr;

/// What is sent of what was typed, once all that has to be there is.
fn input(
    typed: &Typed,
    issuer: cynic::Id,
    follows: Option<DocumentFollowsInput>,
) -> Option<DocumentIssueInput> {
    let paper = &typed.paper;
    Some(DocumentIssueInput {
        organization: issuer,
        kind: paper.kind()?,
        urgency: paper.urgency(),
        subject: paper.subject.clone(),
        issued_on: paper.issued_on?,
        valid_from: paper.valid_from,
        valid_until: paper.valid_until,
        symbol: given(&paper.symbol),
        body: given(&typed.body),
        signer: typed.foot.signer(),
        recipients: typed.foot.recipients(),
        appendices: appendices::input(&typed.appendices),
        follows,
        idempotency_key: None,
    })
}

/// A paper of the registers, cited in the body; what is known against those that were chosen is told as long as they stand
/// there.
#[component]
fn Cite(body: RwSignal<String>) -> impl IntoView {
    let session = use_session();
    let chosen = RwSignal::new(Vec::<Citation>::new());
    let cite = move |citation: Citation| {
        let words = sentence(&citation);
        if body.with_untracked(|body| body.contains(&words)) {
            toast(tr!(plan.cited_already));
        } else {
            body.update(|body| *body = cited_in(body, &words));
            toast(tr!(document.cited));
        }
        chosen.update(|chosen| {
            chosen.retain(|other| !is_same(other, &citation));
            chosen.push(citation);
        });
    };
    let warnings = warnings(move || {
        let year = session.school_year().map(cynic::Id::into_inner);
        let body = body.read();
        let there = chosen.get().into_iter();
        let there = there.filter(|citation| body.contains(&sentence(citation)));
        (year.unwrap_or_default(), there.collect())
    });
    let told = move || {
        let warnings = warnings.get().into_iter();
        warnings
            .map(|warning| view! { <CitedWarning warning/> })
            .collect_view()
    };
    view! {
        <div class="stack--s" data-testid="cite">
            <PaperSearch help=tr!(document.cite_help) on_choose=cite/>
            {told}
        </div>
    }
}

#[component]
pub fn Form(
    place: KeepingOrganization,
    followed: Option<Followed>,
    /// The form begins anew, without its draft.
    anew: Trigger,
) -> impl IntoView {
    let navigate = use_navigate();
    let thing = followed
        .as_ref()
        .map_or("new", |(paper, _)| paper.id.inner());
    let draft = draft::<Typed>(&format!("issue.{thing}"));
    let restored = restored(&draft, anew);
    let first = draft.recall().unwrap_or_else(|| first(followed.as_ref()));
    let fields = PaperFields::begin(first.paper);
    let body = RwSignal::new(first.body);
    let foot = Foot::begin(first.foot);
    let appended = Appendices::begin(first.appendices);
    let typed = move || Typed {
        paper: fields.typed(),
        body: body.get(),
        foot: foot.typed(),
        appendices: appended.typed(),
    };
    let steps = Steps::begin(
        words::issuing_errors,
        followed.as_ref().map(|(_, how)| *how),
    );
    let writing = steps.writing;
    steps.keeps(draft.clone(), typed);
    let issuer = place.id.clone();
    let proposed = query::<SymbolProposed>(move || SymbolVariables {
        organization: issuer.clone(),
        kind: coded(&fields.kind.read()).unwrap_or(DocumentKind::OfficialLetter),
    });
    let symbol_help = move || {
        proposed.get().map(|proposed| {
            let symbol = designation(Some("…"), &proposed.document_symbol);
            view! { <p class="field__help" data-testid="symbol-proposed">{tr!(document.symbol_proposed, symbol = symbol)}</p> }
        })
    };
    let follows = followed.as_ref().map(|(paper, how)| DocumentFollowsInput {
        document: paper.id.clone(),
        kind: *how,
    });
    let asks = move || input(&untrack(typed), place.id.clone(), follows.clone());
    let asked = asks.clone();
    let look = move |last: bool| {
        let missing = untrack(|| fields.typed().missing());
        if writing.finds(missing) {
            return;
        }
        let Some(input) = asked() else { return };
        let told = |answer: DocumentPreview| answer.document_preview;
        steps.look::<DocumentPreview>(DocumentPreviewVariables { input }, told, last);
    };
    let send = move |()| {
        steps.answered();
        let Some(input) = asks() else { return };
        let (navigate, draft) = (navigate.clone(), draft.clone());
        writing.send::<DocumentIssue>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                DocumentIssueVariables { input }
            },
            |answer| words::issuing_errors(&answer.document_issue.user_errors),
            move |answer| {
                draft.forget();
                if let Some(paper) = answer.document_issue.document {
                    let number = designation(Some(&paper.number), &paper.symbol);
                    toast(tr!(document.was_issued, number = number));
                    navigate(
                        &format!("{LIST}/{}", paper.id.inner()),
                        NavigateOptions::default(),
                    );
                }
            },
        );
    };
    let shows = look.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        look(true);
    };
    let told = followed.map(|(paper, how)| {
        let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
        let href = format!("{LIST}/{}", paper.id.inner());
        view! {
            <Notice test_id="follows">
                <p>{words::follows(how)} " " <a href=href>{named}</a></p>
                <p lang="vi">{paper.subject}</p>
            </Notice>
        }
    });
    view! {
        <div class="stack narrow">
            {told}
            <form class="form" on:submit=submit novalidate=true data-testid="issue-form">
                {restored}
                <ErrorSummary title=tr!(document.not_issued) problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
                <KindField fields writing/>
                <SubjectField fields writing/>
                <div>
                    <TextInput
                        id="symbol"
                        label=tr!(document.symbol)
                        value=fields.symbol
                        error=writing.error("symbol")
                        optional=true
                    />
                    {symbol_help}
                </div>
                <IssuedOnField fields writing/>
                <TextArea
                    id="body"
                    label=tr!(document.body)
                    help=tr!(document.body_help)
                    value=body
                    error=writing.error("body")
                    optional=true
                    rows=10
                />
                <Cite body/>
                <WordsCheck text=body/>
                <AppendixFields all=appended writing/>
                <FootFields foot writing/>
                <ValidityFields fields writing/>
                <Acts steps label=tr!(document.issue) cancel=LIST show=move |()| shows(false) test_id="issue"/>
            </form>
        </div>
        <Preview steps/>
        <Confirm steps title=tr!(document.issue_title) action=tr!(document.issue) about=tr!(document.issue_confirm) on_confirm=send/>
    }
}
