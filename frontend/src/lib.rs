//! The face of Sen: a single-page app, drawn in the browser, that knows nothing it was not told by the server.
//!
//! # How it is laid out
//! - [`app`]: the routes, and nothing else. `main.rs` only calls [`start`].
//! - `shell`: the frame around every screen (sidebar, top bar, palette) and the navigation by right.
//! - [`shared`]: `ui` (widgets), `api` (typed operations), `live` (news), `session` (who), `form` (autosave), `page`
//!   (loading, empty, error, ready), `i18n` (words, dates, numbers). It knows no feature.
//! - `features/<feature>`: mirrors the server. A feature imports `shared` and the session; of another feature
//!   only what its `mod.rs` offers to all: the bell, a button that means the same everywhere.
//!
//! # How to add a screen (read `features/work`, it is the example)
//! 1. `features/<f>/mod.rs`: `//!` what it is about, the modules, `pub(crate) use operations::registered`.
//! 2. `operations.rs`: cynic fragments (`use crate::shared::api::schema;`), ending in
//!    `crate::operations! { query X(XVariables); mutation Y(YVariables); }`; add `registered()` to [`registered_operations`].
//!    A fragment's name is the operation's name on the wire: unique in the whole app.
//! 3. `model.rs`: what is decided from data, pure, with tests. `words.rs`: server enums → words, by `match` without `_`.
//! 4. `screen.rs`: `query::<X>(move || XVariables { … })`, then `<Loaded query let:data>`; `data` is a signal, so live news
//!    or `query.update(…)` change what is shown without rebuilding it. A list is `pages::<X>(move |after| …)`, and hands its
//!    `Further` to `DataTable`, `ListFoot` or `More`. Writes: `send::<Y>(…)` in `spawn_local`, with a
//!    [`WriteKey`](shared::api::WriteKey) (`current()` into `idempotencyKey`, `settle()` once answered).
//! 5. `routes.rs`: `#[lazy_route] impl LazyRoute for XRoute`, so that the screen is a chunk of its own; name it in [`app`].
//!    A place for the sidebar and the palette is a line in `shell/nav.rs`.
//! 6. `locales/{vi,en}/<f>.json`, and the namespace in `build.rs`. `tr!(f.key, count = n)` gives a `String`; a missing key
//!    does not compile.
//!
//! # Conventions
//! - Words are read once: changing the language mounts the app anew. Dates by `i18n::dates`, numbers by `i18n::numbers`.
//! - Filters, sort and tab stand in the address (`ui::address::in_address`); details have an address (`SidePanel`).
//! - Rights come from the server (`session.may(…)`, `availableActions`); nothing is derived here.
//! - Top-level errors are [`ApiError`](shared::api::ApiError): shown by `Loaded`, or in a `Notice` where the button is.
//!   `userErrors` go under their field and into `ErrorSummary`. A toast only says that something was done.
//! - `test_id`/`id` become `data-testid`. Styles: classes of `assets/css`, no `style` attribute (the page's CSP forbids it).

pub mod app;
mod features;
pub mod shared;
mod shell;

/// Draws the app into the page.
pub fn start() {
    shared::i18n::recall();
    shell::theme::recall();
    leptos::mount::mount_to_body(app::App);
}

/// Every operation that the app may send: the server's list of trusted documents is made from it.
pub fn registered_operations() -> Vec<shared::api::Document> {
    [
        shared::export::registered(),
        shared::files::registered(),
        shared::session::registered(),
        shared::views::registered(),
        features::account::registered(),
        features::comment::registered(),
        features::distribution::registered(),
        features::document::registered(),
        features::activity::registered(),
        features::calendar::registered(),
        features::handover::registered(),
        features::import::registered(),
        features::notification::registered(),
        features::organization::registered(),
        features::paper::registered(),
        features::person::registered(),
        features::phonebook::registered(),
        features::plan::registered(),
        features::record::registered(),
        features::reorganization::registered(),
        features::report::registered(),
        features::school::registered(),
        features::signing::registered(),
        features::task::registered(),
        features::work::registered(),
    ]
    .concat()
}
