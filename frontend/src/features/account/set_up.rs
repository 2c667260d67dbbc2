//! Redeems a one-time link: the first administrator names the installation and himself, an invited person chooses a
//! password. The link is spent by that.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::operations::{SetupComplete, SetupCompleteInput, SetupCompleteVariables};
use super::sign_in::Aside;
use super::words;
use crate::shared::api::{FieldError, for_path, send};
use crate::shared::page::{Loaded, query};
use crate::shared::session::{Door, use_session};
use crate::shared::ui::{
    Button, ErrorSummary, Look, Lotus, Notice, PageTitle, Problem, TextInput, Tone,
};
use crate::tr;

#[component]
pub fn SetUp() -> impl IntoView {
    let door = query::<Door>(|| ());
    view! {
        <main class="signin">
            <div class="signin__form">
                <p class="signin__brand">
                    <Lotus/>
                    "Sen"
                </p>
                <div class="signin__box">
                    <Loaded query=door let:data>
                        <Redeem first=data.read_untracked().installation.needs_setup/>
                    </Loaded>
                </div>
            </div>
            <Aside/>
        </main>
    }
}

fn input_of(path: &str) -> &'static str {
    match path {
        "installationName" => "installation-name",
        "name" => "name",
        "username" => "username",
        "password" => "password",
        _ => "",
    }
}

#[component]
fn Redeem(first: bool) -> impl IntoView {
    let session = use_session();
    let navigate = use_navigate();
    let asked = use_query_map();
    let (installation, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (username, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let error = move |path: &'static str| Signal::derive(move || for_path(&errors.read(), path));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let given = |text: RwSignal<String>| first.then(|| text.read_untracked().trim().to_owned());
        let input = SetupCompleteInput {
            token: asked.read_untracked().get("token").unwrap_or_default(),
            installation_name: given(installation),
            name: given(name),
            username: given(username),
            password: password.get_untracked(),
        };
        let secret = input.password.clone();
        let navigate = navigate.clone();
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            let answer = send::<SetupComplete>(SetupCompleteVariables { input }).await;
            match answer.map(|answer| answer.setup_complete) {
                Ok(payload) => {
                    errors.set(words::errors(&payload.user_errors));
                    if let (Some(username), true) =
                        (payload.username, payload.user_errors.is_empty())
                    {
                        // The password has just been chosen: asking for it again would be ceremony.
                        let _ = session.sign_in(&username, &secret, false).await;
                        navigate(
                            "/",
                            leptos_router::NavigateOptions {
                                replace: true,
                                ..Default::default()
                            },
                        );
                    }
                }
                Err(error) => refusal.set(Some(error.words())),
            }
            busy.try_set(false);
        });
    };
    let title = if first {
        tr!(account.set_up)
    } else {
        tr!(account.welcome)
    };
    let about = if first {
        tr!(account.set_up_about)
    } else {
        tr!(account.welcome_about)
    };
    view! {
        <PageTitle title=title.clone()/>
        <form class="stack" on:submit=submit novalidate=true>
            <div>
                <h1 data-testid="page-title">{title}</h1>
                <p class="muted">{about}</p>
            </div>
            <ErrorSummary problems=Signal::derive(move || Problem::each(&errors.read(), input_of))/>
            {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad>{words}</Notice> })}
            {first
                .then(|| {
                    view! {
                        <TextInput
                            id="installation-name"
                            label=tr!(account.installation_name)
                            help=tr!(account.installation_name_help)
                            value=installation
                            error=error("installationName")
                            autofocus=true
                        />
                        <TextInput id="name" label=tr!(account.your_name) value=name error=error("name") autocomplete="name"/>
                        <TextInput
                            id="username"
                            label=tr!(account.username)
                            help=tr!(account.username_help)
                            value=username
                            error=error("username")
                            autocomplete="username"
                        />
                    }
                })}
            <TextInput
                id="password"
                label=tr!(account.password)
                help=tr!(account.password_help)
                value=password
                error=error("password")
                kind="password"
                autocomplete="new-password"
            />
            <Button label=tr!(account.finish) look=Look::Primary big=true submit=true busy=busy test_id="finish"/>
        </form>
    }
}
