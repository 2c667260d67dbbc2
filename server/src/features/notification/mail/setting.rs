//! How a person wants to be told by mail.

use std::collections::HashSet;

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use entity::mail_setting::{self, Column, Entity, Language, Mode};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait as _, EntityTrait, QueryFilter, QuerySelect as _, Select, Set};
use uuid::Uuid;

use crate::features::notification::graphql::NotificationErrorCode;
use crate::features::notification::policy::OWN;
use crate::platform::graphql::{UserErrorObject, run};
use crate::platform::mail::Sends;
use crate::platform::{Actor, Db, Intent, Result, Writer};

/// When one is written to.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::mail_setting::Mode")]
pub enum MailMode {
    /// Never.
    Off,
    /// Within a minute or so.
    AtOnce,
    /// Once a day, in the morning, of all that happened since.
    Daily,
}

/// In which language.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::mail_setting::Language")]
pub enum MailLanguage {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

/// How the viewer is told by mail.
#[derive(SimpleObject)]
pub struct MailSetting {
    /// When.
    mode: MailMode,
    /// In which language.
    language: MailLanguage,
    /// Whether this server sends letters at all.
    sends: bool,
}

/// What is so as long as nobody says otherwise.
const UNSAID: (Mode, Language) = (Mode::Daily, Language::Vi);

fn of(user: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::UserId.eq(user))
}

impl MailSetting {
    pub async fn of(db: &Db, user: Uuid, sends: Option<&Sends>) -> Result<Self> {
        let row = db.secret(OWN, of(user)).await?;
        let (mode, language) = row.map_or(UNSAID, |row| (row.mode, row.language));
        Ok(Self {
            mode: mode.into(),
            language: language.into(),
            sends: sends.is_some_and(|sends| sends.0),
        })
    }
}

/// Those of a tenant who can be written to and have no setting yet are told of what happens from now on.
pub async fn enroll(db: &Db, tenant: Uuid, people: &[Uuid]) -> Result<()> {
    let known = Entity::find().filter(Column::TenantId.eq(tenant));
    let known = db.secrets(OWN, known).await?.into_iter();
    let known: HashSet<Uuid> = known.map(|row| row.user_id).collect();
    let new: Vec<Uuid> = (people.iter().copied())
        .filter(|person| !known.contains(person))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    let system = Actor::system(tenant, db.clock().today());
    let w = db.writer(system.into(), Intent::once()).await?;
    for person in new {
        put(&w, person, UNSAID.0, UNSAID.1).await?;
    }
    w.commit(&()).await
}

async fn put(w: &Writer, user: Uuid, mode: Mode, language: Language) -> Result<()> {
    let settings = w.secrets(OWN);
    match settings.one(of(user).lock(LockType::NoKeyUpdate)).await? {
        Some(row) => {
            // What happened while he wanted no letters is not made up for.
            let was_off = row.mode == Mode::Off && mode != Mode::Off;
            let changed = mail_setting::ActiveModel {
                id: Set(row.id),
                mode: Set(mode),
                language: Set(language),
                told_until: Set(if was_off { w.now() } else { row.told_until }),
                ..Default::default()
            };
            settings.update::<Entity>(changed).await?;
        }
        None => {
            let first = mail_setting::ActiveModel {
                user_id: Set(user),
                mode: Set(mode),
                language: Set(language),
                told_until: Set(w.now()),
                ..Default::default()
            };
            settings.insert::<Entity>(first).await?;
        }
    }
    Ok(())
}

/// How to be told by mail.
#[derive(InputObject)]
pub struct MailSettingSaveInput {
    /// When.
    mode: MailMode,
    /// In which language.
    language: MailLanguage,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// What came of it.
#[derive(SimpleObject)]
pub struct MailSettingSavePayload {
    /// What to mend; empty when it is done.
    user_errors: Vec<UserErrorObject<NotificationErrorCode>>,
}

/// What can be done.
#[derive(Default)]
pub struct MailSettingMutation;

#[Object]
impl MailSettingMutation {
    /// Says how one wants to be told by mail. Requires: being signed in.
    async fn mail_setting_save(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How.")] input: MailSettingSaveInput,
    ) -> Result<MailSettingSavePayload> {
        let (mode, language) = (input.mode.into(), input.language.into());
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            let user = w.actor().require_user()?;
            Ok(put(w, user, mode, language).await?)
        })
        .await?;
        Ok(MailSettingSavePayload { user_errors })
    }
}
