//! What is asked of papers. Their text is asked for where it is shown, and nowhere else.

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

crate::operations! {
    query DocumentPaperFiles(PaperVariables);
    query DocumentPaper(PaperVariables);
    query PlanPaperFiles(PaperVariables);
    query PlanPaper(PaperVariables);
    query ReportPaperFiles(PaperVariables);
    query ReportPaper(PaperVariables);
}
