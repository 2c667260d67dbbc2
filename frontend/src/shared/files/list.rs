//! Files of a record, to be opened. Pictures show themselves.

use leptos::prelude::*;

use super::operations::EvidenceFile;
use super::words;
use crate::shared::ui::{Glyph, Icon};
use crate::tr;

/// Kinds that every browser shows.
const SHOWN: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

#[component]
pub fn FileList(#[prop(into)] files: Signal<Vec<EvidenceFile>>) -> impl IntoView {
    view! {
        <Show when=move || !files.read().is_empty()>
            <ul class="files" data-testid="file-list">
                <For each=move || files.get() key=|file| file.url.clone() let:file>
                    <li class="files__one"><Shown file/></li>
                </For>
            </ul>
        </Show>
    }
}

/// One file: what it is called and how large it is, and a link that keeps it.
#[component]
pub fn Shown(file: EvidenceFile) -> impl IntoView {
    let picture = SHOWN.contains(&file.content_type.as_str());
    let mark = if picture {
        view! { <img class="files__picture" src=file.url.clone() alt="" loading="lazy" decoding="async"/> }
            .into_any()
    } else {
        view! { <span class="files__mark"><Icon glyph=Glyph::Doc/></span> }.into_any()
    };
    let about = format!("{} · {}", words::size(file.size.into()), file.added_by_name);
    view! {
        <a class="files__open" href=file.url download="" data-testid="file">
            {mark}
            <span class="files__name">
                <span class="breakable">{file.name}</span>
                <span class="faint">{about}</span>
            </span>
            <span class="visually-hidden">" " {tr!(files.download)}</span>
        </a>
    }
}
