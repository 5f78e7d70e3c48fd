//! Evidence of names: classes and ids around a picture, and the name of its file.

use crate::figures::candidates::Candidate;
use crate::figures::class_hints::{self, ClassHints, element_hints};
use crate::figures::kept_region::KeptRegion;
use crate::figures::tree_queries::MAX_ANCESTORS;
use crate::page::word_table::AnyOf;
use crate::page::{NodeId, Tag};

/// Most characters of a box about an author or another story; an article has more.
const BOX: u32 = 600;

/// Folders of faces in addresses.
const PORTRAIT_FOLDERS: AnyOf<'_> =
    AnyOf::new(&["/avatar", "gravatar.com", "/authors/", "/autoren/", "/profiles/", "/headshots/", "/staff/"]);

/// The hints of a picture's element, of the elements around it that hold little more, and of its file name.
pub(super) fn hints(region: &KeptRegion, candidate: &Candidate, wrapper: NodeId) -> ClassHints {
    let page = region.page;
    let mut found = ClassHints::default();
    for around in page.ancestors(candidate.node).take(MAX_ANCESTORS) {
        // Beyond the figure's parent, classes are those of the article, but not of a small box that nothing is kept of.
        let beyond = around < wrapper && Some(around) != page.parent(wrapper);
        let in_box = || matches!(region.chars(&region.blocks(around)), (1..=BOX, 0));
        if region.is_boundary(around) || beyond && !in_box() {
            break;
        }
        let here = element_hints(page, around);
        if beyond {
            found.boilerplate |= here.boilerplate;
            continue;
        }
        found.icon |= here.icon;
        // The face of who wrote the text links to their page (`rel`, HTML Standard).
        if page.tag(around) == Tag::A && page.attr(around, "rel").is_some_and(|rel| rel.contains("author")) {
            found.portrait = true;
            found.icon = true;
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
        let file = class_hints::hints(file);
        found.icon |= file.icon || path.contains("/icons/") || path.contains("/logos/");
        found.portrait = found.portrait || file.portrait || PORTRAIT_FOLDERS.is_in(path);
        found.boilerplate |= file.boilerplate;
    }
    found
}
