//! `sen permissions`.

use std::process::ExitCode;

use crate::app::StartError;

pub fn run() -> Result<ExitCode, StartError> {
    let page =
        crate::permissions::page().map_err(|error| StartError::Setting(error.to_string()))?;
    super::answer(page.trim_end());
    Ok(ExitCode::SUCCESS)
}
