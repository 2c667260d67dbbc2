//! What kinds, rules and faults of an indicator are called, and where its fields stand.

use super::super::operations::IndicatorKind;
use super::super::operations::indicators::{
    IndicatorAggregation, IndicatorComparison, IndicatorErrorCode, IndicatorUserError, Kept,
};
use crate::shared::api::FieldError;
use crate::shared::ui::Problem;
use crate::tr;

pub fn kind(kind: IndicatorKind) -> String {
    match kind {
        IndicatorKind::Count => tr!(indicator.count),
        IndicatorKind::Decimal => tr!(indicator.decimal),
        IndicatorKind::Percent => tr!(indicator.percent),
        IndicatorKind::YesNo => tr!(indicator.yes_no),
        IndicatorKind::Text => tr!(indicator.text),
        IndicatorKind::Choice => tr!(indicator.choice),
    }
}

pub fn aggregation(aggregation: IndicatorAggregation) -> String {
    match aggregation {
        IndicatorAggregation::Sum => tr!(indicator.sum),
        IndicatorAggregation::Mean => tr!(indicator.mean),
        IndicatorAggregation::Weighted => tr!(indicator.weighted),
        IndicatorAggregation::List => tr!(indicator.list),
        IndicatorAggregation::None => tr!(indicator.none),
    }
}

pub fn comparison(comparison: IndicatorComparison) -> String {
    match comparison {
        IndicatorComparison::AtMost => tr!(indicator.at_most),
        IndicatorComparison::AtLeast => tr!(indicator.at_least),
        IndicatorComparison::Equal => tr!(indicator.equal),
    }
}

/// `Số đếm (bài) · Tiểu học, THCS · Cộng lại · Không bắt buộc`.
pub fn about(row: &Kept) -> String {
    let unit = if row.unit.is_empty() {
        String::new()
    } else {
        format!(" ({})", row.unit)
    };
    let mut parts = vec![format!("{}{unit}", kind(row.kind))];
    if !row.levels.is_empty() {
        let names = row.levels.iter().map(|level| level.name.as_str());
        parts.push(names.collect::<Vec<_>>().join(", "));
    }
    parts.push(aggregation(row.aggregation));
    if let Some(formula) = &row.formula {
        parts.push(format!("= {formula}"));
    } else if !row.required {
        parts.push(tr!(indicator.not_required));
    }
    parts.join(" · ")
}

fn error(code: IndicatorErrorCode) -> String {
    match code {
        IndicatorErrorCode::Required => tr!(indicator.error_required),
        IndicatorErrorCode::TooLong => tr!(indicator.error_too_long),
        IndicatorErrorCode::OutOfRange => tr!(indicator.error_out_of_range),
        IndicatorErrorCode::CodeForm => tr!(indicator.error_code_form),
        IndicatorErrorCode::CodeTaken => tr!(indicator.error_code_taken),
        IndicatorErrorCode::FormulaUnreadable => tr!(indicator.error_formula),
        IndicatorErrorCode::UnknownCode => tr!(indicator.error_unknown_code),
        IndicatorErrorCode::Circular => tr!(indicator.error_circular),
        IndicatorErrorCode::ChoicesMissing => tr!(indicator.error_choices),
        IndicatorErrorCode::NotAFigure => tr!(indicator.error_not_a_figure),
        IndicatorErrorCode::InUse => tr!(indicator.error_in_use),
        IndicatorErrorCode::Needed => tr!(indicator.error_needed),
        IndicatorErrorCode::WrongState => tr!(indicator.error_wrong_state),
    }
}

/// A name of a choice is at fault: the field has them all.
pub fn errors(found: &[IndicatorUserError]) -> Vec<FieldError> {
    let mut errors = FieldError::each(found, |found| (&found.path, error(found.code)));
    for error in &mut errors {
        if error.path.starts_with("choices") {
            "choices".clone_into(&mut error.path);
        }
    }
    errors
}

pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
}

/// The id of the field that a path means; of the whole, none.
pub fn field(path: &str) -> String {
    match path {
        "" => String::new(),
        path => format!("indicator-{path}"),
    }
}
