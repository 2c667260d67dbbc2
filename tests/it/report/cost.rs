//! What a page asks of the database does not grow with the page, however deep it is asked; and what was asked twice
//! with other arguments is answered twice.

use std::collections::HashMap;

use async_graphql::{Context, EmptyMutation, EmptySubscription, Object, Schema};
use entity::position::Role;
use entity::report::State;
use entity::{
    channel, focal_point, plan, report, report_value, reporting_period, school_year, term,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use server::platform::graphql::Call;
use server::platform::id::fresh;
use server::platform::load::{Loader, Source};
use server::platform::text;
use uuid::Uuid;

use crate::report::world::{Done, Failure, World, day, id};

const MANY: usize = 60;

/// Sixty schools with two reports, a focal point and two channels each.
async fn busy() -> Result<World, Failure> {
    let mut world = World::with_schools(MANY).await?;
    let second = fresh();
    world
        .seed::<reporting_period::Entity>(vec![reporting_period::ActiveModel {
            id: Set(second),
            organization_id: Set(world.office.organization),
            school_year_id: Set(world.year),
            name: Set("Cuối năm học".to_owned()),
            opens_on: Set(day("2021-01-04")),
            due_on: Set(day("2021-05-31")),
            ..Default::default()
        }])
        .await?;
    let (mut reports, mut values) = (Vec::new(), Vec::new());
    let (mut speakers, mut channels) = (Vec::new(), Vec::new());
    for at in 0..MANY {
        let school = world.school(at)?.organization;
        let person = world.appoint(Role::Principal, school).await?;
        for (period, due_on) in [(world.period, "2021-01-15"), (second, "2021-05-31")] {
            let report = fresh();
            reports.push(report::ActiveModel {
                id: Set(report),
                organization_id: Set(school),
                period_id: Set(period),
                state: Set(if at % 2 == 0 {
                    State::Submitted
                } else {
                    State::Returned
                }),
                nothing_to_report: Set(false),
                due_on: Set(day(due_on)),
                submitted_by: Set(Some(person)),
                ..Default::default()
            });
            values.push(report_value::ActiveModel {
                report_id: Set(report),
                indicator_id: Set(world.articles),
                value: Set(Some(3)),
                ..Default::default()
            });
        }
        speakers.push(focal_point::ActiveModel {
            organization_id: Set(school),
            user_id: Set(person),
            since: Set(day("2020-10-01")),
            ..Default::default()
        });
        for name in ["Trang của trường", "Bảng tin"] {
            channels.push(channel::ActiveModel {
                organization_id: Set(school),
                kind: Set(channel::Kind::Website),
                name: Set(name.to_owned()),
                address: Set(format!("https://{name}.{at}")),
                ..Default::default()
            });
        }
    }
    world.seed::<report::Entity>(reports).await?;
    world.seed::<report_value::Entity>(values).await?;
    world.seed::<focal_point::Entity>(speakers).await?;
    world.seed::<channel::Entity>(channels).await?;
    Ok(world)
}

/// How many statements a question costs, and its answer.
async fn cost(world: &World, role: Role, query: &str) -> Result<(u64, Value), Failure> {
    let actor = match role {
        Role::Principal => world.actor(role, world.school(0)?)?,
        _ => world.actor(role, &world.office)?,
    };
    let before = world.db.statements();
    let answer = world.ask(&actor, query).await?;
    assert_eq!(answer.pointer("/errors"), None, "{answer}");
    Ok((world.db.statements() - before, answer))
}

fn count(answer: &Value, list: &str) -> usize {
    answer
        .pointer(list)
        .and_then(Value::as_array)
        .map_or(0, Vec::len)
}

#[tokio::test]
async fn organizations_cost_the_same_however_many_and_however_deep() -> Done {
    let world = busy().await?;
    let query = |first: usize| {
        format!(
            "{{ organizations(filter: {{ kind: SCHOOL }}, first: {first}) {{ nodes {{ channelCount channels {{ name }} \
             reports {{ availableActions values {{ value }} submittedBy {{ name }} period {{ name plan {{ title }} }} \
             history {{ action }} }} appointments {{ person {{ name availableActions }} position {{ title }} }} \
             focalPoint {{ person {{ name }} }} }} }} }}"
        )
    };
    let (few, _) = cost(&world, Role::Head, &query(3)).await?;
    let (many, answer) = cost(&world, Role::Head, &query(MANY)).await?;
    assert_eq!(count(&answer, "/data/organizations/nodes"), MANY);
    assert_eq!(
        answer.pointer("/data/organizations/nodes/0/channelCount"),
        Some(&json!(2))
    );
    assert_eq!(
        answer.pointer("/data/organizations/nodes/59/channels/1/name"),
        Some(&json!("Bảng tin"))
    );
    assert_eq!(few, many);
    Ok(())
}

#[tokio::test]
async fn a_list_under_two_names_has_two_lengths() -> Done {
    let world = busy().await?;
    let query = "{ organizations(filter: { kind: SCHOOL }) { nodes { a: reports(first: 1) { id } b: reports(first: 50) { id } } } }";
    let (_, answer) = cost(&world, Role::Head, query).await?;
    assert_eq!(count(&answer, "/data/organizations/nodes/0/a"), 1);
    assert_eq!(count(&answer, "/data/organizations/nodes/0/b"), 2);
    Ok(())
}

/// Two school years, one with three terms, periods and plans, one with sixty of each.
async fn two_years(world: &World) -> Result<[String; 2], Failure> {
    let mut years = [String::new(), String::new()];
    for (year, (many, begins)) in years.iter_mut().zip([(3, 2018), (MANY, 2019)]) {
        let this = fresh();
        *year = id("year", this);
        world
            .seed::<school_year::Entity>(vec![school_year::ActiveModel {
                id: Set(this),
                name: Set(format!("{begins}-{}", begins + 1)),
                starts_on: Set(day(&format!("{begins}-09-05"))),
                ends_on: Set(day(&format!("{}-05-31", begins + 1))),
                ..Default::default()
            }])
            .await?;
        let ids: Vec<[Uuid; 3]> = (0..many).map(|_| [fresh(), fresh(), fresh()]).collect();
        let terms = (1..)
            .zip(&ids)
            .map(|(ordinal, [term, ..])| term::ActiveModel {
                id: Set(*term),
                school_year_id: Set(this),
                name: Set(format!("Học kỳ {ordinal}")),
                ordinal: Set(ordinal),
                starts_on: Set(day("2019-09-05")),
                ends_on: Set(day("2020-01-15")),
                ..Default::default()
            });
        world.seed::<term::Entity>(terms.collect()).await?;
        let author = world.person(Role::Office, &world.office)?;
        let plans = ids.iter().flat_map(|[_, issued, draft]| {
            [(issued, plan::State::Issued), (draft, plan::State::Draft)].map(|(plan, state)| {
                let title = format!("Kế hoạch {plan}");
                plan::ActiveModel {
                    id: Set(*plan),
                    organization_id: Set(world.office.organization),
                    school_year_id: Set(this),
                    state: Set(state),
                    title_folded: Set(text::fold(&title)),
                    title_sort: Set(text::sort_key(&title)),
                    title: Set(title),
                    findings: Set(json!([])),
                    created_by: Set(author),
                    ..Default::default()
                }
            })
        });
        world.seed::<plan::Entity>(plans.collect()).await?;
        let periods = (1..)
            .zip(&ids)
            .map(|(at, [term, plan, _])| reporting_period::ActiveModel {
                id: Set(*plan),
                organization_id: Set(world.office.organization),
                school_year_id: Set(this),
                plan_id: Set(Some(*plan)),
                term_id: Set(Some(*term)),
                name: Set(format!("Đợt {at}")),
                opens_on: Set(day("2021-03-01")),
                due_on: Set(day("2021-03-31")),
                ..Default::default()
            });
        world
            .seed::<reporting_period::Entity>(periods.collect())
            .await?;
        for (_, plan, _) in ids.iter().map(|[term, plan, draft]| (term, plan, draft)) {
            world.duties_of(*plan, *plan).await?;
        }
    }
    Ok(years)
}

#[tokio::test]
async fn periods_work_and_duties_cost_the_same_however_many() -> Done {
    let world = World::with_schools(4).await?;
    let years = two_years(&world).await?;
    for (role, list, query) in [
        (
            Role::Principal,
            "/data/reportingPeriods",
            "reportingPeriods(schoolYear: $year) { term { name } plan { title organization { name } } ownReport { state } indicators { code } }",
        ),
        (
            Role::Office,
            "/data/viewer/work",
            "viewer { work(schoolYear: $year) { plan { organization { name parent { name } } duties { kind } } } }",
        ),
        (
            Role::Head,
            "/data/plans/nodes",
            "plans(first: 60, filter: { schoolYear: $year, state: [ISSUED] }) { nodes { duties { done progress { expected done } period { name } } } }",
        ),
        (
            Role::Principal,
            "/data/plans/nodes",
            "plans(first: 60, filter: { schoolYear: $year, state: [ISSUED] }) { nodes { duties { done progress { done } } } }",
        ),
    ] {
        let mut costs = Vec::new();
        for year in &years {
            let query = format!("{{ {} }}", query.replace("$year", &format!("\"{year}\"")));
            let (statements, answer) = cost(&world, role, &query).await?;
            costs.push((statements, count(&answer, list)));
        }
        assert_eq!(costs[0].0, costs[1].0, "{list}: {costs:?}");
        assert!(costs[0].1 == 3 && costs[1].1 >= 30, "{list}: {costs:?}");
    }
    Ok(())
}

/// Something that cannot be read.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Broken(u8);

impl Loader<Broken> for Source {
    type Value = bool;
    type Error = server::platform::Error;

    async fn load(&self, _: &[Broken]) -> server::platform::Result<HashMap<Broken, bool>> {
        Err(server::platform::Error::Conflict { current: 7 })
    }
}

struct Root;

#[Object]
impl Root {
    async fn broken(&self, ctx: &Context<'_>, at: u8) -> server::platform::Result<Option<bool>> {
        Ok(Some(Call::of(ctx)?.load(Broken(at)).await?))
    }
}

#[tokio::test]
async fn whoever_waited_for_a_batch_is_told_why_it_failed() -> Done {
    let world = World::with_schools(1).await?;
    let schema = Schema::new(Root, EmptyMutation, EmptySubscription);
    let call = world.call(world.actor(Role::Head, &world.office)?);
    let answer = call
        .answer(&schema, "{ a: broken(at: 1) b: broken(at: 2) }".into())
        .await;
    let codes: Vec<_> = answer
        .errors
        .iter()
        .filter_map(|error| error.source::<server::platform::Error>())
        .map(server::platform::Error::code)
        .collect();
    assert_eq!(codes, ["CONFLICT", "CONFLICT"]);
    Ok(())
}

/// The planner and the locks of another build cost more than twice as much (decision 9).
#[tokio::test]
async fn sqlite_is_built_as_the_house_needs_it() -> Done {
    let memory = sea_orm::Database::connect("sqlite::memory:").await?;
    let options = Statement::from_string(memory.get_database_backend(), "PRAGMA compile_options");
    for row in memory.query_all_raw(options).await? {
        let option: String = row.try_get_by_index(0)?;
        assert!(
            !matches!(option.as_str(), "ENABLE_STAT4" | "ENABLE_MEMORY_MANAGEMENT"),
            "{option}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_request_of_many_parts_waits_for_no_connection_that_it_holds_itself() -> Done {
    let world = World::with_schools(20).await?;
    let head = world.actor(Role::Head, &world.office)?;
    let parts: Vec<String> = (0..40)
        .map(|n| {
            format!("a{n}: people(first: 10) {{ nodes {{ name appointments {{ organization {{ name }} }} }} }}")
        })
        .collect();
    let document = format!("{{ {} }}", parts.join(" "));
    let asked = (0..4).map(|_| world.ask(&head, &document));
    let asked = futures_util::future::try_join_all(asked);
    let answers = tokio::time::timeout(std::time::Duration::from_secs(8), asked).await??;
    for answer in answers {
        assert!(
            answer.get("errors").is_none_or(|errors| errors.is_null()),
            "{answer}"
        );
    }
    Ok(())
}
