//! Walks a page's elements in their order, without recursion, so that depth costs no stack.
//!
//! Example: of `<p>a<b>b</b></p>` it enters `p`, `a`, `b`, `b`, and leaves them again from the inside.

use dom_query::NodeRef;

pub(super) trait Visitor<'d> {
    /// True where what is inside does not count.
    fn enter(&mut self, node: &NodeRef<'d>) -> bool;
    fn leave(&mut self, node: &NodeRef<'d>);
}

/// What lies inside `root`.
pub(super) fn walk<'d>(root: &NodeRef<'d>, visitor: &mut impl Visitor<'d>) {
    let mut next = root.first_child();
    while let Some(node) = next {
        let passed_over = visitor.enter(&node);
        next = if passed_over { None } else { node.first_child() };
        if next.is_none() {
            next = leave(node, root, visitor);
        }
    }
}

/// The next node behind `node` that is not inside it.
fn leave<'d>(node: NodeRef<'d>, root: &NodeRef<'d>, visitor: &mut impl Visitor<'d>) -> Option<NodeRef<'d>> {
    let mut node = node;
    loop {
        visitor.leave(&node);
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent().filter(|parent| parent.id != root.id)?;
    }
}
