//! What is asked of papers. Their text is asked for where it is shown, and nowhere else.

use crate::features::plan::{FindingCode, PlanSource, PlanUserError};
use crate::shared::api::schema;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PaperVariables {
    pub id: cynic::Id,
}

/// Where the files are.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OfficialPaper")]
pub struct Files {
    pub docx_url: String,
    pub pdf_url: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OfficialPaper")]
pub struct Sheet {
    pub form: Vec<FormFinding>,
    pub html: String,
    pub docx_url: String,
    pub pdf_url: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanFiles {
    pub paper: Files,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanSheet {
    pub title: String,
    pub paper: Sheet,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct ReportFiles {
    pub paper: Files,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct ReportSheet {
    pub organization: ReportOf,
    pub paper: Sheet,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ReportOf {
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct DocumentFiles {
    pub paper: Option<Files>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct DocumentSheet {
    pub subject: String,
    pub paper: Option<Sheet>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PaperVariables")]
pub struct DocumentPaperFiles {
    #[arguments(id: $id)]
    pub document: DocumentFiles,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PaperVariables")]
pub struct DocumentPaper {
    #[arguments(id: $id)]
    pub document: DocumentSheet,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PaperVariables")]
pub struct PlanPaperFiles {
    #[arguments(id: $id)]
    pub plan: PlanFiles,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PaperVariables")]
pub struct PlanPaper {
    #[arguments(id: $id)]
    pub plan: PlanSheet,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PaperVariables")]
pub struct PlanForm {
    #[arguments(id: $id)]
    pub plan: FormOfPlan,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct FormOfPlan {
    pub paper: FormOfPaper,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OfficialPaper")]
pub struct FormOfPaper {
    pub form: Vec<FormFinding>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PaperVariables")]
pub struct ReportPaperFiles {
    #[arguments(id: $id)]
    pub report: ReportFiles,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PaperVariables")]
pub struct ReportPaper {
    #[arguments(id: $id)]
    pub report: ReportSheet,
}

/// What is to be mended in the form of a paper.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct FormFinding {
    pub line: Option<i32>,
    pub code: FindingCode,
    pub message: String,
    pub excerpt: Option<String>,
    pub start: Option<i32>,
    pub suggestion: Option<String>,
    pub in_file: bool,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormCheckPart {
    Whole,
    Words,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CheckVariables {
    pub source: PlanSource,
    pub part: FormCheckPart,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "CheckVariables")]
pub struct FormCheck {
    #[arguments(source: $source, part: $part)]
    pub form_check: FormCheckPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct FormCheckPayload {
    pub check: Option<FormChecked>,
    pub user_errors: Vec<PlanUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "FormCheck")]
pub struct FormChecked {
    pub lines: Vec<FormLine>,
    pub findings: Vec<FormFinding>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "SourceLine")]
pub struct FormLine {
    pub number: i32,
    pub text: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CorrectedVariables {
    pub source: PlanSource,
    pub findings: Vec<i32>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "CorrectedVariables")]
pub struct FormCorrected {
    #[arguments(source: $source)]
    pub form_check: CorrectedPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "FormCheckPayload", variables = "CorrectedVariables")]
pub struct CorrectedPayload {
    pub check: Option<Corrected>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "FormCheck", variables = "CorrectedVariables")]
pub struct Corrected {
    #[arguments(findings: $findings)]
    pub corrected_url: Option<String>,
}

crate::operations! {
    query DocumentPaperFiles(PaperVariables);
    query DocumentPaper(PaperVariables);
    query PlanPaperFiles(PaperVariables);
    query PlanPaper(PaperVariables);
    query PlanForm(PaperVariables);
    query ReportPaperFiles(PaperVariables);
    query ReportPaper(PaperVariables);
    query FormCheck(CheckVariables);
    query FormCorrected(CorrectedVariables);
}
