//! What was issued: the list and one document beside it.

pub mod panel;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::panel::IssuedPanel;
use super::operations::{
    DocumentFilter, DocumentOrder, DocumentOrderField, IssuedList, IssuedRow, IssuedVariables,
};
use super::screen::{Frame, Narrowed, Register};
use super::words;
use crate::shared::api::{OrderDirection, coded};
use crate::shared::export::{Listed, SheetColumn};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, pages};
use crate::shared::paper::{designation, office_word};
use crate::shared::ui::address::{kept, open_in_path};
use crate::shared::ui::{ButtonLink, Column, DataTable, EmptyState, Glyph, Sort, Status, Tone};
use crate::tr;

const PAGE: i32 = 50;
const PATH: &str = "/documents/issued";

/// What is asked of the server for what the address narrows to.
pub fn variables(
    narrowed: Narrowed,
    field: DocumentOrderField,
    direction: OrderDirection,
    first: i32,
    after: Option<String>,
) -> IssuedVariables {
    IssuedVariables {
        filter: DocumentFilter {
            issuer: narrowed.whose(),
            search: narrowed.search.get(),
            kind: narrowed.kind(),
            year: narrowed.year(),
            from: narrowed.from(),
            until: narrowed.until(),
            urgency: narrowed.urgency(),
            validity: narrowed.validity(),
            copies: Some(narrowed.copies()),
        },
        order_by: DocumentOrder { field, direction },
        first,
        after,
    }
}

#[component]
pub fn Issued() -> impl IntoView {
    let open = open_in_path("id");
    let search = use_location().search;
    let narrowed = Narrowed::in_address();
    let sort = Sort::in_address("-ISSUED_ON");
    let asked = move |after| {
        let sort = sort.get();
        let field = coded(&sort.field).unwrap_or(DocumentOrderField::IssuedOn);
        variables(narrowed, field, sort.direction(), PAGE, after)
    };
    let (found, more) = pages::<IssuedList>(asked);
    let listed = Listed::new::<IssuedList>(asked);
    let address = move |id: &str| format!("{PATH}/{id}{}", kept(&search.read_untracked()));
    let opened = Signal::derive(move || {
        let search = search.read();
        open.get().map(|id| format!("{PATH}/{id}{}", kept(&search)))
    });
    let empty = move || view! { <Empty narrowed/> };
    view! {
        <div class=move || if open.read().is_some() { "board" } else { "" }>
            <div class=move || if open.read().is_some() { "board__main" } else { "" }>
                <Frame register=Register::Issued listed sheet=sheet()>
                    <Loaded query=found let:data>
                        <div data-testid="issued-list">
                            {move || {
                                view! {
                                    <DataTable
                                        caption=tr!(document.issued)
                                        columns=columns(narrowed.of_all())
                                        rows=Signal::derive(move || data.get().documents.nodes)
                                        href=move |row: &IssuedRow| address(row.id.inner())
                                        total=Signal::derive(move || data.read().documents.total_count)
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
                        view! { <IssuedPanel id close/> }
                    })
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
        view! { <EmptyState glyph=Glyph::Doc title=tr!(document.none_issued) next=tr!(document.none_issued_next)/> }
            .into_any()
    }
}

fn columns(of_all: bool) -> Vec<Column<IssuedRow>> {
    let issuer = of_all.then(|| {
        Column::text(tr!(document.issuer), |row: &IssuedRow| {
            row.issuer_name.clone()
        })
    });
    let first = Column::new(tr!(document.number_symbol), |row: &IssuedRow| {
        let named = designation(Some(&row.number), &row.symbol);
        view! { <span class="nowrap" data-testid="issued-number">{named}</span> }.into_any()
    })
    .sorted_by("NUMBER");
    let rest = [
        Column::text(tr!(document.issued_on), |row: &IssuedRow| {
            dates::day(row.issued_on)
        })
        .sorted_by("ISSUED_ON"),
        Column::new(tr!(document.subject), |row: &IssuedRow| {
            view! {
                <span lang="vi">{row.subject.clone()}</span>
                <span class="under">{office_word(row.kind)}</span>
            }
            .into_any()
        }),
        Column::maybe(tr!(document.sent_to), |row: &IssuedRow| {
            let names: Vec<_> = row
                .recipients
                .iter()
                .map(|line| line.name.clone())
                .collect();
            let counts = row.delivery_counts;
            let received = (counts.total > 0).then(|| {
                let words = tr!(
                    document.received,
                    received = counts.received,
                    total = counts.total
                );
                view! { <span class="under">{words}</span> }
            });
            let any = !names.is_empty() || received.is_some();
            any.then(|| view! { <span>{names.join("; ")}</span> {received} }.into_any())
        }),
        Column::maybe(tr!(document.marks), marks),
    ];
    std::iter::once(first).chain(issuer).chain(rest).collect()
}

fn marks(row: &IssuedRow) -> Option<AnyView> {
    let urgent = words::urgency_mark(row.urgency)
        .map(|(tone, glyph, label)| view! { <Status tone glyph label/> });
    let (tone, glyph, label) = words::standing(row.validity);
    let stands = (tone != Tone::Ok).then(|| view! { <Status tone glyph label/> });
    let any = urgent.is_some() || stands.is_some();
    any.then(|| view! { <span class="row__marks">{urgent} {stands}</span> }.into_any())
}

fn sheet() -> Vec<SheetColumn> {
    vec![
        SheetColumn::text(tr!(document.symbol), "number").and("symbol", "/"),
        SheetColumn::date(tr!(document.issued_on), "issuedOn"),
        SheetColumn::text(tr!(document.kind), "kind").said(words::kinds()),
        SheetColumn::text(tr!(document.subject), "subject"),
        SheetColumn::text(tr!(document.issuer), "issuerName"),
        SheetColumn::text(tr!(document.urgency), "urgency").said(words::urgencies()),
        SheetColumn::text(tr!(document.validity), "validity").said(words::validities()),
        SheetColumn::date(tr!(document.valid_until), "validUntil"),
        SheetColumn::text(tr!(document.signer), "signerName"),
        SheetColumn::text(tr!(document.recipients), "recipients.name"),
    ]
}
