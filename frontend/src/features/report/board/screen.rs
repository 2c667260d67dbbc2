//! The page: what the address narrows it to, the parts that show it, and the school that is open beside it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::super::operations::board::{NotCountedSchools, NotCountedVariables, StatusBoard};
use super::bars::Bars;
use super::figures::Figures;
use super::follow::{Live, follow};
use super::gone::NotCounted;
use super::list::List;
use super::model::{Narrowing, PAGE};
use super::panel::Panel;
use crate::shared::export::Listed;
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, pages, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::{in_path, open_in_path};
use crate::shared::ui::{Crumb, PageHeader};
use crate::tr;

#[component]
pub fn Board() -> impl IntoView {
    let period = in_path("period");
    move || view! { <OfPeriod period=period.get()/> }
}

#[component]
fn OfPeriod(period: String) -> impl IntoView {
    let session = use_session();
    let address = use_query_map();
    let path = StoredValue::new(format!("/reports/{period}/board"));
    let period = cynic::Id::new(period);
    let narrowing = Memo::new(move |_| {
        let address = address.read();
        Narrowing::read(|key| address.get(key))
    });
    let open = open_in_path("organization");
    let asked = period.clone();
    let (board, more) =
        pages::<StatusBoard>(move |after| narrowing.get().variables(asked.clone(), PAGE, after));
    let wanted = period.clone();
    let listed = Listed::new::<StatusBoard>(move |after| {
        narrowing.get().variables(wanted.clone(), PAGE, after)
    });
    let of = period.clone();
    let gone = query::<NotCountedSchools>(move || NotCountedVariables { period: of.clone() });
    let reload = move || {
        board.reload();
        gone.reload();
    };
    let moved = follow(board, narrowing, period.clone());
    // Where a figure, a bar or a row leads: the same list, the same panel.
    let at = move |narrowing: &Narrowing| {
        path.with_value(|path| match open.get() {
            Some(open) => narrowing.address(&format!("{path}/{open}")),
            None => narrowing.address(path),
        })
    };
    let row_address = move |school: &cynic::Id| {
        path.with_value(|path| {
            narrowing
                .read()
                .address(&format!("{path}/{}", school.inner()))
        })
    };
    let closed = Signal::derive(move || path.with_value(|path| narrowing.read().address(path)));
    view! {
        <div class=move || if open.read().is_some() { "board" } else { "board board--alone" }>
            <div class="board__main">
                <Loaded query=board lines=10 let:data>
                    {session.page_is_of(move || data.read().report_board.period.school_year.name.clone())}
                    <PageHeader
                        title=Signal::derive(move || papers::report(&data.read().report_board.period.name))
                        about=Signal::derive(move || {
                            let data = data.read();
                            tr!(
                                report.board_about,
                                due = dates::day(data.report_board.period.due_on),
                                time = dates::moment(data.report_board.as_of)
                            )
                        })
                        crumbs=vec![Crumb::new("/reports", tr!(report.title))]
                    />
                    <div class="stack">
                        <Live moved=moved/>
                        <Figures counts=Signal::derive(move || data.read().report_board.totals) narrowing at/>
                        <Bars data narrowing at/>
                        <List data narrowing more listed=listed.clone() open row_address on_change=Callback::new(move |()| board.reload())/>
                        <NotCounted schools=gone/>
                    </div>
                </Loaded>
            </div>
            {
                let period = period.clone();
                move || {
                    let period = period.clone();
                    open.get()
                        .map(|school| {
                            view! { <Panel period school=cynic::Id::new(school) close=closed on_change=reload/> }
                        })
                }
            }
        </div>
    }
}
