//! Each limit at its value and one past it.

use async_graphql::parser::parse_query;
use serde_json::json;

use super::*;

fn measured(document: &str, variables: serde_json::Value) -> Result<Size, Excess> {
    let document = parse_query(document).unwrap_or_else(|error| panic!("{error}"));
    let operations: Vec<_> = document.operations.iter().collect();
    let Some((_, chosen)) = operations.first() else {
        panic!("no operation");
    };
    let lists = Lists::of(&crate::schema::build());
    measure(
        &document,
        &chosen.node,
        &Variables::from_json(variables),
        &lists,
    )
}

fn size(document: &str) -> Result<Size, Excess> {
    measured(document, json!({}))
}

#[test]
fn depth() {
    let nested = |depth: usize| format!("{}a{}", "{a".repeat(depth - 1) + "{", "}".repeat(depth));
    assert_eq!(size(&nested(15)).map(|size| size.depth), Ok(15));
    assert_eq!(size(&nested(16)), Err(Excess::Depth(16)));
    let spread = format!("{{a{{...F}}}} fragment F on T {}", nested(15));
    assert_eq!(size(&spread), Err(Excess::Depth(16)));
}

#[test]
fn aliases_also_in_fragments() {
    let aliased = |many: usize| {
        let fields: String = (0..many).map(|n| format!(" a{n}: a")).collect();
        format!("{{{fields}}}")
    };
    assert_eq!(size(&aliased(30)).map(|size| size.aliases), Ok(30));
    assert_eq!(size(&aliased(31)), Err(Excess::Aliases(31)));
    let twice = format!("{{x{{...F}} y{{...F}}}} fragment F on T {}", aliased(16));
    assert_eq!(size(&twice), Err(Excess::Aliases(32)));
}

#[test]
fn directives_wherever_they_stand() {
    let marked = |many: usize| format!("{{a {}}}", "@skip(if: false)".repeat(many));
    assert_eq!(size(&marked(20)).map(|size| size.directives), Ok(20));
    assert_eq!(size(&marked(21)), Err(Excess::Directives(21)));
    let everywhere = "query ($v: Int @d) @d { ... @d { a } ...F @d } fragment F on T @d { b @d }";
    assert_eq!(size(everywhere).map(|size| size.directives), Ok(6));
}

#[test]
fn fields() {
    let wide = |many: usize| format!("{{{}}}", " a".repeat(many));
    assert_eq!(size(&wide(2_000)).map(|size| size.fields), Ok(2_000));
    assert_eq!(size(&wide(2_001)), Err(Excess::Fields(2_001)));
}

#[test]
fn cost_follows_the_rows() {
    let cost = |document: &str, variables| measured(document, variables).map(|size| size.cost);
    assert_eq!(cost("{a b}", json!({})), Ok(2));
    assert_eq!(cost("{l(first: 10){nodes{a b}}}", json!({})), Ok(31));
    assert_eq!(cost("{l{edges{node{a}}}}", json!({})), Ok(1 + 50 * 3));
    assert_eq!(
        cost("{l{...F}} fragment F on L {nodes{a}}", json!({})),
        Ok(101)
    );
    let by_variable = "query ($n: Int = 5) {l(first: $n){nodes{a}}}";
    assert_eq!(cost(by_variable, json!({})), Ok(11));
    assert_eq!(cost(by_variable, json!({ "n": 20 })), Ok(41));
    assert_eq!(cost("{l(first: 1){totalCount}}", json!({})), Ok(2));
}

#[test]
fn lists_that_come_whole_count_too() {
    let within = |times: usize| {
        let inside = "duties{plan{".repeat(times);
        size(&format!(
            "{{plan(id:\"p\"){{{inside}id{}}}}}",
            "}}".repeat(times)
        ))
    };
    assert_eq!(within(1).map(|size| size.cost), Ok(22));
    assert!(within(3).is_ok());
    assert!(matches!(within(4), Err(Excess::Cost(_))));
    assert_eq!(size("{nodes(ids: []) {id}}").map(|size| size.cost), Ok(40));
}

/// What the page asks must not fail for what it costs.
#[test]
fn the_page_stays_within_the_limits() {
    for text in crate::http::documents::Documents::embedded().texts() {
        let found = size(text);
        assert!(found.is_ok(), "{found:?}: {text}");
    }
}

#[test]
fn cost_at_its_limit() {
    // 1 + 99 × 101 = 10,000.
    let rows = |fields: usize| format!("{{l(first: 99){{nodes{{{}}}}}}}", " a".repeat(fields));
    assert_eq!(size(&rows(100)).map(|size| size.cost), Ok(10_000));
    let past = rows(100).replace("}}}", "}} b}");
    assert_eq!(size(&past), Err(Excess::Cost(10_001)));
}

#[test]
fn a_bomb_of_fragments_is_measured_in_no_time() {
    let mut bomb = "{...F0}".to_owned();
    for n in 0..99 {
        bomb += &format!(" fragment F{n} on T {{...F{0} ...F{0}}}", n + 1);
    }
    bomb += " fragment F99 on T {a}";
    assert!(matches!(size(&bomb), Err(Excess::Fields(_))));
    bomb += " fragment F100 on T {a}";
    assert_eq!(size(&bomb), Err(Excess::Fragments));
}

#[test]
fn circles_and_crowds_are_refused() {
    let circle = "{...A} fragment A on T {...B} fragment B on T {...A}";
    assert_eq!(size(circle), Err(Excess::Cycle));
    let crowd = |many: usize| {
        (0..many)
            .map(|n| format!("query Q{n} {{a}} "))
            .collect::<String>()
    };
    assert!(size(&crowd(10)).is_ok());
    assert_eq!(size(&crowd(11)), Err(Excess::Operations));
}

/// The query that clients read a schema with.
#[test]
fn introspection_is_within_the_limits() {
    let reference = "fragment R on __Type {kind name ofType {kind name ofType {kind name ofType {kind name ofType \
        {kind name ofType {kind name ofType {kind name ofType {kind name ofType {kind name ofType {kind name}}}}}}}}}}";
    let query = format!(
        "{{__schema {{description queryType {{name}} mutationType {{name}} subscriptionType {{name}} types {{kind name \
         description specifiedByURL isOneOf fields(includeDeprecated: true) {{name description args \
         {{name description type {{...R}} defaultValue}} type {{...R}} isDeprecated}} inputFields {{name type {{...R}}}} \
         interfaces {{...R}} enumValues {{name}} possibleTypes {{...R}}}} directives {{name args {{type {{...R}}}}}}}}}} {reference}"
    );
    assert!(size(&query).is_ok(), "{:?}", size(&query));
}
