//! Tasks out of a workbook: what is to be done, by when, by whom.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::{attachment, comment, organization, task};
use sea_orm::ColumnTrait as _;
use sheet::{Field, Kind as Cells, Layout};
use uuid::Uuid;

use super::assigning::{MOST, TaskAssigneeInput};
use super::commands::{Seen, assign, withdraw};
use super::content::Content;
use super::due::Asked;
use super::model::TaskErrorCode as Code;
use super::policy::Assign;
use crate::features::organization::open_on;
use crate::platform::access::below;
use crate::platform::import::{
    Done, Fate, ImportProblem as Problem, Importer, Reason, Row, Rows, called, choices,
};
use crate::platform::store::Refused;
use crate::platform::text::fold;
use crate::platform::{Date, Id, Outcome, Reader, Result, Writer};

const fn field(
    key: &'static str,
    required: bool,
    titles: &'static [&'static str],
    kind: Cells,
    hint: &'static str,
) -> Field {
    Field {
        key,
        titles,
        required,
        kind,
        hint,
    }
}

const FIELDS: [Field; 4] = [
    field(
        "title",
        true,
        &[
            "Nội dung nhiệm vụ",
            "Nội dung công việc",
            "Nội dung",
            "Nhiệm vụ",
            "Công việc",
            "Việc",
            "Task",
        ],
        Cells::Text,
        "Nộp báo cáo khai giảng",
    ),
    field(
        "due",
        true,
        &[
            "Hạn",
            "Thời hạn",
            "Hạn hoàn thành",
            "Ngày hoàn thành",
            "Due",
        ],
        Cells::Date,
        "30/10/2020",
    ),
    field(
        "to",
        true,
        &[
            "Đơn vị/người thực hiện",
            "Đơn vị thực hiện",
            "Giao cho",
            "Đơn vị",
            "Trường",
            "Charged",
        ],
        Cells::Text,
        "Tên đơn vị; nhiều đơn vị thì cách nhau dấu chấm phẩy; hoặc: Tất cả trường",
    ),
    field(
        "criterion",
        false,
        &[
            "Kết quả cần đạt",
            "Tiêu chí hoàn thành",
            "Yêu cầu",
            "Criterion",
        ],
        Cells::Text,
        "Bỏ trống nếu không cần",
    ),
];

/// The list of tasks.
pub struct Tasks;

pub struct World {
    place: Uuid,
    today: NaiveDate,
    organizations: Vec<organization::Model>,
    called: HashMap<String, Vec<usize>>,
    /// What was given by the place already: by what, by when, to whom.
    given: HashMap<(String, NaiveDate), Vec<Uuid>>,
    seen: HashMap<(String, NaiveDate, Vec<Uuid>), u32>,
    /// How many tasks the file may still give.
    left: usize,
}

/// What one row gives.
pub struct Step {
    place: Uuid,
    title: String,
    criterion: Option<String>,
    due: NaiveDate,
    to: Vec<Uuid>,
}

impl World {
    /// Whom a row names, of those at and below the place.
    fn named(&self, row: &mut Row<'_>) -> Vec<Uuid> {
        let Some(said) = row.must("to") else {
            return Vec::new();
        };
        if matches!(
            fold(&said).as_str(),
            "tat ca truong" | "tat ca cac truong" | "cac truong" | "all schools"
        ) {
            let schools = self
                .organizations
                .iter()
                .filter(|row| row.kind == organization::Kind::School);
            return schools.map(|row| row.id).collect();
        }
        let mut named = Vec::new();
        // Names have commas in them: only where the whole is no name it is several.
        let several = match self.called.contains_key(&fold(&said)) {
            true => vec![said],
            false => row.several("to"),
        };
        for one in several {
            match self.called.get(&fold(&one)).map(Vec::as_slice) {
                Some([at]) => named.extend(self.organizations.get(*at).map(|row| row.id)),
                Some(_) => row.fail("to", Problem::Ambiguous, ""),
                None => {
                    let names = self.organizations.iter().map(|row| row.short_name.as_str());
                    row.fail("to", Problem::Unknown, choices(names));
                }
            }
        }
        named.sort_unstable();
        named.dedup();
        named
    }
}

impl Importer for Tasks {
    const TITLE: &'static str = "Nhiệm vụ";
    const LAYOUT: Layout = Layout { fields: &FIELDS };
    type World = World;
    type Step = Step;
    type Code = Code;

    async fn begin(w: &Writer, place: Uuid) -> Result<(), Refused> {
        let permit = w.permit::<Assign, organization::Entity>(place, None);
        permit.await.map(|_| ())
    }

    async fn world(reader: &Reader, place: Uuid, rows: Rows<'_>) -> Result<World> {
        let own = reader.get::<organization::Entity>(place).await?;
        let today = reader.actor().today();
        let there = reader
            .find::<organization::Entity>()
            .filter(below(&own.path))
            .filter(open_on(today));
        let organizations = reader.all(there).await?;
        let called = called(&organizations, |row| {
            vec![fold(&row.name), fold(&row.short_name)]
        });
        let titles = rows.words("title").into_iter().map(|title| fold(&title));
        let before = reader
            .find::<task::Entity>()
            .filter(task::Column::OrganizationId.eq(place))
            .filter(task::Column::TitleFolded.is_in(titles));
        let mut given: HashMap<_, Vec<Uuid>> = HashMap::new();
        for row in reader.all(before).await? {
            given
                .entry((row.title_folded, row.due_on))
                .or_default()
                .push(row.assignee_id);
        }
        Ok(World {
            place,
            today,
            organizations,
            called,
            given,
            seen: HashMap::new(),
            left: MOST,
        })
    }

    fn plan(world: &mut World, row: &mut Row<'_>) -> Option<Fate<Step>> {
        let title = row.must("title");
        row.label = title.clone().unwrap_or_default();
        let before = row.wrong.len();
        let due = row.date("due");
        if due.is_none() && row.wrong.len() == before {
            row.fail("due", Problem::Required, "");
        }
        if due.is_some_and(|due| due < world.today) {
            row.fail(
                "due",
                Problem::DateOrder,
                world.today.format("%d/%m/%Y").to_string(),
            );
        }
        let to = world.named(row);
        let criterion = row.text("criterion");
        let (title, due) = (title?, due?);
        if !row.wrong.is_empty() {
            return None;
        }
        let key = (fold(&title), due);
        let had = world.given.get(&key).map_or(&[][..], Vec::as_slice);
        let to: Vec<Uuid> = to.into_iter().filter(|one| !had.contains(one)).collect();
        if to.is_empty() {
            row.note("title", Problem::AlreadyThere, "");
            return Some(Fate::Same);
        }
        let Some(left) = world.left.checked_sub(to.len()) else {
            row.fail("to", Problem::TooMany, MOST.to_string());
            return None;
        };
        world.left = left;
        if let Some(above) = world.seen.insert((key.0, due, to.clone()), row.line()) {
            row.fail("title", Problem::Twice, above.to_string());
            return None;
        }
        Some(Fate::Create(Step {
            place: world.place,
            title,
            criterion,
            due,
            to,
        }))
    }

    async fn apply(w: &mut Writer, line: u32, step: Step) -> Outcome<Done, Code> {
        let content = Content {
            title: step.title,
            criterion: step.criterion,
            due_on: None,
        };
        let due = Asked {
            on: Some(Date(step.due)),
            at: None,
            repeat: None,
        };
        let to = TaskAssigneeInput::Organizations(step.to.into_iter().map(Id::new).collect());
        let (first, _) = assign(w, Id::new(step.place), None, None, content, due, to).await?;
        Ok(Done::made(line, first.id, first.version).instead_of(first.batch_id)?)
    }

    async fn touched(reader: &Reader, done: &[Done]) -> Result<Vec<(u32, Reason)>> {
        let mut batches: HashMap<Uuid, u32> = HashMap::new();
        for one in done {
            let batch: Option<Uuid> =
                serde_json::from_value(one.former.clone().unwrap_or_default())?;
            batches.extend(batch.map(|batch| (batch, one.line)));
        }
        let all = reader
            .find::<task::Entity>()
            .filter(task::Column::BatchId.is_in(batches.keys().copied()));
        let all = reader.all(all).await?;
        // A batch may be of all schools: its tasks are named by it, and not each by itself.
        let of_batches = || {
            let tasks = reader.find::<task::Entity>();
            let tasks = tasks.filter(task::Column::BatchId.is_in(batches.keys().copied()));
            tasks.ids()
        };
        let files = reader
            .find::<attachment::Entity>()
            .filter(attachment::Column::TaskId.in_subquery(of_batches()));
        let said = reader
            .find::<comment::Entity>()
            .filter(comment::Column::TaskId.in_subquery(of_batches()));
        let mut used: HashSet<Uuid> = HashSet::new();
        used.extend(
            reader
                .all(files)
                .await?
                .iter()
                .filter_map(|row| row.task_id),
        );
        used.extend(reader.all(said).await?.iter().filter_map(|row| row.task_id));
        let first: HashMap<Uuid, i32> = done.iter().map(|done| (done.id, done.version)).collect();
        let told = all.iter().filter_map(|row| {
            let version = first.get(&row.id).copied().unwrap_or(1);
            let code = if row.version != version || row.state != task::State::Assigned {
                Problem::Changed
            } else if used.contains(&row.id) {
                Problem::InUse
            } else {
                return None;
            };
            let line = batches.get(&row.batch_id?)?;
            Some((*line, Reason::of_row(code, row.title.clone())))
        });
        let mut told: Vec<_> = told.collect();
        let there: HashSet<Uuid> = all.iter().map(|row| row.id).collect();
        let gone = done.iter().filter(|done| !there.contains(&done.id));
        told.extend(gone.map(|done| (done.line, Reason::of_row(Problem::Unknown, ""))));
        Ok(told)
    }

    /// All that the row gave, which nobody has begun, is withdrawn.
    async fn undo(w: &mut Writer, done: Done) -> Outcome<(), Code> {
        let seen = Seen {
            id: Id::new(done.id),
            version: Some(done.version),
        };
        withdraw(w, seen, true).await
    }
}
