//! What a board counts by cohort, against schools looked up one by one, while they move.

use entity::cluster_member;
use entity::position::Role;
use entity::report::State;
use sea_orm::{ConnectionTrait, Database, Set, Statement};
use serde_json::{Value, json};

use crate::report::board::seed;
use crate::report::world::{Done, Failure, World, codes, id};

/// How many cohorts the schools are, and how many of them are alone.
async fn cohorts(world: &World) -> Result<(i64, i64), Failure> {
    let raw = Database::connect(&world.database.url).await?;
    let counted = Statement::from_string(
        raw.get_database_backend(),
        "SELECT COUNT(DISTINCT cohort), COUNT(CASE WHEN cohort < 0 THEN 1 END) FROM organization WHERE kind = 'SCHOOL'",
    );
    let row = raw.query_one_raw(counted).await?.ok_or("no row")?;
    Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
}

#[tokio::test]
async fn schools_that_have_everything_in_common_are_one_cohort_until_one_changes() -> Done {
    let mut world = World::with_schools(28).await?;
    // Four clusters or none by two levels or both, and the stranger of another office, who has neither.
    let (all, alone) = cohorts(&world).await?;
    assert_eq!(alone, 0);
    assert!(all < 12, "{all} cohorts of 29 schools");
    world
        .appoint(Role::Admin, world.office.organization)
        .await?;
    let admin = world.actor(Role::Admin, &world.office)?;
    let change = format!(
        r#"organizationUpdate(input: {{ id: "{}", levels: ["{}"] }}) {{ userErrors {{ code }} }}"#,
        id("org", world.school(5)?.organization),
        id("level", world.levels[0]),
    );
    assert_eq!(codes(&world.act(&admin, &change).await?), [""; 0]);
    assert_eq!(cohorts(&world).await?.1, 1);
    world.db.group_schools().await?;
    assert_eq!(cohorts(&world).await?.1, 0);
    Ok(())
}

/// Expected and accepted in all and by cluster and level, looked up school by school.
async fn looked_up(world: &World) -> Result<Value, Failure> {
    let raw = Database::connect(&world.database.url).await?;
    let count = async |group: &str, joined: &str| {
        let rows = raw
            .query_all_raw(Statement::from_string(
                raw.get_database_backend(),
                format!(
                    "SELECT {group}, COUNT(*), COUNT(CASE WHEN r.state = 'ACCEPTED' THEN 1 END) FROM organization o {joined}
                    LEFT JOIN report r ON r.organization_id = o.id
                    WHERE o.kind = 'SCHOOL' AND (o.closed_on IS NULL OR o.closed_on > '2021-01-15')
                    AND o.path LIKE '%{}/%' GROUP BY 1 ORDER BY 1",
                    world.office.organization.simple()
                ),
            ))
            .await?;
        rows.into_iter()
            .map(|row| {
                let (name, expected, accepted): (String, i64, i64) = (
                    row.try_get_by_index(0)?,
                    row.try_get_by_index(1)?,
                    row.try_get_by_index(2)?,
                );
                Ok(json!([name, expected, accepted]))
            })
            .collect::<Result<Vec<Value>, Failure>>()
    };
    Ok(json!({
        "totals": count("'all'", "").await?,
        "levels": count("l.name", "JOIN organization_level m ON m.organization_id = o.id JOIN education_level l ON l.id = m.level_id").await?,
        "clusters": count("c.name", "JOIN cluster_member m ON m.organization_id = o.id JOIN cluster c ON c.id = m.cluster_id").await?,
    }))
}

async fn shown(world: &World) -> Result<Value, Failure> {
    let query = format!(
        r#"{{ reportBoard(period: "{}") {{ totals {{ expected accepted }}
            byLevel {{ level {{ name }} counts {{ expected accepted }} }}
            byCluster {{ cluster {{ name }} counts {{ expected accepted }} }} }} }}"#,
        id("period", world.period)
    );
    let answer = world
        .ask(&world.actor(Role::Head, &world.office)?, &query)
        .await?;
    let board = answer.pointer("/data/reportBoard").ok_or("no board")?;
    let line = |name: &Value, counts: &Value| json!([name, counts["expected"], counts["accepted"]]);
    let groups = |field: &str, of: &str| {
        let groups = board[field].as_array().cloned().unwrap_or_default();
        let lines = groups
            .iter()
            .filter_map(|group| Some(line(&group.get(of)?["name"], &group["counts"])));
        lines.collect::<Vec<_>>()
    };
    Ok(json!({
        "totals": [line(&json!("all"), &board["totals"])],
        "levels": groups("byLevel", "level"),
        "clusters": groups("byCluster", "cluster"),
    }))
}

#[tokio::test]
async fn a_school_that_moves_is_counted_where_it_stands_now() -> Done {
    let mut world = World::with_schools(12).await?;
    let accepted = |at: usize| (!at.is_multiple_of(3)).then_some((State::Accepted, 0, Some(12)));
    seed(&world, &(0..12).map(accepted).collect::<Vec<_>>()).await?;
    assert_eq!(shown(&world).await?, looked_up(&world).await?);

    world
        .appoint(Role::Admin, world.office.organization)
        .await?;
    let admin = world.actor(Role::Admin, &world.office)?;
    let school = |at: usize| Ok::<_, Failure>(id("org", world.school(at)?.organization));
    let moves = [
        format!(
            r#"clusterSave(input: {{ id: "{}", organization: "{}", name: "Cụm 0", members: ["{}", "{}"] }}) {{ userErrors {{ code }} }}"#,
            id("cluster", world.clusters[0]),
            id("org", world.office.organization),
            school(1)?,
            school(2)?,
        ),
        format!(
            r#"organizationUpdate(input: {{ id: "{}", levels: ["{}"], clusters: [] }}) {{ userErrors {{ code }} }}"#,
            school(1)?,
            id("level", world.levels[0]),
        ),
        format!(
            r#"reorganizationPlan(input: {{ what: {{ organization: "{}", kind: CLOSE, takesEffectOn: "2021-01-10",
                decisionNumber: "7/QĐ" }} }}) {{ userErrors {{ code }} }}"#,
            school(4)?,
        ),
        format!(
            r#"organizationCreate(input: {{ parent: "{}", kind: SCHOOL, name: "Trường mới", shortName: "Mới", levels: ["{}"] }})
                {{ userErrors {{ code }} }}"#,
            id("org", world.office.organization),
            id("level", world.levels[1]),
        ),
    ];
    for change in moves {
        let before = shown(&world).await?;
        assert_eq!(
            codes(&world.act(&admin, &change).await?),
            [""; 0],
            "{change}"
        );
        let alone = shown(&world).await?;
        assert_ne!(alone, before, "{change}");
        assert_eq!(alone, looked_up(&world).await?, "{change}");
        world.db.group_schools().await?;
        assert_eq!(shown(&world).await?, alone, "{change}, grouped");
    }
    Ok(())
}

#[tokio::test]
async fn members_that_are_out_of_sight_stay_in_their_cluster() -> Done {
    let world = World::with_schools(3).await?;
    let cluster = *world.clusters.first().ok_or("no cluster")?;
    let stranger = cluster_member::ActiveModel {
        cluster_id: Set(cluster),
        organization_id: Set(world.stranger.organization),
        ..Default::default()
    };
    world.seed::<cluster_member::Entity>(vec![stranger]).await?;
    let actor = world.actor(Role::Emulation, &world.office)?;
    let members = async || -> Result<i64, Failure> {
        let raw = Database::connect(&world.database.url).await?;
        let counted = Statement::from_sql_and_values(
            raw.get_database_backend(),
            "SELECT COUNT(*) FROM cluster_member WHERE cluster_id = $1",
            [cluster.into()],
        );
        let row = raw.query_one_raw(counted).await?.ok_or("no row")?;
        Ok(row.try_get_by_index(0)?)
    };
    assert_eq!(members().await?, 2);
    for (named, expected) in [(vec![0, 1, 2], 4), (vec![1], 2), (vec![], 1)] {
        let schools: Vec<String> = named
            .into_iter()
            .map(|school| Ok(id("org", world.school(school)?.organization)))
            .collect::<Result<_, Failure>>()?;
        let save = format!(
            r#"clusterSave(input: {{ id: "{}", organization: "{}", name: "Cụm", members: {} }}) {{ userErrors {{ code }} }}"#,
            id("cluster", cluster),
            id("org", world.office.organization),
            json!(schools),
        );
        assert_eq!(codes(&world.act(&actor, &save).await?), [""; 0]);
        assert_eq!(members().await?, expected);
    }
    Ok(())
}
