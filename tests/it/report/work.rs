//! The work list of a school and of the office.

use std::sync::Arc;
use std::time::Duration;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::Actor;

use crate::report::world::{Done, Failure, World, id};

async fn work(world: &World, actor: &Arc<Actor>) -> Result<Vec<Value>, Failure> {
    let query = "{ viewer { work { kind title count dueOn overdue organization { id } } } }";
    let answer = world.ask(actor, query).await?;
    let items = answer
        .pointer("/data/viewer/work")
        .and_then(Value::as_array);
    Ok(items.cloned().ok_or_else(|| answer.to_string())?)
}

fn kinds(items: &[Value]) -> Vec<&str> {
    let kinds = items
        .iter()
        .filter_map(|item| item.pointer("/kind")?.as_str());
    kinds.collect()
}

#[tokio::test]
async fn the_school_and_the_office_each_see_their_own() -> Done {
    let world = World::with_schools(5).await?;
    let school = world.school(0)?;
    let principal = world.actor(Role::Principal, school)?;
    let deputy = world.actor(Role::FocalPoint, school)?;
    let items = work(&world, &principal).await?;
    assert_eq!(
        kinds(&items),
        [
            "SCHOOL_MAKE_PLAN",
            "SCHOOL_NAME_FOCAL_POINT",
            "SCHOOL_REGISTER_CHANNELS",
            "REPORT_WRITE"
        ]
    );
    assert_eq!(
        items.last(),
        Some(&json!({
            "kind": "REPORT_WRITE", "title": "Học kỳ I", "count": null, "dueOn": "2021-01-15", "overdue": false,
            "organization": { "id": id("org", school.organization) },
        }))
    );
    assert_eq!(
        kinds(&work(&world, &deputy).await?),
        [
            "SCHOOL_MAKE_PLAN",
            "SCHOOL_REGISTER_CHANNELS",
            "REPORT_WRITE"
        ]
    );
    let office = world.actor(Role::Office, &world.office)?;
    assert!(work(&world, &office).await?.is_empty());

    let on = format!(
        r#"period: "{}", organization: "{}""#,
        id("period", world.period),
        id("org", school.organization)
    );
    let nothing =
        format!("reportNothing(input: {{ {on} }}) {{ report {{ id }} userErrors {{ code }} }}");
    world.act(&principal, &nothing).await?;
    assert!(!kinds(&work(&world, &principal).await?).contains(&"REPORT_WRITE"));
    let items = work(&world, &office).await?;
    assert_eq!(kinds(&items), ["REPORTS_ACCEPT"]);
    assert_eq!(
        items.first().and_then(|item| item.pointer("/count")),
        Some(&json!(1))
    );

    world.db.clock().advance(Duration::from_secs(5 * 24 * 3600));
    let office = world.actor(Role::Office, &world.office)?;
    let items = work(&world, &office).await?;
    assert_eq!(kinds(&items), ["REPORTS_ACCEPT", "REPORTS_OVERDUE"]);
    assert_eq!(
        items.last().and_then(|item| item.pointer("/count")),
        Some(&json!(4))
    );
    for nobody in [
        world.actor(Role::Staff, school)?,
        world.actor(Role::Observer, &world.department)?,
        world.actor(Role::Emulation, &world.office)?,
    ] {
        assert!(work(&world, &nobody).await?.is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn the_list_costs_the_same_for_5_schools_and_for_200() -> Done {
    let mut costs = Vec::new();
    for schools in [5, 200] {
        let world = World::with_schools(schools).await?;
        world.db.clock().advance(Duration::from_secs(5 * 24 * 3600));
        let head = world.actor(Role::Head, &world.office)?;
        let before = world.db.statements();
        assert_eq!(kinds(&work(&world, &head).await?), ["REPORTS_OVERDUE"]);
        costs.push(world.db.statements() - before);
    }
    assert_eq!(costs.first(), costs.last());
    Ok(())
}
