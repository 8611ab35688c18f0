//! Reads checklist and chain files, naming the faults of every item and not only the first.

use super::{lint, lint_chain};
use crate::domain::flaw::Flaw;
use crate::domain::{Chain, Checklist, Item};
use crate::shipped::CHECKLIST;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The schema word of a chain.
pub const CHAIN: &str = "sanjian.chain/1";

/// Faults with the item they are about.
pub type ItemFlaws = Vec<(Option<String>, Flaw)>;

/// The schema word of a JSON file, if it has one.
pub fn schema(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct SchemaOnly {
        schema: String,
    }
    serde_json::from_slice::<SchemaOnly>(bytes)
        .ok()
        .map(|head| head.schema)
}

/// Reads a checklist, or every fault in it.
pub fn checklist(bytes: &[u8]) -> Result<Checklist, ItemFlaws> {
    let list = match serde_json::from_slice::<Checklist>(bytes) {
        Ok(list) => list,
        Err(error) => return Err(every_fault(bytes, &error)),
    };
    if list.schema != CHECKLIST {
        return Err(vec![(None, Flaw::Schema(list.schema))]);
    }
    let faults = lint::faults(&list);
    if faults.is_empty() {
        Ok(list)
    } else {
        Err(faults)
    }
}

/// Reads a chain, or every fault in it.
pub fn chain(bytes: &[u8]) -> Result<Chain, ItemFlaws> {
    let shape = |error: serde_json::Error| vec![(None, Flaw::Shape(error.to_string()))];
    let value: Value = serde_json::from_slice(bytes).map_err(shape)?;
    // Words first: a role nobody knows would hide every other fault of the file.
    let strange = lint_chain::strange_words(&value);
    let chain = match Chain::deserialize(lint_chain::without(value, &strange)) {
        Ok(chain) => chain,
        Err(error) => return Err(strange.into_iter().chain(shape(error)).collect()),
    };
    let faults: ItemFlaws = strange
        .into_iter()
        .chain(lint_chain::faults(&chain))
        .collect();
    if faults.is_empty() {
        Ok(chain)
    } else {
        Err(faults)
    }
}

/// The items are tried one by one, so that a slip in the third does not hide one in the tenth.
fn every_fault(bytes: &[u8], error: &serde_json::Error) -> ItemFlaws {
    let whole = || vec![(None, Flaw::Shape(error.to_string()))];
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return whole();
    };
    let mut faults = row_faults::<Item>(&value, "items");
    let mut rest = value;
    if let Some(object) = rest.as_object_mut() {
        object.insert("items".to_owned(), Value::Array(Vec::new()));
    }
    if let Err(error) = Checklist::deserialize(&rest) {
        faults.insert(0, (None, Flaw::Shape(error.to_string())));
    }
    if faults.is_empty() { whole() } else { faults }
}

/// The faults of the rows of a list, each tried by itself.
pub(super) fn row_faults<Row: DeserializeOwned>(value: &Value, list: &str) -> ItemFlaws {
    let rows = value.get(list).and_then(Value::as_array);
    let rows = rows.map(Vec::as_slice).unwrap_or_default().iter();
    rows.enumerate()
        .filter_map(|(at, row)| row_fault::<Row>(at, row))
        .collect()
}

fn row_fault<Row: DeserializeOwned>(at: usize, row: &Value) -> Option<(Option<String>, Flaw)> {
    let error = Row::deserialize(row).err()?;
    let id = row.get("id").and_then(Value::as_str);
    let name = id.map_or_else(|| format!("#{}", at + 1), str::to_owned);
    Some((Some(name), Flaw::Shape(error.to_string())))
}
