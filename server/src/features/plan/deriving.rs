//! The first draft of a plan under another: what the plan above says to whoever carries it out, each clause knowing the
//! one that it was taken from. Pure.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::plan_clause::Kind;
use entity::{organization, plan, plan_clause};
use uuid::Uuid;

use super::content::{Citation, Clause, Content, Recipient, Signer};
use super::parts;
use super::vocabulary::ClauseKind;
use crate::features::distribution::RecipientPurpose;
use crate::features::document::DocumentKind;
use crate::platform::Result;
use crate::platform::id::fresh;

/// As long as a title may be.
const TITLE: usize = 500;
const ROMAN: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// The topics and the duties of schools, under their headings; the paper that asks for them; who hears of it. `leader` is
/// the name of whoever signs.
pub fn derived(
    above: &plan::Model,
    clauses: &[plan_clause::Model],
    school: &organization::Model,
    leader: Option<String>,
) -> Result<Content> {
    let issuer = above.issuer_name.clone().unwrap_or_default();
    let own = above.title.replace(&format!(" của {issuer}"), "");
    let title = Some(format!("{own} của {}", school.name))
        .filter(|title| title.chars().count() <= TITLE)
        .unwrap_or_else(|| own.clone());
    let mut text = opening(above, &issuer, &own, school);
    for clause in carried(clauses) {
        text.push(Clause {
            id: Some(crate::platform::Id::new(fresh())),
            schools: false,
            assignee: None,
            line: None,
            source: Some(clause.id),
            ..parts::clause(clause)?
        });
    }
    renumber(&mut text);
    Ok(Content {
        title,
        school_year: above.school_year_id,
        symbol: None,
        place: school.place.clone(),
        issued_on: None,
        citations: vec![Citation {
            kind: DocumentKind::Kh,
            number: above.number.clone(),
            symbol: above.symbol.clone().unwrap_or_default(),
            issued_on: above.issued_on.map(Into::into),
            issuer: above.issuer_name.clone(),
            subject: Some(above.title.clone()),
            line: None,
            in_legal_basis: true,
        }],
        clauses: text,
        recipients: recipients(issuer),
        signer: Some(Signer {
            authority: None,
            title: "HIỆU TRƯỞNG".to_owned(),
            name: leader.unwrap_or_default(),
        }),
    })
}

fn opening(
    above: &plan::Model,
    issuer: &str,
    title: &str,
    school: &organization::Model,
) -> Vec<Clause> {
    let number = above.number.as_deref().unwrap_or_default();
    let symbol = above.symbol.as_deref().unwrap_or_default();
    let dated = above.issued_on.map(dated).unwrap_or_default();
    let basis = format!("Căn cứ Kế hoạch số {number}/{symbol}{dated} của {issuer} {title};");
    let follows = format!("{} xây dựng Kế hoạch {title} như sau:", school.name);
    [
        (
            0,
            ClauseKind::Section,
            "CĂN CỨ XÂY DỰNG KẾ HOẠCH".to_owned(),
        ),
        (1, ClauseKind::LegalBasis, basis),
        (1, ClauseKind::Paragraph, follows),
    ]
    .into_iter()
    .map(|(depth, kind, text)| Clause {
        id: None,
        depth,
        marker: (depth == 0).then(|| "I.".to_owned()),
        kind,
        text,
        division: None,
        schools: false,
        assignee: None,
        deadlines: Vec::new(),
        line: None,
        source: None,
    })
    .collect()
}

fn dated(day: NaiveDate) -> String {
    format!(" {}", paper::day_in_words(day))
}

fn recipients(issuer: String) -> Vec<Recipient> {
    let line = |name: String, purpose, words: Option<&str>| Recipient {
        name,
        purpose,
        purpose_text: words.map(str::to_owned),
        schools: false,
    };
    let above = (!issuer.is_empty())
        .then(|| line(issuer, RecipientPurpose::Report, Some("để b/c")))
        .into_iter();
    let kept = line("Lưu: VT".to_owned(), RecipientPurpose::File, None);
    above.chain([kept]).collect()
}

/// In reading order: what concerns schools, what stands below it but is no division's, and the headings above it.
fn carried(clauses: &[plan_clause::Model]) -> Vec<&plan_clause::Model> {
    let parents: HashMap<Uuid, Option<Uuid>> = clauses
        .iter()
        .map(|clause| (clause.id, clause.parent_id))
        .collect();
    let mut kept = HashSet::new();
    let mut headings = HashSet::new();
    for clause in clauses {
        let concerns = clause.kind == Kind::Topic || (clause.kind == Kind::Duty && clause.schools);
        let explains = clause.parent_id.is_some_and(|above| kept.contains(&above));
        if !(concerns || explains && clause.division_kind.is_none()) {
            continue;
        }
        kept.insert(clause.id);
        let mut above = clause.parent_id;
        while let Some(heading) = above {
            headings.insert(heading);
            above = parents.get(&heading).copied().flatten();
        }
    }
    clauses
        .iter()
        .filter(|clause| kept.contains(&clause.id) || headings.contains(&clause.id))
        .collect()
}

/// What was left out leaves no gaps: parts count in Roman numerals, what stands below them in Arabic ones, each where it
/// was counted so before.
fn renumber(clauses: &mut [Clause]) {
    let mut counts: Vec<usize> = Vec::new();
    for clause in clauses {
        let depth = usize::try_from(clause.depth).unwrap_or_default();
        counts.truncate(depth + 1);
        let Some(bare) = (clause.marker.as_deref()).and_then(|marker| marker.strip_suffix('.'))
        else {
            continue;
        };
        let roman = depth == 0 && ROMAN.contains(&bare);
        let arabic = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
        if !roman && !arabic {
            continue;
        }
        counts.resize(depth + 1, 0);
        let Some(count) = counts.last_mut() else {
            continue;
        };
        *count += 1;
        let number = match ROMAN.get(*count - 1) {
            Some(numeral) if roman => (*numeral).to_owned(),
            _ => count.to_string(),
        };
        clause.marker = Some(format!("{number}."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_papers_write_it() {
        let day = |text: &str| text.parse().map(dated).unwrap_or_default();
        assert_eq!(day("2020-10-05"), " ngày 05 tháng 10 năm 2020");
        assert_eq!(day("2021-02-15"), " ngày 15 tháng 02 năm 2021");
    }
}
