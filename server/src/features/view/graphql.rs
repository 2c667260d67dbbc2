//! Saved views as the schema shows them.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use entity::saved_view::{self, Column};
use sea_orm::ColumnTrait as _;

use super::commands;
use super::model::{Kept, ViewErrorCode};
use crate::platform::graphql::{UserErrorObject, reader, run, write};
use crate::platform::text::sort_key;
use crate::platform::{Id, Result};

/// How the viewer wants to see a list again.
pub struct SavedView {
    row: saved_view::Model,
}

impl SavedView {
    pub fn new(row: saved_view::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl SavedView {
    pub async fn id(&self) -> ID {
        Id::<saved_view::Entity>::new(self.row.id).into()
    }

    /// The list's path on the page, as in `/plans`.
    async fn list(&self) -> &str {
        &self.row.list
    }

    /// What its owner calls it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The query of the list's address, as in `state=DRAFT`; empty for the list as it opens.
    async fn query(&self) -> &str {
        &self.row.query
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct ViewQuery;

#[Object]
impl ViewQuery {
    /// The viewer's own views by name, of one list or of all; 50 at most. Requires: signed in.
    async fn saved_views(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The list's path on the page, as in `/plans`.")] list: Option<String>,
    ) -> Result<Vec<SavedView>> {
        let reader = reader(ctx)?;
        let mut own = reader.find::<saved_view::Entity>();
        if let Some(list) = list {
            own = own.filter(Column::List.eq(list));
        }
        let mut rows = reader.all(own).await?;
        rows.sort_by_cached_key(|row| sort_key(&row.name));
        Ok(rows.into_iter().map(SavedView::new).collect())
    }
}

/// A view to keep.
#[derive(InputObject)]
pub struct ViewSaveInput {
    /// The list's path on the page, as in `/plans`; 200 characters at most.
    list: String,
    /// What to call it, 60 characters at most. One of that list that is called so gives way to it.
    name: String,
    /// The query of the list's address, as in `state=DRAFT`; 2,000 bytes at most.
    query: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// A view to remove.
#[derive(InputObject)]
pub struct ViewDeleteInput {
    /// Which.
    id: Id<saved_view::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The view, or what to mend.
#[derive(SimpleObject)]
pub struct ViewSavePayload {
    /// As it is now.
    view: Option<SavedView>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<ViewErrorCode>>,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct ViewDeletePayload {
    /// What to mend; empty when it is gone.
    user_errors: Vec<UserErrorObject<ViewErrorCode>>,
}

/// Writes of this feature.
#[derive(Default)]
pub struct ViewMutation;

#[Object]
impl ViewMutation {
    /// Keeps how the viewer sees a list, under a name. Requires: signed in.
    async fn view_save(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ViewSaveInput,
    ) -> Result<ViewSavePayload> {
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            let kept = Kept::of(input.list, &input.name, input.query)?;
            commands::save(w, kept).await
        })
        .await?;
        Ok(ViewSavePayload {
            view: row.map(SavedView::new),
            user_errors,
        })
    }

    /// Removes a view. Requires: its owner.
    async fn view_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ViewDeleteInput,
    ) -> Result<ViewDeletePayload> {
        let view = input.id.uuid();
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::delete(w, view).await
        })
        .await?;
        Ok(ViewDeletePayload { user_errors })
    }
}
