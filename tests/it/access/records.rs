//! Records to be seen or not: at each place of each kind one, in every state.

use std::sync::Arc;

use entity::{
    appointment, audit_entry, channel, cluster, cluster_member, education_level, focal_point,
    organization_level, plan, plan_citation, plan_clause, plan_recipient, report, report_value,
    session, task, upload,
};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use serde_json::json;
use server::platform::id::fresh;
use server::platform::{Actor, Place, text};

use uuid::Uuid;

use super::model::{Kind, Record, Viewer};
use crate::report::world::{Failure, World, day};

/// At each place of each kind one, and of what has states one in each.
pub async fn furnish(
    world: &World,
    places: &[Place],
    viewers: &[Viewer],
) -> Result<Vec<Record>, Failure> {
    let mut records = Vec::new();
    let now = world.db.clock().now();
    let (level, fifth) = a_level_and_a_cluster(world).await?;
    for (n, at) in places.iter().enumerate() {
        let mut add = |name, kind| {
            let id = fresh();
            records.push(Record {
                name,
                id,
                at: at.clone(),
                kind,
            });
            id
        };
        let somebody = viewers.first().ok_or("nobody is here")?.user;
        let mut plans = Vec::new();
        for state in [
            plan::State::Draft,
            plan::State::Submitted,
            plan::State::Issued,
        ] {
            let title = format!("Kế hoạch {n}");
            let row = add("plan", Kind::Plan(state));
            plans.push(plan::ActiveModel {
                id: Set(row),
                organization_id: Set(at.organization),
                school_year_id: Set(world.year),
                state: Set(state),
                title_folded: Set(text::fold(&title)),
                title_sort: Set(text::sort_key(&title)),
                title: Set(title),
                findings: Set(json!([])),
                created_by: Set(somebody),
                ..Default::default()
            });
            let clause = add("clause", Kind::Plan(state));
            world
                .seed::<plan::Entity>(std::mem::take(&mut plans))
                .await?;
            world
                .seed::<plan_clause::Entity>(vec![plan_clause::ActiveModel {
                    id: Set(clause),
                    plan_id: Set(row),
                    position: Set(0),
                    depth: Set(0),
                    kind: Set(plan_clause::Kind::Paragraph),
                    text: Set("Nội dung".to_owned()),
                    schools: Set(false),
                    deadlines: Set(json!([])),
                    ..Default::default()
                }])
                .await?;
            let cited = plan_citation::ActiveModel {
                id: Set(add("citation", Kind::Plan(state))),
                plan_id: Set(row),
                position: Set(0),
                kind: Set("CT".to_owned()),
                symbol: Set("CT-BGDĐT".to_owned()),
                in_legal_basis: Set(true),
                ..Default::default()
            };
            world.seed::<plan_citation::Entity>(vec![cited]).await?;
            let told = plan_recipient::ActiveModel {
                id: Set(add("recipient", Kind::Plan(state))),
                plan_id: Set(row),
                position: Set(0),
                name: Set("Các trường".to_owned()),
                purpose: Set(plan_recipient::Purpose::Execute),
                schools: Set(true),
                ..Default::default()
            };
            world.seed::<plan_recipient::Entity>(vec![told]).await?;
        }
        let states = [
            report::State::Draft,
            report::State::Submitted,
            report::State::Returned,
            report::State::Accepted,
        ];
        let state = states.get(n % 4).copied().unwrap_or(report::State::Draft);
        let (row, value) = (
            add("report", Kind::Report(state)),
            add("value", Kind::Report(state)),
        );
        world
            .seed::<report::Entity>(vec![report::ActiveModel {
                id: Set(row),
                organization_id: Set(at.organization),
                period_id: Set(world.period),
                state: Set(state),
                nothing_to_report: Set(false),
                due_on: Set(day("2021-01-15")),
                ..Default::default()
            }])
            .await?;
        world
            .seed::<report_value::Entity>(vec![report_value::ActiveModel {
                id: Set(value),
                report_id: Set(row),
                indicator_id: Set(world.articles),
                value: Set(Some(12)),
                ..Default::default()
            }])
            .await?;
        // Given from above, and by oneself to somebody who has left.
        let above = world.department.organization;
        let from_above = at.path.starts_with(&world.department.path);
        let giver = if from_above { above } else { at.organization };
        let nobody_here = viewers.get(n % viewers.len()).map(|viewer| viewer.user);
        for (giver, person) in [(giver, None), (at.organization, nobody_here)] {
            let charged = Kind::Task(person.unwrap_or_default());
            let given = task::ActiveModel {
                id: Set(add("task", charged)),
                organization_id: Set(giver),
                assignee_id: Set(at.organization),
                person_id: Set(person),
                title: Set("Việc".to_owned()),
                title_folded: Set("viec".to_owned()),
                due_on: Set(day("2021-01-15")),
                state: Set(task::State::Assigned),
                given_by: Set(somebody),
                links: Set(json!([])),
                ..Default::default()
            };
            world.seed::<task::Entity>(vec![given]).await?;
        }
        let channel = channel::ActiveModel {
            id: Set(add("channel", Kind::Public)),
            organization_id: Set(at.organization),
            kind: Set(channel::Kind::Website),
            name: Set("Trang tin".to_owned()),
            address: Set(format!("https://{n}.example.vn")),
            ..Default::default()
        };
        world.seed::<channel::Entity>(vec![channel]).await?;
        let focal = focal_point::ActiveModel {
            id: Set(add("focal", Kind::Public)),
            organization_id: Set(at.organization),
            user_id: Set(somebody),
            since: Set(day("2020-09-01")),
            ..Default::default()
        };
        world.seed::<focal_point::Entity>(vec![focal]).await?;
        let taught = organization_level::ActiveModel {
            id: Set(add("organization_level", Kind::Public)),
            organization_id: Set(at.organization),
            level_id: Set(level),
            ..Default::default()
        };
        world
            .seed::<organization_level::Entity>(vec![taught])
            .await?;
        let member = cluster_member::ActiveModel {
            id: Set(add("cluster_member", Kind::Public)),
            organization_id: Set(at.organization),
            cluster_id: Set(fifth),
            ..Default::default()
        };
        world.seed::<cluster_member::Entity>(vec![member]).await?;
        let line = audit_entry::ActiveModel {
            id: Set(add("audit", Kind::Audit)),
            // Far beyond the lines that follow from seeding the rest.
            seq: Set((i64::try_from(n)? + 1) * 1_000_000),
            at: Set(now),
            actor_name: Set("Người làm".to_owned()),
            action: Set("plan.submit".to_owned()),
            entity: Set("plan".to_owned()),
            entity_id: Set(fresh()),
            organization_id: Set(Some(at.organization)),
            detail: Set(json!({})),
            prev_hash: Set(Vec::new()),
            hash: Set(Vec::new()),
            ..Default::default()
        };
        world.seed::<audit_entry::Entity>(vec![line]).await?;
        records.push(Record {
            name: "org",
            id: at.organization,
            at: at.clone(),
            kind: Kind::Public,
        });
    }
    for viewer in viewers {
        let mut add = |name, id, kind| {
            records.push(Record {
                name,
                id,
                at: viewer.at.clone(),
                kind,
            });
            id
        };
        add("person", viewer.user, Kind::Person(viewer.user));
        let (held, before) = appointments(world, viewer).await?;
        add("appointment", held, Kind::Person(viewer.user));
        add("appointment", before, Kind::Past(viewer.user));
        let own = Kind::Own(viewer.user);
        let session = session::ActiveModel {
            id: Set(add("session", fresh(), own)),
            user_id: Set(viewer.user),
            user_agent: Set("Firefox".to_owned()),
            client: Set(session::Client::Web),
            keep: Set(false),
            last_seen_at: Set(now),
            expires_at: Set("2030-01-01T00:00:00Z".parse()?),
            ..Default::default()
        };
        world.seed::<session::Entity>(vec![session]).await?;
        let file = upload::ActiveModel {
            id: Set(add("upload", fresh(), own)),
            owner_id: Set(viewer.user),
            name: Set("kehoach.docx".to_owned()),
            size: Set(12),
            received: Set(true),
            completed: Set(true),
            expires_at: Set(now),
            ..Default::default()
        };
        world.seed::<upload::Entity>(vec![file]).await?;
    }
    Ok(records)
}

/// A level that every place teaches and a cluster that every place belongs to, as none is in the world.
async fn a_level_and_a_cluster(world: &World) -> Result<(Uuid, Uuid), Failure> {
    let (level, fifth) = (fresh(), fresh());
    let row = education_level::ActiveModel {
        id: Set(level),
        code: Set("L9".to_owned()),
        name: Set("Cấp 9".to_owned()),
        position: Set(9),
        ..Default::default()
    };
    world.seed::<education_level::Entity>(vec![row]).await?;
    let row = cluster::ActiveModel {
        id: Set(fifth),
        organization_id: Set(world.office.organization),
        name: Set("Cụm 9".to_owned()),
        name_folded: Set(text::fold("Cụm 9")),
        name_sort: Set(text::sort_key("Cụm 9")),
        ..Default::default()
    };
    world.seed::<cluster::Entity>(vec![row]).await?;
    Ok((level, fifth))
}

/// The one that he holds, and one that ended before.
async fn appointments(world: &World, viewer: &Viewer) -> Result<(Uuid, Uuid), Failure> {
    let system = Actor::system(world.tenant, world.db.clock().today());
    let reader = world.db.reader(Arc::new(system));
    let own = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::UserId.eq(viewer.user));
    let held = reader.one(own).await?.ok_or("no appointment")?;
    let ended = fresh();
    let row = appointment::ActiveModel {
        id: Set(ended),
        user_id: Set(viewer.user),
        position_id: Set(held.position_id),
        organization_id: Set(held.organization_id),
        starts_on: Set(day("2019-08-01")),
        ends_on: Set(Some(day("2020-07-31"))),
        ..Default::default()
    };
    world.seed::<appointment::Entity>(vec![row]).await?;
    Ok((held.id, ended))
}
