//! The room of the native build: raw HTML files become snapshots. html5ever stands here and nowhere else.
