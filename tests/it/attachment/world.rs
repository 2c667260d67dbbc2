//! The demonstration as a whole server, asked over HTTP as a browser asks it: with the page's token, and with the cookies
//! that it keeps.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use server::app::{App, StartError};
use server::config::{Config, Files};
use server::demo;
use server::platform::Db;
use tests::TestDatabase;
use tower::ServiceExt as _;

use crate::account::world::PASSWORD;

pub const OFFICE: &str = "vanphong";
pub const SCHOOL: &str = "hieutruong.thcs-bacho";
pub const OTHER_SCHOOL: &str = "hieutruong.th-anbinh";
pub const FILE: &str = "id name contentType size sha256 addedByName url";
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

pub struct Office {
    pub app: Arc<App>,
    _database: TestDatabase,
}

/// A browser that somebody is signed in with.
pub struct Browser {
    pub token: String,
    /// The cookies that go to files, and those that go to signing in.
    pub files: String,
    pub auth: String,
}

pub struct Fetched {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Fetched {
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// What a cookie was set to.
    fn cookie(&self, name: &str) -> String {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        let pairs = set.filter_map(|set| set.to_str().ok()?.split(';').next());
        let mut own = pairs.filter(|pair| pair.starts_with(&format!("{name}=")));
        own.next_back().unwrap_or_default().to_owned()
    }
}

impl Office {
    /// On 5 October 2020.
    pub async fn new() -> Self {
        Self::keeping(Files::default()).await.unwrap()
    }

    /// Its files are there.
    pub async fn keeping(files: Files) -> Result<Self, StartError> {
        let database = TestDatabase::fresh().await;
        let mut config = Config::new(database.folder.path(), "127.0.0.1:8080".parse().unwrap());
        config.trusted_documents = Some(false);
        config.today = Some("2020-10-05".parse().unwrap());
        config.files = files;
        config.database_url.clone_from(&database.url);
        let db = Db::open(&database.url, config.clock()).await.unwrap();
        demo::seed(&db, Some(PASSWORD.to_owned())).await.unwrap();
        db.close().await.unwrap();
        Ok(Self {
            app: App::open(config).await?,
            _database: database,
        })
    }

    pub async fn send(&self, request: Request<Body>) -> Fetched {
        let response = self.app.router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Fetched {
            status: parts.status,
            headers: parts.headers,
            bytes: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }

    pub async fn sign_in(&self, username: &str) -> Browser {
        let body = json!({ "username": username, "password": PASSWORD });
        let request = Request::post("/auth/sign-in")
            .header("x-sen-request", "1")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        let answer = self.send(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.json());
        Browser {
            token: answer.json()["accessToken"].as_str().unwrap().to_owned(),
            files: answer.cookie("sen_files"),
            auth: answer.cookie("sen_refresh"),
        }
    }

    pub async fn sign_out(&self, browser: &Browser) {
        let request = Request::post("/auth/sign-out")
            .header("x-sen-request", "1")
            .header(header::COOKIE, &browser.auth)
            .body(Body::empty())
            .unwrap();
        assert!(self.send(request).await.status.is_success());
    }

    /// The answer's data.
    pub async fn ask(&self, who: &Browser, query: &str, variables: Value) -> Value {
        let answer = self.answer(who, query, variables).await;
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"].clone()
    }

    pub async fn answer(&self, who: &Browser, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables });
        let request = Request::post("/graphql")
            .header(header::AUTHORIZATION, format!("Bearer {}", who.token))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        self.send(request).await.json()
    }

    pub async fn own(&self, who: &Browser) -> String {
        let query = "{ viewer { appointments { organization { id } } } }";
        let own = self.ask(who, query, json!({})).await;
        let id = &own["viewer"]["appointments"][0]["organization"]["id"];
        id.as_str().unwrap().to_owned()
    }

    /// Given by the office to a school; tells its id.
    pub async fn task(&self, office: &Browser, school: &Browser) -> String {
        let input = json!({
            "organization": self.own(office).await,
            "title": "Viết bài về ngày khai giảng",
            "dueOn": "2020-10-30",
            "to": { "organizations": [self.own(school).await] },
        });
        let assign =
            "mutation($input: TaskAssignInput!) { taskAssign(input: $input) { task { id } } }";
        let given = self.ask(office, assign, json!({ "input": input })).await;
        given["taskAssign"]["task"]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// What a task's mutation answers.
    pub async fn act(&self, who: &Browser, verb: &str, input: Value) -> Value {
        let kind = match verb {
            "taskFinish" => "TaskFinishInput",
            "taskReturn" => "TaskReturnInput",
            "taskReassign" => "TaskReassignInput",
            _ => "TaskActInput",
        };
        let mutation = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ task {{ id }} userErrors {{ code }} }} }}"
        );
        self.ask(who, &mutation, json!({ "input": input })).await[verb].clone()
    }

    /// Asks for a link and sends the bytes; the upload, and how both ended.
    pub async fn put(&self, who: &Browser, name: &str, bytes: &[u8]) -> (Value, StatusCode) {
        let ask =
            "mutation($input: UploadRequestInput!) { uploadRequest(input: $input) { upload url } }";
        let input = json!({ "input": { "name": name, "size": bytes.len() } });
        let asked = self.ask(who, ask, input).await["uploadRequest"].clone();
        let request = Request::put(asked["url"].as_str().unwrap())
            .body(Body::from(bytes.to_vec()))
            .unwrap();
        (asked["upload"].clone(), self.send(request).await.status)
    }

    /// The codes of what is wrong with it, when it was looked at.
    pub async fn complete(&self, who: &Browser, upload: &Value) -> Vec<String> {
        let complete = "mutation($input: UploadCompleteInput!) { uploadComplete(input: $input) { userErrors { code } } }";
        let input = json!({ "input": { "upload": upload } });
        let done = self.ask(who, complete, input).await;
        codes(&done["uploadComplete"])
    }

    pub async fn uploaded(&self, who: &Browser, name: &str, bytes: &[u8]) -> Value {
        let (upload, status) = self.put(who, name, bytes).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        assert_eq!(self.complete(who, &upload).await, Vec::<String>::new());
        upload
    }

    /// What `attachmentAdd` answers, whole.
    pub async fn attach(&self, who: &Browser, task: &str, upload: &Value) -> Value {
        let add = format!(
            "mutation($input: AttachmentAddInput!) {{ attachmentAdd(input: $input) {{ attachment {{ {FILE} }} userErrors {{ code }} }} }}"
        );
        let input = json!({ "input": { "to": { "task": task }, "upload": upload } });
        self.answer(who, &add, input).await
    }

    /// A file, from choosing it to its being there.
    pub async fn attached(&self, who: &Browser, task: &str, name: &str, bytes: &[u8]) -> Value {
        let upload = self.uploaded(who, name, bytes).await;
        let answer = self.attach(who, task, &upload).await;
        assert!(answer["errors"].is_null(), "{answer}");
        let added = &answer["data"]["attachmentAdd"];
        assert_eq!(codes(added), Vec::<String>::new());
        added["attachment"].clone()
    }

    pub async fn remove(&self, who: &Browser, file: &Value) -> Value {
        let remove = "mutation($input: AttachmentRemoveInput!) { attachmentRemove(input: $input) { userErrors { code } } }";
        let input = json!({ "input": { "id": file["id"] } });
        self.answer(who, remove, input).await
    }

    pub async fn files(&self, who: &Browser, task: &str) -> Vec<Value> {
        let query = format!("query($id: ID!) {{ task(id: $id) {{ files {{ {FILE} }} }} }}");
        let answer = self.ask(who, &query, json!({ "id": task })).await;
        answer["task"]["files"].as_array().unwrap().clone()
    }

    /// As a browser asks for a picture or a download.
    pub async fn fetch(&self, address: &str, cookie: &str) -> Fetched {
        let request = Request::get(address)
            .header(header::COOKIE, cookie)
            .body(Body::empty())
            .unwrap();
        self.send(request).await
    }
}

pub fn codes(payload: &Value) -> Vec<String> {
    let errors = payload["userErrors"].as_array().into_iter().flatten();
    errors
        .map(|error| error["code"].as_str().unwrap().to_owned())
        .collect()
}

pub fn address(file: &Value) -> &str {
    file["url"].as_str().unwrap()
}
