//! A demonstration in a database of its own, and people who use it.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use server::demo;
use server::features::account::Gate;
use server::platform::blob::Blobs;
use server::platform::graphql::Call;
use server::platform::{Actor, Clock, Db};
use server::schema::{self, Schema};
use tests::TestDatabase;
use tower::ServiceExt as _;

pub type Failure = Box<dyn std::error::Error + Send + Sync>;
pub type Outcome<T = ()> = Result<T, Failure>;

pub const PASSWORD: &str = "thuyen giay qua cau tre";
pub const PUBLIC: &str = "https://sen.example.vn";

pub struct World {
    pub db: Db,
    pub gate: Arc<Gate>,
    schema: Schema,
    pub blobs: Blobs,
    pub database: TestDatabase,
}

/// What the server answered over HTTP.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    pub fn text(&self, field: &str) -> String {
        self.body[field].as_str().unwrap_or_default().to_owned()
    }

    /// The refresh token in the cookie.
    pub fn cookie(&self) -> String {
        let set = self.headers.get(header::SET_COOKIE);
        let set = set.and_then(|set| set.to_str().ok()).unwrap_or_default();
        let pair = set.split(';').next().unwrap_or_default();
        pair.trim_start_matches("sen_refresh=").to_owned()
    }
}

impl World {
    /// The demonstration, on the day that the real plan was written.
    pub async fn demo() -> Outcome<Self> {
        let world = Self::empty().await?;
        demo::seed(&world.db, Some(PASSWORD.to_owned())).await?;
        Ok(world)
    }

    pub async fn empty() -> Outcome<Self> {
        let database = TestDatabase::fresh().await;
        let clock = Clock::starting_at("2020-10-05T02:00:00Z".parse()?);
        let db = Db::open(&database.url, clock).await?;
        Ok(Self {
            gate: Gate::open(&db, PUBLIC).await?,
            schema: schema::build(),
            blobs: Blobs::in_folder(&database.folder.path().join("files"))?,
            db,
            database,
        })
    }

    /// Where its files are, and on SQLite its database.
    pub fn folder(&self) -> &std::path::Path {
        self.database.folder.path()
    }

    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    pub fn wait(&self, seconds: u64) {
        self.db.clock().advance(Duration::from_secs(seconds));
    }

    pub async fn post(&self, path: &str, body: Value) -> Outcome<Answer> {
        self.send(
            Request::post(path)
                .header("x-sen-request", "1")
                .header(header::CONTENT_TYPE, "application/json")
                .header(header::USER_AGENT, "Firefox")
                .body(Body::from(body.to_string()))?,
        )
        .await
    }

    pub async fn send(&self, request: Request<Body>) -> Outcome<Answer> {
        let response = self.gate.routes().oneshot(request).await?;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await?.to_bytes();
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
        })
    }

    /// Signs in as an application does.
    pub async fn try_sign_in(&self, username: &str, password: &str) -> Outcome<Answer> {
        self.post(
            "/auth/sign-in",
            json!({ "username": username, "password": password, "client": "app" }),
        )
        .await
    }

    /// The access token and the refresh token.
    pub async fn sign_in(&self, username: &str) -> Outcome<(String, String)> {
        let answer = self.try_sign_in(username, PASSWORD).await?;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        Ok((answer.text("accessToken"), answer.text("refreshToken")))
    }

    pub async fn refresh(&self, token: &str) -> Outcome<Answer> {
        self.post("/auth/refresh", json!({ "refreshToken": token }))
            .await
    }

    /// Asks as the bearer of a token, or as nobody.
    pub async fn ask(&self, token: Option<&str>, query: &str, variables: Value) -> Outcome<Value> {
        let actor = match token {
            Some(token) => match self.gate.authenticate(token).await {
                Ok(actor) => actor,
                Err(error) => return Ok(json!({ "errors": [{ "code": error.code() }] })),
            },
            None => Actor::anonymous(self.db.clock().today()),
        };
        let call = Call::new(self.db.clone(), self.blobs.clone(), Arc::new(actor));
        let request = async_graphql::Request::new(query)
            .variables(async_graphql::Variables::from_json(variables));
        let response = self.schema.execute(call, request).await;
        let mut errors = Vec::new();
        for error in &response.errors {
            let cause = error.source::<server::platform::Error>();
            errors.push(json!({
                "code": cause.map(server::platform::Error::code),
                "message": error.message,
            }));
        }
        let mut answer = json!({ "data": response.data.into_json()? });
        if !errors.is_empty() {
            answer["errors"] = errors.into();
        }
        Ok(answer)
    }

    /// As [`ask`](Self::ask), by username.
    pub async fn ask_as(&self, username: &str, query: &str, variables: Value) -> Outcome<Value> {
        let (token, _) = self.sign_in(username).await?;
        self.ask(Some(&token), query, variables).await
    }
}

/// What went wrong with a whole request.
pub fn code(answer: &Value) -> &str {
    answer["errors"][0]["code"].as_str().unwrap_or_default()
}
