//! Records to be seen or not: at each place of each kind one, in every state.

mod people;
mod plan;
mod tree;
mod work;

use entity::signing_key;
use sea_orm::ActiveValue::Set;
use server::platform::Place;
use server::platform::id::fresh;
use uuid::Uuid;

use super::model::{Kind, Record, Viewer};
use crate::report::world::{Failure, World};

/// Who makes them, and what was made.
pub struct Furnisher<'w> {
    world: &'w World,
    places: &'w [Place],
    viewers: &'w [Viewer],
    /// Who wrote what has an author.
    somebody: Uuid,
    records: Vec<Record>,
}

impl Furnisher<'_> {
    /// One at this place, hanging on nothing.
    fn add(&mut self, name: &'static str, at: &Place, kind: Kind) -> Uuid {
        self.under(None, name, at, kind)
    }

    /// One of that which it hangs on.
    fn of(&mut self, of: Uuid, name: &'static str, at: &Place, kind: Kind) -> Uuid {
        self.under(Some(of), name, at, kind)
    }

    fn under(&mut self, of: Option<Uuid>, name: &'static str, at: &Place, kind: Kind) -> Uuid {
        let id = fresh();
        self.know(id, of, name, at, kind);
        id
    }

    /// One that is there already.
    fn know(&mut self, id: Uuid, of: Option<Uuid>, name: &'static str, at: &Place, kind: Kind) {
        self.records.push(Record {
            name,
            id,
            of,
            at: at.clone(),
            kind,
        });
    }
}

/// At each place of each kind one, and of what has states one in each.
pub async fn furnish(
    world: &World,
    places: &[Place],
    viewers: &[Viewer],
) -> Result<Vec<Record>, Failure> {
    let mut furnisher = Furnisher {
        world,
        places,
        viewers,
        somebody: viewers.first().ok_or("nobody is here")?.user,
        records: Vec::new(),
    };
    // Without one there is no link to anything.
    let key = signing_key::ActiveModel {
        kid: Set("1".to_owned()),
        private_pem: Set("a secret".to_owned()),
        public_pem: Set("no secret".to_owned()),
        retired_at: Set(None),
        ..Default::default()
    };
    world.seed::<signing_key::Entity>(vec![key]).await?;
    let shared = furnisher.everybodys().await?;
    for (n, at) in places.iter().enumerate() {
        let website = furnisher.website(n, at).await?;
        furnisher.plans(n, at, website).await?;
        furnisher.report(n, at).await?;
        furnisher.tasks(n, at).await?;
        furnisher.papers(n, at).await?;
        furnisher.organization(n, at, shared).await?;
        furnisher.told(n, at).await?;
    }
    for viewer in viewers {
        furnisher.person(viewer).await?;
    }
    Ok(furnisher.records)
}
