//! What a learned judge is trained on: labels of blocks, the highest score they allow, and files for the trainer.

mod align;
mod dump;
mod folds;
mod label;
mod pages;

pub use dump::run;
pub use folds::Models;
pub use label::Labels;
pub use pages::labelled_pages;
