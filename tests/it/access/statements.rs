//! What a list costs does not grow with it: every list of the schema, with everything that hangs on its rows, is asked of a
//! small office and of a large one, in as many statements. A list that comes to be without being asked here fails the test.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use entity::position::Role;
use serde_json::Value;
use server::platform::Actor;

use super::crowd::crowded;
use super::inventor::{Types, inside, list, schema, text};
use crate::report::world::{Done, Failure, World, id};

/// How far from a list's row is asked: what it names, and what that names.
const DEEP: usize = 2;

/// So many schools has the small office, and so many more the large one.
const FEW: usize = 4;
const MORE: u64 = 8;

/// Lists that are not asked here.
const ELSEWHERE: [(&str, &str); 5] = [
    (
        "ReportVersion.values",
        "of what was kept, as the report's own",
    ),
    (
        "Query.reports",
        "as many as are named, as organizations give them",
    ),
    (
        "Query.nodes",
        "20 at most, each as the list of its kind gives it",
    ),
    (
        "Reorganization.effects",
        "of what is yet to come it is worked out by itself, one after the other",
    ),
    (
        "VerifiedDocument.followers",
        "of one document, for somebody who holds it",
    ),
];

/// Whose lists are made in memory, of one text, two versions, or one question.
const MADE: [&str; 9] = [
    "PlanDifferences",
    "PlanHeadDifference",
    "PlanClauseDifference",
    "FormCheck",
    "DocumentPreview",
    "PlanReading",
    "PlanReadingClause",
    "ReorganizationPreview",
    "ReorganizationEffect",
];

/// Lists that are asked, and are no longer in a large office.
const NO_LONGER: [(&str, &str); 16] = [
    ("Query.registers", "of one body, three a year"),
    ("Query.reportingPeriodsPropose", "two a year at most"),
    ("ReportHeat.periods", "of one body, in two years"),
    ("Query.indicatorOrganizations", "one's own"),
    ("Query.citedDocuments", "of as many as are asked about"),
    ("Query.commentReaders", "10 at most"),
    ("Viewer.appointments", "one's own"),
    ("Document.recipients", "kept in the document's row"),
    ("Document.appendices", "kept in the document's row"),
    ("Document.bodyParts", "read from its text"),
    ("DocumentAppendix.parts", "read from its text"),
    ("Plan.findings", "kept in the plan's row"),
    ("PlanClause.deadlines", "kept in the clause's row"),
    ("Comment.mentions", "kept in the comment's row"),
    ("ReportingPeriod.prefill", "what is known of one school"),
    ("ReportBoard.excluded", "schools that need not report"),
];

struct Asking<'t> {
    types: &'t Types,
    asked: BTreeSet<String>,
}

/// The type of a list's rows, where it is one: with pages, or all at once.
fn rows_of<'t>(types: &'t Types, field: &'t Value) -> Option<(&'t str, bool)> {
    let inner = inside(field);
    let name = text(inner, "/name");
    if name.ends_with("Connection") {
        let nodes = list(types.get(name)?, "fields").iter();
        let nodes = nodes.into_iter().find(|it| text(it, "/name") == "nodes")?;
        return Some((text(inside(nodes), "/name"), true));
    }
    let kind = field.get("type")?;
    let kind = match text(kind, "/kind") {
        "NON_NULL" => kind.get("ofType")?,
        _ => kind,
    };
    let rows = text(kind, "/kind") == "LIST" && text(inner, "/kind") == "OBJECT";
    rows.then_some((name, false))
}

impl Asking<'_> {
    /// All that can be asked of a type without saying more.
    fn fields(&mut self, of: &str, deep: usize) -> String {
        let types = self.types;
        let fields = types.get(of).map_or(&[][..], |it| list(it, "fields"));
        let asked: Vec<String> = fields
            .iter()
            .filter(|field| {
                let needs = |it: &Value| text(it, "/type/kind") == "NON_NULL";
                !list(field, "args").iter().any(needs)
            })
            .filter_map(|field| self.field(of, field, "", deep))
            .collect();
        match asked.is_empty() {
            true => "__typename".to_owned(),
            false => asked.join(" "),
        }
    }

    fn field(&mut self, of: &str, field: &Value, arguments: &str, deep: usize) -> Option<String> {
        let types = self.types;
        let name = text(field, "/name");
        let key = format!("{of}.{name}");
        if ELSEWHERE.iter().any(|(elsewhere, _)| *elsewhere == key) {
            return None;
        }
        if let Some((rows, pages)) = rows_of(types, field) {
            let deep = deep.checked_sub(1)?;
            self.asked.insert(key);
            let inner = self.fields(rows, deep);
            return Some(match (pages, arguments.is_empty()) {
                (false, _) => format!("{name}{arguments} {{ {inner} }}"),
                (true, true) => format!("{name}(first: 100) {{ nodes {{ {inner} }} }}"),
                (true, false) => {
                    let arguments = arguments.trim_end_matches(')');
                    format!("{name}{arguments}, first: 100) {{ nodes {{ {inner} }} }}")
                }
            });
        }
        match text(inside(field), "/kind") {
            "SCALAR" | "ENUM" => Some(name.to_owned()),
            "OBJECT" => {
                let deep = deep.checked_sub(1)?;
                let inner = self.fields(text(inside(field), "/name"), deep);
                Some(format!("{name}{arguments} {{ {inner} }}"))
            }
            _ => None,
        }
    }
}

/// How many rows an answer has of each list.
fn count(types: &Types, of: &str, answer: &Value, counts: &mut BTreeMap<String, usize>) {
    let fields = types.get(of).map_or(&[][..], |it| list(it, "fields"));
    for field in fields {
        let name = text(field, "/name");
        let Some(value) = answer.get(name) else {
            continue;
        };
        match rows_of(types, field) {
            Some((rows, pages)) => {
                let found = if pages {
                    list(value, "nodes")
                } else {
                    list(answer, name)
                };
                *counts.entry(format!("{of}.{name}")).or_default() += found.len();
                for row in found {
                    count(types, rows, row, counts);
                }
            }
            None => count(types, text(inside(field), "/name"), value, counts),
        }
    }
}

/// Who asks for what: the field of the query, its arguments, and his role at the office.
fn questions(world: &World) -> Vec<(&'static str, String, Role)> {
    let plan = format!("(plan: \"{}\")", id("plan", world.plan));
    let about = format!("(about: {{ plan: \"{}\" }})", id("plan", world.plan));
    let days = "(from: \"2022-01-01\", until: \"2022-12-31\")".to_owned();
    let asked = format!(
        "(organization: \"{}\", schoolYear: \"{}\")",
        id("org", world.office.organization),
        id("year", world.year)
    );
    let board = format!("(period: \"{}\")", id("period", world.period));
    let plain = [
        "activities",
        "arrivals",
        "clusters",
        "deliveries",
        "divisions",
        "documents",
        "educationLevels",
        "handovers",
        "imports",
        "indicatorOrganizations",
        "jobs",
        "organizations",
        "people",
        "phonebook",
        "plans",
        "positions",
        "reorganizations",
        "reportingPeriods",
        "savedViews",
        "schoolYears",
        "tasks",
        "viewer",
    ];
    let mut questions: Vec<_> = plain.map(|field| (field, String::new(), Role::Head)).into();
    questions.extend([
        ("viewer", String::new(), Role::Office),
        ("viewer", String::new(), Role::Principal),
        ("reportingPeriods", String::new(), Role::Principal),
        (
            "auditLines",
            "(filter: { action: \"delivery.\" })".to_owned(),
            Role::Admin,
        ),
        ("comments", about.clone(), Role::Head),
        ("commentReaders", about, Role::Head),
        (
            "citedDocuments",
            "(citations: [{ kind: KH, number: \"29\", symbol: \"KH-PGDĐT\", inLegalBasis: true }])"
                .to_owned(),
            Role::Head,
        ),
        ("daysOff", days, Role::Head),
        ("indicators", asked.clone(), Role::Head),
        (
            "registers",
            format!(
                "(organization: \"{}\")",
                id("org", world.office.organization)
            ),
            Role::Head,
        ),
        ("reportingPeriodsPropose", asked, Role::Head),
        (
            "signedCopies",
            format!("(sha256: \"{}\")", "07".repeat(32)),
            Role::Head,
        ),
        ("planVersions", plan.clone(), Role::Head),
        ("planSchools", plan.clone(), Role::Head),
        ("planCoverage", plan, Role::Head),
        ("reportBoard", board.clone(), Role::Head),
        ("reportHeat", board, Role::Head),
    ]);
    questions
}

fn actor(world: &World, role: Role) -> Result<Arc<Actor>, Failure> {
    match role {
        Role::Principal => world.actor(role, world.school(0)?),
        Role::Admin => world.actor(role, &world.department),
        _ => world.actor(role, &world.office),
    }
}

/// How many statements it takes, and the answer.
async fn cost(world: &World, role: Role, question: &str) -> Result<(u64, Value), Failure> {
    let actor = actor(world, role)?;
    let before = world.db.statements();
    let answer = world.ask(&actor, &format!("{{ {question} }}")).await?;
    let cost = world.db.statements() - before;
    let failed = answer.pointer("/errors/0");
    assert_eq!(
        failed,
        None,
        "{}",
        question.split('{').next().unwrap_or_default()
    );
    Ok((cost, answer.get("data").cloned().unwrap_or_default()))
}

#[tokio::test]
async fn no_list_costs_more_in_a_large_office() -> Done {
    let (small, large) = (crowded(FEW).await?, crowded(FEW + 8).await?);
    let (types, _) = schema(&small).await?;
    let mut asking = Asking {
        types: &types,
        asked: BTreeSet::new(),
    };
    let query = list(types.get("Query").ok_or("no query")?, "fields");
    let (mut dear, mut counts) = (Vec::new(), [BTreeMap::new(), BTreeMap::new()]);
    for ((name, few, role), (_, many, _)) in questions(&small).into_iter().zip(questions(&large)) {
        let field = query.iter().find(|field| text(field, "/name") == name);
        let field = field.ok_or(name)?;
        // A page's rows, or what an object lists, are one step from the query.
        let mut ask = |arguments: &str| {
            asking
                .field("Query", field, arguments, DEEP + 1)
                .ok_or(name)
        };
        let (few, many) = (ask(&few)?, ask(&many)?);
        let (small_cost, answer) = cost(&small, role, &few).await?;
        count(&types, "Query", &answer, &mut counts[0]);
        let (large_cost, answer) = cost(&large, role, &many).await?;
        count(&types, "Query", &answer, &mut counts[1]);
        // A batch may fall into two where there is more to wait for, and one row may ask for what no other does; a statement
        // for each row is as many more as there are more rows.
        if small_cost != large_cost {
            dear.extend(blamed(&types, field, &few, role, [&small, &large]).await?);
        }
    }
    assert!(dear.is_empty(), "{dear:#?}");
    // Every list was asked, and had so many more rows in the large office.
    let asked = |of: &str, name: &str| asking.asked.contains(&format!("{of}.{name}"));
    let excused = |key: &str| ELSEWHERE.iter().any(|(known, _)| *known == key);
    let mut forgotten = Vec::new();
    for (of, kind) in &types {
        let made = ["Mutation", "Subscription"].contains(&of.as_str())
            || MADE.contains(&of.as_str())
            || of.starts_with("__")
            || of.ends_with("Payload")
            || of.ends_with("Connection");
        for field in list(kind, "fields").iter().filter(|_| !made) {
            let name = text(field, "/name");
            if rows_of(&types, field).is_some()
                && !asked(of, name)
                && !excused(&format!("{of}.{name}"))
            {
                forgotten.push(format!("{of}.{name}"));
            }
        }
    }
    assert!(forgotten.is_empty(), "never asked: {forgotten:#?}");
    let rows = |at: usize, key: &String| counts[at].get(key).copied().unwrap_or_default();
    let short: Vec<_> = asking
        .asked
        .iter()
        .filter(|key| !NO_LONGER.iter().any(|(known, _)| known == key))
        .filter(|key| rows(1, key) < rows(0, key) + 8)
        .map(|key| (key, rows(0, key), rows(1, key)))
        .collect();
    assert!(short.is_empty(), "too few rows more to tell: {short:#?}");
    Ok(())
}

/// Which fields of a row it is that cost more.
async fn blamed(
    types: &Types,
    field: &Value,
    whole: &str,
    role: Role,
    offices: [&World; 2],
) -> Result<Vec<String>, Failure> {
    let mut blamed = Vec::new();
    let (of, _) = rows_of(types, field).unwrap_or((text(inside(field), "/name"), false));
    let Some((head, _)) = whole.split_once("nodes {").or(whole.split_once('{')) else {
        return Ok(blamed);
    };
    let (head, tail) =
        match whole.contains("nodes {") && rows_of(types, field).is_some_and(|(_, pages)| pages) {
            true => (format!("{head}nodes {{"), "} }"),
            false => (
                whole
                    .split_once('{')
                    .map_or(String::new(), |(head, _)| format!("{head}{{")),
                "}",
            ),
        };
    for inner in types.get(of).map_or(&[][..], |it| list(it, "fields")) {
        let mut asking = Asking {
            types,
            asked: BTreeSet::new(),
        };
        let needs = |it: &Value| text(it, "/type/kind") == "NON_NULL";
        if list(inner, "args").iter().any(needs) {
            continue;
        }
        let Some(asked) = asking.field(of, inner, "", DEEP) else {
            continue;
        };
        let mut costs = Vec::new();
        for (at, office) in offices.into_iter().enumerate() {
            let one = format!("{head} {asked} {tail}");
            let [small, large] = offices;
            let one = match at {
                0 => one,
                _ => one
                    .replace(&id("plan", small.plan), &id("plan", large.plan))
                    .replace(&id("period", small.period), &id("period", large.period)),
            };
            costs.push(cost(office, role, &one).await?.0);
        }
        if costs.last() >= costs.first().map(|few| few + MORE).as_ref() {
            blamed.push(format!(
                "{of}.{} as {role:?}: {costs:?}",
                text(inner, "/name")
            ));
        }
    }
    Ok(blamed)
}
