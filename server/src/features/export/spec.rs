//! What is taken along, as the job keeps it.

use serde::{Deserialize, Serialize};

use super::graphql::ExportErrorCode as Code;
use crate::platform::UserError;

const MOST_COLUMNS: usize = 60;
const MOST_PATHS: usize = 20;
const LONGEST_QUESTION: usize = 32 * 1024;
const MOST_WORDS: usize = 500;
const MOST_FACTS: usize = 30;
const LONGEST: usize = 300;

/// As which file.
#[derive(
    async_graphql::Enum, Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default,
)]
pub enum ExportFormat {
    /// A workbook: .xlsx.
    #[default]
    Xlsx,
    /// Text: .csv in UTF-8.
    Csv,
}

/// What the cells of a column are.
#[derive(async_graphql::Enum, Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportCells {
    /// Words.
    Text,
    /// Numbers.
    Number,
    /// Days.
    Date,
    /// Instants, written as the clock shows them in Việt Nam.
    Moment,
}

/// A column, and how it is read out of a row of the list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ColumnSpec {
    pub title: String,
    pub cells: ExportCells,
    /// Fields of the row, as in `issuer.name`; what a list on the way holds is taken of each of its members.
    pub paths: Vec<String>,
    /// Between several values.
    pub between: String,
    /// What is written for a code.
    pub words: Vec<(String, String)>,
}

/// A list, and how it is written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Spec {
    /// `sha256:…` of a document that the server knows.
    pub document: Option<String>,
    /// Or a document's text.
    pub query: Option<String>,
    pub operation_name: Option<String>,
    pub variables: serde_json::Map<String, serde_json::Value>,
    /// Where in the answer the list is, as in `period.board`.
    pub list: String,
    pub format: ExportFormat,
    pub title: String,
    pub columns: Vec<ColumnSpec>,
    pub facts_title: String,
    pub facts: Vec<(String, String)>,
}

impl Spec {
    /// What would make no file.
    pub fn check(&self) -> Result<(), UserError<Code>> {
        let told = |path: &str, message: &str| Err(UserError::new(path, Code::Invalid, message));
        if self.document.is_some() == self.query.is_some() {
            return told(
                "document",
                "Name a document or send its text, one of the two.",
            );
        }
        if self.columns.is_empty() || self.columns.len() > MOST_COLUMNS {
            return told("columns", "There are 1 to 60 columns.");
        }
        if self.title.trim().is_empty() || self.list.is_empty() {
            return told("title", "It has a title, and a list that it is of.");
        }
        if self
            .columns
            .iter()
            .any(|column| column.paths.len() > MOST_PATHS)
        {
            return told("columns", "A column is read out of 20 fields at most.");
        }
        let asked = self.query.as_ref().map_or(0, String::len)
            + serde_json::to_string(&self.variables).map_or(usize::MAX, |said| said.len());
        if asked > LONGEST_QUESTION {
            return told(
                "query",
                "The question and its variables have 32 KiB at most.",
            );
        }
        let words = self.columns.iter().flat_map(|column| &column.words);
        if words.clone().count() > MOST_WORDS || self.facts.len() > MOST_FACTS {
            return told("columns", "There are 500 words and 30 facts at most.");
        }
        let texts = self
            .columns
            .iter()
            .flat_map(|column| column.paths.iter().chain([&column.title, &column.between]))
            .chain(
                words
                    .chain(&self.facts)
                    .flat_map(|(name, value)| [name, value]),
            )
            .chain([&self.title, &self.list, &self.facts_title]);
        if texts.into_iter().any(|text| text.chars().count() > LONGEST) {
            return told(
                "columns",
                "A title, a path, a word has 300 characters at most.",
            );
        }
        Ok(())
    }
}
