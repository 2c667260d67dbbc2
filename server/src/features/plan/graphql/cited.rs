//! What is known against a paper that a plan names, as the schema shows it.

use async_graphql::{Context, Enum, Object};
use entity::document::{self, FollowKind};

use crate::features::document::Document;
use crate::features::plan::cited::Cited;
use crate::platform::graphql::Call;
use crate::platform::{Date, Result};

/// What is known against a paper that a plan names.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum CitedStanding {
    /// It ends before the school year does, or has ended.
    Ends,
    /// Another took its place.
    Replaced,
    /// It was taken back.
    Recalled,
}

/// A paper that a plan names and had better not, or not without a word.
pub struct CitedDocument {
    cited: Cited,
}

impl CitedDocument {
    pub fn new(cited: Cited) -> Self {
        Self { cited }
    }
}

#[Object]
impl CitedDocument {
    /// The citation's place among those that were asked about, from 0.
    async fn place(&self) -> i32 {
        i32::try_from(self.cited.place).unwrap_or(i32::MAX)
    }

    /// What is known against it.
    async fn standing(&self) -> CitedStanding {
        match self.cited.by.as_ref().and_then(|by| by.follows_as) {
            Some(FollowKind::Recalls) => CitedStanding::Recalled,
            Some(FollowKind::Replaces) => CitedStanding::Replaced,
            Some(FollowKind::Corrects) | None => CitedStanding::Ends,
        }
    }

    /// Its last day in force, if that is before the school year's.
    async fn valid_until(&self) -> Option<Date> {
        self.cited.valid_until.map(Date)
    }

    /// The paper itself, where it was issued within the system and the viewer sees it.
    async fn document(&self, ctx: &Context<'_>) -> Result<Option<Document>> {
        let Some(document) = self.cited.document else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<document::Entity>(document).await?;
        Ok(row.map(Document::new))
    }

    /// What took its place, or took it back.
    async fn by(&self) -> Option<Document> {
        self.cited.by.clone().map(Document::new)
    }
}
