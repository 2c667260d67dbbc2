//! The door.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::shared::api::SignInFailure;
use crate::shared::page::query;
use crate::shared::session::{Door, use_session};
use crate::shared::ui::{
    Button, Checkbox, Glyph, Icon, Look, Lotus, Notice, PageTitle, TextInput, Tone,
};
use crate::tr;

#[component]
pub fn SignIn() -> impl IntoView {
    let session = use_session();
    let door = query::<Door>(|| ());
    let asked = use_query_map();
    let next = move || destination(asked.read_untracked().get_str("next"));
    let navigate = use_navigate();
    Effect::new(move |_| {
        if session.is_signed_in() {
            navigate(
                &next(),
                leptos_router::NavigateOptions {
                    replace: true,
                    ..Default::default()
                },
            );
        }
    });
    let (username, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let remember = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let name = username.read_untracked().trim().to_owned();
        let secret = password.get_untracked();
        if name.is_empty() || secret.is_empty() {
            failure.set(Some(tr!(account.sign_in_empty)));
            return;
        }
        busy.set(true);
        failure.set(None);
        spawn_local(async move {
            let outcome = session
                .sign_in(&name, &secret, remember.get_untracked())
                .await;
            busy.try_set(false);
            if let Err(error) = outcome {
                failure.try_set(Some(refusal(&error)));
                password.try_set(String::new());
            }
        });
    };
    let installation = move || door.get().map(|door| door.installation.name);
    view! {
        <PageTitle title=tr!(account.sign_in)/>
        <main class="signin">
            <div class="signin__form">
                <p class="signin__brand">
                    <Lotus/>
                    "Sen"
                </p>
                <form class="signin__box stack" on:submit=submit novalidate=true>
                    <div>
                        <h1 data-testid="page-title">{tr!(account.sign_in)}</h1>
                        <p class="muted">{installation}</p>
                    </div>
                    {move || failure.get().map(|words| view! { <Notice tone=Tone::Bad test_id="sign-in-error">{words}</Notice> })}
                    <TextInput id="username" label=tr!(account.username_or_email) value=username autocomplete="username" autofocus=true/>
                    <TextInput id="password" label=tr!(account.password) value=password kind="password" autocomplete="current-password"/>
                    <Checkbox id="remember" label=tr!(account.remember) help=tr!(account.remember_help) value=remember/>
                    <Button label=tr!(account.sign_in) look=Look::Primary big=true submit=true busy=busy test_id="sign-in"/>
                </form>
                <div class="signin__foot">
                    <p>
                        <Icon glyph=Glyph::Lock small=true/>
                        {tr!(account.no_secrets)}
                    </p>
                </div>
            </div>
            <Aside/>
        </main>
    }
}

/// The mark and what it is for; hidden on phones.
#[component]
pub(super) fn Aside() -> impl IntoView {
    view! {
        <div class="signin__aside">
            <div class="signin__say">
                <Lotus/>
                <p>{tr!(account.motto)}</p>
                <p class="muted">{tr!(account.motto_more)}</p>
            </div>
        </div>
    }
}

fn refusal(failure: &SignInFailure) -> String {
    match failure {
        SignInFailure::Wrong => tr!(account.sign_in_wrong),
        SignInFailure::Locked {
            seconds: Some(seconds),
        } => tr!(
            account.sign_in_locked,
            minutes = seconds.div_ceil(60).max(1)
        ),
        SignInFailure::Locked { seconds: None } => tr!(account.sign_in_locked_some),
        SignInFailure::Error(error) => error.words(),
    }
}

/// Where to go after signing in: a place in this app, never another site.
fn destination(next: Option<&str>) -> String {
    next.filter(|next| next.starts_with('/') && !next.starts_with("//") && !next.contains('\\'))
        .unwrap_or("/")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::destination;

    #[test]
    fn only_places_of_this_app_are_gone_to() {
        assert_eq!(
            destination(Some("/board?state=DRAFT")),
            "/board?state=DRAFT"
        );
        assert_eq!(destination(Some("//elsewhere.example")), "/");
        assert_eq!(destination(Some("/\\elsewhere.example")), "/");
        assert_eq!(destination(Some("https://elsewhere.example")), "/");
        assert_eq!(destination(None), "/");
    }
}
