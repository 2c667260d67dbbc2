//! Making a certified copy of a document that one's organization has. Once it has its number nothing of it changes.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde::{Deserialize, Serialize};

use super::fields::{draft, given};
use super::foot::{Foot, FootFields, TypedFoot};
use super::model::keeps;
use super::operations::{
    CopiedDocument, CopiedVariables, CopiedView, DocumentCopy, DocumentCopyForm, DocumentCopyInput,
    DocumentCopyPreview, DocumentCopyVariables, KeepingOrganization, RegisterKeepers,
};
use super::preview::{Acts, Confirm, Preview, Steps, restored};
use super::words;
use crate::shared::api::scalars::Date;
use crate::shared::api::{FieldError, code, coded};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::paper::designation;
use crate::shared::ui::{
    Choice, Crumb, DateField, EmptyState, ErrorSummary, Glyph, Notice, PageHeader, RadioGroup,
    TextArea, toast,
};
use crate::tr;

const LIST: &str = "/documents/issued";
const COPIES: &str = "/documents/issued?copies=yes";

/// What is typed of a copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Typed {
    form: String,
    issued_on: Option<Date>,
    excerpt: String,
    foot: TypedFoot,
}

impl Typed {
    fn of(paper: &CopiedDocument) -> Self {
        Self {
            form: paper
                .copy_forms
                .first()
                .copied()
                .map(code)
                .unwrap_or_default(),
            issued_on: Some(dates::today()),
            excerpt: paper.body.clone().unwrap_or_default(),
            foot: TypedFoot::default(),
        }
    }

    fn is_part(&self) -> bool {
        coded(&self.form) == Some(DocumentCopyForm::Excerpt)
    }

    /// What is missing before it is worth sending.
    fn missing(&self) -> Vec<FieldError> {
        words::of_copy(words::left_empty(&[
            ("excerpt", self.is_part() && self.excerpt.trim().is_empty()),
            ("issuedOn", self.issued_on.is_none()),
            ("signer", self.foot.signer().is_none()),
        ]))
    }

    /// What is sent of it, once all that has to be there is.
    fn input(&self, document: cynic::Id, organization: cynic::Id) -> Option<DocumentCopyInput> {
        Some(DocumentCopyInput {
            document,
            organization,
            form: coded(&self.form)?,
            issued_on: self.issued_on?,
            excerpt: given(&self.excerpt).filter(|_| self.is_part()),
            signer: self.foot.signer(),
            recipients: self.foot.recipients(),
            idempotency_key: None,
        })
    }
}

#[component]
pub fn CopyDocument() -> impl IntoView {
    let address = use_query_map();
    let named = move |key: &str| address.read_untracked().get(key).unwrap_or_default();
    let (of, by) = (cynic::Id::new(named("of")), cynic::Id::new(named("by")));
    let whose = by.clone();
    let found = query::<CopiedView>(move || CopiedVariables {
        id: of.clone(),
        by: whose.clone(),
    });
    let keepers = query::<RegisterKeepers>(|| ());
    let place = StoredValue::new(by);
    view! {
        <PageHeader title=tr!(document.copy) about=tr!(document.copy_about) crumbs=vec![Crumb::new(COPIES, tr!(document.copies))]/>
        <Loaded query=found lines=8 let:data>
            <Loaded query=keepers lines=8 let:kept>
                {
                    let places = keeps(&kept.get_untracked()).into_iter();
                    let place = places.clone().find(|one| one.id == place.get_value());
                    view! { <Gate paper=data.get_untracked().document place/> }
                }
            </Loaded>
        </Loaded>
    }
}

#[component]
fn Gate(paper: CopiedDocument, place: Option<KeepingOrganization>) -> impl IntoView {
    let Some(place) = place else {
        return view! { <EmptyState glyph=Glyph::Lock title=tr!(document.may_not) next=tr!(document.may_not_next)/> }
            .into_any();
    };
    if paper.copy_forms.is_empty() {
        return view! { <EmptyState glyph=Glyph::Ban title=tr!(document.no_copy) next=tr!(document.no_copy_next)/> }
            .into_any();
    }
    let anew = Trigger::new();
    (move || {
        anew.track();
        view! { <Form paper=paper.clone() place=place.clone() anew/> }
    })
    .into_any()
}

fn form(of: DocumentCopyForm) -> String {
    match of {
        DocumentCopyForm::Whole => tr!(document.copy_whole),
        DocumentCopyForm::Excerpt => tr!(document.copy_excerpt),
        DocumentCopyForm::OfCopy => tr!(document.copy_of_copy),
    }
}

#[component]
fn Form(
    paper: CopiedDocument,
    place: KeepingOrganization,
    /// The form begins anew, without its draft.
    anew: Trigger,
) -> impl IntoView {
    let navigate = use_navigate();
    let draft = draft::<Typed>(&format!("copy.{}.{}", paper.id.inner(), place.id.inner()));
    let restored = restored(&draft, anew);
    let first = draft.recall().unwrap_or_else(|| Typed::of(&paper));
    let chosen = RwSignal::new(first.form);
    let issued_on = RwSignal::new(first.issued_on);
    let excerpt = RwSignal::new(first.excerpt);
    let foot = Foot::begin(first.foot);
    let typed = move || Typed {
        form: chosen.get(),
        issued_on: issued_on.get(),
        excerpt: excerpt.get(),
        foot: foot.typed(),
    };
    let steps = Steps::begin(words::copying_errors, None);
    let writing = steps.writing;
    steps.keeps(draft.clone(), typed);
    let (document, copier) = (paper.id.clone(), place.id.clone());
    let asks = move || untrack(typed).input(document.clone(), copier.clone());
    let asked = asks.clone();
    let look = move |last: bool| {
        if writing.finds(untrack(typed).missing()) {
            return;
        }
        let Some(input) = asked() else { return };
        let told = |answer: DocumentCopyPreview| answer.document_copy_preview;
        steps.look::<DocumentCopyPreview>(DocumentCopyVariables { input }, told, last);
    };
    let send = move |()| {
        steps.answered();
        let Some(input) = asks() else { return };
        let (navigate, draft) = (navigate.clone(), draft.clone());
        writing.send::<DocumentCopy>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                DocumentCopyVariables { input }
            },
            |answer| words::copying_errors(&answer.document_copy.user_errors),
            move |answer| {
                draft.forget();
                if let Some(copy) = answer.document_copy.document {
                    let number = designation(Some(&copy.number), &copy.symbol);
                    toast(tr!(document.was_copied, number = number));
                    let href = format!("{LIST}/{}?copies=yes", copy.id.inner());
                    navigate(&href, NavigateOptions::default());
                }
            },
        );
    };
    let shows = look.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        look(true);
    };
    let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
    let href = format!("{LIST}/{}", paper.id.inner());
    let back = href.clone();
    view! {
        <div class="stack narrow">
            <Notice test_id="copied-paper">
                <p>{tr!(document.copy_of)} " " <a href=href>{named}</a></p>
                <p lang="vi">{paper.subject}</p>
                <p class="muted">{tr!(document.copied_by, organization = place.name)}</p>
            </Notice>
            <form class="form" on:submit=submit novalidate=true data-testid="copy-form">
                {restored}
                <ErrorSummary title=tr!(document.not_copied) problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
                <RadioGroup
                    id="form"
                    label=tr!(document.copy_form)
                    value=chosen
                    choices=Choice::each(paper.copy_forms, form)
                    error=writing.error("form")
                />
                <Show when=move || typed().is_part()>
                    <TextArea
                        id="excerpt"
                        label=tr!(document.excerpt)
                        help=tr!(document.excerpt_help)
                        value=excerpt
                        error=writing.error("excerpt")
                        rows=8
                    />
                </Show>
                <DateField id="issued-on" label=tr!(document.copied_on) value=issued_on error=writing.error("issuedOn")/>
                <FootFields foot writing signed=true/>
                <Acts steps label=tr!(document.copy) cancel=back show=move |()| shows(false) test_id="copy"/>
            </form>
        </div>
        <Preview steps/>
        <Confirm steps title=tr!(document.copy_title) action=tr!(document.copy) about=tr!(document.copy_confirm) on_confirm=send/>
    }
}
