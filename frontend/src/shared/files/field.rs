//! Choosing files, seeing them go, taking one away. Each is put to its record as soon as it has arrived: what is typed
//! beside them waits for nothing, and nothing of it is lost when one fails.

use futures_util::future::{AbortHandle, abortable};
use leptos::callback::UnsyncCallback;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use super::list::Shown;
use super::operations::{
    AttachmentAdd, AttachmentAddInput, AttachmentAddVariables, AttachmentRemove,
    AttachmentRemoveInput, AttachmentRemoveVariables, EvidenceFile, Subject,
};
use super::sending::{Refusal, upload};
use super::words;
use crate::shared::api::send;
use crate::shared::local::random_key;
use crate::shared::ui::{
    Button, ConfirmDialog, FileDrop, Glyph, Icon, Look, Notice, ProgressBar, Tone,
};
use crate::tr;

/// Where a file stands on its way.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    /// So many of a hundred parts have gone.
    Going(i32),
    Failed(Refusal),
}

/// A file on its way.
#[derive(Clone)]
struct Parcel {
    /// Its own, and the key under which it is put to the record, however often that is tried.
    key: String,
    name: String,
    file: StoredValue<File, LocalStorage>,
    stage: RwSignal<Stage>,
    /// It has arrived, and only has to be put to the record.
    arrived: StoredValue<Option<cynic::Id>>,
    stop: StoredValue<Option<AbortHandle>>,
}

impl Parcel {
    fn of(file: File) -> Self {
        let refused = words::not_worth_sending(&file.name(), file.size());
        let stage = match refused {
            Some(words) => Stage::Failed(Refusal {
                words,
                again: false,
            }),
            None => Stage::Going(0),
        };
        Self {
            key: random_key(),
            name: file.name(),
            file: StoredValue::new_local(file),
            stage: RwSignal::new(stage),
            arrived: StoredValue::new(None),
            stop: StoredValue::new(None),
        }
    }

    async fn bring(&self, to: Subject) -> Result<EvidenceFile, Refusal> {
        let upload = match self.arrived.get_value() {
            Some(upload) => upload,
            None => {
                let stage = self.stage;
                let told = move |part: f64| {
                    stage.try_set(Stage::Going((part * 100.0) as i32));
                };
                let file = self.file.get_value();
                let id = upload(&file, told).await?;
                self.arrived.try_set_value(Some(id.clone()));
                id
            }
        };
        let input = AttachmentAddInput {
            to,
            upload,
            idempotency_key: Some(self.key.clone()),
        };
        let added = send::<AttachmentAdd>(AttachmentAddVariables { input }).await?;
        let added = added.attachment_add;
        added.attachment.ok_or_else(|| Refusal {
            words: words::not_attached(&added.user_errors),
            again: true,
        })
    }
}

/// The files of a record, and a place to bring more. `on_change` is told all of them whenever they change.
#[component]
pub fn FileField(
    subject: Subject,
    #[prop(into)] files: Signal<Vec<EvidenceFile>>,
    #[prop(into)] on_change: Callback<Vec<EvidenceFile>>,
) -> impl IntoView {
    let (class, help) = match subject.is_done() {
        true => (
            "field__label",
            tr!(files.help_evidence, help = tr!(files.help)),
        ),
        // Its section says what they are.
        false => ("visually-hidden", tr!(files.help)),
    };
    let title = match subject.is_done() {
        true => tr!(files.title),
        false => tr!(document.files),
    };
    let subject = StoredValue::new(subject);
    let under_way = RwSignal::new(Vec::<Parcel>::new());
    let forget = move |key: &str| {
        under_way.try_update(|parcels| parcels.retain(|parcel| parcel.key != key));
    };
    let begin = move |parcel: Parcel| {
        parcel.stage.set(Stage::Going(0));
        let (stop, stage) = (parcel.stop, parcel.stage);
        let (work, handle) = abortable(async move {
            match parcel.bring(subject.get_value()).await {
                Ok(file) => {
                    forget(&parcel.key);
                    if let Some(mut all) = files.try_get_untracked() {
                        all.push(file);
                        on_change.try_run(all);
                    }
                }
                Err(refusal) => {
                    stage.try_set(Stage::Failed(refusal));
                }
            }
        });
        stop.set_value(Some(handle));
        spawn_local(async move {
            let _stopped = work.await;
        });
    };
    let take = move |file: File| {
        let parcel = Parcel::of(file);
        under_way.update(|parcels| parcels.push(parcel.clone()));
        if parcel.stage.get_untracked() == Stage::Going(0) {
            begin(parcel);
        }
    };
    let removing = RwSignal::new(None::<EvidenceFile>);
    let asked = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let remove = move |()| {
        let Some(file) = removing.get_untracked() else {
            return;
        };
        asked.set(false);
        refusal.set(None);
        spawn_local(async move {
            let input = AttachmentRemoveInput {
                id: file.id.clone(),
                idempotency_key: None,
            };
            let gone = send::<AttachmentRemove>(AttachmentRemoveVariables { input }).await;
            let wrong = match gone {
                Ok(gone) if gone.attachment_remove.user_errors.is_empty() => None,
                Ok(gone) => Some(words::not_attached(&gone.attachment_remove.user_errors)),
                Err(error) => Some(error.words()),
            };
            match wrong {
                None => {
                    if let Some(mut all) = files.try_get_untracked() {
                        all.retain(|one| one.id != file.id);
                        on_change.try_run(all);
                    }
                }
                Some(wrong) => {
                    refusal.try_set(Some(wrong));
                }
            }
        });
    };
    let there = move |file: EvidenceFile| {
        let (own, label) = (file.clone(), tr!(files.remove, name = file.name.clone()));
        view! {
            <li class="files__one">
                <Shown file/>
                <Button
                    label
                    look=Look::Quiet
                    icon=Glyph::X
                    icon_only=true
                    on_click=move || {
                        removing.set(Some(own.clone()));
                        asked.set(true);
                    }
                    test_id="file-remove"
                />
            </li>
        }
    };
    view! {
        <fieldset class="field stack--s" data-testid="file-field">
            <legend class=class>{title}</legend>
            <ul class="files" data-testid="file-list">
                <For each=move || files.get() key=|file| file.url.clone() children=there/>
                <For each=move || under_way.get() key=|parcel| parcel.key.clone() let:parcel>
                    <Going parcel begin=Callback::new(begin) forget=Callback::new(move |key: String| forget(&key))/>
                </For>
            </ul>
            {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad test_id="file-refusal">{words}</Notice> })}
            <FileDrop
                id="evidence-files"
                label=tr!(files.choose)
                help
                accept=words::ACCEPT
                multiple=true
                camera=tr!(files.camera)
                on_file=UnsyncCallback::new(take)
            />
        </fieldset>
        <ConfirmDialog
            open=asked
            title=Signal::derive(move || tr!(files.remove_title, name = name_of(removing)))
            action=tr!(files.remove_action)
            on_confirm=remove
            danger=true
        >
            <p>{move || tr!(files.remove_about, name = name_of(removing))}</p>
        </ConfirmDialog>
    }
}

fn name_of(file: RwSignal<Option<EvidenceFile>>) -> String {
    let file = file.read();
    file.as_ref()
        .map(|file| file.name.clone())
        .unwrap_or_default()
}

/// One on its way, with what can be done about it.
#[component]
fn Going(parcel: Parcel, begin: Callback<Parcel>, forget: Callback<String>) -> impl IntoView {
    let (name, key, stage) = (parcel.name.clone(), parcel.key.clone(), parcel.stage);
    let stop = parcel.stop;
    let give_up = move || {
        if let Some(handle) = stop.get_value() {
            handle.abort();
        }
        forget.run(key.clone());
    };
    let percent = Signal::derive(move || match stage.get() {
        Stage::Going(percent) => percent,
        Stage::Failed(_) => 0,
    });
    let again = parcel.clone();
    let retry = move || begin.run(again.clone());
    let label = name.clone();
    let state = move || {
        match stage.get() {
        Stage::Going(_) => view! {
            <ProgressBar done=percent total=Signal::stored(100) label=tr!(files.sending, name = label.clone())/>
        }
        .into_any(),
        Stage::Failed(refusal) => {
            let retry = retry.clone();
            view! {
                <span class="bad" role="alert" data-testid="file-failed">{refusal.words}</span>
                {refusal.again.then(|| view! { <Button label=tr!(ui.retry) icon=Glyph::Return on_click=retry test_id="file-retry"/> })}
            }
            .into_any()
        }
    }
    };
    view! {
        <li class="files__one" data-testid="file-going">
            <span class="files__mark"><Icon glyph=Glyph::Clip/></span>
            <span class="files__name">
                <span class="breakable">{name.clone()}</span>
                {state}
            </span>
            <Button label=tr!(files.give_up, name = name) look=Look::Quiet icon=Glyph::X icon_only=true on_click=give_up test_id="file-cancel"/>
        </li>
    }
}
