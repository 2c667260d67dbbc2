//! The page: whose report it is, how it compares, what is decided, and the way to the next.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::super::operations::ReportAction;
use super::super::operations::board::{ChangedVariables, ReportsChange};
use super::super::operations::review::{
    ReportUnderReview, ReviewVariables, ReviewedReport, Waiting,
};
use super::super::words;
use super::address;
use super::decide::Decide;
use super::marks::Marks;
use super::table::Compared;
use crate::features::paper::ReportPaperMenu;
use crate::shared::history::History;
use crate::shared::i18n::{dates, papers};
use crate::shared::live::{News, subscribe};
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::in_path;
use crate::shared::ui::{
    ButtonLink, Crumb, Glyph, Look, Notice, PageHeader, Status, Tone, page_keys,
};
use crate::tr;

#[component]
pub fn Review() -> impl IntoView {
    let (period, report) = (in_path("period"), in_path("report"));
    // Another report is another page: nothing that is marked in the one stays in the other.
    move || {
        let (period, report) = (cynic::Id::new(period.get()), cynic::Id::new(report.get()));
        view! { <OfReport period report/> }
    }
}

#[component]
fn OfReport(period: cynic::Id, report: cynic::Id) -> impl IntoView {
    let session = use_session();
    let (asked, own) = (report.clone(), report);
    let data = query::<ReportUnderReview>(move || ReviewVariables {
        report: asked.clone(),
    });
    let heard = ChangedVariables {
        period: period.clone(),
        after: None,
    };
    subscribe::<ReportsChange>(heard, move |news| {
        if matches!(&news, News::Event(event) if event.report_changed.report_id != own) {
            return;
        }
        data.reload();
    });
    let board = format!("/reports/{}/board", period.inner());
    let period = StoredValue::new(period);
    let to = move |waiting: &Waiting| period.with_value(|period| address(period, &waiting.id));
    let beside = move |of: fn(&ReportUnderReview) -> &Option<Waiting>| {
        let data = data.get()?;
        of(&data).as_ref().map(to)
    };
    let previous = move || beside(|data| &data.report_review.previous);
    let next = move || beside(|data| &data.report_review.next);
    let navigate = use_navigate();
    let go = {
        let navigate = navigate.clone();
        move |address: &str| navigate(address, NavigateOptions::default())
    };
    page_keys({
        let go = go.clone();
        move |key| {
            let address = match key {
                "n" => untrack(next),
                "p" => untrack(previous),
                _ => None,
            };
            address.inspect(|address| go(address)).is_some()
        }
    });
    let again = Callback::new(move |()| data.reload());
    let away = board.clone();
    let done = Callback::new(move |()| {
        // The one after it, else the one before, else the list that they are all of.
        let waiting = untrack(next).or_else(|| untrack(previous));
        go(&waiting.unwrap_or_else(|| away.clone()));
    });
    view! {
        <Loaded query=data lines=10 let:data>
            {
                let report = Signal::derive(move || data.get().report_review.report);
                let marks = Marks::of(&report.get_untracked());
                let crumbs = vec![
                    Crumb::new("/reports", tr!(report.title)),
                    Crumb::new(board.clone(), untrack(|| papers::report(&report.read().period.name))),
                ];
                let standing = move || view! { <Standing data previous=Signal::derive(previous) next=Signal::derive(next)/> };
                view! {
                    {session.page_is_of(move || report.read().period.school_year.name.clone())}
                    <PageHeader
                        title=Signal::derive(move || report.read().organization.short_name.clone())
                        about=Signal::derive(move || received(&report.read()))
                        crumbs
                        beside=move || move || {
                            let report = report.read();
                            let (tone, glyph) = words::look(report.state, report.timeliness);
                            view! { <Status tone glyph label=words::state(report.state) test_id="report-state"/> }
                        }
                    />
                    <div class="stack">
                        {move || look_twice(&report.read())}
                        {move || report.get().return_reason.map(|reason| view! {
                            <Notice tone=Tone::Warn test_id="return-reason">
                                <strong>{tr!(report.returned_why)}</strong>
                                <p class="preline">{reason}</p>
                            </Notice>
                        })}
                        <section class="card" aria-label=tr!(report.content)>
                            <div class="card__head"><ReportPaperMenu report=report.get_untracked().id/></div>
                            {move || {
                                let report = report.get();
                                let may_return = report.available_actions.contains(&ReportAction::Return);
                                view! { <Compared report marks may_return/> }
                            }}
                        </section>
                        <section class="card" aria-labelledby="report-history">
                            <div class="card__head"><h2 id="report-history">{tr!(report.history)}</h2></div>
                            <div class="card__body"><History entries=Signal::derive(move || report.get().history)/></div>
                        </section>
                    </div>
                    <Decide report marks on_done=done on_conflict=again standing=standing/>
                }
            }
        </Loaded>
    }
}

/// `Nộp lúc 08:12 ngày 12/01/2021 · Đúng hạn · Nguyễn Thị Hoa`.
fn received(report: &ReviewedReport) -> String {
    let at = report
        .submitted_at
        .map(|at| tr!(report.submitted_when, time = dates::moment(at)));
    let by = report.submitted_by.as_ref().map(|by| by.name.clone());
    let parts = [at, Some(words::timeliness(report.timeliness)), by];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How many answers need a second look.
fn look_twice(report: &ReviewedReport) -> Option<AnyView> {
    let values = report.values.iter();
    let remarkable = values.filter(|value| {
        value.outlier == Some(true) || !value.breaches.is_empty() || value.override_reason.is_some()
    });
    let count = remarkable.count();
    (count > 0).then(|| {
        view! {
            <Notice tone=Tone::Warn test_id="look-twice">{tr!(report.look_twice, count = count)}</Notice>
        }
        .into_any()
    })
}

/// How many wait, and the ones beside this.
#[component]
fn Standing(
    data: Signal<ReportUnderReview>,
    previous: Signal<Option<String>>,
    next: Signal<Option<String>>,
) -> impl IntoView {
    let waiting = move || match data.read().report_review.waiting {
        0 => tr!(report.none_wait),
        count => tr!(report.count_wait, count = count),
    };
    let link = |to: Option<String>, label: String, glyph, test_id: &'static str| {
        to.map(
            |href| view! { <ButtonLink href label look=Look::Quiet icon=glyph test_id=test_id/> },
        )
    };
    view! {
        <span class="faint" data-testid="waiting">{waiting}</span>
        {move || link(previous.get(), tr!(report.previous_report), Glyph::Left, "previous-report")}
        {move || link(next.get(), tr!(report.next_report), Glyph::Right, "next-report")}
    }
}
