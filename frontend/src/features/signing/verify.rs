//! What anybody sees who holds a paper with a code on it, outside of sign-in and mostly on a phone: what the paper says, whether
//! it still stands, and whether the file that he has is the one that was signed.

use leptos::prelude::*;

use super::check::{Check, Fingerprint};
use super::model::Kept;
use super::operations::{CodeVariables, VerifiedDocument, VerifiedView};
use crate::features::document::{DocumentValidity, followed, named, standing};
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{Glyph, Icon, Lotus, PageTitle, Status};
use crate::tr;

#[component]
pub fn VerifyPage() -> impl IntoView {
    let code = in_path("code");
    let found = query::<VerifiedView>(move || CodeVariables { code: code.get() });
    view! {
        <PageTitle title=tr!(signing.verify_title)/>
        <main class="receipt">
            <p class="signin__brand">
                <Lotus/>
                "Sen"
            </p>
            <Loaded query=found let:data>
                {move || match data.get().verified_document {
                    Some(paper) => view! { <Known paper/> }.into_any(),
                    None => view! {
                        <div class="card receipt__said" data-testid="code-unknown">
                            <Icon glyph=Glyph::Alert/>
                            <h1 data-testid="page-title">{tr!(signing.unknown)}</h1>
                            <p>{tr!(signing.unknown_next)}</p>
                        </div>
                    }
                    .into_any(),
                }}
            </Loaded>
        </main>
    }
}

#[component]
fn Known(paper: VerifiedDocument) -> impl IntoView {
    let (tone, glyph, label) = standing(paper.validity);
    let name = named(paper.kind, Some(&paper.number), Some(&paper.symbol));
    let followers = paper.followers.into_iter().map(|follower| {
        let name = named(
            follower.kind,
            Some(&follower.number),
            Some(&follower.symbol),
        );
        let words = format!("{name}, {}", dates::day(follower.issued_on));
        view! {
            <dt>{followed(follower.follows_as)}</dt>
            <dd data-testid="verified-follower">{words}</dd>
        }
    });
    let followers = followers.collect_view();
    let copy_of = paper.copy_of.map(|of| {
        let name = named(of.kind, Some(&of.number), Some(&of.symbol));
        let words = format!("{name}, {}, {}", dates::day(of.issued_on), of.issuer);
        view! {
            <dt>{tr!(signing.copy_of)}</dt>
            <dd data-testid="verified-original">{words}</dd>
        }
    });
    let (day, maker) = match paper.kind.is_copy() {
        true => (tr!(signing.copied_on), tr!(signing.copier)),
        false => (tr!(signing.issued_on), tr!(signing.issuer)),
    };
    let as_original = copy_of.is_some().then(|| {
        let words = match paper.validity {
            DocumentValidity::Replaced | DocumentValidity::Recalled => tr!(signing.copy_ended),
            _ => tr!(signing.as_original),
        };
        view! { <span class="under">{words}</span> }
    });
    let kept = Kept {
        current: paper.sha256.clone(),
        former: paper.former_sha256,
    };
    let signed = match paper.sha256 {
        Some(sum) => view! {
            <p>{tr!(signing.kept)} " " <Fingerprint sum/></p>
            <Check kept=Signal::stored(kept)/>
        }
        .into_any(),
        None => view! {
            <p class="strong" data-testid="signed-none">{tr!(signing.none)}</p>
            <p>{tr!(signing.none_next, issuer = paper.issuer.clone())}</p>
        }
        .into_any(),
    };
    view! {
        <h1 data-testid="page-title">{tr!(signing.verify_title)}</h1>
        <p class="muted">{tr!(signing.verify_about)}</p>
        <section class="card" aria-label=tr!(signing.on_paper) data-testid="verified">
            <div class="card__body">
                <p class="strong" lang="vi">{name}</p>
                <p lang="vi">{papers::subject(&paper.subject)}</p>
                <dl class="facts">
                    <dt>{tr!(signing.standing)}</dt>
                    <dd><Status tone glyph label test_id="verified-standing"/> {as_original}</dd>
                    {copy_of}
                    {followers}
                    <dt>{day}</dt>
                    <dd>{dates::day(paper.issued_on)}</dd>
                    <dt>{maker}</dt>
                    <dd>{paper.issuer}</dd>
                </dl>
            </div>
        </section>
        <section class="card" aria-labelledby="signed-heading">
            <div class="card__body stack--s">
                <h2 id="signed-heading">{tr!(signing.signed)}</h2>
                {signed}
            </div>
        </section>
    }
}
