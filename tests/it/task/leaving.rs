//! What somebody had to do who has left: it stays, and does not wait where nobody looks.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use super::world::{Given, person, text};
use crate::activity::world::School;
use crate::plan::world::{World, org};

impl World {
    async fn administrator(&self) -> Result<Arc<Actor>> {
        self.person("Trần Quản Trị", &[(Role::Admin, &self.department)])
            .await
    }

    /// Yesterday was his last day.
    pub async fn leaves(&self, who: &Arc<Actor>) -> Result<()> {
        let admin = self.administrator().await?;
        let held = "query($id: ID!) { node(id: $id) { ... on Person { appointments { id } } } }";
        let held = self.ask(&admin, held, json!({ "id": person(who) })).await;
        let end = "mutation($input: AppointmentEndInput!) { appointmentEnd(input: $input) { userErrors { code } } }";
        assert_eq!(held.codes, Vec::<&str>::new(), "{:?}", held.messages);
        let held = held.at("/node/appointments").as_array();
        assert_eq!(held.map(Vec::len), Some(1));
        for appointment in held.into_iter().flatten() {
            let input = json!({ "id": appointment["id"], "endsOn": "2020-10-19" });
            let answer = self.ask(&admin, end, json!({ "input": input })).await;
            assert_eq!(answer.faults("appointmentEnd"), Vec::<&str>::new());
        }
        Ok(())
    }

    /// He is shut out.
    pub async fn is_disabled(&self, who: &Arc<Actor>) -> Result<()> {
        let admin = self.administrator().await?;
        let shut =
            "mutation($input: PersonRef!) { personDisable(input: $input) { userErrors { code } } }";
        let input = json!({ "id": person(who) });
        let answer = self.ask(&admin, shut, json!({ "input": input })).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        assert_eq!(answer.faults("personDisable"), Vec::<&str>::new());
        Ok(())
    }
}

#[tokio::test]
async fn what_one_leaves_undone_is_the_principal_s_to_pass_on() -> Result<()> {
    for disabled in [false, true] {
        let given = Given::new().await?;
        let school = &given.world.school;
        let teacher = given.somebody("Hồ Thị Ba", Role::Staff, school).await?;
        let other = given.somebody("Lê Thị Tư", Role::Staff, school).await?;
        let task = given.given(json!({ "person": person(&teacher) })).await;
        assert_eq!(given.work(&given.principal).await, Vec::<String>::new());
        if disabled {
            given.world.is_disabled(&teacher).await?;
        } else {
            given.world.leaves(&teacher).await?;
        }
        assert_eq!(given.work(&given.principal).await, ["TASK_DO"]);
        let input = json!({ "id": task, "person": person(&other) });
        let passed = given
            .act_with(&given.principal, "taskDelegate", input)
            .await;
        assert_eq!(passed.faults("taskDelegate"), Vec::<&str>::new());
        assert_eq!(given.work(&given.principal).await, Vec::<String>::new());
        assert_eq!(given.work(&other).await, ["TASK_DO"]);
    }
    Ok(())
}

/// The kinds of what somebody is told of tasks, of those that he sees no more as well.
async fn told(given: &Given, who: &Arc<Actor>) -> Vec<String> {
    let query = "{ viewer { notifications { nodes { kind } } } }";
    let answer = given.world.ask(who, query, json!({})).await;
    let told = answer.at("/viewer/notifications/nodes").as_array();
    let told = told.into_iter().flatten();
    let kinds = told.map(|one| text(&one["kind"]));
    kinds.filter(|kind| kind.starts_with("TASK_")).collect()
}

#[tokio::test]
async fn whose_task_is_taken_away_is_told() -> Result<()> {
    let given = Given::new().await?;
    let world = &given.world;
    let other = [(Role::Principal, &world.other_school)];
    let other = world.person("Trần Văn Bảy", &other).await?;
    let task = given.given_to_school().await;
    let to = json!({ "id": task, "to": { "organizations": [org(&world.other_school)] } });
    let moved = given.act_with(&given.officer, "taskReassign", to).await;
    assert_eq!(moved.faults("taskReassign"), Vec::<&str>::new());
    assert_eq!(
        told(&given, &given.principal).await,
        ["TASK_REASSIGNED", "TASK_ASSIGNED"]
    );
    let back = json!({ "id": task });
    let gone = given.act_with(&given.officer, "taskWithdraw", back).await;
    assert_eq!(gone.faults("taskWithdraw"), Vec::<&str>::new());
    assert_eq!(
        told(&given, &other).await,
        ["TASK_WITHDRAWN", "TASK_ASSIGNED"]
    );
    Ok(())
}

#[tokio::test]
async fn who_waits_to_confirm_is_told_that_it_is_taken_up_again() -> Result<()> {
    let given = Given::new().await?;
    let task = given.given_to_school().await;
    given.finish(&given.principal, &task).await;
    given.act(&given.principal, "taskReopen", &task).await;
    let told = told(&given, &given.officer).await;
    assert!(told.contains(&"TASK_REOPENED".to_owned()), "{told:?}");
    Ok(())
}

#[tokio::test]
async fn what_one_leaves_undone_in_an_issued_plan_is_the_focal_point_s() -> Result<()> {
    let school = School::new().await?;
    let world = &school.given.world;
    let teacher = school
        .given
        .somebody("Hồ Thị Ba", Role::Staff, &world.school)
        .await?;
    let plan = school.begun().await;
    school.added(&plan, &[], Some(&teacher)).await;
    school.issue(&plan).await;
    let waits = ("ACTIVITY_DO".to_owned(), Value::Null);
    assert!(!school.work(&school.focal).await.contains(&waits));
    world.leaves(&teacher).await?;
    assert!(school.work(&school.focal).await.contains(&waits));
    let mine = "{ activities(filter: { mine: true }) { nodes { title } } }";
    let mine = school.ask(&school.focal, mine, json!({})).await;
    let title = text(mine.at("/activities/nodes/0/title"));
    assert_eq!(title, "Viết bài về ngày Nhà giáo");
    Ok(())
}
