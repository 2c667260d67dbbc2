//! A school stands below another office: who sees what from then on, and what it was called before.

use std::sync::Arc;

use entity::position::Role;
use entity::{organization, reporting_period};
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use server::platform::id::fresh;
use server::platform::{Actor, Place, text};
use uuid::Uuid;

use super::reorganization::{administrator, into, plan, preview, what};
use crate::distribution::world::{SCHOOL, Sent, recipients};
use crate::plan::world::{World as Papers, org};
use crate::report::world::{Done, World, code, codes, day, id};

#[tokio::test]
async fn a_school_that_stands_below_another_office_is_that_offices() -> Done {
    let mut world = World::with_schools(2).await?;
    let admin = administrator(&mut world).await?;
    let school = world.school(0)?.clone();
    let other = world.actor(Role::Office, &world.other_office)?;
    let office = world.actor(Role::Office, &world.office)?;
    let see = format!(
        r#"{{ organization(id: "{}") {{ name parent {{ id }} }} }}"#,
        id("org", school.organization)
    );
    assert_eq!(code(&world.ask(&other, &see).await?), Some("NOT_FOUND"));
    let asked = what(
        "MOVE",
        school.organization,
        "2021-01-12",
        &into(world.other_office.organization),
    );
    let answer = world.act(&admin, &plan(&asked)).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let seen = world.ask(&other, &see).await?;
    assert_eq!(
        seen.pointer("/data/organization/parent/id"),
        Some(&json!(id("org", world.other_office.organization))),
        "{seen}"
    );
    assert_eq!(code(&world.ask(&office, &see).await?), Some("NOT_FOUND"));
    // An office goes with all that is below it.
    let asked = what(
        "MOVE",
        world.other_office.organization,
        "2021-01-12",
        &into(world.office.organization),
    );
    let told = preview(&world, &admin, &asked).await?;
    assert_eq!(
        told["effects"],
        json!([{ "kind": "MOVED", "count": 3, "names": [] }])
    );
    world.act(&admin, &plan(&asked)).await?;
    assert_eq!(
        code(&world.ask(&office, &see).await?),
        None,
        "it is below again"
    );
    Ok(())
}

/// An office's papers, and another office to which its first school goes.
struct Leaving {
    sent: Sent,
    other_office: Place,
    period: Uuid,
}

impl Leaving {
    /// The school has a task, a report that it handed in and a document that it was sent.
    async fn new() -> server::platform::Result<Self> {
        let world = Papers::new().await?;
        let id = Uuid::now_v7();
        let other_office = Place {
            organization: id,
            path: format!("{}{}/", world.department.path, id.simple()),
        };
        let name = "Phòng Giáo dục và Đào tạo huyện Lấp Vò";
        world
            .seed::<organization::Entity>(vec![organization::ActiveModel {
                id: Set(id),
                parent_id: Set(Some(world.department.organization)),
                kind: Set(organization::Kind::Office),
                name: Set(name.to_owned()),
                short_name: Set(name.to_owned()),
                name_folded: Set(text::fold(name)),
                name_sort: Set(text::sort_key(name)),
                path: Set(other_office.path.clone()),
                ..Default::default()
            }])
            .await?;
        let sent = Sent::to(world, recipients()).await?;
        let world = &sent.world;
        let period = fresh();
        world
            .seed::<reporting_period::Entity>(vec![reporting_period::ActiveModel {
                id: Set(period),
                organization_id: Set(world.office.organization),
                school_year_id: Set(year(&world.year)),
                name: Set("Học kỳ I".to_owned()),
                opens_on: Set(day("2020-10-01")),
                due_on: Set(day("2021-01-15")),
                ..Default::default()
            }])
            .await?;
        let give = "mutation($input: TaskAssignInput!) { taskAssign(input: $input) { userErrors { path code } } }";
        let task = json!({ "organization": org(&world.office), "title": "Viết bài", "dueOn": "2020-10-30",
            "to": { "organizations": [org(&world.school)] } });
        let given = world.ask(&sent.officer, give, json!({ "input": task }));
        assert_eq!(given.await.faults("taskAssign"), Vec::<&str>::new());
        let nothing = "mutation($input: ReportNothingInput!) { reportNothing(input: $input) { userErrors { path code } } }";
        let input =
            json!({ "organization": org(&world.school), "period": self::id("period", period) });
        let told = world.ask(&sent.principal, nothing, json!({ "input": input }));
        assert_eq!(told.await.faults("reportNothing"), Vec::<&str>::new());
        Ok(Self {
            sent,
            other_office,
            period,
        })
    }

    async fn school_moves(&self) -> server::platform::Result<Place> {
        let world = &self.sent.world;
        let admin = [(Role::Admin, &world.department)];
        let admin = world.person("Quản trị", &admin).await?;
        let mutation = "mutation($input: ReorganizationPlanInput!) { reorganizationPlan(input: $input) { userErrors { path code } } }";
        let input = json!({ "what": { "organization": org(&world.school), "kind": "MOVE", "target": org(&self.other_office),
            "takesEffectOn": "2020-10-05", "decisionNumber": "7/QĐ-UBND" } });
        let moved = world.ask(&admin, mutation, json!({ "input": input })).await;
        assert_eq!(moved.faults("reorganizationPlan"), Vec::<&str>::new());
        let organization = world.school.organization;
        let path = format!("{}{}/", self.other_office.path, organization.simple());
        Ok(Place { organization, path })
    }

    /// All that somebody has in his lists; each must be readable.
    async fn lists(&self, who: &Arc<Actor>) -> Value {
        let query = "{ tasks(first: 10) { nodes { organization { name } assignee { name } } } \
            deliveries(first: 10) { nodes { name organization { name } document { subject plan { id } } } } \
            viewer { work { kind task { assignee { name } } document { id } } } }";
        let answer = self.sent.world.ask(who, query, json!({})).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        answer.data
    }
}

fn year(id: &str) -> Uuid {
    let hex = id.rsplit('_').next().unwrap_or_default();
    Uuid::parse_str(hex).unwrap_or_default()
}

#[tokio::test]
async fn what_was_open_between_a_school_and_its_office_stays_readable_on_both_sides() -> Done {
    let leaving = Leaving::new().await?;
    let world = &leaving.sent.world;
    let school = leaving.school_moves().await?;
    let principal = world
        .person("Bùi Thị Sáu", &[(Role::Principal, &school)])
        .await?;
    let officer = world.later(&leaving.sent.officer);

    let seen = leaving.lists(&principal).await;
    let task = json!({ "organization": { "name": OFFICE }, "assignee": { "name": SCHOOL } });
    assert_eq!(seen["tasks"]["nodes"], json!([task]));
    let delivery = &seen["deliveries"]["nodes"][0];
    assert_eq!(delivery["document"]["subject"], "Truyền thông năm học");
    assert_eq!(
        delivery["document"]["plan"],
        Value::Null,
        "the plan is the old office's"
    );

    let seen = leaving.lists(&officer).await;
    assert_eq!(seen["tasks"]["nodes"], json!([task]));
    let to = seen["deliveries"]["nodes"].as_array();
    let to = to.into_iter().flatten().find(|row| row["name"] == SCHOOL);
    assert_eq!(
        to.map(|row| &row["organization"]["name"]),
        Some(&json!(SCHOOL))
    );

    // The new office reads the report, and for which period it was.
    let head = [(Role::Head, &leaving.other_office)];
    let head = world.person("Lê Văn Mười", &head).await?;
    let reports = "query($id: ID!) { organization(id: $id) { reports { state period { name } values { indicator { id } } } } }";
    for who in [&principal, &head] {
        let id = json!({ "id": org(&school) });
        let answer = world.ask(who, reports, id).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        assert_eq!(answer.at("/organization/reports/0/period/name"), "Học kỳ I");
    }
    let board = format!(
        r#"{{ reportBoard(period: "{}") {{ rows(first: 10) {{ nodes {{ organization {{ name }} }} }} }} }}"#,
        id("period", leaving.period)
    );
    let answer = world.ask(&officer, &board, json!({})).await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    Ok(())
}

const OFFICE: &str = "Phòng Giáo dục và Đào tạo thành phố Sa Đéc";

#[tokio::test]
async fn an_issued_plan_bears_the_name_of_its_day() -> server::platform::Result<()> {
    let world = Papers::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let admin = [(Role::Admin, &world.department)];
    let admin = world.person("Quản trị", &admin).await?;
    let plan = world.draft(&officer, &world.office, "Truyền thông").await;
    world.act(&officer, "planSubmit", &plan).await;
    world.act(&head, "planApprove", &plan).await;
    world.act(&officer, "planIssue", &plan).await;
    let rename = "mutation($input: ReorganizationPlanInput!) { reorganizationPlan(input: $input) { userErrors { code } } }";
    let input = json!({ "what": { "organization": org(&world.office), "kind": "RENAME", "name": "Phòng Văn hóa - Xã hội phường Sa Đéc",
        "takesEffectOn": "2020-10-20", "decisionNumber": "7/QĐ-UBND" } });
    let answer = world.ask(&admin, rename, json!({ "input": input })).await;
    assert_eq!(answer.faults("reorganizationPlan"), Vec::<&str>::new());
    let query = "query($id: ID!) { plan(id: $id) { issuerName document { issuerName } organization { name names { name } } } }";
    let seen = world.ask(&officer, query, json!({ "id": plan })).await;
    assert_eq!(
        seen.at("/plan/issuerName"),
        "Phòng Giáo dục và Đào tạo thành phố Sa Đéc"
    );
    assert_eq!(seen.at("/plan/document/issuerName"), OFFICE);
    assert_eq!(
        seen.at("/plan/organization/name"),
        "Phòng Văn hóa - Xã hội phường Sa Đéc"
    );
    assert_eq!(
        seen.at("/plan/organization/names").as_array().map(Vec::len),
        Some(2)
    );
    Ok(())
}

#[tokio::test]
async fn a_name_does_not_end_before_it_began() -> Done {
    let mut world = World::with_schools(1).await?;
    let admin = administrator(&mut world).await?;
    let school = world.school(0)?.organization;
    let called = |on: &str, name: &str| {
        let name = format!(r#", name: "{name}", shortName: "{name}""#);
        plan(&what("RENAME", school, on, &name))
    };
    let first = world.act(&admin, &called("2021-01-10", "TH Sen")).await?;
    assert_eq!(codes(&first), Vec::<&str>::new(), "{first}");
    for earlier in ["2021-01-10", "2021-01-05"] {
        let again = world.act(&admin, &called(earlier, "TH Sen Hồng")).await?;
        assert_eq!(codes(&again), ["DATE_ORDER"], "{earlier}");
    }
    let later = world
        .act(&admin, &called("2021-01-11", "TH Sen Hồng"))
        .await?;
    assert_eq!(codes(&later), Vec::<&str>::new(), "{later}");
    Ok(())
}
