//! Papers that arrived, out of a workbook: each is entered under the register's next number, as by hand.

mod columns;

use std::collections::{HashMap, HashSet};

use chrono::{Datelike as _, NaiveDate};
use entity::{arrival, attachment, organization, task};
use sea_orm::ColumnTrait as _;
use sheet::Layout;
use uuid::Uuid;

use self::columns::{FIELDS, read};
use super::commands::{Paper, Seen, enter, make_void};
use super::policy::Enter;
use super::queries;
use crate::features::document::{DocumentErrorCode as Code, number_text};
use crate::platform::import::{
    Done, Fate, ImportProblem as Problem, Importer, Reason, Row, Rows, touched,
};
use crate::platform::store::Refused;
use crate::platform::{Outcome, Reader, Result, Writer};

/// Why an entry is void that an import made and somebody took back.
const TAKEN_BACK: &str = "Hoàn tác nhập từ Excel";

/// The list of papers that arrived.
pub struct Arrivals;

pub struct World {
    receiver: Uuid,
    today: NaiveDate,
    /// Entries of the papers that rows are about, by what makes them alike: under which number.
    entered: HashMap<(String, i32), i32>,
    /// The latest day of each year's register, with the rows above.
    latest: HashMap<i32, NaiveDate>,
    seen: HashMap<(String, i32), u32>,
}

/// What one row enters.
pub struct Step(Uuid, NaiveDate, Box<Paper>);

fn said(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

impl Importer for Arrivals {
    const TITLE: &'static str = "Văn bản đến";
    const LAYOUT: Layout = Layout { fields: &FIELDS };
    type World = World;
    type Step = Step;
    type Code = Code;

    async fn begin(w: &Writer, place: Uuid) -> Result<(), Refused> {
        let permit = w.permit::<Enter, organization::Entity>(place, None);
        permit.await.map(|_| ())
    }

    async fn world(reader: &Reader, place: Uuid, rows: Rows<'_>) -> Result<World> {
        let (mut alike, mut years) = (HashSet::new(), HashSet::new());
        for line in rows.lines {
            let mut row = Row::new(&FIELDS, rows.headed, line);
            if let Some((arrived, paper)) = read(&mut row) {
                alike.insert(paper.sameness());
                years.insert(arrived.year());
            }
        }
        alike.remove("");
        let today = reader.actor().today();
        let entered = reader
            .find::<arrival::Entity>()
            .filter(arrival::Column::OrganizationId.eq(place))
            .filter(arrival::Column::VoidReason.is_null())
            .filter(arrival::Column::Sameness.is_in(alike));
        let entered = reader.all(entered).await?;
        let mut latest = HashMap::new();
        // Registers are kept by the year, and offices have few of them.
        years.retain(|year| (today.year() - 30..=today.year()).contains(year));
        for year in years {
            if let Some(day) = queries::latest(reader, place, year).await? {
                latest.insert(year, day);
            }
        }
        Ok(World {
            receiver: place,
            today,
            entered: entered
                .into_iter()
                .map(|row| ((row.sameness, row.issued_on.year()), row.number))
                .collect(),
            latest,
            seen: HashMap::new(),
        })
    }

    fn plan(world: &mut World, row: &mut Row<'_>) -> Option<Fate<Step>> {
        row.label = row.says("subject");
        let (arrived, paper) = read(row)?;
        // Numbers begin anew every year.
        let sameness = (paper.sameness(), paper.facts.issued_on.0.year());
        if let Some(number) = world.entered.get(&sameness) {
            row.note("reference", Problem::AlreadyThere, number_text(*number));
            return row.wrong.is_empty().then_some(Fate::Same);
        }
        if !sameness.0.is_empty()
            && let Some(above) = world.seen.insert(sameness, row.line())
        {
            row.fail("reference", Problem::Twice, above.to_string());
        }
        if paper.facts.issued_on.0 > arrived {
            row.fail("issued", Problem::DateOrder, said(arrived));
        }
        if arrived > world.today {
            row.fail("arrived", Problem::DateOrder, said(world.today));
        }
        let latest = world.latest.get(&arrived.year()).copied();
        if let Some(latest) = latest.filter(|latest| arrived < *latest) {
            row.fail("arrived", Problem::DateOrder, said(latest));
        }
        if !row.wrong.is_empty() {
            return None;
        }
        world.latest.insert(arrived.year(), arrived);
        Some(Fate::Create(Step(world.receiver, arrived, Box::new(paper))))
    }

    async fn apply(w: &mut Writer, line: u32, step: Step) -> Outcome<Done, Code> {
        let Step(receiver, arrived, paper) = step;
        let row = enter(w, receiver, arrived, *paper, false).await?;
        Ok(Done::made(line, row.id, row.version))
    }

    async fn touched(reader: &Reader, done: &[Done]) -> Result<Vec<(u32, Reason)>> {
        let ids: Vec<Uuid> = done.iter().map(|done| done.id).collect();
        let mut used: HashSet<Uuid> = HashSet::new();
        used.extend(
            reader
                .pointed::<task::Entity>(task::Column::ArrivalId, &ids)
                .await?,
        );
        used.extend(
            reader
                .pointed::<attachment::Entity>(attachment::Column::ArrivalId, &ids)
                .await?,
        );
        touched::<arrival::Entity>(reader, done, |done, row| {
            let in_use = used.contains(&done.id).then_some(Problem::InUse);
            (number_text(row.number), in_use)
        })
        .await
    }

    /// Its number is never given again: the entry is void.
    async fn undo(w: &mut Writer, done: Done) -> Outcome<(), Code> {
        let seen = Seen {
            id: done.id,
            version: Some(done.version),
        };
        make_void(w, seen, TAKEN_BACK).await?;
        Ok(())
    }
}
