//! Journeys by role, in a real browser against the real binary. `cargo xtask test` starts the driver and says where it
//! is; each journey has a server, a database and windows of its own.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a journey stops, loudly, where it does not go on"
)]

mod activity;
mod browser;
mod comment;
mod copies;
mod distribution;
mod document;
mod editing;
mod files;
mod handover;
mod keeping;
mod looks;
mod notification;
mod offline;
mod papers;
mod plan;
mod printing;
#[cfg(unix)]
mod readme;
mod reorganization;
mod report;
mod school;
mod server;
mod sheets;
mod sign_in;
mod task;
mod year;

/// Runs a journey, and closes its windows whatever came of it.
#[macro_export]
macro_rules! journey {
    ($(#[$meta:meta])* async fn $name:ident($world:ident) $body:block) => {
        $(#[$meta])*
        #[tokio::test]
        async fn $name() {
            let world = $crate::browser::World::start().await;
            let outcome = {
                let $world = world.clone();
                tokio::spawn(async move { $body }).await
            };
            world.finish(stringify!($name), outcome.is_err()).await;
            if let Err(stopped) = outcome {
                std::panic::resume_unwind(stopped.into_panic());
            }
        }
    };
}
