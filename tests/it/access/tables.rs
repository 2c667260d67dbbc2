//! Every table of the database: either somebody sees rows of it, and then the model says who, or no actor reads it.

use std::collections::BTreeSet;

use entity::{
    activity, activity_channel, activity_clause, appointment, arrival, attachment, audit_entry,
    channel, cluster, cluster_member, comment, day_off, delivery, division, document, duty,
    education_level, focal_point, handover, import, indicator, indicator_level, job, notification,
    organization, organization_level, organization_link, organization_name, plan, plan_citation,
    plan_clause, plan_recipient, plan_version, position, register, reorganization, report,
    report_correction, report_exception, report_value, report_version, reporting_period,
    saved_view, school_year, session, signed_copy, task, term, upload, user,
};
use sea_orm::{ConnectionTrait as _, Database, DbBackend, EntityName as _, Statement};
use server::platform::Protected;
use tests::TestDatabase;
use uuid::Uuid;

use super::model::{Record, Viewer};
use crate::report::world::{Done, Failure, World};

/// Tables that no actor reads: the store's own, and those that open only to a key.
const UNREAD: [&str; 13] = [
    // Passwords, keys, tokens and whose they are.
    "credential",
    "one_time_link",
    "refresh_token",
    "sign_in_attempt",
    "signing_key",
    "tenant",
    // Letters, how one is told, how far one has read: for oneself, through the notifications' own key.
    "mail",
    "mail_setting",
    "notification_mark",
    // What the store needs to do its work.
    "discarded_blob",
    "idempotency",
    "lease",
    "outbox",
];

async fn found<E: Protected>(world: &World, viewer: &Viewer, id: Uuid) -> Result<bool, Failure>
where
    E::Model: Send + Sync,
{
    let reader = world.db.reader(viewer.actor.clone());
    Ok(reader.one(reader.find::<E>().by_id(id)).await?.is_some())
}

macro_rules! read {
    ($($table:ident),+ $(,)?) => {
        /// What the ids of their rows begin with.
        pub fn kinds() -> BTreeSet<&'static str> {
            [$(<$table::Entity as Protected>::KIND),+].into()
        }

        fn tables() -> BTreeSet<String> {
            [$($table::Entity.table_name().to_owned()),+].into()
        }

        /// Whether the store gives the viewer the row.
        pub async fn in_store(world: &World, viewer: &Viewer, record: &Record) -> Result<bool, Failure> {
            $(
                if record.name == <$table::Entity as Protected>::KIND {
                    return found::<$table::Entity>(world, viewer, record.id).await;
                }
            )+
            Err(format!("no table has {record:?}").into())
        }
    };
}

read!(
    activity,
    activity_channel,
    activity_clause,
    appointment,
    arrival,
    attachment,
    audit_entry,
    channel,
    cluster,
    cluster_member,
    comment,
    day_off,
    delivery,
    division,
    document,
    duty,
    education_level,
    focal_point,
    handover,
    import,
    indicator,
    indicator_level,
    job,
    notification,
    organization,
    organization_level,
    organization_link,
    organization_name,
    plan,
    plan_citation,
    plan_clause,
    plan_recipient,
    plan_version,
    position,
    register,
    reorganization,
    report,
    report_exception,
    report_correction,
    report_value,
    report_version,
    reporting_period,
    saved_view,
    school_year,
    session,
    signed_copy,
    task,
    term,
    upload,
    user,
);

#[tokio::test]
async fn of_every_table_it_is_said_who_reads_it() -> Done {
    let fresh = TestDatabase::fresh().await;
    let database = Database::connect(&fresh.url).await?;
    let backend = database.get_database_backend();
    let all = match backend {
        DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
        _ => "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()",
    };
    let rows = database
        .query_all_raw(Statement::from_string(backend, all))
        .await?;
    let mut there = BTreeSet::new();
    for row in rows {
        there.insert(row.try_get::<String>("", "name")?);
    }
    // The databases' and the migrations' own.
    there.retain(|table| !table.starts_with("sqlite_") && table != "seaql_migrations");
    let mut known = tables();
    known.extend(UNREAD.map(str::to_owned));
    assert_eq!(there, known);
    Ok(())
}
