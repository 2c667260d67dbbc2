//! Which duties schools' activities carry out: recounted here in plain code.

use std::collections::{BTreeMap, BTreeSet};

use entity::{activity, activity_clause, organization, plan, plan_clause, task};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, Database, EntityTrait as _, QueryFilter as _, Set};
use serde_json::{Value, json};
use server::platform::id::fresh;
use server::platform::{Id, Intent, Result, text};
use uuid::Uuid;

use super::world::{School, text as word};

const COVERAGE: &str = "query($plan: ID!, $filter: CoverageFilter, $first: Int, $after: String) { \
    planCoverage(plan: $plan, filter: $filter) { schools \
    duties { clause { id text } covered done } \
    rows(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } \
    nodes { organization { id name } plan { id title } cells { state activities } } } } }";

/// A small generator of the same numbers each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

fn uuid(id: &str) -> Uuid {
    let hex = id.split('_').next_back().unwrap_or_default();
    Uuid::parse_str(hex).unwrap_or_default()
}

/// What was thrown: by school and duty, its activities, each confirmed or not.
type Thrown = BTreeMap<(Uuid, Uuid), Vec<bool>>;

/// Plans and activities of all schools, thrown; those of plans that do not count are not told.
async fn throw(school: &School, schools: &[Uuid], seed: u64) -> Result<Thrown> {
    let world = &school.given.world;
    let (above, year) = (uuid(&school.above), uuid(&world.year));
    let another = fresh();
    let author = school.focal.user().unwrap_or_default();
    let duties: Vec<Uuid> = school.duties.iter().map(|duty| uuid(duty)).collect();
    let mut dice = Dice(seed);
    let mut thrown = Thrown::new();
    let (mut plans, mut clauses, mut rows, mut links) = (vec![], vec![], vec![], vec![]);
    let title = "Kế hoạch khác của phòng";
    plans.push(plan::ActiveModel {
        id: Set(another),
        organization_id: Set(world.office.organization),
        school_year_id: Set(year),
        state: Set(plan::State::Issued),
        title: Set(title.to_owned()),
        title_folded: Set(text::fold(title)),
        title_sort: Set(text::sort_key(title)),
        findings: Set(json!([])),
        created_by: Set(author),
        ..Default::default()
    });
    for at in schools {
        // None; a draft; an issued one; a closed one; an issued one that another replaced, and that other; one under
        // another plan of the office.
        use plan::State::{Closed, Draft, Issued};
        let counting = fresh();
        let kinds: &[(Uuid, plan::State, Uuid, bool)] = match dice.below(6) {
            0 => &[],
            1 => &[(fresh(), Draft, above, false)],
            2 => &[(counting, Issued, above, true)],
            3 => &[(counting, Closed, above, true)],
            4 => &[(fresh(), Issued, another, false)],
            _ => &[
                (counting, Issued, above, true),
                (fresh(), Issued, above, false),
            ],
        };
        for (id, state, parent, counts) in kinds {
            let title = "Kế hoạch của trường";
            plans.push(plan::ActiveModel {
                id: Set(*id),
                organization_id: Set(*at),
                parent_id: Set(Some(*parent)),
                school_year_id: Set(year),
                state: Set(*state),
                title: Set(title.to_owned()),
                title_folded: Set(text::fold(title)),
                title_sort: Set(text::sort_key(title)),
                findings: Set(json!([])),
                created_by: Set(author),
                replaced_by_id: Set(
                    (!counts && *state == Issued && *parent == above).then_some(counting)
                ),
                ..Default::default()
            });
            let mut own = Vec::new();
            for (position, duty) in (0..).zip(&duties) {
                let clause = fresh();
                own.push((clause, *duty));
                clauses.push(plan_clause::ActiveModel {
                    id: Set(clause),
                    plan_id: Set(*id),
                    position: Set(position),
                    depth: Set(0),
                    kind: Set(plan_clause::Kind::Duty),
                    text: Set("Nhiệm vụ".to_owned()),
                    schools: Set(false),
                    deadlines: Set(json!([])),
                    source_id: Set(Some(*duty)),
                    ..Default::default()
                });
            }
            for _ in 0..dice.below(5) {
                use task::State::{Assigned, Confirmed, Done, InProgress};
                let states = [Confirmed, Assigned, Confirmed, InProgress, Confirmed, Done];
                let (activity, state) = (fresh(), states[dice.below(states.len())]);
                let confirmed = state == Confirmed;
                rows.push(activity::ActiveModel {
                    id: Set(activity),
                    plan_id: Set(*id),
                    organization_id: Set(*at),
                    title: Set("Hoạt động".to_owned()),
                    title_folded: Set("hoat dong".to_owned()),
                    starts_on: Set(crate::plan::world::day("2020-11-01")),
                    ends_on: Set(crate::plan::world::day("2020-11-02")),
                    state: Set(state),
                    links: Set(json!([])),
                    ..Default::default()
                });
                let mut carries = BTreeSet::new();
                let mut named = BTreeSet::new();
                for _ in 0..dice.below(4) {
                    if let Some((clause, duty)) = own.get(dice.below(own.len())) {
                        // By the duty itself, or by what was taken from it.
                        named.insert(if dice.below(2) == 0 { *clause } else { *duty });
                        carries.insert(*duty);
                    }
                }
                links.extend(
                    named
                        .into_iter()
                        .map(|clause| activity_clause::ActiveModel {
                            activity_id: Set(activity),
                            clause_id: Set(clause),
                            ..Default::default()
                        }),
                );
                if *counts {
                    for duty in carries {
                        thrown.entry((*at, duty)).or_default().push(confirmed);
                    }
                }
            }
        }
    }
    let system = server::platform::Actor::system(world.tenant, world.db.clock().today());
    let mut w = world.db.writer(system.into(), Intent::once()).await?;
    w.seed::<plan::Entity>(plans).await?;
    w.seed::<plan_clause::Entity>(clauses).await?;
    w.seed::<activity::Entity>(rows).await?;
    w.seed::<activity_clause::Entity>(links).await?;
    w.commit(&()).await?;
    Ok(thrown)
}

fn state(activities: Option<&Vec<bool>>) -> &'static str {
    match activities {
        None => "NOT_COVERED",
        Some(all) if all.iter().all(|confirmed| *confirmed) => "DONE",
        Some(_) => "PLANNED",
    }
}

async fn rows(school: &School, filter: &Value, first: usize) -> (Value, Vec<Value>) {
    let (mut rows, mut after) = (Vec::new(), Value::Null);
    loop {
        let variables =
            json!({ "plan": school.above, "filter": filter, "first": first, "after": after });
        let answer = school.ask(&school.given.head, COVERAGE, variables).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        let page = answer.at("/planCoverage/rows");
        rows.extend(page["nodes"].as_array().cloned().unwrap_or_default());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] != true {
            return (answer.at("/planCoverage").clone(), rows);
        }
    }
}

/// The school is closed since before today, with all that it had planned.
async fn close(school: &School, closed: Uuid) -> Result<()> {
    let raw = Database::connect(&school.given.world.database.url).await?;
    let day = crate::plan::world::day("2020-10-01");
    organization::Entity::update_many()
        .col_expr(organization::Column::ClosedOn, Expr::value(day))
        .filter(organization::Column::Id.eq(closed))
        .exec(&raw)
        .await?;
    Ok(())
}

#[tokio::test]
async fn the_table_says_what_a_recount_says() -> Result<()> {
    let (mut covered, mut cells) = (BTreeSet::new(), 0);
    for seed in [3, 20, 2020] {
        let school = School::new().await?;
        school.given.world.more_schools(13).await?;
        let (_, all) = rows(&school, &json!({}), 4).await;
        let mut schools: Vec<Uuid> = all
            .iter()
            .map(|row| uuid(&word(&row["organization"]["id"])))
            .collect();
        assert_eq!(schools.len(), 15);
        let mut thrown = throw(&school, &schools, seed).await?;
        // Of those that carry something out, one is no more.
        let closed = thrown.keys().map(|(at, _)| *at).nth(2).unwrap_or_default();
        close(&school, closed).await?;
        schools.retain(|at| *at != closed);
        thrown.retain(|(at, _), _| *at != closed);
        let (coverage, all) = rows(&school, &json!({}), 4).await;
        assert_eq!(coverage["schools"], 14);
        let told: Vec<Uuid> = (all.iter())
            .map(|row| uuid(&word(&row["organization"]["id"])))
            .collect();
        assert_eq!(told, schools);
        for (row, at) in all.iter().zip(&schools) {
            let told = row["cells"].as_array().map_or(&[][..], Vec::as_slice);
            assert_eq!(told.len(), school.duties.len());
            for (cell, duty) in told.iter().zip(&school.duties) {
                let expected = thrown.get(&(*at, uuid(duty)));
                assert_eq!(cell["state"], state(expected), "{seed}: {at} {duty}");
                assert_eq!(cell["activities"], expected.map_or(0, Vec::len));
                covered.insert(state(expected));
                cells += 1;
            }
        }
        assert_eq!(
            coverage["duties"].as_array().map(Vec::len),
            Some(school.duties.len())
        );
        for (at, duty) in school.duties.iter().enumerate() {
            let of_duty = || thrown.iter().filter(|((_, one), _)| *one == uuid(duty));
            let done = of_duty().filter(|(_, all)| state(Some(all)) == "DONE");
            let told = &coverage["duties"][at];
            assert_eq!(word(&told["clause"]["id"]), *duty);
            assert_eq!(told["covered"], of_duty().count(), "{seed}: {duty}");
            assert_eq!(told["done"], done.count(), "{seed}: {duty}");
            for stands in ["NOT_COVERED", "PLANNED", "DONE"] {
                let filter = json!({ "duty": { "clause": duty, "state": stands } });
                let (narrowed, found) = rows(&school, &filter, 100).await;
                let found: BTreeSet<Uuid> = found
                    .iter()
                    .map(|row| uuid(&word(&row["organization"]["id"])))
                    .collect();
                let expected: BTreeSet<Uuid> = schools
                    .iter()
                    .filter(|at| state(thrown.get(&(**at, uuid(duty)))) == stands)
                    .copied()
                    .collect();
                assert_eq!(found, expected, "{seed}: {duty} {stands}");
                assert_eq!(narrowed["schools"], 14);
                assert_eq!(narrowed["rows"]["totalCount"], expected.len());
            }
        }
    }
    assert_eq!(
        (covered.len(), cells),
        (3, 3 * 14 * 2),
        "every state came up"
    );
    Ok(())
}

#[tokio::test]
async fn three_hundred_schools_cost_what_three_cost() -> Result<()> {
    let mut costs = Vec::new();
    for more in [1, 298] {
        let school = School::new().await?;
        school.given.world.more_schools(more).await?;
        let (_, all) = rows(&school, &json!({}), 100).await;
        let schools: Vec<Uuid> = all
            .iter()
            .map(|row| uuid(&word(&row["organization"]["id"])))
            .collect();
        throw(&school, &schools, 7).await?;
        let board = "query($plan: ID!) { planSchools(plan: $plan) { counts { schools } rows(first: 100) { totalCount nodes { state plan { title } focalPoint { id } } } } }";
        let variables = json!({ "plan": school.above, "first": 100 });
        let world = &school.given.world;
        costs.push((
            world
                .cost(&school.given.head, COVERAGE, variables.clone())
                .await,
            world.cost(&school.given.head, board, variables).await,
        ));
    }
    assert_eq!(costs.first(), costs.last());
    Ok(())
}

#[tokio::test]
async fn a_schools_plan_tells_which_duties_it_covers() -> Result<()> {
    let school = School::new().await?;
    let draft = school.begun().await;
    let plan = school.plan(&school.focal, &draft).await;
    // The clause that was taken from the first duty.
    let taken = word(&plan["clauses"][4]["id"]);
    school.added(&draft, &[&taken], None).await;
    let query = "query($id: ID!) { plan(id: $id) { dutyCoverage { state clause { id } activities { title } } } }";
    let answer = school
        .ask(&school.focal, query, json!({ "id": draft }))
        .await;
    let told: Vec<(String, String)> = answer
        .at("/plan/dutyCoverage")
        .as_array()
        .into_iter()
        .flatten()
        .map(|duty| (word(&duty["clause"]["id"]), word(&duty["state"])))
        .collect();
    let expected = [
        (school.duties[0].clone(), "PLANNED".to_owned()),
        (school.duties[1].clone(), "NOT_COVERED".to_owned()),
    ];
    assert_eq!(told, expected);
    // A draft is not counted yet.
    let (coverage, _) = rows(&school, &json!({}), 10).await;
    assert_eq!(coverage["duties"][0]["covered"], 0);
    let id = Id::<plan::Entity>::new(uuid(&draft)).to_string();
    let own = json!({ "plan": id });
    let refused = school.ask(&school.given.principal, COVERAGE, own).await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    Ok(())
}
