//! The flat tree: a page with shadow roots as it is rendered.
//!
//! A shadow root was captured as a `<template shadowrootmode>` that is its host's first child. In the flat tree the
//! host's children are those of its shadow root, and each of the host's own children is in the slot it is assigned to,
//! or nowhere (DOM Standard, "find a slot"; CSS Scoping, "flat tree"). The slot itself stays, as an element without a
//! box. Manual slot assignment (`slotAssignment: "manual"`) is not in the snapshot; such slots show their fallback.

use super::node::{Kind, Node, NodeId, NodeKind};
use super::tag::Tag;
use super::tree::Page;

/// Rebuilds the page as its flat tree. `shadows` are the templates of its shadow roots, ascending.
pub(super) fn flatten(page: Page, shadows: &[NodeId]) -> Page {
    if shadows.is_empty() { page } else { flattened(page, shadows) }
}

#[inline(never)]
fn flattened(page: Page, shadows: &[NodeId]) -> Page {
    let assigned = assign(&page, shadows);
    let flat = Flat::of(&page, shadows, &assigned);
    let mut page = page;
    page.nodes = flat.nodes;
    let moved = |node: NodeId| flat.moved.get(node.index()).copied().filter(|&to| to != NodeId::DOCUMENT);
    page.hidden = page.hidden.iter().filter_map(|&node| moved(node)).collect();
    page.hidden.sort_unstable();
    let mut pictures = std::mem::take(&mut page.pictures);
    let mut places: Vec<(NodeId, usize)> =
        pictures.iter().enumerate().filter_map(|(at, picture)| Some((moved(picture.0)?, at))).collect();
    places.sort_unstable();
    page.pictures = places.into_iter().map(|(node, at)| (node, std::mem::take(&mut pictures[at].1))).collect();
    page.names.move_nodes(moved);
    page
}

/// Slots and the children of hosts assigned to them: by slot, then in document order.
type Assigned = Vec<(NodeId, NodeId)>;

fn assign(page: &Page, shadows: &[NodeId]) -> Assigned {
    let mut slots = slots(page, shadows);
    // Of slots with the same name only the first in the document is filled.
    slots.sort_unstable();
    slots.dedup_by_key(|slot| (slot.0, slot.1));
    let mut assigned = Vec::new();
    for &shadow in shadows {
        let Some(host) = page.parent(shadow) else { continue };
        for child in page.children(host).filter(|&child| child != shadow) {
            let name = match page.kind(child) {
                Kind::Element => page.attr(child, "slot").unwrap_or_default(),
                Kind::Text => "",
                Kind::Document | Kind::Comment => continue,
            };
            if let Ok(at) = slots.binary_search_by_key(&(shadow, name), |slot| (slot.0, slot.1)) {
                assigned.push((slots[at].2, child));
            }
        }
    }
    assigned.sort_unstable();
    assigned
}

/// All slots of shadow trees: the tree's root, the slot's name, the slot. Those in templates are not filled.
fn slots<'a>(page: &'a Page, shadows: &[NodeId]) -> Vec<(NodeId, &'a str, NodeId)> {
    let mut slots = Vec::new();
    // The shadow roots around, innermost last, and where each ends.
    let mut around: Vec<(NodeId, usize)> = Vec::new();
    let mut at = 0;
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        while around.last().is_some_and(|&(_, end)| end <= node.index()) {
            around.pop();
        }
        match page.tag(node) {
            Tag::Template if page.is_foreign(node) => {}
            Tag::Template if shadows.binary_search(&node).is_ok() => around.push((node, page.end(node))),
            Tag::Template => at = page.end(node),
            Tag::Slot if !page.is_foreign(node) => {
                if let Some(&(shadow, _)) = around.last() {
                    slots.push((shadow, page.attr(node, "name").unwrap_or_default(), node));
                }
            }
            _ => {}
        }
    }
    slots
}

/// The nodes in their new order, and for each old node its new id; the document's id for nodes that are removed.
struct Flat {
    nodes: Vec<Node>,
    moved: Vec<NodeId>,
}

/// An element whose children are being written.
struct Open {
    /// Its new id.
    node: NodeId,
    rest: Rest,
}

/// The children of an element that are still to be written.
enum Rest {
    /// Siblings, up to the end of their parent.
    Children { next: usize, end: usize },
    /// A range of those assigned to a slot.
    Assigned { next: usize, end: usize },
}

impl Flat {
    fn of(page: &Page, shadows: &[NodeId], assigned: &Assigned) -> Self {
        let mut flat = Self { nodes: Vec::with_capacity(page.len()), moved: vec![NodeId::DOCUMENT; page.len()] };
        flat.nodes.push(page.nodes[0]);
        let mut open = vec![Open { node: NodeId::DOCUMENT, rest: Rest::Children { next: 1, end: page.len() } }];
        while let Some(innermost) = open.last_mut() {
            let node = match &mut innermost.rest {
                Rest::Children { next, end } if *next < *end => {
                    let node = NodeId::from_index(*next);
                    *next = page.end(node);
                    node
                }
                Rest::Assigned { next, end } if *next < *end => {
                    *next += 1;
                    assigned[*next - 1].1
                }
                Rest::Children { .. } | Rest::Assigned { .. } => {
                    flat.nodes[innermost.node.index()].end = flat.nodes.len() as u32;
                    open.pop();
                    continue;
                }
            };
            let new = NodeId::from_index(flat.nodes.len());
            flat.moved[node.index()] = new;
            let old = page.nodes[node.index()];
            flat.nodes.push(Node { parent: innermost.node.0, end: new.0 + 1, ..old });
            if old.is_element() {
                open.push(Open { node: new, rest: rest(page, node, shadows, assigned) });
            }
        }
        flat
    }
}

/// The children of an element in the flat tree.
fn rest(page: &Page, node: NodeId, shadows: &[NodeId], assigned: &Assigned) -> Rest {
    let first = node.index() + 1;
    let children = Rest::Children { next: first, end: page.end(node) };
    if shadows.binary_search(&NodeId::from_index(first)).is_ok() {
        return Rest::Children { next: first + 1, end: page.end(NodeId::from_index(first)) };
    }
    let n = &page.nodes[node.index()];
    if n.tag != Tag::Slot || n.kind != NodeKind::Html {
        return children;
    }
    let next = assigned.partition_point(|a| a.0 < node);
    let end = assigned.partition_point(|a| a.0 <= node);
    if next == end { children } else { Rest::Assigned { next, end } }
}

#[cfg(test)]
mod tests {
    use crate::page::{Form, Kind, NodeId, Page, PictureFacts, Snapshot};

    fn snapshot(body: &str) -> Snapshot {
        let html = format!("<html><head></head><body>{body}</body></html>");
        Snapshot { shadow_roots: true, ..Snapshot::from_serialised(html, "https://a.example/") }
    }

    /// The body as one line: `name(children)`, text as it is.
    fn flat(snapshot: Snapshot) -> String {
        let page = Page::read(snapshot).unwrap();
        let body = page.body().unwrap();
        let mut out = String::new();
        let mut ends = Vec::new();
        for node in page.descendants(body) {
            while ends.last().is_some_and(|&end| end <= node.index()) {
                ends.pop();
                out.push(')');
            }
            match page.kind(node) {
                Kind::Element => {
                    out += &format!("{}(", page.name(node));
                    ends.push(page.end(node));
                }
                _ => out += page.text(node),
            }
            let parent = page.parent(node).unwrap();
            assert!(page.contains(parent, node) && page.children(parent).any(|child| child == node));
        }
        out.extend(ends.iter().map(|_| ')'));
        out
    }

    #[test]
    fn the_shadow_tree_replaces_the_children() {
        assert_eq!(
            flat(snapshot(
                r#"<x-a><template shadowrootmode="open"><p>shown</p></template><b>not</b></x-a><i>after</i>"#
            )),
            "x-a(p(shown))i(after)"
        );
    }

    #[test]
    fn children_are_in_the_slot_of_their_name() {
        let body = r#"<x-a><template shadowrootmode="closed" shadowrootserializable=""><h1><slot name="t">T</slot></h1>
<slot>D</slot></template><p slot="t">1</p>two<i>3</i><b slot="none">4</b><u slot="t">5</u><!--6--></x-a>"#;
        assert_eq!(flat(snapshot(body)), "x-a(h1(slot(p(1)u(5)))\nslot(twoi(3)))");
    }

    #[test]
    fn an_empty_slot_shows_its_fallback() {
        let body =
            r#"<x-a><template shadowrootmode="open"><slot name="t"><b>T</b></slot><slot>D</slot></template></x-a>"#;
        assert_eq!(flat(snapshot(body)), "x-a(slot(b(T))slot(D))");
    }

    #[test]
    fn of_two_slots_with_one_name_the_first_is_filled() {
        let body = r#"<x-a><template shadowrootmode="open"><slot>1</slot><slot>2</slot></template>x</x-a>"#;
        assert_eq!(flat(snapshot(body)), "x-a(slot(x)slot(2))");
    }

    #[test]
    fn a_slot_passed_on_is_filled_from_outside() {
        let body = r#"<x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open"><p><slot></slot></p></template><slot name="n"></slot></x-b></template><i slot="n">x</i></x-a>"#;
        assert_eq!(flat(snapshot(body)), "x-a(x-b(p(slot(slot(i(x))))))");
    }

    #[test]
    fn hosts_may_be_children_of_hosts() {
        let body = r#"<x-a><template shadowrootmode="open"><slot></slot></template><x-b><template shadowrootmode="open"><u><slot></slot></u></template>x</x-b></x-a>"#;
        assert_eq!(flat(snapshot(body)), "x-a(slot(x-b(u(slot(x)))))");
    }

    #[test]
    fn slots_in_templates_or_outside_shadow_trees_stay_as_they_are() {
        let body = r#"<slot name="t">f</slot><x-a><template shadowrootmode="open"><template><slot name="t">g</slot></template>y</template><p slot="t">1</p></x-a>"#;
        assert_eq!(flat(snapshot(body)), "slot(f)x-a(template(slot(g))y)");
    }

    #[test]
    fn only_a_first_child_of_a_page_with_shadow_roots_is_one() {
        let body = r#"x<x-a><template shadowrootmode="open"><p><b>s</b></p></template>l</x-a>"#;
        let plain = Snapshot { shadow_roots: false, ..snapshot(body) };
        assert_eq!(Page::read(plain.clone()).unwrap().element_count(), 5);
        assert_eq!(flat(plain), "xx-a(template(p(b(s)))l)");
        assert_eq!(Page::read(snapshot(body)).unwrap().element_count(), 6);
        let second = r#"<x-a>l<template shadowrootmode="open"><p>s</p></template></x-a>"#;
        assert_eq!(flat(snapshot(second)), "x-a(ltemplate(p(s)))");
        let inert = r#"x<template><x-a><template shadowrootmode="open"><p>s</p></template>l</x-a></template>"#;
        assert_eq!(flat(snapshot(inert)), "xtemplate(x-a(template(p(s))l))");
    }

    #[test]
    fn both_forms_have_shadow_roots() {
        let body = r#"<x-a><template shadowrootmode="open"><p><slot></slot></p></template>x</x-a>"#;
        assert_eq!(flat(Snapshot { form: Form::Packed, ..snapshot(body) }), "x-a(p(slot(x)))");
    }

    #[test]
    fn hidden_places_and_pictures_move_along() {
        // 0 html 1 head 2 body 3 x-a | 4 slot 5 img | 6 img (slotted) 7 b (in no slot) 8 i
        let body = r#"<x-a><template shadowrootmode="open"><slot name="t"></slot><img id="5"></template><img slot="t" id="6"><b slot="u" id="7"></b></x-a><i id="8">x</i>"#;
        let facts = |width| PictureFacts { width, ..PictureFacts::default() };
        let page = Page::read(Snapshot {
            hidden: vec![5, 7, 8],
            pictures: vec![(5, facts(50)), (6, facts(60)), (7, facts(70))],
            element_count: Some(9),
            ..snapshot(body)
        })
        .unwrap();
        let all = || page.descendants(NodeId::DOCUMENT);
        let ids = |keep: &dyn Fn(NodeId) -> bool| -> Vec<&str> {
            all().filter(|&n| keep(n)).filter_map(|n| page.attr(n, "id")).collect()
        };
        assert_eq!(ids(&|_| true), ["6", "5", "8"]);
        assert_eq!(ids(&|n| page.is_hidden(n)), ["5", "8"]);
        let widths: Vec<u32> = all().filter_map(|n| page.picture(n)).map(|p| p.width).collect();
        assert_eq!(widths, [60, 50]);
    }

    #[test]
    fn hosts_may_lie_deep_in_one_another() {
        let deep = 50_000;
        let body = r#"<x-a><template shadowrootmode="open"><slot></slot>"#.repeat(deep)
            + "x"
            + &"</template>y</x-a>".repeat(deep);
        let page = Page::read(snapshot(&body)).unwrap();
        assert_eq!(page.element_count() as usize, 3 + 2 * deep);
        // In each host a filled slot (two nodes) and then the next host; within the innermost a text.
        assert_eq!(page.len(), 1 + 3 + 3 * deep + 1);
    }

    #[test]
    fn rare_names_move_along() {
        let mut body = String::from(r#"<x-a><template shadowrootmode="open"><p></p><slot></slot><q></q></template>x"#);
        for n in 0..3000 {
            body += &format!("<y-{n}></y-{n}>");
        }
        body += "</x-a><z-z></z-z>";
        let page = Page::read(snapshot(&body)).unwrap();
        let names: Vec<&str> =
            page.descendants(NodeId::DOCUMENT).map(|n| page.name(n)).filter(|n| n.contains('-')).collect();
        let expected: Vec<String> = (0..3000).map(|n| format!("y-{n}")).collect();
        assert_eq!(names[0], "x-a");
        assert_eq!(names[1..3001], expected[..]);
        assert_eq!(names[3001], "z-z");
    }
}
