//! The language of a page, to tell scores apart by: as its script shows it, else as the page declares it.

/// A subtag (`de`), or the name of a script where the page declares none.
pub fn of(text: &str, html: &str) -> String {
    let share = |first: u32, last: u32| {
        let letters = || text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE);
        let own = letters().filter(|&c| (first..=last).contains(&u32::from(c))).count();
        own as f64 / letters().count().max(1) as f64
    };
    let declared = declared(html);
    let or = |script: &str| declared.clone().unwrap_or_else(|| script.to_owned());
    if share(0x3040, 0x30FF) > 0.1 {
        "ja".into()
    } else if share(0x4E00, 0x9FFF) > 0.3 {
        "zh".into()
    } else if share(0xAC00, 0xD7AF) > 0.3 {
        "ko".into()
    } else if share(0x370, 0x3FF) > 0.5 {
        "el".into()
    } else if share(0x400, 0x52F) > 0.5 {
        or("cyrillic")
    } else if share(0x600, 0x6FF) > 0.5 {
        or("arabic")
    } else {
        or("latin")
    }
}

/// Letters that are looked at.
const SAMPLE: usize = 2_000;

/// What the `html` element declares, its first subtag.
fn declared(html: &str) -> Option<String> {
    let at = html.find("<html").or_else(|| html.find("<HTML"))?;
    let tag = html[at..].split('>').next()?;
    let value = tag.split_once(" lang=")?.1.trim_start_matches(['"', '\'']);
    let subtag: String = value.chars().take_while(char::is_ascii_alphabetic).collect();
    (2..=3).contains(&subtag.len()).then(|| subtag.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_script_speaks_before_the_declaration() {
        assert_eq!(of("Der Text", "<!DOCTYPE html><html class=x lang='de-AT'>"), "de");
        assert_eq!(of("新闻报道", "<html lang=en>"), "zh");
        assert_eq!(of("これは記事です", ""), "ja");
        assert_eq!(of("Text", "<html>"), "latin");
    }
}
