//! What a school is told of its days.

use entity::reporting_period::Model;
use uuid::Uuid;

use super::policy::SCHOOL;
use crate::platform::event::Concerned;
use crate::platform::events;

fn told(school: Uuid) -> Vec<Concerned> {
    vec![Concerned::at(school, &SCHOOL)]
}

events! {
    (row: &Model, school: Uuid) { period: Uuid = row.id, organization: Uuid = school }, of row at school;
    /// A school has a later day.
    PeriodExtended, "period.extended" => told(school);
    /// A school need not report.
    PeriodExcused, "period.excused" => told(school);
    /// For a school holds again what holds for all.
    PeriodRestored, "period.restored" => told(school);
}
