//! Keeps the board true while it is open: news are gathered for a moment, then counts and every shown row are read again
//! without moving anything, and one line says what has changed.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::operations::ReportState;
use super::super::operations::board::{
    Changed, ChangedVariables, MoreBoardRows, ReportsChange, StatusBoard,
};
use super::super::words;
use super::model::{LARGEST_PAGE, Narrowing, PAGE, append};
use crate::shared::api::{ApiError, send};
use crate::shared::i18n::dates;
use crate::shared::live::{self, LiveState, News, subscribe};
use crate::shared::local;
use crate::shared::page::Query;
use crate::shared::ui::{Glyph, Icon};
use crate::tr;

const GATHER: Duration = Duration::from_millis(300);

/// What moved last, in words.
pub type Moved = RwSignal<Option<String>>;

/// Subscribes to the period's news until the board is closed.
pub fn follow(board: Query<StatusBoard>, narrowing: Memo<Narrowing>, period: cynic::Id) -> Moved {
    let moved = RwSignal::new(None);
    let waiting = StoredValue::new(false);
    let last = StoredValue::new(None::<Changed>);
    let asked = period.clone();
    subscribe::<ReportsChange>(
        ChangedVariables {
            period,
            after: None,
        },
        move |news| {
            // A new connection may have missed something: it is read again as well.
            if let News::Event(event) = news {
                last.set_value(Some(event.report_changed));
            }
            if waiting.get_value() {
                return;
            }
            waiting.set_value(true);
            let period = asked.clone();
            spawn_local(async move {
                local::sleep(GATHER).await;
                if waiting.try_get_value().is_none() {
                    return;
                }
                waiting.set_value(false);
                let before = untrack(|| board.get());
                if read_again(board, narrowing, period).await.is_err() {
                    return;
                }
                let Some(Some(changed)) = last.try_get_value() else {
                    return;
                };
                last.set_value(None);
                let name = before
                    .into_iter()
                    .chain(untrack(|| board.get()))
                    .find_map(|data| name_of(&data, &changed.organization_id))
                    .unwrap_or_else(|| tr!(report.a_school));
                moved.try_set(Some(sentence(name, changed.state)));
            });
        },
    );
    moved
}

fn name_of(data: &StatusBoard, school: &cynic::Id) -> Option<String> {
    data.report_board
        .rows
        .nodes
        .iter()
        .find(|row| row.organization.id == *school)
        .map(|row| row.organization.short_name.clone())
}

fn sentence(school: String, state: ReportState) -> String {
    tr!(
        report.moved,
        time = dates::clock(dates::now()),
        school = school,
        state = words::state(state)
    )
}

/// Reads counts and as many rows as are shown, and puts them in place at once.
async fn read_again(
    board: Query<StatusBoard>,
    narrowing: Memo<Narrowing>,
    period: cynic::Id,
) -> Result<(), ApiError> {
    let Some(asked) = narrowing.try_get_untracked() else {
        return Ok(());
    };
    let shown = untrack(|| board.get()).map_or(0, |data| data.report_board.rows.nodes.len());
    let first = i32::try_from(shown)
        .unwrap_or(PAGE)
        .clamp(PAGE, LARGEST_PAGE);
    let mut fresh = send::<StatusBoard>(asked.variables(period.clone(), first, None)).await?;
    let rows = &mut fresh.report_board.rows;
    while rows.page_info.has_next_page && rows.nodes.len() < shown {
        let after = rows.page_info.end_cursor.clone();
        let page = asked.variables(period.clone(), LARGEST_PAGE, after);
        append(rows, send::<MoreBoardRows>(page).await?.report_board.rows);
    }
    if narrowing.try_get_untracked() == Some(asked) {
        board.update(|data| *data = fresh);
    }
    Ok(())
}

/// Whether news arrive, and the last of them; read out politely.
#[component]
pub fn Live(moved: Moved) -> impl IntoView {
    let state = live::state();
    let mark = move || match state.get() {
        LiveState::Live => view! {
            <span class="save save--ok">
                <Icon glyph=Glyph::CheckCircle small=true/>
                {tr!(report.live)}
            </span>
        }
        .into_any(),
        LiveState::Waiting => view! {
            <span class="save save--hold">
                <Icon glyph=Glyph::Offline small=true/>
                {tr!(report.live_waiting)}
            </span>
        }
        .into_any(),
        LiveState::Off | LiveState::Connecting => ().into_any(),
    };
    view! {
        <div class="live">
            {mark}
            <span role="status" aria-live="polite" class="muted" data-testid="board-moved">{move || moved.get()}</span>
        </div>
    }
}
