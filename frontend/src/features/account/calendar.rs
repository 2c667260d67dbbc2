//! The address from which one's calendar reads one's tasks: shown once, here. It is one of the sessions below.

use leptos::prelude::*;

use super::operations::{CalendarOpen, CalendarOpenInput, CalendarOpenVariables};
use super::words;
use crate::shared::form::{Refused, Writing};
use crate::shared::local;
use crate::shared::ui::{Button, CopyField, Glyph, Notice, Tone};
use crate::tr;

#[component]
pub fn Calendar(#[prop(into)] on_opened: Callback<()>) -> impl IntoView {
    let writing = Writing::begin();
    let address = RwSignal::new(None::<String>);
    let open = move || {
        writing.send::<CalendarOpen>(
            |key| CalendarOpenVariables {
                input: CalendarOpenInput {
                    idempotency_key: key,
                },
            },
            |answer| words::errors(&answer.calendar_open.user_errors),
            move |answer| {
                address.try_set(answer.calendar_open.path.map(local::whole));
                on_opened.run(());
            },
        );
    };
    view! {
        <section class="card narrow" aria-labelledby="calendar">
            <div class="card__head"><h2 id="calendar">{tr!(account.calendar)}</h2></div>
            <div class="card__body stack--s">
                <p class="muted">{tr!(account.calendar_about)}</p>
                {move || {
                    address
                        .get()
                        .map(|address| {
                            view! {
                                <Notice tone=Tone::Ok>
                                    <p>{tr!(account.calendar_once)}</p>
                                    <CopyField label=tr!(account.calendar_address) value=address test_id="calendar-address"/>
                                </Notice>
                            }
                        })
                }}
                <Refused writing/>
                <Button label=tr!(account.calendar_open) icon=Glyph::Calendar busy=writing.busy() on_click=open test_id="calendar-open"/>
            </div>
        </section>
    }
}
