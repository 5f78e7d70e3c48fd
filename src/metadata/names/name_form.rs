//! The form of a person's name, by its words and capitals alone: no list of names is asked.

use crate::metadata::text::has_word;

/// Lower-case words that names may begin with.
pub const PARTICLES: &str = "van von de da di du del dos el al bin ben ter ten la le den der della af av";

/// Whether a text is a person's full name and nothing else: two to five words of letters that begin with capitals, with
/// particles between them ("Joris de Wit").
pub fn is_full_name(text: &str) -> bool {
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    let mut words = text.split(' ');
    let (Some(first), Some(last)) = (words.next(), words.next_back()) else { return false };
    let between = words.clone().count();
    between <= 3 && is_name(first) && is_name(last) && words.all(|word| is_name(word) || has_word(PARTICLES, word))
}

/// Whether a name has the form of a person's: two to four words that begin with capitals.
pub fn has_person_form(name: &str) -> bool {
    let mut words = name.split(' ');
    (2..=4).contains(&words.clone().count()) && words.all(|w| w.starts_with(char::is_uppercase))
}
