//! The editor of a plan's content, the same for an import's result, a new plan and a plan that is being changed. It holds
//! no state of its own but which clause is open: what is typed stands in the content at once.

pub(super) mod bind;
mod citations;
mod clause;
mod clauses;
mod deadlines;
mod head;
mod recipients;

use leptos::prelude::*;

pub use citations::CitationFields;
pub use clause::ClauseFields;
pub use head::HeadFields;
pub use recipients::SignerFields;

use super::content::Content;
use crate::shared::api::FieldError;
use crate::tr;

/// All of a content, part under part.
#[component]
pub fn Editor(content: RwSignal<Content>, errors: Signal<Vec<FieldError>>) -> impl IntoView {
    view! {
        <div class="editor stack">
            <Part id="part-head" title=tr!(plan.part_head)>
                <HeadFields content errors/>
            </Part>
            <Part id="part-clauses" title=tr!(plan.part_clauses) about=tr!(plan.part_clauses_about)>
                <clauses::Clauses content errors/>
            </Part>
            <Part id="part-citations" title=tr!(plan.part_citations) about=tr!(plan.part_citations_about)>
                <citations::Citations content/>
            </Part>
            <Part id="part-recipients" title=tr!(plan.part_recipients)>
                <recipients::Recipients content/>
            </Part>
            <Part id="part-signer" title=tr!(plan.part_signer)>
                <SignerFields content/>
            </Part>
        </div>
    }
}

#[component]
fn Part(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    #[prop(into, optional)] about: String,
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    view! {
        <section class="card" id=id aria-labelledby=heading.clone()>
            <div class="card__head">
                <h2 id=heading.clone()>{title}</h2>
            </div>
            <div class="card__body stack">
                {(!about.is_empty()).then(|| view! { <p class="muted">{about}</p> })}
                {children()}
            </div>
        </section>
    }
}
