//! `sen schema`.

use std::process::ExitCode;

use async_graphql::SDLExportOptions;

pub fn run() -> ExitCode {
    super::answer(print().trim_end());
    ExitCode::SUCCESS
}

/// The whole schema with its descriptions, in an order that does not follow the code's.
pub fn print() -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .prefer_single_line_descriptions();
    crate::schema::build().sdl(options)
}
