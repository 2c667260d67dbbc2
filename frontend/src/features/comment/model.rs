//! What is decided from comments, without a page: what they are about, whom they name, and where in their words.

use serde::{Deserialize, Serialize};

use super::operations::{Comment, CommentSubjectInput};

/// What is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// All of a plan, its clauses included.
    Plan(cynic::Id),
    Clause(cynic::Id),
    Task(cynic::Id),
}

impl Subject {
    /// By whose id drafts are kept.
    pub fn id(&self) -> &cynic::Id {
        match self {
            Self::Plan(id) | Self::Clause(id) | Self::Task(id) => id,
        }
    }

    pub fn input(&self) -> CommentSubjectInput {
        let mut input = CommentSubjectInput::default();
        let place = match self {
            Self::Plan(_) => &mut input.plan,
            Self::Clause(_) => &mut input.clause,
            Self::Task(_) => &mut input.task,
        };
        *place = Some(self.id().clone());
        input
    }
}

/// Somebody who was chosen by typing «@».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub id: String,
    pub name: String,
}

/// What is being said: kept on this machine until the server has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    pub text: String,
    pub named: Vec<Named>,
}

impl Typed {
    pub fn of(comment: &Comment) -> Self {
        let named = comment.mentions.iter().filter_map(|mention| {
            let id = mention.person.as_ref()?.id.inner().to_owned();
            let name = mention.name.clone();
            Some(Named { id, name })
        });
        Self {
            text: comment.text.clone(),
            named: named.collect(),
        }
    }

    /// Those whose names still stand in the text, each once.
    pub fn mentions(&self) -> Vec<cynic::Id> {
        let names: Vec<&str> = self.named.iter().map(|named| named.name.as_str()).collect();
        let standing = pieces(&self.text, &names);
        let stands = |name: &str| {
            let mut marks = standing.iter().filter(|(_, is_name)| *is_name);
            marks.any(|(mark, _)| mark.strip_prefix('@') == Some(name))
        };
        let mut ids: Vec<cynic::Id> = Vec::new();
        for named in self.named.iter().filter(|named| stands(&named.name)) {
            let id = cynic::Id::new(&named.id);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

/// What is typed of a name, when the words before the caret end in «@» and the beginning of one.
pub fn asked(before_caret: &str) -> Option<&str> {
    let at = before_caret.rfind('@')?;
    let (before, typed) = (before_caret.get(..at)?, before_caret.get(at + 1..)?);
    let begins = before
        .chars()
        .next_back()
        .is_none_or(|last| !last.is_alphanumeric());
    let may_be_a_name = typed.chars().count() <= 30
        && !typed.starts_with(' ')
        && !typed.contains(['\n', ',', '.', ';', ':', '@'])
        && typed.split(' ').count() <= 5;
    (begins && may_be_a_name).then_some(typed)
}

/// The words before the caret with the name in the place of what was typed of it.
pub fn with_name(before_caret: &str, name: &str) -> String {
    let at = before_caret.rfind('@').unwrap_or(before_caret.len());
    let before = before_caret.get(..at).unwrap_or_default();
    format!("{before}@{name} ")
}

/// A text divided at the names that stand in it: each piece, and whether it is a name.
pub fn pieces(text: &str, names: &[&str]) -> Vec<(String, bool)> {
    let marks: Vec<String> = names.iter().map(|name| format!("@{name}")).collect();
    let (mut rest, mut pieces) = (text, Vec::new());
    loop {
        // The first of them, and of two that begin there the longer.
        let next = marks
            .iter()
            .filter_map(|mark| rest.find(mark.as_str()).map(|place| (place, mark.len())))
            .min_by_key(|(place, length)| (*place, std::cmp::Reverse(*length)));
        let Some((place, length)) = next else { break };
        let (before, from) = rest.split_at(place);
        let (name, after) = from.split_at(length);
        if !before.is_empty() {
            pieces.push((before.to_owned(), false));
        }
        pieces.push((name.to_owned(), true));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push((rest.to_owned(), false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_asked_for_after_its_sign() {
        assert_eq!(asked("Nhờ @Lan"), Some("Lan"));
        assert_eq!(asked("@"), Some(""));
        assert_eq!(asked("@Nguyễn Thị H"), Some("Nguyễn Thị H"));
        assert_eq!(asked("thư: hoa@truong"), None);
        assert_eq!(asked("@Lan, chị"), None);
        assert_eq!(asked("@Lan\nchị"), None);
        assert_eq!(asked("không có ai"), None);
    }

    #[test]
    fn a_chosen_name_takes_the_place_of_what_was_typed() {
        assert_eq!(with_name("Nhờ @la", "Trần Thị Lan"), "Nhờ @Trần Thị Lan ");
    }

    #[test]
    fn whoever_was_struck_out_is_not_named() {
        let named = |id: &str, name: &str| Named {
            id: id.into(),
            name: name.into(),
        };
        let typed = Typed {
            text: "Nhờ @Lan xem".into(),
            named: vec![named("1", "Lan"), named("2", "Hoa"), named("1", "Lan")],
        };
        assert_eq!(typed.mentions(), [cynic::Id::new("1")]);
    }

    #[test]
    fn names_are_marked_in_the_words_the_longer_first() {
        let marked = pieces("@Lan Anh và @Lan xem nhé", &["Lan", "Lan Anh"]);
        let names: Vec<_> = marked
            .iter()
            .filter(|(_, is_name)| *is_name)
            .map(|(piece, _)| piece.as_str())
            .collect();
        assert_eq!(names, ["@Lan Anh", "@Lan"]);
        assert_eq!(pieces("Không có ai", &[]).len(), 1);
        let whole: String = marked.iter().map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(whole, "@Lan Anh và @Lan xem nhé");
    }
}
