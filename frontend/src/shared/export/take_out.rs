//! The button in a list's bar: choose a kind of file, see how far it is, stop it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::column::SheetColumn;
use super::operations::{ExportFactInput, ExportFormat, ExportRequestInput, Job};
use super::running::{Standing, begin, cancel};
use crate::shared::api::{Operation, Paged};
use crate::shared::i18n::{dates, numbers};
use crate::shared::local;
use crate::shared::ui::{Button, Filter, Glyph, Look, Menu, Notice, ProgressBar, Tone};
use crate::tr;

/// A list's question, as it stands when it is taken along.
#[derive(Clone)]
pub struct Listed {
    document: Arc<dyn Fn() -> (String, String) + Send + Sync>,
    variables: Arc<dyn Fn() -> String + Send + Sync>,
    list: String,
}

impl Listed {
    /// `variables` are those that the list's [`pages`](crate::shared::page::pages) are asked with.
    pub fn new<O: Paged>(
        variables: impl Fn(Option<String>) -> O::Variables + Send + Sync + 'static,
    ) -> Self {
        // What a further page is asked with: what stands above a list is not asked again with each.
        let document = || {
            let document = <O::Next as Operation>::document();
            (document.id(), document.name)
        };
        let variables = move || untrack(|| serde_json::to_string(&variables(None)));
        Self {
            document: Arc::new(document),
            variables: Arc::new(move || variables().unwrap_or_default()),
            list: path(O::LIST),
        }
    }
}

/// `report_board`, `rows` → `reportBoard.rows`.
fn path(fields: &[&str]) -> String {
    let camel = |field: &&str| {
        let mut words = field.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |name, word| {
            let mut letters = word.chars();
            let capital = letters.next().map(|letter| letter.to_ascii_uppercase());
            name + &capital.into_iter().chain(letters).collect::<String>()
        })
    };
    fields.iter().map(camel).collect::<Vec<_>>().join(".")
}

/// What a list shows besides what its bar narrows: whose, of what, of when. Each under its name.
pub type Told = Vec<(String, String)>;

/// The button. `filters` are those of the list's bar, `told` says what else narrows it: what is in force is told on a sheet
/// of its own.
#[component]
pub fn TakeOut(
    #[prop(into)] title: String,
    listed: Listed,
    columns: Vec<SheetColumn>,
    #[prop(optional)] filters: Vec<Filter>,
    #[prop(optional)] told: Option<Callback<(), Told>>,
) -> impl IntoView {
    let standing = RwSignal::new(Standing::default());
    let address = use_query_map();
    let (columns, filters) = (StoredValue::new(columns), StoredValue::new(filters));
    let listed = StoredValue::new(listed);
    let begin = move |format| {
        let facts = address.with_untracked(|address| {
            let search = address.get("search");
            let search = search.map(|words| (tr!(export.search), words));
            let narrowed = filters.with_value(|filters| {
                let value = |filter: &Filter| {
                    Some((
                        filter.label.clone(),
                        untrack(|| Some(filter.says(&address.get(filter.key)?)))?,
                    ))
                };
                filters.iter().filter_map(value).collect::<Vec<_>>()
            });
            let day = (tr!(export.taken_on), dates::day(dates::today()));
            let told = told.map(|told| untrack(|| told.run(())));
            told.unwrap_or_default()
                .into_iter()
                .chain(search)
                .chain(narrowed)
                .chain([day])
                .collect::<Vec<_>>()
        });
        let facts = facts
            .into_iter()
            .map(|(name, value)| ExportFactInput { name, value });
        let listed = listed.get_value();
        let (document, name) = (listed.document)();
        let input = ExportRequestInput {
            document: Some(document),
            operation_name: Some(name),
            variables: (listed.variables)(),
            list: listed.list,
            format,
            title: title.clone(),
            columns: columns
                .get_value()
                .into_iter()
                .map(SheetColumn::input)
                .collect(),
            facts_title: tr!(export.facts),
            facts: facts.collect(),
            idempotency_key: Some(local::random_key()),
        };
        begin(standing, input);
    };
    let begin = StoredValue::new(begin);
    let choose = move |format| move |_| begin.with_value(|begin| begin(format));
    let busy =
        Signal::derive(move || matches!(*standing.read(), Standing::Asked | Standing::Running(_)));
    view! {
        <div class="takeout" data-testid="take-out-area">
            <Show
                when=move || !busy.get()
                fallback=move || view! { <Progress standing/> }
            >
                <Menu id="take-out" label=tr!(export.take_out) glyph=Glyph::Download class="btn btn--quiet">
                    <button class="menu__item" type="button" data-testid="take-out-xlsx" on:click=choose(ExportFormat::Xlsx)>
                        {tr!(export.as_xlsx)}
                    </button>
                    <button class="menu__item" type="button" data-testid="take-out-csv" on:click=choose(ExportFormat::Csv)>
                        {tr!(export.as_csv)}
                    </button>
                </Menu>
            </Show>
            {move || match standing.get() {
                Standing::Refused(words) => {
                    Some(view! { <Notice tone=Tone::Bad test_id="take-out-refused">{words}</Notice> })
                }
                _ => None,
            }}
        </div>
    }
}

/// How far it is; it can be stopped.
#[component]
fn Progress(standing: RwSignal<Standing>) -> impl IntoView {
    let job = Signal::derive(move || match standing.get() {
        Standing::Running(job) => Some(job),
        _ => None,
    });
    let part = move |of: fn(&Job) -> i32| Signal::derive(move || job.read().as_ref().map_or(0, of));
    let (done, total) = (part(|job| job.done), part(|job| job.total.unwrap_or(0)));
    let counted = move || match (done.get(), total.get()) {
        (_, 0) => tr!(export.preparing),
        (done, total) => tr!(
            ui.of_total,
            done = numbers::whole(done.into()),
            total = numbers::whole(total.into())
        ),
    };
    let stop = move || {
        if let Some(job) = job.get_untracked() {
            cancel(standing, job.id);
        }
    };
    view! {
        <div class="takeout__progress" role="status">
            <span>{counted}</span>
            <ProgressBar done total label=tr!(export.take_out)/>
            <Button label=tr!(export.stop) look=Look::Quiet on_click=stop test_id="take-out-stop"/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_list_is_named_as_the_schema_names_it() {
        assert_eq!(path(&["organizations"]), "organizations");
        assert_eq!(path(&["report_board", "rows"]), "reportBoard.rows");
    }
}
