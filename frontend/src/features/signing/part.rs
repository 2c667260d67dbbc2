//! A document's signed copy, beside the document: which it is, how it is put there or another in its place, and whether a file
//! that somebody has is it.

use std::rc::Rc;

use leptos::callback::UnsyncCallback;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use super::check::{Check, Fingerprint};
use super::model::Kept;
use super::operations::{
    DocumentSign, DocumentSignInput, DocumentSignVariables, SignedCopy, SignedDocument,
    SignedVariables, SignedView,
};
use super::sum::look;
use super::words;
use crate::features::document::DocumentAction;
use crate::shared::api::send;
use crate::shared::files::{Bringing, size};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{
    Button, FileDrop, Glyph, Icon, Notice, ProgressBar, TextArea, Tone, toast,
};
use crate::tr;

/// Reads by itself; `on_change` is told when another copy counts.
#[component]
pub fn SignedPart(document: cynic::Id, #[prop(into)] on_change: Callback<()>) -> impl IntoView {
    let found = query::<SignedView>(move || SignedVariables {
        id: document.clone(),
    });
    view! {
        <Loaded query=found lines=2 let:data>
            {move || view! { <Body found on_change paper=data.get().document/> }}
        </Loaded>
    }
}

fn kept(paper: &SignedDocument) -> Kept {
    let sum = |copy: &SignedCopy| copy.sha256.clone();
    Kept {
        current: paper.signed_copy.as_ref().map(sum),
        former: paper.former_signed_copies.iter().map(sum).collect(),
    }
}

#[component]
fn Body(found: Query<SignedView>, on_change: Callback<()>, paper: SignedDocument) -> impl IntoView {
    let may = paper.available_actions.contains(&DocumentAction::Sign);
    let kept = kept(&paper);
    let is_there = paper.signed_copy.is_some();
    let current = match paper.signed_copy.clone() {
        Some(copy) => view! { <Copy copy/> }.into_any(),
        None => {
            view! { <p class="muted" data-testid="signed-none">{tr!(signing.none)}</p> }.into_any()
        }
    };
    let former = paper.former_signed_copies.clone();
    let former = (!former.is_empty()).then(|| {
        let copies = former
            .into_iter()
            .map(|copy| view! { <li><Copy copy/></li> });
        view! {
            <details data-testid="signed-former">
                <summary>{tr!(signing.former, count = copies.len())}</summary>
                <ul class="stack--s">{copies.collect_view()}</ul>
            </details>
        }
    });
    let changing = RwSignal::new(!is_there);
    let own = kept.clone();
    let put = may.then(|| {
        view! {
            <Show when=move || changing.get() fallback=move || view! {
                <Button label=tr!(signing.replace) icon=Glyph::Return on_click=move || changing.set(true) test_id="sign-replace"/>
            }>
                <Put found on_change id=paper.id.clone() kept=own.clone()/>
            </Show>
        }
    });
    let check = is_there.then(|| {
        view! {
            <details>
                <summary data-testid="check-open">{tr!(signing.check)}</summary>
                <Check kept=Signal::stored(kept)/>
            </details>
        }
    });
    let address = paper.verification_path.map(|path| {
        view! {
            <p class="faint">
                <a href=path target="_blank" rel="noopener" data-testid="verification">
                    {tr!(signing.open_verification)}
                    <span class="visually-hidden">" " {tr!(ui.new_tab)}</span>
                </a>
            </p>
        }
    });
    view! { <div class="stack--s" data-testid="signed">{current} {former} {put} {check} {address}</div> }
}

/// One copy: to be fetched, if it may be; who put it there, and its sum.
#[component]
fn Copy(copy: SignedCopy) -> impl IntoView {
    let about = format!(
        "{} · {} · {}",
        size(copy.size.into()),
        copy.added_by_name,
        dates::moment(copy.added_at)
    );
    let inside = view! {
        <span class="files__mark"><Icon glyph=Glyph::Doc/></span>
        <span class="files__name">
            <span class="breakable">{copy.name}</span>
            <span class="faint" data-testid="signed-about">{about}</span>
        </span>
    };
    let file = match copy.url {
        Some(url) => view! {
            <a class="files__open" href=url download="" rel="external" data-testid="signed-file">
                {inside}
                <span class="visually-hidden">" " {tr!(files.download)}</span>
            </a>
        }
        .into_any(),
        None => view! { <span class="files__open">{inside}</span> }.into_any(),
    };
    let reason = copy
        .reason
        .map(|reason| view! { <p>{tr!(signing.reason_was, reason = reason)}</p> });
    view! {
        <div class="stack--s">
            <div class="files__one">{file}</div>
            {reason}
            <p class="faint">{tr!(signing.sum)} " " <Fingerprint sum=copy.sha256/></p>
        </div>
    }
}

/// A signed PDF is chosen and sent; in another's place only with a reason.
#[component]
fn Put(
    found: Query<SignedView>,
    on_change: Callback<()>,
    id: cynic::Id,
    kept: Kept,
) -> impl IntoView {
    let replaces = kept.current.is_some();
    let (kept, id) = (StoredValue::new(kept), StoredValue::new(id));
    let reason = RwSignal::new(String::new());
    let missing = RwSignal::new(None::<String>);
    let going = RwSignal::new(None::<i32>);
    let refusal = RwSignal::new(None::<String>);
    let bringing = Rc::new(Bringing::default());
    let bring = async move |bringing: Rc<Bringing>,
                            file: File,
                            why: Option<String>|
                -> Result<SignedDocument, String> {
        let looked = look(&file).await;
        if let Some(words) = words::not_worth_sending(kept.get_value().judge(&looked)) {
            return Err(words);
        }
        let told = move |part: f64| {
            going.try_set(Some((part * 100.0) as i32));
        };
        let what = why.clone().unwrap_or_default();
        let (upload, key) = bringing.bring(&file, &what, told).await?;
        let input = DocumentSignInput {
            id: id.get_value(),
            upload,
            reason: why,
            idempotency_key: Some(key),
        };
        let answer = send::<DocumentSign>(DocumentSignVariables { input }).await;
        let answer = bringing.settled(answer)?.document_sign;
        let code = answer.user_errors.first().map(|error| error.code);
        answer.document.ok_or_else(|| words::refused(code))
    };
    let take = move |file: File| {
        let why = reason.read_untracked().trim().to_owned();
        missing.set((replaces && why.is_empty()).then(|| tr!(signing.reason_missing)));
        if missing.read_untracked().is_some() || going.read_untracked().is_some() {
            return;
        }
        refusal.set(None);
        going.set(Some(0));
        let bringing = bringing.clone();
        spawn_local(async move {
            let done = bring(bringing, file, Some(why).filter(|why| !why.is_empty())).await;
            going.try_set(None);
            match done {
                Ok(paper) => {
                    toast(tr!(signing.was_put));
                    found.update(|view| view.document = paper);
                    on_change.try_run(());
                }
                Err(words) => {
                    refusal.try_set(Some(words));
                }
            }
        });
    };
    let why = replaces.then(|| {
        view! {
            <TextArea id="sign-reason" label=tr!(signing.reason) help=tr!(signing.reason_help) value=reason error=missing rows=2/>
        }
    });
    let percent = Signal::derive(move || going.get().unwrap_or_default());
    view! {
        <div class="stack--s">
            {why}
            <FileDrop
                id="sign-file"
                label=if replaces { tr!(signing.choose_other) } else { tr!(signing.choose) }
                help=tr!(signing.choose_help)
                accept=".pdf,application/pdf"
                on_file=UnsyncCallback::new(take)
            />
            <Show when=move || going.read().is_some()>
                <ProgressBar done=percent total=Signal::stored(100) label=tr!(signing.sending)/>
            </Show>
            {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad test_id="sign-refusal">{words}</Notice> })}
        </div>
    }
}
