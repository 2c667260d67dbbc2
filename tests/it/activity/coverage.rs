//! Which duties schools' activities carry out: recounted here in plain code.

use std::collections::{BTreeMap, BTreeSet};

use entity::{activity, activity_clause, plan, plan_clause, task};
use sea_orm::Set;
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
    let author = school.focal.user().unwrap_or_default();
    let duties: Vec<Uuid> = school.duties.iter().map(|duty| uuid(duty)).collect();
    let mut dice = Dice(seed);
    let mut thrown = Thrown::new();
    let (mut plans, mut clauses, mut rows, mut links) = (vec![], vec![], vec![], vec![]);
    for at in schools {
        // None; a draft; an issued one; an issued one that another replaced, and that other.
        let replaced = dice.below(4);
        let issued = fresh();
        let kinds: &[(Uuid, plan::State, bool)] = match replaced {
            0 => &[],
            1 => &[(fresh(), plan::State::Draft, false)],
            2 => &[(issued, plan::State::Issued, true)],
            _ => &[
                (issued, plan::State::Issued, true),
                (fresh(), plan::State::Issued, false),
            ],
        };
        for (id, state, counts) in kinds {
            let title = "Kế hoạch của trường";
            plans.push(plan::ActiveModel {
                id: Set(*id),
                organization_id: Set(*at),
                parent_id: Set(Some(above)),
                school_year_id: Set(year),
                state: Set(*state),
                title: Set(title.to_owned()),
                title_folded: Set(text::fold(title)),
                title_sort: Set(text::sort_key(title)),
                findings: Set(json!([])),
                created_by: Set(author),
                replaced_by_id: Set((!counts && *state == plan::State::Issued).then_some(issued)),
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
                let (activity, confirmed) = (fresh(), dice.below(2) == 0);
                let state = if confirmed {
                    task::State::Confirmed
                } else {
                    task::State::Done
                };
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

#[tokio::test]
async fn the_table_says_what_a_recount_says() -> Result<()> {
    for seed in [3, 20, 2020] {
        let school = School::new().await?;
        school.given.world.more_schools(13).await?;
        let (_, all) = rows(&school, &json!({}), 4).await;
        let schools: Vec<Uuid> = all
            .iter()
            .map(|row| uuid(&word(&row["organization"]["id"])))
            .collect();
        assert_eq!(schools.len(), 15);
        let thrown = throw(&school, &schools, seed).await?;
        let (coverage, all) = rows(&school, &json!({}), 4).await;
        assert_eq!(coverage["schools"], 15);
        for row in &all {
            let at = uuid(&word(&row["organization"]["id"]));
            for (cell, duty) in row["cells"]
                .as_array()
                .into_iter()
                .flatten()
                .zip(&school.duties)
            {
                let expected = thrown.get(&(at, uuid(duty)));
                assert_eq!(cell["state"], state(expected), "{seed}: {at} {duty}");
                assert_eq!(cell["activities"], expected.map_or(0, Vec::len));
            }
        }
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
                assert_eq!(narrowed["schools"], 15);
                assert_eq!(narrowed["rows"]["totalCount"], expected.len());
            }
        }
    }
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
