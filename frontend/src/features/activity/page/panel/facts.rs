//! What an activity says, and what came of it.

use leptos::prelude::*;

use crate::features::activity::operations::Activity;
use crate::features::activity::words;
use crate::shared::files::FileList;
use crate::shared::form::evidence;
use crate::shared::i18n::dates;
use crate::shared::ui::{Glyph, Notice, Status, Tone};
use crate::tr;

#[component]
pub fn Facts(activity: Signal<Activity>) -> impl IntoView {
    let fact = |name: String, value: Option<String>| {
        value.map(|value| {
            view! {
                <dt>{name}</dt>
                <dd class="preline">{value}</dd>
            }
        })
    };
    move || {
        let activity = activity.get();
        let (tone, glyph, label) =
            words::standing(activity.state, activity.return_reason.is_some());
        let late = activity.overdue.then(
            || view! { <Status tone=Tone::Bad glyph=Glyph::Late label=tr!(activity.overdue)/> },
        );
        let returned = activity.return_reason.clone().map(|reason| {
            view! {
                <Notice tone=Tone::Warn test_id="return-reason">
                    <p><b>{tr!(activity.returned_because)}</b></p>
                    <p class="preline">{reason}</p>
                </Notice>
            }
        });
        let channels: Vec<_> = activity.channels.into_iter().map(|it| it.name).collect();
        let clauses = activity.clauses.into_iter().map(|clause| {
            let text = words::clause(clause.marker.as_deref(), &clause.text, 220);
            view! { <li lang="vi">{text}</li> }
        });
        let clauses: Vec<_> = clauses.collect();
        let clauses = (!clauses.is_empty()).then(|| {
            view! {
                <div class="panel__sec">
                    <h3>{tr!(activity.carries)}</h3>
                    <ul class="acts__by">{clauses}</ul>
                </div>
            }
        });
        let files = activity.files;
        let files = (!files.is_empty()).then(|| {
            view! {
                <div class="panel__sec stack--s">
                    <h3>{tr!(files.title)}</h3>
                    <FileList files=Signal::stored(files)/>
                </div>
            }
        });
        let outcome = activity.result.map(|result| {
            let when = activity.done_at.map(dates::moment).unwrap_or_default();
            let by = activity.done_by.map(|person| person.name);
            let said = by.map_or(when.clone(), |name| format!("{when} · {name}"));
            let links = activity.links.into_iter().map(evidence).collect_view();
            view! {
                <div class="panel__sec stack--s">
                    <h3>{tr!(activity.result)}</h3>
                    <p class="preline" data-testid="activity-result">{result}</p>
                    <ul data-testid="activity-links">{links}</ul>
                    <p class="faint">{tr!(activity.done_when, when = said)}</p>
                </div>
            }
        });
        let confirmed = activity.confirmed_at.map(|at| {
            let by = activity.confirmed_by.map(|person| person.name);
            let when = dates::moment(at);
            by.map_or(when.clone(), |name| format!("{when} · {name}"))
        });
        view! {
            <div class="panel__sec stack--s">
                <p class="row__marks">
                    <Status tone glyph label test_id="activity-state"/>
                    {late}
                </p>
                {returned}
                <dl class="facts">
                    {fact(tr!(activity.when), Some(words::days(activity.starts_on, activity.ends_on)))}
                    {fact(tr!(activity.who), words::doer(activity.person.as_ref(), activity.doer.as_ref()))}
                    {fact(tr!(activity.place), activity.place)}
                    {fact(tr!(activity.channels), (!channels.is_empty()).then(|| channels.join(", ")))}
                    {fact(tr!(activity.output), activity.output)}
                    {fact(tr!(activity.confirmed), confirmed)}
                </dl>
            </div>
            {clauses}
            {outcome}
            {files}
        }
    }
}
