//! The record in the schema.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{audit_entry, organization, user};
use serde_json::Value;

use super::queries::{self, Filter};
use crate::features::account::Person;
use crate::features::organization::Organization;
use crate::node;
use crate::platform::graphql::{Call, List, page, reader};
use crate::platform::id::split;
use crate::platform::page::{Order, PageArgs};
use crate::platform::{Date, Error, Id, Result};

/// One line of the record.
pub struct AuditLine {
    row: audit_entry::Model,
}

/// From which state a record went to which.
#[derive(SimpleObject)]
pub struct AuditState {
    /// As the database calls it.
    before: Option<String>,
    /// As the database calls it.
    after: Option<String>,
}

#[Object]
impl AuditLine {
    /// Its number: lines are counted without gaps.
    async fn number(&self) -> String {
        self.row.seq.to_string()
    }

    /// When it was done.
    async fn at(&self) -> DateTime<Utc> {
        self.row.at
    }

    /// Who did it, by the name of that day; empty for the system.
    async fn actor_name(&self) -> &str {
        &self.row.actor_name
    }

    /// Who did it, if it was a person whom the viewer sees.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let Some(actor) = self.row.actor_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<user::Entity>(actor).await?;
        Ok(row.map(Person::new))
    }

    /// What was done, as in plan.submit.
    async fn action(&self) -> &str {
        &self.row.action
    }

    /// To what sort of record, as the database calls it.
    async fn table(&self) -> &str {
        &self.row.entity
    }

    /// To which record: what `node` finds, as long as it is there and in sight.
    async fn subject_id(&self) -> Option<ID> {
        node::id_of(&self.row.entity, self.row.entity_id)
    }

    /// Whose record it is.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Some(id) = self.row.organization_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<organization::Entity>(id).await?;
        Ok(row.map(Organization::new))
    }

    /// The words that were given with it: a reason, a number.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// Which of the record's fields it changed, as the database calls them. What they held is nobody's to look up here.
    async fn changed(&self) -> Vec<String> {
        let fields = self.row.detail.get("changed").and_then(Value::as_array);
        let fields = fields.into_iter().flatten();
        fields
            .filter_map(|field| Some(field.as_str()?.to_owned()))
            .collect()
    }

    /// From which state to which it went, if its state changed.
    async fn state(&self) -> Option<AuditState> {
        let [before, after] = self.row.detail.get("state")?.as_array()?.as_slice() else {
            return None;
        };
        let told = |state: &Value| state.as_str().map(str::to_owned);
        Some(AuditState {
            before: told(before),
            after: told(after),
        })
    }
}

/// Which lines of the record.
#[derive(InputObject, Default)]
pub struct AuditFilter {
    /// From this day on.
    from: Option<Date>,
    /// Until this day.
    until: Option<Date>,
    /// What this person did.
    actor: Option<Id<user::Entity>>,
    /// Actions whose name begins so, as in plan. or plan.submit.
    action: Option<String>,
    /// What was done to this record, of whatever kind.
    subject: Option<ID>,
    /// What was done to this organization's records.
    organization: Option<Id<organization::Entity>>,
    /// What was given these words with it, as they were written.
    note: Option<String>,
}

impl TryFrom<AuditFilter> for Filter {
    type Error = Error;

    fn try_from(filter: AuditFilter) -> Result<Self> {
        let subject = match &filter.subject {
            Some(id) => {
                let known = split(id).map(|(_, id)| id);
                Some(known.ok_or_else(|| Error::BadInput("`subject` is no id.".to_owned()))?)
            }
            None => None,
        };
        Ok(Self {
            from: filter.from.map(|day| day.0),
            until: filter.until.map(|day| day.0),
            actor: filter.actor.map(Id::uuid),
            action: filter.action,
            subject,
            organization: filter.organization.map(Id::uuid),
            note: filter.note,
        })
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct AuditQuery;

#[Object]
impl AuditQuery {
    /// The record, the newest line first. Requires: ADMIN; at and below where he is appointed.
    async fn audit_lines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which lines.")] filter: Option<AuditFilter>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<AuditLine>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let lines = queries::matching(reader, &filter.unwrap_or_default().try_into()?)?;
        let order = Order::desc(audit_entry::Column::Seq);
        page(ctx, lines, order, &args, |row| AuditLine { row }).await
    }
}
