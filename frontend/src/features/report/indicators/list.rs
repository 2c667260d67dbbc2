//! What an office asks, in the form's order; what comes from above it stands among it and is not its own to change.

use leptos::prelude::*;

use super::super::operations::indicators::{
    IndicatorGround, IndicatorList, IndicatorListVariables, IndicatorsOrder, IndicatorsOrderInput,
    IndicatorsOrderVariables, Kept,
};
use super::{Shown, shown, words};
use crate::shared::form::{Said, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::address::with_query;
use crate::shared::ui::{
    ButtonLink, Crumb, EmptyState, Glyph, Icon, Look, PageHeader, Status, Tone,
};
use crate::tr;

#[component]
pub fn Indicators() -> impl IntoView {
    let ground = query::<IndicatorGround>(|| ());
    view! {
        <div class="narrow">
            <Loaded query=ground lines=8 let:data>
                {move || {
                    match shown(&data.read()) {
                        Some(shown) => view! { <Asked shown/> }.into_any(),
                        None => view! { <NotKept/> }.into_any(),
                    }
                }}
            </Loaded>
        </div>
    }
}

/// To whoever keeps none.
#[component]
pub fn NotKept() -> impl IntoView {
    view! {
        <PageHeader title=tr!(indicator.title)/>
        <EmptyState glyph=Glyph::Lock title=tr!(indicator.not_kept) next=tr!(indicator.not_kept_next)/>
    }
}

#[component]
fn Asked(shown: Shown) -> impl IntoView {
    let variables = IndicatorListVariables {
        organization: shown.organization.id.clone(),
        year: shown.year.clone(),
    };
    let asked = query::<IndicatorList>(move || variables.clone());
    let about = tr!(
        indicator.about,
        office = shown.organization.short_name.clone(),
        year = shown.year_name.clone()
    );
    let add = with_query(
        "/reports/indicators/new",
        &[("organization", shown.organization.id.inner())],
    );
    view! {
        <PageHeader title=tr!(indicator.title) about crumbs=vec![Crumb::new("/reports", tr!(report.title))]>
            <ButtonLink label=tr!(indicator.add) href=add look=Look::Primary icon=Glyph::Plus test_id="add-indicator"/>
        </PageHeader>
        <Loaded query=asked lines=8 let:data>
            {
                let shown = shown.clone();
                move || {
                    let rows = data.get().indicators;
                    if rows.is_empty() {
                        view! {
                            <EmptyState glyph=Glyph::Report title=tr!(indicator.nothing) next=tr!(indicator.nothing_next)/>
                        }
                        .into_any()
                    } else {
                        view! { <Rows shown=shown.clone() rows asked/> }.into_any()
                    }
                }
            }
        </Loaded>
    }
}

#[component]
fn Rows(shown: Shown, rows: Vec<Kept>, asked: Query<IndicatorList>) -> impl IntoView {
    let writing = Writing::begin();
    // Its own, in their order: what comes from above keeps its place.
    let own: Vec<cynic::Id> = rows
        .iter()
        .filter(|row| row.organization.id == shown.organization.id)
        .map(|row| row.id.clone())
        .collect();
    let own = StoredValue::new(own);
    let organization = StoredValue::new(shown.organization.id.clone());
    let year = StoredValue::new(shown.year.clone());
    let swap = move |at: usize, other: usize| {
        let mut ids = own.get_value();
        ids.swap(at, other);
        writing.send::<IndicatorsOrder>(
            move |idempotency_key| IndicatorsOrderVariables {
                input: IndicatorsOrderInput {
                    organization: organization.get_value(),
                    school_year: year.get_value(),
                    ids: ids.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.indicators_order.user_errors),
            move |_| asked.reload(),
        );
    };
    let move_ = move |glyph, label: String, at: usize, other: Option<usize>, turned: bool| {
        view! {
            <button
                class=if turned { "btn btn--quiet btn--icon turned" } else { "btn btn--quiet btn--icon" }
                type="button"
                title=label.clone()
                aria-label=label
                aria-disabled=other.is_none().then_some("true")
                on:click=move |_| {
                    if let Some(other) = other {
                        swap(at, other);
                    }
                }
            >
                <Icon glyph/>
            </button>
        }
    };
    let line = move |(number, row): (usize, Kept)| {
        let place = own.with_value(|own| own.iter().position(|id| *id == row.id));
        let last = own.with_value(Vec::len);
        let href = with_query(
            &format!("/reports/indicators/{}", row.id.inner()),
            &[(
                "organization",
                &organization.with_value(|id| id.inner().to_owned()),
            )],
        );
        let about = words::about(&row);
        let name = row.name.clone();
        let ends = row.valid_to.map(|day| {
            let label = tr!(indicator.until, day = dates::day(day));
            view! { " " <Status tone=Tone::Idle glyph=Glyph::Clock label/> }
        });
        let filled = row.source.is_some().then(|| {
            view! { " " <Status tone=Tone::Info glyph=Glyph::Source label=tr!(indicator.filled)/> }
        });
        let head = match place {
            Some(_) => view! { <a class="rowlink" href=href>{name.clone()}</a> }.into_any(),
            None => view! { <b>{name.clone()}</b> }.into_any(),
        };
        let tail = match place {
            Some(at) => view! {
                <div class="edl__acts" role="group" aria-label=tr!(indicator.arrange, name = name.clone())>
                    {move_(Glyph::Down, tr!(indicator.move_up, name = name.clone()), at, at.checked_sub(1), true)}
                    {move_(Glyph::Down, tr!(indicator.move_down, name = name.clone()), at, Some(at + 1).filter(|next| *next < last), false)}
                </div>
            }
            .into_any(),
            None => view! {
                <span class="faint">{tr!(indicator.asked_by, office = row.organization.short_name)}</span>
            }
            .into_any(),
        };
        view! {
            <li class="session" data-testid="indicator">
                <span class="faint num">{number + 1}</span>
                <div>
                    {head} {filled} {ends}
                    <br/>
                    <span class="faint">{about}</span>
                </div>
                {tail}
            </li>
        }
    };
    view! {
        <div class="stack">
            <Said writing/>
            <ol class="card" data-testid="indicators">{rows.into_iter().enumerate().map(line).collect_view()}</ol>
        </div>
    }
}
