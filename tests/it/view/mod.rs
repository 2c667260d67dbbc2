//! Saved views: one person's, by names, within bounds.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::plan::world::{Answer, World};

const SAVE: &str = "mutation($input: ViewSaveInput!) { viewSave(input: $input) { \
    view { id list name query } userErrors { code path } } }";
const DELETE: &str =
    "mutation($input: ViewDeleteInput!) { viewDelete(input: $input) { userErrors { code } } }";
const VIEWS: &str = "query($list: String) { savedViews(list: $list) { name query } }";

struct Two {
    world: World,
    one: Arc<Actor>,
    other: Arc<Actor>,
}

impl Two {
    async fn new() -> Result<Self> {
        let world = World::new().await?;
        let at = [(Role::Office, &world.office)];
        let one = world.person("Lê Thị Sen", &at).await?;
        let other = world.person("Trần Văn Bảy", &at).await?;
        Ok(Self { world, one, other })
    }

    async fn save(&self, who: &Arc<Actor>, list: &str, name: &str, query: &str) -> Answer {
        let input = json!({ "list": list, "name": name, "query": query });
        self.world.ask(who, SAVE, json!({ "input": input })).await
    }

    async fn saved(&self, who: &Arc<Actor>, list: &str, name: &str, query: &str) -> Value {
        let answer = self.save(who, list, name, query).await;
        assert_eq!(answer.faults("viewSave"), Vec::<&str>::new());
        answer.at("/viewSave/view").clone()
    }

    async fn delete(&self, who: &Arc<Actor>, id: &Value) -> Answer {
        let input = json!({ "input": { "id": id } });
        self.world.ask(who, DELETE, input).await
    }

    async fn views(&self, who: &Arc<Actor>, list: Option<&str>) -> Value {
        let answer = self.world.ask(who, VIEWS, json!({ "list": list })).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        answer.at("/savedViews").clone()
    }
}

#[tokio::test]
async fn a_view_is_its_owners_alone() -> Result<()> {
    let two = Two::new().await?;
    let view = two
        .saved(&two.one, "/plans", "Đang soạn", "state=DRAFT")
        .await;
    let own = json!([{ "name": "Đang soạn", "query": "state=DRAFT" }]);
    assert_eq!(two.views(&two.one, Some("/plans")).await, own);
    assert_eq!(two.views(&two.other, None).await, json!([]));
    assert_eq!(
        two.delete(&two.other, &view["id"]).await.codes,
        ["NOT_FOUND"]
    );
    let node = "query($id: ID!) { node(id: $id) { id } }";
    let asked = two.world.ask(&two.other, node, json!({ "id": view["id"] }));
    assert_eq!(asked.await.codes, ["NOT_FOUND"]);
    // Another may call his the same.
    two.saved(&two.other, "/plans", "Đang soạn", "state=RETURNED")
        .await;
    assert_eq!(two.views(&two.one, None).await, own);

    let gone = two.delete(&two.one, &view["id"]).await;
    assert_eq!(gone.faults("viewDelete"), Vec::<&str>::new());
    assert_eq!(two.views(&two.one, None).await, json!([]));
    assert_eq!(two.delete(&two.one, &view["id"]).await.codes, ["NOT_FOUND"]);
    Ok(())
}

#[tokio::test]
async fn under_a_name_that_is_there_the_new_view_takes_the_old_ones_place() -> Result<()> {
    let two = Two::new().await?;
    let first = two
        .saved(&two.one, "/plans", "Của tôi", "state=DRAFT")
        .await;
    let second = two.saved(&two.one, "/plans", "  Của   tôi ", "").await;
    assert_eq!(first["id"], second["id"]);
    // Of another list it is another view; each list has its own, in the order of the Vietnamese alphabet.
    two.saved(&two.one, "/tasks", "Của tôi", "who=all").await;
    two.saved(&two.one, "/plans", "Ấn hành", "state=ISSUED")
        .await;
    let plans =
        json!([{ "name": "Ấn hành", "query": "state=ISSUED" }, { "name": "Của tôi", "query": "" }]);
    assert_eq!(two.views(&two.one, Some("/plans")).await, plans);
    let all = two.views(&two.one, None).await;
    assert_eq!(all.as_array().map(Vec::len), Some(3));
    Ok(())
}

#[tokio::test]
async fn only_what_the_page_can_show_again_is_kept() -> Result<()> {
    let two = Two::new().await?;
    let name = "ạ".repeat(60);
    two.saved(&two.one, "/plans", &name, &"a".repeat(2_000))
        .await;
    for (list, name, query, fault) in [
        ("https://example.vn/", "Ngoài", "", ("INVALID", "list")),
        ("//example.vn", "Ngoài", "", ("INVALID", "list")),
        ("/plans?state=DRAFT", "Trong", "", ("INVALID", "list")),
        ("/plans", " \u{200b} ", "", ("REQUIRED", "name")),
        ("/plans", &"ạ".repeat(61), "", ("TOO_LONG", "name")),
        ("/plans", "Dài", &"a".repeat(2_001), ("TOO_LONG", "query")),
        ("/plans", "Neo", "state=DRAFT#top", ("INVALID", "query")),
        ("/plans", "Chữ", "search=lá", ("INVALID", "query")),
    ] {
        let refused = two.save(&two.one, list, name, query).await;
        let errors = refused.at("/viewSave/userErrors");
        let expected = json!([{ "code": fault.0, "path": [fault.1] }]);
        assert_eq!(*errors, expected, "{list} {name} {query}");
    }
    let all = two.views(&two.one, None).await;
    assert_eq!(all.as_array().map(Vec::len), Some(1));
    Ok(())
}

#[tokio::test]
async fn a_person_has_fifty_at_most() -> Result<()> {
    let two = Two::new().await?;
    for number in 0..50 {
        let list = if number % 2 == 0 { "/plans" } else { "/tasks" };
        two.saved(&two.one, list, &format!("Cách {number}"), "")
            .await;
    }
    let more = two.save(&two.one, "/plans", "Một nữa", "").await;
    assert_eq!(more.faults("viewSave"), ["TOO_MANY"]);
    // One of them may still be changed, and others have theirs.
    two.saved(&two.one, "/plans", "Cách 0", "state=DRAFT").await;
    two.saved(&two.other, "/plans", "Cách 0", "").await;
    Ok(())
}
