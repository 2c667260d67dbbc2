//! What arrived: the list, what was sent and waits to be entered, and one entry beside it.

mod panel;
mod waiting;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::panel::ArrivalPanel;
use self::waiting::Waiting;
use super::issued::panel::IssuedPanel;
use super::operations::{
    ArrivalFilter, ArrivalList, ArrivalOrder, ArrivalOrderField, ArrivalRow, ArrivalsVariables,
};
use super::screen::{Frame, Narrowed, Register};
use super::words;
use crate::shared::api::coded;
use crate::shared::export::{Listed, SheetColumn};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, pages};
use crate::shared::paper::designation;
use crate::shared::ui::address::{in_address, kept, open_in_path};
use crate::shared::ui::{ButtonLink, Column, DataTable, EmptyState, Glyph, Sort, Status, Tone};
use crate::tr;

const PAGE: i32 = 50;
const PATH: &str = "/documents/arrivals";

/// What is asked of the server for what the address narrows to.
pub fn variables(
    narrowed: Narrowed,
    field: ArrivalOrderField,
    direction: crate::shared::api::OrderDirection,
    first: i32,
    after: Option<String>,
) -> ArrivalsVariables {
    ArrivalsVariables {
        filter: ArrivalFilter {
            receiver: narrowed.whose(),
            search: narrowed.search.get(),
            kind: narrowed.kind(),
            year: narrowed.year(),
            from: narrowed.from(),
            until: narrowed.until(),
            urgency: narrowed.urgency(),
            validity: narrowed.validity(),
        },
        order_by: ArrivalOrder { field, direction },
        first,
        after,
    }
}

#[component]
pub fn Arrivals() -> impl IntoView {
    let open = open_in_path("id");
    let search = use_location().search;
    let narrowed = Narrowed::in_address();
    let sort = Sort::in_address("-ARRIVED_ON");
    let asked = move |after| {
        let sort = sort.get();
        let field = coded(&sort.field).unwrap_or(ArrivalOrderField::ArrivedOn);
        variables(narrowed, field, sort.direction(), PAGE, after)
    };
    let (found, more) = pages::<ArrivalList>(asked);
    let listed = Listed::new::<ArrivalList>(asked);
    let changed = Callback::new(move |()| found.reload());
    let address = move |id: &str| format!("{PATH}/{id}{}", kept(&search.read_untracked()));
    let opened = Signal::derive(move || {
        let search = search.read();
        open.get().map(|id| format!("{PATH}/{id}{}", kept(&search)))
    });
    let empty = move || view! { <Empty narrowed/> };
    // One that waits to be entered, opened to be read before.
    let (waiting, _) = in_address("waiting");
    let beside = move || open.read().is_some() || waiting.read().is_some();
    view! {
        <div class=move || if beside() { "board" } else { "" }>
            <div class=move || if beside() { "board__main" } else { "" }>
                <Frame register=Register::Arrived listed sheet=sheet()>
                    <Waiting receiver=narrowed.keeper entered=changed/>
                    <Loaded query=found let:data>
                        <div data-testid="arrival-list">
                            {move || {
                                view! {
                                    <DataTable
                                        caption=tr!(document.arrived)
                                        columns=columns(narrowed.of_all())
                                        rows=Signal::derive(move || data.get().arrivals.nodes)
                                        href=move |row: &ArrivalRow| address(row.id.inner())
                                        total=Signal::derive(move || data.read().arrivals.total_count)
                                        more
                                        open=opened
                                        beside=true
                                        empty=empty
                                    />
                                }
                            }}
                        </div>
                    </Loaded>
                </Frame>
            </div>
            {move || {
                open.get()
                    .map(|id| {
                        let close = Signal::derive(move || format!("{PATH}{}", kept(&search.read())));
                        view! { <ArrivalPanel id close changed/> }
                    })
            }}
            {move || {
                let unentered = waiting.get().filter(|_| open.read().is_none());
                unentered.map(|id| view! { <IssuedPanel id close=Signal::stored(PATH.to_owned())/> })
            }}
        </div>
    }
}

#[component]
fn Empty(narrowed: Narrowed) -> impl IntoView {
    move || {
        if narrowed.any() {
            return view! {
                <EmptyState glyph=Glyph::Search title=tr!(document.none_found) next=tr!(document.none_found_next)>
                    <ButtonLink label=tr!(document.clear_filters) href=PATH test_id="clear-filters"/>
                </EmptyState>
            }
            .into_any();
        }
        view! { <EmptyState glyph=Glyph::Doc title=tr!(document.none_arrived) next=tr!(document.none_arrived_next)/> }
            .into_any()
    }
}

/// Marks of an entry: void, urgent, in force no more.
fn marks(row: &ArrivalRow) -> Option<AnyView> {
    let void = row.void_reason.is_some().then(|| {
        view! { <Status tone=Tone::Idle glyph=Glyph::Ban label=tr!(document.void)/> }
    });
    let urgent = words::urgency_mark(row.urgency)
        .map(|(tone, glyph, label)| view! { <Status tone glyph label/> });
    let (tone, glyph, label) = words::standing(row.validity);
    let stands = (tone != Tone::Ok && void.is_none()).then(|| view! { <Status tone glyph label/> });
    let any = void.is_some() || urgent.is_some() || stands.is_some();
    any.then(|| view! { <span class="row__marks">{void} {urgent} {stands}</span> }.into_any())
}

fn columns(of_all: bool) -> Vec<Column<ArrivalRow>> {
    let receiver = of_all.then(|| {
        Column::text(tr!(document.receiver), |row: &ArrivalRow| {
            row.organization.short_name.clone()
        })
    });
    let first = Column::new(tr!(document.arrival_number), |row: &ArrivalRow| {
        view! { <span class="nowrap" data-testid=format!("arrival-{}", row.number)>{row.number.clone()}</span> }
            .into_any()
    })
    .sorted_by("NUMBER");
    let rest = [
        Column::text(tr!(document.arrived_on), |row: &ArrivalRow| {
            dates::day(row.arrived_on)
        })
        .sorted_by("ARRIVED_ON"),
        Column::new(tr!(document.subject), |row: &ArrivalRow| {
            let named = words::named(row.kind, row.paper_number.as_deref(), row.symbol.as_deref());
            view! {
                <span lang="vi">{row.subject.clone()}</span>
                <span class="under">{named} ", " {dates::day(row.issued_on)}</span>
            }
            .into_any()
        }),
        Column::text(tr!(document.issuer), |row: &ArrivalRow| {
            row.issuer_name.clone()
        }),
        Column::maybe(tr!(document.marks), marks),
    ];
    std::iter::once(first).chain(receiver).chain(rest).collect()
}

/// `29/KH-UBND`, or a dash.
pub fn designated(row: &ArrivalRow) -> String {
    let symbol = row.symbol.as_deref().unwrap_or_default();
    designation(row.paper_number.as_deref(), symbol)
}

fn sheet() -> Vec<SheetColumn> {
    vec![
        SheetColumn::text(tr!(document.receiver), "organization.shortName"),
        SheetColumn::text(tr!(document.arrival_number), "number"),
        SheetColumn::date(tr!(document.arrived_on), "arrivedOn"),
        SheetColumn::text(tr!(document.symbol), "paperNumber").and("symbol", "/"),
        SheetColumn::date(tr!(document.issued_on), "issuedOn"),
        SheetColumn::text(tr!(document.kind), "kind").said(words::kinds()),
        SheetColumn::text(tr!(document.subject), "subject"),
        SheetColumn::text(tr!(document.issuer), "issuerName"),
        SheetColumn::text(tr!(document.signer), "signerName"),
        SheetColumn::text(tr!(document.recipient), "recipient"),
        SheetColumn::text(tr!(document.urgency), "urgency").said(words::urgencies()),
        SheetColumn::text(tr!(document.validity), "validity").said(words::validities()),
        SheetColumn::date(tr!(document.valid_until), "validUntil"),
        SheetColumn::text(tr!(document.note), "note"),
        SheetColumn::text(tr!(document.void), "voidReason"),
    ]
}
