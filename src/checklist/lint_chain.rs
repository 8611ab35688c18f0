//! Whether a chain makes sense: every flaw at once, each with the stage it is about. Words that
//! none of the known ones is are found in the raw file, so that one of them hides nothing else.

use super::lint::{bad_id, words};
use super::read::ItemFlaws;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::chain::{Chain, Point, Restart, Stage};
use crate::domain::flaw::{ChainField, Flaw};
use crate::domain::{Kind, Role};
use serde::Deserialize;
use serde_json::Value;

/// No notice is longer, in hours.
const LONGEST_NOTICE: u32 = 24 * 60;
/// No stage asks for more images.
const MOST_IMAGES: usize = 200;

/// Roles that one person holds in a unit project: its leaders.
const SINGLE: [Role; 5] = [
    Role::ProjectManager,
    Role::ChiefSupervisor,
    Role::Owner,
    Role::Designer,
    Role::Surveyor,
];

/// Words of a raw chain that are none of the known ones.
pub fn strange_words(chain: &Value) -> ItemFlaws {
    let mut faults = ItemFlaws::new();
    let mut look = |stage: Option<&str>, field: ChainField, value: Option<&Value>| {
        let list = value.and_then(Value::as_array).map(Vec::as_slice);
        let words = list.unwrap_or_else(|| value.map_or(&[], std::slice::from_ref));
        let strange = words
            .iter()
            .filter_map(Value::as_str)
            .filter(|word| !knows(field, word));
        faults.extend(strange.map(|word| {
            let flaw = Flaw::Unknown(field, word.to_owned());
            (stage.map(str::to_owned), flaw)
        }));
    };
    look(None, ChainField::Kind, chain.get("subjects"));
    look(None, ChainField::Restart, chain.get("after_rejection"));
    for stage in list(chain, "stages") {
        let id = stage.get("id").and_then(Value::as_str);
        look(id, ChainField::Role, stage.get("roles"));
        look(id, ChainField::Point, stage.get("point"));
        for party in list(stage, "signatures") {
            look(id, ChainField::Role, party.get("roles"));
        }
    }
    faults
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    let list = value.get(field).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

fn knows(field: ChainField, word: &str) -> bool {
    let reads = |word: &str| Value::from(word);
    match field {
        ChainField::Kind => Kind::parse(word).is_some(),
        ChainField::Role => Role::parse(word).is_some(),
        ChainField::Point => Point::deserialize(reads(word)).is_ok(),
        ChainField::Restart => Restart::deserialize(reads(word)).is_ok(),
    }
}

/// The chain without the words found strange, so that the rest of it can be read and looked at.
pub fn without(mut chain: Value, strange: &ItemFlaws) -> Value {
    let words = |fields: &[ChainField]| -> Vec<Value> {
        let word = |(_, flaw): &(Option<String>, Flaw)| match flaw {
            Flaw::Unknown(field, word) if fields.contains(field) => {
                Some(Value::from(word.as_str()))
            }
            _ => None,
        };
        strange.iter().filter_map(word).collect()
    };
    let drop = |value: Option<&mut Value>, words: &[Value]| {
        if let Some(list) = value.and_then(Value::as_array_mut) {
            list.retain(|word| !words.contains(word));
        }
    };
    drop(chain.get_mut("subjects"), &words(&[ChainField::Kind]));
    if !words(&[ChainField::Restart]).is_empty()
        && let Some(fields) = chain.as_object_mut()
    {
        fields.remove("after_rejection");
    }
    let (roles, points) = (words(&[ChainField::Role]), words(&[ChainField::Point]));
    let stages = chain.get_mut("stages").and_then(Value::as_array_mut);
    for stage in stages.into_iter().flatten() {
        drop(stage.get_mut("roles"), &roles);
        let parties = stage.get_mut("signatures").and_then(Value::as_array_mut);
        for party in parties.into_iter().flatten() {
            drop(party.get_mut("roles"), &roles);
        }
        if let Some(fields) = stage.as_object_mut()
            && fields
                .get("point")
                .is_some_and(|point| points.contains(point))
        {
            fields.remove("point");
        }
    }
    chain
}

/// Every flaw of a chain, with the stage it is about.
pub fn faults(chain: &Chain) -> ItemFlaws {
    let mut flaws: Vec<Flaw> = bad_id(&chain.id).into_iter().collect();
    flaws.extend(words(&chain.title, "title"));
    if chain.subjects.is_empty() {
        flaws.push(Flaw::Empty("subjects"));
    }
    if chain.stage(ACCEPTANCE).is_none() {
        flaws.push(Flaw::NoAcceptance);
    }
    let mut faults: ItemFlaws = flaws.into_iter().map(|flaw| (None, flaw)).collect();
    let mut blocked = None;
    for (at, stage) in chain.stages.iter().enumerate() {
        let mut flaws = stage_flaws(chain, at, stage);
        match &blocked {
            Some(before) => flaws.push(Flaw::Unreachable(String::clone(before))),
            None if nobody(&flaws) => blocked = Some(stage.id.clone()),
            None => {}
        }
        faults.extend(flaws.into_iter().map(|flaw| (Some(stage.id.clone()), flaw)));
    }
    faults
}

/// Whether nobody can conclude a stage of these flaws.
fn nobody(flaws: &[Flaw]) -> bool {
    let such = |flaw: &Flaw| matches!(flaw, Flaw::NoRoles(_) | Flaw::NobodyLeft(_));
    flaws.iter().any(such)
}

fn stage_flaws(chain: &Chain, at: usize, stage: &Stage) -> Vec<Flaw> {
    let mut flaws: Vec<Flaw> = bad_id(&stage.id).into_iter().collect();
    flaws.extend(words(&stage.title, "stages.title"));
    flaws.extend(
        stage
            .again
            .iter()
            .flat_map(|again| words(again, "stages.again")),
    );
    if stage.roles.is_empty() {
        flaws.push(Flaw::NoRoles(stage.id.clone()));
    }
    let earlier = chain.stages.get(..at).unwrap_or_default();
    if earlier.iter().any(|other| other.id == stage.id) {
        flaws.push(Flaw::Twice(stage.id.clone()));
    }
    flaws.extend(difference_flaws(chain, earlier, stage));
    if stage.deemed && stage.notice_hours.is_none() {
        flaws.push(Flaw::DeemedUntold);
    }
    if stage
        .notice_hours
        .is_some_and(|hours| hours > LONGEST_NOTICE)
    {
        flaws.push(Flaw::TooMuch("notice_hours"));
    }
    if stage.images > MOST_IMAGES {
        flaws.push(Flaw::TooMuch("images"));
    }
    flaws.extend(party_flaws(stage));
    flaws
}

/// A stage may differ from earlier ones only, and somebody must be left for it.
fn difference_flaws(chain: &Chain, earlier: &[Stage], stage: &Stage) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for other in &stage.differs_from {
        let known = chain.stages.iter().find(|known| known.id == *other);
        let before = earlier.iter().any(|known| known.id == *other);
        flaws.extend(match known {
            None => Some(Flaw::NoStage(other.clone())),
            Some(_) if before => None,
            Some(known) if known.id != stage.id && known.differs_from.contains(&stage.id) => {
                Some(Flaw::Circle(stage.id.clone(), other.clone()))
            }
            Some(_) => Some(Flaw::NotEarlier(other.clone())),
        });
    }
    flaws.extend(taken(earlier, stage).map(Flaw::NobodyLeft));
    flaws
}

/// The earlier stage that takes the last person a stage could be concluded by: each of its roles
/// has one holder, and that one must have concluded a stage this one differs from.
fn taken(earlier: &[Stage], stage: &Stage) -> Option<String> {
    let takes = |role: &Role| {
        let holder = |other: &&Stage| other.roles == [*role];
        let differs = |other: &&Stage| stage.differs_from.contains(&other.id);
        let by = earlier.iter().filter(differs).find(holder);
        by.filter(|_| SINGLE.contains(role))
    };
    let by: Option<Vec<&Stage>> = stage.roles.iter().map(takes).collect();
    by?.first().map(|other| other.id.clone())
}

fn party_flaws(stage: &Stage) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (at, party) in stage.signatures.iter().enumerate() {
        flaws.extend(bad_id(&party.id));
        flaws.extend(words(&party.title, "signatures.title"));
        if party.roles.is_empty() {
            flaws.push(Flaw::NoRoles(party.id.clone()));
        }
        if party.when.iter().any(|word| word.trim().is_empty()) {
            flaws.push(Flaw::Empty("signatures.when"));
        }
        let earlier = stage.signatures.get(..at).unwrap_or_default();
        if earlier.iter().any(|other| other.id == party.id) {
            flaws.push(Flaw::Twice(party.id.clone()));
        }
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::super::{ChecklistEntry, entry};
    use super::*;
    use serde_json::json;

    fn flaws(chain: Value) -> Vec<(Option<String>, Flaw)> {
        let faults = match entry("own.json", chain.to_string().as_bytes()) {
            Ok(ChecklistEntry::Chain(_)) => return Vec::new(),
            Ok(other) => panic!("a chain was read as {other:?}"),
            Err(faults) => faults,
        };
        faults
            .into_iter()
            .map(|fault| (fault.item, fault.flaw))
            .collect()
    }

    fn chain(stages: Value) -> Value {
        json!({
            "schema": "sanjian.chain/1", "id": "own.lot",
            "title": {"zh": "自定", "en": "Own"}, "subjects": ["lot"], "stages": stages,
        })
    }

    fn stage(id: &str, roles: Value, differs_from: Value) -> Value {
        json!({"id": id, "title": {"zh": "阶段", "en": "Stage"}, "roles": roles, "differs_from": differs_from})
    }

    fn at(stage: &str, flaw: Flaw) -> (Option<String>, Flaw) {
        (Some(stage.to_owned()), flaw)
    }

    #[test]
    fn a_sound_chain_has_no_flaw() {
        let stages = json!([
            stage("self", json!(["worker"]), json!([])),
            stage("acceptance", json!(["owner"]), json!(["self"])),
        ]);
        assert_eq!(flaws(chain(stages)), []);
    }

    #[test]
    fn every_strange_word_is_named_at_once_with_the_other_faults() {
        let mut own = chain(json!([
            {"id": "self", "title": {"zh": "自检", "en": ""}, "roles": ["worker", "forman"], "point": "stop"},
            {"id": "acceptance", "title": {"zh": "验收", "en": "Acceptance"}, "roles": ["owner"],
             "signatures": [{"id": "s", "title": {"zh": "签", "en": "s"}, "roles": ["boss"]}], "deemed": true},
        ]));
        own["subjects"] = json!(["lot", "batch"]);
        own["after_rejection"] = json!("again");
        let unknown = |field, word: &str| Flaw::Unknown(field, word.to_owned());
        assert_eq!(
            flaws(own),
            [
                (None, unknown(ChainField::Kind, "batch")),
                (None, unknown(ChainField::Restart, "again")),
                at("self", unknown(ChainField::Role, "forman")),
                at("self", unknown(ChainField::Point, "stop")),
                at("acceptance", unknown(ChainField::Role, "boss")),
                at("self", Flaw::Empty("stages.title")),
                at("acceptance", Flaw::DeemedUntold),
                at("acceptance", Flaw::NoRoles("s".to_owned())),
            ]
        );
    }

    #[test]
    fn stages_differ_from_earlier_ones_that_exist() {
        let stages = json!([
            stage("a", json!(["worker"]), json!(["b", "nowhere", "a"])),
            stage("b", json!(["foreman"]), json!(["a"])),
            stage("c", json!(["foreman"]), json!(["acceptance"])),
            stage("acceptance", json!(["owner"]), json!([])),
        ]);
        assert_eq!(
            flaws(chain(stages)),
            [
                at("a", Flaw::Circle("a".to_owned(), "b".to_owned())),
                at("a", Flaw::NoStage("nowhere".to_owned())),
                at("a", Flaw::NotEarlier("a".to_owned())),
                at("c", Flaw::NotEarlier("acceptance".to_owned())),
            ]
        );
    }

    #[test]
    fn stages_that_nobody_reaches_are_named() {
        let stages = json!([
            stage("pre", json!(["owner"]), json!([])),
            stage("acceptance", json!(["owner"]), json!(["pre"])),
            stage("handover", json!(["foreman"]), json!([])),
        ]);
        assert_eq!(
            flaws(chain(stages)),
            [
                at("acceptance", Flaw::NobodyLeft("pre".to_owned())),
                at("handover", Flaw::Unreachable("acceptance".to_owned())),
            ]
        );
        let stages = json!([
            stage("self", json!([]), json!([])),
            stage("self", json!(["worker"]), json!([])),
        ]);
        assert_eq!(
            flaws(chain(stages)),
            [
                (None, Flaw::NoAcceptance),
                at("self", Flaw::NoRoles("self".to_owned())),
                at("self", Flaw::Twice("self".to_owned())),
                at("self", Flaw::Unreachable("self".to_owned())),
            ]
        );
    }
}
