//! Servers in processes of their own, and what they use.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use server::app::App;
use server::config::Config;
use tokio::net::{TcpListener, TcpStream};

use crate::country::{Country, PASSWORD, TODAY};
use crate::world::{Done, Failure, day};

/// What the promises say of a fresh server.
const MOST_MEMORY_MB: f64 = 40.0;
const MOST_START: Duration = Duration::from_millis(100);
/// How the kernel counts CPU time, on every Linux.
const TICKS_PER_SECOND: f64 = 100.0;

pub struct Process {
    child: Child,
    address: String,
}

impl Process {
    /// This program again, as the server that `who` names.
    pub fn answering(who: &str, country: &Country) -> Result<Self, Failure> {
        let mut child = Command::new(env::current_exe()?)
            .env("SEN_BENCH_ANSWERS", who)
            .env("SEN_BENCH_DATABASE", &country.world.database.url)
            .env("SEN_BENCH_FOLDER", country.world.database.folder.path())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut address = String::new();
        let out = child.stdout.take().ok_or("no output")?;
        BufReader::new(out).read_line(&mut address)?;
        Ok(Self {
            child,
            address: address.trim().to_owned(),
        })
    }

    /// An access token.
    pub async fn sign_in(&self, username: &str) -> Result<String, Failure> {
        let answer: Value = reqwest::Client::new()
            .post(format!("{}/auth/sign-in", self.address))
            .header("x-sen-request", "1")
            .json(&json!({ "username": username, "password": PASSWORD, "client": "app" }))
            .send()
            .await?
            .json()
            .await?;
        let token = answer["accessToken"].as_str();
        Ok(token.ok_or_else(|| answer.to_string())?.to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}

/// Where a server that was started by [`Process::answering`] says where it is.
pub async fn listen() -> Result<TcpListener, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    Ok(listener)
}

pub fn database() -> Result<String, Failure> {
    Ok(env::var("SEN_BENCH_DATABASE")?)
}

/// Sen itself, over the country's database.
pub async fn sen() -> Done {
    let folder = env::var("SEN_BENCH_FOLDER")?;
    let mut config = Config::new(Path::new(&folder), "127.0.0.1:8080".parse()?);
    config.database_url = database()?;
    config.today = Some(day(TODAY));
    config.trusted_documents = Some(false);
    config.budget = 0;
    let app = App::open(config).await?;
    app.serve(listen().await?, std::future::pending()).await;
    Ok(())
}

/// One connection that asks one server.
pub struct Client<'p> {
    process: &'p Process,
    http: reqwest::Client,
    url: String,
    token: String,
    waited: Vec<Duration>,
}

/// CPU time, and where the waiting began to count.
pub struct Mark {
    cpu: f64,
    waited: usize,
}

/// What requests cost.
pub struct Cost {
    /// Seconds of CPU.
    pub cpu_per_thousand: f64,
    pub median_ms: f64,
}

impl<'p> Client<'p> {
    pub fn new(process: &'p Process, path: &str, token: &str) -> Self {
        Self {
            process,
            http: reqwest::Client::new(),
            url: format!("{}{path}", process.address),
            token: token.to_owned(),
            waited: Vec::new(),
        }
    }

    /// The data of the answer, which must have no errors.
    pub async fn ask(&mut self, body: &Value) -> Result<Value, Failure> {
        let begun = Instant::now();
        let text = self
            .http
            .post(&self.url)
            .bearer_auth(&self.token)
            .json(body)
            .send()
            .await?
            .text()
            .await?;
        self.waited.push(begun.elapsed());
        let mut answer: Value = serde_json::from_str(&text).map_err(|_| text.clone())?;
        let failed = answer.get("errors").is_some() || text.contains(r#""userErrors":[{"#);
        match answer.get_mut("data").map(Value::take) {
            Some(data) if !failed => Ok(data),
            _ => Err(text.into()),
        }
    }

    pub fn begin(&self) -> Result<Mark, Failure> {
        Ok(Mark {
            cpu: cpu(&self.process.child.id().to_string())?,
            waited: self.waited.len(),
        })
    }

    pub fn since(mut self, mark: Mark) -> Result<Cost, Failure> {
        let used = cpu(&self.process.child.id().to_string())? - mark.cpu;
        let waited = self.waited.split_off(mark.waited);
        Ok(cost(used, waited))
    }
}

fn cost(used: f64, mut waited: Vec<Duration>) -> Cost {
    waited.sort_unstable();
    let requests = u32::try_from(waited.len()).unwrap_or(u32::MAX);
    Cost {
        cpu_per_thousand: used * 1_000.0 / f64::from(requests),
        median_ms: waited[waited.len() / 2].as_secs_f64() * 1_000.0,
    }
}

/// This process's own time, with pauses.
#[derive(Default)]
pub struct Clock {
    used: f64,
    waited: Duration,
    running: Option<(f64, Instant)>,
}

impl Clock {
    pub fn run(&mut self) -> Done {
        self.running = Some((cpu("self")?, Instant::now()));
        Ok(())
    }

    pub fn rest(&mut self) -> Done {
        let (cpu_before, begun) = self.running.take().ok_or("the clock does not run")?;
        self.used += cpu("self")? - cpu_before;
        self.waited += begun.elapsed();
        Ok(())
    }

    pub fn told(self, requests: usize) -> Cost {
        let each = self.waited / u32::try_from(requests).unwrap_or(u32::MAX);
        cost(self.used, vec![each; requests])
    }
}

/// Seconds of CPU that a process has used, in user and in kernel mode.
fn cpu(process: &str) -> Result<f64, Failure> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // After the program's name, which may hold anything.
    let (_, fields) = stat.rsplit_once(')').ok_or("no such process")?;
    let mut ticks = 0.0;
    for field in fields.split_whitespace().skip(11).take(2) {
        ticks += field.parse::<f64>()?;
    }
    Ok(ticks / TICKS_PER_SECOND)
}

/// The delivered program, from its start to its first answer, and what it holds in memory after some hundred more.
pub async fn started() -> Result<bool, Failure> {
    let Ok(program) = env::var("SEN_BENCH_PROGRAM") else {
        println!("\nstart and memory: not measured, SEN_BENCH_PROGRAM names no program");
        return Ok(true);
    };
    let folder = tempfile::tempdir()?;
    let free = TcpListener::bind("127.0.0.1:0").await?.local_addr()?;
    let sen = |command: &str| {
        let mut sen = Command::new(&program);
        sen.arg(command)
            .env("SEN_DATA_DIR", folder.path())
            .env("SEN_LISTEN", free.to_string())
            .env("SEN_DEMO_PASSWORD", PASSWORD)
            .env("SEN_BUDGET", "0")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        sen
    };
    for command in ["migrate", "demo"] {
        assert!(sen(command).status()?.success(), "sen {command}");
    }
    let begun = Instant::now();
    let process = Process {
        child: sen("serve").spawn()?,
        address: format!("http://{free}"),
    };
    while TcpStream::connect(free).await.is_err() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    reqwest::get(format!("{}/readyz", process.address))
        .await?
        .error_for_status()?;
    let start = begun.elapsed();
    let token = process.sign_in("vanphong").await?;
    let mut client = Client::new(&process, "/graphql", &token);
    let case = crate::cases::page();
    for _ in 0..300 {
        client.ask(&case.question(&json!({}))).await?;
    }
    let memory = resident(process.child.id())?;
    println!(
        "\nfirst answer after {} ms (most {}); resident memory {memory:.1} MB (most {MOST_MEMORY_MB})",
        start.as_millis(),
        MOST_START.as_millis(),
    );
    Ok(start <= MOST_START && memory <= MOST_MEMORY_MB)
}

/// Megabytes.
fn resident(process: u32) -> Result<f64, Failure> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .ok_or("no resident memory")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes / 1024.0)
}
