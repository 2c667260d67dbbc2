//! `docs/permissions.md`: every feature's decisions as one table each. Nothing is decided here.

use std::fmt::Write as _;

use entity::position::Role;
use sea_orm::ActiveEnum as _;

use crate::features::{
    account, activity, arrival, calendar, channel, comment, distribution, document, handover,
    import, indicator, job, organization, period, plan, reorganization, report, signing, task,
    view,
};
use crate::platform::Result;
use crate::platform::decisions::Decision;

const HEAD: &str = "\
# Who may do what

`sen permissions` prints this page from the rules themselves; `cargo xtask codegen` writes it down, and a test compares
the two. *There*: by a role held at the record's own organization. *Above*: by a role held at one above it. *Oneself*:
by the person whom the record is about. A role out of this table is `FORBIDDEN`; what is out of sight is `NOT_FOUND`.
What only the system does is not listed: it asks nobody.
";

/// The whole page.
pub fn page() -> Result<String> {
    let mut page = HEAD.to_owned();
    for (title, decisions) in [
        ("Plans", plan::decisions()?),
        ("Documents issued", document::decisions()?),
        ("Signed copies", signing::decisions()?),
        ("Documents that arrived", arrival::decisions()?),
        ("Distribution", distribution::decisions()?),
        ("Activities", activity::decisions()?),
        ("Reporting periods", period::decisions()?),
        ("Reports", report::decisions()?),
        ("Tasks", task::decisions()?),
        ("Comments", comment::decisions()?),
        ("Focal points and channels", channel::decisions()?),
        ("Organizations", organization::decisions()?),
        ("Calendar", calendar::decisions()?),
        ("Indicator", indicator::decisions()?),
        ("Handovers", handover::decisions()?),
        ("Reorganizations", reorganization::decisions()?),
        ("People and accounts", account::decisions()?),
        ("Jobs", job::decisions()?),
        ("Imports", import::decisions()?),
        ("Saved views", view::decisions()?),
    ] {
        let _written = write!(page, "\n## {title}\n\n{}", table(decisions));
    }
    Ok(page)
}

fn table(mut decisions: Vec<Decision>) -> String {
    decisions.sort_by_key(|decision| decision.action);
    let mut table =
        "| Action | State | There | Above | Oneself |\n|---|---|---|---|---|\n".to_owned();
    for decision in decisions {
        let _written = writeln!(
            table,
            "| `{}` | {} | {} | {} | {} |",
            decision.action,
            decision.state,
            names(&decision.own),
            names(&decision.above),
            if decision.oneself { "yes" } else { "–" },
        );
    }
    table
}

fn names(roles: &[Role]) -> String {
    if roles.is_empty() {
        return "–".to_owned();
    }
    let names: Vec<_> = roles.iter().map(|role| role.to_value()).collect();
    names.join(", ")
}
