//! One of what an office asks: written, changed, or asked no more.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::super::operations::indicators::{
    IndicatorChange, IndicatorChangeInput, IndicatorChangeVariables, IndicatorCreate,
    IndicatorCreateInput, IndicatorCreateVariables, IndicatorEnd, IndicatorEndInput,
    IndicatorEndVariables, IndicatorGround, IndicatorInput, IndicatorList, IndicatorListVariables,
    Kept,
};
use super::fields::IndicatorFields;
use super::list::NotKept;
use super::typed::{Fields, Typed};
use super::{Shown, shown, words};
use crate::shared::form::{Draft, Refused, Restored, Said, Writing};
use crate::shared::grouping::Level;
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::with_query;
use crate::shared::ui::{
    Button, ButtonLink, ConfirmDialog, Crumb, EmptyState, ErrorSummary, Glyph, Look, PageHeader,
    toast,
};
use crate::tr;

#[component]
pub fn EditIndicator() -> impl IntoView {
    let ground = query::<IndicatorGround>(|| ());
    view! {
        <div class="narrow">
            <Loaded query=ground lines=8 let:data>
                {
                    let data = data.get_untracked();
                    match untrack(|| shown(&data)) {
                        Some(shown) => view! { <Chosen shown levels=data.education_levels/> }.into_any(),
                        None => view! { <NotKept/> }.into_any(),
                    }
                }
            </Loaded>
        </div>
    }
}

/// The one that the address names, or something new.
#[component]
fn Chosen(shown: Shown, levels: Vec<Level>) -> impl IntoView {
    let named = use_params_map().read_untracked().get("indicator");
    let variables = IndicatorListVariables {
        organization: shown.organization.id.clone(),
        year: shown.year.clone(),
    };
    let asked = query::<IndicatorList>(move || variables.clone());
    let list = with_query(
        "/reports/indicators",
        &[("organization", shown.organization.id.inner())],
    );
    let crumbs = vec![
        Crumb::new("/reports", tr!(report.title)),
        Crumb::new(list.clone(), tr!(indicator.title)),
    ];
    let title = match &named {
        Some(_) => tr!(indicator.change),
        None => tr!(indicator.add),
    };
    let about = tr!(indicator.since_year, year = shown.year_name.clone());
    view! {
        <PageHeader title about crumbs/>
        <Loaded query=asked lines=8 let:data>
            {
                let mut others = data.get_untracked().indicators;
                let at = others.iter().position(|row| Some(row.id.inner()) == named.as_deref());
                let row = at.map(|at| others.remove(at));
                let (shown, list, levels) = (shown.clone(), list.clone(), levels.clone());
                if row.is_none() && named.is_some() {
                    view! {
                        <EmptyState glyph=Glyph::Search title=tr!(indicator.gone)>
                            <ButtonLink label=tr!(indicator.to_list) href=list/>
                        </EmptyState>
                    }
                    .into_any()
                } else {
                    view! { <Form shown row others levels list/> }.into_any()
                }
            }
        </Loaded>
    }
}

#[component]
fn Form(
    shown: Shown,
    row: Option<Kept>,
    others: Vec<Kept>,
    levels: Vec<Level>,
    list: String,
) -> impl IntoView {
    let anew = Trigger::new();
    move || {
        anew.track();
        let (shown, row, others) = (shown.clone(), row.clone(), others.clone());
        view! { <Sheet shown row others levels=levels.clone() list=list.clone() anew/> }
    }
}

fn draft(shown: &Shown, row: Option<&Kept>) -> Draft<Typed> {
    let person =
        untrack(|| use_session().me()).map_or_else(|| cynic::Id::new(""), |me| me.viewer.person.id);
    let of = row.map_or(&shown.organization.id, |row| &row.id);
    Draft::of(&person, &format!("indicator.{}", of.inner()))
}

#[component]
fn Sheet(
    shown: Shown,
    row: Option<Kept>,
    others: Vec<Kept>,
    levels: Vec<Level>,
    list: String,
    /// The form begins anew, without its draft.
    anew: Trigger,
) -> impl IntoView {
    let navigate = use_navigate();
    let draft = draft(&shown, row.as_ref());
    let kept = draft.recall();
    let restored = kept.is_some().then(|| {
        let draft = draft.clone();
        let let_go = Callback::new(move |()| {
            draft.forget();
            anew.notify();
        });
        view! { <Restored let_go/> }
    });
    let first = row.as_ref().map_or_else(Typed::new, Typed::of);
    let fields = Fields::of(kept.unwrap_or(first));
    let writing = Writing::begin();
    let keep = draft.clone();
    Effect::new(move |before: Option<Typed>| {
        let typed = fields.typed();
        if before.is_some_and(|before| before != typed) {
            keep.keep(&typed);
        }
        typed
    });
    let ending = row.as_ref().map(|row| {
        let (id, version, name) = (row.id.clone(), row.version, row.name.clone());
        let (shown, list) = (shown.clone(), list.clone());
        view! { <Ending id version name shown list/> }
    });
    let is_new = row.is_none();
    let known = row.map(|row| (row.id, row.version));
    let back = list.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let indicator = match untrack(|| fields.typed()).input() {
            Ok(input) => input,
            Err(errors) => {
                writing.finds(errors);
                return;
            }
        };
        let (navigate, draft, list) = (navigate.clone(), draft.clone(), list.clone());
        let done = move || {
            draft.forget();
            toast(tr!(indicator.saved));
            navigate(&list, NavigateOptions::default());
        };
        send(writing, known.clone(), &shown, indicator, done);
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="indicator-form">
            {restored}
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <IndicatorFields fields writing is_new levels others/>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(indicator.save) look=Look::Primary submit=true busy=writing.busy() test_id="save-indicator"/>
                <ButtonLink label=tr!(indicator.cancel) href=back look=Look::Quiet/>
            </div>
        </form>
        {ending}
    }
}

/// Something new, or a change of what the address names.
fn send(
    writing: Writing,
    known: Option<(cynic::Id, i32)>,
    shown: &Shown,
    indicator: IndicatorInput,
    done: impl FnOnce() + 'static,
) {
    let (organization, school_year) = (shown.organization.id.clone(), shown.year.clone());
    match known {
        Some((id, version)) => writing.send::<IndicatorChange>(
            move |idempotency_key| IndicatorChangeVariables {
                input: IndicatorChangeInput {
                    id: id.clone(),
                    expected_version: Some(version),
                    school_year: school_year.clone(),
                    indicator: indicator.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.indicator_change.user_errors),
            move |_| done(),
        ),
        None => writing.send::<IndicatorCreate>(
            move |idempotency_key| IndicatorCreateVariables {
                input: IndicatorCreateInput {
                    organization: organization.clone(),
                    school_year: school_year.clone(),
                    indicator: indicator.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.indicator_create.user_errors),
            move |_| done(),
        ),
    }
}

/// It is asked no more.
#[component]
fn Ending(id: cynic::Id, version: i32, name: String, shown: Shown, list: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let writing = Writing::begin();
    let navigate = use_navigate();
    let year = shown.year.clone();
    let confirm = move |()| {
        let (id, year) = (id.clone(), year.clone());
        let (navigate, list) = (navigate.clone(), list.clone());
        writing.send::<IndicatorEnd>(
            move |idempotency_key| IndicatorEndVariables {
                input: IndicatorEndInput {
                    id: id.clone(),
                    expected_version: Some(version),
                    school_year: year.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.indicator_end.user_errors),
            move |_| {
                toast(tr!(indicator.ended));
                navigate(&list, NavigateOptions::default());
            },
        );
    };
    let confirm = StoredValue::new_local(confirm);
    let title = tr!(indicator.end_title, name = name);
    view! {
        <section class="form">
            <p><Button label=tr!(indicator.end) icon=Glyph::Ban on_click=move || open.set(true) test_id="end-indicator"/></p>
            <ConfirmDialog
                open
                title=Signal::stored(title)
                action=tr!(indicator.end)
                on_confirm=move |()| confirm.with_value(|confirm| confirm(()))
                busy=writing.busy()
                danger=true
            >
                <p>{tr!(indicator.end_about, year = shown.year_name)}</p>
                <Said writing/>
            </ConfirmDialog>
        </section>
    }
}
