//! One plan of a country goes to all its schools: what issuing it costs, whom it is that is silent, and each school's saying
//! that it arrived. There is nobody to compare with; the figures are CPU seconds of this process, with the database in it.

use std::sync::Arc;

use entity::position::Role;
use entity::{plan, plan_clause, plan_recipient, term};
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use server::features::account::Gate;
use server::platform::id::fresh;
use server::platform::{Actor, Grant};
use uuid::Uuid;

use crate::country::Country;
use crate::process::Clock;
use crate::tell_of;
use crate::world::{Failure, day, id};

/// CPU seconds for 50,000 recipients.
const MOST_FOR_ISSUING: f64 = 4.0;
/// CPU seconds per 1,000 requests.
const MOST_FOR_A_PAGE: f64 = 16.0;
const MOST_FOR_A_RECEIPT: f64 = 3.0;
const PAGES: usize = 50;

const SILENT: &str = "query($document: ID!) { deliveries(first: 100, filter: { document: $document, received: false }) {
    nodes { id name link late availableActions } pageInfo { endCursor } } }";
const COUNTS: &str = "query($document: ID!) { node(id: $document) { ... on Document { deliveryCounts { total received late } } } }";
const RECEIVED: &str =
    "mutation($id: ID!) { deliveryAcknowledge(input: { id: $id }) { userErrors { code } } }";
const OWN: &str =
    "query($document: ID!) { deliveries(filter: { document: $document }) { nodes { id } } }";

/// Whether what was promised is kept.
pub async fn measure(country: &Country, receipts: usize) -> Result<bool, Failure> {
    let schools = country.world.schools.len();
    let head = country.head()?;
    let plan = approved(country).await?;
    // Each silent school's link is signed with the server's key.
    let _with_a_key = Gate::open(&country.world.db, "http://localhost").await?;
    let mut clock = Clock::default();
    clock.run()?;
    let issue = "mutation($plan: ID!) { planIssue(input: { id: $plan }) { plan { document { id } } userErrors { code } } }";
    let issued = country
        .told(&head, issue, &json!({ "plan": id("plan", plan) }))
        .await?;
    clock.rest()?;
    let document = issued["planIssue"]["plan"]["document"]["id"].clone();
    assert!(document.is_string(), "{issued}");
    let of = json!({ "document": document });
    let counts = country.told(&head, COUNTS, &of).await?;
    // A country's are also the other office's school.
    let below = schools + usize::from(country.asks == country.world.department);
    assert_eq!(counts["node"]["deliveryCounts"]["total"], below);
    let issuing = clock.told(1).cpu_per_thousand / 1_000.0;
    let share = schools as f64 / 50_000.0;
    let mut kept = tell_of(
        "issue a plan to all of them",
        issuing,
        MOST_FOR_ISSUING * share.max(0.1),
    );

    let mut clock = Clock::default();
    clock.run()?;
    for _ in 0..PAGES {
        country.told(&head, SILENT, &of).await?;
    }
    clock.rest()?;
    let page = clock.told(PAGES).cpu_per_thousand;
    kept &= tell_of("1,000 pages of 100 who are silent", page, MOST_FOR_A_PAGE);

    let mut clock = Clock::default();
    let receipts = receipts.min(schools);
    for school in country.world.schools.iter().take(receipts) {
        let principal = principal_of(country, school)?;
        let own = country.told(&principal, OWN, &of).await?;
        let delivery = own["deliveries"]["nodes"][0]["id"].clone();
        clock.run()?;
        let said = country
            .told(&principal, RECEIVED, &json!({ "id": delivery }))
            .await?;
        clock.rest()?;
        assert_eq!(said["deliveryAcknowledge"]["userErrors"], json!([]));
    }
    let receipt = clock.told(receipts).cpu_per_thousand;
    kept &= tell_of("1,000 receipts", receipt, MOST_FOR_A_RECEIPT);
    Ok(kept)
}

/// A plan of whoever asks, that waits to be issued to all schools.
async fn approved(country: &Country) -> Result<Uuid, Failure> {
    let (plan, world) = (fresh(), &country.world);
    let head = country.head()?.user().unwrap_or_default();
    // When reports are due, which the issue asks the schools for.
    let terms = [
        (1, "2020-09-07", "2021-01-15"),
        (2, "2021-01-18", "2021-05-25"),
    ];
    let terms = terms.map(|(ordinal, starts_on, ends_on)| term::ActiveModel {
        school_year_id: Set(world.year),
        ordinal: Set(ordinal),
        name: Set(format!("Học kỳ {ordinal}")),
        starts_on: Set(day(starts_on)),
        ends_on: Set(day(ends_on)),
        ..Default::default()
    });
    world.seed::<term::Entity>(terms.to_vec()).await?;
    world
        .seed::<plan::Entity>(vec![plan::ActiveModel {
            id: Set(plan),
            organization_id: Set(country.asks.organization),
            school_year_id: Set(world.year),
            state: Set(plan::State::Approved),
            title: Set("Truyền thông".to_owned()),
            title_folded: Set("truyen thong".to_owned()),
            title_sort: Set(Vec::new()),
            signer_title: Set(Some("BỘ TRƯỞNG".to_owned())),
            signer_name: Set(Some("Nguyễn Văn Sen".to_owned())),
            findings: Set(json!([])),
            created_by: Set(head),
            ..Default::default()
        }])
        .await?;
    world
        .seed::<plan_clause::Entity>(vec![plan_clause::ActiveModel {
            plan_id: Set(plan),
            position: Set(0),
            depth: Set(0),
            kind: Set(plan_clause::Kind::Duty),
            text: Set("Báo cáo 02 lần/năm học".to_owned()),
            schools: Set(true),
            deadlines: Set(json!([])),
            ..Default::default()
        }])
        .await?;
    world
        .seed::<plan_recipient::Entity>(vec![plan_recipient::ActiveModel {
            plan_id: Set(plan),
            position: Set(0),
            name: Set("Các trường".to_owned()),
            purpose: Set(plan_recipient::Purpose::Execute),
            schools: Set(true),
            ..Default::default()
        }])
        .await?;
    Ok(plan)
}

/// Somebody as its principal: the first school's, wherever he leads today.
fn principal_of(
    country: &Country,
    school: &server::platform::Place,
) -> Result<Arc<Actor>, Failure> {
    let world = &country.world;
    let person = world.person(Role::Principal, world.school(0)?)?;
    let leads = Grant {
        role: Role::Principal,
        at: school.clone(),
        leaf: true,
    };
    let today = world.db.clock().today();
    let name = "Hiệu trưởng".to_owned();
    let actor = Actor::person(world.tenant, person, fresh(), name, vec![leads], today);
    Ok(Arc::new(actor))
}

impl Country {
    /// The data of an answer in this process, which must have no errors.
    pub async fn told(
        &self,
        actor: &Arc<Actor>,
        document: &str,
        variables: &Value,
    ) -> Result<Value, Failure> {
        let answer = self.execute(actor, document, variables).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        Ok(answer.data.into_json()?)
    }
}
