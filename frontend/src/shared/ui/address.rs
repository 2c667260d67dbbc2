//! What the address shows: filters, sort and tab stand in the query, so a link, a reload and "back" bring the same page.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{query_signal_with_options, use_params_map};

/// One value of the query, read and written in place: no new entry in the history, no scrolling.
pub fn in_address(key: &'static str) -> (Memo<Option<String>>, SignalSetter<Option<String>>) {
    query_signal_with_options(
        key,
        NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        },
    )
}

/// A part of the path: whose page it is.
pub fn in_path(name: &'static str) -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get(name).unwrap_or_default())
}

/// A part that the path may lack: what is open in the panel beside the page.
pub fn open_in_path(name: &'static str) -> Memo<Option<String>> {
    let name = in_path(name);
    Memo::new(move |_| Some(name.get()).filter(|name| !name.is_empty()))
}

/// `address` with one query value set, or removed when empty; for links that narrow what is shown.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let query: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}={}", escape(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// What the query says of the one that is open, not of the list.
const BESIDE: [&str; 2] = ["tab=", "waiting="];

/// A list's query without what belongs to the one that is open beside it: opening and closing the panel keeps the filters.
pub fn kept(search: &str) -> String {
    let pairs: Vec<&str> = search
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty() && !BESIDE.iter().any(|own| pair.starts_with(own)))
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

fn escape(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{kept, with_query};

    #[test]
    fn empty_values_leave_the_address() {
        assert_eq!(
            with_query("/board", &[("state", ""), ("search", "Đầm Sen")]),
            "/board?search=%C4%90%E1%BA%A7m%20Sen"
        );
        assert_eq!(with_query("/board", &[("state", "")]), "/board");
    }

    #[test]
    fn the_panel_keeps_the_filters_and_drops_its_own_tab() {
        assert_eq!(
            kept("level=2&tab=channels&search=l%C3%A1"),
            "?level=2&search=l%C3%A1"
        );
        assert_eq!(kept("?tab=focal-point&waiting=doc_1"), "");
    }
}
