//! One operation on its way to being executed, over whichever transport: found, allowed, measured, paid for.

use std::sync::Arc;

use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection,
};
use async_graphql::{Request, Response, Value, Variables};
use futures_util::stream::{self, Stream, StreamExt as _};

use super::answer::{Answer, Refusal};
use super::params::Params;
use crate::app::App;
use crate::config::REQUEST_TIME;
use crate::http::budget::Account;
use crate::http::caller::Caller;
use crate::http::limits::{self, Excess};
use crate::http::request::RequestId;

pub struct Operation {
    request: Request,
    kind: OperationType,
    cost: u64,
    account: Option<Account>,
}

impl Operation {
    /// Everything that can be said against a request before it is validated against the schema.
    pub fn prepare(app: &App, caller: &Caller, params: Params) -> Result<Self, Refusal> {
        // Reading a document is paid for even if nothing comes of it.
        let account = caller.pay(app, 1)?;
        let text = text(app, caller, &params)?;
        if limits::is_nested_too_deep(&text) {
            return Err(Excess::Nesting.into());
        }
        let mut request = Request::new(text.as_ref());
        request.operation_name = params.operation_name;
        request.variables = variables(params.variables);
        let document = match async_graphql::parser::parse_query(&request.query) {
            Ok(document) => document,
            Err(error) => return Err(Refusal::unreadable(error.into())),
        };
        let chosen = choose(&document, request.operation_name.as_deref())?;
        check_given(chosen, &request.variables)?;
        let may_introspect = app.demo || !caller.actor.is_anonymous();
        if !may_introspect && introspects(chosen) {
            return Err(Refusal::forbidden("Sign in to read the schema."));
        }
        let size = limits::measure(&document, chosen, &request.variables, &app.lists)?;
        let account = match size.cost {
            0 | 1 => account,
            cost => caller.pay(app, cost - 1)?,
        };
        let kind = chosen.ty;
        request.set_parsed_query(document);
        if !may_introspect {
            request = request.disable_introspection();
        }
        Ok(Self {
            request,
            kind,
            cost: size.cost,
            account,
        })
    }

    pub fn is_query(&self) -> bool {
        self.kind == OperationType::Query
    }

    pub fn is_subscription(&self) -> bool {
        self.kind == OperationType::Subscription
    }

    /// What the caller has left.
    pub fn account(&self) -> Option<Account> {
        self.account
    }

    pub async fn execute(
        self,
        app: &App,
        caller: &Caller,
        id: RequestId,
    ) -> Result<Answer, Refusal> {
        let answered = app.schema.execute(caller.call(app), self.request);
        let response = tokio::time::timeout(REQUEST_TIME, answered)
            .await
            .map_err(|_| Refusal::too_slow(self.kind))?;
        Ok(Answer::new(response, self.cost, id))
    }

    /// One answer for each event, or the only one there is. The actor is the same for all of them: the connection ends
    /// when his session or his rights do.
    pub fn answers(
        self,
        app: &Arc<App>,
        caller: &Caller,
        id: RequestId,
    ) -> impl Stream<Item = Answer> + Send + use<> {
        if !self.is_subscription() {
            let (app, caller) = (app.clone(), caller.clone());
            let once = async move {
                let answered = self.execute(&app, &caller, id).await;
                answered.unwrap_or_else(|refusal| refusal.answer(id))
            };
            return stream::once(once).left_stream();
        }
        let cost = self.cost;
        app.schema
            .execute_stream(caller.call(app), self.request)
            .map(move |response: Response| Answer::new(response, cost, id))
            .right_stream()
    }
}

fn text(app: &App, caller: &Caller, params: &Params) -> Result<Arc<str>, Refusal> {
    let hash = params.document_hash()?;
    let Some(text) = params.query.as_deref().filter(|text| !text.is_empty()) else {
        let hash = hash.ok_or_else(|| Refusal::malformed("`query` is missing."))?;
        return app
            .documents
            .find(&hash)
            .ok_or_else(Refusal::unknown_document);
    };
    if hash.is_some_and(|hash| !hash.eq_ignore_ascii_case(&crate::http::documents::hash(text))) {
        return Err(Refusal::malformed("The hash is not that of the document."));
    }
    if !app.documents.allow(text, &caller.actor) {
        return Err(Refusal::forbidden(
            "This server executes only documents that it knows; others need the role ADMIN or INSPECTION.",
        ));
    }
    Ok(text.into())
}

fn variables(given: Option<serde_json::Map<String, serde_json::Value>>) -> Variables {
    given.map_or_else(Variables::default, |given| {
        Variables::from_json(serde_json::Value::Object(given))
    })
}

fn choose<'d>(
    document: &'d ExecutableDocument,
    name: Option<&str>,
) -> Result<&'d OperationDefinition, Refusal> {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Ok(&operation.node),
        (DocumentOperations::Multiple(operations), Some(name)) => operations
            .get(name)
            .map(|operation| &operation.node)
            .ok_or_else(|| Refusal::invalid("The document has no operation of this name.")),
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => operations
            .values()
            .next()
            .map(|operation| &operation.node)
            .ok_or_else(|| Refusal::invalid("The document has no operation.")),
        (DocumentOperations::Multiple(_), None) => Err(Refusal::invalid(
            "The document has several operations: `operationName` says which.",
        )),
        (DocumentOperations::Single(_), Some(_)) => Err(Refusal::invalid(
            "The document has no operation of this name.",
        )),
    }
}

/// Validation looks at the variables that are there; those that are missing are found here.
fn check_given(operation: &OperationDefinition, variables: &Variables) -> Result<(), Refusal> {
    for definition in &operation.variable_definitions {
        let definition = &definition.node;
        let absent = variables
            .get(&definition.name.node)
            .is_none_or(|value| *value == Value::Null);
        if absent && !definition.var_type.node.nullable && definition.default_value.is_none() {
            return Err(Refusal::invalid(&format!(
                "The variable ${} of type {} is missing.",
                definition.name.node, definition.var_type.node
            )));
        }
    }
    Ok(())
}

/// Asks for the schema at the top. In a fragment it is answered with nothing.
fn introspects(operation: &OperationDefinition) -> bool {
    operation
        .selection_set
        .node
        .items
        .iter()
        .any(|selection| match &selection.node {
            Selection::Field(field) => {
                matches!(field.node.name.node.as_str(), "__schema" | "__type")
            }
            _ => false,
        })
}
