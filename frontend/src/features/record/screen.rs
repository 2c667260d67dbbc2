//! The screen: the newest line first, narrowed in the address.

use chrono::Days;
use leptos::prelude::*;

use super::operations::{AuditFilter, AuditLine, RecordLines, RecordVariables};
use super::words;
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::history::{actions, done, numbered};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, pages};
use crate::shared::ui::address::{in_address, with_query};
use crate::shared::ui::{
    ButtonLink, Choice, EmptyState, Filter, FilterChips, Further, Glyph, Icon, More, PageHeader,
    SearchBox,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

/// What narrows the record, as the address says.
#[derive(Clone, Copy)]
struct Narrowed {
    search: Memo<Option<String>>,
    kind: Memo<Option<String>>,
    since: Memo<Option<String>>,
    actor: Memo<Option<String>>,
    subject: Memo<Option<String>>,
}

impl Narrowed {
    fn in_address() -> Self {
        let value = |key| in_address(key).0;
        Self {
            search: value("search"),
            kind: value("kind"),
            since: value("since"),
            actor: value("actor"),
            subject: value("subject"),
        }
    }

    fn any(self) -> bool {
        [self.search, self.kind, self.since, self.actor, self.subject]
            .iter()
            .any(|value| value.read().is_some())
    }

    fn variables(self, after: Option<String>) -> RecordVariables {
        let days = self.since.get().and_then(|days| days.parse().ok());
        RecordVariables {
            filter: AuditFilter {
                from: days.and_then(|days| dates::today().checked_sub_days(Days::new(days))),
                actor: self.actor.get().map(cynic::Id::new),
                action: self.kind.get(),
                subject: self.subject.get().map(cynic::Id::new),
                note: self.search.get(),
            },
            after,
        }
    }
}

#[component]
pub fn Record() -> impl IntoView {
    let narrowed = Narrowed::in_address();
    let (lines, more) = pages::<RecordLines>(move |after| narrowed.variables(after));
    let listed = Listed::new::<RecordLines>(move |after| narrowed.variables(after));
    let told = Callback::new(move |()| {
        let only = only(lines, narrowed).map(|words| (tr!(export.shown), words));
        only.into_iter().collect()
    });
    let kinds = words::kinds().into_iter();
    let kinds: Vec<_> = kinds
        .map(|(kind, label)| Choice::new(kind, label))
        .collect();
    let since = vec![
        Choice::new("0", tr!(record.today)),
        Choice::new("6", tr!(record.week)),
        Choice::new("29", tr!(record.month)),
        Choice::new("364", tr!(record.year)),
    ];
    let filters = vec![
        Filter::new("kind", tr!(record.kind), Signal::stored(kinds)),
        Filter::new("since", tr!(record.when), Signal::stored(since)),
    ];
    view! {
        <PageHeader title=tr!(record.title) about=tr!(record.about)/>
        <div class="card">
            <div class="bulk">
                <SearchBox label=tr!(record.search)/>
                <FilterChips filters=filters.clone()/>
                <div class="bulk__end"><SavedViews list=ViewList::Record/> <TakeOut title=tr!(record.title) listed columns=sheet() filters told/></div>
            </div>
            <Only lines narrowed/>
            <Loaded query=lines let:data>
                <Lines data more narrowed/>
            </Loaded>
        </div>
    }
}

/// That only one person's doings are shown, or only one record's.
fn only(lines: Query<RecordLines>, narrowed: Narrowed) -> Option<String> {
    if narrowed.subject.read().is_some() {
        return Some(tr!(record.only_subject));
    }
    narrowed.actor.get()?;
    let first = lines.get()?.audit_lines.nodes.into_iter().next();
    let name = first.map(|line| line.actor_name).unwrap_or_default();
    Some(tr!(record.only_actor, name = name))
}

/// The same, and the way back.
#[component]
fn Only(lines: Query<RecordLines>, narrowed: Narrowed) -> impl IntoView {
    move || {
        only(lines, narrowed).map(|words| {
            view! {
                <p class="bulk" data-testid="only">
                    {words} " " <a href="/record">{tr!(record.clear)}</a>
                </p>
            }
        })
    }
}

#[component]
fn Lines(data: Signal<RecordLines>, more: Further, narrowed: Narrowed) -> impl IntoView {
    let empty = move || {
        if narrowed.any() {
            view! {
                <EmptyState glyph=Glyph::Search title=tr!(record.none_found) next=tr!(record.none_found_next)>
                    <ButtonLink label=tr!(record.clear) href="/record"/>
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <EmptyState glyph=Glyph::History title=tr!(record.none) next=tr!(record.none_next)/> }.into_any()
        }
    };
    view! {
        <Show when=move || !data.read().audit_lines.nodes.is_empty() fallback=empty>
            <ol class="record" data-testid="record">
                <For each=move || data.get().audit_lines.nodes key=|line| line.number.clone() let:line>
                    <Line line/>
                </For>
            </ol>
        </Show>
        <More more class="tablefoot" test_id="more"/>
    }
}

#[component]
fn Line(line: AuditLine) -> impl IntoView {
    let done = done(&line.action);
    let id = line.subject_id.map(cynic::Id::into_inner);
    let what = match id.as_deref().and_then(words::place) {
        Some(href) => view! { <a class="rowlink" href=href>{done}</a> }.into_any(),
        None => view! { <b>{done}</b> }.into_any(),
    };
    let all = id.map(|id| {
        let label = tr!(record.of_subject);
        let title = label.clone();
        view! {
            <a class="record__all" href=with_query("/record", &[("subject", &id)]) title=title>
                <Icon glyph=Glyph::History/>
                <span class="visually-hidden">{label}</span>
            </a>
        }
    });
    let who = match line.actor {
        Some(actor) => {
            let label = tr!(record.by_actor, name = line.actor_name.clone());
            let href = with_query("/record", &[("actor", actor.id.inner())]);
            view! { <a href=href title=label>{line.actor_name}</a> }.into_any()
        }
        None if line.actor_name.is_empty() => tr!(record.system).into_any(),
        None => line.actor_name.into_any(),
    };
    let place = line
        .organization
        .map(|at| view! { <span class="faint">{at.short_name}</span> });
    view! {
        <li class="record__line">
            <time datetime=line.at.to_rfc3339()>{dates::moment(line.at)}</time>
            <div class="record__what">
                {what}
                {line.note.map(|note| view! { <span class="muted">{numbered(note)}</span> })}
            </div>
            <div class="record__who">{who} {place}</div>
            {all}
        </li>
    }
}

fn sheet() -> Vec<SheetColumn> {
    vec![
        SheetColumn::moment(tr!(record.when), "at"),
        SheetColumn::text(tr!(record.who), "actorName"),
        SheetColumn::text(tr!(record.kind), "action").said(actions()),
        SheetColumn::text(tr!(record.place), "organization.shortName"),
        SheetColumn::text(tr!(record.note), "note"),
    ]
}
