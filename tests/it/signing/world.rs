//! An office's letter and what is done about its signed copy, asked over HTTP as a browser asks it.

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::attachment::world::{Browser, Fetched, Office};

pub const COPY: &str = "id current name size sha256 addedByName reason url";

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

impl Office {
    /// A paper of the viewer's own organization, issued with these fields.
    pub async fn letter(&self, who: &Browser, fields: Value) -> Value {
        let mut input = json!({
            "organization": self.own(who).await,
            "kind": "CV",
            "subject": "V/v tăng cường công tác truyền thông",
            "issuedOn": "2020-10-05",
            "body": "Kính gửi: Các trường MN, TH, THCS\n\n1. Cử đầu mối truyền thông.",
            "recipients": [{ "name": "Các trường MN, TH, THCS", "purpose": "EXECUTE", "schools": true }],
        });
        if let (Some(input), Value::Object(fields)) = (input.as_object_mut(), fields) {
            input.extend(fields);
        }
        let issue = "mutation($input: DocumentIssueInput!) { documentIssue(input: $input) { \
            document { id number symbol verificationPath paper { html docxUrl pdfUrl } } userErrors { code path } } }";
        let issued = self.ask(who, issue, json!({ "input": input })).await;
        let payload = &issued["documentIssue"];
        assert_eq!(payload["userErrors"], json!([]));
        payload["document"].clone()
    }

    /// A sao y of a letter by its own issuer.
    pub async fn certified(&self, who: &Browser, paper: &Value) -> Value {
        let input = json!({
            "document": paper["id"],
            "organization": self.own(who).await,
            "form": "SY",
            "issuedOn": "2020-10-05",
            "signer": { "title": "PHỤ TRÁCH VĂN PHÒNG", "name": "Lê Thị Sen" },
            "recipients": [],
        });
        let copy = "mutation($input: DocumentCopyInput!) { documentCopy(input: $input) { \
            document { id verificationPath } userErrors { code path } } }";
        let copied = self.ask(who, copy, json!({ "input": input })).await;
        let payload = &copied["documentCopy"];
        assert_eq!(payload["userErrors"], json!([]));
        payload["document"].clone()
    }

    /// What `documentSign` answers, whole.
    pub async fn sign(&self, who: &Browser, paper: &Value, upload: &Value, reason: &str) -> Value {
        let sign = format!(
            "mutation($input: DocumentSignInput!) {{ documentSign(input: $input) {{ \
             document {{ signedCopy {{ {COPY} }} formerSignedCopies {{ {COPY} }} }} userErrors {{ code path }} }} }}"
        );
        let input = json!({ "id": paper["id"], "upload": upload, "reason": reason });
        self.answer(who, &sign, json!({ "input": input })).await
    }

    /// The document with its signed copies, after this file became one.
    pub async fn signed(&self, who: &Browser, paper: &Value, bytes: &[u8], reason: &str) -> Value {
        let upload = self.uploaded(who, "Bản ký.pdf", bytes).await;
        let answer = self.sign(who, paper, &upload, reason).await;
        let payload = &answer["data"]["documentSign"];
        assert_eq!(payload["userErrors"], json!([]), "{answer}");
        payload["document"].clone()
    }

    /// Where and what is wrong with a file that was sent to be kept.
    pub async fn faults(
        &self,
        who: &Browser,
        paper: &Value,
        (name, bytes): (&str, &[u8]),
        reason: &str,
    ) -> Value {
        let upload = self.uploaded(who, name, bytes).await;
        let answer = self.sign(who, paper, &upload, reason).await;
        answer["data"]["documentSign"]["userErrors"].clone()
    }

    pub async fn copies(&self, who: &Browser, paper: &Value) -> Value {
        let query = format!(
            "query($id: ID!) {{ document(id: $id) {{ signedCopy {{ {COPY} }} formerSignedCopies {{ {COPY} }} \
             availableActions history {{ action note }} }} }}"
        );
        let found = self.ask(who, &query, json!({ "id": paper["id"] })).await;
        found["document"].clone()
    }

    /// Of which documents in sight a file is a signed copy, and whether it counts.
    pub async fn found(&self, who: &Browser, sha256: &str) -> Vec<(String, bool)> {
        let query =
            "query($sum: String!) { signedCopies(sha256: $sum) { current document { id } } }";
        let found = self.ask(who, query, json!({ "sum": sha256 })).await;
        let found = found["signedCopies"].as_array().unwrap().clone();
        let one = |copy: &Value| {
            (
                text(&copy["document"]["id"]).to_owned(),
                copy["current"] == true,
            )
        };
        found.iter().map(one).collect()
    }

    /// What somebody is answered who is not signed in.
    pub async fn unsigned(&self, query: &str, variables: Value) -> Fetched {
        let body = json!({ "query": query, "variables": variables });
        let request = Request::post("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        self.send(request).await
    }

    /// What anybody is told by a code.
    pub async fn verified(&self, code: &str) -> Value {
        let query = "query($code: String!) { verifiedDocument(code: $code) { kind number symbol issuedOn issuer subject \
            validity copyOf { number } followers { followsAs kind number symbol issuedOn } sha256 formerSha256 } }";
        let answer = self.unsigned(query, json!({ "code": code })).await;
        assert_eq!(answer.header("cache-control"), "no-store");
        let answer = answer.json();
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"]["verifiedDocument"].clone()
    }
}

/// The code that a paper bears.
pub fn code(paper: &Value) -> &str {
    let path = text(&paper["verificationPath"]);
    path.strip_prefix("/verify/").unwrap_or_default()
}
