use leptos::prelude::*;
use leptos_router::components::{A, Route, Router, Routes};
use leptos_router::{Lazy, LazyRoute, lazy_route, path};

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    view! {
        <Router>
            <nav><A href="/">"Sen"</A>" "<A href="/about">"Giới thiệu"</A></nav>
            <main>
                <Routes fallback=|| "Không tìm thấy trang">
                    <Route path=path!("/") view=|| view! { <h1 data-testid="home">"Sen"</h1> } />
                    <Route path=path!("/about") view={Lazy::<About>::new()} />
                </Routes>
            </main>
        </Router>
    }
}

struct About;

#[lazy_route]
impl LazyRoute for About {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let count = RwSignal::new(0);
        view! {
            <h1 data-testid="about">"Giới thiệu"</h1>
            <button data-testid="count" on:click=move |_| count.update(|count| *count += 1)>{count}</button>
        }
        .into_any()
    }
}
