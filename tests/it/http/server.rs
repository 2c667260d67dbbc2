//! A server with a database of its own, asked in this process.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use entity::position::Role;
use http_body_util::BodyExt as _;
use sea_orm::{EntityTrait as _, Set};
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
            starts_on: Set(writer.actor().today()),
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
        let request = Request::post("/auth/sign-out")
            .header("x-sen-request", "1")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(
                json!({ "refreshToken": refresh_token }).to_string(),
            ))
            .unwrap();
        assert!(self.send(request).await.status.is_success());
    }

    /// Everybody's, by hand: how it is done is another feature's test.
    pub async fn end_appointments(&self) {
        let url = &self.app.config.database_url;
        let connection = sea_orm::Database::connect(url).await.unwrap();
        entity::appointment::Entity::delete_many()
            .exec(&connection)
            .await
            .unwrap();
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
