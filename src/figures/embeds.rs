//! Players of other sites: known by their address, kept as a link.
//!
//! A frame of any other address is dropped: it may be an advertisement, a form, a counter. No frame is ever loaded; what
//! comes of one is the address of its page and its title.

use super::span;
use crate::article::Address;
use crate::page::{NodeId, Page, Tag};

/// A player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Embed {
    /// The page that shows it.
    pub address: Address,
    pub title: Option<String>,
}

/// Reads an element as a player: a frame, or the stand-in that a script would turn into one.
pub(super) fn read(page: &Page, node: NodeId) -> Option<Embed> {
    let address = match page.tag(node) {
        Tag::Iframe => frame(page, node)?,
        Tag::Object | Tag::Embed => player(page.attr(node, "data").or_else(|| page.attr(node, "src"))?)?,
        Tag::Other => custom(page, node)?,
        Tag::Div | Tag::A | Tag::Span | Tag::Button => stand_in(page, node)?,
        Tag::Blockquote => post(page, node)?,
        _ => return None,
    };
    let title =
        page.attr(node, "title").or_else(|| page.attr(node, "data-title")).or_else(|| page.attr(node, "playlabel"));
    let words = || {
        let texts = page.descendants(node).take(60).map(|n| page.text(n));
        texts.collect::<Vec<_>>().join(" ").chars().take(200).collect::<String>()
    };
    // A post that a script would fetch says what it is in a few words.
    let own = (page.tag(node) == Tag::Blockquote).then(words);
    let title = title.or(own.as_deref()).map(span::collapse).filter(|t| !t.is_empty());
    Some(Embed { address: Address::link(&address, page.base())?, title })
}

fn frame(page: &Page, node: NodeId) -> Option<String> {
    let names = [
        "src",
        "data-src",
        "data-lazy-src",
        "data-litespeed-src",
        "data-original",
        "data-url",
        "data-cmp-src",
        "data-cookieblock-src",
    ];
    names.iter().filter_map(|n| page.attr(node, n)).find_map(player)
}

/// `lite-youtube`, `amp-youtube`, `lite-vimeo` and their like.
fn custom(page: &Page, node: NodeId) -> Option<String> {
    let name = page.name(node);
    if !(name.starts_with("lite-") || name.starts_with("amp-") || name.ends_with("-video") || name.ends_with("-player"))
    {
        return None;
    }
    if let Some(known) = page.attr(node, "src").and_then(player) {
        return Some(known);
    }
    let names = ["videoid", "video-id", "data-videoid", "data-video-id", "data-tweetid", "data-shortcode"];
    let id = names.iter().find_map(|a| page.attr(node, a))?;
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

/// A post of another site whose script would put a frame in place of the quotation.
fn post(page: &Page, node: NodeId) -> Option<String> {
    let class = page.attr(node, "class")?;
    let named = || page.attr(node, "data-instgrm-permalink").or_else(|| page.attr(node, "cite"));
    if class.contains("instagram-media") || class.contains("tiktok-embed") { player(named()?) } else { None }
}

/// A box with the id of a YouTube video, that loads the player when clicked.
fn stand_in(page: &Page, node: NodeId) -> Option<String> {
    let names = [
        "data-youtube-id",
        "data-yt-id",
        "data-ytid",
        "data-youtube",
        "data-id",
        "data-video-id",
        "data-videoid",
        "data-embed",
    ];
    // Nearly no element has any of this.
    if matches!(page.tag(node), Tag::A | Tag::Button) || !page.attrs(node).any(|(name, _)| name.starts_with("data-")) {
        return None;
    }
    let mut marked = false;
    let mut id = None;
    let mut source = None;
    for (name, value) in page.attrs(node) {
        match name {
            "class" => marked = value.contains("youtube") || value.contains("yt-") || value.contains("lyte"),
            "data-src" | "data-embed-url" | "data-video-url" => source = source.or(Some(value)),
            _ if names.contains(&name) => {
                marked |= name.contains("youtube") || name.contains("yt");
                id = id.or(Some(value));
            }
            _ => {}
        }
    }
    source.and_then(player).or_else(|| marked.then_some(id).flatten().and_then(youtube))
}

/// The page of what a player's address shows.
fn player(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = address.strip_prefix("https:").or_else(|| address.strip_prefix("http:")).unwrap_or(address);
    let rest = rest.strip_prefix("//")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let bare = path.split(['?', '#']).next().unwrap_or_default();
    let last = bare.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let is = |name: &str| host == name || host.strip_suffix(name).is_some_and(|h| h.ends_with('.'));
    if is("youtube.com") || is("youtube-nocookie.com") || host == "youtu.be" {
        if last == "videoseries" || bare.is_empty() {
            let list = query(path, "list").filter(|l| is_id(l, 10, 64))?;
            return Some(["https://www.youtube.com/playlist?list=", list].concat());
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
    // Players whose own address is a page that can be opened.
    let known = [
        "geo.dailymotion.com",
        "player.twitch.tv",
        "clips.twitch.tv",
        "w.soundcloud.com",
        "embed.ted.com",
        "tiktok.com",
        "bandcamp.com",
        "codepen.io",
        "streamable.com",
        "rumble.com",
        "fast.wistia.net",
        "fast.wistia.com",
        "players.brightcove.net",
        "content.jwplatform.com",
        "cdn.jwplayer.com",
        "loom.com",
        "archive.org",
        "embed.podcasts.apple.com",
        "player.bilibili.com",
        "rutube.ru",
        "ok.ru",
        "vk.com",
        "facebook.com",
        "datawrapper.dwcdn.net",
        "flo.uri.sh",
        "embed.music.apple.com",
        "player.simplecast.com",
        "html5-player.libsyn.com",
        "share.transistor.fm",
        "anchor.fm",
        "videopress.com",
        "tv.naver.com",
        "play-tv.kakao.com",
        "v.qq.com",
        "player.youku.com",
        "coub.com",
        "bbc.com",
        "cnn.com",
    ];
    let plugin = is("facebook.com") && !path.starts_with("plugins/video") && !path.starts_with("plugins/post");
    let found = known.contains(&host) && !plugin && !path.is_empty();
    found.then(|| ["https://", rest].concat())
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
    fn players_become_the_page_they_show() {
        for (frame, page) in [
            ("https://www.youtube.com/embed/abcdefghijk?rel=0", "https://www.youtube.com/watch?v=abcdefghijk"),
            ("//www.youtube-nocookie.com/embed/abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk"),
            ("https://player.vimeo.com/video/123456789?h=1", "https://vimeo.com/123456789"),
            ("https://open.spotify.com/embed/episode/x?utm_source=a", "https://open.spotify.com/episode/x"),
            ("https://www.dailymotion.com/embed/video/x1", "https://dailymotion.com/video/x1"),
            ("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567", "https://x.com/i/status/1234567"),
            ("https://www.instagram.com/p/Ab_1/embed/captioned/", "https://www.instagram.com/p/Ab_1/"),
        ] {
            assert_eq!(player(frame).as_deref(), Some(page));
        }
    }

    #[test]
    fn other_frames_are_dropped() {
        for frame in [
            "https://ads.example/youtube.com/embed/abcdefghijk",
            "https://youtube.com.evil.example/embed/abcdefghijk",
            "https://www.youtube.com/embed/\"><script>",
            "javascript:alert(1)",
            "https://www.facebook.com/plugins/like.php",
            "about:blank",
            "https://platform.twitter.com/widgets/follow_button.html",
            "https://platform.twitter.com/embed/Tweet.html?id=x%22",
        ] {
            assert_eq!(player(frame), None, "{frame}");
        }
    }
}
