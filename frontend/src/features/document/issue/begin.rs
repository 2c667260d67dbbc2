//! With what the form begins: nothing, or what the document says that is corrected, replaced or recalled.

use serde::{Deserialize, Serialize};

use crate::features::document::appendices::TypedAppendix;
use crate::features::document::fields::TypedPaper;
use crate::features::document::foot::TypedFoot;
use crate::features::document::model::typed_recipients;
use crate::features::document::operations::{DocumentFollowKind, IssuedDocument};
use crate::features::document::words;
use crate::shared::i18n::dates;
use crate::shared::paper::DocumentKind;

/// What is typed of what is to be issued.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    pub paper: TypedPaper,
    pub body: String,
    pub foot: TypedFoot,
    pub appendices: Vec<TypedAppendix>,
}

/// The document that is followed, and what is done to it.
pub type Followed = (IssuedDocument, DocumentFollowKind);

/// Of an empty form, or of what follows another.
pub fn first(followed: Option<&Followed>) -> Typed {
    let paper = TypedPaper::of_today(DocumentKind::OfficialLetter, Some(dates::today()));
    match followed {
        Some(followed) => of_one_before(paper, followed),
        None => Typed {
            paper,
            ..Typed::default()
        },
    }
}

fn subject((paper, how): &Followed) -> String {
    let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
    let verb = match how {
        DocumentFollowKind::Corrects => "Đính chính",
        DocumentFollowKind::Replaces => "Thay thế",
        DocumentFollowKind::Recalls => "Thu hồi",
    };
    format!("{verb} {named} ngày {}", dates::day(paper.issued_on))
}

/// It goes to those who had the one before, and the same person signs; what takes its place says what it said.
fn of_one_before(mut paper: TypedPaper, followed: &Followed) -> Typed {
    let (before, how) = followed;
    paper.subject = subject(followed);
    let signer = before.signer.clone();
    let (authority, title, name) = signer
        .map(|signer| (signer.authority, signer.title, signer.name))
        .unwrap_or_default();
    let foot = TypedFoot {
        recipients: typed_recipients(&before.recipients),
        authority: authority.unwrap_or_default(),
        title: title.unwrap_or_default(),
        name: name.unwrap_or_default(),
    };
    if *how != DocumentFollowKind::Replaces {
        return Typed {
            paper,
            foot,
            ..Typed::default()
        };
    }
    let appendices = before.appendices.iter().map(|one| TypedAppendix {
        title: one.title.clone(),
        body: one.body.clone(),
    });
    Typed {
        paper: paper.of_kind(before.kind),
        body: before.body.clone().unwrap_or_default(),
        foot,
        appendices: appendices.collect(),
    }
}
