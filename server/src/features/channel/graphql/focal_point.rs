//! Focal points as the schema shows them: the one of today, and those before him.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use entity::{focal_point, organization, user};
use uuid::Uuid;

use crate::features::account::Person;
use crate::features::channel::naming::{self, Naming, Relief};
use crate::features::channel::policy::knows_the_past;
use crate::features::channel::queries::{ActiveFocalPoint, FocalPointsOf};
use crate::features::organization::{Organization, OrganizationErrorCode};
use crate::platform::graphql::{Call, UserErrorObject, write};
use crate::platform::{Date, Error, Id, Result};

/// The person an organization named to inform and to answer for it.
pub struct FocalPoint {
    row: focal_point::Model,
}

#[Object]
impl FocalPoint {
    pub async fn id(&self) -> ID {
        Id::<focal_point::Entity>::new(self.row.id).into()
    }

    /// Who it is.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        Call::of(ctx)?
            .row::<user::Entity>(self.row.user_id)
            .await?
            .map(Person::new)
            .ok_or(Error::NotFound)
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// For whom.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::load(ctx, self.row.organization_id).await
    }

    /// The number of the decision that named this person.
    async fn decision_number(&self) -> Option<&str> {
        self.row.decision_number.as_deref()
    }

    /// The day of that decision.
    async fn decided_on(&self) -> Option<Date> {
        self.row.decided_on.map(Date)
    }

    /// The first day.
    async fn since(&self) -> Date {
        self.row.since.into()
    }

    /// The day it ended; null for the active one.
    async fn until(&self) -> Option<Date> {
        self.row.until.map(Date)
    }
}

impl FocalPoint {
    pub fn new(row: focal_point::Model) -> Self {
        Self { row }
    }

    /// Who speaks for an organization today. A person out of the viewer's sight is not told through the post.
    pub async fn of(ctx: &Context<'_>, organization: Uuid) -> Result<Option<Self>> {
        let call = Call::of(ctx)?;
        let Some(row) = call.load(ActiveFocalPoint(organization)).await? else {
            return Ok(None);
        };
        let person = call.row::<user::Entity>(row.user_id).await?;
        Ok(person.map(|_| Self::new(row)))
    }
}

/// One who speaks for an organization, or did before.
pub struct FocalPointTerm {
    row: focal_point::Model,
}

impl FocalPointTerm {
    pub async fn all_of(ctx: &Context<'_>, organization: Uuid) -> Result<Vec<Self>> {
        let call = Call::of(ctx)?;
        let place = call.place(organization).await?;
        if !knows_the_past(call.actor(), &place) {
            return Ok(Vec::new());
        }
        let rows = call.load(FocalPointsOf(organization)).await?;
        Ok(rows.into_iter().map(|row| Self { row }).collect())
    }
}

#[Object]
impl FocalPointTerm {
    async fn id(&self) -> ID {
        Id::<focal_point::Entity>::new(self.row.id).into()
    }

    /// Who it was, by the name of that day.
    async fn name(&self) -> &str {
        &self.row.person_name
    }

    /// The person, if the viewer sees him today.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        Person::find(ctx, self.row.user_id).await
    }

    /// The first day.
    async fn since(&self) -> Date {
        self.row.since.into()
    }

    /// The day it ended; null for the active one.
    async fn until(&self) -> Option<Date> {
        self.row.until.map(Date)
    }

    /// The number of the decision.
    async fn decision_number(&self) -> Option<&str> {
        self.row.decision_number.as_deref()
    }

    /// The day of that decision.
    async fn decided_on(&self) -> Option<Date> {
        self.row.decided_on.map(Date)
    }

    /// Why it ended, where no other followed at once.
    async fn end_reason(&self) -> Option<&str> {
        self.row.end_reason.as_deref()
    }
}

/// Names an organization's focal point.
#[derive(InputObject)]
pub struct FocalPointNameInput {
    /// For which organization.
    organization: Id<organization::Entity>,
    /// Who: appointed there, and at a school its principal or a deputy.
    person: Id<user::Entity>,
    /// From which day; today if left out. Never ahead.
    since: Option<Date>,
    /// The number of the decision.
    decision_number: Option<String>,
    /// The day of the decision. Never ahead.
    decided_on: Option<Date>,
    /// Who was active when this was decided, null for nobody: if it is another by now, `NAMED_MEANWHILE` says so. Left
    /// out, nobody looks.
    seen: MaybeUndefined<Id<focal_point::Entity>>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The focal point, or what to mend.
#[derive(SimpleObject)]
pub struct FocalPointPayload {
    /// As named.
    focal_point: Option<FocalPoint>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<OrganizationErrorCode>>,
}

/// Ends a focal point's time.
#[derive(InputObject)]
pub struct FocalPointRelieveInput {
    /// Whose.
    id: Id<focal_point::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// On which day; today if left out. Never ahead.
    until: Option<Date>,
    /// Why.
    reason: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Writes of focal points.
#[derive(Default)]
pub struct FocalPointMutation;

#[Object]
impl FocalPointMutation {
    /// Names the focal point and ends the one before. Requires: PRINCIPAL at the school; HEAD or OFFICE there or above.
    async fn focal_point_name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: FocalPointNameInput,
    ) -> Result<FocalPointPayload> {
        let naming = Naming {
            organization: input.organization,
            person: input.person,
            since: input.since.map(Into::into),
            decision_number: input.decision_number,
            decided_on: input.decided_on.map(Into::into),
            seen: match input.seen {
                MaybeUndefined::Undefined => None,
                MaybeUndefined::Null => Some(None),
                MaybeUndefined::Value(id) => Some(Some(id)),
            },
        };
        let (named, user_errors) = write(ctx, input.idempotency_key, async |w| {
            naming::name(w, naming).await
        })
        .await?;
        Ok(FocalPointPayload {
            focal_point: named.map(FocalPoint::new),
            user_errors,
        })
    }

    /// Ends a focal point's time before another one is known. Requires: as `focalPointName`.
    async fn focal_point_relieve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: FocalPointRelieveInput,
    ) -> Result<FocalPointPayload> {
        let relief = Relief {
            id: input.id,
            expected_version: input.expected_version,
            until: input.until.map(Into::into),
            reason: input.reason,
        };
        let (ended, user_errors) = write(ctx, input.idempotency_key, async |w| {
            naming::relieve(w, relief).await
        })
        .await?;
        Ok(FocalPointPayload {
            focal_point: ended.map(FocalPoint::new),
            user_errors,
        })
    }
}
