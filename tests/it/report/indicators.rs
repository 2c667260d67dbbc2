//! What reports ask for: who says it, what is refused, what becomes of it once schools have answered.

use std::sync::Arc;

use entity::position::Role;
use entity::{indicator, report, report_value, reporting_period, school_year};
use sea_orm::Set;
use serde_json::{Value, json};
use server::platform::Actor;
use uuid::Uuid;

use crate::report::life::Form;
use crate::report::world::{Done, Failure, World, code, codes, day, id};

const SHOWN: &str = "indicator { id version code name kind places choices formula aggregation weight least most changeMost \
    comparison comparedWith validFrom validTo levels { code } } userErrors { path code }";

/// An indicator as it is told; `more` says what is not as usual.
fn told(code: &str, more: &str) -> String {
    format!(
        r#"indicator: {{ code: "{code}", name: "{code}", unit: "bài", kind: COUNT, required: true, aggregation: SUM {more} }}"#
    )
}

struct Office<'w> {
    world: &'w World,
    keeper: Arc<Actor>,
}

impl<'w> Office<'w> {
    fn of(world: &'w World) -> Result<Self, Failure> {
        let keeper = world.actor(Role::Head, &world.office)?;
        Ok(Self { world, keeper })
    }

    async fn create(&self, indicator: &str) -> Result<Value, Failure> {
        let year = id("year", self.world.year);
        let body = id("org", self.world.office.organization);
        let mutation = format!(
            r#"indicatorCreate(input: {{ organization: "{body}", schoolYear: "{year}", {indicator} }}) {{ {SHOWN} }}"#
        );
        self.world.act(&self.keeper, &mutation).await
    }

    async fn change(&self, of: &str, year: Uuid, indicator: &str) -> Result<Value, Failure> {
        let year = id("year", year);
        let mutation = format!(
            r#"indicatorChange(input: {{ id: "{of}", schoolYear: "{year}", {indicator} }}) {{ {SHOWN} }}"#
        );
        self.world.act(&self.keeper, &mutation).await
    }

    async fn end(&self, of: &str, year: Uuid) -> Result<Value, Failure> {
        let year = id("year", year);
        let mutation = format!(
            r#"indicatorEnd(input: {{ id: "{of}", schoolYear: "{year}" }}) {{ userErrors {{ path code }} }}"#
        );
        self.world.act(&self.keeper, &mutation).await
    }

    async fn asked_id(&self, code: &str) -> Result<String, Failure> {
        let query = format!(
            r#"{{ indicators(organization: "{}", schoolYear: "{}") {{ id code }} }}"#,
            id("org", self.world.office.organization),
            id("year", self.world.year)
        );
        let answer = self.world.ask(&self.keeper, &query).await?;
        let rows = answer.pointer("/data/indicators").and_then(Value::as_array);
        let mut rows = rows.into_iter().flatten();
        let found = rows.find(|row| row["code"] == code).ok_or("not asked")?;
        Ok(found["id"].as_str().unwrap_or_default().to_owned())
    }

    async fn asked(&self, year: Uuid) -> Result<Vec<(String, String)>, Failure> {
        let query = format!(
            r#"{{ indicators(organization: "{}", schoolYear: "{}") {{ code name }} }}"#,
            id("org", self.world.office.organization),
            id("year", year)
        );
        let answer = self.world.ask(&self.keeper, &query).await?;
        let rows = answer.pointer("/data/indicators").and_then(Value::as_array);
        let text = |row: &Value, part: &str| row[part].as_str().unwrap_or_default().to_owned();
        let rows = rows.into_iter().flatten();
        Ok(rows
            .map(|row| (text(row, "code"), text(row, "name")))
            .collect())
    }
}

/// The year after the world's.
async fn next_year(world: &World) -> Result<Uuid, Failure> {
    let next = Uuid::now_v7();
    world
        .seed::<school_year::Entity>(vec![school_year::ActiveModel {
            id: Set(next),
            name: Set("2021-2022".to_owned()),
            starts_on: Set(day("2021-09-06")),
            ends_on: Set(day("2022-05-31")),
            ..Default::default()
        }])
        .await?;
    Ok(next)
}

#[tokio::test]
async fn the_office_says_what_is_asked_and_others_do_not() -> Done {
    let world = World::with_schools(1).await?;
    let office = Office::of(&world)?;
    let made = office
        .create(&told(
            " rate ",
            r#"kind: PERCENT, places: 1, formula: "articles / active_channels * 100", least: 5, most: 99.5, changeMost: 50,
               comparison: AT_MOST, comparedWith: "ARTICLES", aggregation: WEIGHTED, weight: "articles""#,
        )
        .replace("kind: COUNT, ", "")
        .replace("aggregation: SUM ", ""))
        .await?;
    assert_eq!(codes(&made), [""; 0], "{made}");
    let shown = &made["indicator"];
    assert_eq!(shown["code"], "RATE");
    assert_eq!(shown["most"], json!(99.5));
    assert_eq!(shown["least"], json!(5));
    assert_eq!(shown["weight"], "ARTICLES");
    for role in [Role::Principal, Role::FocalPoint] {
        let other = Office {
            world: &world,
            keeper: world.actor(role, world.school(0)?)?,
        };
        let year = id("year", world.year);
        let body = id("org", world.office.organization);
        let mutation = format!(
            r#"mutation {{ indicatorCreate(input: {{ organization: "{body}", schoolYear: "{year}", {} }}) {{ {SHOWN} }} }}"#,
            told("OWN", "")
        );
        let answer = world.ask(&other.keeper, &mutation).await?;
        assert_eq!(code(&answer), Some("FORBIDDEN"));
    }
    Ok(())
}

#[tokio::test]
async fn everything_wrong_with_an_indicator_is_told() -> Done {
    let world = World::with_schools(1).await?;
    let office = Office::of(&world)?;
    for (indicator, expected) in [
        (told("ARTICLES", ""), vec!["CODE_TAKEN"]),
        (told("SỐ BÀI", ""), vec!["CODE_FORM"]),
        (
            told("A", r#", formula: "ARTICLES +""#),
            vec!["FORMULA_UNREADABLE"],
        ),
        (
            told("A", r#", formula: "NOBODY * 2""#),
            vec!["UNKNOWN_CODE"],
        ),
        (told("A", r#", formula: "A + 1""#), vec!["CIRCULAR"]),
        (told("A", ", least: 9, most: 3"), vec!["OUT_OF_RANGE"]),
        (told("A", ", changeMost: 0"), vec!["OUT_OF_RANGE"]),
        (told("A", ", comparison: EQUAL"), vec!["REQUIRED"]),
        (
            told("A", "")
                .replace("COUNT", "CHOICE")
                .replace("SUM", "LIST"),
            vec!["CHOICES_MISSING"],
        ),
        (told("A", "").replace("COUNT", "TEXT"), vec!["NOT_A_FIGURE"]),
        (
            told("A", ", places: 5").replace("COUNT", "DECIMAL"),
            vec!["OUT_OF_RANGE"],
        ),
    ] {
        let answer = office.create(&indicator).await?;
        assert_eq!(codes(&answer), expected, "{indicator}");
    }
    // One by way of another.
    let first = office
        .create(&told("FIRST", r#", formula: "ARTICLES * 2""#))
        .await?;
    let first = first["indicator"]["id"].as_str().ok_or("none")?;
    office
        .create(&told("SECOND", r#", formula: "FIRST + 1""#))
        .await?;
    let round = told("FIRST", r#", formula: "SECOND - 1""#);
    let answer = office.change(first, world.year, &round).await?;
    assert_eq!(codes(&answer), ["CIRCULAR"]);
    // What another needs cannot go.
    assert_eq!(codes(&office.end(first, world.year).await?), ["NEEDED"]);
    Ok(())
}

#[tokio::test]
async fn what_schools_have_answered_changes_with_the_next_year() -> Done {
    let world = World::with_schools(1).await?;
    let office = Office::of(&world)?;
    let next = next_year(&world).await?;
    let owner = world.actor(Role::Principal, world.school(0)?)?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let articles = id("indicator", world.articles);
    let save = format!(r#"values: [{{ indicator: "{articles}", value: 3 }}]"#);
    assert_eq!(
        codes(&world.act(&owner, &form.save(&save)?).await?),
        [""; 0]
    );

    // Its words may be mended, its meaning not.
    let renamed = told("ARTICLES", "").replace(r#"name: "ARTICLES""#, r#"name: "Tin, bài""#);
    let answer = office.change(&articles, world.year, &renamed).await?;
    assert_eq!(codes(&answer), [""; 0]);
    let meant = renamed.replace("aggregation: SUM", "aggregation: MEAN");
    assert_eq!(
        codes(&office.change(&articles, world.year, &meant).await?),
        ["IN_USE"]
    );
    assert_eq!(codes(&office.end(&articles, world.year).await?), ["IN_USE"]);

    // Nor from a year before, of which nobody reports: what was answered since would be lost.
    let before = Uuid::now_v7();
    world
        .seed::<school_year::Entity>(vec![school_year::ActiveModel {
            id: Set(before),
            name: Set("2019-2020".to_owned()),
            starts_on: Set(day("2019-09-05")),
            ends_on: Set(day("2020-05-31")),
            ..Default::default()
        }])
        .await?;
    let answer = office.change(&articles, before, &meant).await?;
    assert_eq!(codes(&answer), ["IN_USE"]);
    assert_eq!(codes(&office.end(&articles, before).await?), ["IN_USE"]);

    // From the next year on, another of its code takes its place; this year's stays.
    let meant = meant.replace("Tin, bài", "Bài báo");
    let answer = office.change(&articles, next, &meant).await?;
    assert_eq!(codes(&answer), [""; 0]);
    assert_ne!(answer["indicator"]["id"], json!(articles));
    assert_eq!(answer["indicator"]["validFrom"], "2021-09-06");
    let own = |asked: Vec<(String, String)>| {
        let own = asked.into_iter().find(|(code, _)| code == "ARTICLES");
        own.map(|(_, name)| name)
    };
    assert_eq!(
        own(office.asked(world.year).await?).as_deref(),
        Some("Tin, bài")
    );
    assert_eq!(own(office.asked(next).await?).as_deref(), Some("Bài báo"));
    Ok(())
}

#[tokio::test]
async fn a_figure_is_worked_out_weighed_against_the_last_and_told_of_its_level() -> Done {
    let world = World::with_schools(2).await?;
    let office = Office::of(&world)?;
    let school = world.school(1)?.clone();
    let owner = world.actor(Role::Principal, &school)?;
    let more = |more: &str| told("RATE", more).replace("COUNT", "PERCENT");
    office
        .create(&more(
            r#", places: 1, formula: "ARTICLES / (ARTICLES + 2) * 100""#,
        ))
        .await?;
    // Asked of the one level that the second school does not teach.
    let level = id("level", *world.levels.first().ok_or("no levels")?);
    office
        .create(&told("ELSEWHERE", &format!(r#", levels: ["{level}"]"#)))
        .await?;
    let articles = id("indicator", world.articles);
    let changed = told("ARTICLES", ", changeMost: 50");
    office.change(&articles, world.year, &changed).await?;

    // The period before, in which there were ten.
    let (period, before) = (Uuid::now_v7(), Uuid::now_v7());
    world
        .seed::<reporting_period::Entity>(vec![reporting_period::ActiveModel {
            id: Set(period),
            organization_id: Set(world.office.organization),
            school_year_id: Set(world.year),
            name: Set("Đầu năm".to_owned()),
            opens_on: Set(day("2020-10-01")),
            due_on: Set(day("2020-10-15")),
            ..Default::default()
        }])
        .await?;
    world
        .seed::<report::Entity>(vec![report::ActiveModel {
            id: Set(before),
            organization_id: Set(school.organization),
            period_id: Set(period),
            state: Set(report::State::Accepted),
            nothing_to_report: Set(false),
            due_on: Set(day("2020-10-15")),
            ..Default::default()
        }])
        .await?;
    world
        .seed::<report_value::Entity>(vec![report_value::ActiveModel {
            report_id: Set(before),
            indicator_id: Set(world.articles),
            value: Set(Some(10)),
            ..Default::default()
        }])
        .await?;

    let form = Form {
        world: &world,
        school: 1,
    };
    let content =
        format!(r#"values: [{{ indicator: "{articles}", value: 1 }}], difficulties: "Không""#);
    let saved = world.act(&owner, &form.save(&content)?).await?;
    let report = saved["report"]["id"]
        .as_str()
        .ok_or("no report")?
        .to_owned();
    let query = format!(
        r#"{{ report(id: "{report}") {{ values {{ indicator {{ code }} value previous breaches explanation }} }} }}"#
    );
    let seen = world.ask(&owner, &query).await?;
    let values = seen
        .pointer("/data/report/values")
        .and_then(Value::as_array);
    let values = values.ok_or_else(|| seen.to_string())?;
    let of = |code: &str| {
        values
            .iter()
            .find(|value| value["indicator"]["code"] == code)
    };
    let articles_now = of("ARTICLES").ok_or("no articles")?;
    assert_eq!(articles_now["previous"], json!(10));
    assert_eq!(articles_now["breaches"], json!(["CHANGED_MUCH"]));
    assert_eq!(of("RATE").ok_or("no rate")?["value"], json!(33.3));
    assert!(of("ELSEWHERE").is_none(), "{seen}");

    let submit = format!(
        r#"reportSubmit(input: {{ id: "{report}" }}) {{ report {{ state }} userErrors {{ path code }} }}"#
    );
    let refused = world.act(&owner, &submit).await?;
    assert_eq!(codes(&refused), ["EXPLANATION_REQUIRED"]);
    let why =
        format!(r#"values: [{{ indicator: "{articles}", explanation: "Trường mới sáp nhập" }}]"#);
    world.act(&owner, &form.save(&why)?).await?;
    assert_eq!(codes(&world.act(&owner, &submit).await?), [""; 0]);
    Ok(())
}

#[tokio::test]
async fn an_office_asks_what_those_above_it_ask_and_not_what_its_neighbour_does() -> Done {
    let world = World::with_schools(1).await?;
    let office = Office::of(&world)?;
    let asks = |at: Uuid, code: &str| indicator::ActiveModel {
        organization_id: Set(at),
        code: Set(code.to_owned()),
        name: Set(code.to_owned()),
        unit: Set("bài".to_owned()),
        required: Set(false),
        position: Set(9),
        kind: Set(indicator::Kind::Count),
        places: Set(0),
        aggregation: Set(indicator::Aggregation::Sum),
        ..Default::default()
    };
    world
        .seed::<indicator::Entity>(vec![
            asks(world.department.organization, "ABOVE"),
            asks(world.other_office.organization, "BESIDE"),
        ])
        .await?;
    let codes: Vec<String> = office
        .asked(world.year)
        .await?
        .into_iter()
        .map(|(code, _)| code)
        .collect();
    assert_eq!(codes, ["ARTICLES", "ACTIVE_CHANNELS", "ABOVE"]);
    // What comes from above is not the office's to change.
    let above = office.asked_id("ABOVE").await?;
    let year = id("year", world.year);
    let mutation = format!(
        r#"mutation {{ indicatorEnd(input: {{ id: "{above}", schoolYear: "{year}" }}) {{ userErrors {{ code }} }} }}"#
    );
    let answer = world.ask(&office.keeper, &mutation).await?;
    assert_eq!(code(&answer), Some("FORBIDDEN"));
    Ok(())
}
