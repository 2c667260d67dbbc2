//! The form of a paper, looked over: what a clerk would be sent back for, and a Word file with it mended.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use futures_util::future::try_join_all;
use reader::{CitedPaper, Finding, FindingCode, Reading, Renamed};

use crate::features::organization::NamesOfOtherDays;
use crate::features::plan::{PapersCalled, PlanErrorCode, PlanSource, Sourced, read_source};
use crate::platform::graphql::Call;
use crate::platform::{Error, Outcome, Result, apart};

/// So many citations of a paper are looked up.
const MOST_CITED: usize = 500;

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
    let found = apart(move || {
        let reading = reader::read_text(&paper.text());
        let mut findings = findings(&reading, FormCheckPart::Whole, &renamed);
        findings
            .retain(|finding| paper.number.is_some() || !stands_open(&paper, &reading, finding));
        findings
    });
    completed(call, found.await?).await
}

/// Its own number and day, at its head and above what is appended to it.
fn stands_open(paper: &paper::Paper, reading: &Reading, finding: &Finding) -> bool {
    match finding.code {
        FindingCode::BlankNumber | FindingCode::BlankDay => true,
        FindingCode::CitationBlankNumber => {
            let line = reading
                .lines
                .iter()
                .find(|line| Some(line.number) == finding.line);
            line.is_some_and(|line| {
                line.text.starts_with("(Kèm theo") && line.text.contains(&paper.symbol)
            })
        }
        _ => false,
    }
}

async fn looked_over(
    call: &Call,
    reading: Reading,
    part: FormCheckPart,
) -> Result<(Reading, Vec<Finding>)> {
    let renamed = renamed(call, reading.issued_on).await?;
    let looked = apart(move || {
        let findings = findings(&reading, part, &renamed);
        (reading, findings)
    });
    let (reading, findings) = looked.await?;
    Ok((reading, completed(call, findings).await?))
}

/// Citations that lack their day or issuer, with what the registers in sight know of the papers that they name.
async fn completed(call: &Call, mut findings: Vec<Finding>) -> Result<Vec<Finding>> {
    let lacking = reader::incomplete_citations(&findings).into_iter();
    let called: HashSet<PapersCalled> = lacking
        .take(MOST_CITED)
        .map(|paper| {
            let number = paper.number.trim_start_matches('0').to_owned();
            PapersCalled(number, paper.symbol)
        })
        .collect();
    let papers = called.into_iter().map(async |called| {
        let PapersCalled(number, symbol) = called.clone();
        let known = call.load(called).await?.into_iter();
        Ok::<_, Error>(known.map(move |(day, issuer)| CitedPaper {
            number: number.clone(),
            symbol: symbol.clone(),
            issued_on: Some(day),
            issuer: Some(issuer),
        }))
    });
    let known: Vec<CitedPaper> = try_join_all(papers).await?.into_iter().flatten().collect();
    reader::complete_citations(&mut findings, &known);
    Ok(findings)
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
