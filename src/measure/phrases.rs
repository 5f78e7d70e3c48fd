//! What a short line says it is for: other stories, sharing, signing up, the law, comments, who wrote it.
//!
//! Long blocks say too much for a phrase to decide; only lines of at most [`LONGEST`] words are asked. The phrases are
//! those that sites of many languages set as headings and buttons.

use crate::page::lexicon;

/// The longest line, in words, that may be known by its phrase.
pub const LONGEST: u32 = 14;

/// What a short line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// Leads to other stories.
    Related,
    /// Asks to share or follow.
    Share,
    /// Asks to sign up, log in, buy or agree; or is an advertisement's label.
    Action,
    /// Copyright, terms, privacy.
    Legal,
    /// Heads or counts comments.
    Comments,
    /// Says who wrote it, when, how many read it.
    Byline,
}

/// Phrases a line begins with, lower case, by what they are for.
const BEGINNINGS: &[(Phrase, &[&str])] = &[
    (
        Phrase::Related,
        &[
            "related",
            "you may also like",
            "you might also like",
            "you may like",
            "you might like",
            "you may be interested",
            "you might be interested",
            "read more",
            "read next",
            "read also",
            "also read",
            "more from",
            "more on ",
            "more in ",
            "more articles",
            "more stories",
            "more news",
            "more posts",
            "recommended",
            "latest stories",
            "latest news",
            "latest articles",
            "latest posts",
            "popular now",
            "popular posts",
            "popular articles",
            "most popular",
            "most read",
            "most viewed",
            "must-read",
            "must read",
            "trending",
            "don't miss",
            "don’t miss",
            "editor's pick",
            "editor’s pick",
            "editors' pick",
            "up next",
            "next article",
            "next post",
            "previous article",
            "previous post",
            "next:",
            "previous:",
            "recent posts",
            "recent articles",
            "recent news",
            "similar articles",
            "similar posts",
            "similar products",
            "similar threads",
            "similar topics",
            "similar stories",
            "customers also",
            "people also",
            "explore more",
            "keep reading",
            "continue reading",
            "in this section",
            "what to read next",
            "other articles",
            "other news",
            "see more",
            "view all",
            "show more",
            "load more",
            "mehr zum thema",
            "lesen sie auch",
            "das könnte",
            "auch interessant",
            "meistgelesen",
            "weitere artikel",
            "à lire aussi",
            "lire aussi",
            "sur le même sujet",
            "à lire",
            "articles similaires",
            "te puede interesar",
            "te puede gustar",
            "lo más leído",
            "más leídas",
            "artículos relacionados",
            "notas relacionadas",
            "lee también",
            "leia também",
            "leia mais",
            "veja também",
            "mais lidas",
            "leggi anche",
            "potrebbe interessarti",
            "articoli correlati",
            "lees ook",
            "gerelateerd",
            "meest gelezen",
            "czytaj także",
            "zobacz także",
            "läs också",
            "läs mer",
            "les også",
            "ilgili haberler",
            "читайте также",
            "похожие",
            "по теме",
            "関連記事",
            "あわせて読みたい",
            "人気記事",
            "おすすめ記事",
            "相关阅读",
            "相关文章",
            "相关新闻",
            "推荐阅读",
            "热门",
            "延伸閱讀",
            "相關新聞",
            "관련기사",
            "관련 기사",
            "많이 본",
            "인기 기사",
            "추천 기사",
            "você pode gostar",
            "você também pode",
            "talvez você goste",
            "más noticias",
            "también te puede",
            "quizás te interese",
            "vous aimerez aussi",
            "à voir aussi",
            "dans la même rubrique",
            "ti potrebbe interessare",
            "ti potrebbero interessare",
            "mehr von",
            "mehr aus",
            "lees meer",
            "misschien vind je",
            "może cię zainteresować",
            "polecamy",
            "podobne artykuły",
            "muista lukea",
            "lue myös",
            "mohlo by vás",
            "čtěte také",
            "olvasta már",
            "kapcsolódó cikkek",
            "διαβάστε επίσης",
            "bunlar da ilginizi",
            "benzer haberler",
            "смотрите также",
            "рекомендуем",
            "читайте ще",
            "猜你喜欢",
            "精彩推荐",
            "こちらもおすすめ",
            "함께 볼만한",
            "مواضيع ذات صلة",
            "اقرأ أيضا",
            "اقرأ أيضًا",
        ],
    ),
    (
        Phrase::Share,
        &[
            "share",
            "tweet",
            "follow us",
            "follow me",
            "follow @",
            "facebook",
            "twitter",
            "linkedin",
            "whatsapp",
            "pinterest",
            "instagram",
            "copy link",
            "email this",
            "print this",
            "teilen",
            "partager",
            "partagez",
            "compartir",
            "comparte",
            "compartilhe",
            "compartilhar",
            "condividi",
            "delen",
            "udostępnij",
            "поделиться",
            "シェア",
            "分享",
            "공유",
            "save this",
            "bookmark",
        ],
    ),
    (
        Phrase::Action,
        &[
            "subscribe",
            "sign up",
            "sign in",
            "signup",
            "log in",
            "login",
            "register",
            "newsletter",
            "join our",
            "join us",
            "join the",
            "get the latest",
            "get our",
            "download the app",
            "advertisement",
            "advertising",
            "sponsored",
            "skip to",
            "jump to",
            "accept",
            "add to cart",
            "add to basket",
            "add to wishlist",
            "add to bag",
            "buy now",
            "enter your email",
            "your email",
            "become a member",
            "donate",
            "contact us",
            "learn more",
            "click here",
            "we use cookies",
            "this site uses cookies",
            "this website uses cookies",
            "cookie",
            "menu",
            "search",
            "back to top",
            "back to",
            "go to",
            "quick access",
            "direct access",
            "loading",
            "close",
            "abonnieren",
            "anmelden",
            "anzeige",
            "s'abonner",
            "s’abonner",
            "abonnez-vous",
            "suscríbete",
            "publicidad",
            "inscreva-se",
            "iscriviti",
            "広告",
            "登录",
            "注册",
            "로그인",
            "구독",
            "реклама",
            "подписаться",
        ],
    ),
    (
        Phrase::Legal,
        &["©", "copyright", "(c) ", "all rights reserved", "terms of", "terms &", "privacy", "disclaimer", "impressum"],
    ),
    (
        Phrase::Comments,
        &[
            "comments",
            "comment",
            "leave a reply",
            "leave a comment",
            "post a comment",
            "add a comment",
            "add comment",
            "write a comment",
            "join the conversation",
            "join the discussion",
            "no comments",
            "view comments",
            "show comments",
            "reply",
            "replies",
            "responses",
            "your email address will not",
            "kommentare",
            "kommentar",
            "commentaires",
            "laisser un commentaire",
            "comentarios",
            "deja un comentario",
            "comentários",
            "commenti",
            "reacties",
            "komentarze",
            "комментарии",
            "コメント",
            "评论",
            "留言",
            "댓글",
        ],
    ),
    (
        Phrase::Byline,
        &[
            "by ",
            "by:",
            "written by",
            "posted by",
            "posted on",
            "posted in",
            "published",
            "updated",
            "last updated",
            "author",
            "filed under",
            "tags:",
            "tagged",
            "categories:",
            "category:",
            "photo by",
            "reviewed by",
            "edited by",
            "von ",
            "par ",
            "publié",
            "publicado",
            "pubblicato",
            "veröffentlicht",
        ],
    ),
];

/// What stands somewhere in a line that counts or dates something.
const PARTS: &[(Phrase, &[&str])] = &[
    (Phrase::Legal, &["©", "all rights reserved", "privacy policy", "terms of use", "terms of service"]),
    (Phrase::Byline, &["min read", "minute read", "minutes read", "reading time"]),
];

/// Last words of a line that counts something.
const ENDS: &[(Phrase, &[&str])] = &[
    (Phrase::Byline, &[" views", " view", " reads", " ago", " shares", " likes"]),
    (Phrase::Comments, &[" comments", " comment", " replies", " reply"]),
];

/// What a line of at most [`LONGEST`] words is for, if its words say so. `lower` is the line in lower case.
pub fn phrase(lower: &str) -> Option<Phrase> {
    let line = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '(' | '['));
    // A section's name may stand before: "[Asia] Latest stories".
    let line = line.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map_or(line, |(_, rest)| rest);
    for (phrase, beginnings) in BEGINNINGS {
        if beginnings.iter().any(|beginning| begins_with_words(line, beginning)) {
            return Some(*phrase);
        }
    }
    if let Some((phrase, _)) = PARTS.iter().find(|(_, parts)| lexicon::holds_any(line, parts)) {
        return Some(*phrase);
    }
    for (phrase, ends) in ENDS {
        let end = line.trim_end_matches(|c: char| !c.is_alphanumeric());
        if ends.iter().any(|words| end.ends_with(words)) {
            return Some(*phrase);
        }
    }
    // An address alone, or after the name of the one it reaches.
    let last = line.rsplit(' ').next().unwrap_or(line);
    (is_mail_address(last) && line.split(' ').count() <= 5).then_some(Phrase::Byline)
}

/// Whether the line begins with these words and the last of them ends there; a digit may follow, as counters do.
fn begins_with_words(line: &str, words: &str) -> bool {
    // Most differ in the first letter: that needs no call.
    line.as_bytes().first() == words.as_bytes().first()
        && line.strip_prefix(words).is_some_and(|rest| {
            let latin = words.ends_with(|c: char| c.is_ascii_alphabetic());
            !latin || !rest.starts_with(char::is_alphabetic)
        })
}

fn is_mail_address(line: &str) -> bool {
    line.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !line.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_serve_the_site_are_known() {
        assert_eq!(phrase("related stories"), Some(Phrase::Related));
        assert_eq!(phrase("share it on..."), Some(Phrase::Share));
        assert_eq!(phrase("comments0"), Some(Phrase::Comments));
        assert_eq!(phrase("12 comments"), Some(Phrase::Comments));
        assert_eq!(phrase("© 2031 the paper"), Some(Phrase::Legal));
        assert_eq!(phrase("writer@paper.example"), Some(Phrase::Byline));
        assert_eq!(phrase("ada holm writer@paper.example"), Some(Phrase::Byline));
        assert_eq!(phrase("[asia] latest stories"), Some(Phrase::Related));
        assert_eq!(phrase("daniel kim views"), Some(Phrase::Byline));
        assert_eq!(phrase("the paper, all rights reserved"), Some(Phrase::Legal));
        assert_eq!(phrase("business | 4 min read"), Some(Phrase::Byline));
        assert_eq!(phrase("関連記事"), Some(Phrase::Related));
    }

    #[test]
    fn lines_that_only_look_like_them_are_not() {
        assert_eq!(phrase("shared memory"), None);
        assert_eq!(phrase("commenting on the deal"), None);
        assert_eq!(phrase("the harbour at night"), None);
        assert_eq!(phrase("mail me @ noon."), None);
    }
}
