//! Operations as the server knows them: a name, a text and the text's hash.

use cynic::{QueryFragment, QueryVariables};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

/// A query, mutation or subscription of this app; its fields are the answer. Implemented by [`operations!`] only, so
/// that every operation is also registered.
pub trait Operation: QueryFragment + DeserializeOwned + 'static {
    /// What the operation is asked with.
    type Variables: QueryVariables + Serialize + 'static;

    /// The text that is sent, or hashed instead of being sent.
    fn document() -> Document;
}

/// One operation's name and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub name: String,
    pub text: String,
}

impl Document {
    /// `sha256:…` of the text: how a trusted document is named on the wire.
    pub fn id(&self) -> String {
        format!(
            "sha256:{}",
            hex::encode(Sha256::digest(self.text.as_bytes()))
        )
    }
}

/// Names a feature's operations: `operations! { query Overview(()); mutation Submit(SubmitVariables); }`. Makes each an
/// [`Operation`] and writes `registered()`, which lists their documents for the server. A query whose answer is the
/// beginning of a list says where the list is: `query Tasks(TasksVariables) pages tasks;` (see [`Paged`](super::Paged)).
#[macro_export]
macro_rules! operations {
    ($($kind:ident $fragment:ident($variables:ty) $(pages $($list:ident).+)?;)+) => {
        $(impl $crate::shared::api::Operation for $fragment {
            type Variables = $variables;

            fn document() -> $crate::shared::api::Document {
                let text = ::cynic::queries::build_executable_document::<$fragment, $variables>(
                    $crate::operations!(@kind $kind),
                    Some(stringify!($fragment)),
                    ::std::collections::HashSet::new(),
                    None,
                );
                $crate::shared::api::Document { name: stringify!($fragment).to_owned(), text: text.trim_end().to_owned() }
            }
        }

        $(impl $crate::shared::api::Paged for $fragment {
            type Next = Self;

            const LIST: &'static [&'static str] = &[$(stringify!($list)),+];

            fn page_info(&self) -> &$crate::shared::api::PageInfo {
                &self.$($list).+.page_info
            }

            fn append(&mut self, next: Self) {
                self.$($list).+.nodes.extend(next.$($list).+.nodes);
                self.$($list).+.page_info = next.$($list).+.page_info;
            }
        })?)+

        /// Every document of this feature.
        pub(crate) fn registered() -> Vec<$crate::shared::api::Document> {
            vec![$(<$fragment as $crate::shared::api::Operation>::document()),+]
        }
    };
    (@kind query) => { ::cynic::queries::OperationType::Query };
    (@kind mutation) => { ::cynic::queries::OperationType::Mutation };
    (@kind subscription) => { ::cynic::queries::OperationType::Subscription };
}

pub use crate::operations;
