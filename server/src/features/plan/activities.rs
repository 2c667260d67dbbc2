//! What a school will do, as the appendix of its plan: as it stands now while the plan is written; once it is issued, as it was
//! issued, whatever becomes of the activities.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{activity, document, plan, user};
use paper::Appendix;
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use crate::features::document::{self as documents, DocumentAppendix};
use crate::platform::graphql::Call;
use crate::platform::load::{Loader, Source};
use crate::platform::{Error, Reader, Result, apart};

const TITLE: &str = "Các hoạt động truyền thông";
const COLUMNS: [&str; 6] = [
    "STT",
    "Hoạt động",
    "Người thực hiện",
    "Thời gian",
    "Địa điểm",
    "Sản phẩm",
];

/// The activities of a plan in sight, as they stand.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct ActivitiesOf(Uuid);

impl Loader<ActivitiesOf> for Source {
    type Value = Vec<DocumentAppendix>;
    type Error = Error;

    async fn load(&self, of: &[ActivitiesOf]) -> Result<HashMap<ActivitiesOf, Self::Value>> {
        let plans: Vec<Uuid> = of.iter().map(|of| of.0).collect();
        let tables = tables(&self.reader, &plans).await?.into_iter();
        Ok(tables
            .map(|(plan, table)| (ActivitiesOf(plan), vec![table]))
            .collect())
    }
}

/// What is appended to a plan that is issued now; nothing where it has no activities.
pub async fn appendices(reader: &Reader, plan: Uuid) -> Result<Vec<DocumentAppendix>> {
    Ok(tables(reader, &[plan]).await?.into_values().collect())
}

/// The same, to be drawn.
pub async fn drawn(call: &Call, plan: &plan::Model) -> Result<Vec<Appendix>> {
    let issued = match plan.document_id {
        Some(issued) => Some(call.named::<document::Entity>(issued).await?),
        None => None,
    };
    // What was issued before its table was kept has no other than this one.
    let appended = match issued.filter(|paper| paper.appendices.is_some()) {
        Some(paper) => documents::appendices(&paper)?,
        None => call.load(ActivitiesOf(plan.id)).await?,
    };
    let across = |appended| Appendix {
        landscape: true,
        ..documents::drawn_appendix(appended)
    };
    apart(move || appended.into_iter().map(across).collect()).await
}

/// Of each plan that has any, its activities, the first to begin first.
async fn tables(reader: &Reader, plans: &[Uuid]) -> Result<HashMap<Uuid, DocumentAppendix>> {
    let rows = reader
        .find::<activity::Entity>()
        .filter(activity::Column::PlanId.is_in(plans.iter().copied()))
        .order_by_asc(activity::Column::StartsOn)
        .order_by_asc(activity::Column::Id);
    let rows = reader.all(rows).await?;
    let people = rows.iter().filter_map(|row| row.person_id);
    let people = reader.by_ids::<user::Entity>(people).await?;
    let mut of_plan: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in rows {
        let lines = of_plan
            .entry(row.plan_id)
            .or_insert_with(|| vec![COLUMNS.join("\t")]);
        let person = row.person_id.and_then(|id| people.get(&id));
        let doer = person.map_or(row.doer, |person| Some(person.name.clone()));
        let cells = [
            lines.len().to_string(),
            row.title,
            doer.unwrap_or_default(),
            days(row.starts_on, row.ends_on),
            row.place.unwrap_or_default(),
            row.output.unwrap_or_default(),
        ];
        lines.push(cells.map(|cell| one_line(&cell)).join("\t"));
    }
    let appended = |lines: Vec<String>| DocumentAppendix {
        title: TITLE.to_owned(),
        body: lines.join("\n"),
    };
    let tables = of_plan.into_iter();
    Ok(tables
        .map(|(plan, lines)| (plan, appended(lines)))
        .collect())
}

/// What was typed in several lines or with tabs would be cells of its own.
fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn days(first: NaiveDate, last: NaiveDate) -> String {
    let written = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    if first == last {
        written(first)
    } else {
        format!("{} - {}", written(first), written(last))
    }
}
