//! What the server found wrong in what a person entered: a path and words already translated by the feature.

/// One `userErrors` entry, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The input's field, as the server names it: `values.0.value`. Empty when it is about the whole.
    pub path: String,
    /// What happened and what to do.
    pub words: String,
}

impl FieldError {
    /// Joins the server's path.
    pub fn new(path: &[String], words: impl Into<String>) -> Self {
        Self {
            path: path.join("."),
            words: words.into(),
        }
    }

    /// What the server found, each with its path and words.
    pub fn each<'a, T>(
        found: &'a [T],
        read: impl Fn(&'a T) -> (&'a [String], String),
    ) -> Vec<Self> {
        let found = found.iter().map(read);
        found.map(|(path, words)| Self::new(path, words)).collect()
    }

    /// What this side found: which of the paths are left empty. `words` says what is missing.
    pub fn left_empty(
        paths: &[(impl AsRef<str>, bool)],
        words: impl Fn(&str) -> String,
    ) -> Vec<Self> {
        let empty = paths.iter().filter(|(_, empty)| *empty);
        empty
            .map(|(path, _)| Self {
                path: path.as_ref().to_owned(),
                words: words(path.as_ref()),
            })
            .collect()
    }
}

/// The words for one field, if it has an error.
pub fn for_path(errors: &[FieldError], path: &str) -> Option<String> {
    errors
        .iter()
        .find(|error| error.path == path)
        .map(|error| error.words.clone())
}

#[cfg(test)]
mod tests {
    use super::{FieldError, for_path};

    #[test]
    fn an_error_is_found_by_its_path() {
        let errors = [FieldError::new(&["values".into(), "0".into()], "Sai")];
        assert_eq!(for_path(&errors, "values.0").as_deref(), Some("Sai"));
        assert_eq!(for_path(&errors, "values"), None);
    }
}
