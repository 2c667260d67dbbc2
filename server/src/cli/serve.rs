//! `sen serve`.

use std::process::ExitCode;

use tokio::net::TcpListener;

use super::Outcome;
use crate::app::{App, StartError};
use crate::config::Config;
use crate::features::account;

pub async fn run(config: Config) -> Outcome {
    let address = config.listen;
    let app = App::open(config).await?;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|cause| StartError::Listen { address, cause })?;
    super::say(&format!("Sen answers at {}", app.config.public_url));
    if let Some(link) = account::set_up_link(&app.db, &app.config.public_url).await? {
        super::say(&format!(
            "Nothing is set up yet. Whoever follows this link becomes the first administrator; it works once:\n\n  {link}\n"
        ));
    }
    app.serve(listener, told_to_stop()).await;
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
