//! The parts of what is kept of a project, each packed by itself: nodes a few at a time, so that one lot is there
//! without unpacking the others. Where they are kept, and whether they may be believed, is for `cache`.

use crate::domain::node::Node;
use crate::domain::nodes::{NodeList, NodeShelf};
use crate::replay::Folded;
use crate::store::KnownTree;
use crate::workspace::held::kept::KeptState;
use crate::workspace::held::made::{Made, MadeTimes};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// So many nodes are packed together: neighbours say much alike, and who looks at one unpacks them all.
const TOGETHER: usize = 32;

/// zstd's fastest: what is kept is only a copy, and soon made again.
const LEVEL: i32 = 1;

/// What was never packed by this program would take more room than that unpacked.
const MOST: usize = 1 << 30;

/// What stands before the parts: how long each is, one behind the other.
#[derive(Serialize, Deserialize)]
pub(super) struct StatePartsHead {
    state: usize,
    nodes: usize,
    packs: Vec<usize>,
    made: usize,
}

/// A state in parts.
pub(super) struct StateParts {
    pub head: StatePartsHead,
    pub bytes: Vec<u8>,
}

impl StateParts {
    /// Packs a state; none where that does not go.
    pub fn of((known, folded, made): (&KnownTree, &Folded, &Made)) -> Option<Self> {
        let mut rest = folded.clone();
        let nodes = rest.state.exchange_nodes(NodeList::default());
        let mut bytes = packed(&(known, &rest))?;
        let mut head = StatePartsHead {
            state: bytes.len(),
            nodes: nodes.len(),
            packs: Vec::new(),
            made: 0,
        };
        let nodes: Vec<&Node> = nodes.iter().collect();
        for together in nodes.chunks(TOGETHER) {
            let pack = packed(&together)?;
            head.packs.push(pack.len());
            bytes.extend(pack);
        }
        let made = packed(&made.whole())?;
        head.made = made.len();
        bytes.extend(made);
        Some(Self { head, bytes })
    }

    /// The state they are of.
    pub fn state(self) -> Option<KeptState> {
        let Self { head, bytes } = self;
        let bytes: Arc<[u8]> = bytes.into();
        let (known, mut folded): (KnownTree, Folded) = unpacked(bytes.get(..head.state)?)?;
        let mut at = head.state;
        let packs = head.packs.into_iter().map(|len| {
            let from = at;
            at = from.saturating_add(len);
            from..at
        });
        let packs = NodePacks {
            packs: packs.collect(),
            nodes: head.nodes,
            bytes: Arc::clone(&bytes),
        };
        let made = at..at.checked_add(head.made)?;
        let whole = bytes.len() == made.end && packs.packs.len() == head.nodes.div_ceil(TOGETHER);
        if !whole {
            return None;
        }
        folded
            .state
            .exchange_nodes(NodeList::shelved(Arc::new(packs)));
        let times = move || -> Option<MadeTimes> { unpacked(bytes.get(made)?) };
        Some(KeptState {
            known,
            folded,
            made: Some(Made::kept(move || times().unwrap_or_default())),
            is_sure: false,
        })
    }
}

/// Nodes as they are kept.
struct NodePacks {
    bytes: Arc<[u8]>,
    /// Where each pack lies.
    packs: Vec<Range<usize>>,
    nodes: usize,
}

impl std::fmt::Debug for NodePacks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} nodes in {} packs", self.nodes, self.packs.len())
    }
}

impl NodeShelf for NodePacks {
    fn count(&self) -> usize {
        self.nodes
    }

    fn pack_of(&self, at: usize) -> Range<usize> {
        let from = at / TOGETHER * TOGETHER;
        from..(from + TOGETHER).min(self.nodes)
    }

    fn unpacked(&self, at: usize) -> Vec<Node> {
        let pack = self.packs.get(at / TOGETHER);
        let bytes = pack.and_then(|pack| self.bytes.get(pack.clone()));
        // The seal says that the bytes are what was packed, by this very program.
        bytes.and_then(unpacked).unwrap_or_default()
    }
}

fn packed<T: Serialize>(part: &T) -> Option<Vec<u8>> {
    let plain = rmp_serde::to_vec_named(part).ok()?;
    let mut bytes = u32::try_from(plain.len()).ok()?.to_le_bytes().to_vec();
    bytes.extend(zstd::bulk::compress(&plain, LEVEL).ok()?);
    Some(bytes)
}

fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (len, bytes) = bytes.split_first_chunk::<4>()?;
    let len = usize::try_from(u32::from_le_bytes(*len)).ok()?;
    if len > MOST {
        return None;
    }
    let plain = zstd::bulk::decompress(bytes, len).ok()?;
    rmp_serde::from_slice(&plain).ok()
}
