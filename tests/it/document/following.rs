//! What hangs on an entry: the paper itself, and the tasks that follow from it.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{Registers, but};
use crate::plan::world::org;

const GIVE: &str = "mutation($input: TaskAssignInput!) { taskAssign(input: $input) { \
    task { id arrival { id subject } } userErrors { code path } } }";

#[tokio::test]
async fn a_task_follows_from_what_stands_in_ones_own_register() -> Result<()> {
    let world = Registers::new().await?;
    let entered = world.entered(&world.principal, world.paper()).await;
    let task = json!({
        "organization": org(&world.world.school),
        "arrival": entered["id"],
        "title": "Xây dựng phương án phòng dịch",
        "dueOn": "2020-10-30",
        "to": { "organizations": [org(&world.world.school)] },
    });
    let given = world
        .world
        .ask(&world.principal, GIVE, json!({ "input": task }))
        .await;
    assert_eq!(given.faults("taskAssign"), Vec::<&str>::new());
    let told = given.at("/taskAssign/task");
    assert_eq!(told["arrival"]["id"], entered["id"]);
    let query = "query($id: ID!) { arrival(id: $id) { tasks { title state dueOn } } }";
    let shown = world
        .world
        .ask(&world.principal, query, json!({ "id": entered["id"] }))
        .await;
    let listed = json!([{ "title": "Xây dựng phương án phòng dịch", "state": "ASSIGNED", "dueOn": "2020-10-30" }]);
    assert_eq!(shown.at("/arrival/tasks"), &listed);

    let elsewhere = but(
        task.clone(),
        json!({ "organization": org(&world.world.office), "to": { "allSchools": true } }),
    );
    let refused = world
        .world
        .ask(&world.officer, GIVE, json!({ "input": elsewhere }))
        .await;
    assert_eq!(refused.faults("taskAssign"), ["NOT_ENTERED"]);

    let voided = json!({ "id": entered["id"], "reason": "Vào sổ nhầm" });
    world.write(&world.principal, "arrivalVoid", voided).await;
    let refused = world
        .world
        .ask(&world.principal, GIVE, json!({ "input": task }))
        .await;
    assert_eq!(refused.faults("taskAssign"), ["NOT_ENTERED"]);
    Ok(())
}

#[tokio::test]
async fn who_keeps_the_register_puts_files_to_it() -> Result<()> {
    let world = Registers::new().await?;
    let fields = "{ availableActions }";
    let paper = world.issued(&world.officer, world.letter()).await;
    let may = async |who, id: &Value, kind: &str| {
        let query = format!("query($id: ID!) {{ {kind}(id: $id) {fields} }}");
        let found = world.world.ask(who, &query, json!({ "id": id })).await;
        found.at(&format!("/{kind}/availableActions")).to_string()
    };
    let paper = json!(paper);
    assert!(
        may(&world.officer, &paper, "document")
            .await
            .contains("DETACH")
    );
    assert!(
        !may(&world.principal, &paper, "document")
            .await
            .contains("ATTACH")
    );
    let entered = world.entered(&world.principal, world.paper()).await;
    assert!(
        may(&world.principal, &entered["id"], "arrival")
            .await
            .contains("ATTACH")
    );
    assert!(
        !may(&world.officer, &entered["id"], "arrival")
            .await
            .contains("ATTACH")
    );
    let tomorrow = std::time::Duration::from_secs(24 * 3_600);
    world.world.db.clock().advance(tomorrow);
    let officer = world.world.later(&world.officer);
    let told = may(&officer, &paper, "document").await;
    assert!(
        told.contains("ATTACH") && !told.contains("DETACH"),
        "{told}"
    );
    Ok(())
}
