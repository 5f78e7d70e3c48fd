//! Whether an author's name is that of the publisher and no person's.

use crate::metadata::text::key;

/// Names and endings of names that editorial offices sign with, as keys.
const OFFICES: &str = "editorialteam editorialstaff editorial editors editor staff team contributor official \
    admin redaktion newsroom redacción redaccion redação redazione larédaction rédaction redactie redaktionen \
    redakce redakcia redakcja redacția toimitus редакция редакція 编辑部 編集部 편집부 هيئةالتحرير";

/// What the names of newspapers and agencies end with in languages without capitals; no person's does.
const HOUSES: &str =
    "신문 일보 뉴스 방송 닷컴 新聞 新闻 日报 日報 晚报 晚報 新闻网 新聞網 通讯社 通信社 ニュース テレビ";

/// Whether a name is that of a newspaper or an agency.
pub fn is_house(name: &str) -> bool {
    !name.is_ascii() && HOUSES.split(' ').any(|house| name.ends_with(house))
}

/// Whether a name is that of the site or of its editorial office. `site_names` are keys.
pub fn is_publisher(name: &str, site_names: &[String]) -> bool {
    let name = key(name);
    let name = name.strip_prefix("the").unwrap_or(&name);
    let name = OFFICES.split(' ').find_map(|office| name.strip_suffix(office)).unwrap_or(name);
    name.is_empty() || site_names.iter().any(|site| site == name || site.strip_prefix("the") == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editorial_offices_and_the_site_are_publishers() {
        let site_names = ["theshorepost".to_owned()];
        for name in [
            "The Shore Post",
            "Shore Post Staff",
            "Editorial Team",
            "The Newsroom",
            "Redacción",
            "La rédaction",
            "Редакция",
        ] {
            assert!(is_publisher(name, &site_names), "{name}");
        }
        assert!(is_house("알마르신문") && is_house("海岸日报") && !is_house("김하나") && !is_house("Shore Post"));
        assert!(!is_publisher("Ada Holm", &site_names) && !is_publisher("Shore Postman", &site_names));
    }
}
