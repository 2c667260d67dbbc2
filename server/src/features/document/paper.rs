//! A document that was written here as the paper that it is: its text, as typed, read for its citations, addressees, parts and
//! marks as an uploaded file's is.

use chrono::NaiveDate;
use entity::plan_recipient::Purpose;
use entity::{document, organization};
use paper::{Block, Kind, Paper, Urgency};
use reader::ClauseKind;

use super::appendix::{self, Part, appendices};
use super::sealed::{recipients, signer};
use super::{DocumentAppendix, DocumentKind, DocumentSigner, RecipientLine, number_text};
use crate::features::organization::{NamesOf, name_on};
use crate::platform::graphql::Call;
use crate::platform::{Result, apart};

/// The paper of a document; nothing on it is asked of today. `None` of one of which only the entry is here.
pub async fn paper(row: &document::Model) -> Result<Option<Paper>> {
    match &row.body {
        Some(body) => drawn(row, body.clone(), appendices(row)?).await.map(Some),
        None => Ok(None),
    }
}

/// The same with a part of its text in place of the whole.
pub async fn excerpt(row: &document::Model, part: String) -> Result<Paper> {
    drawn(row, part, Vec::new()).await
}

async fn drawn(
    row: &document::Model,
    body: String,
    appended: Vec<DocumentAppendix>,
) -> Result<Paper> {
    let (kept, sent): (Vec<_>, Vec<_>) = recipients(row)?
        .into_iter()
        .partition(|line| line.purpose == Purpose::File);
    let kind = kind(DocumentKind::of(&row.kind)?);
    let read = move || {
        let appended: Vec<_> = appended.into_iter().map(appendix::drawn).collect();
        (said(&body), appended)
    };
    let (said, appendices) = apart(read).await?;
    Ok(Paper {
        parent: row.parent_issuer_name.clone(),
        number: Some(number_text(row.number)),
        symbol: row.symbol.clone(),
        place: row.place.clone(),
        urgency: urgency(row.urgency),
        date: Some(row.issued_on),
        authority: (kind == Kind::Decision).then(|| decides(row)).flatten(),
        addressees: said.addressees,
        citations: said.citations,
        body: said.blocks,
        recipients: sent.into_iter().map(recipient).collect(),
        archive: Some(
            kept.first()
                .map_or_else(|| "VT".to_owned(), |line| where_kept(&line.name)),
        ),
        signer: signer(row).map(signs),
        appendices,
        ..Paper::new(kind, row.issuer_name.clone(), row.subject.clone())
    })
}

/// A line of «Nơi nhận».
pub(super) fn recipient(line: RecipientLine) -> paper::Recipient {
    paper::Recipient {
        name: line.name,
        purpose: shortened(line.purpose).map(str::to_owned),
    }
}

/// Who signs, line by line.
pub(super) fn signs(signer: DocumentSigner) -> paper::Signer {
    paper::Signer {
        authority: signer.authority.into_iter().collect(),
        title: signer.title.unwrap_or_default(),
        name: signer.name,
    }
}

/// The name that the body above bore on a day; today's, where the paper bears none yet.
pub async fn name_above(
    call: &Call,
    owner: &organization::Model,
    day: Option<NaiveDate>,
) -> Result<Option<String>> {
    let Some(above) = owner.parent_id else {
        return Ok(None);
    };
    let Some(above) = call.row::<organization::Entity>(above).await? else {
        return Ok(None);
    };
    let day = day.unwrap_or_else(|| call.actor().today());
    let names = call.load(NamesOf(above.id)).await?;
    Ok(Some(name_on(&names, day).unwrap_or(&above.name).clone()))
}

/// As offices shorten why it is sent, where nobody wrote it out.
pub fn shortened(purpose: Purpose) -> Option<&'static str> {
    match purpose {
        Purpose::Report => Some("để b/c"),
        Purpose::Direct => Some("để ch/đ"),
        Purpose::Execute => Some("để th/h"),
        Purpose::Inform => Some("để biết"),
        Purpose::Coordinate => Some("để p/h"),
        Purpose::File | Purpose::Other => None,
    }
}

/// "Lưu: VT" is kept at VT.
pub fn where_kept(line: &str) -> String {
    let line = line.trim();
    line.strip_prefix("Lưu")
        .map_or(line, |rest| rest.trim_start_matches([':', ' ']))
        .to_owned()
}

fn kind(of: DocumentKind) -> Kind {
    if of == DocumentKind::Cv {
        return Kind::Letter;
    }
    let usual = of.letters().and_then(Kind::of_letters);
    usual.unwrap_or_else(|| Kind::Other {
        name: of.name().to_owned(),
        letters: of.letters().unwrap_or_default().to_owned(),
    })
}

fn urgency(of: document::Urgency) -> Option<Urgency> {
    match of {
        document::Urgency::Normal => None,
        document::Urgency::Urgent => Some(Urgency::Urgent),
        document::Urgency::VeryUrgent => Some(Urgency::VeryUrgent),
        document::Urgency::Express => Some(Urgency::Express),
    }
}

/// Who decides: he in whose name it is signed, or who signs.
fn decides(row: &document::Model) -> Option<String> {
    let whose = row.signer_authority.as_deref().map(|authority| {
        let ways = ["KT.", "TL.", "TM.", "TUQ.", "Q."];
        let named = ways.iter().find_map(|way| authority.strip_prefix(way));
        named.unwrap_or(authority).trim()
    });
    let whose = whose.or(row.signer_title.as_deref())?;
    Some(whose.to_uppercase())
}

/// What a text says.
#[derive(Default)]
struct Said {
    addressees: Vec<String>,
    citations: Vec<String>,
    blocks: Vec<Block>,
}

/// To whom it is and on what it rests stands before everything, its tables between its words.
fn said(body: &str) -> Said {
    let mut said = Said::default();
    for (at, part) in appendix::parts(body, appendix::is_row_of_text)
        .into_iter()
        .enumerate()
    {
        match part {
            Part::Table(table) => said.blocks.push(Block::Table(table)),
            Part::Words(words) => {
                let text = reader::read_words(&words);
                let (citations, blocks) = match at {
                    0 => parts(text.clauses),
                    _ => (Vec::new(), text.clauses.into_iter().map(block).collect()),
                };
                said.addressees.extend(text.addressees);
                said.citations.extend(citations);
                said.blocks.extend(blocks);
            }
        }
    }
    said
}

/// The citations that stand above everything, and the rest.
fn parts(clauses: Vec<reader::Clause>) -> (Vec<String>, Vec<Block>) {
    // "Căn cứ …, Phòng đề nghị các trường thực hiện như sau:" is the text's own first sentence.
    let is_basis = |clause: &reader::Clause| {
        clause.kind == ClauseKind::LegalBasis
            && clause.marker.is_none()
            && !clause.text.ends_with(':')
    };
    let leading = clauses.iter().take_while(|clause| is_basis(clause)).count();
    let mut clauses = clauses;
    let body = clauses.split_off(leading);
    let citations = clauses.into_iter().map(|clause| clause.text);
    (citations.collect(), body.into_iter().map(block).collect())
}

pub(super) fn block(clause: reader::Clause) -> Block {
    Block::Clause(paper::Clause {
        marker: clause.marker,
        text: clause.text,
        // A point that nothing stands under is text, however short.
        heading: clause.kind == ClauseKind::Section
            || clause.kind == ClauseKind::Heading && !clause.children.is_empty(),
        italic: false,
        blocks: clause.children.into_iter().map(block).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stands_between_the_words_of_a_text() {
        let said = said(
            "Kính gửi: Các trường MN, TH, THCS\n\nCăn cứ Luật Giáo dục;\n1. Phân công như sau:\nSTT\tTrường\tSố lớp\n1\tTH Đầm Sen\t30\n\n2. Báo cáo trước 15/01/2021.",
        );
        assert_eq!(said.addressees, ["Các trường MN, TH, THCS"]);
        assert_eq!(said.citations.len(), 1);
        let [
            Block::Clause(before),
            Block::Table(table),
            Block::Clause(after),
        ] = said.blocks.as_slice()
        else {
            panic!("words, a table, words: {:?}", said.blocks);
        };
        assert_eq!(before.marker.as_deref(), Some("1."));
        assert_eq!(after.marker.as_deref(), Some("2."));
        assert_eq!(table.rows, [["1", "TH Đầm Sen", "30"]]);
    }

    #[test]
    fn tabs_after_marks_and_names_make_no_table() {
        let said = said(
            "Kính gửi:\t- Các trường MN, TH, THCS;\n\t- Các bộ phận.\n\n1.\tCử đầu mối truyền thông.\n2.\tBáo cáo trước 15/01/2021.",
        );
        let words = |block: &Block| matches!(block, Block::Clause(_));
        assert!(said.blocks.iter().all(words), "{:?}", said.blocks);
        assert_eq!(said.addressees.len(), 2, "{:?}", said.addressees);
    }
}
