//! Changing an activity: what, who, when, where, on which channels, and which duties it carries out.

use leptos::prelude::*;

use crate::features::activity::operations::{
    Activity, ActivityChannels, ActivityChannelsVariables, ActivityContentInput, ActivityPeople,
    ActivityPeopleVariables, ActivityUpdate, ActivityUpdateInput, ActivityUpdateVariables,
    DutyCoverage, PersonFilter,
};
use crate::features::activity::words;
use crate::shared::api::{ApiError, send};
use crate::shared::form::Writing;
use crate::shared::page::query;
use crate::shared::ui::{
    Button, Combobox, DateField, ErrorSummary, Findings, Found, Look, Notice, TextArea, TextInput,
    Tone, opened, toast,
};
use crate::tr;

/// What stands around a form of the panel: its name, what is wrong with it, its two buttons.
#[component]
pub fn PanelForm(
    #[prop(into)] title: String,
    writing: Writing,
    on_submit: Callback<()>,
    cancel: Callback<()>,
    stale: Callback<()>,
    children: Children,
) -> impl IntoView {
    let heading = opened();
    Effect::new(move |_| {
        if writing.refusal().get() == Some(ApiError::Conflict) {
            stale.run(());
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    let refused = move || {
        let (tone, words) = match writing.refusal().get()? {
            ApiError::Conflict => (Tone::Warn, tr!(activity.changed_meanwhile)),
            error => (Tone::Bad, error.words()),
        };
        Some(view! { <Notice tone test_id="refusal">{words}</Notice> })
    };
    view! {
        <form class="panel__sec form" on:submit=submit novalidate=true data-testid="activity-form">
            <h3 tabindex="-1" node_ref=heading>{title}</h3>
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            {children()}
            {refused}
            <div class="form__acts">
                <Button label=tr!(activity.save) look=Look::Primary submit=true busy=writing.busy() test_id="activity-save"/>
                <Button label=tr!(activity.cancel) look=Look::Quiet on_click=cancel test_id="activity-cancel"/>
            </div>
        </form>
    }
}

async fn people(text: String, organization: cynic::Id) -> Findings {
    let filter = PersonFilter {
        search: Some(text),
        organization: Some(organization),
        active: Some(true),
    };
    let found = send::<ActivityPeople>(ActivityPeopleVariables { filter }).await?;
    let people = found.people.nodes.into_iter();
    let people = people.map(|person| {
        let post = person.appointments.into_iter().find(|post| post.active);
        Found {
            id: person.id.into_inner(),
            label: person.name,
            hint: post.map(|post| post.position.title).unwrap_or_default(),
        }
    });
    Ok(people.collect())
}

fn some(text: &RwSignal<String>) -> Option<String> {
    Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
}

#[component]
pub fn Editing(
    seen: Activity,
    duties: Vec<DutyCoverage>,
    done: Callback<()>,
    cancel: Callback<()>,
    stale: Callback<()>,
) -> impl IntoView {
    let text = |value: &Option<String>| RwSignal::new(value.clone().unwrap_or_default());
    let title = RwSignal::new(seen.title.clone());
    let (doer, place, output) = (text(&seen.doer), text(&seen.place), text(&seen.output));
    let from = RwSignal::new(Some(seen.starts_on));
    let to = RwSignal::new(Some(seen.ends_on));
    let person = RwSignal::new(seen.person.as_ref().map(|person| Found {
        id: person.id.inner().to_owned(),
        label: person.name.clone(),
        hint: String::new(),
    }));
    let ids = |ids: Vec<&cynic::Id>| -> Vec<String> {
        ids.into_iter().map(|id| id.inner().to_owned()).collect()
    };
    // Clauses of its own plan are among them, and stay.
    let clauses = RwSignal::new(ids(seen.clauses.iter().map(|clause| &clause.id).collect()));
    let channels = RwSignal::new(ids(seen
        .channels
        .iter()
        .map(|channel| &channel.id)
        .collect()));
    let school = seen.organization.id.clone();
    let asked = school.clone();
    let known = query::<ActivityChannels>(move || ActivityChannelsVariables { id: asked.clone() });
    let ran = StoredValue::new(seen.channels.clone());
    let writing = Writing::begin();
    let (id, version) = (seen.id.clone(), seen.version);
    let save = move |()| {
        let said = title.get_untracked().trim().to_owned();
        let (first, last) = (from.get_untracked(), to.get_untracked());
        if writing.finds(words::left_empty(&[
            ("title".into(), said.is_empty()),
            ("startsOn".into(), first.is_none()),
            ("endsOn".into(), last.is_none()),
        ])) {
            return;
        }
        let (Some(starts_on), Some(ends_on)) = (first, last) else {
            return;
        };
        let chosen =
            |ids: RwSignal<Vec<String>>| ids.get_untracked().into_iter().map(cynic::Id::new);
        let input = ActivityUpdateInput {
            id: id.clone(),
            expected_version: Some(version),
            activity: ActivityContentInput {
                title: said,
                person: person.get_untracked().map(|found| cynic::Id::new(found.id)),
                doer: some(&doer),
                starts_on,
                ends_on,
                place: some(&place),
                output: some(&output),
                clauses: chosen(clauses).collect(),
                channels: chosen(channels).collect(),
            },
            idempotency_key: None,
        };
        writing.send::<ActivityUpdate>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                ActivityUpdateVariables { input }
            },
            |answer| words::errors(&answer.activity_update.user_errors),
            move |_| {
                toast(tr!(activity.did_update));
                done.run(());
            },
        );
    };
    let duties = duties.into_iter().map(|duty| {
        let text = words::clause(duty.clause.marker.as_deref(), &duty.clause.text, 160);
        (duty.clause.id.into_inner(), text)
    });
    let duties: Vec<_> = duties.collect();
    let own_channels = Signal::derive(move || {
        let mut all = ran.get_value();
        let open = known.get().map(|known| known.organization.channels);
        for channel in open.unwrap_or_default() {
            if all.iter().all(|other| other.id != channel.id) {
                all.push(channel);
            }
        }
        all.into_iter()
            .map(|channel| (channel.id.into_inner(), channel.name))
            .collect::<Vec<_>>()
    });
    let place_of = StoredValue::new(school);
    view! {
        <PanelForm title=tr!(activity.edit) writing on_submit=Callback::new(save) cancel stale>
            <TextArea id="title" label=tr!(activity.what) value=title error=writing.error("title") rows=2/>
            <DateField id="startsOn" label=tr!(activity.from) value=from error=writing.error("startsOn")/>
            <DateField id="endsOn" label=tr!(activity.to) value=to error=writing.error("endsOn")/>
            <Combobox
                id="person"
                label=tr!(activity.person)
                help=tr!(activity.person_help)
                value=person
                search=move |text| people(text, place_of.get_value())
                error=writing.error("person")
                optional=true
            />
            <TextInput id="doer" label=tr!(activity.doer) help=tr!(activity.doer_help) value=doer error=writing.error("doer") optional=true/>
            <TextInput id="place" label=tr!(activity.place) value=place error=writing.error("place") optional=true/>
            <Ticks name="channels" legend=tr!(activity.channels) of=own_channels ticked=channels none=tr!(activity.no_channels)/>
            <TextArea id="output" label=tr!(activity.output) help=tr!(activity.output_help) value=output error=writing.error("output") optional=true rows=2/>
            <Ticks name="clauses" legend=tr!(activity.carries) of=Signal::from(duties) ticked=clauses none=tr!(activity.no_duties)/>
        </PanelForm>
    }
}

/// Any of some: each with its box.
#[component]
fn Ticks(
    name: &'static str,
    legend: String,
    of: Signal<Vec<(String, String)>>,
    ticked: RwSignal<Vec<String>>,
    none: String,
) -> impl IntoView {
    let boxes = move || {
        let all = of.get();
        if all.is_empty() {
            return view! { <p class="muted">{none.clone()}</p> }.into_any();
        }
        all.into_iter()
            .map(|(id, label)| {
                let (own, turned) = (id.clone(), id.clone());
                view! {
                    <label class="check">
                        <input
                            type="checkbox"
                            data-testid=format!("{name}-{id}")
                            prop:checked=move || ticked.read().contains(&own)
                            on:change:target=move |event| {
                                let on = event.target().checked();
                                ticked.update(|ticked| {
                                    ticked.retain(|other| *other != turned);
                                    if on {
                                        ticked.push(turned.clone());
                                    }
                                });
                            }
                        />
                        <span lang="vi">{label}</span>
                    </label>
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <fieldset class="field stack--s" data-testid=name>
            <legend class="field__label">{legend}</legend>
            {boxes}
        </fieldset>
    }
}
