//! What a device had seen of the others when it wrote a record: `seen`, `{did:[seq,h]}`. The header of
//! a segment states it whenever it changed, so that anyone can tell what was known to whom, and that
//! two checks were made at once. It stands in headers only, where it never makes a record too large.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::hash::is_hash;
use super::name::is_plain_name;

/// The last record of a device, as far as someone has seen it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenHead {
    pub seq: u64,
    pub h: String,
}

/// What someone has seen: the last record of each journal, by its folder.
pub type Heads = BTreeMap<String, SeenHead>;

pub(super) const FIELD: &str = "seen";
/// So many devices go into one header; the next header states the others.
pub(in crate::store) const MOST: usize = 300;

/// Returns the field as it stands in an envelope; none when there is nothing to state.
pub(in crate::store) fn field(seen: &Heads) -> Map<String, Value> {
    let mut fields = Map::new();
    if !seen.is_empty() {
        let heads = seen
            .iter()
            .map(|(did, head)| (did.clone(), json!([head.seq, head.h])));
        fields.insert(FIELD.to_owned(), Value::Object(heads.collect()));
    }
    fields
}

/// Reads the field; whatever is no head is passed over.
pub(in crate::store) fn read(value: &Value) -> Heads {
    let head = |(did, value): (&String, &Value)| {
        let (seq, h) = (value.get(0)?.as_u64()?, value.get(1)?.as_str()?);
        let sound = is_plain_name(did) && is_hash(h) && seq > 0;
        sound.then(|| {
            (
                did.clone(),
                SeenHead {
                    seq,
                    h: h.to_owned(),
                },
            )
        })
    };
    let fields = value.as_object().into_iter().flatten();
    fields.filter_map(head).collect()
}

/// Takes in what a later record states.
pub(in crate::store) fn join(into: &mut Heads, more: Heads) {
    for (did, head) in more {
        match into.get(&did) {
            Some(known) if known.seq >= head.seq => {}
            _ => drop(into.insert(did, head)),
        }
    }
}
