//! The channels through which the school speaks: the list, one more, one less.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::operations::{
    Channel, ChannelRegister, ChannelRegisterInput, ChannelRegisterVariables, ChannelRemove,
    ChannelRemoveInput, ChannelRemoveVariables, Organization, OrganizationAction,
};
use super::words;
use crate::shared::api::{ApiError, FieldError, WriteKey, coded, for_path, send};
use crate::shared::i18n::dates;
use crate::shared::ui::{
    Button, ConfirmDialog, ErrorSummary, Icon, Notice, Problem, Select, TextInput, Tone, toast,
};
use crate::tr;

fn input_of(path: &str) -> &'static str {
    match path {
        "kind" => "channel-kind",
        "name" => "channel-name",
        "address" => "channel-address",
        "audience" => "channel-audience",
        _ => "",
    }
}

#[component]
pub fn Channels(organization: Signal<Organization>, on_change: Callback<()>) -> impl IntoView {
    let may = Memo::new(move |_| {
        organization
            .read()
            .available_actions
            .contains(&OrganizationAction::RegisterChannel)
    });
    let leaving = RwSignal::new(None::<Channel>);
    let list = move || {
        organization
            .get()
            .channels
            .into_iter()
            .map(|channel| view! { <Line channel may leaving/> })
            .collect_view()
    };
    view! {
        <section class="card" aria-labelledby="channels">
            <div class="card__head"><h2 id="channels" tabindex="-1">{tr!(school.channels)}</h2></div>
            <div class="card__body"><p class="muted">{tr!(school.channels_help)}</p></div>
            <Show
                when=move || !organization.read().channels.is_empty()
                fallback=|| view! { <div class="card__body"><p class="muted">{tr!(school.no_channels)}</p></div> }
            >
                <ul class="lined" data-testid="channels">{list}</ul>
            </Show>
            <Show when=move || may.get()>
                <div class="card__body"><Form organization on_change/></div>
            </Show>
        </section>
        <Remove leaving on_change/>
    }
}

#[component]
fn Line(channel: Channel, may: Memo<bool>, leaving: RwSignal<Option<Channel>>) -> impl IntoView {
    let verified = channel.verified_on.map_or_else(
        || tr!(school.not_verified),
        |day| tr!(school.verified_on, date = dates::day(day)),
    );
    let about = [
        Some(words::kind(channel.kind)),
        channel.audience.clone(),
        Some(verified),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ");
    let label = tr!(school.remove_named, name = channel.name.clone());
    let chosen = channel.clone();
    let (test_id, name) = (format!("channel-{}", channel.name), channel.name);
    view! {
        <li class="session" data-testid=test_id>
            <Icon glyph=words::glyph(channel.kind)/>
            <div>
                <b>{name}</b>
                " "
                <span class="breakable">{channel.address}</span>
                <br/>
                <span class="faint">{about}</span>
            </div>
            {move || {
                let chosen = chosen.clone();
                may.get()
                    .then(|| {
                        view! {
                            <button
                                class="btn btn--quiet"
                                type="button"
                                aria-label=label.clone()
                                data-testid="remove-channel"
                                on:click=move |_| leaving.set(Some(chosen.clone()))
                            >
                                {tr!(school.remove)}
                            </button>
                        }
                    })
            }}
        </li>
    }
}

#[component]
fn Form(organization: Signal<Organization>, on_change: Callback<()>) -> impl IntoView {
    let kind = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let address = RwSignal::new(String::new());
    let audience = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let key = StoredValue::new_local(WriteKey::default());
    let fields = [kind, name, address, audience];
    let error = move |path: &'static str| Signal::derive(move || for_path(&errors.read(), path));
    Effect::new(move |_| {
        fields.iter().for_each(Track::track);
        key.with_value(WriteKey::settle);
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let missing: Vec<FieldError> = [("kind", kind), ("name", name), ("address", address)]
            .into_iter()
            .filter(|(_, field)| field.with_untracked(|text| text.trim().is_empty()))
            .map(|(path, _)| FieldError::new(&[path.to_owned()], tr!(school.error_required)))
            .collect();
        errors.set(missing);
        let chosen = coded(&kind.read_untracked());
        let (Some(chosen), true) = (chosen, errors.with_untracked(Vec::is_empty)) else {
            return;
        };
        let reach = audience.get_untracked().trim().to_owned();
        let input = ChannelRegisterInput {
            organization: organization.get_untracked().id,
            kind: chosen,
            name: name.get_untracked().trim().to_owned(),
            address: address.get_untracked().trim().to_owned(),
            audience: (!reach.is_empty()).then_some(reach),
            idempotency_key: Some(key.with_value(WriteKey::current)),
        };
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            let answer = send::<ChannelRegister>(ChannelRegisterVariables { input }).await;
            busy.try_set(false);
            if !matches!(answer, Err(ApiError::Network)) {
                key.try_with_value(WriteKey::settle);
            }
            match answer.map(|answer| answer.channel_register) {
                Ok(payload) => {
                    errors.try_set(words::errors(&payload.user_errors));
                    if let Some(channel) = payload.channel {
                        for field in fields {
                            field.try_set(String::new());
                        }
                        toast(tr!(school.registered, name = channel.name));
                        on_change.run(());
                    }
                }
                Err(error) => {
                    refusal.try_set(Some(error.words()));
                }
            }
        });
    };
    view! {
        <form class="stack" on:submit=submit novalidate=true data-testid="channel-form">
            <h3>{tr!(school.add_channel)}</h3>
            <ErrorSummary problems=Signal::derive(move || Problem::each(&errors.read(), input_of))/>
            {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })}
            <Select
                id="channel-kind"
                label=tr!(school.kind)
                value=kind
                choices=Signal::from(words::kinds())
                error=error("kind")
            />
            <TextInput
                id="channel-name"
                label=tr!(school.channel_name)
                help=tr!(school.channel_name_help)
                value=name
                error=error("name")
            />
            <TextInput
                id="channel-address"
                label=tr!(school.address)
                help=tr!(school.address_help)
                value=address
                error=error("address")
            />
            <TextInput
                id="channel-audience"
                label=tr!(school.audience)
                help=tr!(school.audience_help)
                value=audience
                error=error("audience")
                optional=true
            />
            <Button label=tr!(school.register) submit=true busy=busy test_id="register-channel"/>
        </form>
    }
}

/// Asks before a channel leaves the register.
#[component]
fn Remove(leaving: RwSignal<Option<Channel>>, on_change: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let key = StoredValue::new_local(WriteKey::default());
    Effect::new(move |_| {
        if leaving.with(Option::is_some) {
            refusal.set(None);
            open.set(true);
        }
    });
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            leaving.set(None);
        }
        now
    });
    let name = move || leaving.with(|leaving| leaving.as_ref().map(|channel| channel.name.clone()));
    let remove = move || {
        let Some(channel) = leaving.get_untracked() else {
            return;
        };
        let input = ChannelRemoveInput {
            id: channel.id,
            expected_version: Some(channel.version),
            idempotency_key: Some(key.with_value(WriteKey::current)),
        };
        busy.set(true);
        spawn_local(async move {
            let answer = send::<ChannelRemove>(ChannelRemoveVariables { input }).await;
            busy.try_set(false);
            key.try_with_value(WriteKey::settle);
            match answer.map(|answer| answer.channel_remove) {
                Ok(payload) if payload.user_errors.is_empty() => {
                    open.try_set(false);
                    toast(tr!(school.removed, name = channel.name));
                    on_change.run(());
                }
                Ok(payload) => {
                    let words = words::errors(&payload.user_errors);
                    refusal.try_set(words.into_iter().next().map(|error| error.words));
                }
                Err(error) => {
                    refusal.try_set(Some(error.words()));
                }
            }
        });
    };
    view! {
        <ConfirmDialog open title=tr!(school.remove_title) action=tr!(school.remove) busy=busy on_confirm=remove>
            <p>{move || name().map(|name| tr!(school.remove_means, name = name))}</p>
            {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })}
        </ConfirmDialog>
    }
}
