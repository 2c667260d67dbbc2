//! What has served its time goes, and nothing else does.

use std::sync::Arc;

use chrono::TimeDelta;
use entity::position::Role;
use entity::{idempotency, outbox, refresh_token, session, upload};
use sea_orm::{
    ActiveValue::Set, Database, DatabaseConnection, EntityTrait, PaginatorTrait, QueryOrder,
};
use serde_json::json;
use server::platform::{Actor, Intent};
use uuid::Uuid;

use crate::http::server::{RESPONSE, Server};

async fn raw(server: &Server) -> DatabaseConnection {
    Database::connect(&server.app.config.database_url)
        .await
        .unwrap()
}

/// Makes all rows as if this column's day had been so many days ago.
async fn age<E: EntityTrait>(raw: &DatabaseConnection, column: E::Column, days: i64) {
    let then = chrono::Utc::now() - TimeDelta::days(days);
    E::update_many()
        .col_expr(column, then.into())
        .exec(raw)
        .await
        .unwrap();
}

#[tokio::test]
async fn answers_sessions_and_files_that_never_came_go_in_their_time() {
    let server = Server::start().await;
    let (token, _) = server.sign_in(Role::Office).await;
    let asked = json!({
        "query": "mutation{uploadRequest(input:{name:\"a.md\",size:5,idempotencyKey:\"k\"}){upload}}",
    });
    let reply = server.ask_as(&token, RESPONSE, asked).await;
    assert!(reply.json()["data"]["uploadRequest"]["upload"].is_string());
    let raw = raw(&server).await;
    let left = async || {
        server.app.sweep().await.unwrap();
        [
            upload::Entity::find().count(&raw).await.unwrap(),
            idempotency::Entity::find().count(&raw).await.unwrap(),
            refresh_token::Entity::find().count(&raw).await.unwrap(),
            session::Entity::find().count(&raw).await.unwrap(),
        ]
    };
    assert_eq!(left().await, [1, 1, 1, 1]);
    age::<upload::Entity>(&raw, upload::Column::ExpiresAt, 1).await;
    age::<idempotency::Entity>(&raw, idempotency::Column::ExpiresAt, 1).await;
    age::<session::Entity>(&raw, session::Column::ExpiresAt, 29).await;
    assert_eq!(left().await, [0, 0, 1, 1]);
    age::<session::Entity>(&raw, session::Column::ExpiresAt, 31).await;
    assert_eq!(left().await, [0, 0, 0, 0]);
}

#[tokio::test]
async fn events_that_were_told_go_but_their_numbers_go_on() {
    let server = Server::start().await;
    server.sign_in(Role::Office).await;
    let tenant = server.app.db.tenants().await.unwrap()[0].id;
    let raw = raw(&server).await;
    outbox::Entity::delete_many().exec(&raw).await.unwrap();
    let system = Arc::new(Actor::system(tenant, server.app.db.clock().today()));
    let mut w = server.app.db.writer(system, Intent::once()).await.unwrap();
    let at = w.now();
    let rows = [Some(1), Some(2), None].map(|seq| outbox::ActiveModel {
        event: Set("plan.saved".to_owned()),
        entity_id: Set(Uuid::now_v7()),
        payload: Set(json!({})),
        seq: Set(seq),
        at: Set(at),
        ..Default::default()
    });
    w.seed::<outbox::Entity>(rows.to_vec()).await.unwrap();
    w.commit(&()).await.unwrap();
    age::<outbox::Entity>(&raw, outbox::Column::At, 8).await;
    server.app.sweep().await.unwrap();
    let left = outbox::Entity::find()
        .order_by_desc(outbox::Column::Seq)
        .all(&raw)
        .await
        .unwrap();
    let mut left: Vec<_> = left.iter().map(|row| row.seq).collect();
    left.sort_unstable();
    assert_eq!(left, [None, Some(2)]);
}
