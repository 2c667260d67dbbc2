//! Whether what must not change is as it was: every tenant's record, its registers' numbers, the plans it issued, the
//! minutes and papers that were signed.

use crate::features::{document, handover, plan, signing};
use crate::platform::blob::Blobs;
use crate::platform::{Db, Result};

/// What was found, a line each.
#[derive(Debug, Default)]
pub struct Findings {
    /// Nothing was altered.
    pub whole: bool,
    pub lines: Vec<String>,
    /// How many lines the records have.
    pub recorded: i64,
}

pub async fn verify(db: &Db, blobs: &Blobs) -> Result<Findings> {
    let tenants = db.tenants().await?;
    let mut found = Findings {
        whole: true,
        ..Findings::default()
    };
    if tenants.is_empty() {
        let nothing = "There is nothing to verify: nobody has set this installation up.";
        found.lines.push(nothing.to_owned());
    }
    let mut recorded = 0;
    for tenant in tenants {
        let mut told = |holds: bool, what: String| {
            found.whole &= holds;
            let broken = if holds { "" } else { "BROKEN: " };
            found.lines.push(format!("{}: {broken}{what}", tenant.name));
        };
        match db.verify_audit(tenant.id).await? {
            Ok(lines) => {
                told(true, format!("{lines} lines hold"));
                recorded += lines;
            }
            Err(broken) => told(false, broken.to_string()),
        }
        let (hold, broken) = document::verify_numbers(db, tenant.id).await?;
        if hold > 0 {
            told(true, format!("{hold} registers have all their numbers"));
        }
        for broken in broken {
            told(false, broken);
        }
        let plans = plan::verify_issued(db, tenant.id).await?;
        told(true, format!("{} issued plans hold", plans.hold));
        for altered in plans.altered {
            told(false, format!("plan {altered} is not as it was issued"));
        }
        let (hold, altered) = handover::verify_minutes(db, tenant.id).await?;
        if hold > 0 {
            told(true, format!("{hold} minutes of handovers hold"));
        }
        for altered in altered {
            told(
                false,
                format!("the minutes of {altered} are not as they were signed"),
            );
        }
        let (hold, altered) = signing::verify_copies(db, blobs, tenant.id).await?;
        if hold > 0 {
            told(true, format!("{hold} signed copies hold"));
        }
        for altered in altered {
            told(false, altered);
        }
    }
    found.recorded = recorded;
    Ok(found)
}
