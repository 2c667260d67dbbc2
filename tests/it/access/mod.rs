//! Backstops: whatever a feature forgets, these find.

mod permissions;
