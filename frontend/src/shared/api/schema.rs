//! The server's schema, as types that cannot be instantiated: what fragments are checked against.

cynic::use_schema!("../schema.graphql");
