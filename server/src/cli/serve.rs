//! `sen serve`.

use std::process::ExitCode;

use tokio::net::TcpListener;

use super::Outcome;
use crate::app::{App, StartError};
use crate::config::Config;

pub async fn run(config: Config) -> Outcome {
    let address = config.listen;
    let app = App::open(config).await?;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|cause| StartError::Listen { address, cause })?;
    super::say(&format!("Sen answers at {}", app.config.public_url));
    app.serve(listener, told_to_stop()).await?;
    Ok(ExitCode::SUCCESS)
}

/// Ctrl-C, or what a service manager sends.
async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
