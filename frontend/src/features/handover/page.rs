//! One handover: its minutes as the paper they become, and the step that comes next.

mod acts;
mod give;
mod minutes;

use leptos::prelude::*;

use self::acts::Acts;
use self::give::Give;
use self::minutes::Minutes;
use super::operations::{Handover, HandoverVariables, HandoverView};
use super::words;
use crate::shared::history::History;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{Crumb, Notice, PageHeader, Status, Tone};
use crate::tr;

#[component]
pub fn HandoverPage() -> impl IntoView {
    let id = in_path("id");
    let found = query::<HandoverView>(move || HandoverVariables {
        id: cynic::Id::new(id.get()),
    });
    view! {
        <Loaded query=found lines=8 let:data>
            <Body query=found handover=Signal::from(Memo::new(move |_| data.get().handover))/>
        </Loaded>
    }
}

#[component]
fn Body(query: Query<HandoverView>, handover: Signal<Handover>) -> impl IntoView {
    let giving = RwSignal::new(false);
    let done = Callback::new(move |()| {
        giving.set(false);
        query.reload();
    });
    let title = Signal::derive(move || {
        let handover = handover.read();
        tr!(
            handover.title_of,
            position = handover.position_title.clone()
        )
    });
    let status = move || {
        let (tone, glyph, label) = words::state(handover.read().state);
        view! { <Status tone glyph label test_id="handover-state"/> }
    };
    let returned = move || {
        handover.read().return_reason.clone().map(|reason| {
            view! {
                <Notice tone=Tone::Warn test_id="return-reason">
                    <p><b>{tr!(handover.returned_because)}</b></p>
                    <p class="preline">{reason}</p>
                </Notice>
            }
        })
    };
    let form = move || giving.get().then(|| view! { <Give handover giving done/> });
    let history = Signal::derive(move || handover.get().history);
    let told = Memo::new(move |_| !history.read().is_empty());
    view! {
        <PageHeader title crumbs=vec![Crumb::new("/handovers", tr!(handover.handovers))] beside=move || status>
            <Acts handover giving done/>
        </PageHeader>
        <div class="split split--paper">
            <div class="stack">
                {returned}
                {form}
                <div class="desk"><Minutes handover/></div>
            </div>
            <Show when=move || told.get()>
                <aside class="card" aria-labelledby="handover-history">
                    <div class="card__head"><h2 id="handover-history">{tr!(handover.history)}</h2></div>
                    <div class="card__body"><History entries=history/></div>
                </aside>
            </Show>
        </div>
    }
}
