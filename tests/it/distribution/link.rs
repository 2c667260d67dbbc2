//! Links: what they show to whoever holds them, and that they are good for nothing else.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use server::platform::{Actor, Result};

use super::world::{DEPARTMENT, OTHER_SCHOOL, RADIO, SCHOOL, Sent, text};

const SHOWN: &str = "kind reference subject issuedOn issuer recipient dueOn expired receipt receivedName receivedOn";

impl Sent {
    /// What the link of whoever is called so carries.
    async fn token(&self, name: &str) -> String {
        let link = text(&self.delivery(name).await["link"]);
        link.trim_start_matches("/receipt/").to_owned()
    }

    async fn follow(&self, token: &str) -> Value {
        let nobody = Arc::new(Actor::anonymous(self.world.db.clock().today()));
        let query =
            format!("query($token: String!) {{ linkedDelivery(token: $token) {{ {SHOWN} }} }}");
        let answer = self
            .world
            .ask(&nobody, &query, json!({ "token": token }))
            .await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        answer.at("/linkedDelivery").clone()
    }

    /// What is shown after it, and what is to mend.
    async fn confirm(&self, token: &str, name: &str) -> (Value, Vec<String>) {
        let nobody = Arc::new(Actor::anonymous(self.world.db.clock().today()));
        let mutation = format!(
            "mutation($input: DeliveryConfirmInput!) {{ deliveryConfirm(input: $input) {{ \
             delivery {{ {SHOWN} }} userErrors {{ path code }} }} }}"
        );
        let input = json!({ "input": { "token": token, "name": name } });
        let answer = self.world.ask(&nobody, &mutation, input).await;
        let faults = answer.faults("deliveryConfirm");
        let faults = faults.into_iter().map(str::to_owned).collect();
        (answer.at("/deliveryConfirm/delivery").clone(), faults)
    }
}

#[tokio::test]
async fn whoever_holds_the_link_sees_what_was_sent_and_says_once_that_it_arrived() -> Result<()> {
    let sent = Sent::new().await?;
    let token = sent.token(SCHOOL).await;
    let shown = sent.follow(&token).await;
    assert_eq!(shown["reference"], "01/KH-PGDĐT");
    assert_eq!(shown["subject"], "Truyền thông năm học");
    assert_eq!(shown["recipient"], SCHOOL);
    assert_eq!(shown["receipt"], "AWAITED");
    assert_eq!(shown["expired"], false);

    let (_, faults) = sent.confirm(&token, " ").await;
    assert_eq!(faults, ["REQUIRED"]);
    let (said, faults) = sent.confirm(&token, " Cô  Lan, văn thư ").await;
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(said["receipt"], "BY_LINK");
    assert_eq!(said["receivedName"], "Cô Lan, văn thư");
    // Another name later changes nothing.
    let (again, faults) = sent.confirm(&token, "Ai khác").await;
    assert_eq!((again, faults.len()), (said, 0));
    let seen = sent.delivery(SCHOOL).await;
    assert_eq!(seen["receivedName"], "Cô Lan, văn thư");
    assert_eq!(seen["receivedBy"], json!(null));
    assert_eq!(sent.work(&sent.principal).await, []);
    Ok(())
}

#[tokio::test]
async fn a_body_outside_has_a_link_as_well() -> Result<()> {
    let sent = Sent::new().await?;
    let token = sent.token(RADIO).await;
    let (said, faults) = sent.confirm(&token, "Anh Nam").await;
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(said["recipient"], RADIO);
    Ok(())
}

#[tokio::test]
async fn a_link_cannot_be_guessed_nor_used_for_another() -> Result<()> {
    let sent = Sent::new().await?;
    let (mine, other) = (sent.token(SCHOOL).await, sent.token(OTHER_SCHOOL).await);
    // The id of one with the proof of another: 16 bytes are 21 letters and a half.
    let mixed = format!("{}{}", &mine[..22], &other[22..]);
    let mut changed = mine.clone();
    changed.replace_range(42..43, if mine.ends_with('A') { "Q" } else { "A" });
    let longer = format!("{mine}AAAA");
    for token in ["", "x", &mine[..22], &mine[..42], &mixed, &changed, &longer] {
        assert_eq!(sent.follow(token).await, json!(null), "{token}");
        let (_, faults) = sent.confirm(token, "Kẻ lạ").await;
        assert_eq!(faults, ["LINK_INVALID"], "{token}");
    }
    assert_eq!(sent.delivery(OTHER_SCHOOL).await["receipt"], "AWAITED");
    Ok(())
}

#[tokio::test]
async fn an_ended_link_is_dead_and_another_takes_its_place() -> Result<()> {
    let sent = Sent::new().await?;
    let (first, id) = (sent.token(SCHOOL).await, sent.to_school().await);
    let ended = sent
        .act(&sent.officer, "deliveryEndLink", json!({ "id": id }))
        .await;
    assert_eq!(ended.at("/deliveryEndLink/delivery/link"), &json!(null));
    assert_eq!(sent.follow(&first).await, json!(null));
    sent.act(&sent.officer, "deliveryRenewLink", json!({ "id": id }))
        .await;
    let second = sent.token(SCHOOL).await;
    assert_ne!(first, second);
    assert_eq!(sent.follow(&first).await, json!(null));
    assert_eq!(sent.follow(&second).await["recipient"], SCHOOL);
    for verb in ["deliveryEndLink", "deliveryRenewLink"] {
        let refused = sent.act(&sent.principal, verb, json!({ "id": id })).await;
        assert_eq!(refused.codes, ["FORBIDDEN"], "{verb}");
    }
    Ok(())
}

#[tokio::test]
async fn a_link_ends_with_its_time() -> Result<()> {
    let sent = Sent::new().await?;
    let token = sent.token(SCHOOL).await;
    sent.world.db.clock().advance(Duration::from_hours(24) * 60);
    assert_eq!(sent.follow(&token).await["expired"], true);
    let (_, faults) = sent.confirm(&token, "Cô Lan").await;
    assert_eq!(faults, ["LINK_INVALID"]);
    Ok(())
}

#[tokio::test]
async fn only_the_sender_is_shown_the_links() -> Result<()> {
    let sent = Sent::new().await?;
    for (who, shown) in [
        (&sent.officer, true),
        (&sent.head, true),
        (&sent.principal, false),
        (&sent.observer, false),
    ] {
        let seen = sent.seen(who).await;
        let all = seen
            .iter()
            .all(|row| row["link"].is_string() == shown && row["linkUntil"].is_string() == shown);
        assert!(all && !seen.is_empty(), "{} {seen:?}", who.name());
    }
    assert!(!sent.token(DEPARTMENT).await.is_empty());
    Ok(())
}
