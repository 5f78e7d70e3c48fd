//! Credits that only the page's structured data give, by the address of the image.

use super::candidates::image_key;
use super::captions::credit_text;
use super::placed::Figures;
use crate::page::numbered::Numbered;

impl Figures {
    /// Gives figures without a credit the one that the structured data give for their address. `photo_credits` are
    /// pairs of address and credit.
    pub fn add_credits(&mut self, photo_credits: &[(String, String)]) {
        if !photo_credits.is_empty() {
            self.add_missing_credits(photo_credits);
        }
    }

    #[inline(never)]
    fn add_missing_credits(&mut self, photo_credits: &[(String, String)]) {
        let (mut keys, mut credits) = (Numbered::default(), Vec::new());
        for (address, credit) in photo_credits {
            if keys.add(&image_key::key(address)) == credits.len() {
                credits.push(credit_text::clean(credit));
            }
        }
        for figure in self.figures.iter_mut().map(|placed| &mut placed.figure) {
            let own = figure.src.as_ref().and_then(|src| keys.find(&image_key::key(src.as_str())));
            if let (None, Some(at)) = (&figure.credit, own) {
                let in_caption = figure.caption.as_ref().is_some_and(|caption| caption.contains(&credits[at]));
                figure.credit = Some(credits[at].clone()).filter(|credit| !credit.is_empty() && !in_caption);
            }
        }
    }
}
