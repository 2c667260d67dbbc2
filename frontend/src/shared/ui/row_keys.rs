//! j and k walk the rows of a list by moving the focus; Enter then does what the focused link or button does anyway, and
//! what the marked row's does while nothing has the focus.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Walks the page's `[data-row]` elements (each row's link or button) until the calling component is gone.
pub fn row_keys() {
    page_keys(|key| {
        match key {
            "j" => walk(1),
            "k" => walk(-1),
            "Enter" if nothing_is_focused() => {
                if let Some(row) = marked_row() {
                    row.click();
                }
            }
            _ => return false,
        }
        true
    });
}

/// Gives `act` every key that is pressed where letters are not typed, until the calling component is gone; it says whether it
/// did something with it.
pub fn page_keys(act: impl Fn(&str) -> bool + 'static) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let alone = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if alone && !is_typing() && act(&event.key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether the person is in a field or a dialog, where letters are letters.
fn is_typing() -> bool {
    document().active_element().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.closest("dialog").ok().flatten().is_some()
    })
}

fn nothing_is_focused() -> bool {
    document()
        .active_element()
        .is_none_or(|element| matches!(element.tag_name().as_str(), "BODY" | "MAIN"))
}

/// The row that the list shows as the current one.
fn marked_row() -> Option<HtmlElement> {
    let row = document()
        .query_selector("[aria-current=true] [data-row]")
        .ok()
        .flatten()?;
    row.dyn_into::<HtmlElement>().ok()
}

fn walk(step: isize) {
    let Ok(list) = document().query_selector_all("[data-row]") else {
        return;
    };
    let rows: Vec<Element> = (0..list.length())
        .filter_map(|index| list.get(index)?.dyn_into::<Element>().ok())
        .collect();
    let place =
        |element: Option<Element>| rows.iter().position(|row| Some(row) == element.as_ref());
    let here = place(document().active_element()).or_else(|| place(marked_row().map(Into::into)));
    let next = rows.get(next_row(here, step, rows.len()));
    if let Some(row) = next.and_then(|row| row.dyn_ref::<HtmlElement>()) {
        let _ = row.focus();
    }
}

/// From nowhere either key leads to the first row; at an end it stays.
fn next_row(here: Option<usize>, step: isize, count: usize) -> usize {
    here.map_or(0, |here| {
        here.saturating_add_signed(step)
            .min(count.saturating_sub(1))
    })
}

#[cfg(test)]
mod tests {
    use super::next_row;

    #[test]
    fn walking_stays_in_the_list() {
        assert_eq!(next_row(None, 1, 3), 0);
        assert_eq!(next_row(Some(2), 1, 3), 2);
        assert_eq!(next_row(Some(0), -1, 3), 0);
        assert_eq!(next_row(Some(1), -1, 3), 0);
    }
}
