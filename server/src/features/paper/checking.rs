//! The form of a paper, looked over: what a clerk would be sent back for, and a Word file with it mended.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use reader::{Finding, FindingCode, Reading, Renamed};

use crate::features::organization::NamesOfOtherDays;
use crate::features::plan::{PlanErrorCode, PlanSource, Sourced, read_source};
use crate::platform::graphql::Call;
use crate::platform::{Error, Outcome, Result, apart};

/// How much of a paper a source is.
#[derive(async_graphql::Enum, Copy, Clone, Debug, Eq, PartialEq)]
pub enum FormCheckPart {
    /// All of it, from Quốc hiệu to the signature.
    Whole,
    /// Its words alone: head and foot stand elsewhere.
    Words,
}

/// A source and what is to be mended in its form.
pub struct Checked {
    pub file_name: Option<String>,
    pub reading: Reading,
    pub findings: Vec<Finding>,
    /// For each finding, whether it can be mended in the file; empty where the source is no Word file.
    pub in_file: Vec<bool>,
}

/// Looks a source over, against the names of organizations in the viewer's sight.
pub async fn check(
    call: &Call,
    source: PlanSource,
    part: FormCheckPart,
) -> Outcome<Checked, PlanErrorCode> {
    let sourced = read_source(source, call.reader()?, &call.blobs).await?;
    let Sourced {
        file_name,
        text,
        reading,
        word,
    } = sourced;
    let reading = match part {
        FormCheckPart::Whole => reading,
        FormCheckPart::Words => apart(move || reader::read_words(&text)).await?,
    };
    // What was looked over in part is mended in no file: the places would be others.
    let word = word.filter(|_| part == FormCheckPart::Whole);
    let (reading, findings) = looked_over(call, reading, part).await?;
    Ok(apart(move || {
        let every: Vec<&Finding> = findings.iter().collect();
        let in_file = match &word {
            Some(file) => reader::correct(file, &every).map(|done| done.applied),
            None => Ok(Vec::new()),
        };
        Checked {
            file_name,
            reading,
            // A file that was read can be written; if not, it is only told what is wrong.
            in_file: in_file.unwrap_or_default(),
            findings,
        }
    })
    .await?)
}

/// The Word file with some findings mended, by their places among all of them; and its name.
pub async fn corrected(
    call: &Call,
    source: PlanSource,
    which: &BTreeSet<usize>,
) -> Result<(String, Vec<u8>)> {
    let sourced = read_source(source, call.reader()?, &call.blobs).await;
    let sourced = sourced.map_err(|_| Error::NotFound)?;
    let (_, findings) = looked_over(call, sourced.reading, FormCheckPart::Whole).await?;
    let chosen: Option<Vec<Finding>> = which.iter().map(|at| findings.get(*at).cloned()).collect();
    let (Some(chosen), Some(file), Some(name)) = (chosen, sourced.word, sourced.file_name) else {
        return Err(Error::NotFound);
    };
    let mended = apart(move || {
        let chosen: Vec<&Finding> = chosen.iter().collect();
        reader::correct(&file, &chosen)
    });
    let mended = mended.await?.map_err(|_| Error::NotFound)?;
    Ok((name, mended.bytes))
}

/// What is to be mended in a paper of ours. Number and day of one that is not issued stand open by right.
pub async fn of_paper(call: &Call, paper: paper::Paper) -> Result<Vec<Finding>> {
    // Asked for before anything is done apart: many papers of one answer ask together.
    let renamed = renamed(call, paper.date).await?;
    apart(move || {
        let reading = reader::read_text(&paper.text());
        let mut findings = findings(&reading, FormCheckPart::Whole, &renamed);
        findings.retain(|finding| {
            paper.number.is_some()
                || !matches!(
                    finding.code,
                    FindingCode::BlankNumber | FindingCode::BlankDay
                )
        });
        findings
    })
    .await
}

async fn looked_over(
    call: &Call,
    reading: Reading,
    part: FormCheckPart,
) -> Result<(Reading, Vec<Finding>)> {
    let renamed = renamed(call, reading.issued_on).await?;
    apart(move || {
        let findings = findings(&reading, part, &renamed);
        (reading, findings)
    })
    .await
}

/// Organizations are called as on the paper's day; as today, where it bears none yet.
async fn renamed(call: &Call, day: Option<NaiveDate>) -> Result<Vec<Renamed>> {
    let day = day.unwrap_or_else(|| call.actor().today());
    let names = call.load(NamesOfOtherDays(day)).await?.into_iter();
    Ok(names.map(|(other, due)| Renamed { other, due }).collect())
}

fn findings(reading: &Reading, part: FormCheckPart, renamed: &[Renamed]) -> Vec<Finding> {
    let mut findings = match part {
        FormCheckPart::Whole => reader::form(reading),
        FormCheckPart::Words => reader::text_form(reading),
    };
    findings.extend(reader::former_names(reading, renamed));
    findings.sort_by_key(|finding| finding.line.unwrap_or(0));
    findings
}
