//! The tasks' world, with a school that makes its plan under the office's.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Place, Result};

pub use crate::plan::world::{Answer, org};
use crate::task::world::Given;
pub use crate::task::world::{person, text};

pub const PLAN: &str = "id version state title reception receptionReason replaces { id } replacedBy { id } mayAddActivity \
    availableActions receivedBy { name } addressee { shortName } signer { title name } citations { number symbol issuer } \
    clauses { id marker kind text schools source { id text } } parent { id }";
pub const ACTIVITY: &str = "id version title state startsOn endsOn place output doer overdue result links { label url } \
    returnReason person { name } doneBy { name } clauses { id text } channels { id name } availableActions";

pub struct School {
    pub given: Given,
    /// The office's issued plan.
    pub above: String,
    /// The duties that it lays on schools.
    pub duties: Vec<String>,
    pub focal: Arc<Actor>,
}

impl School {
    pub async fn new() -> Result<Self> {
        let given = Given::new().await?;
        let focal = given
            .somebody("Phạm Văn Tư", Role::FocalPoint, &given.world.school)
            .await?;
        let query = "{ plans { nodes { id clauses { id schools } } } }";
        let answer = given.world.ask(&given.officer, query, json!({})).await;
        let clauses = answer.at("/plans/nodes/0/clauses").as_array();
        let duties = clauses
            .into_iter()
            .flatten()
            .filter(|clause| clause["schools"] == true)
            .map(|clause| text(&clause["id"]));
        Ok(Self {
            above: text(answer.at("/plans/nodes/0/id")),
            duties: duties.collect(),
            focal,
            given,
        })
    }

    pub async fn ask(&self, who: &Arc<Actor>, query: &str, variables: Value) -> Answer {
        self.given.world.ask(who, query, variables).await
    }

    pub async fn begin_as(&self, who: &Arc<Actor>, at: &Place) -> Answer {
        let input = json!({ "organization": org(at), "parent": self.above });
        self.begin_with(who, input).await
    }

    pub async fn begin_with(&self, who: &Arc<Actor>, input: Value) -> Answer {
        let mutation = format!(
            "mutation($input: PlanCreateInput!) {{ planCreate(input: $input) {{ \
             plan {{ {PLAN} }} userErrors {{ path code }} }} }}"
        );
        self.ask(who, &mutation, json!({ "input": input })).await
    }

    /// The school's draft, begun from the office's.
    pub async fn begun(&self) -> String {
        let answer = self.begin_as(&self.focal, &self.given.world.school).await;
        assert_eq!(answer.faults("planCreate"), Vec::<&str>::new());
        text(answer.at("/planCreate/plan/id"))
    }

    pub async fn plan(&self, who: &Arc<Actor>, id: &str) -> Value {
        let query = format!("query($id: ID!) {{ plan(id: $id) {{ {PLAN} }} }}");
        let answer = self.ask(who, &query, json!({ "id": id })).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        answer.at("/plan").clone()
    }

    /// Submitted, approved and issued by the school.
    pub async fn issue(&self, plan: &str) {
        for (who, verb) in [
            (&self.focal, "planSubmit"),
            (&self.given.principal, "planApprove"),
            (&self.given.principal, "planIssue"),
        ] {
            let answer = self.given.world.act(who, verb, plan).await;
            assert_eq!(answer.faults(verb), Vec::<&str>::new(), "{verb}");
        }
    }

    /// On the plan: an action of the office's or the school's.
    pub async fn on_plan(&self, who: &Arc<Actor>, verb: &str, input: Value) -> Answer {
        let kind = match verb {
            "planSendBack" => "PlanReturnInput",
            _ => "PlanActInput",
        };
        let mutation = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ plan {{ {PLAN} }} userErrors {{ path code }} }} }}"
        );
        self.ask(who, &mutation, json!({ "input": input })).await
    }

    pub fn content(&self, title: &str) -> Value {
        json!({
            "title": title, "startsOn": "2020-11-01", "endsOn": "2020-11-20",
            "place": "Sân trường", "output": "Một bài đăng", "clauses": [], "channels": [],
        })
    }

    pub async fn add_as(&self, who: &Arc<Actor>, plan: &str, activities: Vec<Value>) -> Answer {
        let mutation = format!(
            "mutation($input: ActivityAddInput!) {{ activityAdd(input: $input) {{ \
             count activity {{ {ACTIVITY} }} userErrors {{ path code }} }} }}"
        );
        let input = json!({ "plan": plan, "activities": activities });
        self.ask(who, &mutation, json!({ "input": input })).await
    }

    /// Adds one that carries these clauses out, and tells its id.
    pub async fn added(
        &self,
        plan: &str,
        clauses: &[&String],
        doer: Option<&Arc<Actor>>,
    ) -> String {
        let mut content = self.content("Viết bài về ngày Nhà giáo");
        content["clauses"] = json!(clauses);
        content["person"] = json!(doer.map(person));
        let answer = self.add_as(&self.focal, plan, vec![content]).await;
        assert_eq!(answer.faults("activityAdd"), Vec::<&str>::new());
        text(answer.at("/activityAdd/activity/id"))
    }

    pub async fn act(&self, who: &Arc<Actor>, verb: &str, activity: &str) -> Answer {
        self.act_with(who, verb, json!({ "id": activity })).await
    }

    pub async fn act_with(&self, who: &Arc<Actor>, verb: &str, input: Value) -> Answer {
        let kind = match verb {
            "activityFinish" => "ActivityFinishInput",
            "activityReturn" => "ActivityReturnInput",
            "activityUpdate" => "ActivityUpdateInput",
            _ => "ActivityActInput",
        };
        let told = match verb {
            "activityRemove" => String::new(),
            _ => format!("activity {{ {ACTIVITY} }}"),
        };
        let mutation = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ {told} userErrors {{ path code }} }} }}"
        );
        self.ask(who, &mutation, json!({ "input": input })).await
    }

    pub async fn finish(&self, who: &Arc<Actor>, activity: &str) -> Answer {
        let links = json!([{ "label": "Bài đăng", "url": "https://hungvuong.edu.vn/1" }]);
        let input = json!({ "id": activity, "result": "Đã đăng một bài", "links": links });
        self.act_with(who, "activityFinish", input).await
    }

    pub async fn of_plan(&self, who: &Arc<Actor>, plan: &str) -> Vec<Value> {
        let query = format!(
            "query($plan: ID!) {{ activities(filter: {{ plan: $plan }}) {{ totalCount nodes {{ {ACTIVITY} }} }} }}"
        );
        let answer = self.ask(who, &query, json!({ "plan": plan })).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        let nodes = answer.at("/activities/nodes").as_array().cloned();
        nodes.unwrap_or_default()
    }

    pub async fn work(&self, who: &Arc<Actor>) -> Vec<(String, Value)> {
        let query = "{ viewer { work { kind count plan { id } activity { id } } } }";
        let answer = self.ask(who, query, json!({})).await;
        let items = answer.at("/viewer/work").as_array().cloned();
        let items = items.unwrap_or_default().into_iter();
        items
            .map(|item| (text(&item["kind"]), item["count"].clone()))
            .collect()
    }

    pub async fn told(&self, who: &Arc<Actor>) -> Vec<String> {
        let query = "{ viewer { notifications { nodes { kind plan { id } activity { id } } } } }";
        let answer = self.ask(who, query, json!({})).await;
        let told = answer.at("/viewer/notifications/nodes").as_array().cloned();
        let told = told.unwrap_or_default().into_iter();
        told.map(|one| text(&one["kind"])).collect()
    }
}
