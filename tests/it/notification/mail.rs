//! Letters: to whom, when, what they say, and what becomes of them when the mail server does not take them.

use std::sync::Arc;
use std::time::Duration;

use entity::position::Role;
use mail_parser::MessageParser;
use serde_json::json;
use server::features::notification::Post;
use server::platform::mail::Mailer;
use server::platform::{Actor, Error, Result};

use super::post_office::{Mood, PostOffice};
use crate::plan::world::World;

const SITE: &str = "https://sen.example.vn";
const SETTLED: Duration = Duration::from_secs(11);
const DAY: Duration = Duration::from_hours(24);

/// A letter as its reader sees it.
#[derive(Debug, PartialEq)]
struct Read {
    id: String,
    to: String,
    subject: String,
    text: String,
    html: String,
}

struct Mails {
    world: World,
    office: PostOffice,
    post: Post,
    officer: Arc<Actor>,
    head: Arc<Actor>,
}

impl Mails {
    async fn new() -> Result<Self> {
        let world = World::new().await?;
        let office = PostOffice::open().await.map_err(Error::internal)?;
        let officer = world
            .reachable(
                "Lê Thị Sen",
                "sen@pgd.example.vn",
                &[(Role::Office, &world.office)],
            )
            .await?;
        let head = world
            .reachable(
                "Nguyễn Công Hiếu",
                "hieu@pgd.example.vn",
                &[(Role::Head, &world.office)],
            )
            .await?;
        let mut mails = Self {
            post: another(&world, &office)?,
            world,
            office,
            officer,
            head,
        };
        // Who is known from now on is told of what happens from now on.
        mails.post.round().await?;
        Ok(mails)
    }

    async fn set(&self, who: &Arc<Actor>, mode: &str, language: &str) {
        let save = "mutation($input: MailSettingSaveInput!) { mailSettingSave(input: $input) { userErrors { code } } }";
        let input = json!({ "input": { "mode": mode, "language": language } });
        let saved = self.world.ask(who, save, input).await;
        assert_eq!(saved.faults("mailSettingSave"), Vec::<&str>::new());
    }

    /// The officer submits a plan of this title, and it settles.
    async fn submits(&self, title: &str) -> String {
        let plan = self
            .world
            .draft(&self.officer, &self.world.office, title)
            .await;
        self.world.act(&self.officer, "planSubmit", &plan).await;
        self.world.db.clock().advance(SETTLED);
        plan
    }

    /// What goes out now.
    async fn round(&mut self) -> Result<Vec<Read>> {
        self.post.round().await?;
        let letters = self.office.letters().into_iter();
        Ok(letters.filter_map(|letter| read(&letter)).collect())
    }
}

fn another(world: &World, office: &PostOffice) -> Result<Post> {
    let mailer = Mailer::new(&office.url, "Sen <sen@sen.example.vn>").map_err(Error::internal)?;
    Ok(Post::new(world.db.clone(), mailer, SITE))
}

fn read(letter: &[u8]) -> Option<Read> {
    let letter = MessageParser::default().parse(letter)?;
    let to = letter.to()?.first()?;
    Some(Read {
        id: letter.message_id()?.to_owned(),
        to: format!("{} <{}>", to.name()?, to.address()?),
        subject: letter.subject()?.to_owned(),
        text: letter.body_text(0)?.into_owned(),
        html: letter.body_html(0)?.into_owned(),
    })
}

#[tokio::test]
async fn who_wants_it_at_once_is_written_once_with_the_place_where_he_acts() -> Result<()> {
    let mut mails = Mails::new().await?;
    mails.set(&mails.head, "AT_ONCE", "VI").await;
    let plan = mails.submits("Truyền thông <năm học>").await;
    let letters = mails.round().await?;
    let [letter] = letters.as_slice() else {
        return Err(Error::internal(format!("{letters:?}")));
    };
    assert_eq!(letter.to, "Nguyễn Công Hiếu <hieu@pgd.example.vn>");
    let said = "Lê Thị Sen trình duyệt Kế hoạch truyền thông <năm học>";
    assert_eq!(letter.subject, format!("Sen: {said}"));
    assert!(
        letter
            .text
            .starts_with("Kính gửi anh, chị Nguyễn Công Hiếu,")
    );
    let line = format!("- {said}\n  {SITE}/plans/{plan}");
    assert!(
        letter.text.replace('\r', "").contains(&line),
        "{}",
        letter.text
    );
    assert!(
        letter.html.contains("truyền thông &lt;năm học&gt;"),
        "{}",
        letter.html
    );
    assert!(letter.html.contains(&format!("{SITE}/plans/{plan}")));
    assert!(letter.id.ends_with("@sen.example.vn"), "{}", letter.id);
    mails.world.db.clock().advance(SETTLED);
    assert_eq!(mails.round().await?, []);
    Ok(())
}

#[tokio::test]
async fn unless_he_says_otherwise_one_is_written_in_the_morning_of_all_at_once() -> Result<()> {
    let mut mails = Mails::new().await?;
    mails.submits("Kế hoạch một").await;
    mails.submits("Kế hoạch hai").await;
    assert_eq!(mails.round().await?, []);
    mails.world.db.clock().advance(DAY);
    let letters = mails.round().await?;
    let [letter] = letters.as_slice() else {
        return Err(Error::internal(format!("{letters:?}")));
    };
    assert_eq!(letter.subject, "Sen: Có 2 việc liên quan đến anh, chị");
    let (one, two) = (
        letter.text.find("Kế hoạch một"),
        letter.text.find("Kế hoạch hai"),
    );
    assert!(one.is_some() && one < two, "{}", letter.text);
    assert_eq!(mails.round().await?, []);
    Ok(())
}

#[tokio::test]
async fn who_wants_none_gets_none_and_later_not_what_was_before() -> Result<()> {
    let mut mails = Mails::new().await?;
    mails.set(&mails.head, "OFF", "VI").await;
    mails.submits("Kế hoạch cũ").await;
    mails.world.db.clock().advance(DAY);
    assert_eq!(mails.round().await?, []);
    mails.set(&mails.head, "AT_ONCE", "EN").await;
    mails.submits("Kế hoạch mới").await;
    let letters = mails.round().await?;
    let [letter] = letters.as_slice() else {
        return Err(Error::internal(format!("{letters:?}")));
    };
    assert_eq!(
        letter.subject,
        "Sen: Lê Thị Sen submitted Kế hoạch mới for approval"
    );
    let query = "{ viewer { mailSetting { mode language sends } } }";
    let setting = mails.world.ask(&mails.head, query, json!({})).await;
    assert_eq!(
        setting.at("/viewer/mailSetting"),
        &json!({ "mode": "AT_ONCE", "language": "EN", "sends": false })
    );
    Ok(())
}

#[tokio::test]
async fn a_server_that_cannot_take_it_now_gets_it_later() -> Result<()> {
    let mut mails = Mails::new().await?;
    mails.set(&mails.head, "AT_ONCE", "VI").await;
    mails.office.feel(Mood::Later);
    mails.submits("Truyền thông").await;
    assert_eq!(mails.round().await?, []);
    mails.office.feel(Mood::Takes);
    assert_eq!(mails.round().await?, []);
    mails.world.db.clock().advance(Duration::from_mins(2));
    let letters = mails.round().await?;
    assert_eq!(letters.len(), 1);
    mails.world.db.clock().advance(DAY);
    assert_eq!(mails.round().await?, []);
    Ok(())
}

#[tokio::test]
async fn an_address_that_nobody_has_is_given_up_in_the_end() -> Result<()> {
    let mut mails = Mails::new().await?;
    mails.set(&mails.head, "AT_ONCE", "VI").await;
    mails.office.feel(Mood::Never);
    mails.submits("Truyền thông").await;
    for _ in 0..8 {
        mails.round().await?;
        mails.world.db.clock().advance(DAY);
    }
    mails.office.feel(Mood::Takes);
    mails.world.db.clock().advance(DAY);
    assert_eq!(mails.round().await?, []);
    Ok(())
}

#[tokio::test]
async fn one_node_writes_at_a_time_and_another_goes_on_when_it_is_gone() -> Result<()> {
    let mut mails = Mails::new().await?;
    mails.set(&mails.head, "AT_ONCE", "VI").await;
    mails.submits("Truyền thông").await;
    let mut other = another(&mails.world, &mails.office)?;
    assert_eq!(other.round().await?, 0);
    assert_eq!(mails.office.letters().len(), 0);
    // The first is gone: its lease ends with its time.
    mails.world.db.clock().advance(Duration::from_mins(5));
    assert_eq!(other.round().await?, 1);
    assert_eq!(mails.round().await?.len(), 1);
    Ok(())
}
