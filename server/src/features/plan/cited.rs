//! What the registers know against the papers that a plan names: one ends before the school year does, was taken back, or
//! gave way to another. Worked out when it is asked, in the asker's sight; it keeps no plan from being submitted.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entity::{arrival, document};
use futures_util::future::try_join_all;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ColumnTrait as _, FromQueryResult};
use uuid::Uuid;

use super::content::Citation;
use crate::features::document::{FollowersOf, ended_by};
use crate::platform::graphql::Call;
use crate::platform::load::{Loader, Source};
use crate::platform::text::{fold, tidy_line};
use crate::platform::{Error, Reader, Result};

/// So many citations are asked about at once: as many as a plan has at most.
pub const MOST: usize = 500;
const SYMBOL: usize = 100;
/// Papers that one number and symbol may stand for: of other years, of other issuers.
const NAMESAKES: u64 = 1_000;

/// What is known against a citation.
pub struct Cited {
    /// Its place among those that were asked about.
    pub place: usize,
    pub valid_until: Option<NaiveDate>,
    /// The paper, where it was issued within the system.
    pub document: Option<Uuid>,
    /// What took it back or took its place.
    pub by: Option<document::Model>,
}

/// A paper, of either register.
#[derive(FromQueryResult)]
struct Paper {
    document_id: Option<Uuid>,
    /// Without noughts before it.
    paper_number: String,
    symbol: String,
    issued_on: NaiveDate,
    issuer_name: String,
    valid_until: Option<NaiveDate>,
}

/// Number and symbol, however many noughts stand before the number; `None` for what registers have under neither.
fn designated(citation: &Citation) -> Option<(String, String)> {
    let number: u32 = citation.number.as_deref()?.trim().parse().ok()?;
    let symbol = tidy_line(&citation.symbol).filter(|symbol| symbol.len() <= SYMBOL)?;
    Some((number.to_string(), symbol))
}

/// Those of the citations against which something is known, with what it is. `last` is the day until which a paper should be
/// in force.
pub async fn cited(call: &Call, citations: &[Citation], last: NaiveDate) -> Result<Vec<Cited>> {
    let named: Vec<_> = citations.iter().map(designated).collect();
    let papers = registered(call.reader()?, named.iter().flatten()).await?;
    let meant = named.iter().zip(citations).enumerate();
    let meant: Vec<(usize, &Paper)> = meant
        .filter_map(|(place, (named, citation))| {
            let (number, symbol) = named.as_ref()?;
            let same = papers
                .iter()
                .filter(|paper| paper.paper_number == *number && paper.symbol == *symbol);
            Some((place, meant_by(citation, same.collect())?))
        })
        .collect();
    let followers = meant
        .iter()
        .map(async |(_, paper)| match paper.document_id {
            Some(document) => call.load(FollowersOf(document)).await,
            None => Ok(Vec::new()),
        });
    let followers = try_join_all(followers).await?;
    let told = meant
        .into_iter()
        .zip(followers)
        .filter_map(|((place, paper), followers)| {
            let by = ended_by(&followers, call.actor().today()).cloned();
            let ends = paper.valid_until.filter(|until| *until < last);
            (by.is_some() || ends.is_some()).then_some(Cited {
                place,
                valid_until: ends,
                document: paper.document_id,
                by,
            })
        });
    Ok(told.collect())
}

/// The papers of both registers that bear a number, without noughts before it, and a symbol: each one's day and issuer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PapersCalled(pub String, pub String);

impl Loader<PapersCalled> for Source {
    type Value = Vec<(NaiveDate, String)>;
    type Error = Error;

    async fn load(&self, of: &[PapersCalled]) -> Result<HashMap<PapersCalled, Self::Value>> {
        let named: Vec<_> = of.iter().map(|of| (of.0.clone(), of.1.clone())).collect();
        let mut papers: HashMap<PapersCalled, Self::Value> = HashMap::new();
        // A statement takes so many values.
        for named in named.chunks(MOST) {
            for paper in registered(&self.reader, named.iter()).await? {
                let called = PapersCalled(paper.paper_number, paper.symbol);
                let told = (paper.issued_on, paper.issuer_name);
                papers.entry(called).or_default().push(told);
            }
        }
        Ok(papers)
    }
}

/// Which of the papers that bear its number and symbol a citation means: that of its day; without one, its issuer's if that
/// is named, and the latest, for numbers begin anew every year.
fn meant_by<'p>(citation: &Citation, mut same: Vec<&'p Paper>) -> Option<&'p Paper> {
    if let Some(day) = citation.issued_on {
        same.retain(|paper| paper.issued_on == day.0);
    }
    let issuer = fold(citation.issuer.as_deref().unwrap_or_default());
    let own = |paper: &&Paper| fold(&paper.issuer_name) == issuer;
    if same.iter().any(own) {
        same.retain(own);
    }
    // What was issued within the system is known better than what was written down of it.
    same.into_iter().max_by_key(|paper| {
        (
            paper.issued_on,
            paper.document_id.is_some(),
            paper.valid_until,
        )
    })
}

/// The papers of both registers, in sight, that bear one of the numbers and one of the symbols.
async fn registered(
    reader: &Reader,
    named: impl Iterator<Item = &(String, String)>,
) -> Result<Vec<Paper>> {
    let (numbers, symbols): (BTreeSet<&str>, BTreeSet<&str>) = named
        .map(|(number, symbol)| (number.as_str(), symbol.as_str()))
        .unzip();
    if symbols.is_empty() {
        return Ok(Vec::new());
    }
    let counted = numbers
        .iter()
        .filter_map(|number| number.parse::<i32>().ok());
    let issued = {
        use document::Column::{Id, IssuedOn, IssuerName, Number, Symbol, ValidUntil};
        reader
            .find::<document::Entity>()
            .filter(Number.is_in(counted))
            .filter(Symbol.is_in(symbols.iter().copied()))
            .shape(|select| {
                let told = [Symbol, IssuedOn, IssuerName, ValidUntil];
                select
                    .clear_selects()
                    .expr_as(Id.into_expr(), "document_id")
                    .expr_as(Number.into_expr().cast_as("text"), "paper_number")
                    .columns(told.map(|column| (document::Entity, column)));
            })
            .order_by_desc(IssuedOn)
            .limit(NAMESAKES)
    };
    let mut papers: Vec<Paper> = reader.rows(issued).await?;
    let written = numbers.iter().flat_map(|number| {
        let noughts = ["", "0", "00"];
        noughts.map(|noughts| format!("{noughts}{number}"))
    });
    let arrived = {
        use arrival::Column::{
            DocumentId, IssuedOn, IssuerName, PaperNumber, Symbol, ValidUntil, VoidReason,
        };
        reader
            .find::<arrival::Entity>()
            .filter(PaperNumber.is_in(written))
            .filter(Symbol.is_in(symbols.iter().copied()))
            .filter(VoidReason.is_null())
            .shape(|select| {
                // One paper reaches many schools.
                let told = [
                    DocumentId,
                    PaperNumber,
                    Symbol,
                    IssuedOn,
                    IssuerName,
                    ValidUntil,
                ];
                let told = told.map(|column| (arrival::Entity, column));
                select.clear_selects().columns(told).distinct();
            })
            .order_by_desc(IssuedOn)
            .limit(NAMESAKES)
    };
    let arrived: Vec<Paper> = reader.rows(arrived).await?;
    papers.extend(arrived.into_iter().map(|mut paper| {
        paper.paper_number = paper.paper_number.trim_start_matches('0').to_owned();
        paper
    }));
    Ok(papers)
}
