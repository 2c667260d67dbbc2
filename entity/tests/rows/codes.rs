//! The codes that the rows know are those that the tables take.

use entity::*;
use sea_orm::prelude::*;
use sea_orm::{ActiveEnum, DbBackend, Iterable, Statement};

use crate::world::Failure;

pub async fn agree_with_checks(db: &DatabaseConnection) -> Result<(), Failure> {
    agree::<organization::Kind>(db, "organization", "kind").await?;
    agree::<division::Kind>(db, "division", "kind").await?;
    agree::<one_time_link::Purpose>(db, "one_time_link", "purpose").await?;
    agree::<session::Client>(db, "session", "client").await?;
    agree::<position::Role>(db, "position", "role").await?;
    agree::<division::Kind>(db, "position", "division_kind").await?;
    agree::<organization::Kind>(db, "position", "for_kind").await?;
    agree::<channel::Kind>(db, "channel", "kind").await?;
    agree::<plan::State>(db, "plan", "state").await?;
    agree::<plan::Reception>(db, "plan", "reception").await?;
    agree::<task::State>(db, "activity", "state").await?;
    agree::<plan_clause::Kind>(db, "plan_clause", "kind").await?;
    agree::<division::Kind>(db, "plan_clause", "division_kind").await?;
    agree::<plan_recipient::Purpose>(db, "plan_recipient", "purpose").await?;
    agree::<plan_version::Reason>(db, "plan_version", "reason").await?;
    agree::<register::Direction>(db, "register", "direction").await?;
    agree::<document::Urgency>(db, "document", "urgency").await?;
    agree::<document::FollowKind>(db, "document", "follows_as").await?;
    agree::<document::Urgency>(db, "arrival", "urgency").await?;
    agree::<duty::Kind>(db, "duty", "kind").await?;
    agree::<reorganization::Kind>(db, "reorganization", "kind").await?;
    agree::<handover::State>(db, "handover", "state").await?;
    agree::<job::State>(db, "job", "state").await?;
    agree::<import::Kind>(db, "import", "kind").await?;
    agree::<import::State>(db, "import", "state").await?;
    agree::<report_correction::Text>(db, "report_correction", "text").await?;
    agree::<report::State>(db, "report", "state").await
}

async fn agree<E>(db: &DatabaseConnection, table: &str, column: &str) -> Result<(), Failure>
where
    E: ActiveEnum<Value = String> + Iterable,
{
    let codes: Vec<String> = E::iter()
        .map(|code| format!("'{}'", code.to_value()))
        .collect();
    let check = format!("\"{column}\" IN ({})", codes.join(", "));
    let ddl = Statement::from_string(
        DbBackend::Sqlite,
        format!("SELECT sql FROM sqlite_schema WHERE name = '{table}'"),
    );
    let ddl: String = db
        .query_one_raw(ddl)
        .await?
        .ok_or("no such table")?
        .try_get("", "sql")?;
    assert!(ddl.contains(&check), "{table}: {check} is not in {ddl}");
    Ok(())
}
