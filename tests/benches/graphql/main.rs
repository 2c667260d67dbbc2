//! What the house costs: the same question to Sen and to a handler written by hand for that one question, with the same
//! database, SQL, JSON and token check, in one interleaved run. `cargo xtask bench graphql` builds and runs it.
//!
//! Both answer over HTTP from processes of their own, and what is compared is the CPU time of those processes: wall
//! time is the machine's mood. Before anything is timed, both must give the same answer. SQLite and Linux only: the
//! database is inside the process, and the kernel tells what a process used.
#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "it prints figures, and stops where an assumption fails"
)]

mod by_hand;
mod cases;
mod country;
mod distribution;
mod editing;
mod process;
#[path = "../../it/report/world/mod.rs"]
#[expect(dead_code, reason = "the reports' world, of which this needs a part")]
mod world;

use std::env;

use cases::Case;
use country::Country;
use process::{Client, Process};
use world::{Done, Failure};

/// Schools of an office, and of a country.
const SIZES: [usize; 2] = [60, 50_000];
/// Requests that one side answers before the other has its turn.
const TURN: usize = 50;

#[tokio::main]
async fn main() -> Done {
    match env::var("SEN_BENCH_ANSWERS").as_deref() {
        Ok("sen") => return process::sen().await,
        Ok("by-hand") => return by_hand::serve().await,
        _ => {}
    }
    let requests = env::var("SEN_BENCH_REQUESTS").map_or(Ok(1_000), |given| given.parse())?;
    let mut above = Vec::new();
    let only_plans = env::var("SEN_BENCH_ONLY").as_deref() == Ok("plans");
    for schools in SIZES {
        let country = Country::of(schools, requests).await?;
        if !only_plans {
            above.extend(answers(&country, schools, requests).await?);
        }
        println!("\n{schools} schools: a plan");
        if !distribution::measure(&country, requests).await? {
            above.push("distribution");
        }
        if !editing::measure(&country).await? {
            above.push("editing");
        }
    }
    if !only_plans && !process::started().await? {
        above.push("memory or start");
    }
    if !above.is_empty() {
        return Err(format!("above what was promised: {}", above.join(", ")).into());
    }
    Ok(())
}

/// What answers cost beside the hand's; tells which cost more than was promised.
async fn answers(
    country: &Country,
    schools: usize,
    requests: usize,
) -> Result<Vec<&'static str>, Failure> {
    let mut above = Vec::new();
    println!(
        "\n{:<44} {:>9} {:>9} {:>6} {:>6} {:>9} {:>10}",
        format!("{schools} schools: CPU per 1,000 requests"),
        "Sen",
        "by hand",
        "ratio",
        "most",
        "median",
        "statements"
    );
    if !rules(country, requests).await? {
        above.push("access rules");
    }
    for case in cases::all(country)? {
        if !compare(country, &case, requests).await? {
            above.push(case.name);
        }
    }
    Ok(above)
}

/// Whether the case keeps its promise.
async fn compare(country: &Country, case: &Case, requests: usize) -> Result<bool, Failure> {
    let sen = Process::answering("sen", country)?;
    // Once Sen has made its key.
    let hand = Process::answering("by-hand", country)?;
    let token = sen.sign_in(case.username).await?;
    let mut ours = Client::new(&sen, "/graphql", &token);
    let mut theirs = Client::new(&hand, case.by_hand, &token);
    let mut variables = case.variables.iter().cycle();
    let mut next = || variables.next().ok_or("a case without variables");
    for _ in 0..TURN {
        let (asked, also) = (next()?, next()?);
        let (answer, other) = (
            ours.ask(&case.question(asked)).await?,
            theirs.ask(also).await?,
        );
        if asked == also {
            assert_eq!(answer, other, "{}: the answers differ", case.name);
        }
    }
    let (begun, also) = (ours.begin()?, theirs.begin()?);
    for _ in 0..requests.div_ceil(TURN) {
        for _ in 0..TURN {
            ours.ask(&case.question(next()?)).await?;
        }
        for _ in 0..TURN {
            theirs.ask(next()?).await?;
        }
    }
    let (ours, theirs) = (ours.since(begun)?, theirs.since(also)?);
    let statements = country.statements(case, next()?).await?;
    Ok(tell(case.name, &ours, &theirs, case.most, Some(statements)))
}

/// What the access rules add to a page: the same, asked by a person and by the system, which sees everything.
async fn rules(country: &Country, requests: usize) -> Result<bool, Failure> {
    let case = cases::bare_page();
    let (head, system) = (country.head()?, country.system());
    let (mut with, mut without) = (process::Clock::default(), process::Clock::default());
    for _ in 0..requests.div_ceil(TURN) {
        for (actor, clock) in [(&head, &mut with), (&system, &mut without)] {
            clock.run()?;
            for _ in 0..TURN {
                country.ask(actor, &case).await?;
            }
            clock.rest()?;
        }
    }
    let (with, without) = (with.told(requests), without.told(requests));
    Ok(tell(
        "access rules, on the page of schools",
        &with,
        &without,
        1.1,
        None,
    ))
}

/// A figure that nothing is compared with.
fn tell_of(what: &str, seconds: f64, most: f64) -> bool {
    let kept = seconds <= most;
    let above = if kept { "" } else { "ABOVE" };
    println!("{what:<44} {seconds:>7.2} s (most {most:.2}) {above}");
    kept
}

fn tell(
    name: &str,
    ours: &process::Cost,
    theirs: &process::Cost,
    most: f64,
    statements: Option<u64>,
) -> bool {
    let ratio = ours.cpu_per_thousand / theirs.cpu_per_thousand;
    let kept = ratio <= most;
    println!(
        "{name:<44} {:>7.2} s {:>7.2} s {ratio:>6.2} {most:>6.2} {:>6.2} ms {:>10} {}",
        ours.cpu_per_thousand,
        theirs.cpu_per_thousand,
        ours.median_ms,
        statements.map_or_else(String::new, |statements| statements.to_string()),
        if kept { "" } else { "ABOVE" },
    );
    kept
}
