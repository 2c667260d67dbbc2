//! Schools against the periods of two school years.

use entity::position::Role;
use entity::report::State;
use entity::{report, reporting_period, school_year};
use sea_orm::Set;
use serde_json::json;
use server::platform::id::fresh;

use crate::report::world::{Done, World, code, day, id};

#[tokio::test]
async fn it_is_told_who_came_in_time_over_two_years() -> Done {
    let world = World::with_schools(3).await?;
    let (year, before) = (fresh(), fresh());
    world
        .seed::<school_year::Entity>(vec![school_year::ActiveModel {
            id: Set(year),
            name: Set("2019-2020".to_owned()),
            starts_on: Set(day("2019-09-05")),
            ends_on: Set(day("2020-05-31")),
            ..Default::default()
        }])
        .await?;
    world
        .seed::<reporting_period::Entity>(vec![reporting_period::ActiveModel {
            id: Set(before),
            organization_id: Set(world.office.organization),
            school_year_id: Set(year),
            name: Set("Học kỳ I năm trước".to_owned()),
            opens_on: Set(day("2020-01-04")),
            due_on: Set(day("2020-01-15")),
            ..Default::default()
        }])
        .await?;
    let sent = |at: usize, period, state, due: &str, came: Option<&str>| {
        let school = world.school(at)?.organization;
        Ok::<_, crate::report::world::Failure>(report::ActiveModel {
            id: Set(fresh()),
            organization_id: Set(school),
            period_id: Set(period),
            state: Set(state),
            nothing_to_report: Set(false),
            due_on: Set(day(due)),
            first_submitted_on: Set(came.map(day)),
            ..Default::default()
        })
    };
    let (last, now) = ("2020-01-15", "2021-01-15");
    world
        .seed::<report::Entity>(vec![
            sent(0, before, State::Accepted, last, Some("2020-01-15"))?,
            // It was given longer.
            sent(1, before, State::Accepted, "2020-01-20", Some("2020-01-21"))?,
            sent(0, world.period, State::Submitted, now, Some("2021-01-11"))?,
            sent(1, world.period, State::Draft, now, None)?,
        ])
        .await?;
    let query = format!(
        r#"{{ reportHeat(period: "{}") {{ periods {{ name }} rows {{ totalCount nodes {{ organization {{ shortName }} cells {{ state timeliness report {{ state }} }} }} }} }} }}"#,
        id("period", world.period)
    );
    let office = world.actor(Role::Emulation, &world.office)?;
    let answer = world.ask(&office, &query).await?;
    let cell = |state: &str, timeliness: &str, report: Option<&str>| {
        let report = report.map(|state| json!({ "state": state }));
        json!({ "state": state, "timeliness": timeliness, "report": report })
    };
    let row = |at: usize, cells: [serde_json::Value; 2]| {
        let name = format!("TH Hoa Sen {at:04}");
        json!({ "organization": { "shortName": name }, "cells": cells })
    };
    assert_eq!(
        answer.pointer("/data/reportHeat"),
        Some(&json!({
            "periods": [{ "name": "Học kỳ I năm trước" }, { "name": "Học kỳ I" }],
            "rows": { "totalCount": 3, "nodes": [
                row(0, [cell("ACCEPTED", "ON_TIME", Some("ACCEPTED")), cell("SUBMITTED", "ON_TIME", Some("SUBMITTED"))]),
                row(1, [cell("ACCEPTED", "LATE", Some("ACCEPTED")), cell("DRAFT", "PENDING", None)]),
                row(2, [cell("NOT_STARTED", "OVERDUE", None), cell("NOT_STARTED", "PENDING", None)]),
            ] }
        })),
        "{answer}"
    );
    for (role, at, expected) in [
        (Role::Observer, &world.department, "FORBIDDEN"),
        (Role::Principal, world.school(0)?, "FORBIDDEN"),
        (Role::Office, &world.other_office, "NOT_FOUND"),
    ] {
        let answer = world.ask(&world.actor(role, at)?, &query).await?;
        assert_eq!(code(&answer), Some(expected), "{role:?}");
    }
    Ok(())
}
