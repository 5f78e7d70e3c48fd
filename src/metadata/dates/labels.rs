//! The labels that stand before a date, or in the class of its element: what happened on that day.
//!
//! To add a language, append the beginnings of its words for "published" and "updated" to [`PUBLISHED`] and
//! [`MODIFIED`], in lower case, then a pair of labels to the test
//! `labels_of_many_languages_tell_a_change_from_publication` in `fields/dates/tests.rs`.

/// Labels of a day on which the text was changed.
const MODIFIED: &str = "update|modif|revis|reviewed|changed|edited|aktualis|geändert|zuletzt|mis à jour\
    |mise à jour|actualiz|atualiz|aggiornat|bijgewerkt|uppdaterad|opdateret|oppdatert|päivitetty|frissít\
    |aktualiz|güncel|diperbarui|cập nhật|обновлен|оновлено|ενημέρωσ|تحديث|עודכן|अपडेट|อัปเดต|更新|修改|수정";

/// Labels of the day of publication.
const PUBLISHED: &str = "publish|posted|issued|first aired|written on|veröffentlicht|erschienen|publié|publicad\
    |pubblicat|gepubliceerd|publicerad|publisert|offentliggjort|julkaistu|megjelen|publikován|opublikowan\
    |yayın|diterbitkan|đăng|опубл|δημοσ|نشر|פורסם|प्रकाशित|เผยแพร่|发布|公開|發佈|게시";

/// Labels of a day of something else.
const UNRELATED: &str = "joined|member since|founded|ends|expires|deadline|valid|copyright|©|today|registered";

/// Beginnings of a line far from the headline that is about the last change.
const MODIFIED_LINE: &str = "last |page last|updated|page updated";

/// What a label calls a day; it may be both: "Published and updated on".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateLabel {
    /// The day of publication.
    pub published: bool,
    /// The day of the last change.
    pub modified: bool,
}

impl DateLabel {
    /// The labels that a text contains.
    pub fn of(text: &str) -> Self {
        let text = text.to_lowercase();
        Self { published: contains_any(&text, PUBLISHED), modified: contains_any(&text, MODIFIED) }
    }

    /// The label that a line in lower case begins with.
    pub fn at_start(line: &str) -> Self {
        let line = line.trim_start();
        let begins = |labels: &str| labels.split('|').any(|label| line.starts_with(label));
        Self { published: begins(PUBLISHED), modified: begins(MODIFIED_LINE) }
    }

    /// Whether there is any.
    pub fn is_any(self) -> bool {
        self.published || self.modified
    }
}

/// Whether a label calls a day that of something else than the article.
pub fn is_unrelated_day(text: &str) -> bool {
    contains_any(&text.to_lowercase(), UNRELATED)
}

fn contains_any(text: &str, labels: &str) -> bool {
    !text.is_empty() && labels.split('|').any(|label| text.contains(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_tells_what_a_day_is() {
        let label = |published, modified| DateLabel { published, modified };
        assert_eq!(DateLabel::of("Veröffentlicht am"), label(true, false));
        assert_eq!(DateLabel::of("Last UPDATED:"), label(false, true));
        assert_eq!(DateLabel::of("Published and updated"), label(true, true));
        assert!(!DateLabel::of("High water on").is_any() && !DateLabel::of("").is_any());
        assert_eq!(DateLabel::at_start("last changed on"), label(false, true));
        assert_eq!(DateLabel::at_start("was published on"), label(false, false));
    }

    #[test]
    fn days_of_other_things_have_labels_too() {
        assert!(is_unrelated_day("Member since") && is_unrelated_day("© 2024"));
        assert!(!is_unrelated_day("Posted on") && !is_unrelated_day(""));
    }
}
