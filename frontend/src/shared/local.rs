//! This browser's own memory, preferences and unsent drafts; and what it says of itself. Refuses secrets: tokens never come here.
//! A browser that forbids storage loses comfort, never correctness: every call quietly does nothing then.

use std::time::Duration;

#[cfg(target_family = "wasm")]
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was kept under `key`.
#[cfg(target_family = "wasm")]
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `value`; says whether it could.
#[cfg(target_family = "wasm")]
pub fn keep(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets what was kept under `key`.
#[cfg(target_family = "wasm")]
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Forgets everything whose key begins with `prefix`: a shared machine keeps no drafts after sign-out.
#[cfg(target_family = "wasm")]
pub fn forget_all(prefix: &str) {
    let Some(storage) = storage() else { return };
    let count = storage.length().unwrap_or(0);
    let keys: Vec<String> = (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect();
    for key in keys {
        let _ = storage.remove_item(&key);
    }
}

/// The languages that the browser's user reads, the dearest first.
#[cfg(target_family = "wasm")]
pub fn languages() -> Vec<String> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let tags = navigator
        .map(|navigator| navigator.languages())
        .unwrap_or_default();
    tags.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Milliseconds since 1970, from the browser's clock.
#[cfg(target_family = "wasm")]
pub fn now_millis() -> i64 {
    js_sys::Date::now() as i64
}

/// Thirty-two random hexadecimal digits: an idempotency key, or an element's id.
#[cfg(target_family = "wasm")]
pub fn random_key() -> String {
    let mut bytes = [0u8; 16];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    hex::encode(bytes)
}

/// Waits without blocking.
#[cfg(target_family = "wasm")]
pub async fn sleep(duration: Duration) {
    gloo_timers::future::sleep(duration).await;
}

/// Outside a browser (native tests) nothing is kept.
#[cfg(not(target_family = "wasm"))]
mod outside_a_browser {
    use super::Duration;

    pub fn recall(_key: &str) -> Option<String> {
        None
    }
    pub fn keep(_key: &str, _value: &str) -> bool {
        false
    }
    pub fn forget(_key: &str) {}
    pub fn forget_all(_prefix: &str) {}
    pub fn languages() -> Vec<String> {
        Vec::new()
    }
    pub fn now_millis() -> i64 {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .ok()
            .and_then(|elapsed| i64::try_from(elapsed.as_millis()).ok())
            .unwrap_or_default()
    }
    pub fn random_key() -> String {
        format!("{:032x}", now_millis())
    }
    pub async fn sleep(_duration: Duration) {}
}

#[cfg(not(target_family = "wasm"))]
pub use outside_a_browser::{
    forget, forget_all, keep, languages, now_millis, random_key, recall, sleep,
};

/// The server may give the path alone: a link that is sent must be whole.
pub fn whole(link: String) -> String {
    if link.starts_with('/') {
        format!(
            "{}{link}",
            leptos::prelude::window()
                .location()
                .origin()
                .unwrap_or_default()
        )
    } else {
        link
    }
}
