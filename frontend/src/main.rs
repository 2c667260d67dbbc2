//! The browser's entry: hands over to [`frontend::start`]. How the app is laid out, and how to add a screen to it, is
//! told in `lib.rs`.

fn main() {
    frontend::start();
}
