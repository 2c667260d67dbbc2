//! The QR code of the address to verify at.

use crate::error::PaperError;
use qrcode::{Color, EcLevel, QrCode};

/// What readers need around it.
const QUIET: usize = 4;
const PIXELS: usize = 8;

/// For pages and PDF: lines without end.
pub(crate) fn svg(address: &str) -> Result<String, PaperError> {
    let (code, side) = code(address)?;
    let mut path = String::new();
    for (index, color) in code.to_colors().iter().enumerate() {
        if *color == Color::Dark {
            let (x, y) = (index % code.width() + QUIET, index / code.width() + QUIET);
            path += &format!("M{x} {y}h1v1h-1z");
        }
    }
    Ok(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="paper__code" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path d="{path}"/></svg>"#
    ))
}

/// For Word.
pub(crate) fn png(address: &str) -> Result<Vec<u8>, PaperError> {
    let (code, side) = code(address)?;
    let colors = code.to_colors();
    let mut image = vec![255u8; side * PIXELS * side * PIXELS];
    for (index, pixel) in image.iter_mut().enumerate() {
        let (x, y) = (
            index % (side * PIXELS) / PIXELS,
            index / (side * PIXELS) / PIXELS,
        );
        let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < code.width());
        if let (Some(x), Some(y)) = (inside(x), inside(y))
            && colors.get(y * code.width() + x) == Some(&Color::Dark)
        {
            *pixel = 0;
        }
    }
    let mut file = Vec::new();
    let edge = u32::try_from(side * PIXELS).map_err(PaperError::drawing)?;
    let mut encoder = png::Encoder::new(&mut file, edge, edge);
    encoder.set_color(png::ColorType::Grayscale);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&image))
        .map_err(PaperError::drawing)?;
    Ok(file)
}

fn code(address: &str) -> Result<(QrCode, usize), PaperError> {
    let code =
        QrCode::with_error_correction_level(address, EcLevel::M).map_err(|_| PaperError::Code)?;
    let side = code.width() + 2 * QUIET;
    Ok((code, side))
}
