//! An office and two schools with their văn thư.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Map, Value, json};
use server::platform::{Actor, Place, Result};

use crate::plan::world::{Answer, World, org};

const ISSUE: &str = "mutation($input: DocumentIssueInput!) { documentIssue(input: $input) { \
    document { id number symbol subject body urgency validity contentHash issuerName signer { authority title name } \
        recipients { name purpose schools } deliveryCounts { total } } \
    userErrors { code path message } } }";
const ARRIVAL: &str = "{ arrival { id version number year arrivedOn paperNumber symbol subject issuerName issuer { id } \
    document { id } validity voidReason note recipient availableActions } userErrors { code path message } }";

pub struct Registers {
    pub world: World,
    pub officer: Arc<Actor>,
    pub principal: Arc<Actor>,
    pub other_principal: Arc<Actor>,
}

/// With these fields in place of those.
pub fn but(mut all: Value, fields: Value) -> Value {
    if let (Some(all), Value::Object(fields)) = (all.as_object_mut(), fields) {
        all.extend(fields);
    }
    all
}

impl Registers {
    pub async fn new() -> Result<Self> {
        let world = World::new().await?;
        let at = |role, place| [(role, place)];
        let officer = world
            .person("Lê Thị Sen", &at(Role::Office, &world.office))
            .await?;
        let principal = world
            .person("Bùi Thị Sáu", &at(Role::Principal, &world.school))
            .await?;
        let other_principal = world
            .person("Trần Văn Bảy", &at(Role::Principal, &world.other_school))
            .await?;
        Ok(Self {
            world,
            officer,
            principal,
            other_principal,
        })
    }

    /// A công văn of the office's to all its schools.
    pub fn letter(&self) -> Value {
        json!({
            "organization": org(&self.world.office),
            "kind": "CV",
            "subject": "V/v tăng cường công tác truyền thông",
            "issuedOn": "2020-10-20",
            "body": "Kính gửi: Các trường MN, TH, THCS\n\nPhòng GDĐT đề nghị các trường thực hiện.",
            "signer": { "authority": "KT. TRƯỞNG PHÒNG", "title": "PHÓ TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" },
            "recipients": [
                { "name": "Các trường MN, TH, THCS", "purpose": "EXECUTE", "schools": true },
                { "name": "Lưu: VT", "purpose": "FILE", "schools": false },
            ],
        })
    }

    /// A paper that came to the school from outside.
    pub fn paper(&self) -> Value {
        json!({
            "organization": org(&self.world.school),
            "arrivedOn": "2020-10-20",
            "kind": "KH",
            "paperNumber": "29",
            "symbol": "KH-UBND",
            "subject": "Kế hoạch phòng, chống dịch bệnh đầu năm học",
            "issuerName": "UBND phường Đông Hải",
            "issuedOn": "2020-10-12",
        })
    }

    pub async fn issue(&self, who: &Arc<Actor>, input: Value) -> Answer {
        self.world.ask(who, ISSUE, json!({ "input": input })).await
    }

    /// The id of a paper that was issued.
    pub async fn issued(&self, who: &Arc<Actor>, input: Value) -> String {
        let answer = self.issue(who, input).await;
        assert_eq!(
            answer.faults("documentIssue"),
            Vec::<&str>::new(),
            "{:?}",
            answer.data
        );
        text(answer.at("/documentIssue/document/id"))
    }

    pub async fn write(&self, who: &Arc<Actor>, verb: &str, input: Value) -> Answer {
        let (first, rest) = verb.split_at(1);
        let kind = format!("{}{rest}Input", first.to_uppercase());
        let query = format!("mutation($input: {kind}!) {{ {verb}(input: $input) {ARRIVAL} }}");
        self.world.ask(who, &query, json!({ "input": input })).await
    }

    /// An entry that was made.
    pub async fn entered(&self, who: &Arc<Actor>, input: Value) -> Value {
        let answer = self.write(who, "arrivalEnter", input).await;
        assert_eq!(
            answer.faults("arrivalEnter"),
            Vec::<&str>::new(),
            "{:?}",
            answer.data
        );
        answer.at("/arrivalEnter/arrival").clone()
    }

    /// What a list shows, each by its subject.
    pub async fn subjects(&self, who: &Arc<Actor>, list: &str, filter: Value) -> Vec<String> {
        let (first, kind) = match list {
            "arrivals" => ("ArrivalFilter", "arrivals"),
            _ => ("DocumentFilter", "documents"),
        };
        let query = format!(
            "query($filter: {first}) {{ {kind}(filter: $filter) {{ nodes {{ subject }} }} }}"
        );
        let found = self
            .world
            .ask(who, &query, json!({ "filter": filter }))
            .await;
        assert_eq!(found.codes, Vec::<&str>::new(), "{:?}", found.messages);
        let nodes = found.at(&format!("/{kind}/nodes")).as_array().cloned();
        nodes
            .into_iter()
            .flatten()
            .map(|row| text(&row["subject"]))
            .collect()
    }

    /// What stands of a paper.
    pub async fn document(&self, who: &Arc<Actor>, id: &str, fields: &str) -> Map<String, Value> {
        let query = format!("query($id: ID!) {{ document(id: $id) {{ {fields} }} }}");
        let found = self.world.ask(who, &query, json!({ "id": id })).await;
        found
            .at("/document")
            .as_object()
            .cloned()
            .unwrap_or_default()
    }
}

/// Where the fault lies and what it is.
pub fn faults(answer: &Answer, field: &str) -> Vec<(String, String)> {
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    let errors = answer
        .at(&format!("/{field}/userErrors"))
        .as_array()
        .cloned();
    let path = |error: &Value| {
        let steps = error["path"].as_array().cloned().unwrap_or_default();
        steps.iter().map(text).collect::<Vec<_>>().join(".")
    };
    let errors = errors.into_iter().flatten();
    errors
        .map(|error| (path(&error), text(&error["code"])))
        .collect()
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Another organization in its place.
pub fn at(place: &Place, input: Value) -> Value {
    but(input, json!({ "organization": org(place) }))
}
