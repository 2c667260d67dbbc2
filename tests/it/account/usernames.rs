//! Who is told what people sign in with.

use serde_json::{Value, json};

use crate::account::people::PEOPLE;
use crate::account::world::{Outcome, World};

#[tokio::test]
async fn usernames_are_told_to_those_who_manage_accounts() -> Outcome {
    let world = World::demo().await?;
    let told = async |viewer: &str, search: Option<&str>| -> Outcome<Vec<Value>> {
        let asked = json!({ "first": 100, "filter": { "search": search } });
        let told = world.ask_as(viewer, PEOPLE, asked).await?;
        assert_eq!(told["errors"], Value::Null, "{told:#}");
        let nodes = told["data"]["people"]["nodes"].as_array().cloned();
        let names = nodes.into_iter().flatten();
        Ok(names.map(|node| node["username"].clone()).collect())
    };
    for viewer in ["so.quansat", "truongphong"] {
        let mut names = told(viewer, None).await?;
        assert!(names.len() > 50);
        names.retain(|name| !name.is_null());
        assert!(names.iter().all(|name| name == viewer), "{names:?}");
        let guessed = told(viewer, Some("hieutruong.mn")).await?;
        assert_eq!(
            guessed,
            [] as [Value; 0],
            "nor are they found out by guessing"
        );
    }
    let names = told("admin", None).await?;
    assert!(names.len() > 50 && names.iter().all(Value::is_string));
    Ok(())
}
