//! The phone book in the schema.

use async_graphql::{Context, ID, InputObject, Object};
use entity::{cluster, education_level, organization, user};
use futures_util::future::{try_join, try_join_all};

use super::card::{self, Post};
use super::queries::{Filter, listed};
use crate::features::account::{Appointment, LeaderOn};
use crate::features::channel::{ActiveFocalPoint, FocalPoint};
use crate::features::organization::Organization;
use crate::platform::graphql::{Call, List, page, reader};
use crate::platform::page::{MAX_FIRST, Order, PageArgs, distinct};
use crate::platform::{Error, Id, Result};

/// What a focal point is called on a card.
const FOCAL_POINT: &str = "Đầu mối truyền thông";

/// An organization with whom to call there.
pub struct PhonebookEntry {
    row: organization::Model,
}

#[Object]
impl PhonebookEntry {
    /// The organization's.
    async fn id(&self) -> ID {
        Id::<organization::Entity>::new(self.row.id).into()
    }

    /// Its telephone and mail are its own.
    async fn organization(&self) -> Organization {
        Organization::new(self.row.clone())
    }

    /// Who heads it today, or the highest who deputizes, if the viewer sees him.
    async fn leader(&self, ctx: &Context<'_>) -> Result<Option<Appointment>> {
        let call = Call::of(ctx)?;
        let today = LeaderOn(self.row.id, call.actor().today());
        let leader = call.load(today).await?;
        Ok(leader.map(|(held, _)| Appointment::new(held)))
    }

    /// Who speaks for it today, if the viewer sees him.
    async fn focal_point(&self, ctx: &Context<'_>) -> Result<Option<FocalPoint>> {
        FocalPoint::of(ctx, self.row.id).await
    }

    /// The organization and these people as vCards 4.0, one after the other: what the viewer sees of them.
    async fn cards(&self, ctx: &Context<'_>) -> Result<String> {
        let call = Call::of(ctx)?;
        // Asked for together, and so read together with what the fields beside ask for.
        let id = self.row.id;
        let today = LeaderOn(id, call.actor().today());
        let (leader, speaker) = try_join(call.load(today), call.load(ActiveFocalPoint(id))).await?;
        let (held, position) = leader.unzip();
        let leads = held.map(|held| held.user_id);
        let speaks = speaker.map(|named| named.user_id);
        let people = [leads, speaks.filter(|person| leads != Some(*person))];
        let people = people.map(async |person| match person {
            Some(person) => call.row::<user::Entity>(person).await,
            None => Ok(None),
        });
        let people = try_join_all(people).await?;
        let mut cards = card::of_organization(&self.row)?;
        for person in people.iter().flatten() {
            let title = position.as_ref().filter(|_| leads == Some(person.id));
            let post = Post {
                person,
                title: title.map(|position| position.title.as_str()),
                role: (speaks == Some(person.id)).then_some(FOCAL_POINT),
            };
            cards += &card::of_person(&post, &self.row)?;
        }
        Ok(cards)
    }
}

/// Which organizations. All conditions must hold.
#[derive(InputObject, Default)]
pub struct PhonebookFilter {
    /// Words of its name or of a person's who is appointed there today, with or without marks.
    search: Option<String>,
    /// Schools that teach this level.
    level: Option<Id<education_level::Entity>>,
    /// Members of this cluster.
    cluster: Option<Id<cluster::Entity>>,
    /// These, 100 at most.
    organizations: Option<Vec<Id<organization::Entity>>>,
}

/// Reads of this feature.
#[derive(Default)]
pub struct PhonebookQuery;

#[Object]
impl PhonebookQuery {
    /// The organizations in the viewer's sight that are open today, by name, with whom to call there. Requires: an
    /// appointment.
    async fn phonebook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which; all when left out.")] filter: Option<PhonebookFilter>,
        #[graphql(desc = "How many on a page, 1 to 100; 50 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
    ) -> Result<List<PhonebookEntry>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let filter = filter.unwrap_or_default();
        let organizations = filter.organizations.map(|these| {
            let these = these.into_iter().map(Id::uuid);
            distinct(&these.collect::<Vec<_>>())
        });
        let most = usize::try_from(MAX_FIRST).unwrap_or(usize::MAX);
        if organizations
            .as_ref()
            .is_some_and(|these| these.len() > most)
        {
            return Err(Error::BadInput(format!(
                "`organizations` are {MAX_FIRST} at most."
            )));
        }
        let found = listed(
            reader,
            &Filter {
                search: filter.search,
                level: filter.level.map(Id::uuid),
                cluster: filter.cluster.map(Id::uuid),
                organizations,
            },
        );
        let order = Order::asc(organization::Column::NameSort);
        page(ctx, found, order, &args, |row| PhonebookEntry { row }).await
    }
}
