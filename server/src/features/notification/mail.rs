//! Mail: what people are told, sent to those who want it, at once or gathered once a day. A letter is written and the
//! person's mark moved in one transaction, and sent from the table afterwards: nothing is told twice, nothing is lost with
//! a server that goes down, and one node at a time does it.

mod letter;
mod lines;
mod setting;
mod words;

pub use lines::paths as paths_of;
pub use setting::{MailSetting, MailSettingMutation};

use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use entity::mail::{self, State};
use entity::mail_setting::{self, Mode};
use entity::notification;
use sea_orm::sea_query::{ExprTrait as _, LockType};
use sea_orm::{ColumnTrait as _, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set};
use uuid::Uuid;

use super::policy::OWN;
use crate::features::account::{Reached, acting, reachable};
use crate::platform::mail::{Mailer, Undelivered};
use crate::platform::{Actor, Db, Intent, Reader, Result, Writer};

const LEASE: &str = "mail";
const LEASED_FOR: TimeDelta = TimeDelta::minutes(5);
/// What happened a moment ago may still be joined by what happens with it.
const SETTLED: TimeDelta = TimeDelta::seconds(10);
/// When gathered letters go out, by the clock of Việt Nam, which is seven hours before UTC.
const MORNING: NaiveTime = NaiveTime::MIN;
/// As many as one reads.
const MOST_LINES: u64 = 50;
const AT_A_TIME: u64 = 100;
/// Who is new here has a setting an hour later at most.
const COUNTED_AGAIN: TimeDelta = TimeDelta::hours(1);
const MOST_TRIES: i32 = 8;

/// The one who writes and sends.
pub struct Post {
    db: Db,
    mailer: Mailer,
    public_url: String,
    holder: String,
    /// Up to when each tenant was looked through, and when its people were last counted.
    seen: HashMap<Uuid, DateTime<Utc>>,
    counted: HashMap<Uuid, DateTime<Utc>>,
}

impl Post {
    pub fn new(db: Db, mailer: Mailer, public_url: &str) -> Self {
        Self {
            db,
            mailer,
            public_url: public_url.to_owned(),
            holder: Uuid::now_v7().to_string(),
            seen: HashMap::new(),
            counted: HashMap::new(),
        }
    }

    /// Writes what is due and sends what is written; tells how many letters went out. Nothing while another node does it.
    pub async fn round(&mut self) -> Result<usize> {
        if !self.db.lease(LEASE, &self.holder, LEASED_FOR).await? {
            return Ok(0);
        }
        for tenant in self.db.tenants().await? {
            // The addresses of a demonstration are made up.
            if !tenant.demo {
                self.write(tenant.id).await?;
            }
        }
        self.send().await
    }

    async fn write(&mut self, tenant: Uuid) -> Result<()> {
        let now = self.db.clock().now();
        let counted = self.counted.insert(tenant, now);
        if counted.is_none_or(|before| now - before > COUNTED_AGAIN) {
            let people = reachable(&self.db, tenant).await?;
            setting::enroll(&self.db, tenant, &people).await?;
        }
        let until = now - SETTLED;
        let before = self.seen.insert(tenant, until);
        let morning = now.date_naive().and_time(MORNING).and_utc();
        let quiet = self.is_quiet(tenant, before).await?;
        let mut after = Uuid::nil();
        loop {
            let due = due(tenant, morning, quiet, after);
            let due = self.db.secrets(OWN, due).await?;
            let Some(last) = due.last() else {
                return Ok(());
            };
            after = last.id;
            if !self.db.lease(LEASE, &self.holder, LEASED_FOR).await? {
                return Ok(());
            }
            for setting in due {
                // What is wrong with one letter keeps nobody else's.
                let person = setting.user_id;
                if let Err(cause) = self.write_to(setting, until).await {
                    tracing::error!(?cause, %person, "a letter could not be written");
                }
            }
        }
    }

    /// Nothing has happened since it was last looked: then nobody is written to at once.
    async fn is_quiet(&self, tenant: Uuid, since: Option<DateTime<Utc>>) -> Result<bool> {
        let Some(since) = since else {
            return Ok(false);
        };
        let system = Actor::system(tenant, self.db.clock().today());
        let reader = self.db.reader(system.into());
        let newest = reader
            .find::<notification::Entity>()
            .filter(notification::Column::At.gt(since))
            .limit(1);
        Ok(reader.one(newest).await?.is_none())
    }

    /// One letter of all that concerns him since the last, if anything does.
    async fn write_to(&self, setting: mail_setting::Model, until: DateTime<Utc>) -> Result<()> {
        let Some(Reached { actor, address }) =
            acting(&self.db, setting.tenant_id, setting.user_id).await?
        else {
            return Ok(());
        };
        let name = actor.name().to_owned();
        let reader = self.db.reader(actor.into());
        let told = told(&reader, setting.told_until, until).await?;
        if told.is_empty() && setting.mode == Mode::AtOnce {
            return Ok(());
        }
        let lines = lines::of(&reader, &told, setting.language).await?;
        let writer = self.begin(setting.tenant_id).await?;
        let same = mail_setting::Entity::find_by_id(setting.id).lock(LockType::NoKeyUpdate);
        let same = writer.secrets(OWN).one(same).await?;
        // Another node was faster, or he has just chosen otherwise.
        if same.is_none_or(|now| now != setting) {
            return Ok(());
        }
        if !lines.is_empty() {
            let letter = mail::ActiveModel {
                user_id: Set(setting.user_id),
                name: Set(name),
                address: Set(address),
                language: Set(setting.language),
                lines: Set(serde_json::to_value(lines)?),
                state: Set(State::Queued),
                tries: Set(0),
                next_at: Set(writer.now()),
                error: Set(None),
                ..Default::default()
            };
            writer.secrets(OWN).insert::<mail::Entity>(letter).await?;
        }
        let moved = mail_setting::ActiveModel {
            id: Set(setting.id),
            told_until: Set(until),
            ..Default::default()
        };
        let secrets = writer.secrets(OWN);
        secrets.update::<mail_setting::Entity>(moved).await?;
        writer.commit(&()).await
    }

    async fn send(&self) -> Result<usize> {
        let mut sent = 0;
        loop {
            let ready = mail::Entity::find()
                .filter(mail::Column::State.eq(State::Queued))
                .filter(mail::Column::NextAt.lte(self.db.clock().now()))
                .order_by_asc(mail::Column::NextAt)
                .order_by_asc(mail::Column::Id)
                .limit(AT_A_TIME);
            let ready = self.db.secrets(OWN, ready).await?;
            if ready.is_empty() {
                return Ok(sent);
            }
            for row in ready {
                if !self.db.lease(LEASE, &self.holder, LEASED_FOR).await? {
                    return Ok(sent);
                }
                let answer = match letter::of(&row, &self.public_url) {
                    Ok(letter) => self.mailer.send(letter).await,
                    Err(cause) => Err(Undelivered::Never(cause.to_string())),
                };
                sent += usize::from(answer.is_ok());
                self.note(&row, answer).await?;
            }
        }
    }

    /// What became of it. Of a letter that is sent, only that it was is kept.
    async fn note(&self, row: &mail::Model, answer: Result<(), Undelivered>) -> Result<()> {
        let tries = row.tries + 1;
        let mut after = mail::ActiveModel {
            id: Set(row.id),
            tries: Set(tries),
            error: Set(answer.as_ref().err().map(ToString::to_string)),
            ..Default::default()
        };
        match answer {
            Ok(()) => {
                after.state = Set(State::Sent);
                after.lines = Set(serde_json::json!([]));
            }
            Err(Undelivered::Later(_)) if tries < MOST_TRIES => {
                let wait = TimeDelta::minutes(1 << tries);
                after.next_at = Set(self.db.clock().now() + wait);
            }
            Err(Undelivered::Later(_) | Undelivered::Never(_)) => after.state = Set(State::Failed),
        }
        let writer = self.begin(row.tenant_id).await?;
        writer.secrets(OWN).update::<mail::Entity>(after).await?;
        writer.commit(&()).await
    }

    async fn begin(&self, tenant: Uuid) -> Result<Writer> {
        let system = Actor::system(tenant, self.db.clock().today());
        self.db.writer(system.into(), Intent::once()).await
    }
}

/// Those who are written to at once, unless it is quiet, and those who have not been since this morning.
fn due(
    tenant: Uuid,
    morning: DateTime<Utc>,
    quiet: bool,
    after: Uuid,
) -> Select<mail_setting::Entity> {
    use mail_setting::Column;
    let daily = Column::Mode
        .eq(Mode::Daily)
        .and(Column::ToldUntil.lt(morning));
    let due = match quiet {
        true => daily,
        false => daily.or(Column::Mode.eq(Mode::AtOnce)),
    };
    mail_setting::Entity::find()
        .filter(Column::TenantId.eq(tenant))
        .filter(Column::Id.gt(after))
        .filter(due)
        .order_by_asc(Column::Id)
        .limit(AT_A_TIME)
}

/// What concerned him in between, the first first; of a great deal the beginning, and the list has the rest.
async fn told(
    reader: &Reader,
    since: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<notification::Model>> {
    let told = reader
        .find::<notification::Entity>()
        .filter(notification::Column::At.gt(since))
        .filter(notification::Column::At.lte(until))
        .order_by_asc(notification::Column::At)
        .order_by_asc(notification::Column::Id)
        .limit(MOST_LINES);
    reader.all(told).await
}
