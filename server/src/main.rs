//! `sen`: see [`server::cli`].

use std::process::ExitCode;

/// A sixth of an answer's time less than with the system's (docs/decisions/0009-what-an-answer-costs.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    server::cli::run().await
}
