//! The board as the schema shows it.

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{cluster, education_level, organization, report, reporting_period};
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::super::board::{self, BoardFilter, By, Counts, Line, Tally, Why};
use super::super::model::{ReportState, Timeliness, days_late, timeliness};
use super::super::policy::sees_every_state;
use super::object::Report;
use super::{ClusterId, LevelId};
use crate::features::channel::FocalPoint;
use crate::features::organization::{Cluster, EducationLevel, Organization};
use crate::features::period::{ExceptionOf, ReportException, ReportingPeriod};
use crate::platform::graphql::{Call, List, list, reader, total};
use crate::platform::page::{Direction, PageArgs};
use crate::platform::{Actor, Date, Place, Reader, Result};

/// Narrows the board's rows down; its counts stay those of the whole period.
#[derive(InputObject)]
#[graphql(name = "BoardFilter")]
pub struct BoardFilterInput {
    /// Words of the school's name, with or without marks.
    search: Option<String>,
    /// Schools that teach this level.
    level: Option<LevelId>,
    /// Schools of this cluster.
    cluster: Option<ClusterId>,
    /// Any of these states.
    state: Option<Vec<ReportState>>,
    /// Any of these.
    timeliness: Option<Vec<Timeliness>>,
}

impl From<BoardFilterInput> for BoardFilter {
    fn from(input: BoardFilterInput) -> Self {
        Self {
            search: input.search,
            level: input.level.map(LevelId::uuid),
            cluster: input.cluster.map(ClusterId::uuid),
            states: input.state,
            timeliness: input.timeliness,
        }
    }
}

/// How the board's rows are ordered.
#[derive(InputObject)]
pub struct BoardOrder {
    /// By what.
    field: BoardOrderField,
    /// Which way.
    direction: Direction,
}

/// What the board's rows can be ordered by.
#[derive(Enum, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "By")]
pub enum BoardOrderField {
    /// The school's name, as a Vietnamese dictionary has it.
    Name,
    /// When the report was handed in; schools that have not come last.
    SubmittedAt,
}

/// Who has reported for a period, and who has not.
pub struct ReportBoard {
    period: reporting_period::Model,
    place: Place,
    filter: BoardFilter,
    /// Counted once, whatever is asked of them.
    tally: OnceCell<Tally>,
}

impl ReportBoard {
    /// An observer's rows are those accepted, whatever he filters by.
    pub fn new(
        actor: &Actor,
        period: reporting_period::Model,
        place: Place,
        mut filter: BoardFilter,
    ) -> Self {
        if !sees_every_state(actor, &place) {
            let asked = filter.states.take();
            let wanted = asked.is_none_or(|states| states.contains(&ReportState::Accepted));
            filter.states = Some(if wanted {
                vec![ReportState::Accepted]
            } else {
                Vec::new()
            });
        }
        Self {
            period,
            place,
            filter,
            tally: OnceCell::new(),
        }
    }

    async fn tally(&self, reader: &Reader) -> Result<&Tally> {
        let count = || board::tally(reader, &self.period, &self.place);
        self.tally.get_or_try_init(count).await
    }
}

#[Object]
impl ReportBoard {
    /// The period.
    async fn period(&self) -> ReportingPeriod {
        ReportingPeriod::new(self.period.clone())
    }

    /// When this was read.
    async fn as_of(&self, ctx: &Context<'_>) -> Result<DateTime<Utc>> {
        Ok(Call::of(ctx)?.db.clock().now())
    }

    /// All schools that owe a report: below the body that asks, open on the due date, and not let off.
    async fn totals(&self, ctx: &Context<'_>) -> Result<BoardCounts> {
        Ok(self.tally(reader(ctx)?).await?.totals.into())
    }

    /// Schools of the school year that do not count, each with why; 200 at most.
    async fn excluded(&self, ctx: &Context<'_>) -> Result<Vec<ExcludedSchool>> {
        let gone = board::excluded(reader(ctx)?, &self.period, &self.place).await?;
        let period = self.period.id;
        let school = |(school, why): (_, Why)| ExcludedSchool {
            period,
            school,
            why: why.into(),
        };
        Ok(gone.into_iter().map(school).collect())
    }

    /// The same by level; a school of several levels is counted in each.
    async fn by_level(&self, ctx: &Context<'_>) -> Result<Vec<BoardGroup>> {
        let reader = reader(ctx)?;
        let counts = &self.tally(reader).await?.by_level;
        let rows = reader
            .by_ids::<education_level::Entity>(counts.keys().copied())
            .await?;
        let mut rows: Vec<_> = rows.into_values().collect();
        rows.sort_by_key(|row| (row.position, row.id));
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                Some(BoardGroup {
                    counts: (*counts.get(&row.id)?).into(),
                    level: Some(EducationLevel::new(row)),
                    cluster: None,
                })
            })
            .collect())
    }

    /// The same by cluster; a school of several clusters is counted in each.
    async fn by_cluster(&self, ctx: &Context<'_>) -> Result<Vec<BoardGroup>> {
        let reader = reader(ctx)?;
        let counts = &self.tally(reader).await?.by_cluster;
        let rows = reader
            .by_ids::<cluster::Entity>(counts.keys().copied())
            .await?;
        let mut rows: Vec<_> = rows.into_values().collect();
        rows.sort_by(|a, b| (&a.name_sort, a.id).cmp(&(&b.name_sort, b.id)));
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                Some(BoardGroup {
                    counts: (*counts.get(&row.id)?).into(),
                    level: None,
                    cluster: Some(Cluster::new(row)),
                })
            })
            .collect())
    }

    /// Schools with where their report stands, by name unless ordered otherwise; `totalCount` counts what the filter
    /// leaves.
    async fn rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In what order; by name when left out.")] order_by: Option<BoardOrder>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<BoardRow>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let order = order_by.map_or((By::Name, Direction::Asc), |order| {
            (order.field.into(), order.direction)
        });
        let (period, place, filter) = (&self.period, &self.place, &self.filter);
        let page = board::page(reader, period, place, filter, order, &args).await?;
        let total = total(ctx, board::size(reader, period, place, filter)).await?;
        let due_on = self.period.due_on;
        Ok(list(page, total, |line| BoardRow {
            due_on: line.due_on.unwrap_or(due_on),
            line,
        }))
    }
}

/// Why a school does not count.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "Why")]
pub enum Exclusion {
    /// It became part of another before the due date.
    Merged,
    /// It closed before the due date.
    Closed,
    /// It opened after the due date.
    NotYetOpen,
    /// It was let off.
    Excused,
}

/// A school that does not count.
pub struct ExcludedSchool {
    period: Uuid,
    school: organization::Model,
    why: Exclusion,
}

#[Object]
impl ExcludedSchool {
    /// Which one: when it opened or closed, and what it became part of, is told there.
    async fn organization(&self) -> Organization {
        Organization::new(self.school.clone())
    }

    /// Why it does not count.
    async fn why(&self) -> Exclusion {
        self.why
    }

    /// Why it was let off, for those who may know.
    async fn exception(&self, ctx: &Context<'_>) -> Result<Option<ReportException>> {
        let of = ExceptionOf {
            period: self.period,
            school: self.school.id,
        };
        let row = Call::of(ctx)?.load(of).await?;
        Ok(row.map(ReportException::new))
    }
}

/// How many schools stand where.
#[derive(SimpleObject)]
pub struct BoardCounts {
    /// Owe a report.
    expected: i64,
    /// Have not begun.
    not_started: i64,
    /// Are writing.
    draft: i64,
    /// Wait for the office.
    submitted: i64,
    /// Have it back to mend.
    returned: i64,
    /// Are done.
    accepted: i64,
    /// Handed in on the due date or before.
    on_time: i64,
    /// Handed in after it.
    late: i64,
    /// Not handed in, and due.
    overdue: i64,
    /// Accepted or submitted, per cent of expected.
    completeness: f64,
    /// On time, per cent of those handed in.
    timeliness: f64,
}

impl From<Counts> for BoardCounts {
    fn from(counts: Counts) -> Self {
        let handed_in = counts.on_time + counts.late;
        Self {
            expected: counts.expected,
            not_started: counts.not_started,
            draft: counts.draft,
            submitted: counts.submitted,
            returned: counts.returned,
            accepted: counts.accepted,
            on_time: counts.on_time,
            late: counts.late,
            overdue: counts.overdue,
            completeness: per_cent(counts.accepted + counts.submitted, counts.expected),
            timeliness: per_cent(counts.on_time, handed_in),
        }
    }
}

/// With one decimal; nothing of nothing is 0.
fn per_cent(part: i64, whole: i64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    let per_mille = (part * 2_000 + whole) / (whole * 2);
    i32::try_from(per_mille).map_or(0.0, f64::from) / 10.0
}

/// The counts of one level or one cluster.
#[derive(SimpleObject)]
pub struct BoardGroup {
    /// Which level, in `byLevel`.
    level: Option<EducationLevel>,
    /// Which cluster, in `byCluster`.
    cluster: Option<Cluster>,
    /// How many schools stand where.
    counts: BoardCounts,
}

/// One school on the board.
pub struct BoardRow {
    line: Line,
    due_on: chrono::NaiveDate,
}

#[Object]
impl BoardRow {
    /// The school.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::named(ctx, self.line.organization_id).await
    }

    /// Where its report stands.
    async fn state(&self) -> ReportState {
        self.line
            .state
            .map_or(ReportState::NotStarted, ReportState::from)
    }

    /// Whether it came in time.
    async fn timeliness(&self, ctx: &Context<'_>) -> Result<Timeliness> {
        let today = Call::of(ctx)?.actor().today();
        Ok(timeliness(self.due_on, self.line.first_submitted_on, today))
    }

    /// The report itself; null while there is none, or while it is a draft that only the school reads.
    async fn report(&self, ctx: &Context<'_>) -> Result<Option<Report>> {
        match self.line.report_id {
            Some(id) => Ok(Call::of(ctx)?
                .row::<report::Entity>(id)
                .await?
                .map(Report::new)),
            None => Ok(None),
        }
    }

    /// When its report is due: the period's day, or a later one that was granted.
    async fn due_on(&self) -> Date {
        Date(self.due_on)
    }

    /// Days after the due date, so far or until it was handed in.
    async fn days_late(&self, ctx: &Context<'_>) -> Result<i32> {
        let today = Call::of(ctx)?.actor().today();
        Ok(days_late(self.due_on, self.line.first_submitted_on, today))
    }

    /// When it was last handed in.
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.line.submitted_at
    }

    /// Whom to call.
    async fn focal_point(&self, ctx: &Context<'_>) -> Result<Option<FocalPoint>> {
        FocalPoint::of(ctx, self.line.organization_id).await
    }
}
