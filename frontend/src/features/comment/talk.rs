//! How much of a plan is being talked of: kept true by news, so that the outline and the paper can say it.

use std::collections::HashMap;

use leptos::prelude::*;

use super::model::Subject;
use super::operations::{CommentNews, CommentNewsVariables, TalkOfPlan, TalkVariables};
use crate::shared::live::subscribe;
use crate::shared::page::query;

/// What is open of a plan, clause by clause, and whether the viewer takes part.
#[derive(Clone, Copy)]
pub struct PlanTalk {
    may: Memo<bool>,
    open: Memo<HashMap<String, i32>>,
}

impl PlanTalk {
    /// Until the calling component is gone.
    pub fn follow(plan: cynic::Id) -> Self {
        let about = Subject::Plan(plan.clone()).input();
        let talk = query::<TalkOfPlan>(move || TalkVariables { plan: plan.clone() });
        let may = Memo::new(move |_| talk.get().is_some_and(|talk| talk.plan.viewer_may_comment));
        // Those who take no part are told nothing.
        Effect::new(move |_| {
            if may.get() {
                let about = about.clone();
                subscribe::<CommentNews>(CommentNewsVariables { about }, move |_| talk.reload());
            }
        });
        let open = Memo::new(move |_| {
            let clauses = talk.get().map(|talk| talk.plan.clauses);
            let clauses = clauses.unwrap_or_default().into_iter();
            clauses
                .filter(|clause| clause.open_comments > 0)
                .map(|clause| (clause.id.into_inner(), clause.open_comments))
                .collect()
        });
        Self { may, open }
    }

    pub fn may(self) -> bool {
        self.may.get()
    }

    /// How many of a clause are open, if any.
    pub fn open_of(self, clause: &cynic::Id) -> Option<i32> {
        self.open.read().get(clause.inner()).copied()
    }
}
