//! The channels through which the school speaks: the list, one more, one less.

use leptos::prelude::*;

use super::operations::{
    Channel, ChannelRegister, ChannelRegisterInput, ChannelRegisterVariables, ChannelRemove,
    ChannelRemoveInput, ChannelRemoveVariables, Organization, OrganizationAction,
};
use super::words;
use crate::features::organization::channel_glyph;
use crate::shared::api::{FieldError, coded};
use crate::shared::form::{Refused, Said, Writing};
use crate::shared::i18n::dates;
use crate::shared::ui::{
    Button, ConfirmDialog, ErrorSummary, Icon, Problem, Select, TextInput, toast,
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
            <Icon glyph=channel_glyph(channel.kind)/>
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
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = |field: RwSignal<String>| field.read_untracked().trim().to_owned();
        let (called, at, reach) = (typed(name), typed(address), typed(audience));
        let chosen = coded(&kind.read_untracked());
        let empty = [
            ("kind", chosen.is_none()),
            ("name", called.is_empty()),
            ("address", at.is_empty()),
        ];
        let missing = FieldError::left_empty(&empty, |_| tr!(school.error_required));
        let (Some(chosen), false) = (chosen, writing.finds(missing)) else {
            return;
        };
        let input = ChannelRegisterInput {
            organization: organization.get_untracked().id,
            kind: chosen,
            name: called,
            address: at,
            audience: (!reach.is_empty()).then_some(reach),
            idempotency_key: None,
        };
        writing.send::<ChannelRegister>(
            move |idempotency_key| ChannelRegisterVariables {
                input: ChannelRegisterInput {
                    idempotency_key,
                    ..input.clone()
                },
            },
            |answer| words::errors(&answer.channel_register.user_errors),
            move |answer| {
                for field in [kind, name, address, audience] {
                    field.set(String::new());
                }
                let name = answer.channel_register.channel.map(|channel| channel.name);
                toast(tr!(school.registered, name = name.unwrap_or_default()));
                on_change.run(());
            },
        );
    };
    view! {
        <form class="stack" on:submit=submit novalidate=true data-testid="channel-form">
            <h3>{tr!(school.add_channel)}</h3>
            <ErrorSummary problems=Signal::derive(move || Problem::each(&writing.errors().read(), input_of))/>
            <Refused writing/>
            <Select
                id="channel-kind"
                label=tr!(school.kind)
                value=kind
                choices=Signal::from(words::kinds())
                error=writing.error("kind")
            />
            <TextInput
                id="channel-name"
                label=tr!(school.channel_name)
                help=tr!(school.channel_name_help)
                value=name
                error=writing.error("name")
            />
            <TextInput
                id="channel-address"
                label=tr!(school.address)
                help=tr!(school.address_help)
                value=address
                error=writing.error("address")
            />
            <TextInput
                id="channel-audience"
                label=tr!(school.audience)
                help=tr!(school.audience_help)
                value=audience
                error=writing.error("audience")
                optional=true
            />
            <Button label=tr!(school.register) submit=true busy=writing.busy() test_id="register-channel"/>
        </form>
    }
}

/// Asks before a channel leaves the register.
#[component]
fn Remove(leaving: RwSignal<Option<Channel>>, on_change: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let writing = Writing::begin();
    Effect::new(move |_| {
        if leaving.with(Option::is_some) {
            writing.finds(Vec::new());
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
        let name = channel.name;
        writing.send::<ChannelRemove>(
            move |idempotency_key| ChannelRemoveVariables {
                input: ChannelRemoveInput {
                    id: channel.id.clone(),
                    expected_version: Some(channel.version),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.channel_remove.user_errors),
            move |_| {
                open.set(false);
                toast(tr!(school.removed, name = name));
                on_change.run(());
            },
        );
    };
    view! {
        <ConfirmDialog open title=tr!(school.remove_title) action=tr!(school.remove) busy=writing.busy() on_confirm=remove>
            <p>{move || name().map(|name| tr!(school.remove_means, name = name))}</p>
            <Said writing/>
        </ConfirmDialog>
    }
}
