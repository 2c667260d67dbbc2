//! Giving a workbook: for which organization, the form to fill in, the file.

use std::rc::Rc;

use leptos::callback::UnsyncCallback;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use super::kind::{name, slug};
use super::operations::{
    ImportCheck, ImportCheckInput, ImportCheckVariables, ImportKind, ImportPlace,
    ImportPlaceFilter, ImportPlaces, ImportPlacesVariables,
};
use super::words;
use crate::shared::api::send;
use crate::shared::files::Bringing;
use crate::shared::session::use_session;
use crate::shared::ui::{Combobox, FileDrop, Found, Glyph, Icon, Notice, ProgressBar, Tone};
use crate::tr;

const LARGEST: f64 = 20.0 * 1024.0 * 1024.0;

fn not_worth_sending(file: &File) -> Option<String> {
    let named = file.name().to_lowercase();
    if named.ends_with(".xls") {
        Some(tr!(import.failure_old_or_locked))
    } else if !named.ends_with(".xlsx") {
        Some(tr!(import.failure_not_a_sheet))
    } else if file.size() > LARGEST {
        Some(tr!(import.failure_too_large))
    } else {
        None
    }
}

fn found(place: &ImportPlace) -> Found {
    Found {
        id: place.id.inner().to_owned(),
        label: place.name.clone(),
        hint: place.short_name.clone(),
    }
}

async fn search(text: String) -> Vec<Found> {
    let variables = ImportPlacesVariables {
        filter: ImportPlaceFilter { search: Some(text) },
        first: 10,
    };
    let places = send::<ImportPlaces>(variables).await;
    let places = places.map(|places| places.organizations.nodes);
    places.unwrap_or_default().iter().map(found).collect()
}

async fn give(
    bringing: &Bringing,
    kind: ImportKind,
    place: String,
    file: File,
    told: impl Fn(f64) + 'static,
) -> Result<cynic::Id, String> {
    let what = format!("{} {place}", slug(kind));
    let (upload, key) = bringing.bring(&file, &what, told).await?;
    let input = ImportCheckInput {
        kind,
        upload,
        organization: cynic::Id::new(place),
        copy_name: tr!(import.copy_name),
        copy_title: tr!(import.copy_title),
        words: words::for_copy(),
        idempotency_key: Some(key),
    };
    let given = send::<ImportCheck>(ImportCheckVariables { input }).await;
    let given = bringing.settled(given)?.import_check;
    match given.import {
        Some(import) => Ok(import.id),
        None => Err(words::errors(&given.user_errors)),
    }
}

#[component]
pub fn Begin(kind: ImportKind, on_given: Callback<cynic::Id>) -> impl IntoView {
    let session = use_session();
    let own = untrack(|| session.me()).and_then(|me| me.viewer.organization);
    let place = RwSignal::new(own.map(|own| Found {
        id: own.id.inner().to_owned(),
        label: own.name,
        hint: own.short_name,
    }));
    let sending = RwSignal::new(None::<i32>);
    let problem = RwSignal::new(None::<String>);
    let missing = RwSignal::new(None::<String>);
    let bringing = Rc::new(Bringing::default());
    let take = move |file: File| {
        missing.set(None);
        problem.set(not_worth_sending(&file));
        let Some(at) = place.get_untracked() else {
            missing.set(Some(tr!(import.place_missing)));
            return;
        };
        if problem.with_untracked(Option::is_some) || sending.get_untracked().is_some() {
            return;
        }
        sending.set(Some(0));
        let bringing = bringing.clone();
        spawn_local(async move {
            let told = move |part: f64| {
                sending.try_set(Some((part * 100.0) as i32));
            };
            let given = give(&bringing, kind, at.id, file, told).await;
            sending.try_set(None);
            match given {
                Ok(id) => on_given.run(id),
                Err(words) => {
                    problem.try_set(Some(words));
                }
            }
        });
    };
    let percent = Signal::derive(move || sending.get().unwrap_or(0));
    let form = format!("/files/templates/{}.xlsx", slug(kind));
    view! {
        {move || problem.get().map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="import-problem">{words}</Notice> })}
        <Combobox
            id="import-place"
            label=tr!(import.place)
            help=tr!(import.place_help)
            value=place
            search
            error=missing
        />
        <p class="form__acts form__acts--told">
            <a class="btn" href=form download=format!("{}.xlsx", name(kind)) rel="external" data-testid="import-form">
                <Icon glyph=Glyph::Download/>
                {tr!(import.form)}
            </a>
            <span class="field__help">{tr!(import.form_help)}</span>
        </p>
        <Show when=move || sending.get().is_some()>
            <div class="stack--s" role="status" data-testid="import-sending">
                <p>{tr!(import.sending)}</p>
                <ProgressBar done=percent total=Signal::stored(100) label=tr!(import.sending)/>
            </div>
        </Show>
        <FileDrop
            id="import-file"
            label=tr!(import.drop)
            help=tr!(import.drop_help)
            accept=".xlsx"
            on_file=UnsyncCallback::new(take)
        />
    }
}
