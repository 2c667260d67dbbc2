//! What was done, in words: for every action that the server's rules know.

use crate::shared::ui::Choice;
use crate::tr;

macro_rules! sentences {
    ($($action:literal => $key:ident;)+) => {
        /// In words; `None` for an action that this page does not know yet.
        fn sentence(action: &str) -> Option<String> {
            match action {
                $($action => Some(tr!(history.$key)),)+
                _ => None,
            }
        }

        const KNOWN: &[&str] = &[$($action),+];
    };
}

sentences! {
    "activity.add" => done_activity_add;
    "activity.attach" => done_activity_attach;
    "activity.confirm" => done_activity_confirm;
    "activity.detach" => done_activity_detach;
    "activity.finish" => done_activity_finish;
    "activity.move" => done_activity_move;
    "activity.remove" => done_activity_remove;
    "activity.reopen" => done_activity_reopen;
    "activity.return" => done_activity_return;
    "activity.start" => done_activity_start;
    "activity.tie" => done_activity_tie;
    "activity.update" => done_activity_update;
    "appointment.end" => done_appointment_end;
    "appointment.make" => done_appointment_make;
    "arrival.attach" => done_arrival_attach;
    "arrival.copy" => done_copy;
    "document.copy" => done_copy;
    "arrival.correct" => done_arrival_correct;
    "arrival.detach" => done_arrival_detach;
    "arrival.enter" => done_arrival_enter;
    "arrival.void" => done_arrival_void;
    "calendar.keep" => done_calendar_keep;
    "indicator.keep" => done_indicator_keep;
    "calendar.open" => done_calendar_open;
    "channel.register" => done_channel_register;
    "channel.remove" => done_channel_remove;
    "cluster.create" => done_cluster_create;
    "cluster.update" => done_cluster_update;
    "comment.add" => done_comment_add;
    "comment.edit" => done_comment_edit;
    "comment.remove" => done_comment_remove;
    "comment.reopen" => done_comment_reopen;
    "comment.resolve" => done_comment_resolve;
    "delivery.acknowledge" => done_delivery_acknowledge;
    "delivery.confirm" => done_delivery_confirm;
    "delivery.end_link" => done_delivery_end_link;
    "delivery.move" => done_delivery_move;
    "delivery.record" => done_delivery_record;
    "delivery.renew_link" => done_delivery_renew_link;
    "delivery.withdraw" => done_delivery_withdraw;
    "document.attach" => done_document_attach;
    "document.detach" => done_document_detach;
    "document.follow" => done_document_follow;
    "document.register" => done_document_register;
    "document.remind" => done_document_remind;
    "document.send" => done_document_send;
    "document.sign" => done_document_sign;
    "focal_point.end" => done_focal_point_end;
    "focal_point.name" => done_focal_point_name;
    "focal_point.relieve" => done_focal_point_relieve;
    "handover.give" => done_handover_give;
    "handover.open" => done_handover_open;
    "handover.send_back" => done_handover_send_back;
    "handover.take" => done_handover_take;
    "handover.withdraw" => done_handover_withdraw;
    "import.apply" => done_import_apply;
    "import.begin" => done_import_begin;
    "import.check" => done_import_check;
    "import.undo" => done_import_undo;
    "job.ask" => done_job_ask;
    "job.cancel" => done_job_cancel;
    "organization.create" => done_organization_create;
    "organization.link" => done_organization_link;
    "organization.update" => done_organization_update;
    "person.change_password" => done_person_change_password;
    "person.disable" => done_person_disable;
    "person.enable" => done_person_enable;
    "person.invite" => done_person_invite;
    "person.redeem_link" => done_person_redeem_link;
    "person.sign_in" => done_person_sign_in;
    "person.update" => done_person_update;
    "plan.accept" => done_plan_accept;
    "plan.approve" => done_plan_approve;
    "plan.copy" => done_plan_copy;
    "plan.create" => done_plan_create;
    "plan.delete" => done_plan_delete;
    "plan.issue" => done_plan_issue;
    "plan.oversee" => done_plan_oversee;
    "plan.replace" => done_plan_replace;
    "plan.restore" => done_plan_restore;
    "plan.return" => done_plan_return;
    "plan.send_back" => done_plan_send_back;
    "plan.submit" => done_plan_submit;
    "plan.supersede" => done_plan_supersede;
    "plan.update" => done_plan_update;
    "plan.withdraw" => done_plan_withdraw;
    "register.begin" => done_register_begin;
    "register.count" => done_register_count;
    "reorganization.apply" => done_reorganization_apply;
    "reorganization.give_up" => done_reorganization_give_up;
    "reorganization.plan" => done_reorganization_plan;
    "period.change" => done_period_change;
    "period.create" => done_period_create;
    "period.except" => done_period_except;
    "period.remove" => done_period_remove;
    "report.accept" => done_report_accept;
    "report.reopen" => done_report_reopen;
    "report.return" => done_report_return;
    "report.save" => done_report_save;
    "report.start" => done_report_start;
    "report.submit" => done_report_submit;
    "report.withdraw" => done_report_withdraw;
    "session.end" => done_session_end;
    "task.assign" => done_task_assign;
    "task.attach" => done_task_attach;
    "task.confirm" => done_task_confirm;
    "task.delegate" => done_task_delegate;
    "task.detach" => done_task_detach;
    "task.finish" => done_task_finish;
    "task.move" => done_task_move;
    "task.reassign" => done_task_reassign;
    "task.reopen" => done_task_reopen;
    "task.return" => done_task_return;
    "task.start" => done_task_start;
    "task.update" => done_task_update;
    "task.withdraw" => done_task_withdraw;
    "tenant.open" => done_tenant_open;
    "upload.complete" => done_upload_complete;
    "upload.receive" => done_upload_receive;
    "upload.request" => done_upload_request;
    "view.delete" => done_view_delete;
    "view.replace" => done_view_replace;
    "view.save" => done_view_save;
}

/// What was done; the action's own name when it is not known here. What no action of a person makes, such as an
/// appointment, is named after its table: it was there from the first day.
pub fn done(action: &str) -> String {
    sentence(action).unwrap_or_else(|| match action.ends_with(".create") {
        true => tr!(history.done_founding),
        false => action.to_owned(),
    })
}

/// Every action with its words.
pub fn actions() -> Vec<Choice> {
    let known = KNOWN.iter();
    known
        .map(|action| Choice::new(*action, done(action)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page that the server's rules print names every action.
    #[test]
    fn every_action_has_words() {
        let rules = include_str!("../../../../docs/permissions.md");
        let actions = rules
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        // Reading is not recorded.
        let written = actions.filter(|action| *action != "report.board");
        let unknown: Vec<_> = written.filter(|action| !KNOWN.contains(action)).collect();
        assert!(unknown.is_empty(), "no words for {unknown:?}");
    }
}
