//! What the page decides from a plan: its outline, what still waits to be looked at, who does a clause.

use crate::features::plan::content::Content;
use crate::features::plan::operations::{
    ClauseKind, FindingCode, OrganizationAction, Plan, PlanClause, PlanFinding, PlanState,
};
use crate::features::plan::review::Finding;
use crate::features::plan::{decided, viewer};
use crate::tr;

/// How a clause is set in the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Section,
    Heading,
    Basis,
    Text,
}

pub fn setting(clause: &PlanClause) -> Setting {
    match clause.kind {
        ClauseKind::Section => Setting::Section,
        ClauseKind::Heading => Setting::Heading,
        ClauseKind::LegalBasis => Setting::Basis,
        ClauseKind::Objective
        | ClauseKind::Requirement
        | ClauseKind::Topic
        | ClauseKind::Duty
        | ClauseKind::Paragraph => Setting::Text,
    }
}

/// Whether the clause has a line in the outline: running text has none.
pub fn is_listed(clause: &PlanClause) -> bool {
    let named = clause
        .marker
        .as_deref()
        .is_some_and(|marker| marker.chars().any(char::is_alphanumeric));
    match clause.kind {
        ClauseKind::Section | ClauseKind::Heading => true,
        ClauseKind::LegalBasis | ClauseKind::Paragraph => false,
        ClauseKind::Objective | ClauseKind::Requirement | ClauseKind::Topic | ClauseKind::Duty => {
            named && clause.depth <= 2
        }
    }
}

/// Who does a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charged {
    Division,
    Schools,
    Named,
    Nobody,
    /// Not a duty of its own: its parts are.
    NotAsked,
}

/// Who does the clause at `place`.
pub fn charged(clauses: &[PlanClause], place: usize) -> Charged {
    let Some(clause) = clauses.get(place) else {
        return Charged::NotAsked;
    };
    let has_parts = clauses
        .get(place + 1)
        .is_some_and(|next| next.depth > clause.depth && next.kind == ClauseKind::Duty);
    if clause.division.is_some() {
        Charged::Division
    } else if matches!(clause.kind, ClauseKind::Section | ClauseKind::Heading) {
        Charged::NotAsked
    } else if clause.schools {
        Charged::Schools
    } else if clause.assignee.is_some() {
        Charged::Named
    } else if clause.kind == ClauseKind::Duty && !has_parts {
        Charged::Nobody
    } else {
        Charged::NotAsked
    }
}

/// Whether the viewer gives tasks of this plan now.
pub fn may_assign(plan: &Plan) -> bool {
    let actions = &plan.organization.available_actions;
    plan.state == PlanState::Issued && actions.contains(&OrganizationAction::AssignTask)
}

/// Whether the clause at `place` is a duty that nobody has been given yet. Every school has what is charged to all of them
/// since the plan was issued.
pub fn is_not_given(clauses: &[PlanClause], place: usize) -> bool {
    clauses.get(place).is_some_and(|clause| {
        clause.kind == ClauseKind::Duty
            && clause.task_counts.given == 0
            && !matches!(
                charged(clauses, place),
                Charged::NotAsked | Charged::Schools
            )
    })
}

/// The reader's findings that are still true of the plan, while it can be changed, by line; not those that the person
/// settled when he took it in.
pub fn waiting(plan: &Plan) -> Vec<PlanFinding> {
    if matches!(plan.state, PlanState::Issued | PlanState::Closed) {
        return Vec::new();
    }
    let content = Content::of_plan(plan.clone());
    let decided = decided::recall(&viewer(), &plan.id);
    let open = plan.findings.iter().enumerate().filter(|(place, finding)| {
        !decided.contains(&(*place, finding.code)) && still_true(finding, &content)
    });
    let mut open: Vec<PlanFinding> = open.map(|(_, finding)| finding.clone()).collect();
    open.sort_by_key(|finding| finding.line);
    open
}

fn still_true(finding: &PlanFinding, content: &Content) -> bool {
    let asked = Finding {
        line: finding.line,
        code: finding.code,
        message: String::new(),
        excerpt: None,
        suggestion: None,
        decision: None,
    };
    let there = |excerpt: &str| {
        content
            .clauses
            .iter()
            .any(|clause| clause.marker == excerpt || clause.text.contains(excerpt))
    };
    let written = finding.excerpt.as_deref().is_none_or(there);
    asked.is_open(content)
        && match finding.code {
            FindingCode::UnplacedText => !written,
            // Its words stand where the field should have been, in no clause.
            _ if asked.is_filled(content).is_some() => true,
            _ => written,
        }
}

/// The clause that a finding is about.
pub fn clause_of<'a>(finding: &PlanFinding, plan: &'a Plan) -> Option<&'a PlanClause> {
    let line = finding.line?;
    plan.clauses
        .iter()
        .filter(|clause| clause.line.is_some_and(|own| own <= line))
        .max_by_key(|clause| clause.line)
}

/// One line about the plan: whose it is, and how its duties stand.
pub fn about(plan: &Plan) -> String {
    let charged = |wanted: Charged| {
        (0..plan.clauses.len())
            .filter(|place| {
                plan.clauses
                    .get(*place)
                    .is_some_and(|clause| clause.kind == ClauseKind::Duty)
                    && charged(&plan.clauses, *place) == wanted
            })
            .count()
    };
    let nobody = charged(Charged::Nobody);
    let duties =
        nobody + charged(Charged::Division) + charged(Charged::Schools) + charged(Charged::Named);
    let issuer = plan.organization.name.clone();
    let year = plan.school_year.name.clone();
    match (duties, nobody) {
        (0, _) => tr!(plan.about_plain, issuer = issuer, year = year),
        (all, 0) => tr!(
            plan.about_charged,
            issuer = issuer,
            year = year,
            count = all
        ),
        (all, nobody) => {
            tr!(
                plan.about_open,
                issuer = issuer,
                year = year,
                count = all,
                nobody = nobody
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::operations::TaskCounts;

    fn clause(kind: ClauseKind, depth: i32, marker: &str) -> PlanClause {
        PlanClause {
            id: cynic::Id::new("1"),
            depth,
            marker: Some(marker.into()),
            kind,
            text: "Nội dung".into(),
            division: None,
            schools: false,
            assignee: None,
            deadlines: Vec::new(),
            line: Some(3),
            source: None,
            task_counts: TaskCounts {
                given: 0,
                confirmed: 0,
                overdue: 0,
            },
        }
    }

    #[test]
    fn dashes_and_running_text_are_not_in_the_outline() {
        assert!(is_listed(&clause(ClauseKind::Section, 0, "I.")));
        assert!(is_listed(&clause(ClauseKind::Duty, 2, "1.8.")));
        assert!(!is_listed(&clause(ClauseKind::Duty, 2, "-")));
        assert!(!is_listed(&clause(ClauseKind::Paragraph, 1, "")));
    }

    #[test]
    fn an_oddity_waits_until_its_words_or_its_field_are_mended() {
        let finding = |code, excerpt: &str| PlanFinding {
            line: Some(1),
            code,
            message: String::new(),
            excerpt: Some(excerpt.into()),
            suggestion: None,
        };
        let mut content = Content::default();
        let key = content.add_after(None);
        let symbol = finding(FindingCode::MissingSymbol, "Số");
        let letter = finding(FindingCode::WrongLetter, "f)");
        let unplaced = finding(FindingCode::UnplacedText, "Bảng kèm theo");
        let waits = |content: &Content| {
            [&symbol, &letter, &unplaced].map(|finding| still_true(finding, content))
        };
        assert_eq!(waits(&content), [true, false, true]);
        content.symbol = "KH-PGDĐT".into();
        content.clause_mut(key).unwrap().text = "f) Bảng kèm theo".into();
        assert_eq!(waits(&content), [false, true, false]);
    }

    #[test]
    fn a_duty_whose_parts_are_duties_needs_nobody_itself() {
        let mut clauses = [
            clause(ClauseKind::Duty, 0, "1."),
            clause(ClauseKind::Duty, 1, "1.1."),
        ];
        assert_eq!(charged(&clauses, 0), Charged::NotAsked);
        assert_eq!(charged(&clauses, 1), Charged::Nobody);
        assert!(is_not_given(&clauses, 1) && !is_not_given(&clauses, 0));
        clauses[1].task_counts.given = 1;
        assert!(!is_not_given(&clauses, 1));
        clauses[1].task_counts.given = 0;
        clauses[1].schools = true;
        assert_eq!(charged(&clauses, 1), Charged::Schools);
        assert!(
            !is_not_given(&clauses, 1),
            "the schools have it by the issue"
        );
    }
}
