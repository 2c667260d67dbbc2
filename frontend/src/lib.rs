pub mod shared;

pub fn start() {}

pub fn registered_operations() -> Vec<shared::api::Document> {
    shared::session::registered()
}
