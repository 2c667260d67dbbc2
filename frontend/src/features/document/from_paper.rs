//! Has a register go on from the one on paper, offered to whoever has only begun to keep it here.

use leptos::prelude::*;

use super::operations::{
    KeepingOrganization, OpenRegister, OpenRegisters, RegisterBegin, RegisterBeginInput,
    RegisterBeginVariables, RegisterSeries, RegistersVariables,
};
use super::screen::Register;
use super::words;
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::{dates, numbers};
use crate::shared::page::query;
use crate::shared::ui::{Button, Notice, NumberInput, toast};
use crate::tr;
use chrono::Datelike as _;

impl From<Register> for RegisterSeries {
    fn from(register: Register) -> Self {
        match register {
            Register::Arrived => Self::Arrived,
            Register::Issued => Self::Issued,
            Register::Copies => Self::Copies,
        }
    }
}

/// The last number on paper as it is known so far, of whoever may still say it: nobody who kept the register here in an earlier
/// year, or has given a number here in this one.
fn from_paper(registers: &[OpenRegister], series: RegisterSeries, year: i32) -> Option<i32> {
    let mut own = registers.iter().filter(|kept| kept.series == series);
    match own.next() {
        None => Some(0),
        Some(kept) => {
            let begins = kept.year == year && kept.last_number == kept.begun_after;
            (begins && own.next().is_none()).then_some(kept.last_number)
        }
    }
}

#[component]
pub fn FromPaper(register: Register, keeper: KeepingOrganization) -> impl IntoView {
    let organization = keeper.id.clone();
    let found = query::<OpenRegisters>(move || RegistersVariables {
        organization: organization.clone(),
    });
    let (series, year) = (RegisterSeries::from(register), dates::today().year());
    let keeper = StoredValue::new(keeper);
    let offered = Memo::new(move |_| from_paper(&found.get()?.registers, series, year));
    move || {
        offered.get().map(|known| {
            let done = Callback::new(move |()| found.reload());
            view! { <Offer register keeper=keeper.get_value() year known done/> }
        })
    }
}

#[component]
fn Offer(
    register: Register,
    keeper: KeepingOrganization,
    year: i32,
    known: i32,
    done: Callback<()>,
) -> impl IntoView {
    let last = RwSignal::new((known > 0).then(|| i64::from(known)));
    let writing = Writing::begin();
    let about = match known {
        0 => tr!(
            document.on_paper,
            register = register.label(),
            year = year,
            keeper = keeper.name.clone()
        ),
        known => tr!(
            document.on_paper_known,
            register = register.label(),
            year = year,
            next = numbers::whole(i64::from(known) + 1)
        ),
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = last.get_untracked();
        if writing.finds(words::left_empty(&[("lastNumber", typed.is_none())])) {
            return;
        }
        let input = RegisterBeginInput {
            organization: keeper.id.clone(),
            series: register.into(),
            year,
            // What is too large for a number is too large for a register.
            last_number: typed.map_or(0, |typed| i32::try_from(typed).unwrap_or(i32::MAX)),
            idempotency_key: None,
        };
        let next = numbers::whole(i64::from(input.last_number) + 1);
        writing.send::<RegisterBegin>(
            move |idempotency_key| RegisterBeginVariables {
                input: RegisterBeginInput {
                    idempotency_key,
                    ..input.clone()
                },
            },
            |answer| words::errors(&answer.register_begin.user_errors),
            move |_| {
                toast(tr!(document.on_paper_done, next = next));
                done.run(());
            },
        );
    };
    view! {
        <Notice test_id="from-paper">
            <p>{about}</p>
            <form class="inline-form" on:submit=submit novalidate=true>
                <NumberInput
                    id="last-number"
                    label=tr!(document.last_on_paper)
                    value=last
                    error=writing.error("lastNumber")
                />
                <Button label=tr!(document.go_on_from_paper) submit=true busy=writing.busy() test_id="from-paper-save"/>
            </form>
            <Refused writing/>
        </Notice>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(series: RegisterSeries, year: i32, last_number: i32, begun_after: i32) -> OpenRegister {
        OpenRegister {
            series,
            year,
            last_number,
            begun_after,
        }
    }

    #[test]
    fn only_who_begins_is_asked_for_the_number_on_paper() {
        use RegisterSeries::{Arrived, Issued};
        let asked = |registers: &[OpenRegister]| from_paper(registers, Issued, 2026);
        assert_eq!(asked(&[]), Some(0));
        assert_eq!(asked(&[kept(Arrived, 2026, 7, 0)]), Some(0));
        assert_eq!(asked(&[kept(Issued, 2026, 40, 40)]), Some(40));
        assert_eq!(asked(&[kept(Issued, 2026, 41, 40)]), None);
        assert_eq!(asked(&[kept(Issued, 2025, 9, 0)]), None);
        let both = [kept(Issued, 2026, 40, 40), kept(Issued, 2025, 9, 0)];
        assert_eq!(asked(&both), None);
    }
}
