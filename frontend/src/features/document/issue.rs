//! Issuing a document, also one that corrects, replaces or recalls another. Once it has its number nothing of it changes.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde::{Deserialize, Serialize};

use super::appendices::{self, Appendices, AppendixFields, TypedAppendix};
use super::fields::{
    IssuedOnField, KindField, PaperFields, SignerField, SubjectField, TypedPaper, ValidityFields,
    draft, given,
};
use super::model::{keeps, recipients, typed_recipients};
use super::operations::{
    DocumentFollowKind, DocumentFollowsInput, DocumentIssue, DocumentIssueInput,
    DocumentIssueVariables, DocumentPreview, DocumentPreviewVariables, DocumentSignerInput,
    IssuedDocument, IssuedOneVariables, IssuedView, KeepingOrganization, Previewed,
    RegisterKeepers, SymbolProposed, SymbolVariables,
};
use super::preview::{Foreseen, Preview};
use super::words;
use crate::features::paper::WordsCheck;
use crate::shared::api::coded;
use crate::shared::form::{Refused, Restored, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::paper::{DocumentKind, designation};
use crate::shared::ui::{
    Button, ButtonLink, ConfirmDialog, Crumb, EmptyState, ErrorSummary, Glyph, Look, Notice,
    PageHeader, TextArea, TextInput, toast,
};
use crate::tr;

const LIST: &str = "/documents/issued";

/// What is typed of what is to be issued.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    paper: TypedPaper,
    body: String,
    signer_authority: String,
    signer_title: String,
    recipients: String,
    #[serde(default)]
    appendices: Vec<TypedAppendix>,
}

/// The document that is followed, and what is done to it.
type Followed = (IssuedDocument, DocumentFollowKind);

#[component]
pub fn IssueDocument() -> impl IntoView {
    let address = use_query_map();
    let named = move |key: &str| address.read_untracked().get(key);
    let follows = named("follows").filter(|id| !id.is_empty());
    let how = named("as").and_then(|how| coded::<DocumentFollowKind>(&how));
    let form = match follows.zip(how) {
        Some((id, how)) => view! { <Following id how/> }.into_any(),
        None => view! { <Gate followed=None/> }.into_any(),
    };
    view! {
        <div class="narrow">
            <PageHeader title=tr!(document.issue) about=tr!(document.issue_about) crumbs=vec![Crumb::new(LIST, tr!(document.issued))]/>
            {form}
        </div>
    }
}

#[component]
fn Following(id: String, how: DocumentFollowKind) -> impl IntoView {
    let found = query::<IssuedView>(move || IssuedOneVariables {
        id: cynic::Id::new(id.clone()),
    });
    view! {
        <Loaded query=found lines=8 let:data>
            <Gate followed=Some((data.get_untracked().document, how))/>
        </Loaded>
    }
}

/// Who issues it: what follows another document comes from the same register.
fn keeper_for(
    keepers: &RegisterKeepers,
    followed: Option<&Followed>,
) -> Option<KeepingOrganization> {
    let issuer = followed.and_then(|(paper, _)| paper.issuer.as_ref());
    let mut places = keeps(keepers);
    let own = places
        .iter()
        .position(|place| issuer.is_some_and(|issuer| issuer.id == place.id));
    places.drain(own.unwrap_or_default()..).next()
}

#[component]
fn Gate(followed: Option<Followed>) -> impl IntoView {
    let keepers = query::<RegisterKeepers>(|| ());
    view! {
        <Loaded query=keepers lines=8 let:data>
            {match keeper_for(&data.get_untracked(), followed.as_ref()) {
                Some(place) => {
                    let (anew, followed) = (Trigger::new(), followed.clone());
                    (move || {
                        anew.track();
                        view! { <Form place=place.clone() followed=followed.clone() anew/> }
                    })
                        .into_any()
                }
                None => {
                    view! { <EmptyState glyph=Glyph::Lock title=tr!(document.may_not) next=tr!(document.may_not_next)/> }
                        .into_any()
                }
            }}
        </Loaded>
    }
}

/// What a paper that follows another begins with.
fn of_followed((paper, how): &Followed) -> String {
    let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
    let verb = match how {
        DocumentFollowKind::Corrects => "Đính chính",
        DocumentFollowKind::Replaces => "Thay thế",
        DocumentFollowKind::Recalls => "Thu hồi",
    };
    format!("{verb} {named} ngày {}", dates::day(paper.issued_on))
}

/// It goes to those who had the one before, and the same person signs; what takes its place says what it said.
fn of_one_before(mut paper: TypedPaper, followed: &Followed) -> Typed {
    let (before, how) = followed;
    paper.subject = of_followed(followed);
    let signer = before.signer.clone();
    let (authority, title, name) = signer
        .map(|signer| (signer.authority, signer.title, signer.name))
        .unwrap_or_default();
    paper.signer_name = name.unwrap_or_default();
    if *how == DocumentFollowKind::Replaces {
        paper = paper.of_kind(before.kind);
    }
    let body = before.body.clone();
    Typed {
        paper,
        body: body
            .filter(|_| *how == DocumentFollowKind::Replaces)
            .unwrap_or_default(),
        signer_authority: authority.unwrap_or_default(),
        signer_title: title.unwrap_or_default(),
        recipients: typed_recipients(&before.recipients),
        appendices: match how {
            DocumentFollowKind::Replaces => before
                .appendices
                .iter()
                .map(|one| TypedAppendix {
                    title: one.title.clone(),
                    body: one.body.clone(),
                })
                .collect(),
            _ => Vec::new(),
        },
    }
}

#[component]
fn Form(
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
    let kept = draft.recall();
    let restored = kept.is_some().then(|| {
        let draft = draft.clone();
        let let_go = Callback::new(move |()| {
            draft.forget();
            anew.notify();
        });
        view! { <Restored let_go/> }
    });
    let first = kept.unwrap_or_else(|| {
        let paper = TypedPaper::of_today(DocumentKind::OfficialLetter, Some(dates::today()));
        match &followed {
            Some(followed) => of_one_before(paper, followed),
            None => Typed {
                paper,
                ..Typed::default()
            },
        }
    });
    let fields = PaperFields::begin(first.paper);
    let body = RwSignal::new(first.body);
    let signer_authority = RwSignal::new(first.signer_authority);
    let signer_title = RwSignal::new(first.signer_title);
    let sent_to = RwSignal::new(first.recipients);
    let appended = Appendices::begin(first.appendices);
    let typed = move || Typed {
        paper: fields.typed(),
        body: body.get(),
        signer_authority: signer_authority.get(),
        signer_title: signer_title.get(),
        recipients: sent_to.get(),
        appendices: appended.typed(),
    };
    let previewed = RwSignal::new(None::<Previewed>);
    let keep = draft.clone();
    Effect::new(move |before: Option<Typed>| {
        let now = typed();
        if before.is_some_and(|before| before != now) {
            keep.keep(&now);
            previewed.set(None);
        }
        now
    });
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
    let writing = Writing::begin();
    let asked = RwSignal::new(false);
    let issuer = place.id.clone();
    let input = move || {
        let typed = untrack(typed);
        let paper = typed.paper;
        let (Some(kind), Some(issued_on)) = (paper.kind(), paper.issued_on) else {
            return None;
        };
        let signer = DocumentSignerInput {
            authority: given(&typed.signer_authority),
            title: given(&typed.signer_title),
            name: given(&paper.signer_name),
        };
        Some(DocumentIssueInput {
            organization: issuer.clone(),
            kind,
            urgency: paper.urgency(),
            subject: paper.subject,
            issued_on,
            valid_from: paper.valid_from,
            valid_until: paper.valid_until,
            symbol: given(&paper.symbol),
            body: given(&typed.body),
            signer: Some(signer).filter(|signer| signer.title.is_some() || signer.name.is_some()),
            recipients: recipients(&typed.recipients),
            appendices: appendices::input(&typed.appendices),
            follows: follows.clone(),
            idempotency_key: None,
        })
    };
    // Apart from issuing, whose key must outlive a lost answer.
    let looking = Writing::begin();
    let asks = input.clone();
    let look = move |then: Callback<()>| {
        let missing = untrack(|| fields.typed().missing());
        if writing.finds(missing) {
            return;
        }
        let Some(input) = asks() else { return };
        looking.send::<DocumentPreview>(
            move |_| DocumentPreviewVariables {
                input: input.clone(),
            },
            move |answer| {
                let errors = words::issuing_errors(&answer.document_preview.user_errors);
                writing.finds(errors.clone());
                errors
            },
            move |answer| {
                previewed.set(answer.document_preview.preview);
                then.run(());
            },
        );
    };
    let send = move || {
        asked.set(false);
        let Some(input) = input() else { return };
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
    let show = move || shows(Callback::new(|()| ()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        look(Callback::new(move |()| asked.set(true)));
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
        <div class="stack">
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
                <WordsCheck text=body/>
                <AppendixFields all=appended writing/>
                <TextArea
                    id="recipients"
                    label=tr!(document.recipients)
                    help=tr!(document.recipients_help)
                    value=sent_to
                    error=writing.error("recipients")
                    optional=true
                    rows=4
                />
                <div class="two">
                    <TextInput
                        id="signer-authority"
                        label=tr!(document.signer_authority)
                        help=tr!(document.signer_authority_help)
                        value=signer_authority
                        optional=true
                    />
                    <TextInput
                        id="signer-title"
                        label=tr!(document.signer_title)
                        help=tr!(document.signer_title_help)
                        value=signer_title
                        optional=true
                    />
                </div>
                <SignerField fields writing/>
                <ValidityFields fields writing/>
                <Refused writing/>
                <Refused writing=looking/>
                <div class="form__acts">
                    <Button label=tr!(document.issue) look=Look::Primary submit=true busy=writing.busy() test_id="issue-save"/>
                    <Button label=tr!(document.preview) icon=Glyph::Eye busy=looking.busy() on_click=show test_id="issue-preview"/>
                    <ButtonLink label=tr!(document.cancel) href=LIST look=Look::Quiet/>
                </div>
            </form>
        </div>
        <Preview previewed/>
        <ConfirmDialog open=asked title=tr!(document.issue_title) action=tr!(document.issue) on_confirm=Callback::new(move |()| send())>
            {move || previewed.get().map(|seen| view! { <Foreseen seen/> })}
            <p>{tr!(document.issue_confirm)}</p>
        </ConfirmDialog>
    }
}
