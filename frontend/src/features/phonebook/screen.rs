//! The screen: the book as a list, narrowed in the address, and what is done with all that it shows.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::columns::{columns, sheet};
use super::model::{addresses, mail_to_all};
use super::operations::{
    PhonebookChoices, PhonebookEntry, PhonebookFilter, PhonebookList, PhonebookVariables,
};
use super::taking;
use crate::shared::export::{Listed, TakeOut};
use crate::shared::grouping;
use crate::shared::page::{Loaded, pages, query};
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    Button, ButtonLink, DataTable, EmptyState, Filter, FilterChips, Further, Glyph, PageHeader,
    SearchBox, toast,
};
use crate::shared::views::SavedViews;
use crate::tr;

const PAGE: i32 = 50;

/// What narrows the book, as the address says.
#[derive(Clone, Copy)]
struct Narrowed {
    search: Memo<Option<String>>,
    level: Memo<Option<String>>,
    cluster: Memo<Option<String>>,
}

impl Narrowed {
    fn in_address() -> Self {
        Self {
            search: in_address("search").0,
            level: in_address("level").0,
            cluster: in_address("cluster").0,
        }
    }

    fn any(self) -> bool {
        [self.search, self.level, self.cluster]
            .iter()
            .any(|value| value.read().is_some())
    }

    fn filter(self) -> PhonebookFilter {
        PhonebookFilter {
            search: self.search.get(),
            level: self.level.get().map(cynic::Id::new),
            cluster: self.cluster.get().map(cynic::Id::new),
            organizations: None,
        }
    }

    fn variables(self, after: Option<String>) -> PhonebookVariables {
        PhonebookVariables {
            filter: self.filter(),
            first: PAGE,
            after,
        }
    }
}

#[component]
pub fn Phonebook() -> impl IntoView {
    let narrowed = Narrowed::in_address();
    let (book, more) = pages::<PhonebookList>(move |after| narrowed.variables(after));
    let listed = Listed::new::<PhonebookList>(move |after| narrowed.variables(after));
    let choices = query::<PhonebookChoices>(|| ());
    let levels = move || {
        grouping::choices(
            choices
                .get()
                .into_iter()
                .flat_map(|known| known.education_levels),
        )
    };
    let clusters =
        move || grouping::choices(choices.get().into_iter().flat_map(|known| known.clusters));
    let filters = vec![
        Filter::new("level", tr!(phonebook.level), Signal::derive(levels)),
        Filter::new("cluster", tr!(phonebook.cluster), Signal::derive(clusters)),
    ];
    let rows = Signal::derive(move || {
        let book = book.get();
        book.map(|book| book.phonebook.nodes).unwrap_or_default()
    });
    view! {
        <PageHeader title=tr!(phonebook.title) about=tr!(phonebook.about)>
            <TakeAll rows/>
        </PageHeader>
        <div class="card">
            <div class="bulk">
                <SearchBox label=tr!(phonebook.search)/>
                <FilterChips filters=filters.clone()/>
                <div class="bulk__end"><SavedViews list="/phonebook"/> <TakeOut title=tr!(phonebook.title) listed columns=sheet() filters/></div>
            </div>
            <Loaded query=book let:data>
                <Table data more narrowed/>
            </Loaded>
        </div>
    }
}

/// What is done with all that is shown.
#[component]
fn TakeAll(rows: Signal<Vec<PhonebookEntry>>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let save = move || {
        let shown: Vec<_> = rows
            .read_untracked()
            .iter()
            .map(|row| row.id.clone())
            .collect();
        busy.set(true);
        spawn_local(async move {
            match taking::cards(&shown).await {
                Ok(file) => taking::save(&file, &format!("{}.vcf", tr!(phonebook.file))),
                Err(error) => toast(error.words()),
            }
            busy.try_set(false);
        });
    };
    // Some mail programs cut a long line of addresses: they are copied too.
    let write = move || {
        let found = addresses(&rows.read_untracked());
        let copied = taking::copy(&found.join(", "));
        if copied {
            toast(tr!(phonebook.copied, count = found.len()));
        }
        let _ = window().location().set_href(&mail_to_all(&found));
    };
    let none = Signal::derive(move || rows.read().is_empty());
    view! {
        <Show when=move || !none.get()>
            <Button label=tr!(phonebook.save_all) icon=Glyph::Download busy=busy on_click=save test_id="save-all"/>
            <Button label=tr!(phonebook.mail_all) icon=Glyph::Mail on_click=write test_id="mail-all"/>
        </Show>
    }
}

#[component]
fn Table(data: Signal<PhonebookList>, more: Further, narrowed: Narrowed) -> impl IntoView {
    let empty = move || {
        if narrowed.any() {
            view! {
                <EmptyState glyph=Glyph::Search title=tr!(phonebook.none_found) next=tr!(phonebook.none_found_next)>
                    <ButtonLink label=tr!(phonebook.clear_filters) href="/phonebook" test_id="clear-filters"/>
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <EmptyState glyph=Glyph::Phone title=tr!(phonebook.none) next=tr!(phonebook.none_next)/> }
                .into_any()
        }
    };
    view! {
        <div data-testid="phonebook">
            <DataTable
                caption=tr!(phonebook.title)
                columns=columns()
                rows=Signal::derive(move || data.get().phonebook.nodes)
                href=|row: &PhonebookEntry| format!("/organizations/{}", row.id.inner())
                total=Signal::derive(move || data.read().phonebook.total_count)
                more
                empty=empty
            />
        </div>
    }
}
