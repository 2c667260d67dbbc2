//! The questions that are compared.

use serde_json::{Value, json};

use crate::country::{Country, HEAD, PRINCIPAL};
use crate::world::{Failure, id};

/// One question, in GraphQL and by hand.
pub struct Case {
    pub name: &'static str,
    /// Who asks.
    pub username: &'static str,
    document: &'static str,
    /// One after the other, and again from the start.
    pub variables: Vec<Value>,
    /// The path of the handler that answers this alone; its body is the variables.
    pub by_hand: &'static str,
    /// The ratio that is promised.
    pub most: f64,
}

impl Case {
    pub fn question(&self, variables: &Value) -> Value {
        json!({ "query": self.document, "variables": variables })
    }
}

pub fn all(country: &Country) -> Result<Vec<Case>, Failure> {
    let school = country.world.school(0)?.organization;
    Ok(vec![
        Case {
            name: "one school",
            username: HEAD,
            document: "query($id: ID!) { organization(id: $id) { id name shortName kind address phone email version } }",
            variables: vec![json!({ "id": id("org", school) })],
            by_hand: "/school",
            most: 2.0,
        },
        page(),
        Case {
            name: "status board and overdue list",
            username: HEAD,
            document: "query($period: ID!) { reportBoard(period: $period, filter: { timeliness: [OVERDUE] }) {
                totals { expected notStarted draft submitted returned accepted onTime late overdue }
                byLevel { level { code } counts { expected accepted overdue } }
                byCluster { cluster { name } counts { expected accepted overdue } }
                rows(first: 50) { nodes { state daysLate organization { id name } focalPoint { person { name } } } } } }",
            variables: vec![json!({ "period": id("period", country.world.period) })],
            by_hand: "/board",
            most: 1.2,
        },
        Case {
            name: "submit a report",
            username: PRINCIPAL,
            document: "mutation($id: ID!, $key: String!) { reportSubmit(input: { id: $id, idempotencyKey: $key }) {
                report { id state submittedAt } userErrors { code } } }",
            variables: country
                .drafts
                .iter()
                .map(|draft| json!({ "id": id("report", *draft), "key": format!("submit-{draft}") }))
                .collect(),
            by_hand: "/submit",
            most: 1.2,
        },
    ])
}

/// A page of schools of which everybody sees the same.
pub fn bare_page() -> Case {
    Case {
        document: "{ organizations(first: 50, filter: { kind: SCHOOL }) { nodes { id name shortName channelCount
            focalPoint { since person { name phone } } } pageInfo { hasNextPage } } }",
        ..page()
    }
}

/// A page of schools with what a list shows of each.
pub fn page() -> Case {
    Case {
        name: "50 schools: reports, focal point, channels",
        username: HEAD,
        document: "{ organizations(first: 50, filter: { kind: SCHOOL }) { nodes { id name shortName channelCount
            reports(first: 2) { state dueOn submittedAt } focalPoint { since person { name phone } } }
            pageInfo { hasNextPage } } }",
        variables: vec![json!({})],
        by_hand: "/schools",
        most: 1.2,
    }
}
