//! Doors that lead to records of other kinds than their own, or to what has no id: each held against the model.

use std::collections::{BTreeMap, BTreeSet};

use entity::position::Role;
use serde_json::Value;

use super::model::{Kind, Record, Viewer};
use crate::report::world::{Done, Failure, World, code, id};

/// What a record that is seen may name though it is out of sight itself: `Named`, in the server's words.
const NAMED: [&str; 3] = ["org", "document", "period"];

struct Door<'w> {
    world: &'w World,
    viewer: &'w Viewer,
    who: &'w str,
    /// All that there is, by its id on the wire.
    records: BTreeMap<String, &'w Record>,
}

/// Asks at every door.
pub async fn hold(world: &World, viewer: &Viewer, who: &str, records: &[Record]) -> Done {
    let door = Door {
        world,
        viewer,
        who,
        records: records
            .iter()
            .map(|record| (record.wire(), record))
            .collect(),
    };
    door.comments().await?;
    door.versions().await?;
    door.audit().await?;
    door.deliveries().await?;
    door.handed_over().await?;
    door.plain_lists().await?;
    door.notifications().await?;
    door.phonebook().await?;
    door.reports().await?;
    let plan = id("plan", world.plan);
    let period = id("period", world.period);
    for document in [
        format!(
            "{{ reportHeat(period: \"{period}\") {{ rows(first: 100) {{ nodes {{ organization {{ id }} cells {{ report {{ id }} }} }} }} }} }}"
        ),
        "{ viewer { work { plan { id } report { id } task { id } activity { id } delivery { id } document { id } \
         handover { id } period { id } organization { id } } } }"
            .to_owned(),
        format!(
            "{{ planSchools(plan: \"{plan}\") {{ rows(first: 100) {{ nodes {{ organization {{ id }} plan {{ id }} \
             focalPoint {{ id person {{ id }} }} }} }} }} }}"
        ),
        format!(
            "{{ planCoverage(plan: \"{plan}\") {{ rows(first: 100) {{ nodes {{ organization {{ id }} plan {{ id }} }} }} }} }}"
        ),
    ] {
        door.shows_nothing_else(&document).await?;
    }
    Ok(())
}

impl Door<'_> {
    /// The answer's data; nothing where the viewer may not ask.
    async fn ask(&self, document: &str) -> Result<Option<Value>, Failure> {
        let answer = self.world.ask(&self.viewer.actor, document).await?;
        match code(&answer) {
            None if answer.get("errors").is_none() => Ok(answer.get("data").cloned()),
            Some("NOT_FOUND" | "FORBIDDEN") => Ok(None),
            _ => Err(format!("{}: {document} {answer}", self.who).into()),
        }
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &Record> {
        self.records
            .values()
            .copied()
            .filter(move |it| it.name == name)
    }

    fn seen(&self, name: &str, rule: impl Fn(&Record) -> bool) -> BTreeSet<String> {
        self.all(name)
            .filter(|record| rule(record) && self.viewer.sees(record))
            .map(Record::wire)
            .collect()
    }

    /// Reports by their ids, and those that stand beside each.
    async fn reports(&self) -> Done {
        let all: Vec<String> = self.all("report").map(Record::wire).collect();
        for some in all.chunks(50) {
            let named: Vec<String> = some.iter().map(|id| format!("\"{id}\"")).collect();
            let document = format!("{{ reports(ids: [{}]) {{ id }} }}", named.join(", "));
            let answer = self.ask(&document).await?.unwrap_or_default();
            let expected = self.seen("report", |record| some.contains(&record.wire()));
            assert_eq!(ids(&answer), expected, "{}: {document}", self.who);
        }
        for report in self.seen("report", |_| true).into_iter().take(4) {
            let document = format!(
                "{{ reportReview(report: \"{report}\") {{ previous {{ id }} next {{ id }} }} }}"
            );
            self.shows_nothing_else(&document).await?;
        }
        Ok(())
    }

    /// Whatever the answer holds, it is in sight.
    async fn shows_nothing_else(&self, document: &str) -> Done {
        let Some(answer) = self.ask(document).await? else {
            return Ok(());
        };
        for id in ids(&answer) {
            if let Some(record) = self.records.get(&id)
                && !NAMED.contains(&record.name)
            {
                assert!(
                    self.viewer.sees(record),
                    "{}: {document} {record:?}",
                    self.who
                );
            }
        }
        Ok(())
    }

    /// One field for each of these records: of those in sight many in one request, of the others some, each by itself.
    async fn each<'r>(
        &self,
        about: impl Iterator<Item = &'r Record>,
        field: impl Fn(&Record) -> String,
    ) -> Result<Vec<(&'r Record, Option<Value>)>, Failure> {
        let (seen, hidden): (Vec<_>, Vec<_>) = about.partition(|it| self.viewer.sees(it));
        let mut answers = Vec::new();
        for some in seen.chunks(20) {
            let fields: Vec<String> = (0..)
                .zip(some)
                .map(|(n, record)| format!("a{n}: {}", field(record)))
                .collect();
            let answer = self.ask(&format!("{{ {} }}", fields.join(" "))).await?;
            for (n, record) in some.iter().enumerate() {
                let own = answer.as_ref().and_then(|data| data.get(format!("a{n}")));
                answers.push((*record, own.cloned()));
            }
        }
        for record in hidden.into_iter().take(5) {
            let answer = self.ask(&format!("{{ {} }}", field(record))).await?;
            answers.push((record, answer));
        }
        Ok(answers)
    }

    /// What was said of each plan and task: all of it and nothing else, or the subject is not there.
    async fn comments(&self) -> Done {
        // Whoever reads a plan only once it is issued is not told what was said of it.
        let told = |record: &Record| {
            let said = self.all("comment").find(|said| said.of == Some(record.id));
            said.is_some_and(|said| self.viewer.sees(said))
        };
        for told_of_it in [true, false] {
            let subjects = self.all("plan").chain(self.all("task"));
            let subjects = subjects.filter(|record| told(record) == told_of_it);
            let answers = self.each(subjects, |record| {
                let (name, id) = (record.name, record.wire());
                format!("comments(about: {{ {name}: \"{id}\" }}, first: 100) {{ totalCount nodes {{ id }} }}")
            });
            for (subject, answer) in answers.await? {
                let found = answer.as_ref().map(ids).unwrap_or_default();
                let expected = self.seen("comment", |said| said.of == Some(subject.id));
                assert_eq!(found, expected, "{}: {subject:?}", self.who);
                if !self.viewer.sees(subject) {
                    assert_eq!(answer, None, "{}: {subject:?}", self.who);
                }
            }
        }
        Ok(())
    }

    async fn versions(&self) -> Done {
        let answers = self.each(self.all("plan"), |plan| {
            format!(
                "planVersions(plan: \"{}\") {{ nodes {{ number }} }}",
                plan.wire()
            )
        });
        for (plan, answer) in answers.await? {
            let found = numbers(answer.as_ref());
            let expected = self.seen("version", |version| version.of == Some(plan.id));
            assert_eq!(found, expected.len(), "{}: {plan:?}", self.who);
        }
        Ok(())
    }

    /// The record is read by those who administer, what they see of it.
    async fn audit(&self) -> Done {
        let lines = self.each(self.all("audit"), |line| {
            format!(
                "auditLines(filter: {{ note: \"lần {}\" }}) {{ nodes {{ number }} }}",
                line.id
            )
        });
        for (line, answer) in lines.await? {
            let expected = self.viewer.role == Role::Admin && self.viewer.sees(line);
            let found = numbers(answer.as_ref());
            assert_eq!(found, usize::from(expected), "{}: {line:?}", self.who);
        }
        Ok(())
    }

    /// A paper's own deliveries are those to where the viewer is appointed, if he answers for it there.
    async fn deliveries(&self) -> Done {
        use Role::{DeputyHead, FocalPoint, Head, Observer, Office, Principal};
        let answers = [Office, Head, DeputyHead, Principal, FocalPoint, Observer];
        let answering = answers.contains(&self.viewer.role);
        let papers = self.each(self.all("document"), |paper| {
            let id = paper.wire();
            format!("node(id: \"{id}\") {{ ... on Document {{ ownDeliveries {{ id }} plan {{ id }} }} }}")
        });
        for (paper, answer) in papers.await? {
            let own = self.seen("delivery", |it| {
                let here = matches!(&it.kind, Kind::Delivery(to) if *to == self.viewer.at);
                answering && here && it.of == Some(paper.id)
            });
            let found = answer.as_ref().map(ids).unwrap_or_default();
            let own = if self.viewer.sees(paper) {
                own
            } else {
                BTreeSet::new()
            };
            assert_eq!(found, own, "{}: {paper:?}", self.who);
        }
        Ok(())
    }

    /// Of what goes with a position, what the viewer sees.
    async fn handed_over(&self) -> Done {
        for handed in self
            .all("handover")
            .filter(|handed| self.viewer.sees(handed))
        {
            let document = format!(
                "{{ handover(id: \"{}\") {{ items {{ id: subject }} giver {{ id }} receiver {{ id }} }} }}",
                handed.wire()
            );
            self.shows_nothing_else(&document).await?;
        }
        Ok(())
    }

    /// Lists without pages, and what hangs on their rows.
    async fn plain_lists(&self) -> Done {
        for (kind, field) in [
            ("period", "reportingPeriods { id }"),
            ("cluster", "clusters { id }"),
            ("division", "divisions { id }"),
            ("level", "educationLevels { id }"),
            ("position", "positions { id }"),
            ("year", "schoolYears { id }"),
            ("term", "schoolYears { terms { id } }"),
            (
                "day",
                "daysOff(from: \"2020-01-01\", until: \"2020-12-31\") { id }",
            ),
            ("session", "viewer { sessions { id } }"),
            (
                "appointment",
                "people(first: 100) { nodes { appointments { id } } }",
            ),
            (
                "channel",
                "organizations(first: 100) { nodes { channels { id } } }",
            ),
            (
                "focal",
                "organizations(first: 100) { nodes { focalPoint { id } } }",
            ),
            (
                "signed",
                "documents(first: 100) { nodes { signedCopy { id } formerSignedCopies { id } } }",
            ),
            ("duty", "plans(first: 100) { nodes { duties { id } } }"),
            (
                "file",
                "tasks(first: 100) { nodes { files { id } } } activities(first: 100) { nodes { files { id } } } \
                 documents(first: 100) { nodes { files { id } } } arrivals(first: 100) { nodes { files { id } } }",
            ),
        ] {
            let answer = self
                .ask(&format!("{{ {field} }}"))
                .await?
                .unwrap_or_default();
            let found: BTreeSet<String> = ids(&answer)
                .into_iter()
                .filter(|id| self.records.contains_key(id))
                .collect();
            // A duty is found through a plan in sight.
            let expected = self.seen(kind, |record| match kind {
                "duty" => self
                    .all("plan")
                    .any(|plan| Some(plan.id) == record.of && self.viewer.sees(plan)),
                // Who speaks is told to those who see him.
                "focal" => (self.all("person"))
                    .any(|who| Some(who.id) == record.of && self.viewer.sees(who)),
                _ => true,
            });
            assert_eq!(found, expected, "{}: {field}", self.who);
        }
        Ok(())
    }

    async fn notifications(&self) -> Done {
        let document = "{ viewer { newNotifications notifications(first: 100) { nodes { id plan { id } task { id } } } } }";
        let answer = self.ask(document).await?.unwrap_or_default();
        let nodes = answer
            .pointer("/viewer/notifications/nodes")
            .and_then(Value::as_array);
        let found: BTreeSet<String> = nodes
            .into_iter()
            .flatten()
            .filter_map(|node| Some(node.get("id")?.as_str()?.to_owned()))
            .collect();
        let expected = self.seen("notification", |_| true);
        assert_eq!(found, expected, "{}: told", self.who);
        self.shows_nothing_else(document).await
    }

    async fn phonebook(&self) -> Done {
        let document = "{ phonebook(first: 100) { totalCount nodes { id leader { id person { id } } focalPoint { id person { id } } } } }";
        let answer = self.ask(document).await?.unwrap_or_default();
        let nodes = answer.pointer("/phonebook/nodes").and_then(Value::as_array);
        let found: BTreeSet<String> = nodes
            .into_iter()
            .flatten()
            .filter_map(|node| Some(node.get("id")?.as_str()?.to_owned()))
            .collect();
        assert_eq!(
            found,
            self.seen("org", |_| true),
            "{}: the phone book",
            self.who
        );
        self.shows_nothing_else(document).await
    }
}

/// How many rows with a number an answer holds.
fn numbers(answer: Option<&Value>) -> usize {
    let fields = answer.and_then(Value::as_object).into_iter().flatten();
    let rows = |value: &Value| {
        let nodes = value.get("nodes").or(Some(value));
        nodes.and_then(Value::as_array).map_or(0, Vec::len)
    };
    fields.map(|(_, value)| rows(value)).sum()
}

/// Every id that an answer holds.
fn ids(answer: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    gather(answer, &mut found);
    found
}

fn gather(answer: &Value, found: &mut BTreeSet<String>) {
    match answer {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(id) if name == "id" => {
                        found.insert(id.to_owned());
                    }
                    _ => gather(value, found),
                }
            }
        }
        Value::Array(rows) => rows.iter().for_each(|row| gather(row, found)),
        _ => {}
    }
}
