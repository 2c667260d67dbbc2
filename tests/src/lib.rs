//! The tests' own house: a world to tell situations in, and what the proofs compile against.
