//! What the registers' screens share: the tabs, what narrows a list, and the frame with the panel beside it.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::from_paper::FromPaper;
use super::model::keeps;
use super::operations::{DocumentUrgency, DocumentValidity, KeepingOrganization, RegisterKeepers};
use super::words;
use crate::features::import::ImportLink;
use crate::shared::api::coded;
use crate::shared::api::scalars::Date;
use crate::shared::export::{Listed, SheetColumn, TakeOut, Told};
use crate::shared::i18n::dates;
use crate::shared::page::{Query, query};
use crate::shared::paper::DocumentKind;
use crate::shared::session::use_session;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    AddressChip, ButtonLink, Choice, Filter, FilterChips, Glyph, Look, PageHeader, SearchBox,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;
use chrono::Datelike as _;

/// Which of the three.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Register {
    Arrived,
    Issued,
    /// Certified copies, which have a series of their own.
    Copies,
}

impl Register {
    pub fn path(self) -> &'static str {
        match self {
            Self::Arrived => "/documents/arrivals",
            Self::Issued | Self::Copies => "/documents/issued",
        }
    }

    /// Where it begins, nothing narrowed.
    pub fn href(self) -> &'static str {
        match self {
            Self::Copies => "/documents/issued?copies=yes",
            other => other.path(),
        }
    }

    /// As views of it are kept.
    fn list(self) -> ViewList {
        match self {
            Self::Arrived => ViewList::Arrivals,
            // The copies are narrowed to in its address.
            Self::Issued | Self::Copies => ViewList::Issued,
        }
    }

    pub fn label(self) -> String {
        match self {
            Self::Arrived => tr!(document.arrived),
            Self::Issued => tr!(document.issued),
            Self::Copies => tr!(document.copies),
        }
    }

    fn kinds(self) -> Vec<Choice> {
        match self {
            Self::Arrived => words::kinds(),
            Self::Issued => words::issued_kinds(),
            Self::Copies => words::copied_kinds(),
        }
    }
}

/// What narrows a register, as the address says. Unless it says otherwise, it is that of the viewer's own organization.
#[derive(Clone, Copy)]
pub struct Narrowed {
    pub search: Memo<Option<String>>,
    kind: Memo<Option<String>>,
    year: Memo<Option<String>>,
    from: Memo<Option<String>>,
    until: Memo<Option<String>>,
    urgency: Memo<Option<String>>,
    validity: Memo<Option<String>>,
    whose: Memo<Option<String>>,
    copies: Memo<Option<String>>,
    /// Whose registers the viewer keeps: what he sees of his own and what he enters is one register.
    pub keeper: Memo<Option<KeepingOrganization>>,
    keepers: Query<RegisterKeepers>,
    /// The viewer's own organization, for whoever keeps none.
    own: StoredValue<Option<(cynic::Id, String)>>,
}

impl Narrowed {
    pub fn in_address() -> Self {
        let keepers = query::<RegisterKeepers>(|| ());
        let me = untrack(|| use_session().me());
        let own = me.and_then(|me| me.viewer.organization);
        Self {
            search: in_address("search").0,
            kind: in_address("kind").0,
            year: in_address("year").0,
            from: in_address("from").0,
            until: in_address("until").0,
            urgency: in_address("urgency").0,
            validity: in_address("validity").0,
            whose: in_address("whose").0,
            copies: in_address("copies").0,
            keeper: keeper(keepers),
            keepers,
            own: StoredValue::new(own.map(|own| (own.id, own.name))),
        }
    }

    pub fn any(self) -> bool {
        [
            self.search,
            self.kind,
            self.year,
            self.from,
            self.until,
            self.urgency,
            self.validity,
        ]
        .iter()
        .any(|value| value.read().is_some())
    }

    pub fn kind(self) -> Option<DocumentKind> {
        self.kind.read().as_deref().and_then(coded)
    }

    pub fn urgency(self) -> Option<DocumentUrgency> {
        self.urgency.read().as_deref().and_then(coded)
    }

    pub fn validity(self) -> Option<DocumentValidity> {
        self.validity.read().as_deref().and_then(coded)
    }

    pub fn year(self) -> Option<i32> {
        self.year
            .read()
            .as_deref()
            .and_then(|year| year.parse().ok())
    }

    pub fn from(self) -> Option<Date> {
        self.from.read().as_deref().and_then(|day| day.parse().ok())
    }

    pub fn until(self) -> Option<Date> {
        self.until
            .read()
            .as_deref()
            .and_then(|day| day.parse().ok())
    }

    /// Whose register; nobody's in particular when all in sight are asked for.
    pub fn whose(self) -> Option<cynic::Id> {
        let own = self.own_register().map(|(id, _)| id);
        own.filter(|_| !self.of_all())
    }

    /// The one register that is the viewer's, by its organization's id and name.
    pub fn own_register(self) -> Option<(cynic::Id, String)> {
        let kept = self.keeper.get();
        kept.map(|place| (place.id, place.name))
            .or_else(|| self.own.get_value())
    }

    /// It is known by now which register that is.
    pub fn is_settled(self) -> bool {
        !self.keepers.is_asking()
    }

    /// Of what the organization sent out: what it issued, or its certified copies.
    pub fn register(self) -> Register {
        match self.copies.read().is_some() || self.kind().is_some_and(DocumentKind::is_copy) {
            true => Register::Copies,
            false => Register::Issued,
        }
    }

    pub fn of_all(self) -> bool {
        self.whose.read().as_deref() == Some("all")
    }

    /// Which register is shown, whose, and of which year: the address's year may be one that no menu offers, or a school
    /// year, by which no register goes.
    fn told(self, register: Register) -> Told {
        let whose = match self.own_register().filter(|_| !self.of_all()) {
            Some((_, name)) => name,
            None => tr!(document.all_in_sight),
        };
        let year = self
            .year()
            .map(|year| (tr!(document.year), year.to_string()));
        [
            (tr!(export.register), register.label()),
            (tr!(document.whose), whose),
        ]
        .into_iter()
        .chain(year)
        .collect()
    }
}

/// The first of those whose registers the viewer keeps, once that is known.
pub fn keeper(keepers: Query<RegisterKeepers>) -> Memo<Option<KeepingOrganization>> {
    Memo::new(move |_| {
        keepers
            .get()
            .and_then(|found| keeps(&found).into_iter().next())
    })
}

/// The heading with what may be done, the tabs, and what narrows the list; `children` is the list.
#[component]
pub fn Frame(
    register: Register,
    listed: Listed,
    sheet: Vec<SheetColumn>,
    children: Children,
) -> impl IntoView {
    let keepers = query::<RegisterKeepers>(|| ());
    let keeper = keeper(keepers);
    let acts = move || {
        keeper.get().map(|_| {
            let (first, second) = match register {
                Register::Arrived => (Look::Primary, Look::Secondary),
                Register::Issued | Register::Copies => (Look::Secondary, Look::Primary),
            };
            view! {
                {(register == Register::Arrived).then(|| view! { <ImportLink kind="arrivals"/> })}
                <ButtonLink label=tr!(document.enter) href="/documents/arrivals/new" look=first icon=Glyph::Plus test_id="arrival-enter"/>
                <ButtonLink label=tr!(document.issue) href="/documents/issue" look=second icon=Glyph::Send test_id="document-issue"/>
            }
        })
    };
    view! {
        <PageHeader title=tr!(document.documents) about=tr!(document.about)>{acts}</PageHeader>
        <nav class="tabs tabs--links" aria-label=tr!(document.registers)>
            <RegisterTab register=Register::Arrived shown=register/>
            <RegisterTab register=Register::Issued shown=register/>
            <RegisterTab register=Register::Copies shown=register/>
        </nav>
        {move || keeper.get().map(|keeper| view! { <FromPaper register keeper/> })}
        <div class="card">
            <Bar register listed sheet/>
            {children()}
        </div>
    }
}

#[component]
fn RegisterTab(register: Register, shown: Register) -> impl IntoView {
    let current = (register == shown).then_some("page");
    let test_id = match register {
        Register::Arrived => "tab-documents-arrivals",
        Register::Issued => "tab-documents-issued",
        Register::Copies => "tab-documents-copies",
    };
    view! { <a href=register.href() aria-current=current data-testid=test_id>{register.label()}</a> }
}

#[component]
fn Bar(register: Register, listed: Listed, sheet: Vec<SheetColumn>) -> impl IntoView {
    let this = dates::today().year();
    let years =
        (0..6).map(|back| Choice::new((this - back).to_string(), (this - back).to_string()));
    let filters = vec![
        Filter::new("year", tr!(document.year), years.collect::<Vec<_>>()),
        Filter::day("from", tr!(document.from)),
        Filter::day("until", tr!(document.until)),
        Filter::new("kind", tr!(document.kind), register.kinds()),
        Filter::new("urgency", tr!(document.urgency), words::urgencies()),
        Filter::new("validity", tr!(document.validity), words::validities()),
    ];
    let narrowed = Narrowed::in_address();
    let told = Callback::new(move |()| narrowed.told(register));
    let narrowing = filters.iter().filter(|filter| filter.key != "year");
    let narrowing: Vec<_> = narrowing.cloned().collect();
    let search = use_location().search;
    let (whose, _) = in_address("whose");
    // A book is one organization's.
    let book = move || {
        if whose.read().as_deref() == Some("all") {
            return None;
        }
        let search = search.read();
        let kept = match search.trim_start_matches('?') {
            "" => String::new(),
            kept => format!("?{kept}"),
        };
        let href = format!("{}/book{kept}", register.path());
        Some(
            view! { <ButtonLink label=tr!(document.print) href icon=Glyph::Print look=Look::Quiet test_id="register-book"/> },
        )
    };
    let check = (register != Register::Arrived).then(|| {
        view! {
            <ButtonLink label=tr!(paper.check) href="/papers/check" icon=Glyph::Inspect look=Look::Quiet test_id="form-check"/>
            <ButtonLink label=tr!(signing.find) href="/documents/check" icon=Glyph::Search look=Look::Quiet test_id="document-check"/>
        }
    });
    view! {
        <div class="bulk">
            <SearchBox label=tr!(document.search)/>
            <div class="chips" role="group" aria-label=tr!(document.whose)>
                <AddressChip key="whose" value=None test_id="whose-own">{tr!(document.own)}</AddressChip>
                <AddressChip key="whose" value=Some("all".to_owned()) test_id="whose-all">{tr!(document.all_in_sight)}</AddressChip>
            </div>
            <FilterChips filters/>
            <div class="bulk__end">{check} {book} <SavedViews list=register.list()/> <TakeOut title=register.label() listed columns=sheet filters=narrowing told/></div>
        </div>
    }
}
