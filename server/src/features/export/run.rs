//! Doing it: page by page, until the list ends, it is cancelled, or it is more than one file holds.

use entity::job;
use serde_json::{Map, Value};
use sheet::{About, Column, Table};

use super::cells::{cell, values};
use super::spec::{ExportFormat, Spec};
use crate::platform::blob::Blobs;
use crate::platform::clock::local_date;
use crate::platform::id::fresh;
use crate::platform::store::{Ended, Made};
use crate::platform::{Db, Error, Result, apart};

const MOST_ROWS: usize = 200_000;
/// Of text: as much is held at once while a file is written.
const MOST_BYTES: usize = 64 << 20;
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";

/// What the schema is asked for one page.
pub struct Question {
    pub document: Option<String>,
    pub query: Option<String>,
    pub operation_name: Option<String>,
    pub variables: Map<String, Value>,
}

/// Why a page was not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    SignedOut,
    Refused,
    /// It took too long, or the server failed.
    Failed,
}

/// `None` once nobody waits for it any more. `answer` is asked page after page, and gives the answer's data.
pub async fn run<A, F>(
    db: &Db,
    blobs: &Blobs,
    job: &job::Model,
    mut answer: A,
) -> Result<Option<Ended>>
where
    A: FnMut(Question) -> F,
    F: Future<Output = Result<Value, Stop>>,
{
    let spec: Spec = serde_json::from_value(job.input.clone())?;
    let mut rows = Vec::new();
    let mut variables = spec.variables.clone();
    let mut bytes = 0;
    loop {
        let question = Question {
            document: spec.document.clone(),
            query: spec.query.clone(),
            operation_name: spec.operation_name.clone(),
            variables: variables.clone(),
        };
        let data = match answer(question).await {
            Ok(data) => data,
            Err(Stop::SignedOut) => return Ok(Some(Ended::Failed("SIGNED_OUT"))),
            Err(Stop::Refused) => return Ok(Some(Ended::Failed("REFUSED"))),
            Err(Stop::Failed) => return Ok(Some(Ended::Failed("FAILED"))),
        };
        let Some(page) = Page::of(&data, &spec.list) else {
            return Ok(Some(Ended::Failed("REFUSED")));
        };
        for node in page.nodes {
            let row: Vec<sheet::Cell> = spec
                .columns
                .iter()
                .map(|column| cell(column, node))
                .collect();
            bytes += row.iter().map(size_of_cell).sum::<usize>();
            rows.push(row);
        }
        if rows.len() > MOST_ROWS || bytes > MOST_BYTES {
            return Ok(Some(Ended::Failed("TOO_LARGE")));
        }
        let done = i32::try_from(rows.len()).map_err(Error::internal)?;
        if !db.keep_job(job, done, page.total).await? {
            return Ok(None);
        }
        let Some(end) = page.further else {
            break;
        };
        // A question that does not ask for what comes after would be answered the same for ever.
        if variables.insert("after".to_owned(), end.into()) == Some(end.into()) {
            return Ok(Some(Ended::Failed("REFUSED")));
        }
    }
    let name = file_name(&spec, db);
    let (content_type, bytes) = apart(move || written(spec, rows)).await??;
    let made = Made {
        blob: fresh(),
        name,
        content_type,
        size: i64::try_from(bytes.len()).map_err(Error::internal)?,
    };
    blobs.put(made.blob, &bytes).await?;
    Ok(Some(Ended::Done(Some(made))))
}

fn size_of_cell(cell: &sheet::Cell) -> usize {
    let text = match cell {
        sheet::Cell::Text(text) => text.len(),
        _ => 0,
    };
    size_of::<sheet::Cell>() + text
}

fn written(spec: Spec, rows: Vec<Vec<sheet::Cell>>) -> Result<(&'static str, Vec<u8>)> {
    let columns = spec.columns.into_iter().map(|column| Column {
        title: column.title,
        kind: column.cells.into(),
    });
    let table = Table {
        about: About {
            title: spec.title,
            facts_title: spec.facts_title,
            facts: spec.facts,
        },
        columns: columns.collect(),
        rows,
    };
    let (content_type, bytes) = match spec.format {
        ExportFormat::Xlsx => (XLSX, sheet::xlsx(&table)),
        ExportFormat::Csv => (CSV, sheet::csv(&table)),
    };
    Ok((content_type, bytes.map_err(Error::internal)?))
}

/// "Đơn vị 2020-10-05.xlsx", whatever the title has in it.
fn file_name(spec: &Spec, db: &Db) -> String {
    let title: String = spec
        .title
        .chars()
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' | '/' | '\\' => '-',
            c if c.is_control() => ' ',
            c => c,
        })
        .take(120)
        .collect();
    let ending = match spec.format {
        ExportFormat::Xlsx => "xlsx",
        ExportFormat::Csv => "csv",
    };
    let day = local_date(db.clock().now());
    format!("{} {day}.{ending}", title.trim_matches(['.', ' ']))
}

/// One page of a list, in an answer.
struct Page<'a> {
    nodes: Vec<&'a Value>,
    total: Option<i32>,
    /// Where the next one begins, if there is one.
    further: Option<&'a str>,
}

impl<'a> Page<'a> {
    /// `None` where no list is.
    fn of(data: &'a Value, list: &str) -> Option<Self> {
        let mut found = Vec::new();
        values(data, list, &mut found);
        let [list] = found.as_slice() else {
            return None;
        };
        let nodes = list.get("nodes")?.as_array()?.iter().collect();
        let info = list.get("pageInfo")?;
        let goes_on = info.get("hasNextPage")?.as_bool()?;
        let end = info.get("endCursor").and_then(Value::as_str);
        let total = list.get("totalCount").and_then(Value::as_i64);
        Some(Self {
            nodes,
            total: total.and_then(|total| i32::try_from(total).ok()),
            further: end.filter(|_| goes_on),
        })
    }
}
