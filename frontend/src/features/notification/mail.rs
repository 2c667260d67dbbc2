//! How one is told by mail: saved as soon as it is chosen.

use leptos::prelude::*;

use super::operations::{
    MailLanguage, MailMode, MailSetting, MailSettingSave, MailSettingSaveInput,
    MailSettingSaveVariables, MailSettings,
};
use crate::shared::form::{Refused, Writing};
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{Choice, RadioGroup, Select, toast};
use crate::tr;

const MODES: [(MailMode, &str); 3] = [
    (MailMode::Daily, "daily"),
    (MailMode::AtOnce, "at-once"),
    (MailMode::Off, "off"),
];
const LANGUAGES: [(MailLanguage, &str); 2] = [(MailLanguage::Vi, "vi"), (MailLanguage::En, "en")];

fn code<T: Copy + PartialEq>(all: &[(T, &'static str)], one: T) -> String {
    let found = all.iter().find(|(other, _)| *other == one);
    found.map_or("", |(_, code)| code).to_owned()
}

fn chosen<T: Copy>(all: &[(T, &'static str)], code: &str) -> Option<T> {
    let found = all.iter().find(|(_, own)| *own == code);
    found.map(|(one, _)| *one)
}

#[component]
pub fn Mail() -> impl IntoView {
    let setting = query::<MailSettings>(|| ());
    view! {
        <section class="card narrow" aria-labelledby="mail">
            <div class="card__head"><h2 id="mail" tabindex="-1">{tr!(notification.mail)}</h2></div>
            <div class="card__body">
                <Loaded query=setting lines=3 let:data>
                    {move || {
                        let viewer = data.get().viewer;
                        match (viewer.mail_setting.sends, viewer.person.email) {
                            (false, _) => view! { <p class="muted">{tr!(notification.mail_not_sent)}</p> }.into_any(),
                            (true, None) => view! { <p class="muted">{tr!(notification.mail_no_address)}</p> }.into_any(),
                            (true, Some(address)) => view! { <Form setting=viewer.mail_setting address/> }.into_any(),
                        }
                    }}
                </Loaded>
            </div>
        </section>
    }
}

#[component]
fn Form(setting: MailSetting, address: String) -> impl IntoView {
    let writing = Writing::begin();
    let mode = RwSignal::new(code(&MODES, setting.mode));
    let language = RwSignal::new(code(&LANGUAGES, setting.language));
    Effect::new(move |before: Option<(String, String)>| {
        let now = (mode.get(), language.get());
        if before.is_some_and(|before| before != now)
            && let (Some(mode), Some(language)) =
                (chosen(&MODES, &now.0), chosen(&LANGUAGES, &now.1))
        {
            writing.send::<MailSettingSave>(
                move |key| MailSettingSaveVariables {
                    input: MailSettingSaveInput {
                        mode,
                        language,
                        idempotency_key: key,
                    },
                },
                |_| Vec::new(),
                |_| toast(tr!(notification.mail_saved)),
            );
        }
        now
    });
    let modes = vec![
        Choice::new("daily", tr!(notification.mail_daily)),
        Choice::new("at-once", tr!(notification.mail_at_once)),
        Choice::new("off", tr!(notification.mail_off)),
    ];
    // Each language by its own name, whatever the screen speaks.
    let languages = vec![
        Choice::new("vi", "Tiếng Việt"),
        Choice::new("en", "English"),
    ];
    view! {
        <div class="stack">
            <p class="muted">{tr!(notification.mail_about, address = address)}</p>
            <Refused writing/>
            <RadioGroup id="mail-mode" label=tr!(notification.mail_when) value=mode choices=modes/>
            <Select id="mail-language" label=tr!(notification.mail_language) value=language choices=Signal::stored(languages)/>
        </div>
    }
}
