//! An organization is no more: who is in office there, who administers, and what it takes part in.

use entity::position::Role;

use super::reorganization::{administrator, plan, preview, what};
use crate::report::world::{Done, World, codes};

#[tokio::test]
async fn who_alone_administers_does_not_go_with_the_organization() -> Done {
    let mut world = World::with_schools(1).await?;
    let office = world.other_office.clone();
    world.appoint(Role::Admin, office.organization).await?;
    let own = world.actor(Role::Admin, &office)?;
    let school = plan(&what(
        "CLOSE",
        world.stranger.organization,
        "2021-01-12",
        "",
    ));
    assert_eq!(codes(&world.act(&own, &school).await?), [""; 0]);
    let close = what("CLOSE", office.organization, "2021-01-12", "");
    let told = preview(&world, &own, &close).await?;
    assert_eq!(codes(&told), ["WRONG_STATE"]);
    assert_eq!(
        codes(&world.act(&own, &plan(&close)).await?),
        ["WRONG_STATE"]
    );
    let above = administrator(&mut world).await?;
    assert_eq!(codes(&world.act(&above, &plan(&close)).await?), [""; 0]);
    Ok(())
}
