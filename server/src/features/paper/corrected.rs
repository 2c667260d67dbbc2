//! Where a Word file is fetched whose form was mended: its address says which upload, and which findings.

use std::collections::BTreeSet;

use entity::upload;
use uuid::Uuid;

use super::checking;
use crate::features::plan::PlanSource;
use crate::platform::graphql::Call;
use crate::platform::{Id, Result};

/// `0-2-5`: the first, the third and the sixth; `none` for none.
pub fn address(upload: Uuid, findings: &BTreeSet<usize>) -> String {
    let places: Vec<String> = findings.iter().map(usize::to_string).collect();
    let places = if places.is_empty() {
        "none".to_owned()
    } else {
        places.join("-")
    };
    format!("/files/corrected/{}/{places}", upload.simple())
}

/// As [`address`] writes it.
pub fn read(upload: &str, findings: &str) -> Option<(Uuid, BTreeSet<usize>)> {
    let upload = Uuid::try_parse(upload).ok()?;
    let places = findings.split('-').filter(|place| *place != "none");
    let places: Result<_, _> = places.map(str::parse).collect();
    Some((upload, places.ok()?))
}

/// The file and its name: the upload's own, in the sight of whoever uploaded it.
pub async fn file(
    call: &Call,
    uploaded: Uuid,
    findings: &BTreeSet<usize>,
) -> Result<(String, Vec<u8>)> {
    let source = PlanSource::Upload(Id::<upload::Entity>::new(uploaded));
    checking::corrected(call, source, findings).await
}
