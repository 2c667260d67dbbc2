//! Cells of a row, read as what they are meant to be; what is wrong in one is noted where it stands.

use chrono::NaiveDate;
use sheet::{Field, Headed, Line, NotSo};

use super::{ImportProblem, Reason};
use crate::platform::text::{is_email, tidy_line};

const LONGEST: usize = 300;

/// All rows of a list.
#[derive(Clone, Copy)]
pub struct Rows<'g> {
    pub headed: &'g Headed<'g>,
    pub lines: &'g [&'g Line],
}

impl Rows<'_> {
    /// What all rows say of a field.
    pub fn words(&self, key: &str) -> Vec<String> {
        let cells = self.lines.iter().map(|line| self.headed.value(line, key));
        cells.filter_map(|cell| tidy_line(&cell.words())).collect()
    }

    pub fn telephones(&self, key: &str) -> Vec<String> {
        let cells = self.lines.iter().map(|line| self.headed.value(line, key));
        cells
            .filter_map(|cell| cell.telephone().ok().flatten())
            .collect()
    }
}

/// One row, while it is read.
pub struct Row<'g> {
    fields: &'static [Field],
    headed: &'g Headed<'g>,
    line: &'g Line,
    pub wrong: Vec<Reason>,
    /// What is worth saying though nothing is wrong.
    pub notes: Vec<Reason>,
    pub label: String,
}

impl<'g> Row<'g> {
    pub fn new(fields: &'static [Field], headed: &'g Headed<'g>, line: &'g Line) -> Self {
        Self {
            fields,
            headed,
            line,
            wrong: Vec::new(),
            notes: Vec::new(),
            label: String::new(),
        }
    }

    pub fn line(&self) -> u32 {
        self.line.number
    }

    pub fn title(&self, key: &str) -> String {
        let field = self.fields.iter().find(|field| field.key == key);
        field.map_or_else(|| key.to_owned(), |field| field.title().to_owned())
    }

    pub fn says(&self, key: &str) -> String {
        self.headed.value(self.line, key).words()
    }

    fn reason(&self, key: &str, code: ImportProblem, wanted: impl Into<String>) -> Reason {
        Reason {
            column: Some(self.title(key)),
            code,
            read: shortened(&self.says(key)),
            wanted: wanted.into(),
        }
    }

    pub fn fail(&mut self, key: &str, code: ImportProblem, wanted: impl Into<String>) {
        let reason = self.reason(key, code, wanted);
        // A cell that is read twice is wrong once.
        if !self.wrong.contains(&reason) {
            self.wrong.push(reason);
        }
    }

    pub fn note(&mut self, key: &str, code: ImportProblem, wanted: impl Into<String>) {
        let reason = self.reason(key, code, wanted);
        self.notes.push(reason);
    }

    fn taken<T>(&mut self, key: &str, read: Result<Option<T>, NotSo>) -> Option<T> {
        let code = match read {
            Ok(value) => return value,
            Err(NotSo::Date(_)) => ImportProblem::NotADay,
            Err(NotSo::Number(_)) => ImportProblem::NotANumber,
            Err(NotSo::Telephone(_)) => ImportProblem::NotATelephone,
            Err(NotSo::Formula(_)) => ImportProblem::BrokenFormula,
        };
        let hint = self.fields.iter().find(|field| field.key == key);
        self.fail(key, code, hint.map_or("", |field| field.hint));
        None
    }

    /// One line.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let read = self.headed.value(self.line, key).text();
        let line = tidy_line(&self.taken(key, read)?)?;
        if line.chars().count() > LONGEST {
            self.fail(key, ImportProblem::TooLong, LONGEST.to_string());
            return None;
        }
        Some(line)
    }

    /// One line that must be there.
    pub fn must(&mut self, key: &str) -> Option<String> {
        let before = self.wrong.len();
        let line = self.text(key);
        if line.is_none() && self.wrong.len() == before {
            self.fail(key, ImportProblem::Required, "");
        }
        line
    }

    pub fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let read = self.headed.value(self.line, key).date();
        self.taken(key, read)
    }

    pub fn telephone(&mut self, key: &str) -> Option<String> {
        let read = self.headed.value(self.line, key).telephone();
        self.taken(key, read)
    }

    pub fn email(&mut self, key: &str) -> Option<String> {
        let line = self.text(key)?;
        if is_email(&line) {
            return Some(line);
        }
        self.fail(key, ImportProblem::NotAnEmail, "");
        None
    }

    /// Several in one cell, parted as people part them.
    pub fn several(&mut self, key: &str) -> Vec<String> {
        let read = self.headed.value(self.line, key).text();
        let Some(said) = self.taken(key, read) else {
            return Vec::new();
        };
        let parts = said.split([',', ';', '\n', '+']);
        let parts: Vec<String> = parts.filter_map(tidy_line).collect();
        if parts.iter().any(|part| part.chars().count() > LONGEST) {
            self.fail(key, ImportProblem::TooLong, LONGEST.to_string());
            return Vec::new();
        }
        parts
    }
}

/// As much of a cell as tells which it is.
fn shortened(said: &str) -> String {
    const SHOWN: usize = 120;
    match said.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", said.get(..at).unwrap_or_default()),
        None => said.to_owned(),
    }
}
