//! Focal points and channels as the schema shows them, and what they add to an organization.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use entity::{channel, focal_point, organization, user};
use uuid::Uuid;

use super::commands::{self, Naming, Registration};
use super::queries::{ActiveFocalPoint, OpenChannelCount, OpenChannels};
use crate::features::account::Person;
use crate::features::organization::{Organization, OrganizationErrorCode};
use crate::platform::graphql::{Call, UserErrorObject, write};
use crate::platform::{Date, Error, Id, Result};

/// What a channel is.
#[derive(Enum, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::channel::Kind")]
pub enum ChannelKind {
    /// A mailbox.
    Email,
    /// A page or group on Facebook.
    Facebook,
    /// A telephone number that is answered.
    Hotline,
    /// A Zalo account or page.
    Zalo,
    /// A website.
    Website,
    /// A radio or loudspeaker station.
    Radio,
    /// A newspaper or bulletin.
    Newspaper,
    /// Anything else.
    Other,
}

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

    /// For whom.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::load(ctx, self.row.organization_id).await
    }

    /// The number of the decision that named this person.
    async fn decision_number(&self) -> Option<&str> {
        self.row.decision_number.as_deref()
    }

    /// The first day.
    async fn since(&self) -> Date {
        self.row.since.into()
    }

    /// The day another one followed; null for the active one.
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

/// A channel through which an organization informs.
pub struct Channel {
    row: channel::Model,
}

#[Object]
impl Channel {
    pub async fn id(&self) -> ID {
        Id::<channel::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Whose it is.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::load(ctx, self.row.organization_id).await
    }

    /// What it is.
    async fn kind(&self) -> ChannelKind {
        self.row.kind.into()
    }

    /// What people call it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// A mail address, a telephone number or a page, by kind.
    async fn address(&self) -> &str {
        &self.row.address
    }

    /// Whom it reaches.
    async fn audience(&self) -> Option<&str> {
        self.row.audience.as_deref()
    }

    /// When it was last seen to work.
    async fn verified_on(&self) -> Option<Date> {
        self.row.verified_on.map(Date)
    }
}

impl Channel {
    pub fn new(row: channel::Model) -> Self {
        Self { row }
    }
}

/// What this feature adds to an organization.
pub struct OrganizationChannels(pub Uuid);

#[Object]
impl OrganizationChannels {
    /// Who speaks for it today.
    async fn focal_point(&self, ctx: &Context<'_>) -> Result<Option<FocalPoint>> {
        FocalPoint::of(ctx, self.0).await
    }

    /// The channels in use, oldest first.
    async fn channels(&self, ctx: &Context<'_>) -> Result<Vec<Channel>> {
        let open = Call::of(ctx)?.load(OpenChannels(self.0)).await?;
        Ok(open.into_iter().map(Channel::new).collect())
    }

    /// How many channels are in use.
    async fn channel_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let open = Call::of(ctx)?.load(OpenChannelCount(self.0)).await?;
        Ok(i32::try_from(open).unwrap_or(i32::MAX))
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

/// Puts a channel into an organization's register.
#[derive(InputObject)]
pub struct ChannelRegisterInput {
    /// Whose it is.
    organization: Id<organization::Entity>,
    /// What it is; the address is checked accordingly.
    kind: ChannelKind,
    /// What people call it.
    name: String,
    /// A mail address, a telephone number or a page, by kind.
    address: String,
    /// Whom it reaches.
    audience: Option<String>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Closes a channel.
#[derive(InputObject)]
pub struct ChannelRemoveInput {
    /// Which one.
    id: Id<channel::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The channel, or what to mend.
#[derive(SimpleObject)]
pub struct ChannelPayload {
    /// As registered or closed.
    channel: Option<Channel>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<OrganizationErrorCode>>,
}

/// Writes of this feature.
#[derive(Default)]
pub struct ChannelMutation;

#[Object]
impl ChannelMutation {
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
        };
        let (named, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::name_focal_point(w, naming).await
        })
        .await?;
        Ok(FocalPointPayload {
            focal_point: named.map(FocalPoint::new),
            user_errors,
        })
    }

    /// Registers a channel. Requires: PRINCIPAL or FOCAL_POINT at the school; HEAD, DEPUTY_HEAD or OFFICE there or
    /// above.
    async fn channel_register(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ChannelRegisterInput,
    ) -> Result<ChannelPayload> {
        let registration = Registration {
            organization: input.organization,
            kind: input.kind.into(),
            name: input.name,
            address: input.address,
            audience: input.audience,
        };
        let (registered, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::register_channel(w, registration).await
        })
        .await?;
        Ok(ChannelPayload {
            channel: registered.map(Channel::new),
            user_errors,
        })
    }

    /// Closes a channel; it stays on record. Requires: as `channelRegister`.
    async fn channel_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ChannelRemoveInput,
    ) -> Result<ChannelPayload> {
        let (closed, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::remove_channel(w, input.id, input.expected_version).await
        })
        .await?;
        Ok(ChannelPayload {
            channel: closed.map(Channel::new),
            user_errors,
        })
    }
}
