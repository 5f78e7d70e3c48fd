//! Evidence of names: classes and ids around a picture, and the name of its file.

use crate::figures::candidates::Candidate;
use crate::figures::candidates::image_url::names_image_file;
use crate::figures::class_hints::{self, ClassHints, element_hints};
use crate::figures::kept_region::KeptRegion;
use crate::figures::tree_queries::MAX_ANCESTORS;
use crate::page::word_table::AnyOf;
use crate::page::{NodeId, Tag};

/// Most characters of a box about an author or another story; an article has more.
const BOX: u32 = 600;

/// Least width of a picture that is larger than icons are, in pixels.
const LARGE: u32 = 300;

/// Least bytes of the name of a file that is a number in letters.
const NUMBER: usize = 60;

/// Folders of faces in addresses.
const PORTRAIT_FOLDERS: AnyOf<'_> =
    AnyOf::new(&["/avatar", "gravatar.com", "/authors/", "/autoren/", "/profiles/", "/headshots/", "/staff/"]);

/// The hints of a picture's element, of the elements around it that hold little more, and of its file name.
pub(super) fn hints(region: &KeptRegion, candidate: &Candidate, wrapper: NodeId) -> ClassHints {
    let page = region.page;
    let mut found = ClassHints::default();
    let mut linked = false;
    for around in page.ancestors(candidate.node).take(MAX_ANCESTORS) {
        // Beyond the figure's parent, classes are those of the article, but not of a card: a small box around a link,
        // of which nothing is kept.
        let beyond = around < wrapper && Some(around) != page.parent(wrapper);
        if beyond {
            if !linked || !matches!(region.chars(&region.blocks(around)), (1..=BOX, 0)) {
                break;
            }
            found.boilerplate |= element_hints(page, around).boilerplate;
            continue;
        }
        if region.is_boundary(around) {
            break;
        }
        let here = element_hints(page, around);
        // What shows a large picture larger is a button by its role.
        let to_image = || page.attr(around, "href").is_some_and(names_image_file);
        let enlarges = here.icon && page.attr(around, "role") == Some("button") && (is_large(candidate) || to_image());
        found.icon |= here.icon && !enlarges;
        if page.tag(around) == Tag::A {
            linked = true;
            // The face of who wrote the text links to their page (`rel`, HTML Standard).
            if page.attr(around, "rel").is_some_and(|rel| rel.contains("author")) {
                found.portrait = true;
                found.icon = true;
            }
        }
        // The class of a box around the figure counts only if the box holds little more.
        let own = around >= wrapper || region.chars(&region.blocks(around)).0 <= BOX;
        found.portrait |= here.portrait && own;
        found.boilerplate |= here.boilerplate && own;
        found.hero |= here.hero;
    }
    if let Some(source) = &candidate.source {
        let path = source.address.as_str().split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').next().unwrap_or_default();
        // A long name without an extension is a number in letters, in which "AD_4n" says nothing.
        let is_number = file.len() >= NUMBER && !file.contains('.');
        let file = if is_number { ClassHints::default() } else { class_hints::hints(file) };
        found.icon |= file.icon || path.contains("/icons/") || path.contains("/logos/");
        found.portrait = found.portrait || file.portrait || PORTRAIT_FOLDERS.is_in(path);
        found.boilerplate |= file.boilerplate;
    }
    found
}

/// Whether a picture is larger than icons are.
fn is_large(candidate: &Candidate) -> bool {
    candidate.source.as_ref().and_then(|source| source.width).is_some_and(|width| width >= LARGE)
}
