//! The nodes of a project. Each is shared with every view of the project, and copied only when one of them changes it:
//! a view as somebody knew the project costs as much as what is different in it. What was kept of a large project is
//! taken from its shelf when it is asked for, and never before: who looks at one lot does not unpack all the others.

use crate::domain::node::Node;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::Debug;
use std::ops::Range;
use std::sync::{Arc, OnceLock};
use std::thread;

/// Where nodes lie until somebody asks for one. What it gives must be what was put there: whoever puts a shelf up
/// has made sure of that.
pub trait NodeShelf: Debug + Send + Sync {
    /// How many lie there.
    fn count(&self) -> usize;

    /// The places of the nodes that are packed together with the one at a place.
    fn pack_of(&self, at: usize) -> Range<usize>;

    /// Those nodes.
    fn unpacked(&self, at: usize) -> Vec<Node>;
}

/// Nodes in plan order, each at its place.
#[derive(Clone, Debug, Default)]
pub struct NodeList {
    slots: Vec<OnceLock<Arc<Node>>>,
    shelf: Option<Arc<dyn NodeShelf>>,
}

impl NodeList {
    /// The nodes of a shelf.
    pub fn shelved(shelf: Arc<dyn NodeShelf>) -> Self {
        Self {
            slots: vec![OnceLock::new(); shelf.count()],
            shelf: Some(shelf),
        }
    }

    /// The node at a place.
    pub fn get(&self, at: usize) -> Option<&Node> {
        let slot = self.slots.get(at)?;
        if slot.get().is_none() {
            self.unpack(at);
        }
        slot.get().map(Arc::as_ref)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether nothing is planned.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The first one.
    pub fn first(&self) -> Option<&Node> {
        self.get(0)
    }

    /// All of them.
    pub fn iter(&self) -> NodeIter<'_> {
        self.unpack_all();
        NodeIter {
            list: self,
            places: 0..self.len(),
        }
    }

    pub(in crate::domain) fn get_mut(&mut self, at: usize) -> Option<&mut Node> {
        self.get(at)?;
        self.slots.get_mut(at)?.get_mut().map(Arc::make_mut)
    }

    pub(in crate::domain) fn push(&mut self, node: Node) {
        self.slots.push(OnceLock::from(Arc::new(node)));
    }

    /// Takes a node and those packed with it from the shelf.
    fn unpack(&self, at: usize) {
        let Some(shelf) = &self.shelf else {
            return;
        };
        for (at, node) in shelf.pack_of(at).zip(shelf.unpacked(at)) {
            if let Some(slot) = self.slots.get(at) {
                // Another thread may have been quicker, or the node was changed since.
                _ = slot.set(Arc::new(node));
            }
        }
    }

    /// Whoever goes over all of them gets them by both cores of a laptop.
    fn unpack_all(&self) {
        let Some(shelf) = &self.shelf else {
            return;
        };
        let (mut packs, mut at) = (Vec::new(), 0);
        while at < shelf.count() {
            let pack = shelf.pack_of(at);
            let slots = self.slots.get(pack.clone()).unwrap_or_default();
            if slots.iter().any(|slot| slot.get().is_none()) {
                packs.push(at);
            }
            at = pack.end.max(at + 1);
        }
        let (ours, theirs) = packs.split_at(packs.len() / 2);
        if ours.is_empty() {
            theirs.iter().for_each(|at| self.unpack(*at));
            return;
        }
        thread::scope(|scope| {
            scope.spawn(|| theirs.iter().for_each(|at| self.unpack(*at)));
            ours.iter().for_each(|at| self.unpack(*at));
        });
    }
}

/// Goes over nodes.
#[derive(Clone, Debug)]
pub struct NodeIter<'a> {
    list: &'a NodeList,
    places: Range<usize>,
}

impl<'a> Iterator for NodeIter<'a> {
    type Item = &'a Node;

    fn next(&mut self) -> Option<&'a Node> {
        self.list.get(self.places.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl ExactSizeIterator for NodeIter<'_> {}

impl DoubleEndedIterator for NodeIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.list.get(self.places.next_back()?)
    }
}

impl<'a> IntoIterator for &'a NodeList {
    type Item = &'a Node;
    type IntoIter = NodeIter<'a>;

    fn into_iter(self) -> NodeIter<'a> {
        self.iter()
    }
}

impl FromIterator<Node> for NodeList {
    fn from_iter<I: IntoIterator<Item = Node>>(nodes: I) -> Self {
        let mut list = Self::default();
        nodes.into_iter().for_each(|node| list.push(node));
        list
    }
}

impl Serialize for NodeList {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for NodeList {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::<Node>::deserialize(from).map(Self::from_iter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// Packs of three, and which of them were asked for.
    #[derive(Debug, Default)]
    struct Threes(Mutex<Vec<usize>>);

    impl NodeShelf for Threes {
        fn count(&self) -> usize {
            8
        }

        fn pack_of(&self, at: usize) -> Range<usize> {
            let from = at / 3 * 3;
            from..(from + 3).min(8)
        }

        fn unpacked(&self, at: usize) -> Vec<Node> {
            self.0.lock().unwrap().push(at / 3);
            self.pack_of(at).map(|at| node(&at.to_string())).collect()
        }
    }

    fn node(code: &str) -> Node {
        let subject = serde_json::json!({"code": code, "kind": "lot", "name": code, "parent": ""});
        let node =
            serde_json::json!({"subject": subject, "parent": null, "children": [], "checks": []});
        serde_json::from_value(node).unwrap()
    }

    fn codes(list: &NodeList) -> Vec<&str> {
        list.iter().map(|node| node.subject.code.as_str()).collect()
    }

    #[test]
    fn a_node_is_unpacked_with_its_neighbours_and_only_once() {
        let shelf = Arc::new(Threes::default());
        let mut list = NodeList::shelved(shelf.clone());
        assert_eq!(list.len(), 8);
        assert!(shelf.0.lock().unwrap().is_empty());
        assert_eq!(list.get(4).unwrap().subject.code, "4");
        assert_eq!(list.get(5).unwrap().subject.code, "5");
        assert!(list.get(8).is_none());
        assert_eq!(*shelf.0.lock().unwrap(), [1]);
        list.get_mut(4).unwrap().subject.code = "changed".into();
        list.get_mut(7).unwrap().subject.code = "too".into();
        list.push(node("new"));
        assert_eq!(
            codes(&list),
            ["0", "1", "2", "3", "changed", "5", "6", "too", "new"]
        );
        let mut asked = shelf.0.lock().unwrap().clone();
        asked.sort_unstable();
        assert_eq!(asked, [0, 1, 2]);
    }

    #[test]
    fn a_view_is_not_changed_with_the_list() {
        let list = NodeList::shelved(Arc::new(Threes::default()));
        let (mut changed, before) = (list.clone(), list.clone());
        changed.get_mut(1).unwrap().subject.code = "changed".into();
        assert_eq!(codes(&before)[1], "1");
        assert_eq!(codes(&changed)[1], "changed");
        let back = before.iter().rev().map(|node| node.subject.code.clone());
        assert_eq!(back.collect::<String>(), "76543210");
    }
}
