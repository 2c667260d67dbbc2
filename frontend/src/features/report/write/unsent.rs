//! What stands between the form and the server: somebody else's change, or a line that is down.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::shared::api::ApiError;
use crate::shared::form::SaveState;
use crate::shared::i18n::dates;
use crate::shared::ui::{Button, Notice, Tone};
use crate::tr;

/// Why what was typed is not at the server, and what can be done.
#[component]
pub fn Unsent(
    form_state: Signal<SaveState>,
    error: Signal<Option<ApiError>>,
    sheet: Sheet,
    #[prop(into)] on_retry: Callback<()>,
) -> impl IntoView {
    let clash = move || {
        let report = sheet.clash.get()?;
        Some(view! {
            <Notice tone=Tone::Warn test_id="clash">
                <strong>{tr!(report.clash, time = dates::moment(report.updated_at))}</strong>
                <p>{tr!(report.clash_means)}</p>
                <div class="chips">
                    <Button
                        label=tr!(report.keep_mine)
                        on_click=move || {
                            sheet.settle_clash(false);
                            on_retry.run(());
                        }
                        test_id="keep-mine"
                    />
                    <Button
                        label=tr!(report.take_theirs)
                        on_click=move || {
                            sheet.settle_clash(true);
                            on_retry.run(());
                        }
                        test_id="take-theirs"
                    />
                </div>
            </Notice>
        })
    };
    let held = move || {
        if form_state.get() != SaveState::Held || sheet.clash.with(Option::is_some) {
            return None;
        }
        // What the server refused by name is said below, better than the error could.
        let why = error
            .get()
            .filter(|_| sheet.refusal.with(Option::is_none))
            .map(|error| error.words());
        Some(view! {
            <Notice tone=Tone::Warn test_id="unsent">
                <strong>{tr!(report.unsent)}</strong>
                {why.map(|why| view! { <p>{why}</p> })}
                <Button label=tr!(report.send_again) on_click=on_retry test_id="send-again"/>
            </Notice>
        })
    };
    view! { {clash} {held} }
}
