//! A server with a database of its own, asked in this process.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use entity::position::Role;
use http_body_util::BodyExt as _;
use sea_orm::Set;
use serde_json::{Value, json};
use server::app::App;
use server::config::Config;
use server::platform::{Actor, Intent};
use tests::TestDatabase;
use tower::ServiceExt as _;
use uuid::Uuid;

pub const RESPONSE: &str = "application/graphql-response+json";
pub const OK: &str = r#"{"query":"{__typename}"}"#;

pub struct Server {
    pub app: Arc<App>,
    _database: TestDatabase,
}

const PASSWORD: &str = "sen-nở-trong-đầm-2020";

/// A tenant, its office and one person there.
async fn person(app: &App, role: Role) -> String {
    use argon2::PasswordHasher as _;
    let tenant = Uuid::now_v7();
    let system = Actor::system(tenant, app.db.clock().today());
    let mut writer = app
        .db
        .writer(Arc::new(system), Intent::once())
        .await
        .unwrap();
    let (office, user, position) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
    let username = format!("u{}", user.simple());
    let salt = argon2::password_hash::SaltString::encode_b64(b"a salt for tests").unwrap();
    let password_hash = argon2::Argon2::default()
        .hash_password(PASSWORD.as_bytes(), &salt)
        .unwrap()
        .to_string();
    writer
        .seed::<entity::tenant::Entity>(vec![entity::tenant::ActiveModel {
            id: Set(tenant),
            name: Set("Phòng Giáo dục và Đào tạo".to_owned()),
            demo: Set(false),
            set_up_at: Set(Some(writer.now())),
            ..Default::default()
        }])
        .await
        .unwrap();
    writer
        .seed::<entity::organization::Entity>(vec![entity::organization::ActiveModel {
            id: Set(office),
            parent_id: Set(None),
            kind: Set(entity::organization::Kind::Office),
            name: Set("Phòng Giáo dục và Đào tạo".to_owned()),
            short_name: Set("PGDĐT".to_owned()),
            name_folded: Set(String::new()),
            name_sort: Set(Vec::new()),
            path: Set(format!("/{}/", office.simple())),
            ..Default::default()
        }])
        .await
        .unwrap();
    writer
        .seed::<entity::user::Entity>(vec![entity::user::ActiveModel {
            id: Set(user),
            name: Set("Nguyễn Thị Sen".to_owned()),
            name_folded: Set(String::new()),
            name_sort: Set(Vec::new()),
            username: Set(username.clone()),
            ..Default::default()
        }])
        .await
        .unwrap();
    writer
        .seed::<entity::credential::Entity>(vec![entity::credential::ActiveModel {
            user_id: Set(user),
            password_hash: Set(password_hash),
            changed_at: Set(writer.now()),
            ..Default::default()
        }])
        .await
        .unwrap();
    writer
        .seed::<entity::position::Entity>(vec![entity::position::ActiveModel {
            id: Set(position),
            title: Set("Cán bộ".to_owned()),
            role: Set(role),
            rank: Set(1),
            ..Default::default()
        }])
        .await
        .unwrap();
    writer
        .seed::<entity::appointment::Entity>(vec![entity::appointment::ActiveModel {
            user_id: Set(user),
            position_id: Set(position),
            organization_id: Set(office),
            starts_on: Set(writer.actor().today() - chrono::Days::new(30)),
            ..Default::default()
        }])
        .await
        .unwrap();
    writer.commit(&()).await.unwrap();
    username
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
        let database = TestDatabase::fresh().await;
        let mut config = Config::new(database.folder.path(), "127.0.0.1:8080".parse().unwrap());
        // Documents of one's own, as most of these tests send; those about trusted ones say so.
        config.trusted_documents = Some(false);
        config.database_url.clone_from(&database.url);
        change(&mut config);
        Self {
            app: App::open(config).await.unwrap(),
            _database: database,
        }
    }

    /// Signs in as somebody new, who is appointed to the office in this role: access token and refresh token.
    pub async fn sign_in(&self, role: Role) -> (String, String) {
        let username = person(&self.app, role).await;
        let body = json!({ "username": username, "password": PASSWORD, "client": "app" });
        let request = Request::post("/auth/sign-in")
            .header("x-sen-request", "1")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        let reply = self.send(request).await;
        let token = |name: &str| reply.json()[name].as_str().unwrap().to_owned();
        (token("accessToken"), token("refreshToken"))
    }

    pub async fn sign_out(&self, refresh_token: &str) {
        let request = Self::signing_out(refresh_token);
        assert!(self.send(request).await.status.is_success());
    }

    pub fn signing_out(refresh_token: &str) -> Request<Body> {
        Request::post("/auth/sign-out")
            .header("x-sen-request", "1")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(
                json!({ "refreshToken": refresh_token }).to_string(),
            ))
            .unwrap()
    }

    /// An operation's answers as an event stream, which may stay open.
    pub async fn listen(&self, token: &str, body: Value) -> (StatusCode, Body) {
        let request = Request::post("/graphql")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::ACCEPT, "text/event-stream")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        let response = self.app.router().oneshot(request).await.unwrap();
        (response.status(), response.into_body())
    }

    /// Gives an administrator's own appointment yesterday as its last day; another follows him.
    pub async fn end_own_appointment(&self, token: &str) {
        let query = json!({ "query": "{ viewer { appointments { id position { id } organization { id } } } }" });
        let own = self.ask_as(token, RESPONSE, query).await.json();
        let own = &own["data"]["viewer"]["appointments"][0];
        let create = "mutation($input: PersonCreateInput!) { personCreate(input: $input) { userErrors { code } } }";
        let variables = json!({ "input": { "name": "Người kế nhiệm", "username": "ke.nhiem",
            "organization": own["organization"]["id"], "position": own["position"]["id"] } });
        let body = json!({ "query": create, "variables": variables });
        let made = self.ask_as(token, RESPONSE, body).await.json();
        assert_eq!(
            made["data"]["personCreate"]["userErrors"],
            json!([]),
            "{made}"
        );
        let id = &own["id"];
        let yesterday = self.app.db.clock().today() - chrono::Days::new(1);
        let end = "mutation($input: AppointmentEndInput!) { appointmentEnd(input: $input) { userErrors { code } } }";
        let variables = json!({ "input": { "id": id, "endsOn": yesterday.to_string() } });
        let body = json!({ "query": end, "variables": variables });
        let done = self.ask_as(token, RESPONSE, body).await.json();
        let errors = &done["data"]["appointmentEnd"]["userErrors"];
        assert_eq!(*errors, json!([]), "{done}");
    }

    /// Another server on the same database.
    pub async fn another_node(&self) -> Arc<App> {
        App::open(self.app.config.clone()).await.unwrap()
    }

    pub async fn ask_as(&self, token: &str, accept: &str, body: Value) -> Reply {
        let request = Request::post("/graphql")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::ACCEPT, accept)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        self.send(request).await
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

/// An answer is as the specification has it, whatever it says.
pub fn check_shape(name: &str, reply: &Reply) {
    let body = reply.json();
    let kind = reply.header("content-type");
    assert!(kind.ends_with("json; charset=utf-8"), "{name}: {kind}");
    assert_eq!(reply.header("cache-control"), "no-store", "{name}");
    if !reply.status.is_success() {
        assert!(body.get("data").is_none(), "{name}: data on a refusal");
    }
    for error in body["errors"].as_array().into_iter().flatten() {
        assert_eq!(
            error["extensions"]["requestId"],
            reply.header("x-request-id"),
            "{name}"
        );
        assert!(error["extensions"]["code"].is_string(), "{name}");
    }
}
