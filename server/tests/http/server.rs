//! A server with a database of its own, asked in this process.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use server::app::App;
use server::config::Config;
use server::platform::Db;
use tempfile::TempDir;
use tower::ServiceExt as _;

pub const RESPONSE: &str = "application/graphql-response+json";

pub struct Server {
    pub app: Arc<App>,
    _folder: TempDir,
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The first error's code.
    pub fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::new(folder.path(), "127.0.0.1:8080".parse().unwrap());
        change(&mut config);
        let db = Db::connect(&config.database_url, config.clock())
            .await
            .unwrap();
        db.migrate().await.unwrap();
        db.close().await.unwrap();
        Self {
            app: App::open(config).await.unwrap(),
            _folder: folder,
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.app.router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub async fn get(&self, address: &str) -> Reply {
        self.send(Request::get(address).body(Body::empty()).unwrap())
            .await
    }

    /// A POST as an up-to-date client sends it.
    pub async fn ask(&self, body: Value) -> Reply {
        self.post(RESPONSE, &body.to_string()).await
    }

    pub async fn query(&self, document: &str) -> Reply {
        self.ask(json!({ "query": document })).await
    }

    pub async fn post(&self, accept: &str, body: &str) -> Reply {
        let request = Request::post("/graphql")
            .header(header::ACCEPT, accept)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.send(request).await
    }
}
