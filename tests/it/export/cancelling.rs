//! Jobs that do not come to their end: stopped, left by a server that died, without anybody who may.

use std::time::Duration;

use serde_json::{Value, json};
use server::jobs;
use uuid::Uuid;

use super::world::schools;
use crate::attachment::world::{Browser, OFFICE, Office, codes};

impl Office {
    pub async fn cancel(&self, who: &Browser, id: &Value) -> Value {
        let cancel = "mutation($input: JobCancelInput!) { jobCancel(input: $input) { job { state } userErrors { code } } }";
        let done = self
            .ask(who, cancel, json!({ "input": { "id": id } }))
            .await;
        done["jobCancel"].clone()
    }
}

#[tokio::test]
async fn a_job_that_was_cancelled_is_not_done() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let asked = place.export(&office, schools()).await;
    let id = &asked["job"]["id"];
    let cancelled = place.cancel(&office, id).await;
    assert_eq!(cancelled["job"]["state"], "CANCELLED");
    place.work().await;
    let job = place.job(&office, id).await;
    assert_eq!(
        (&job["state"], &job["file"]),
        (&json!("CANCELLED"), &json!(null))
    );
    assert_eq!(codes(&place.cancel(&office, id).await), ["WRONG_STATE"]);
}

#[tokio::test]
async fn one_that_is_cancelled_while_it_runs_stops_and_leaves_nothing() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let asked = place.export(&office, schools()).await;
    let db = &place.app.db;
    let running = db.take_job(Uuid::now_v7()).await.unwrap().unwrap();
    assert!(db.keep_job(&running, 10, Some(60)).await.unwrap());
    place.cancel(&office, &asked["job"]["id"]).await;
    assert!(!db.keep_job(&running, 20, Some(60)).await.unwrap());
    let made = server::platform::store::Made {
        blob: Uuid::now_v7(),
        name: "x.csv".to_owned(),
        content_type: "text/csv",
        size: 1,
    };
    let ended = server::platform::store::Ended::Done(Some(made));
    assert!(!db.end_job(&running, ended).await.unwrap());
    let job = place.job(&office, &asked["job"]["id"]).await;
    assert_eq!(
        (&job["state"], &job["done"]),
        (&json!("CANCELLED"), &json!(10))
    );
}

#[tokio::test]
async fn a_job_runs_once_however_many_servers_there_are_and_again_when_one_died() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    place.export(&office, schools()).await;
    let db = &place.app.db;
    let first = db.take_job(Uuid::now_v7()).await.unwrap().unwrap();
    assert!(db.take_job(Uuid::now_v7()).await.unwrap().is_none());
    db.clock().advance(Duration::from_secs(61));
    let second = db.take_job(Uuid::now_v7()).await.unwrap().unwrap();
    assert_eq!((second.id, second.attempts), (first.id, 2));
    assert!(
        !db.keep_job(&first, 10, None).await.unwrap(),
        "the first has lost it"
    );
    for _ in 0..2 {
        db.clock().advance(Duration::from_secs(61));
        jobs::rest(&place.app, Uuid::now_v7()).await.unwrap();
    }
    let job = place
        .job(&office, &json!(format!("job_{}", first.id.simple())))
        .await;
    assert_eq!(job["state"], "DONE");
}

#[tokio::test]
async fn one_that_is_held_is_nobody_elses_however_long_a_step_takes() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let asked = place.export(&office, schools()).await;
    let db = &place.app.db;
    let running = db.take_job(Uuid::now_v7()).await.unwrap().unwrap();
    for _ in 0..3 {
        db.clock().advance(Duration::from_secs(50));
        assert!(db.hold_job(&running).await.unwrap());
        assert!(db.take_job(Uuid::now_v7()).await.unwrap().is_none());
    }
    place.cancel(&office, &asked["job"]["id"]).await;
    assert!(!db.hold_job(&running).await.unwrap());
}

#[tokio::test]
async fn what_kills_three_servers_is_given_up() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let asked = place.export(&office, schools()).await;
    let db = &place.app.db;
    for _ in 0..3 {
        assert!(db.take_job(Uuid::now_v7()).await.unwrap().is_some());
        db.clock().advance(Duration::from_secs(61));
    }
    assert!(db.take_job(Uuid::now_v7()).await.unwrap().is_none());
    let job = place.job(&office, &asked["job"]["id"]).await;
    assert_eq!(
        (&job["state"], &job["failure"]),
        (&json!("FAILED"), &json!("FAILED"))
    );
}

#[tokio::test]
async fn nothing_is_done_for_who_signed_out() {
    let place = Office::new().await;
    let (office, elsewhere) = (place.sign_in(OFFICE).await, place.sign_in(OFFICE).await);
    let asked = place.export(&office, schools()).await;
    place.sign_out(&office).await;
    place.work().await;
    let job = place.job(&elsewhere, &asked["job"]["id"]).await;
    assert_eq!(
        (&job["state"], &job["failure"]),
        (&json!("FAILED"), &json!("SIGNED_OUT"))
    );
}

#[tokio::test]
async fn five_wait_at_once_and_a_day_later_all_are_forgotten() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    for _ in 0..5 {
        assert_eq!(
            place.export(&office, schools()).await["userErrors"],
            json!([])
        );
    }
    let more = place.export(&office, schools()).await;
    assert_eq!(codes(&more), ["TOO_MANY"]);
    place.work().await;
    let db = &place.app.db;
    assert!(db.discarded().await.unwrap().is_empty());
    db.clock().advance(Duration::from_secs(25 * 3600));
    db.sweep().await.unwrap();
    assert_eq!(db.discarded().await.unwrap().len(), 5);
    let office = place.sign_in(OFFICE).await;
    let jobs = place.ask(&office, "{ jobs { id } }", json!({})).await;
    assert_eq!(jobs["jobs"], json!([]));
}
