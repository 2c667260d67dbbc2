//! What the viewer took in of late.

use leptos::prelude::*;

use super::kind::slug;
use super::operations::{ImportBrief, ImportKind, ImportsRecent, ImportsRecentVariables};
use super::words;
use crate::shared::i18n::{dates, numbers};
use crate::shared::page::{Loaded, query};
use crate::shared::ui::Status;
use crate::tr;

#[component]
pub fn Recent(kind: ImportKind) -> impl IntoView {
    let recent = query::<ImportsRecent>(move || ImportsRecentVariables { kind });
    view! {
        <section class="stack--s" data-testid="imports-recent">
            <h2>{tr!(import.recent)}</h2>
            <Loaded query=recent lines=2 let:data>
                <Show
                    when=move || !data.read().imports.is_empty()
                    fallback=move || view! { <p class="muted">{tr!(import.recent_none)}</p> }
                >
                    <ul class="files">
                        <For each=move || data.get().imports key=|import| import.id.inner().to_owned() let:import>
                            <One import/>
                        </For>
                    </ul>
                </Show>
            </Loaded>
        </section>
    }
}

#[component]
fn One(import: ImportBrief) -> impl IntoView {
    let (tone, glyph, label) = words::state(import.state);
    let about = tr!(
        import.recent_about,
        when = dates::moment(import.given_at),
        created = numbers::whole(import.created.into()),
        changed = numbers::whole(import.changed.into())
    );
    let href = format!("/import/{}?import={}", slug(import.kind), import.id.inner());
    view! {
        <li class="files__one">
            <span class="files__name">
                <a class="breakable" href=href data-testid="import-recent">{import.file_name}</a>
                <span class="faint">{about}</span>
            </span>
            <Status tone glyph label/>
        </li>
    }
}
