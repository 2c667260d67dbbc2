//! Certified copies (Nghị định 30/2020/NĐ-CP, Điều 25 đến 27): sao y of the whole and trích sao of a part, both from the
//! original, and sao lục of the whole, from a sao y. A copy is entered in the register of whoever makes it, all three kinds in
//! one series of numbers, and never changes.

use std::collections::{HashMap, HashSet};

use entity::plan_recipient::Purpose;
use entity::{document, organization, plan};
use paper::{Copied, CopyForm};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::entry::{Entry, unissued};
use super::issuing::{LONGEST_BODY, addressed, parent_issuer, signed};
use super::model::{DocumentErrorCode as Code, DocumentSigner, Errors, RecipientLine};
use super::paper::{recipient, signs};
use super::register::{self, Next, next_copy, number_text, symbol};
use super::sealed::{recipients, signer};
use super::{DocumentKind, is_recalled, queries};
use crate::platform::load::{Loader, Source};
use crate::platform::{
    Action, Date, Error, Outcome, Permit, Protected, Reader, Result, UserError, Writer,
};

/// How a certified copy is made.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentCopyForm {
    /// Sao y: the whole, from the original.
    Sy,
    /// Trích sao: a part, from the original.
    Trs,
    /// Sao lục: the whole, from a sao y.
    Sl,
}

impl From<DocumentCopyForm> for DocumentKind {
    fn from(form: DocumentCopyForm) -> Self {
        match form {
            DocumentCopyForm::Sy => Self::Sy,
            DocumentCopyForm::Trs => Self::Trs,
            DocumentCopyForm::Sl => Self::Sl,
        }
    }
}

/// A copy to make.
pub struct Copy {
    pub form: DocumentCopyForm,
    pub issued_on: Date,
    /// The part that is copied, where it is not the whole.
    pub excerpt: Option<String>,
    pub signer: Option<DocumentSigner>,
    pub recipients: Vec<RecipientLine>,
}

/// Takes the copier's next number and enters its copy of a paper that it has, as the permit proves.
pub async fn copy<A: Action<E>, E: Protected>(
    w: &mut Writer,
    held: Permit<A, E>,
    copier: Uuid,
    source: &document::Model,
    copy: Copy,
) -> Outcome<document::Model, Code> {
    let numbered = next_copy(w, copier, copy.issued_on.0, source.id).await?;
    let entry = ready(w.reader(), numbered.issuer(), numbered.next(), source, copy).await?;
    Ok(numbered.enter_by(w, held, entry).await?)
}

/// A copy as it would be made now: nothing is taken and nothing is kept, and what copying would refuse is refused.
pub async fn copy_foreseen(
    reader: &Reader,
    copier: &organization::Model,
    source: &document::Model,
    copy: Copy,
) -> Outcome<document::Model, Code> {
    let issued_on = copy.issued_on.0;
    let next = register::foreseen(reader, copier.id, issued_on, Some(source.id)).await?;
    let entry = ready(reader, copier, &next, source, copy).await?;
    Ok(unissued(copier, &next, entry)?)
}

/// What will be entered, where nothing speaks against it; all that does is told at once.
async fn ready(
    reader: &Reader,
    copier: &organization::Model,
    next: &Next,
    source: &document::Model,
    copy: Copy,
) -> Outcome<Entry, Code> {
    can_be_copied(reader, copier.id, source, copy.form).await?;
    let mut errors = Errors::default();
    errors.dated(next, reader.actor().today());
    if next.issued_on < source.issued_on {
        let message = "A copy is not dated before the paper that is copied.";
        errors.push("issuedOn", Code::BeforeOriginal, message);
    }
    let excerpt = match copy.form {
        DocumentCopyForm::Trs => excerpt(copy.excerpt.as_deref(), source, &mut errors),
        DocumentCopyForm::Sy | DocumentCopyForm::Sl => None,
    };
    let signer = copy.signer.and_then(|signer| signed(signer, &mut errors));
    if signer.is_none() {
        let message = "Say who signs the copy: without it, it is none.";
        errors.push("signer", Code::Required, message);
    }
    let recipients = addressed(copy.recipients, &mut errors);
    errors.settle()?;
    let kind = DocumentKind::from(copy.form);
    Ok(Entry {
        signer,
        recipients,
        body: excerpt,
        // A copy stands as what it copies.
        urgency: source.urgency,
        parent_issuer: parent_issuer(reader, copier, next.issued_on).await?,
        valid_from: source.valid_from,
        valid_until: source.valid_until,
        ..Entry::new(kind, symbol(kind, copier), source.subject.clone())
    })
}

/// In which forms an organization that has a paper copies it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CopyFormsOf {
    pub paper: Uuid,
    pub copier: Uuid,
}

impl Loader<CopyFormsOf> for Source {
    type Value = Vec<DocumentCopyForm>;
    type Error = Error;

    async fn load(&self, of: &[CopyFormsOf]) -> Result<HashMap<CopyFormsOf, Self::Value>> {
        forms(&self.reader, of).await
    }
}

/// None of what was recalled, nor of what is only entered here, without its text.
async fn forms(
    reader: &Reader,
    of: &[CopyFormsOf],
) -> Result<HashMap<CopyFormsOf, Vec<DocumentCopyForm>>> {
    let ids: Vec<Uuid> = of.iter().map(|of| of.paper).collect();
    let papers = reader.by_ids::<document::Entity>(ids.iter().copied());
    let papers = papers.await?;
    let recalled = queries::recalled(reader, &ids).await?;
    let plans = reader.find::<plan::Entity>();
    let plans = plans.filter(plan::Column::DocumentId.is_in(ids));
    let plans = reader.all(plans).await?.into_iter();
    let planned: HashSet<Uuid> = plans.filter_map(|plan| plan.document_id).collect();
    let found = of.iter().filter(|of| !recalled.contains(&of.paper));
    let found = found.filter_map(|of| Some((*of, papers.get(&of.paper)?)));
    found
        .map(|(of, paper)| {
            let planned = planned.contains(&paper.id);
            Ok((of, forms_of(paper, of.copier, planned)?))
        })
        .collect()
}

/// Of a plan a part is copied from the plan itself: its text is not the register's. The decree names no sao lục of one's own
/// copy: who has the original makes another sao y.
fn forms_of(paper: &document::Model, copier: Uuid, planned: bool) -> Result<Vec<DocumentCopyForm>> {
    use DocumentCopyForm::{Sl, Sy, Trs};
    let original = paper.copy_of_id.is_none();
    let of_others = DocumentKind::of(&paper.kind)? == DocumentKind::Sy;
    Ok(match (original, paper.body.is_some()) {
        (true, true) => vec![Sy, Trs],
        (true, false) if planned => vec![Sy],
        (false, _) if of_others && paper.organization_id != copier => vec![Sl],
        _ => Vec::new(),
    })
}

/// That there is something to copy, and from what that form is made.
async fn can_be_copied(
    reader: &Reader,
    copier: Uuid,
    source: &document::Model,
    form: DocumentCopyForm,
) -> Outcome<(), Code> {
    let of = CopyFormsOf {
        paper: source.id,
        copier,
    };
    let forms = forms(reader, &[of]).await?;
    if forms.get(&of).is_some_and(|forms| forms.contains(&form)) {
        return Ok(());
    }
    let (code, message) = match is_recalled(reader, source.id).await? {
        true => (Code::WrongState, "This paper was recalled."),
        false => (
            Code::NotCopyable,
            "SY and TRS are made from the original, SL from a SY that another made; and its text has to be here.",
        ),
    };
    Err(UserError::new("document", code, message).into())
}

/// The chosen part: lines of the paper's own text, in its order.
fn excerpt(typed: Option<&str>, source: &document::Model, errors: &mut Errors) -> Option<String> {
    let Some(excerpt) = errors.text("excerpt", typed, LONGEST_BODY) else {
        let message = "Say which part is copied.";
        errors.push("excerpt", Code::Required, message);
        return None;
    };
    if !is_part(&excerpt, source.body.as_deref().unwrap_or_default()) {
        let message = "These are not the paper's own words, in its order. Take them from its text.";
        errors.push("excerpt", Code::NotInText, message);
    }
    Some(excerpt)
}

fn is_part(excerpt: &str, text: &str) -> bool {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = text.lines().map(line);
    let mut wanted = excerpt.lines().map(line).filter(|line| !line.is_empty());
    wanted.all(|wanted| lines.any(|line| line == wanted))
}

/// What makes the paper a copy, as it stands under what was copied.
pub fn copied(row: &document::Model) -> Result<Copied> {
    let form: Option<CopyForm> = DocumentKind::of(&row.kind)?.copied();
    let sent = recipients(row)?.into_iter();
    Ok(Copied {
        form: form.ok_or_else(|| Error::internal("a copy of no form"))?,
        issuer: row.issuer_name.clone(),
        number: Some(number_text(row.number)),
        symbol: row.symbol.clone(),
        place: row.place.clone(),
        date: Some(row.issued_on),
        recipients: sent
            .filter(|line| line.purpose != Purpose::File)
            .map(recipient)
            .collect(),
        signer: signer(row).map(signs),
    })
}

#[cfg(test)]
mod tests {
    use super::is_part;

    const TEXT: &str = "Kính gửi: Các trường\n\n1. Cử đầu mối truyền thông.\n2. Báo cáo  trước 15/01/2021.\n3. Thực hiện nghiêm túc.";

    #[test]
    fn a_part_is_the_papers_own_words_in_its_order() {
        assert!(is_part(
            "2. Báo cáo trước 15/01/2021.\n3. Thực hiện nghiêm túc.",
            TEXT
        ));
        assert!(!is_part(
            "3. Thực hiện nghiêm túc.\n2. Báo cáo trước 15/01/2021.",
            TEXT
        ));
        assert!(!is_part("2. Báo cáo trước 20/01/2021.", TEXT));
        // A line cut short may say the contrary.
        assert!(!is_part("Thực hiện nghiêm túc.", TEXT));
    }
}
