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
