//! j and k walk the rows of a list by moving the focus; Enter then does what the focused link or button does anyway.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Walks the page's `[data-row]` elements (each row's link or button) until the calling component is gone.
pub fn row_keys() {
    let listener = window_event_listener(ev::keydown, |event| {
        let step: i32 = match event.key().as_str() {
            "j" => 1,
            "k" => -1,
            _ => return,
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing() {
            return;
        }
        event.prevent_default();
        walk(step);
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

fn walk(step: i32) {
    let Ok(list) = document().query_selector_all("[data-row]") else {
        return;
    };
    let count = i32::try_from(list.length()).unwrap_or_default();
    let at = |index: i32| {
        u32::try_from(index)
            .ok()
            .and_then(|index| list.get(index))
            .and_then(|node| node.dyn_into::<Element>().ok())
    };
    let active = document().active_element();
    let here = (0..count).find(|index| at(*index).is_some() && at(*index) == active);
    let next = next_row(here, step, count);
    if let Some(row) = at(next).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = row.focus();
    }
}

/// From nowhere either key leads to the first row; at an end it stays.
fn next_row(here: Option<i32>, step: i32, count: i32) -> i32 {
    here.map_or(0, |here| (here + step).clamp(0, (count - 1).max(0)))
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
