//! Texts and their numbers, in the order in which they first came.

use std::collections::HashMap;

/// A set of texts, each with its number.
#[derive(Debug, Clone, Default)]
pub struct Numbered(HashMap<String, usize>);

impl Numbered {
    /// How many texts there are: the number of the next.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of a text that is there.
    pub fn find(&self, text: &str) -> Option<usize> {
        self.0.get(text).copied()
    }

    /// The number of a text, which is there from now on.
    pub fn add(&mut self, text: &str) -> usize {
        self.find(text).unwrap_or_else(|| {
            let number = self.len();
            self.0.insert(text.to_owned(), number);
            number
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_keeps_its_number() {
        let mut texts = Numbered::default();
        assert_eq!(texts.find("0"), None);
        for number in 0..3000 {
            assert_eq!(texts.add(&number.to_string()), number);
            assert_eq!(texts.add(&(number / 2).to_string()), number / 2);
        }
        assert_eq!((texts.len(), texts.find("2999"), texts.find("3000")), (3000, Some(2999), None));
    }
}
