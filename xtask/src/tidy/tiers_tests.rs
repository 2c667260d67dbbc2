use super::super::source::{shown, sources};
use super::{features, layers};

fn found(files: &[(&str, &str)]) -> String {
    shown(&features(&sources(files))).join("\n")
}

#[test]
fn downward_imports_of_what_is_offered_are_fine() {
    let good = [
        (
            "server/src/features/plan/mod.rs",
            "mod model;\npub use model::State;\nuse crate::features::account::Actor;",
        ),
        (
            "server/src/features/plan/model.rs",
            "use super::super::plan::State;\nuse crate::features::plan::commands::x;",
        ),
        (
            "server/src/features/report/commands.rs",
            "use crate::features::{account::{Actor, sign_in}, plan};\nlet a = crate::features::plan::State::Draft;\nlet b = plan::open();",
        ),
        // A module of its own that bears a feature's name.
        (
            "server/src/features/account/graphql/mod.rs",
            "use super::event::SignedIn;",
        ),
        (
            "server/src/schema.rs",
            "use crate::features::audit::Listener;",
        ),
    ];
    assert_eq!(found(&good), "");
}

#[test]
fn upward_imports_are_found() {
    let found = found(&[(
        "server/src/features/plan/commands.rs",
        "\nuse crate::features::{account::Actor,\n report::Report};",
    )]);
    assert_eq!(
        found,
        "server/src/features/plan/commands.rs:2: `report` stands above `plan`"
    );
}

#[test]
fn the_inside_of_another_feature_is_closed() {
    let inside = found(&[(
        "server/src/features/report/a.rs",
        "use crate::features::plan::model::{State, Draft};",
    )]);
    assert!(
        inside.contains("`plan::model::State` lies inside `plan`"),
        "{inside}"
    );
    let open = found(&[(
        "server/src/features/plan/mod.rs",
        "pub mod model;\npub(crate) mod policy;\nmod queries;",
    )]);
    assert_eq!(open.lines().count(), 2, "{open}");
    let climbing = found(&[(
        "server/src/features/report/a.rs",
        "use super::super::plan::State;",
    )]);
    assert!(
        climbing.contains("write `crate::features::plan::…`"),
        "{climbing}"
    );
}

#[test]
fn listeners_are_imported_by_nobody() {
    let found = found(&[(
        "server/src/features/report/a.rs",
        "crate::features::notification::send();",
    )]);
    assert!(found.contains("nobody imports it"), "{found}");
}

#[test]
fn circles_and_unknown_features_are_found() {
    let found = found(&[
        (
            "server/src/features/account/a.rs",
            "use crate::features::organization::Tree;",
        ),
        (
            "server/src/features/organization/a.rs",
            "use crate::features::calendar::Year;",
        ),
        (
            "server/src/features/calendar/a.rs",
            "use crate::features::account::Actor;",
        ),
        ("server/src/features/payroll/mod.rs", ""),
    ]);
    assert!(found.contains("leads back to `account`"), "{found}");
    assert!(
        found.contains("payroll/mod.rs: stands in no tier"),
        "{found}"
    );
}

#[test]
fn layers_know_only_what_lies_below() {
    let good = sources(&[
        (
            "server/src/platform/event.rs",
            "// features:: listen\nuse crate::platform::id::Id;",
        ),
        ("migration/src/m1.rs", "let table = \"identity::\";"),
    ]);
    assert!(layers(&good).is_empty());
    let bad = sources(&[
        (
            "server/src/platform/access.rs",
            "use crate::features::account::Actor;",
        ),
        ("migration/src/m1.rs", "use entity::plan;"),
    ]);
    assert_eq!(layers(&bad).len(), 2);
}
