//! What a learned judge is trained on: labels of blocks, the highest score they allow, and files for the trainer.

mod align;
mod dump;
mod folds;
mod label;

pub use dump::run;
pub use folds::Folds;
