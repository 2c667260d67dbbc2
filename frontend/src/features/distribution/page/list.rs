//! To whom it was sent, by name; narrowed by chips and a word, all in the address.

use leptos::prelude::*;

use super::Desk;
use crate::features::distribution::message::to_one;
use crate::features::distribution::model::{Shown, good_link};
use crate::features::distribution::operations::{
    DeliveriesVariables, DeliveryFilter, DeliveryList, DeliveryReceipt, DeliveryRow, DocumentAction,
};
use crate::features::distribution::words;
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::i18n::dates;
use crate::shared::local;
use crate::shared::page::Loaded;
use crate::shared::ui::address::{in_address, with_query};
use crate::shared::ui::{
    Button, ButtonLink, Choice, Column, DataTable, EmptyState, Filter, Glyph, Look, SearchBox,
    Status, copy,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

const PAGE: i32 = 50;

/// What narrows the list, as the address says.
#[derive(Clone, Copy)]
pub struct Narrowed {
    document: Memo<cynic::Id>,
    show: Memo<Option<String>>,
    search: Memo<Option<String>>,
}

impl Narrowed {
    pub fn in_address(document: Memo<cynic::Id>) -> Self {
        Self {
            document,
            show: in_address("show").0,
            search: in_address("search").0,
        }
    }

    fn shown(self) -> Shown {
        Shown::of(self.show.read().as_deref())
    }

    pub fn variables(self, after: Option<String>) -> DeliveriesVariables {
        let mut filter = DeliveryFilter {
            document: Some(self.document.get()),
            search: self.search.get(),
            ..DeliveryFilter::default()
        };
        self.shown().narrow(&mut filter);
        DeliveriesVariables {
            filter,
            first: PAGE,
            after,
        }
    }

    /// The page's address with one delivery open, or none.
    pub fn address(self, open: &str) -> String {
        let path = format!("/documents/{}", self.document.read().inner());
        let show = self.show.get().unwrap_or_default();
        let search = self.search.get().unwrap_or_default();
        with_query(
            &path,
            &[("show", &show), ("search", &search), ("open", open)],
        )
    }
}

#[component]
pub fn List(desk: Desk) -> impl IntoView {
    let listed = Listed::new::<DeliveryList>(move |after| desk.narrowed.variables(after));
    let told = Callback::new(move |()| {
        let paper = desk.paper.read();
        vec![(tr!(export.paper), words::named(&paper))]
    });
    let codes = Shown::EACH.into_iter();
    let chips = codes.filter_map(|shown| Some(Choice::new(shown.code()?, words::shown(shown))));
    let filters = vec![Filter::new(
        "show",
        tr!(distribution.shown),
        chips.collect::<Vec<_>>(),
    )];
    view! {
        <div class="card">
            <div class="bulk">
                <SearchBox label=tr!(distribution.search)/>
                <Chips desk/>
                <div class="bulk__end">
                    <SavedViews list=ViewList::Deliveries/>
                    <TakeOut title=tr!(distribution.recipients) listed columns=sheet() filters told/>
                </div>
            </div>
            <Loaded query=desk.list let:data>
                <Table desk data/>
            </Loaded>
        </div>
    }
}

#[component]
fn Chips(desk: Desk) -> impl IntoView {
    let set = in_address("show").1;
    let chip = move |shown: Shown| {
        let pressed = move || (desk.narrowed.shown() == shown).to_string();
        let count = move || shown.count(desk.paper.read().delivery_counts);
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=pressed
                data-testid=format!("show-{}", shown.code().unwrap_or("all"))
                on:click=move |_| set.set(shown.code().map(str::to_owned))
            >
                {words::shown(shown)}
                " "
                <span class="num">{count}</span>
            </button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=tr!(distribution.shown)>
            {Shown::EACH.into_iter().map(chip).collect_view()}
        </div>
    }
}

#[component]
fn Table(desk: Desk, data: Signal<DeliveryList>) -> impl IntoView {
    let narrowed = desk.narrowed;
    let open = in_address("open").0;
    let opened = Signal::derive(move || open.get().map(|id| narrowed.address(&id)));
    view! {
        <div data-testid="delivery-list">
            <DataTable
                caption=tr!(distribution.recipients)
                columns=columns(desk)
                rows=Signal::derive(move || data.get().deliveries.nodes)
                href=move |row: &DeliveryRow| untrack(|| narrowed.address(row.id.inner()))
                total=Signal::derive(move || data.read().deliveries.total_count)
                more=desk.more
                open=opened
                beside=true
                empty=move || view! { <Nobody narrowed/> }
            />
        </div>
    }
}

/// Nobody under this chip: what that means depends on the chip.
#[component]
fn Nobody(narrowed: Narrowed) -> impl IntoView {
    move || {
        let searched = narrowed.search.read().is_some();
        let (glyph, title) = match narrowed.shown() {
            _ if searched => (Glyph::Search, tr!(distribution.none_found)),
            Shown::All => (Glyph::Send, tr!(distribution.none)),
            Shown::Waiting => (Glyph::CheckCircle, tr!(distribution.none_waiting)),
            Shown::Received => (Glyph::Clock, tr!(distribution.none_received)),
            Shown::Late => (Glyph::CheckCircle, tr!(distribution.none_late)),
        };
        let narrows = searched || narrowed.shown() != Shown::All;
        let all = narrows.then(|| {
            let href = format!("/documents/{}", narrowed.document.read().inner());
            view! { <ButtonLink label=tr!(distribution.see_all) href test_id="see-all"/> }
        });
        view! { <EmptyState glyph title>{all}</EmptyState> }
    }
}

fn columns(desk: Desk) -> Vec<Column<DeliveryRow>> {
    let mut columns = vec![
        Column::text(tr!(distribution.recipient), |row: &DeliveryRow| {
            row.name.clone()
        }),
        Column::text(tr!(distribution.purpose), |row: &DeliveryRow| {
            words::purpose(row.purpose)
        }),
        Column::new(tr!(distribution.standing), |row: &DeliveryRow| {
            let (tone, glyph, label) = words::standing(row.receipt, row.late);
            let told = words::told(row).into_iter();
            let told = told.map(|line| view! { <span class="under">{line}</span> });
            view! { <Status tone glyph label/> {told.collect_view()} }.into_any()
        }),
    ];
    if untrack(|| desk.may(DocumentAction::Remind)) {
        columns.push(Column::maybe(
            tr!(distribution.to_send),
            move |row: &DeliveryRow| {
                (row.receipt == DeliveryReceipt::Awaited).then(|| take_along(desk, row))
            },
        ));
    }
    columns
}

fn sheet() -> Vec<SheetColumn> {
    let purposes = Choice::each(words::EVERY_PURPOSE, words::purpose);
    let standings = Choice::each(words::RECEIPTS, |receipt| words::standing(receipt, false).2);
    let ways = Choice::each(words::RECEIPTS, words::way);
    vec![
        SheetColumn::text(tr!(distribution.recipient), "name"),
        SheetColumn::text(tr!(distribution.purpose), "purpose").said(purposes),
        SheetColumn::text(tr!(distribution.standing), "receipt").said(standings),
        SheetColumn::date(tr!(distribution.due), "dueOn"),
        SheetColumn::text(tr!(distribution.late), "late").said([
            Choice::new("true", tr!(distribution.late)),
            Choice::new("false", ""),
        ]),
        SheetColumn::date(tr!(distribution.received_on), "receivedOn"),
        SheetColumn::text(tr!(distribution.who), "receivedName"),
        SheetColumn::text(tr!(distribution.how), "receipt").said(ways),
        SheetColumn::moment(tr!(distribution.reminded_last), "remindedAt"),
    ]
}

/// What is sent to one who is silent: words for a chat, and his link.
fn take_along(desk: Desk, row: &DeliveryRow) -> AnyView {
    let home = local::whole("/".to_owned());
    let link = good_link(row.link.as_ref(), row.link_until, dates::now());
    let link = link.map(|link| local::whole(link.clone()));
    let text = desk.paper.with_untracked(|paper| {
        to_one(
            paper,
            &row.name,
            row.due_on,
            row.late,
            link.as_deref(),
            &home,
        )
    });
    let id = row.id.inner();
    let address = link.map(|link| {
        view! {
            <Button
                label=tr!(distribution.copy_link_of, name = row.name.clone())
                look=Look::Quiet
                icon=Glyph::Link
                icon_only=true
                on_click=move || copy(link.clone(), tr!(ui.copied))
                test_id=format!("copy-link-{id}")
            />
        }
    });
    view! {
        <span class="row__marks">
            <Button
                label=tr!(distribution.copy_text)
                look=Look::Quiet
                icon=Glyph::Copy
                on_click=move || copy(text.clone(), tr!(distribution.copied_text))
                test_id=format!("copy-text-{id}")
            />
            {address}
        </span>
    }
    .into_any()
}
