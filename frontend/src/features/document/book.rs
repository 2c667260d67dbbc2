//! The registers as the ruled books of Nghị định 30/2020/NĐ-CP, Phụ lục IV: to be looked through and printed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use super::arrivals::{self, designated};
use super::issued;
use super::operations::{
    ArrivalList, ArrivalOrderField, ArrivalRow, ArrivalsVariables, DocumentOrderField, IssuedList,
    IssuedRow, IssuedVariables, RecipientName, RecipientPurpose,
};
use super::screen::{Narrowed, Register};
use crate::shared::api::{ApiError, OrderDirection};
use crate::shared::i18n::dates;
use crate::shared::page::all_pages;
use crate::shared::paper::{designation, office_word};
use crate::shared::ui::{Button, ButtonLink, Crumb, ErrorState, Glyph, Look, PageHeader, Skeleton};
use crate::tr;
use chrono::Datelike as _;

/// As many as a page of the server holds.
const AT_ONCE: i32 = 100;

/// What was read: nothing yet, all of it, or why not.
type Read<T> = RwSignal<Option<Result<Vec<T>, ApiError>>>;

#[component]
pub fn ArrivalBook() -> impl IntoView {
    let narrowed = Narrowed::in_address();
    let read: Read<ArrivalRow> = RwSignal::new(None);
    let ask = move || {
        let (by, way) = (ArrivalOrderField::Number, OrderDirection::Asc);
        let mut first = arrivals::variables(narrowed, by, way, AT_ONCE, None);
        first.filter.receiver = narrowed.own_register().map(|(id, _)| id);
        first.filter.year = Some(year(narrowed));
        let variables = move |after| ArrivalsVariables {
            after,
            ..first.clone()
        };
        spawn_local(async move {
            let rows = all_pages::<ArrivalList>(variables).await;
            read.try_set(Some(rows.map(|list| list.arrivals.nodes)));
        });
    };
    let heads = [
        "Ngày đến",
        "Số đến",
        "Tác giả",
        "Số, ký hiệu",
        "Ngày văn bản",
        "Tên loại và trích yếu nội dung",
        "Đơn vị hoặc người nhận",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ];
    let cells = |row: ArrivalRow| {
        let note = match &row.void_reason {
            Some(reason) => format!("Hủy bỏ mục: {reason}"),
            None => row.note.clone().unwrap_or_default(),
        };
        vec![
            dates::day(row.arrived_on),
            row.number.clone(),
            row.issuer_name.clone(),
            designated(&row),
            dates::day(row.issued_on),
            format!("{}: {}", office_word(row.kind), row.subject),
            row.recipient.unwrap_or_default(),
            // Written and signed by hand, as the paper goes on.
            String::new(),
            String::new(),
            note,
        ]
    };
    view! { <Book register=Register::Arrived narrowed read ask=Callback::new(move |()| ask()) heads=heads.to_vec() cells/> }
}

#[component]
pub fn IssuedBook() -> impl IntoView {
    let narrowed = Narrowed::in_address();
    let read: Read<IssuedRow> = RwSignal::new(None);
    let ask = move || {
        let (by, way) = (DocumentOrderField::Number, OrderDirection::Asc);
        let mut first = issued::variables(narrowed, by, way, AT_ONCE, None);
        first.filter.issuer = narrowed.own_register().map(|(id, _)| id);
        first.filter.year = Some(year(narrowed));
        let variables = move |after| IssuedVariables {
            after,
            ..first.clone()
        };
        spawn_local(async move {
            let rows = all_pages::<IssuedList>(variables).await;
            read.try_set(Some(rows.map(|list| list.documents.nodes)));
        });
    };
    let heads = [
        "Số, ký hiệu",
        "Ngày văn bản",
        "Tên loại và trích yếu nội dung",
        "Người ký",
        "Nơi nhận",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ];
    let cells = |row: IssuedRow| {
        let (kept, sent): (Vec<_>, Vec<_>) = row
            .recipients
            .iter()
            .partition(|line| line.purpose == RecipientPurpose::File);
        let names = |lines: Vec<&RecipientName>| {
            let names: Vec<_> = lines.iter().map(|line| line.name.as_str()).collect();
            names.join("; ")
        };
        vec![
            designation(Some(&row.number), &row.symbol),
            dates::day(row.issued_on),
            format!("{}: {}", office_word(row.kind), row.subject),
            row.signer_name.unwrap_or_default(),
            names(sent),
            names(kept).trim_start_matches("Lưu:").trim().to_owned(),
            // Written and signed by hand, as the paper goes out.
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ]
    };
    view! { <Book register=Register::Issued narrowed read ask=Callback::new(move |()| ask()) heads=heads.to_vec() cells/> }
}

/// Of which year: numbers begin anew with each, so a book is never of several.
fn year(narrowed: Narrowed) -> i32 {
    narrowed.year().unwrap_or_else(|| dates::today().year())
}

/// The book itself speaks Vietnamese, whatever the screen does.
#[component]
fn Book<T: Clone + Send + Sync + 'static>(
    register: Register,
    narrowed: Narrowed,
    read: Read<T>,
    ask: Callback<()>,
    heads: Vec<&'static str>,
    cells: fn(T) -> Vec<String>,
) -> impl IntoView {
    // Asked here, where it is known who asks, and not before it is known whose register he keeps.
    Effect::new(move |_| {
        if narrowed.is_settled() {
            untrack(|| ask.run(()));
        }
    });
    let search = use_location().search;
    let back = search.with_untracked(|search| {
        let kept = search.trim_start_matches('?');
        match kept.is_empty() {
            true => register.path().to_owned(),
            false => format!("{}?{kept}", register.path()),
        }
    });
    let named = match register {
        Register::Arrived => "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
        Register::Issued if untrack(|| narrowed.copies()) => "SỔ ĐĂNG KÝ BẢN SAO VĂN BẢN",
        Register::Issued => "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    };
    let title = move || format!("{named} NĂM {}", year(narrowed));
    let whose = move || narrowed.own_register().map(|(_, name)| name);
    let rows = move || {
        let rows = match read.get() {
            None => return view! { <Skeleton lines=8/> }.into_any(),
            Some(Err(error)) => {
                return view! { <ErrorState error retry=move || { read.set(None); ask.run(()) }/> }
                    .into_any();
            }
            Some(Ok(rows)) => rows,
        };
        let heads = heads
            .iter()
            .map(|head| view! { <th scope="col">{*head}</th> });
        let lines = rows.into_iter().map(|row| {
            let each = cells(row).into_iter().map(|cell| view! { <td>{cell}</td> });
            view! { <tr>{each.collect_view()}</tr> }
        });
        view! {
            <div class="tablewrap">
                <table class="book__table" data-testid="book">
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{lines.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let print = move || {
        let _ = window().print();
    };
    view! {
        <PageHeader title=tr!(document.book) about=tr!(document.book_about) crumbs=vec![Crumb::new(back.clone(), register.label())]>
            <Button label=tr!(document.print) icon=Glyph::Print look=Look::Primary on_click=print test_id="print"/>
            <ButtonLink label=tr!(document.back) href=back.clone() look=Look::Quiet/>
        </PageHeader>
        <article class="card book" lang="vi">
            <header>
                <p>{whose}</p>
                <h2>{title}</h2>
            </header>
            {rows}
        </article>
    }
}
