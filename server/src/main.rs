//! `sen`: see [`server::cli`].

use std::process::ExitCode;

/// A request's futures are one within the other, and are polled from the top: a plan that is issued, drawn and delivered
/// takes more than the two megabytes that a thread has unless it is told.
const STACK: usize = 8 * 1024 * 1024;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(server::cli::run()),
        Err(_) => ExitCode::FAILURE,
    }
}
