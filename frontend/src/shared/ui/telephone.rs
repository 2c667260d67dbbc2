//! A telephone number that can be called.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// The number as a link.
#[component]
pub fn Telephone(
    #[prop(into)] number: String,
    /// Whom it calls, read out before the number where nothing beside it says so.
    #[prop(into, optional)]
    whom: Option<String>,
) -> impl IntoView {
    let spoken = whom.map(|whom| format!("{whom}: {number}"));
    let href = dialled(&number);
    view! {
        <a class="tel" href=href aria-label=spoken>
            <Icon glyph=Glyph::Phone small=true/>
            {number}
        </a>
    }
}

/// A number as a telephone dials it.
fn dialled(number: &str) -> String {
    let kept = number.chars();
    let kept = kept.filter(|c| c.is_ascii_digit() || *c == '+');
    format!("tel:{}", kept.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn numbers_are_dialled_without_what_stands_between_their_digits() {
        assert_eq!(dialled("+84 (912) 345.678"), "tel:+84912345678");
    }
}
