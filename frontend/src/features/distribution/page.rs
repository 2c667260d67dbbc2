//! An issued document and its distribution: how many have it, who has not, and what is done about it.

mod acts;
mod add;
mod links;
mod list;
mod panel;
mod record;
mod withdraw;

use leptos::ev;
use leptos::prelude::*;

use self::acts::Acts;
use self::add::Add;
use self::list::{List, Narrowed};
use self::panel::DeliveryPanel;
use super::operations::{
    DeliveryList, Document, DocumentAction, DocumentNode, DocumentVariables, DocumentView,
    SilentDeliveries, SilentVariables,
};
use super::words;
use crate::features::notification;
use crate::features::signing::SignedPart;
use crate::shared::history::History;
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, Query, pages, query};
use crate::shared::ui::address::{in_address, in_path};
use crate::shared::ui::{Crumb, EmptyState, Further, Glyph, PageHeader, Part, StackedBar, Tone};
use crate::tr;

/// What the page's parts share: the document, and one way to read all of it anew.
#[derive(Clone, Copy)]
pub struct Desk {
    paper: Signal<Document>,
    document: Query<DocumentView>,
    list: Query<DeliveryList>,
    more: Further,
    silent: Query<SilentDeliveries>,
    narrowed: Narrowed,
    adding: RwSignal<bool>,
    recording: RwSignal<bool>,
}

impl Desk {
    fn reload(self) {
        self.document.reload();
        self.list.reload();
        self.silent.reload();
    }

    fn may(self, action: DocumentAction) -> bool {
        self.paper.read().available_actions.contains(&action)
    }
}

#[component]
pub fn DocumentPage() -> impl IntoView {
    let id = in_path("id");
    let id = Memo::new(move |_| cynic::Id::new(id.get()));
    let arrived = notification::arrived();
    let document = query::<DocumentView>(move || {
        arrived.track();
        DocumentVariables { id: id.get() }
    });
    view! {
        <Loaded query=document lines=10 let:data>
            {match data.get_untracked().node {
                Some(DocumentNode::Document(first)) => {
                    // Out of sight meanwhile, it stays as it was seen.
                    let paper = Memo::new(move |before: Option<&Document>| match data.get().node {
                        Some(DocumentNode::Document(paper)) => paper,
                        _ => before.unwrap_or(&first).clone(),
                    });
                    view! { <Body document paper=paper.into() id/> }.into_any()
                }
                _ => {
                    view! { <EmptyState glyph=Glyph::Doc title=tr!(errors.not_found) next=tr!(errors.not_found_advice)/> }
                        .into_any()
                }
            }}
        </Loaded>
    }
}

#[component]
fn Body(
    document: Query<DocumentView>,
    paper: Signal<Document>,
    id: Memo<cynic::Id>,
) -> impl IntoView {
    let narrowed = Narrowed::in_address(id);
    let (arrived, also) = (notification::arrived(), notification::arrived());
    let (list, more) = pages::<DeliveryList>(move |after| {
        arrived.track();
        narrowed.variables(after)
    });
    let desk = Desk {
        paper,
        document,
        list,
        more,
        silent: query::<SilentDeliveries>(move || {
            also.track();
            SilentVariables {
                document: id.get(),
                after: None,
            }
        }),
        narrowed,
        adding: RwSignal::new(false),
        recording: RwSignal::new(false),
    };
    // Nobody is told of receipts one by one: who comes back to the window sees what came in meanwhile.
    let back = window_event_listener(ev::focus, move |_| desk.reload());
    on_cleanup(move || back.remove());
    let open = in_address("open").0;
    let crumbs = paper.with_untracked(|paper| {
        let plan = paper.plan.iter();
        let plan = plan.map(|plan| {
            let title = papers::beginning(&papers::plan(&plan.title), 60);
            Crumb::new(format!("/plans/{}", plan.id.inner()), title)
        });
        let register = format!("/documents/issued/{}", paper.id.inner());
        let register = Crumb::new(register, tr!(document.issued));
        std::iter::once(register).chain(plan).collect::<Vec<_>>()
    });
    let about = move || {
        let paper = paper.read();
        let date = dates::day(paper.issued_on);
        tr!(
            distribution.about,
            subject = papers::subject(&paper.subject),
            date = date
        )
    };
    view! {
        <div class=move || if open.read().is_some() { "board" } else { "" }>
            <div class=move || if open.read().is_some() { "board__main" } else { "" }>
                <PageHeader title=Signal::derive(move || words::named(&paper.read())) about=Signal::derive(about) crumbs>
                    <Acts desk/>
                </PageHeader>
                <div class="stack">
                    <Show when=move || desk.adding.get()>
                        <Add desk/>
                    </Show>
                    <Figures paper/>
                    <List desk/>
                    <section class="card" aria-labelledby="document-signed">
                        <div class="card__head"><h2 id="document-signed">{tr!(signing.signed)}</h2></div>
                        <div class="card__body"><SignedPart document=id.get_untracked() on_change=move |()| desk.reload()/></div>
                    </section>
                    <Happened paper/>
                </div>
            </div>
            {move || open.get().map(|id| view! { <DeliveryPanel id desk/> })}
        </div>
    }
}

#[component]
fn Happened(paper: Signal<Document>) -> impl IntoView {
    let entries = Signal::derive(move || paper.get().history);
    move || {
        (!entries.read().is_empty()).then(|| {
            view! {
                <section class="card" aria-labelledby="document-history">
                    <div class="card__head"><h2 id="document-history">{tr!(distribution.history)}</h2></div>
                    <div class="card__body"><History entries/></div>
                </section>
            }
        })
    }
}

/// `12/31 đã nhận, 3 quá hạn`, and the same as a bar.
#[component]
fn Figures(paper: Signal<Document>) -> impl IntoView {
    let counts = Memo::new(move |_| paper.read().delivery_counts);
    let said = move || {
        let counts = counts.get();
        let (done, total) = (counts.received, counts.total);
        if counts.late > 0 {
            tr!(
                distribution.figures_late,
                done = done,
                total = total,
                late = counts.late
            )
        } else {
            tr!(distribution.figures, done = done, total = total)
        }
    };
    let parts = move || {
        let counts = counts.get();
        let waiting = counts.total - counts.received - counts.late;
        vec![
            Part::new(Tone::Ok, counts.received, tr!(distribution.lower_received)),
            Part::new(Tone::Bad, counts.late, tr!(distribution.lower_late)),
            Part::new(Tone::Idle, waiting.max(0), tr!(distribution.lower_waiting)),
        ]
    };
    view! {
        <section class="card" aria-label=tr!(distribution.standing)>
            <div class="card__body stack--s">
                <p class="strong" role="status" data-testid="delivery-counts">{said}</p>
                <StackedBar parts=Signal::derive(parts)/>
            </div>
        </section>
    }
}
