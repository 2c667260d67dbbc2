//! The server, composed once: settings, database, schema, files, and the router that answers with them. `sen serve`
//! runs it; tests call [`App::router`] in their own process.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::Config;
use crate::features::account::Gate;
use crate::features::notification::Post;
use crate::features::reorganization;
use crate::http;
use crate::http::budget::Budgets;
use crate::http::documents::Documents;
use crate::http::limits::Lists;
use crate::http::live::Crowd;
use crate::jobs;
use crate::platform::blob::Blobs;
use crate::platform::mail::{Mailer, Sends};
use crate::platform::site::PublicUrl;
use crate::platform::store::OpenError;
use crate::platform::{Db, Error};
use crate::schema::{self, Schema};

/// How often what has served its time is removed.
const SWEEP: Duration = Duration::from_hours(1);
/// How often it is looked whether somebody is to be written to.
const ROUND: Duration = Duration::from_secs(30);
/// How long open requests may take to finish once the server is told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(15);

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// For whoever wrote the settings.
    #[error("{0}")]
    Setting(String),
    #[error(transparent)]
    Database(#[from] OpenError),
    #[error("cannot make the folder {folder}: {cause}")]
    Folder {
        folder: String,
        cause: std::io::Error,
    },
    #[error("cannot listen on {address}: {cause}; name another with --listen or SEN_LISTEN")]
    Listen {
        address: std::net::SocketAddr,
        cause: std::io::Error,
    },
    #[error("the database does not answer: {0:?}")]
    Failed(Error),
}

impl From<Error> for StartError {
    fn from(cause: Error) -> Self {
        Self::Failed(cause)
    }
}

pub struct App {
    pub config: Config,
    pub db: Db,
    pub gate: Arc<Gate>,
    pub blobs: Blobs,
    pub schema: Schema,
    pub lists: Lists,
    pub documents: Documents,
    pub budgets: Budgets,
    pub crowd: Crowd,
    /// Everything in the database is made up.
    pub demo: bool,
    mailer: Option<Mailer>,
    closing: watch::Sender<bool>,
}

impl App {
    /// Opens what the settings name. Refuses a database that needs migrating, and a day of one's own on real data.
    pub async fn open(config: Config) -> Result<Arc<Self>, StartError> {
        make_folder(&config)?;
        let db = Db::open(&config.database_url, config.clock()).await?;
        let tenants = db.tenants().await?;
        let demo = !tenants.is_empty() && tenants.iter().all(|tenant| tenant.demo);
        if config.today.is_some() && !demo {
            return Err(StartError::Setting(
                "SEN_TODAY is for demonstrations, and this database holds none (`sen demo` makes one in an empty \
                 database). Leave it unset."
                    .to_owned(),
            ));
        }
        let documents = Documents::embedded();
        // Without a list every page's request would be refused.
        let trusted_only = config
            .trusted_documents
            .unwrap_or(!demo && !documents.is_empty());
        let mailer = match &config.smtp_url {
            Some(url) => Some(Mailer::new(url, &config.mail_from).map_err(|wrong| {
                StartError::Setting(format!("SEN_SMTP_URL or SEN_MAIL_FROM: {wrong}"))
            })?),
            None => None,
        };
        let blobs = config.probed().await.map_err(StartError::Setting)?;
        let schema = schema::build_for(Sends(mailer.is_some()), PublicUrl::new(&config.public_url));
        Ok(Arc::new(Self {
            gate: Gate::open(&db, &config.public_url).await?,
            blobs,
            budgets: Budgets::new(config.budget, config.budget_anonymous),
            crowd: Crowd::default(),
            documents: documents.trusted_only(trusted_only),
            lists: Lists::of(&schema),
            schema,
            demo,
            mailer,
            db,
            config,
            closing: watch::Sender::new(false),
        }))
    }

    pub fn router(self: &Arc<Self>) -> Router {
        http::router(self.clone())
    }

    /// Ends when the server is told to stop: for connections that would otherwise stay open.
    pub fn closing(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut told = self.closing.subscribe();
        async move {
            let _gone_counts_too = told.wait_for(|closing| *closing).await;
        }
    }

    /// Removes what has served its time, from the database and from the folder of files, has
    /// organizations be from today on what was planned, and groups schools anew.
    pub async fn sweep(&self) -> Result<(), Error> {
        self.db.sweep().await?;
        loop {
            let blobs = self.db.discarded().await?;
            if blobs.is_empty() {
                break;
            }
            for blob in &blobs {
                self.blobs.remove(*blob).await?;
            }
            self.db.forget_discarded(blobs).await?;
        }
        reorganization::apply_due(&self.db).await?;
        self.db.group_schools().await
    }

    async fn sweep_for_ever(&self) {
        let mut hours = tokio::time::interval(SWEEP);
        loop {
            hours.tick().await;
            if let Err(cause) = self.sweep().await {
                tracing::error!(?cause, "what has served its time could not be removed");
            }
        }
    }

    /// Sends what people are told by mail, if there is a server to send it.
    async fn write_letters(&self) {
        let Some(mailer) = self.mailer.clone() else {
            return;
        };
        let mut post = Post::new(self.db.clone(), mailer, &self.config.public_url);
        let mut rounds = tokio::time::interval(ROUND);
        loop {
            rounds.tick().await;
            match post.round().await {
                Ok(0) => {}
                Ok(sent) => tracing::info!(sent, "letters went out"),
                Err(cause) => tracing::error!(?cause, "letters could not be written"),
            }
        }
    }

    /// Answers until `stop`, then lets open requests finish.
    pub async fn serve(
        self: Arc<Self>,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) {
        let relay = tokio::spawn({
            let db = self.db.clone();
            async move { db.relay().await }
        });
        let sweep = tokio::spawn({
            let app = self.clone();
            async move { app.sweep_for_ever().await }
        });
        let post = tokio::spawn({
            let app = self.clone();
            async move { app.write_letters().await }
        });
        let work = tokio::spawn(jobs::for_ever(self.clone()));
        let closing = self.closing.clone();
        let answers = http::serve(
            listener,
            self.router(),
            http::room::connections(),
            async move {
                stop.await;
                tracing::info!("stopping: open requests are answered first");
                closing.send_replace(true);
            },
        );
        let late = {
            let closing = self.closing();
            async move {
                closing.await;
                tokio::time::sleep(LAST_ANSWERS).await;
            }
        };
        tokio::select! {
            () = answers => {}
            () = late => tracing::warn!("some requests did not finish in time"),
        }
        relay.abort();
        sweep.abort();
        post.abort();
        work.abort();
    }
}

/// SQLite makes its file but not the folder. What is in it is nobody else's on this machine: it holds the keys.
pub fn make_folder(config: &Config) -> Result<(), StartError> {
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder
        .create(&config.data_dir)
        .map_err(|cause| StartError::Folder {
            folder: config.data_dir.display().to_string(),
            cause,
        })
}
