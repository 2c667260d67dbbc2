//! What is typed of an indicator, and what the server takes of it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::super::operations::IndicatorKind;
use super::super::operations::indicators::{IndicatorAggregation, IndicatorInput, Kept};
use super::super::write::{Reading, as_typed};
use crate::shared::api::scalars::Decimal;
use crate::shared::api::{FieldError, code, coded};
use crate::tr;

macro_rules! typed {
    ($($part:ident),+) => {
        /// What is typed; kept on this machine until the server has it.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Typed {
            $(pub $part: String,)+
            pub optional: bool,
            pub levels: Vec<String>,
        }

        /// The same, each part by itself.
        #[derive(Clone, Copy)]
        pub struct Fields {
            $(pub $part: RwSignal<String>,)+
            pub optional: RwSignal<bool>,
            pub levels: RwSignal<Vec<String>>,
        }

        impl Fields {
            pub fn of(typed: Typed) -> Self {
                Self {
                    $($part: RwSignal::new(typed.$part),)+
                    optional: RwSignal::new(typed.optional),
                    levels: RwSignal::new(typed.levels),
                }
            }

            pub fn typed(self) -> Typed {
                Typed {
                    $($part: self.$part.get(),)+
                    optional: self.optional.get(),
                    levels: self.levels.get(),
                }
            }
        }
    };
}

typed!(
    code,
    name,
    help,
    unit,
    topic,
    kind,
    places,
    choices,
    formula,
    aggregation,
    weight,
    least,
    most,
    change_most,
    comparison,
    compared_with
);

impl Typed {
    /// Something new: a number that is added up.
    pub fn new() -> Self {
        Self {
            kind: code(IndicatorKind::Count),
            aggregation: code(IndicatorAggregation::Sum),
            places: "0".to_owned(),
            ..Self::default()
        }
    }

    pub fn of(row: &Kept) -> Self {
        let number = |number: Option<Decimal>| number.map(as_typed).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            help: text(&row.help),
            unit: row.unit.clone(),
            topic: text(&row.topic),
            kind: code(row.kind),
            places: row.places.to_string(),
            choices: row.choices.join("\n"),
            formula: text(&row.formula),
            aggregation: code(row.aggregation),
            weight: text(&row.weight),
            least: number(row.least),
            most: number(row.most),
            change_most: row.change_most.map(|it| it.to_string()).unwrap_or_default(),
            comparison: row.comparison.map(code).unwrap_or_default(),
            compared_with: text(&row.compared_with),
            optional: !row.required,
            levels: row
                .levels
                .iter()
                .map(|level| level.id.inner().to_owned())
                .collect(),
        }
    }

    pub fn kind(&self) -> IndicatorKind {
        coded(&self.kind).unwrap_or(IndicatorKind::Count)
    }

    fn places(&self) -> i32 {
        match self.kind() {
            IndicatorKind::Decimal | IndicatorKind::Percent => {
                self.places.parse().unwrap_or_default()
            }
            _ => 0,
        }
    }

    /// What the server takes; or what cannot be read. What the kind does not have is left out.
    pub fn input(&self) -> Result<IndicatorInput, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut say = |path: &str, words: String| {
            errors.push(FieldError {
                path: path.to_owned(),
                words,
            });
        };
        if self.name.trim().is_empty() {
            say("name", tr!(indicator.error_no_name));
        }
        let (kind, places) = (self.kind(), self.places());
        let counted = is_figure(kind);
        if counted && self.unit.trim().is_empty() {
            say("unit", tr!(indicator.error_no_unit));
        }
        let mut number = |path: &str, text: &str| match Reading::of(text, places) {
            Reading::Number(number) if counted => Some(number),
            _ if text.trim().is_empty() || !counted => None,
            _ => {
                say(path, tr!(indicator.error_number));
                None
            }
        };
        let (least, most) = (number("least", &self.least), number("most", &self.most));
        let change_most = number_of(&self.change_most).filter(|_| counted);
        if counted && change_most.is_none() && !self.change_most.trim().is_empty() {
            say("changeMost", tr!(indicator.error_number));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let comparison = coded(&self.comparison).filter(|_| counted);
        let names = self.choices.lines().map(str::trim);
        let names = names.filter(|name| !name.is_empty() && kind == IndicatorKind::Choice);
        Ok(IndicatorInput {
            code: some(&self.code).unwrap_or_else(|| code_of(&self.name)),
            name: self.name.trim().to_owned(),
            help: some(&self.help),
            unit: self.unit.trim().to_owned(),
            topic: some(&self.topic),
            kind,
            places,
            choices: names.map(str::to_owned).collect(),
            required: !self.optional,
            levels: self.levels.iter().map(cynic::Id::new).collect(),
            formula: some(&self.formula).filter(|_| counted),
            aggregation: coded(&self.aggregation).unwrap_or(IndicatorAggregation::List),
            weight: some(&self.weight),
            least,
            most,
            change_most,
            compared_with: some(&self.compared_with).filter(|_| comparison.is_some()),
            comparison,
        })
    }
}

/// Whether an answer can be counted with.
pub fn is_figure(kind: IndicatorKind) -> bool {
    matches!(
        kind,
        IndicatorKind::Count | IndicatorKind::Decimal | IndicatorKind::Percent
    )
}

/// How answers of a kind can become the office's.
pub fn aggregations(kind: IndicatorKind) -> Vec<IndicatorAggregation> {
    use IndicatorAggregation::{List, Mean, None, Sum, Weighted};
    match kind {
        IndicatorKind::Text | IndicatorKind::Choice => vec![List, None],
        IndicatorKind::YesNo => vec![Sum, List, None],
        IndicatorKind::Count | IndicatorKind::Decimal | IndicatorKind::Percent => {
            vec![Sum, Mean, Weighted, List, None]
        }
    }
}

fn number_of(text: &str) -> Option<i32> {
    text.trim().parse().ok()
}

/// A short name made of a name: `Số tin, bài` is `SO_TIN_BAI`.
pub fn code_of(name: &str) -> String {
    let folded = crate::shared::i18n::fold(name).to_ascii_uppercase();
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let mut code = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        let longer = code.len() + word.len() + 1;
        if longer > 40 {
            break;
        }
        if !code.is_empty() {
            code.push('_');
        }
        code.push_str(word);
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_made_of_a_name() {
        for (name, code) in [
            ("Số tin, bài đã đăng", "SO_TIN_BAI_DA_DANG"),
            ("  ", ""),
            ("Tỷ lệ (%)", "TY_LE"),
        ] {
            assert_eq!(code_of(name), code);
        }
    }

    #[test]
    fn what_a_kind_does_not_have_is_left_out() {
        let typed = Typed {
            name: "Đã công khai".to_owned(),
            code: "PUBLIC".to_owned(),
            kind: code(IndicatorKind::YesNo),
            least: "nhiều".to_owned(),
            formula: "A + B".to_owned(),
            choices: "Tốt\nKhá".to_owned(),
            ..Typed::new()
        };
        let input = typed.input().ok();
        assert!(input.is_some_and(|input| input.formula.is_none()
            && input.least.is_none()
            && input.choices.is_empty()));
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_field() {
        let typed = Typed {
            least: "nhiều".to_owned(),
            change_most: "1/2".to_owned(),
            ..Typed::new()
        };
        let errors = typed.input().err().unwrap_or_default();
        let paths: Vec<_> = errors.iter().map(|error| error.path.as_str()).collect();
        assert_eq!(paths, ["name", "unit", "least", "changeMost"]);
    }
}
