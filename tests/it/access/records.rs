//! Records to be seen or not: at each place of each kind one, in every state.

use std::sync::Arc;

use entity::{
    activity, activity_channel, activity_clause, appointment, attachment, audit_entry, channel,
    cluster, cluster_member, comment, delivery, document, education_level, focal_point, handover,
    organization_level, organization_name, plan, plan_citation, plan_clause, plan_recipient,
    plan_version, reorganization, report, report_value, session, task, upload,
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
        let (mut plans, mut ran) = (Vec::new(), Vec::new());
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
            let said = comment::ActiveModel {
                id: Set(add("comment", Kind::Comment)),
                organization_id: Set(at.organization),
                plan_id: Set(Some(row)),
                clause_id: Set(Some(clause)),
                author_id: Set(somebody),
                author_name: Set("Ai đó".to_owned()),
                listens: Set(false),
                text: Set("Ý kiến".to_owned()),
                mentions: Set(json!([])),
                ..Default::default()
            };
            world.seed::<comment::Entity>(vec![said]).await?;
            let done = add("activity", Kind::Plan(state));
            world
                .seed::<activity::Entity>(vec![activity::ActiveModel {
                    id: Set(done),
                    plan_id: Set(row),
                    organization_id: Set(at.organization),
                    title: Set("Khai giảng".to_owned()),
                    title_folded: Set("khai giang".to_owned()),
                    starts_on: Set(day("2020-09-05")),
                    ends_on: Set(day("2020-09-05")),
                    state: Set(task::State::Assigned),
                    links: Set(json!([])),
                    ..Default::default()
                }])
                .await?;
            let shown = file(add("file", Kind::Plan(state)), at, somebody);
            world
                .seed::<attachment::Entity>(vec![attachment::ActiveModel {
                    activity_id: Set(Some(done)),
                    ..shown
                }])
                .await?;
            let carried = activity_clause::ActiveModel {
                id: Set(add("activity_clause", Kind::Plan(state))),
                activity_id: Set(done),
                clause_id: Set(clause),
                ..Default::default()
            };
            world.seed::<activity_clause::Entity>(vec![carried]).await?;
            ran.push((add("activity_channel", Kind::Plan(state)), done));
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
            // What a plan said before is for those who see it being written, issued or not.
            let before = plan_version::ActiveModel {
                id: Set(add("version", Kind::Comment)),
                plan_id: Set(row),
                number: Set(1),
                reason: Set(plan_version::Reason::Saved),
                person_name: Set("Ai đó".to_owned()),
                saved_at: Set(world.db.clock().now()),
                open: Set(true),
                ..Default::default()
            };
            world.seed::<plan_version::Entity>(vec![before]).await?;
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
                id: Set(add("task", charged.clone())),
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
            let (of, giver) = (given.id.clone().take(), giver);
            world.seed::<task::Entity>(vec![given]).await?;
            let shown = file(add("file", charged.clone()), at, somebody);
            world
                .seed::<attachment::Entity>(vec![attachment::ActiveModel {
                    task_id: Set(of),
                    ..shown
                }])
                .await?;
            let said = comment::ActiveModel {
                id: Set(add("comment", charged)),
                organization_id: Set(giver),
                task_id: Set(of),
                author_id: Set(somebody),
                author_name: Set("Ai đó".to_owned()),
                listens: Set(false),
                text: Set("Ý kiến".to_owned()),
                mentions: Set(json!([])),
                ..Default::default()
            };
            world.seed::<comment::Entity>(vec![said]).await?;
        }
        let paper = document::ActiveModel {
            id: Set(add("document", Kind::Public)),
            organization_id: Set(at.organization),
            number: Set(1),
            year: Set(2020),
            kind: Set("KH".to_owned()),
            symbol: Set("KH-PGDĐT".to_owned()),
            subject: Set("Kế hoạch".to_owned()),
            subject_folded: Set("ke hoach".to_owned()),
            issued_on: Set(day("2020-10-05")),
            content_hash: Set(Vec::new()),
            ..Default::default()
        };
        let sent = paper.id.clone().take().unwrap_or_default();
        world.seed::<document::Entity>(vec![paper]).await?;
        let to = places.get((n + 1) % places.len()).unwrap_or(at);
        let delivery = delivery::ActiveModel {
            id: Set(add("delivery", Kind::Delivery(to.clone()))),
            document_id: Set(sent),
            issuer_id: Set(at.organization),
            organization_id: Set(Some(to.organization)),
            name: Set("Nơi nhận".to_owned()),
            name_folded: Set("noi nhan".to_owned()),
            name_sort: Set(Vec::new()),
            purpose: Set(plan_recipient::Purpose::Execute),
            due_on: Set(day("2020-10-12")),
            receipt: Set(delivery::Receipt::Awaited),
            link_serial: Set(0),
            ..Default::default()
        };
        world.seed::<delivery::Entity>(vec![delivery]).await?;
        let website = add("channel", Kind::Public);
        let channel = channel::ActiveModel {
            id: Set(website),
            organization_id: Set(at.organization),
            kind: Set(channel::Kind::Website),
            name: Set("Trang tin".to_owned()),
            address: Set(format!("https://{n}.example.vn")),
            ..Default::default()
        };
        world.seed::<channel::Entity>(vec![channel]).await?;
        let ran = ran
            .into_iter()
            .map(|(id, done)| activity_channel::ActiveModel {
                id: Set(id),
                activity_id: Set(done),
                channel_id: Set(website),
                ..Default::default()
            });
        world
            .seed::<activity_channel::Entity>(ran.collect())
            .await?;
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
        let named = organization_name::ActiveModel {
            id: Set(add("organization_name", Kind::Public)),
            organization_id: Set(at.organization),
            name: Set("Tên cũ".to_owned()),
            short_name: Set("Tên cũ".to_owned()),
            valid_to: Set(Some(day("2020-08-31"))),
            ..Default::default()
        };
        world.seed::<organization_name::Entity>(vec![named]).await?;
        let closing = reorganization::ActiveModel {
            id: Set(add("reorganization", Kind::Public)),
            organization_id: Set(at.organization),
            organization_name: Set("Đơn vị".to_owned()),
            kind: Set(reorganization::Kind::Close),
            keeps_people: Set(false),
            takes_effect_on: Set(day("2021-06-01")),
            decision_number: Set("1/QĐ".to_owned()),
            planned_by: Set(somebody),
            effects: Set(json!([])),
            ..Default::default()
        };
        world.seed::<reorganization::Entity>(vec![closing]).await?;
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
        let next = viewers.iter().find(|next| next.user != viewer.user);
        let next = next.ok_or("nobody else is here")?.user;
        let handed = handover::ActiveModel {
            id: Set(add("handover", fresh(), Kind::Handover(viewer.user, next))),
            organization_id: Set(viewer.at.organization),
            organization_name: Set("Đơn vị".to_owned()),
            appointment_id: Set(held),
            position_title: Set("Chức vụ".to_owned()),
            from_id: Set(viewer.user),
            from_name: Set("Người giao".to_owned()),
            to_id: Set(next),
            to_name: Set("Người nhận".to_owned()),
            takes_effect_on: Set(day("2021-01-15")),
            state: Set(handover::State::Open),
            items: Set(json!([])),
            opened_by: Set(next),
            ..Default::default()
        };
        world.seed::<handover::Entity>(vec![handed]).await?;
        add("appointment", held, Kind::Person(viewer.user));
        add("appointment", before, Kind::Past(viewer.user));
        let own = || Kind::Own(viewer.user);
        let session = session::ActiveModel {
            id: Set(add("session", fresh(), own())),
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
            id: Set(add("upload", fresh(), own())),
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

/// A file that hangs on nothing yet.
fn file(id: Uuid, at: &Place, author: Uuid) -> attachment::ActiveModel {
    attachment::ActiveModel {
        id: Set(id),
        organization_id: Set(at.organization),
        blob_id: Set(fresh()),
        name: Set("Ảnh.jpg".to_owned()),
        content_type: Set("image/jpeg".to_owned()),
        size: Set(12),
        sha256: Set(vec![7; 32]),
        author_id: Set(author),
        author_name: Set("Ai đó".to_owned()),
        ..Default::default()
    }
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
