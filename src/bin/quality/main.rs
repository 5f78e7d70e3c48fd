//! The quality run.
fn main() {}
