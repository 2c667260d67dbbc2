//! What leaks: every actor against every record, each held against the model, and through every door: by id, in lists,
//! in counts, in search, and through the store itself.

use std::collections::BTreeSet;

use entity::plan;
use serde_json::Value;
use server::platform::Place;

use super::doors;
use super::model::{Kind, Record, Viewer, viewers};
use super::records::furnish;
use super::tables::{in_store, kinds};
use crate::report::world::{Done, Failure, World, code, id};
use entity::position::Role;

/// Records that have no object of their own on the wire.
const INSIDE: [&str; 19] = [
    "report_exception",
    "report_version",
    "version",
    "activity_clause",
    "activity_channel",
    "clause",
    "citation",
    "recipient",
    "value",
    "correction",
    "audit",
    "upload",
    "register",
    "notification",
    "organization_level",
    "indicator_level",
    "organization_link",
    "organization_name",
    "cluster_member",
];

/// Everything a list gives, whole ids.
async fn listed(
    world: &World,
    viewer: &Viewer,
    field: &str,
    arguments: &str,
) -> Result<(BTreeSet<String>, u64), Failure> {
    let document = format!("{{ {field}(first: 100{arguments}) {{ totalCount nodes {{ id }} }} }}");
    let answer = world.ask(&viewer.actor, &document).await?;
    let list = answer
        .pointer(&format!("/data/{field}"))
        .ok_or_else(|| answer.to_string())?;
    let ids = list
        .get("nodes")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let ids = ids.filter_map(|node| Some(node.get("id")?.as_str()?.to_owned()));
    let total = list.get("totalCount").and_then(Value::as_u64);
    Ok((ids.collect(), total.ok_or("no total")?))
}

/// The reports that organizations list, of all organizations in sight.
async fn reports(
    world: &World,
    viewer: &Viewer,
    places: &[Place],
) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    for at in places {
        let organization = id("org", at.organization);
        let document = format!("{{ organization(id: \"{organization}\") {{ reports {{ id }} }} }}");
        let answer = world.ask(&viewer.actor, &document).await?;
        assert!(
            matches!(code(&answer), None | Some("NOT_FOUND")),
            "{answer}"
        );
        let listed = answer.pointer("/data/organization/reports");
        let listed = listed.and_then(Value::as_array).into_iter().flatten();
        found.extend(listed.filter_map(|row| Some(row.get("id")?.as_str()?.to_owned())));
    }
    Ok(found)
}

/// The reports on the world's board, for those who may look at it.
async fn board(world: &World, viewer: &Viewer) -> Result<Option<BTreeSet<String>>, Failure> {
    let period = id("period", world.period);
    let document = format!(
        "{{ reportBoard(period: \"{period}\") {{ rows(first: 100) {{ nodes {{ report {{ id }} }} }} }} }}"
    );
    let answer = world.ask(&viewer.actor, &document).await?;
    let Some(rows) = answer.pointer("/data/reportBoard/rows/nodes") else {
        let refused = code(&answer);
        assert!(
            matches!(refused, Some("FORBIDDEN" | "NOT_FOUND")),
            "{answer}"
        );
        return Ok(None);
    };
    let rows = rows.as_array().into_iter().flatten();
    Ok(Some(
        rows.filter_map(|row| Some(row.pointer("/report/id")?.as_str()?.to_owned()))
            .collect(),
    ))
}

/// Everybody at each place, also those whom no other test needs.
async fn peopled() -> Result<(World, Vec<Place>), Failure> {
    let mut world = World::with_schools(4).await?;
    let (top, office) = (world.department.organization, world.office.organization);
    let posts = [
        (Role::Admin, top),
        (Role::Admin, office),
        (Role::DeputyHead, office),
        (Role::Inspection, office),
    ];
    for (role, at) in posts {
        world.appoint(role, at).await?;
    }
    let mut places = vec![
        world.department.clone(),
        world.office.clone(),
        world.other_office.clone(),
        world.stranger.clone(),
    ];
    places.extend(world.schools.iter().cloned());
    Ok((world, places))
}

#[tokio::test]
async fn every_actor_sees_of_every_record_what_the_model_says() -> Done {
    let (world, places) = peopled().await?;
    let viewers = viewers(&world, &places)?;
    let records = furnish(&world, &places, &viewers).await?;
    let furnished: BTreeSet<&str> = records.iter().map(|record| record.name).collect();
    assert_eq!(furnished, kinds(), "of each kind there is a record");
    let mut pairs = 0;
    for viewer in &viewers {
        let who = format!("{:?} at {}", viewer.role, viewer.at.path);
        let mut asked = BTreeSet::new();
        for record in &records {
            let sees = in_store(&world, viewer, record).await?;
            assert_eq!(sees, viewer.sees(record), "{who}: {record:?}");
            pairs += 1;
            // One by one it is as below many at once: one of each kind is enough, in and out of sight.
            if !INSIDE.contains(&record.name) && asked.insert((record.name, sees)) {
                let document = format!("{{ node(id: \"{}\") {{ id }} }}", record.wire());
                let answer = world.ask(&viewer.actor, &document).await?;
                let expected = (!sees).then_some("NOT_FOUND");
                assert_eq!(code(&answer), expected, "{who}: {answer}");
            }
        }
        doors::hold(&world, viewer, &who, &records).await?;
        for (field, name, arguments) in [
            ("plans", "plan", ""),
            ("plans", "plan", ", filter: { search: \"ke hoach\" }"),
            ("tasks", "task", ""),
            ("deliveries", "delivery", ""),
            (
                "deliveries",
                "delivery",
                ", filter: { search: \"noi nhan\", received: false }",
            ),
            ("tasks", "task", ", filter: { search: \"viec\" }"),
            ("activities", "activity", ""),
            ("activities", "activity", ", filter: { search: \"khai\" }"),
            ("handovers", "handover", ""),
            ("reorganizations", "reorganization", ""),
            ("organizations", "org", ""),
            ("people", "person", ""),
            ("people", "person", ", filter: { search: \"nguoi\" }"),
        ] {
            let (found, total) = listed(&world, viewer, field, arguments).await?;
            let mut expected: BTreeSet<String> = records
                .iter()
                .filter(|record| record.name == name && viewer.sees(record))
                .map(|record| id(name, record.id))
                .collect();
            // The world's own plan is the office's, and issued.
            let own = Record {
                name: "plan",
                id: world.plan,
                of: None,
                at: world.office.clone(),
                kind: Kind::Plan(plan::State::Issued),
            };
            if name == "plan" && viewer.sees(&own) {
                expected.insert(id(name, world.plan));
            }
            assert_eq!(found, expected, "{who}: {field}{arguments}");
            assert_eq!(total, u64::try_from(found.len())?, "{who}: {field}");
        }
        let listed = reports(&world, viewer, &places).await?;
        let expected: BTreeSet<String> = records
            .iter()
            .filter(|record| record.name == "report" && viewer.sees(record))
            .map(|record| id("report", record.id))
            .collect();
        assert_eq!(listed, expected, "{who}: reports of every organization");
        if let Some(board) = board(&world, viewer).await? {
            assert!(board.is_subset(&expected), "{who}: the board");
            let below: BTreeSet<String> = records
                .iter()
                .filter(|record| record.name == "report" && viewer.sees(record))
                .filter(|record| world.schools.contains(&record.at))
                .map(|record| id("report", record.id))
                .collect();
            assert_eq!(board, below, "{who}: the board's schools");
        }
        // In one answer as one by one, and in the order asked for.
        for some in records.chunks(20) {
            let wanted: Vec<_> = some.iter().map(|it| format!("\"{}\"", it.wire())).collect();
            let document = format!("{{ nodes(ids: [{}]) {{ id }} }}", wanted.join(", "));
            let answer = world.ask(&viewer.actor, &document).await?;
            for (n, record) in some.iter().enumerate() {
                let outside = !INSIDE.contains(&record.name);
                let given = answer.pointer(&format!("/data/nodes/{n}/id")).is_some();
                assert_eq!(
                    given,
                    outside && viewer.sees(record),
                    "{who}: {record:?} {answer}"
                );
            }
        }
    }
    assert!(pairs > 1000, "{pairs}");
    Ok(())
}
