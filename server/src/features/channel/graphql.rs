//! Channels as the schema shows them, and what they and focal points add to an organization.

mod focal_point;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use entity::{channel, organization};
use uuid::Uuid;

use super::commands::{self, Registration};
use super::queries::{OpenChannelCount, OpenChannels};
use crate::features::organization::{Organization, OrganizationErrorCode};
use crate::platform::graphql::{Call, UserErrorObject, write};
use crate::platform::{Date, Id, Result};

pub use focal_point::{FocalPoint, FocalPointMutation, FocalPointTerm};

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

    /// Who speaks for it and who did before, the latest first. Told to those who work there or above; empty to others.
    async fn focal_points(&self, ctx: &Context<'_>) -> Result<Vec<FocalPointTerm>> {
        FocalPointTerm::all_of(ctx, self.0).await
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
