//! What a person said, while he took a plan in, to the oddities that the reader found. The server keeps the findings and
//! not the answers, so this machine keeps them for him: by place and kind, no word of the paper.

use super::operations::FindingCode;
use super::review::Finding;
use crate::shared::local;

/// The places in the list of findings that are settled, each with its kind.
pub type Decided = Vec<(usize, FindingCode)>;

fn key(person: &cynic::Id, plan: &cynic::Id) -> String {
    format!("sen.decided.{}.{}", person.inner(), plan.inner())
}

fn settled(findings: &[Finding]) -> Decided {
    let places = findings.iter().enumerate();
    places
        .filter(|(_, finding)| finding.decision.is_some())
        .map(|(place, finding)| (place, finding.code))
        .collect()
}

/// Nothing is lost where the browser keeps nothing: what was settled is shown once more.
pub fn keep(person: &cynic::Id, plan: &cynic::Id, findings: &[Finding]) {
    if let Ok(text) = serde_json::to_string(&settled(findings)) {
        local::keep(&key(person, plan), &text);
    }
}

pub fn recall(person: &cynic::Id, plan: &cynic::Id) -> Decided {
    local::recall(&key(person, plan))
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::review::Decision;
    use super::*;

    #[test]
    fn what_was_kept_or_changed_is_settled() {
        let finding = |code, decision| Finding {
            line: Some(12),
            code,
            message: String::new(),
            excerpt: None,
            suggestion: None,
            decision,
        };
        let findings = [
            finding(FindingCode::CitedPlanExpires, None),
            finding(FindingCode::CitedPlanExpires, Some(Decision::Kept)),
            finding(FindingCode::UnplacedText, Some(Decision::Applied)),
        ];
        assert_eq!(
            settled(&findings),
            [
                (1, FindingCode::CitedPlanExpires),
                (2, FindingCode::UnplacedText)
            ]
        );
    }
}
