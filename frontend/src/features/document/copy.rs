//! Making a certified copy of a document that one's organization has. Once it has its number nothing of it changes.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::fields::given;
use super::model::{keeps, recipients};
use super::operations::{
    DocumentCopy, DocumentCopyForm, DocumentCopyInput, DocumentCopyVariables, DocumentSignerInput,
    IssuedDocument, IssuedOneVariables, IssuedView, KeepingOrganization, RegisterKeepers,
};
use super::words;
use crate::shared::api::{code, coded};
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::paper::{DocumentKind, designation};
use crate::shared::ui::{
    Button, ButtonLink, Choice, ConfirmDialog, Crumb, DateField, EmptyState, ErrorSummary, Glyph,
    Look, Notice, PageHeader, RadioGroup, TextArea, TextInput, toast,
};
use crate::tr;

const LIST: &str = "/documents/issued";

#[component]
pub fn CopyDocument() -> impl IntoView {
    let address = use_query_map();
    let named = move |key: &str| address.read_untracked().get(key).unwrap_or_default();
    let (of, by) = (named("of"), named("by"));
    let found = query::<IssuedView>(move || IssuedOneVariables {
        id: cynic::Id::new(of.clone()),
    });
    let keepers = query::<RegisterKeepers>(|| ());
    view! {
        <div class="narrow">
            <PageHeader title=tr!(document.copy) about=tr!(document.copy_about) crumbs=vec![Crumb::new(LIST, tr!(document.issued))]/>
            <Loaded query=found lines=8 let:data>
                {
                    let by = by.clone();
                    view! {
                        <Loaded query=keepers lines=8 let:kept>
                            {
                                let places = keeps(&kept.get_untracked());
                                let place = places.into_iter().find(|place| place.id.inner() == by);
                                match place {
                                    Some(place) => view! { <Form paper=data.get_untracked().document place/> }.into_any(),
                                    None => view! { <EmptyState glyph=Glyph::Lock title=tr!(document.may_not) next=tr!(document.may_not_next)/> }.into_any(),
                                }
                            }
                        </Loaded>
                    }
                }
            </Loaded>
        </div>
    }
}

/// How a paper may be copied: from a sao y a sao lục; from an original the whole, and of a text that is here a part.
fn forms(paper: &IssuedDocument) -> Vec<DocumentCopyForm> {
    match (paper.kind, &paper.body) {
        (DocumentKind::CertifiedCopy, _) => vec![DocumentCopyForm::OfCopy],
        (_, Some(_)) => vec![DocumentCopyForm::Whole, DocumentCopyForm::Excerpt],
        (_, None) => vec![DocumentCopyForm::Whole],
    }
}

fn form(of: DocumentCopyForm) -> String {
    match of {
        DocumentCopyForm::Whole => tr!(document.copy_whole),
        DocumentCopyForm::Excerpt => tr!(document.copy_excerpt),
        DocumentCopyForm::OfCopy => tr!(document.copy_of_copy),
    }
}

#[component]
fn Form(paper: IssuedDocument, place: KeepingOrganization) -> impl IntoView {
    let navigate = use_navigate();
    let forms = forms(&paper);
    let chosen = RwSignal::new(forms.first().copied().map(code).unwrap_or_default());
    let issued_on = RwSignal::new(Some(dates::today()));
    let excerpt = RwSignal::new(paper.body.clone().unwrap_or_default());
    let sent_to = RwSignal::new(String::new());
    let signer_authority = RwSignal::new(String::new());
    let signer_title = RwSignal::new(String::new());
    let signer_name = RwSignal::new(String::new());
    let is_part = move || coded(&chosen.read()) == Some(DocumentCopyForm::Excerpt);
    let writing = Writing::begin();
    let asked = RwSignal::new(false);
    let document = paper.id.clone();
    let organization = place.id;
    let send = move || {
        asked.set(false);
        let form = coded(&chosen.read_untracked());
        let (Some(form), Some(issued_on)) = (form, issued_on.get_untracked()) else {
            return;
        };
        let signer = DocumentSignerInput {
            authority: given(&signer_authority.read_untracked()),
            title: given(&signer_title.read_untracked()),
            name: given(&signer_name.read_untracked()),
        };
        let input = DocumentCopyInput {
            document: document.clone(),
            organization: organization.clone(),
            form,
            issued_on,
            excerpt: given(&excerpt.read_untracked()).filter(|_| untrack(is_part)),
            signer: Some(signer).filter(|signer| signer.title.is_some() || signer.name.is_some()),
            recipients: recipients(&sent_to.read_untracked()),
            idempotency_key: None,
        };
        let navigate = navigate.clone();
        writing.send::<DocumentCopy>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                DocumentCopyVariables { input }
            },
            |answer| words::issuing_errors(&answer.document_copy.user_errors),
            move |answer| {
                if let Some(copy) = answer.document_copy.document {
                    let number = designation(Some(&copy.number), &copy.symbol);
                    toast(tr!(document.was_copied, number = number));
                    let href = format!("{LIST}/{}?copies=yes", copy.id.inner());
                    navigate(&href, NavigateOptions::default());
                }
            },
        );
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let empty = untrack(|| is_part() && excerpt.read().trim().is_empty());
        let missing = words::left_empty(&[
            ("excerpt", empty),
            ("issuedOn", issued_on.read_untracked().is_none()),
            ("signerName", signer_name.read_untracked().trim().is_empty()),
        ]);
        if !writing.finds(missing) {
            asked.set(true);
        }
    };
    let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
    let href = format!("{LIST}/{}", paper.id.inner());
    let back = href.clone();
    view! {
        <div class="stack">
            <Notice test_id="copied-paper">
                <p>{tr!(document.copy_of)} " " <a href=href>{named}</a></p>
                <p lang="vi">{paper.subject}</p>
                <p class="muted">{tr!(document.copied_by, organization = place.name)}</p>
            </Notice>
            <form class="form" on:submit=submit novalidate=true data-testid="copy-form">
                <ErrorSummary title=tr!(document.not_copied) problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
                <RadioGroup id="form" label=tr!(document.copy_form) value=chosen choices=Choice::each(forms, form) error=writing.error("document")/>
                <Show when=is_part>
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
                <TextArea
                    id="recipients"
                    label=tr!(document.recipients)
                    help=tr!(document.recipients_help)
                    value=sent_to
                    error=writing.error("recipients")
                    optional=true
                    rows=3
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
                <TextInput id="signer-name" label=tr!(document.signer) value=signer_name error=writing.error("signerName")/>
                <Refused writing/>
                <div class="form__acts">
                    <Button label=tr!(document.copy) look=Look::Primary submit=true busy=writing.busy() test_id="copy-save"/>
                    <ButtonLink label=tr!(document.cancel) href=back look=Look::Quiet/>
                </div>
            </form>
        </div>
        <ConfirmDialog open=asked title=tr!(document.copy_title) action=tr!(document.copy) on_confirm=Callback::new(move |()| send())>
            <p>{tr!(document.copy_confirm)}</p>
        </ConfirmDialog>
    }
}
