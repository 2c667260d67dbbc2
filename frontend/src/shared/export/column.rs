//! How a column of a sheet is read out of a row of the list, as the server answers it.

use super::operations::{ExportCells, ExportColumnInput, ExportWordInput};
use crate::shared::ui::Choice;

/// A column of the sheet.
#[derive(Clone, Debug)]
pub struct SheetColumn(ExportColumnInput);

impl SheetColumn {
    fn new(title: impl Into<String>, cells: ExportCells, path: &str) -> Self {
        Self(ExportColumnInput {
            title: title.into(),
            cells,
            paths: vec![path.to_owned()],
            between: ", ".to_owned(),
            words: Vec::new(),
        })
    }

    /// Words at `path`, as in `issuer.name`.
    pub fn text(title: impl Into<String>, path: &str) -> Self {
        Self::new(title, ExportCells::Text, path)
    }

    pub fn number(title: impl Into<String>, path: &str) -> Self {
        Self::new(title, ExportCells::Number, path)
    }

    /// A day.
    pub fn date(title: impl Into<String>, path: &str) -> Self {
        Self::new(title, ExportCells::Date, path)
    }

    /// An instant.
    pub fn moment(title: impl Into<String>, path: &str) -> Self {
        Self::new(title, ExportCells::Moment, path)
    }

    /// With the value at another path behind it.
    pub fn and(mut self, path: &str, between: &str) -> Self {
        self.0.paths.push(path.to_owned());
        between.clone_into(&mut self.0.between);
        self
    }

    /// What is written for codes.
    pub fn said(mut self, words: impl IntoIterator<Item = Choice>) -> Self {
        let words = words.into_iter().map(|choice| ExportWordInput {
            code: choice.value,
            word: choice.label,
        });
        self.0.words.extend(words);
        self
    }

    pub(super) fn input(self) -> ExportColumnInput {
        self.0
    }
}
