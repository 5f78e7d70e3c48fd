//! Players and posts of other sites: known by their address, kept as a link.
//!
//! A frame of any other address is dropped: it may be an advertisement, a form, a tracker. No frame is ever loaded;
//! only the address of its page and its title are kept.

use crate::article::Address;
use crate::figures::plain_text::collapse_whitespace;
use crate::figures::text_run::TextRun;
use crate::page::word_table::{contains_any, list_contains};
use crate::page::{NodeId, Page, Tag};

/// Longest post that becomes the title of an embed, in bytes: 280 characters with author and date.
const LONGEST_POST: usize = 700;

/// A player or post of another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figures) struct Embed {
    /// The address of its own page.
    pub address: Address,
    pub title: Option<String>,
}

/// Reads an element as an embed: a frame, or the placeholder that a script would replace by one.
pub(in crate::figures) fn read(page: &Page, node: NodeId) -> Option<Embed> {
    let address = match page.tag(node) {
        // Consent tools move the address to attributes of their own, so all attributes are asked.
        Tag::Iframe => page.attrs(node).find_map(|(_, value)| player_url(value))?,
        Tag::Object | Tag::Embed => player_url(page.first_attr(node, "data|src")?)?,
        Tag::Other => custom_element(page, node)?,
        Tag::Div | Tag::A | Tag::Span | Tag::Button => placeholder(page, node)?,
        Tag::Blockquote => post(page, node)?,
        _ => return None,
    };
    embed(page, node, &address)
}

#[inline(never)]
fn embed(page: &Page, node: NodeId, address: &str) -> Option<Embed> {
    let title = page.first_attr(node, "title|data-title|playlabel");
    // The quotation in place of a post is its title. One that is longer stays a quotation of the article.
    let quoted = || page.descendants(node).take(8).find(|&n| page.tag(n) == Tag::Blockquote);
    let quote = if page.tag(node) == Tag::Blockquote { Some(node) } else { quoted() };
    let last = |quote| NodeId::from_index(page.end(quote) - 1);
    let own = quote.map(|quote| TextRun::between(page, quote, last(quote), &|_| true).plain(page));
    if own.as_ref().is_some_and(|own| own.len() > LONGEST_POST) {
        return None;
    }
    let title = title.or(own.as_deref()).map(collapse_whitespace).filter(|t| !t.is_empty());
    Some(Embed { address: Address::link(address, page.base())?, title })
}

/// Custom elements: `lite-youtube`, `amp-youtube`, `lite-vimeo` and similar.
#[inline(never)]
fn custom_element(page: &Page, node: NodeId) -> Option<String> {
    let name = page.name(node);
    if !(name.starts_with("lite-") || name.starts_with("amp-") || name.ends_with("-video") || name.ends_with("-player"))
    {
        return None;
    }
    if let Some(known) = page.attr(node, "src").and_then(player_url) {
        return Some(known);
    }
    let id = page.first_attr(node, "videoid|video-id|data-videoid|data-video-id|data-tweetid|data-shortcode")?;
    if name.contains("twitter") {
        tweet(id)
    } else if name.contains("instagram") {
        is_id(id, 5, 40).then(|| ["https://www.instagram.com/p/", id, "/"].concat())
    } else if name.contains("youtube") {
        youtube(id)
    } else if name.contains("vimeo") {
        vimeo(id)
    } else {
        None
    }
}

/// A post of another site, as a quotation that a script would replace by a frame: known by its class and its link.
/// Where a post quotes another, the link to itself is the last.
#[inline(never)]
fn post(page: &Page, node: NodeId) -> Option<String> {
    const CLASSES: &[&str] = &["twitter-", "-embed", "-media", "reddit-card"];
    page.attr(node, "class").filter(|class| contains_any(class, CLASSES))?;
    let named = ["cite", "data-instgrm-permalink", "data-text-post-permalink"].into_iter().map(|name| (node, name));
    let links = page.descendants(node).take(400).map(|inner| (inner, "href"));
    named.chain(links).filter_map(|(node, name)| post_url(page.attr(node, name)?)).last()
}

/// The page of a post, without query and fragment; `None` for any other address.
fn post_url(address: &str) -> Option<String> {
    const SITES: &str = "tiktok.com|reddit.com|bsky.app|threads.net|threads.com|facebook.com";
    let (host, path) = host_and_path(address)?;
    let path = path.split(['?', '#']).next()?;
    if list_contains("twitter.com|mobile.twitter.com|x.com", &host) {
        return tweet(path.split_once("/status/")?.1.split('/').next()?);
    }
    let found = host == "instagram.com" && contains_any(path, &["p/", "reel/", "tv/"])
        || list_contains(SITES, &host) && contains_any(path, &["/video", "/comments/", "/post"]);
    let (_, page) = address.split(['?', '#']).next()?.split_once("//").filter(|_| found)?;
    Some(["https://", page].concat())
}

/// An element that loads a player or post when clicked: it has the address or the id of a YouTube video.
fn placeholder(page: &Page, node: NodeId) -> Option<String> {
    // Most elements have no `data-` attribute.
    if matches!(page.tag(node), Tag::A | Tag::Button) || !page.attrs(node).any(|(name, _)| name.starts_with("data-")) {
        return None;
    }
    let has_class = |names: &[&str]| page.attr(node, "class").is_some_and(|class| contains_any(class, names));
    let source = page.first_attr(node, "data-src|data-embed-url|data-video-url|data-href");
    let post = || source.filter(|_| has_class(&["fb-post", "fb-video"])).and_then(post_url);
    let id = || {
        let any = || page.first_attr(node, "data-id|data-video-id|data-videoid|data-embed");
        let named = page.first_attr(node, "data-youtube-id|data-yt-id|data-ytid|data-youtube");
        named.or_else(|| any().filter(|_| has_class(&["youtube", "yt-", "lyte"]))).and_then(youtube)
    };
    source.and_then(player_url).or_else(post).or_else(id)
}

/// Host in lower case and without "www.", and path of a web address.
fn host_and_path(address: &str) -> Option<(String, &str)> {
    let address = address.trim();
    let rest = address.strip_prefix("https:").or_else(|| address.strip_prefix("http:")).unwrap_or(address);
    let rest = rest.strip_prefix("//")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    Some((host.strip_prefix("www.").map(str::to_owned).unwrap_or(host), path))
}

/// The page of the video or post that a player's address shows; `None` for other addresses.
fn player_url(address: &str) -> Option<String> {
    let (host, path) = host_and_path(address)?;
    let host = host.as_str();
    let bare = path.split(['?', '#']).next().unwrap_or_default();
    let last = bare.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if list_contains("youtube.com|m.youtube.com|youtube-nocookie.com|youtu.be", host) {
        if last == "videoseries" || bare.is_empty() {
            let list = query(path, "list").filter(|l| is_id(l, 10, 64))?;
            return Some(["https://www.youtube.com/playlist?list=", list].concat());
        }
        if last == "live_stream" {
            let channel = query(path, "channel").filter(|c| is_id(c, 10, 64))?;
            return Some(["https://www.youtube.com/channel/", channel, "/live"].concat());
        }
        return youtube(query(path, "v").unwrap_or(last));
    }
    if host == "player.vimeo.com" || host == "vimeo.com" {
        return vimeo(last);
    }
    if host == "platform.twitter.com" {
        return tweet(query(path, "id")?);
    }
    if host == "instagram.com" {
        let post = bare.split("embed").next().unwrap_or_default();
        return (!post.is_empty()).then(|| ["https://www.instagram.com/", post].concat());
    }
    if host == "open.spotify.com" || host == "dailymotion.com" {
        return Some(["https://", host, "/", bare.strip_prefix("embed/").unwrap_or(bare)].concat());
    }
    // Players whose own address can be opened as a page.
    let known = "geo.dailymotion.com|player.twitch.tv|clips.twitch.tv|w.soundcloud.com|embed.ted.com|tiktok.com|\
        bandcamp.com|codepen.io|streamable.com|rumble.com|fast.wistia.net|fast.wistia.com|\
        players.brightcove.net|content.jwplatform.com|cdn.jwplayer.com|loom.com|archive.org|\
        embed.podcasts.apple.com|player.bilibili.com|rutube.ru|ok.ru|vk.com|facebook.com|\
        datawrapper.dwcdn.net|flo.uri.sh|embed.music.apple.com|player.simplecast.com|\
        html5-player.libsyn.com|share.transistor.fm|anchor.fm|videopress.com|tv.naver.com|play-tv.kakao.com|\
        v.qq.com|player.youku.com|coub.com|bbc.com|cnn.com";
    let plugin = host == "facebook.com" && !path.starts_with("plugins/video") && !path.starts_with("plugins/post");
    let found = list_contains(known, host) && !plugin && !path.is_empty();
    let (_, page) = address.split_once("//").filter(|_| found)?;
    Some(["https://", page.trim_end()].concat())
}

fn youtube(id: &str) -> Option<String> {
    is_id(id.trim(), 11, 11).then(|| ["https://www.youtube.com/watch?v=", id.trim()].concat())
}

fn tweet(id: &str) -> Option<String> {
    (is_id(id, 5, 25) && id.bytes().all(|b| b.is_ascii_digit())).then(|| ["https://x.com/i/status/", id].concat())
}

fn vimeo(id: &str) -> Option<String> {
    let id = id.trim();
    ((5..=12).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit())).then(|| format!("https://vimeo.com/{id}"))
}

fn is_id(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn query<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    let query = path.split_once('?')?.1.split('#').next()?;
    query.split('&').filter_map(|p| p.split_once('=')).find(|p| p.0 == name).map(|p| p.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_lead_to_the_page_they_show() {
        for (frame, page) in [
            ("https://www.youtube.com/embed/abcdefghijk?rel=0", "https://www.youtube.com/watch?v=abcdefghijk"),
            ("//www.youtube-nocookie.com/embed/abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk"),
            ("https://player.vimeo.com/video/123456789?h=1", "https://vimeo.com/123456789"),
            ("https://open.spotify.com/embed/episode/x?utm_source=a", "https://open.spotify.com/episode/x"),
            (
                "https://www.youtube.com/embed/live_stream?channel=UCabcdefghijk",
                "https://www.youtube.com/channel/UCabcdefghijk/live",
            ),
            ("https://www.dailymotion.com/embed/video/x1", "https://dailymotion.com/video/x1"),
            ("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567", "https://x.com/i/status/1234567"),
            ("https://www.instagram.com/p/Ab_1/embed/captioned/", "https://www.instagram.com/p/Ab_1/"),
        ] {
            assert_eq!(player_url(frame).as_deref(), Some(page));
        }
    }

    #[test]
    fn posts_are_known_by_their_link() {
        for (link, page) in [
            ("https://twitter.com/ada/status/1234567?ref_src=x", "https://x.com/i/status/1234567"),
            ("https://mobile.twitter.com/ada/status/1234567/photo/1", "https://x.com/i/status/1234567"),
            ("//www.instagram.com/reel/Ab_1/?utm_source=x", "https://www.instagram.com/reel/Ab_1/"),
            ("https://bsky.app/profile/ada/post/3k#x", "https://bsky.app/profile/ada/post/3k"),
        ] {
            assert_eq!(post_url(link).as_deref(), Some(page));
        }
        for link in [
            "https://twitter.com/ada",
            "https://twitter.com/ada/status/x\"y",
            "https://elsewhere.example/ada/status/1234567",
            "https://twitter.com.elsewhere.example/ada/status/1234567",
            "https://www.instagram.com/ada/",
            "https://www.tiktok.com/@ada",
            "javascript:alert(1)//twitter.com/ada/status/1234567",
        ] {
            assert_eq!(post_url(link), None, "{link}");
        }
    }

    #[test]
    fn other_frames_are_dropped() {
        for frame in [
            "https://accounts.youtube.com/accounts/CheckConnection?v=abcdefghijk",
            "https://www.youtube.com/subscribe_embed?channelid=UCabcdefghijk",
            "https://www.youtube.com/embed/live_stream?channel=x",
            "https://ads.example/youtube.com/embed/abcdefghijk",
            "https://youtube.com.evil.example/embed/abcdefghijk",
            "https://www.youtube.com/embed/\"><script>",
            "javascript:alert(1)",
            "https://www.facebook.com/plugins/like.php",
            "about:blank",
            "https://platform.twitter.com/widgets/follow_button.html",
            "https://platform.twitter.com/embed/Tweet.html?id=x%22",
        ] {
            assert_eq!(player_url(frame), None, "{frame}");
        }
    }
}
