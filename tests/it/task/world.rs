//! An office whose plan is issued, and what is given of it.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Id, Place, Result};

use crate::plan::world::{Answer, World, org};

pub const TASK: &str = "id version state overdue returnReason result links { label url } division \
    organization { name } assignee { name } person { name } doneBy { name } confirmedBy { name } availableActions";

/// The plans' world, with the office's people and one of a school's.
pub struct Given {
    pub world: World,
    pub officer: Arc<Actor>,
    pub head: Arc<Actor>,
    pub principal: Arc<Actor>,
    pub clause: String,
}

impl Given {
    pub async fn new() -> Result<Self> {
        let world = World::new().await?;
        let (officer, head) = world.officer_and_head().await?;
        let principal = [(Role::Principal, &world.school)];
        let principal = world.person("Bùi Thị Sáu", &principal).await?;
        let plan = world
            .draft(&officer, &world.office, "Truyền thông năm học")
            .await;
        world.act(&officer, "planSubmit", &plan).await;
        world.act(&head, "planApprove", &plan).await;
        world.act(&officer, "planIssue", &plan).await;
        let clauses = world
            .ask(
                &officer,
                "query($id: ID!) { plan(id: $id) { clauses { id } } }",
                json!({ "id": plan }),
            )
            .await;
        let clause = clauses.at("/plan/clauses/1/id").as_str();
        Ok(Self {
            clause: clause.unwrap_or_default().to_owned(),
            world,
            officer,
            head,
            principal,
        })
    }

    /// What the office gives, of the plan's clause.
    pub fn task(&self, to: Value) -> Value {
        json!({
            "organization": org(&self.world.office),
            "clause": self.clause,
            "title": "Viết bài về ngày khai giảng",
            "criterion": "Đăng trên trang của trường",
            "dueOn": "2020-10-30",
            "to": to,
        })
    }

    pub async fn assign(&self, who: &Arc<Actor>, input: Value) -> Answer {
        let mutation = format!(
            "mutation($input: TaskAssignInput!) {{ taskAssign(input: $input) {{ \
             count task {{ {TASK} }} userErrors {{ path code }} }} }}"
        );
        self.world
            .ask(who, &mutation, json!({ "input": input }))
            .await
    }

    /// Gives one, and tells its id.
    pub async fn given(&self, to: Value) -> String {
        let answer = self.assign(&self.officer, self.task(to)).await;
        assert_eq!(answer.faults("taskAssign"), Vec::<&str>::new());
        text(answer.at("/taskAssign/task/id"))
    }

    /// The school's, whoever of it does it.
    pub async fn given_to_school(&self) -> String {
        self.given(json!({ "organizations": [org(&self.world.school)] }))
            .await
    }

    pub async fn act(&self, who: &Arc<Actor>, verb: &str, task: &str) -> Answer {
        self.act_with(who, verb, json!({ "id": task })).await
    }

    pub async fn act_with(&self, who: &Arc<Actor>, verb: &str, input: Value) -> Answer {
        let kind = match verb {
            "taskFinish" => "TaskFinishInput",
            "taskReturn" => "TaskReturnInput",
            "taskUpdate" => "TaskUpdateInput",
            "taskReassign" => "TaskReassignInput",
            "taskDelegate" => "TaskDelegateInput",
            "taskWithdraw" => "TaskWithdrawInput",
            _ => "TaskActInput",
        };
        let task = match verb {
            "taskWithdraw" => String::new(),
            _ => format!("task {{ {TASK} }}"),
        };
        let mutation = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ {task} userErrors {{ path code }} }} }}"
        );
        self.world
            .ask(who, &mutation, json!({ "input": input }))
            .await
    }

    pub async fn finish(&self, who: &Arc<Actor>, task: &str) -> Answer {
        let input = json!({ "id": task, "result": "Đã đăng một bài", "links": [{ "url": "https://hungvuong.edu.vn/1" }] });
        self.act_with(who, "taskFinish", input).await
    }

    /// The kinds of what waits for somebody.
    pub async fn work(&self, who: &Arc<Actor>) -> Vec<String> {
        let answer = self
            .world
            .ask(who, "{ viewer { work { kind task { id } } } }", json!({}))
            .await;
        let items = answer.at("/viewer/work").as_array();
        let items = items.into_iter().flatten();
        let tasks = items.filter(|item| item["task"].is_object());
        tasks.map(|item| text(&item["kind"])).collect()
    }

    pub async fn told(&self, who: &Arc<Actor>) -> Vec<String> {
        let answer = self
            .world
            .ask(
                who,
                "{ viewer { notifications { nodes { kind task { title } } } } }",
                json!({}),
            )
            .await;
        let told = answer.at("/viewer/notifications/nodes").as_array();
        let told = told.into_iter().flatten();
        let tasks = told.filter(|one| one["task"].is_object());
        tasks.map(|one| text(&one["kind"])).collect()
    }

    pub async fn somebody(&self, name: &str, role: Role, at: &Place) -> Result<Arc<Actor>> {
        self.world.person(name, &[(role, at)]).await
    }
}

pub fn person(who: &Arc<Actor>) -> String {
    Id::<entity::user::Entity>::new(who.user().unwrap_or_default()).to_string()
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
