//! An office that issues a plan, its schools, and those above it.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::plan::world::{Answer, World};

pub const DELIVERY: &str = "id version name purpose receipt late receivedOn receivedAt receivedName note link linkUntil \
    reminded: remindedAt organization { id shortName } receivedBy { name } availableActions";

pub struct Sent {
    pub world: World,
    pub officer: Arc<Actor>,
    pub head: Arc<Actor>,
    pub principal: Arc<Actor>,
    pub other_principal: Arc<Actor>,
    pub observer: Arc<Actor>,
    pub plan: String,
    pub document: String,
}

/// What stands under «Nơi nhận» of the plan.
pub fn recipients() -> Value {
    json!([
        { "name": "Sở Giáo dục và Đào tạo Đồng Tháp", "purpose": "REPORT", "purposeText": "để b/c", "schools": false },
        { "name": "Các trường MN, TH, THCS", "purpose": "EXECUTE", "purposeText": "để th/h", "schools": true },
        { "name": "Đài Truyền thanh thành phố", "purpose": "COORDINATE", "purposeText": "để p/h", "schools": false },
        { "name": "Lưu: VT", "purpose": "FILE", "purposeText": "lưu", "schools": false },
    ])
}

impl Sent {
    pub async fn new() -> Result<Self> {
        Self::to(World::new().await?, recipients()).await
    }

    pub async fn to(world: World, recipients: Value) -> Result<Self> {
        let (officer, head) = world.officer_and_head().await?;
        let at = |role, place| [(role, place)];
        let principal = world
            .person("Bùi Thị Sáu", &at(Role::Principal, &world.school))
            .await?;
        let other_principal = world
            .person("Trần Văn Bảy", &at(Role::Principal, &world.other_school))
            .await?;
        let observer = world
            .person("Ngô Thị Chín", &at(Role::Observer, &world.department))
            .await?;
        let mut content = world.content("Truyền thông năm học");
        content["recipients"] = recipients;
        let plan = world.draft_of(&officer, &world.office, content).await;
        world.act(&officer, "planSubmit", &plan).await;
        world.act(&head, "planApprove", &plan).await;
        let issued = world.act(&officer, "planIssue", &plan).await;
        assert_eq!(issued.faults("planIssue"), Vec::<&str>::new());
        let query = "query($id: ID!) { plan(id: $id) { document { id } } }";
        let found = world.ask(&officer, query, json!({ "id": plan })).await;
        let document = text(found.at("/plan/document/id"));
        Ok(Self {
            world,
            officer,
            head,
            principal,
            other_principal,
            observer,
            plan,
            document,
        })
    }

    /// What a person sees of the plan's distribution, by the recipients' names.
    pub async fn seen(&self, who: &Arc<Actor>) -> Vec<Value> {
        let query = format!(
            "query($filter: DeliveryFilter) {{ deliveries(first: 100, filter: $filter) {{ nodes {{ {DELIVERY} }} }} }}"
        );
        let filter = json!({ "filter": { "document": self.document } });
        let answer = self.world.ask(who, &query, filter).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        let nodes = answer.at("/deliveries/nodes").as_array();
        nodes.into_iter().flatten().cloned().collect()
    }

    pub async fn names(&self, who: &Arc<Actor>) -> Vec<String> {
        let seen = self.seen(who).await;
        seen.iter().map(|row| text(&row["name"])).collect()
    }

    /// The delivery to whoever is called so.
    pub async fn delivery(&self, name: &str) -> Value {
        let seen = self.seen(&self.officer).await;
        let found = seen.into_iter().find(|row| row["name"] == name);
        found.unwrap_or(Value::Null)
    }

    pub async fn to_school(&self) -> String {
        text(&self.delivery(SCHOOL).await["id"])
    }

    pub async fn act(&self, who: &Arc<Actor>, verb: &str, input: Value) -> Answer {
        let kind = match verb {
            "deliveryRecord" => "DeliveryRecordInput",
            "documentSend" => "DocumentSendInput",
            _ => "DeliveryActInput",
        };
        let mutation = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ \
             delivery {{ {DELIVERY} }} userErrors {{ path code }} }} }}"
        );
        self.world
            .ask(who, &mutation, json!({ "input": input }))
            .await
    }

    pub async fn acknowledge(&self, who: &Arc<Actor>, delivery: &str) -> Answer {
        self.act(who, "deliveryAcknowledge", json!({ "id": delivery }))
            .await
    }

    /// Reminds, and tells how many.
    pub async fn remind(&self, who: &Arc<Actor>) -> Answer {
        let mutation = "mutation($input: DocumentRemindInput!) { documentRemind(input: $input) { \
            count document { id } userErrors { code } } }";
        let input = json!({ "input": { "document": self.document } });
        self.world.ask(who, mutation, input).await
    }

    /// The kinds of what waits for somebody, as far as it is about documents.
    pub async fn work(&self, who: &Arc<Actor>) -> Vec<(String, Option<i64>)> {
        let query = "{ viewer { work { kind count document { id } } } }";
        let answer = self.world.ask(who, query, json!({})).await;
        let items = answer.at("/viewer/work").as_array().into_iter().flatten();
        let items = items.filter(|item| item["document"].is_object());
        items
            .map(|item| (text(&item["kind"]), item["count"].as_i64()))
            .collect()
    }
}

pub const SCHOOL: &str = "Trường THCS Hùng Vương";
pub const OTHER_SCHOOL: &str = "Trường Tiểu học Trưng Vương";
pub const DEPARTMENT: &str = "Sở Giáo dục và Đào tạo Đồng Tháp";
pub const RADIO: &str = "Đài Truyền thanh thành phố";

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
