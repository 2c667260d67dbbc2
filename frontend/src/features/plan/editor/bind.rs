//! A field of a form as a signal of its own, tied both ways to the content it belongs to: typing changes the content, and
//! what changes the content elsewhere (a suggestion taken, a newer version) shows in the field.

use leptos::prelude::*;

use crate::shared::ui::Choice;

/// A part of `whole`. `read` gives none once the part is gone.
pub fn bind<S, T>(
    whole: RwSignal<S>,
    read: impl Fn(&S) -> Option<T> + Copy + Send + Sync + 'static,
    write: impl Fn(&mut S, T) + Copy + Send + Sync + 'static,
) -> RwSignal<T>
where
    S: Send + Sync + 'static,
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let part = RwSignal::new(whole.with_untracked(read).unwrap_or_default());
    Effect::new(move |_| {
        if let Some(now) = whole.with(read)
            && part.with_untracked(|part| *part != now)
        {
            part.set(now);
        }
    });
    Effect::new(move |before: Option<()>| {
        let now = part.get();
        if before.is_some()
            && whole.with_untracked(|whole| read(whole).is_some_and(|was| was != now))
        {
            whole.update(|whole| write(whole, now));
        }
    });
    part
}

/// A field of the content, or of one of its parts by key.
macro_rules! field {
    ($content:expr, clauses[$key:expr].$field:ident) => {{
        let key = $key;
        $crate::features::plan::editor::bind::bind(
            $content,
            move |content: &$crate::features::plan::content::Content| {
                content.clause(key).map(|clause| clause.$field.clone())
            },
            move |content, value| {
                if let Some(clause) = content.clause_mut(key) {
                    clause.$field = value;
                }
            },
        )
    }};
    ($content:expr, $list:ident[$key:expr].$field:ident) => {{
        let key = $key;
        $crate::features::plan::editor::bind::bind(
            $content,
            move |content: &$crate::features::plan::content::Content| {
                content.$list.iter().find(|part| part.key == key).map(|part| part.$field.clone())
            },
            move |content, value| {
                if let Some(part) = content.$list.iter_mut().find(|part| part.key == key) {
                    part.$field = value;
                }
            },
        )
    }};
    ($content:expr, $($field:ident).+) => {
        $crate::features::plan::editor::bind::bind(
            $content,
            |content: &$crate::features::plan::content::Content| Some(content.$($field).+.clone()),
            |content, value| content.$($field).+ = value,
        )
    };
}
pub(super) use field;

/// One of a closed set, as a list's choice: its place in `all`.
macro_rules! choice {
    ($content:expr, clauses[$key:expr].$field:ident, $all:expr) => {{
        let key = $key;
        $crate::features::plan::editor::bind::bind(
            $content,
            move |content: &$crate::features::plan::content::Content| {
                let clause = content.clause(key)?;
                Some($crate::features::plan::editor::bind::code(
                    &$all,
                    &clause.$field,
                ))
            },
            move |content, value: String| {
                let chosen = $crate::features::plan::editor::bind::chosen(&$all, &value);
                if let (Some(clause), Some(chosen)) = (content.clause_mut(key), chosen) {
                    clause.$field = chosen;
                }
            },
        )
    }};
    ($content:expr, $list:ident[$key:expr].$field:ident, $all:expr) => {{
        let key = $key;
        $crate::features::plan::editor::bind::bind(
            $content,
            move |content: &$crate::features::plan::content::Content| {
                let part = content.$list.iter().find(|part| part.key == key)?;
                Some($crate::features::plan::editor::bind::code(
                    &$all,
                    &part.$field,
                ))
            },
            move |content, value: String| {
                let part = content.$list.iter_mut().find(|part| part.key == key);
                let chosen = $crate::features::plan::editor::bind::chosen(&$all, &value);
                if let (Some(part), Some(chosen)) = (part, chosen) {
                    part.$field = chosen;
                }
            },
        )
    }};
}
pub(super) use choice;

/// How a member of `all` is written in a list.
pub fn code<T: PartialEq>(all: &[T], value: &T) -> String {
    all.iter()
        .position(|other| other == value)
        .map(|place| place.to_string())
        .unwrap_or_default()
}

/// The member that was chosen.
pub fn chosen<T: Copy>(all: &[T], code: &str) -> Option<T> {
    all.get(code.parse::<usize>().ok()?).copied()
}

/// The list itself, in words.
pub fn choices<T: Copy>(all: &[T], word: impl Fn(T) -> String) -> Vec<Choice> {
    all.iter()
        .enumerate()
        .map(|(place, value)| Choice::new(place.to_string(), word(*value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{chosen, code};

    #[test]
    fn a_choice_is_written_and_read_by_its_place() {
        let all = ['a', 'b'];
        assert_eq!(code(&all, &'b'), "1");
        assert_eq!(chosen(&all, "1"), Some('b'));
        assert_eq!((chosen(&all, "2"), chosen(&all, "")), (None, None));
    }
}
