//! Cells, out of a row as the schema answers it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::Value;
use sheet::{Cell, Kind};

use super::spec::{ColumnSpec, ExportCells};

impl From<ExportCells> for Kind {
    fn from(cells: ExportCells) -> Self {
        match cells {
            ExportCells::Text => Self::Text,
            ExportCells::Number => Self::Number,
            ExportCells::Date => Self::Date,
            ExportCells::Moment => Self::Moment,
        }
    }
}

/// What a column says of a row. What is not of the kind that the column says is written as it is.
pub fn cell(column: &ColumnSpec, row: &Value) -> Cell {
    let mut found = Vec::new();
    for path in &column.paths {
        values(row, path, &mut found);
    }
    let known = |value: &Value| match (column.cells, value) {
        (ExportCells::Number, Value::Number(number)) => number.as_f64().map(Cell::Number),
        (ExportCells::Date, Value::String(day)) => day.parse::<NaiveDate>().ok().map(Cell::Date),
        (ExportCells::Moment, Value::String(at)) => {
            let at = at.parse::<DateTime<Utc>>().ok()?;
            Some(Cell::Moment((at + TimeDelta::hours(7)).naive_utc()))
        }
        _ => None,
    };
    if let [only] = found.as_slice()
        && let Some(cell) = known(only)
    {
        return cell;
    }
    let words: Vec<String> = found
        .into_iter()
        .map(|value| words(column, value))
        .filter(|words| !words.is_empty())
        .collect();
    match words.is_empty() {
        true => Cell::Empty,
        false => Cell::Text(sheet::fitting(&words.join(&column.between))),
    }
}

/// The value at `path`, or those of each member where a list is on the way. What is not there is no value.
pub fn values<'v>(of: &'v Value, path: &str, found: &mut Vec<&'v Value>) {
    match of {
        Value::Array(members) => {
            // A number names one of them, from 0.
            let (first, rest) = path.split_once('.').unwrap_or((path, ""));
            if let Ok(at) = first.parse::<usize>() {
                if let Some(member) = members.get(at) {
                    values(member, rest, found);
                }
                return;
            }
            for member in members {
                values(member, path, found);
            }
        }
        Value::Null => {}
        _ if path.is_empty() => found.push(of),
        Value::Object(fields) => {
            let (field, rest) = path.split_once('.').unwrap_or((path, ""));
            if let Some(value) = fields.get(field) {
                values(value, rest, found);
            }
        }
        _ => {}
    }
}

fn words(column: &ColumnSpec, value: &Value) -> String {
    let said = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let word = column.words.iter().find(|(code, _)| *code == said);
    word.map_or(said, |(_, word)| word.clone())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn column(cells: ExportCells, paths: &[&str]) -> ColumnSpec {
        ColumnSpec {
            title: String::new(),
            cells,
            paths: paths.iter().map(|path| (*path).to_owned()).collect(),
            between: ", ".to_owned(),
            words: vec![("DONE".to_owned(), "Đã xong".to_owned())],
        }
    }

    #[test]
    fn a_column_is_read_out_of_a_row() {
        let row = json!({
            "name": "TH Đầm Sen", "state": "DONE", "dueOn": "2020-10-05", "at": "2020-10-05T18:30:00Z", "score": 7.5,
            "levels": [{ "name": "TH" }, { "name": "THCS" }], "lead": null, "board": { "late": 3 },
        });
        let text = |text: &str| Cell::Text(text.to_owned());
        let of = |cells, paths: &[&str]| cell(&column(cells, paths), &row);
        assert_eq!(of(ExportCells::Text, &["name"]), text("TH Đầm Sen"));
        assert_eq!(of(ExportCells::Text, &["state"]), text("Đã xong"));
        assert_eq!(of(ExportCells::Text, &["levels.name"]), text("TH, THCS"));
        assert_eq!(of(ExportCells::Text, &["levels.1.name"]), text("THCS"));
        assert_eq!(of(ExportCells::Text, &["levels.2.name"]), Cell::Empty);
        assert_eq!(of(ExportCells::Text, &["lead.name"]), Cell::Empty);
        assert_eq!(of(ExportCells::Number, &["board.late"]), Cell::Number(3.0));
        assert_eq!(of(ExportCells::Number, &["name"]), text("TH Đầm Sen"));
        let day = NaiveDate::from_ymd_opt(2020, 10, 5);
        assert_eq!(Some(of(ExportCells::Date, &["dueOn"])), day.map(Cell::Date));
        // Half past one in the morning of the next day, in Việt Nam.
        let next = NaiveDate::from_ymd_opt(2020, 10, 6).and_then(|day| day.and_hms_opt(1, 30, 0));
        assert_eq!(
            Some(of(ExportCells::Moment, &["at"])),
            next.map(Cell::Moment)
        );
    }
}
