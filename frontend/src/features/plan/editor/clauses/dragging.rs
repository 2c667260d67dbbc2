//! Taking a clause elsewhere by its handle, with the mouse or a finger.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

use super::focus_soon;
use crate::features::plan::content::Content;
use crate::features::plan::outline::Side;

/// So near the edge of the window it moves along.
const EDGE: f64 = 60.0;
const STRIDE: f64 = 14.0;

/// What is carried, and where it would go.
#[derive(Clone, Copy)]
pub struct Dragging {
    content: RwSignal<Content>,
    carried: RwSignal<Option<u32>>,
    over: RwSignal<Option<(u32, Side)>>,
}

impl Dragging {
    pub fn of(content: RwSignal<Content>) -> Self {
        Self {
            content,
            carried: RwSignal::new(None),
            over: RwSignal::new(None),
        }
    }

    pub fn carries(self, key: u32) -> bool {
        self.carried.get() == Some(key)
    }

    /// On which side of this row it would be dropped.
    pub fn side(self, key: u32) -> Option<Side> {
        self.over
            .get()
            .filter(|(over, _)| *over == key)
            .map(|(_, side)| side)
    }

    pub fn begin(self, key: u32, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        let handle = event
            .current_target()
            .and_then(|it| it.dyn_into::<HtmlElement>().ok());
        if let Some(handle) = handle {
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        self.carried.set(Some(key));
    }

    pub fn go(self, event: &PointerEvent) {
        let Some(key) = self.carried.get_untracked() else {
            return;
        };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let height = window()
            .inner_height()
            .ok()
            .and_then(|it| it.as_f64())
            .unwrap_or_default();
        if y < EDGE {
            window().scroll_by_with_x_and_y(0.0, -STRIDE);
        } else if y > height - EDGE {
            window().scroll_by_with_x_and_y(0.0, STRIDE);
        }
        let over = row_at(x, y).filter(|(target, _)| {
            self.content
                .with_untracked(|content| content.can_drop(key, *target))
        });
        if self.over.get_untracked() != over {
            self.over.set(over);
        }
    }

    pub fn end(self) {
        let (carried, over) = (self.carried.get_untracked(), self.over.get_untracked());
        self.cancel();
        if let (Some(key), Some((target, side))) = (carried, over) {
            self.content
                .update(|content| content.drop_at(key, target, side));
            focus_soon(format!("clause-{key}"));
        }
    }

    pub fn cancel(self) {
        self.carried.set(None);
        self.over.set(None);
    }
}

/// The row under a point, and in which half of it the point lies.
fn row_at(x: f64, y: f64) -> Option<(u32, Side)> {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
    let under: Option<Element> = document().element_from_point(x as f32, y as f32);
    let row = under?.closest("[data-clause]").ok()??;
    let key = row.get_attribute("data-clause")?.parse().ok()?;
    let place = row.get_bounding_client_rect();
    let side = match y < place.top() + place.height() / 2.0 {
        true => Side::Before,
        false => Side::After,
    };
    Some((key, side))
}
