//! Where records are looked at, and what one narrows the record by.

use crate::tr;

/// Where a record is looked at, if it has a page of its own: by the kind in its id.
pub fn place(id: &str) -> Option<String> {
    let pages = [
        ("org_", "organizations"),
        ("person_", "people"),
        ("plan_", "plans"),
        ("task_", "tasks"),
        ("document_", "documents"),
        ("handover_", "handovers"),
    ];
    let page = pages.into_iter().find(|(kind, _)| id.starts_with(kind));
    page.map(|(_, page)| format!("/{page}/{id}"))
}

/// What one narrows by: the beginning of an action's name, and what it is called.
pub fn kinds() -> Vec<(&'static str, String)> {
    vec![
        ("plan.", tr!(record.kind_plan)),
        ("activity.", tr!(record.kind_activity)),
        ("task.", tr!(record.kind_task)),
        ("report.", tr!(record.kind_report)),
        ("document.", tr!(record.kind_document)),
        ("delivery.", tr!(record.kind_delivery)),
        ("comment.", tr!(record.kind_comment)),
        ("person.", tr!(record.kind_person)),
        ("appointment.", tr!(record.kind_appointment)),
        ("focal_point.", tr!(record.kind_focal_point)),
        ("handover.", tr!(record.kind_handover)),
        ("organization.", tr!(record.kind_organization)),
        ("reorganization.", tr!(record.kind_reorganization)),
        ("session.", tr!(record.kind_session)),
        ("calendar.", tr!(record.kind_calendar)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_with_a_page_leads_there() {
        assert_eq!(place("task_01").as_deref(), Some("/tasks/task_01"));
        assert_eq!(place("session_01"), None);
    }
}
