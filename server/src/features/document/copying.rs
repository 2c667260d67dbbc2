//! Certified copies (Nghị định 30/2020/NĐ-CP, Điều 25 đến 27): sao y of the whole and trích sao of a part, both from the
//! original, and sao lục of the whole, from a sao y. A copy is entered in the register of whoever makes it, all three kinds in
//! one series of numbers, and never changes.

use entity::plan_recipient::Purpose;
use entity::{document, organization, plan};
use paper::{Copied, CopyForm};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::issuing::{Issued, LONGEST_BODY, addressed, recipients, signed, signer};
use super::model::{DocumentErrorCode as Code, DocumentSigner, Errors, RecipientLine};
use super::paper::{recipient, signs};
use super::register::{Entry, next_copy, number_text, symbol};
use super::{DocumentKind, is_recalled};
use crate::platform::graphql::Call;
use crate::platform::{Date, Error, Outcome, Result, UserError, Writer};

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

/// Takes the copier's next number and enters its copy of a paper that it has.
pub async fn copy(
    w: &mut Writer,
    copier: Uuid,
    source: &document::Model,
    copy: Copy,
) -> Outcome<document::Model, Code> {
    let issued_on = copy.issued_on.0;
    let numbered = next_copy(w, copier, issued_on, source.id).await?;
    can_be_copied(w, copier, source, copy.form).await?;
    let mut errors = Errors::default();
    if let Err(misdated) = numbered.in_order(w.actor().today()) {
        errors.push("issuedOn", misdated.into(), misdated.message());
    }
    if issued_on < source.issued_on {
        let message = "A copy is not dated before the paper that is copied.";
        errors.push("issuedOn", Code::DateOrder, message);
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
    let symbol = symbol(kind, numbered.issuer());
    let content_hash = Issued {
        issuer: &numbered.issuer().name,
        number: &number_text(numbered.number()),
        symbol: &symbol,
        kind,
        issued_on,
        subject: &source.subject,
        body: excerpt.as_deref(),
        recipients: &recipients,
        signer: signer.as_ref(),
        urgency: source.urgency,
        valid_from: None,
        valid_until: None,
        follows: None,
        copy_of: Some(source.id),
        appendices: &[],
    }
    .hash()?;
    let entry = Entry {
        signer,
        recipients,
        body: excerpt,
        urgency: source.urgency,
        ..Entry::new(kind, symbol, source.subject.clone(), content_hash)
    };
    Ok(numbered.enter(w, entry).await?)
}

/// That there is something to copy, and from what that form is made. The decree names no sao lục of one's own copy: who has
/// the original makes another sao y.
async fn can_be_copied(
    w: &Writer,
    copier: Uuid,
    source: &document::Model,
    form: DocumentCopyForm,
) -> Outcome<(), Code> {
    let refused = |code, message: &str| Err(UserError::new("document", code, message).into());
    let of_whole = DocumentKind::of(&source.kind)? == DocumentKind::Sy;
    let fits = match form {
        DocumentCopyForm::Sl => of_whole && source.organization_id != copier,
        DocumentCopyForm::Sy | DocumentCopyForm::Trs => source.copy_of_id.is_none(),
    };
    if !fits {
        let message = "SY and TRS are made from the original, SL from a SY that another made.";
        return refused(Code::NotCopyable, message);
    }
    // Of a sao y it is what it copies that may have been recalled.
    let original = source.copy_of_id.unwrap_or(source.id);
    if is_recalled(w.reader(), original).await? {
        return refused(Code::WrongState, "This paper was recalled.");
    }
    if source.body.is_some() || source.copy_of_id.is_some() {
        return Ok(());
    }
    let plans = w.reader().find::<plan::Entity>();
    let of_plan = plans
        .filter(plan::Column::DocumentId.eq(source.id))
        .limit(1);
    // Of a plan a part is copied from the plan itself: its text is not the register's.
    if form == DocumentCopyForm::Sy && w.reader().one(of_plan).await?.is_some() {
        return Ok(());
    }
    let message = "Only the entry of this paper is here, not its text. Copy the signed paper.";
    refused(Code::NotCopyable, message)
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
pub async fn copied(call: &Call, row: &document::Model) -> Result<Copied> {
    let form: Option<CopyForm> = DocumentKind::of(&row.kind)?.copied();
    let copier = call.named::<organization::Entity>(row.organization_id);
    let sent = recipients(row)?.into_iter();
    Ok(Copied {
        form: form.ok_or_else(|| Error::internal("a copy of no form"))?,
        issuer: row.issuer_name.clone(),
        number: Some(number_text(row.number)),
        symbol: row.symbol.clone(),
        place: copier.await?.place,
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
