//! A school's activities, as the appendix of its plan.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{activity, plan, user};
use paper::{Align, Appendix, Block, Column, Table};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use crate::platform::graphql::Call;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Result};

/// The activities of a plan in sight, the first to begin first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct ActivitiesOf(Uuid);

impl Loader<ActivitiesOf> for Source {
    type Value = Vec<activity::Model>;
    type Error = Error;

    async fn load(&self, of: &[ActivitiesOf]) -> Result<HashMap<ActivitiesOf, Self::Value>> {
        let rows = self
            .reader
            .find::<activity::Entity>()
            .filter(activity::Column::PlanId.is_in(of.iter().map(|of| of.0)))
            .order_by_asc(activity::Column::StartsOn)
            .order_by_asc(activity::Column::Id);
        let rows = self.reader.all(rows).await?;
        Ok(grouped(rows, |row| ActivitiesOf(row.plan_id)))
    }
}

/// None where the plan has no activities.
pub async fn activities(call: &Call, plan: &plan::Model) -> Result<Option<Appendix>> {
    let activities = call.load(ActivitiesOf(plan.id)).await?;
    if activities.is_empty() {
        return Ok(None);
    }
    let column = |title: &str, share, align| Column {
        title: title.to_owned(),
        share,
        align,
    };
    let mut rows = Vec::with_capacity(activities.len());
    for (n, activity) in (1..).zip(activities) {
        rows.push(row(call, n, activity).await?);
    }
    Ok(Some(Appendix {
        title: "Các hoạt động truyền thông".to_owned(),
        landscape: true,
        body: vec![Block::Table(Table {
            columns: vec![
                column("STT", 2, Align::Center),
                column("Hoạt động", 10, Align::Left),
                column("Người thực hiện", 6, Align::Left),
                column("Thời gian", 6, Align::Center),
                column("Địa điểm", 5, Align::Left),
                column("Sản phẩm", 7, Align::Left),
            ],
            rows,
        })],
    }))
}

async fn row(call: &Call, n: u32, activity: activity::Model) -> Result<Vec<String>> {
    let person = match activity.person_id {
        Some(person) => call.row::<user::Entity>(person).await?,
        None => None,
    };
    let doer = person.map(|person| person.name).or(activity.doer);
    Ok(vec![
        n.to_string(),
        activity.title,
        doer.unwrap_or_default(),
        days(activity.starts_on, activity.ends_on),
        activity.place.unwrap_or_default(),
        activity.output.unwrap_or_default(),
    ])
}

fn days(first: NaiveDate, last: NaiveDate) -> String {
    let written = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    if first == last {
        written(first)
    } else {
        format!("{} - {}", written(first), written(last))
    }
}
