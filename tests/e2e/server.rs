//! The real server, with a demonstration of its own, for one journey.

use std::env;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// Every demo account's password, in journeys.
pub const PASSWORD: &str = "hoa sen no trong dam lay 2020";
/// The journeys play in the autumn of the seed plan's school year.
pub const TODAY: &str = "2020-10-20";

pub struct Server {
    process: Child,
    pub url: String,
    folder: TempDir,
}

impl Server {
    /// With the demonstration's office and schools.
    pub async fn demonstration() -> Self {
        Self::start(true).await
    }

    /// With nothing in it yet.
    pub async fn empty() -> Self {
        Self::start(false).await
    }

    async fn start(demo: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the server");
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let url = format!("http://127.0.0.1:{port}");
        let sen = |command: &str| {
            let mut sen = Command::new(binary());
            sen.env("SEN_LOG", "warn");
            sen.arg(command)
                .env("SEN_DATA_DIR", folder.path())
                .env("SEN_LISTEN", format!("127.0.0.1:{port}"))
                .env("SEN_PUBLIC_URL", &url)
                .env("SEN_DEMO_PASSWORD", PASSWORD)
                .env_remove("SEN_DATABASE_URL")
                .env_remove("SEN_FILES")
                .stdin(Stdio::null())
                .stdout(Stdio::null());
            sen
        };
        assert!(
            sen("migrate").status().expect("sen runs").success(),
            "sen migrate"
        );
        if demo {
            assert!(
                sen("demo").status().expect("sen runs").success(),
                "sen demo"
            );
        }
        let mut serve = sen("serve");
        if demo {
            serve.env("SEN_TODAY", TODAY);
        }
        let log = std::fs::File::create(folder.path().join("log")).expect("a log");
        serve.stdout(log.try_clone().expect("the log")).stderr(log);
        let process = serve.spawn().expect("sen serves");
        let mut server = Self {
            process,
            url,
            folder,
        };
        server.answers().await;
        server
    }

    async fn answers(&mut self) {
        let ready = format!("{}/readyz", self.url);
        for _ in 0..300 {
            if let Ok(answer) = reqwest::get(&ready).await
                && answer.status().is_success()
            {
                return;
            }
            if let Ok(Some(status)) = self.process.try_wait() {
                panic!("the server stopped at once: {status}\n{}", self.log());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the server does not answer\n{}", self.log());
    }

    /// A person's program, signed in: what a journey only begins with is done without a window.
    pub async fn client(&self, username: &str) -> Client {
        let asked = json!({ "username": username, "password": PASSWORD, "client": "app" });
        let (http, url) = (reqwest::Client::new(), self.url.clone());
        let mut client = Client {
            http,
            url,
            token: String::new(),
        };
        let answer = client.send("/auth/sign-in", &asked).await;
        let token = answer.get("accessToken").and_then(Value::as_str);
        client.token = token.expect("a token").to_owned();
        client
    }

    /// What the server has said so far: among it the set-up link of an empty one.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// A line for the shell as somebody at this server's machine gives it, from a folder of his own.
    #[cfg(unix)]
    pub fn shell(&self, desk: &std::path::Path, script: &str) -> std::process::Output {
        let programs = binary().parent().map(PathBuf::from).unwrap_or_default();
        let path = env::var("PATH").unwrap_or_default();
        Command::new("sh")
            .args(["-eu", "-c", script])
            .current_dir(desk)
            .env("PATH", format!("{}:{path}", programs.display()))
            .env("SEN_DATA_DIR", self.folder.path())
            .env("SEN_PUBLIC_URL", &self.url)
            .env_remove("SEN_DATABASE_URL")
            .stdin(Stdio::null())
            .output()
            .expect("a shell")
    }
}

/// Speaks GraphQL for one person.
pub struct Client {
    http: reqwest::Client,
    url: String,
    token: String,
}

impl Client {
    /// What is at that place of the answer: `/plan/id`.
    pub async fn asks(&self, query: &str, variables: Value, place: &str) -> Value {
        let asked = json!({ "query": query, "variables": variables });
        let answer = self.send("/graphql", &asked).await;
        let found = answer.pointer(&format!("/data{place}")).cloned();
        found.unwrap_or_else(|| panic!("{query}: {answer}"))
    }

    async fn send(&self, path: &str, body: &Value) -> Value {
        let request = self.http.post(format!("{}{path}", self.url));
        let request = request
            .bearer_auth(&self.token)
            .header("X-Sen-Request", "1");
        let answer = request.json(body).send().await.expect("an answer");
        answer.json().await.expect("an answer in JSON")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.process.kill();
        let _gone = self.process.wait();
    }
}

fn binary() -> PathBuf {
    env::var_os("SEN_TEST_SERVER")
        .map(PathBuf::from)
        .expect("SEN_TEST_SERVER names the server's binary: run `cargo xtask test --only journeys`")
}
