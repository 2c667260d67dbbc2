//! A list as a table at the desk and as cards on a phone. Sort stands in the address; more rows come by keyset, never by
//! page number; j, k and Enter walk it.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

use leptos::prelude::*;

use super::address::in_address;
use super::{Further, Glyph, Icon, ListFoot, row_keys};
use crate::shared::api::OrderDirection;
use crate::tr;

type Cell<T> = Arc<dyn Fn(&T) -> Option<AnyView> + Send + Sync>;

/// What one column shows of a row.
pub struct Column<T> {
    label: String,
    sort: Option<&'static str>,
    numeric: bool,
    cell: Cell<T>,
}

impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        Self {
            label: self.label.clone(),
            sort: self.sort,
            numeric: self.numeric,
            cell: Arc::clone(&self.cell),
        }
    }
}

impl<T> Column<T> {
    pub fn new(
        label: impl Into<String>,
        cell: impl Fn(&T) -> AnyView + Send + Sync + 'static,
    ) -> Self {
        Self::maybe(label, move |row| Some(cell(row)))
    }

    /// A column that has nothing to say of some rows: a dash in the table, no line on a card.
    pub fn maybe(
        label: impl Into<String>,
        cell: impl Fn(&T) -> Option<AnyView> + Send + Sync + 'static,
    ) -> Self {
        Self {
            label: label.into(),
            sort: None,
            numeric: false,
            cell: Arc::new(cell),
        }
    }

    /// A column of plain words.
    pub fn text(
        label: impl Into<String>,
        words: impl Fn(&T) -> String + Send + Sync + 'static,
    ) -> Self {
        Self::new(label, move |row| words(row).into_any())
    }

    /// Can be sorted by; `field` is the server's name of it.
    pub fn sorted_by(mut self, field: &'static str) -> Self {
        self.sort = Some(field);
        self
    }

    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }
}

/// What is kept of a row that is chosen, and the words of its box; none where the row cannot be.
type Picked<T> = Arc<dyn Fn(&T) -> Option<(String, String)> + Send + Sync>;

/// Lets rows be chosen, for what is done with many at once.
pub struct Pick<T> {
    of: Picked<T>,
    chosen: RwSignal<BTreeSet<String>>,
}

impl<T> Clone for Pick<T> {
    fn clone(&self) -> Self {
        Self {
            of: Arc::clone(&self.of),
            chosen: self.chosen,
        }
    }
}

impl<T> Pick<T> {
    pub fn new(
        chosen: RwSignal<BTreeSet<String>>,
        of: impl Fn(&T) -> Option<(String, String)> + Send + Sync + 'static,
    ) -> Self {
        Self {
            of: Arc::new(of),
            chosen,
        }
    }

    fn cell(&self, row: &T) -> AnyView {
        let chosen = self.chosen;
        let Some((key, label)) = (self.of)(row) else {
            return view! { <td class="pick"></td> }.into_any();
        };
        let test_id = format!("pick-{key}");
        let own = key.clone();
        view! {
            <td class="pick">
                <input
                    type="checkbox"
                    aria-label=label
                    data-testid=test_id
                    prop:checked=move || chosen.read().contains(&own)
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        chosen.update(|all| {
                            if on { all.insert(key.clone()); } else { all.remove(&key); }
                        });
                    }
                />
            </td>
        }
        .into_any()
    }
}

/// The order in which a list stands, as the address says: `sort=NAME` or `sort=-NAME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    pub field: String,
    pub descending: bool,
}

impl Sort {
    pub fn parse(text: &str) -> Self {
        match text.strip_prefix('-') {
            Some(field) => Self {
                field: field.to_owned(),
                descending: true,
            },
            None => Self {
                field: text.to_owned(),
                descending: false,
            },
        }
    }

    pub fn direction(&self) -> OrderDirection {
        if self.descending {
            OrderDirection::Desc
        } else {
            OrderDirection::Asc
        }
    }

    /// The address's order, or `default` (`"NAME"`).
    pub fn in_address(default: &'static str) -> Memo<Self> {
        let (sort, _) = in_address("sort");
        Memo::new(move |_| Self::parse(sort.read().as_deref().unwrap_or(default)))
    }
}

/// The table. Loading and errors are [`crate::shared::page::Loaded`]'s; `empty` is shown when there are no rows.
#[component]
pub fn DataTable<T>(
    #[prop(into)] caption: String,
    columns: Vec<Column<T>>,
    #[prop(into)] rows: Signal<Vec<T>>,
    /// A row's own address; its first cell becomes the link.
    href: impl Fn(&T) -> String + Clone + Send + Sync + 'static,
    #[prop(into)] total: Signal<i32>,
    more: Further,
    /// The address of the row that is open in the side panel.
    #[prop(into, optional)]
    open: Signal<Option<String>>,
    /// Rows open in the side panel: the list stays where it is scrolled to.
    #[prop(optional)]
    beside: bool,
    #[prop(into)] empty: ViewFn,
    /// Rows can be chosen.
    #[prop(optional)]
    pick: Option<Pick<T>>,
) -> impl IntoView
where
    T: Clone + Debug + Send + Sync + 'static,
{
    row_keys();
    let (sort, set_sort) = in_address("sort");
    let columns = StoredValue::new(columns);
    let is_picked = pick.is_some();
    let head = move || {
        columns.with_value(|columns| {
            columns
                .iter()
                .map(|column| {
                    let class = if column.numeric { "num" } else { "" };
                    let label = column.label.clone();
                    let Some(field) = column.sort else {
                        return view! { <th class=class scope="col">{label}</th> }.into_any();
                    };
                    let direction = move || {
                        sort.read()
                            .as_deref()
                            .map(Sort::parse)
                            .filter(|sort| sort.field == field)
                            .map(|sort| sort.descending)
                    };
                    let turn = move |_| {
                        set_sort.set(Some(if direction() == Some(false) {
                            format!("-{field}")
                        } else {
                            field.to_owned()
                        }));
                    };
                    let spoken = move || {
                        direction().map(|descending| {
                            if descending {
                                "descending"
                            } else {
                                "ascending"
                            }
                        })
                    };
                    view! {
                        <th class=class scope="col" aria-sort=spoken>
                            <button class="table__sort" type="button" on:click=turn>
                                {label}
                                <Icon glyph=Glyph::Sort small=true/>
                            </button>
                        </th>
                    }
                    .into_any()
                })
                .collect_view()
        })
    };
    // A row that says the same as before stays in the page, and keeps the focus, whatever else moves.
    let key = {
        let href = href.clone();
        move |row: &T| format!("{} {row:?}", href(row))
    };
    let line = move |row: T| {
        let address = href(&row);
        let (own, link) = (address.clone(), address);
        let cells = columns.with_value(|columns| {
            columns
                .iter()
                .enumerate()
                .map(|(index, column)| {
                    let class = if column.numeric { "num" } else { "" };
                    let Some(content) = (column.cell)(&row) else {
                        return view! { <td class="none">"–"</td> }.into_any();
                    };
                    if index == 0 {
                        let link = link.clone();
                        view! {
                            <td class=class>
                                <a class="rowlink" href=link data-row="true" data-noscroll=beside.then_some("true")>{content}</a>
                            </td>
                        }
                        .into_any()
                    } else {
                        view! { <td class=class data-label=column.label.clone()>{content}</td> }
                            .into_any()
                    }
                })
                .collect_view()
        });
        let picked = pick.as_ref().map(|pick| pick.cell(&row));
        view! { <tr aria-current=move || open.with(|open| open.as_ref() == Some(&own)).then_some("true")>{picked} {cells}</tr> }
    };
    view! {
        <Show when=move || !rows.read().is_empty() fallback=move || empty.run()>
            <div class="tablewrap">
                <table class="table table--cards" data-testid="table">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            {is_picked.then(|| view! { <th class="pick" scope="col"><span class="visually-hidden">{tr!(ui.pick)}</span></th> })}
                            {head()}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || rows.get() key=key.clone() children=line.clone()/>
                    </tbody>
                </table>
            </div>
            <ListFoot shown=Signal::derive(move || rows.read().len()) total more/>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::Sort;

    #[test]
    fn a_minus_turns_the_order() {
        assert_eq!(
            Sort::parse("-NAME"),
            Sort {
                field: "NAME".into(),
                descending: true
            }
        );
        assert_eq!(
            Sort::parse("NAME"),
            Sort {
                field: "NAME".into(),
                descending: false
            }
        );
    }
}
