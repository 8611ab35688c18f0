//! Overrides as a quality department writes them: what is stricter stands, what is looser is refused
//! with the clause and both figures.

use crate::checklist::{ChecklistEntry, File, Flaw, Library};
use crate::domain::checklist::Checklist;
use crate::domain::limit::Limit;
use crate::domain::{Decimal, Item, Judge};
use crate::text::{Lang, flaw};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

const REBAR: &str = "gb50204-2015.rebar-installation";

fn file(name: &str, value: &Value) -> File {
    File {
        name: name.to_owned(),
        bytes: serde_json::to_vec(value).unwrap(),
    }
}

fn stricter(items: Value) -> Value {
    json!({"schema": "sanjian.override/1", "base": REBAR, "version": "9.1.0", "items": items})
}

fn loaded(values: &[Value]) -> Library {
    let files: Vec<File> = (1..)
        .zip(values)
        .map(|(n, value)| file(&format!("checklists/{n}.json"), value))
        .collect();
    Library::load(&files)
}

fn sentences(library: &Library) -> Vec<String> {
    let each = library.faults.iter();
    each.map(|fault| flaw::sentence(Lang::Zh, fault)).collect()
}

fn rebar(library: &Library) -> &Checklist {
    &library.rulebook.checklists.get(REBAR).unwrap().checklist
}

fn shipped_version() -> String {
    rebar(&Library::load(&[])).version.clone()
}

#[test]
fn an_override_takes_the_place_of_the_standard_and_keeps_its_figures_beside() {
    let library = loaded(&[stricter(json!([
        {"id": "5.5.3-6", "limit": "5", "pass_rate": "0.90"},
        {"id": "5.5.3-14", "upper": "2"},
        {"id": "5.5.3-1", "upper": "8"},
        {"id": "5.5.3-11", "class": "dominant"},
        {"id": "5.5.3-12", "sampling": {"rule": "all"}},
    ]))]);
    assert_eq!(sentences(&library), Vec::<String>::new());
    assert_eq!(library.added, [REBAR]);
    let list = rebar(&library);
    assert_eq!(list.version, "9.1.0");
    let base = library.stricter_than(list).unwrap();
    assert_eq!(base.version, shipped_version());
    let spacing = list.item("5.5.3-6").unwrap();
    let national = serde_json::to_value(&spacing.national).unwrap();
    assert_eq!(national["judge"]["limit"], "10");
    assert_eq!(national["pass_rate"], "0.8");
    assert_eq!(
        spacing.requirement.as_ref().unwrap().zh,
        "内控：限值 ±5 mm，合格率 90 %；GB 50204-2015：允许偏差 ±10 mm"
    );
    // A side given to a magnitude leaves the other side as it was.
    let Judge::Deviation(mesh) = &list.item("5.5.3-1").unwrap().judge else {
        panic!("not measured");
    };
    let fixed = |text: &str| Some(Limit::Fixed(Decimal::parse(text).unwrap()));
    assert_eq!((&mesh.lower, &mesh.upper), (&fixed("-10"), &fixed("8")));
    assert!(list.item("5.5.3-2").unwrap().national.is_none());
}

#[test]
fn limits_that_are_custom_are_agreed_anew_beside_the_usual_list() {
    let library = loaded(&[json!({
        "schema": "sanjian.override/1", "id": "t.dwelling", "base": "household.dwelling", "version": "1.0.0",
        "items": [{"id": "a1", "limit": "25"}],
    })]);
    assert_eq!(sentences(&library), Vec::<String>::new());
    let lists = &library.rulebook.checklists;
    let height = |id: &str| lists.get(id).unwrap().checklist.item("a1").unwrap().clone();
    let (usual, agreed) = (height("household.dwelling"), height("t.dwelling"));
    let of = |item: &Item| serde_json::to_value(&item.judge).unwrap()["limit"].clone();
    assert_eq!((of(&usual), of(&agreed)), (json!("20"), json!("25")));
    // No standard is there to be stricter than.
    assert!(agreed.national.is_none());
    let [was, now] = [usual, agreed].map(|item| item.requirement.unwrap());
    assert_eq!(now.zh, format!("约定：限值 ±25 mm；通行：{}", was.zh));
    assert_eq!(now.en, format!("Agreed: limits ±25 mm; usual: {}", was.en));
}

#[test]
fn what_it_comes_to_is_a_checklist_of_its_own_bytes() {
    let value = stricter(json!([{"id": "5.5.3-6", "limit": "5"}]));
    let [once, again] = [0, 1].map(|_| loaded(std::slice::from_ref(&value)));
    let [once, again] =
        [&once, &again].map(|library| library.rulebook.checklists.get(REBAR).unwrap());
    assert_eq!(once.hash, again.hash);
    assert_ne!(
        once.hash,
        Library::load(&[])
            .rulebook
            .checklists
            .get(REBAR)
            .unwrap()
            .hash
    );
    let read = crate::checklist::pinned(&once.bytes).unwrap();
    assert_eq!(read.hash, once.hash);
    assert!(read.checklist.item("5.5.3-6").unwrap().national.is_some());
}

#[test]
fn every_looser_figure_is_refused_with_the_clause_and_both() {
    let library = loaded(&[stricter(json!([
        {"id": "5.5.3-6", "limit": "12"},
        {"id": "5.5.3-8", "pass_rate": "0.85", "cap": "2"},
        {"id": "5.5.3-14", "lower": "-1", "upper": "2"},
        {"id": "5.5.1", "class": "general"},
        {"id": "5.5.3-1", "sampling": {"rule": "percent", "percent": "10", "at_least": 2}},
        {"id": "5.5.3-2", "sampling": {"rule": "stated", "text": {"zh": "随机", "en": "at random"}}},
        {"id": "5.5.9", "limit": "1"},
        {"id": "5.5.2", "limit": "1"},
    ]))]);
    let expected = [
        "checklists/1.json [5.5.9]：所依据的检查表没有此项；新增的项目写在 add 中",
        "checklists/1.json [5.5.2]：limit：此项的判定方式没有这个值，或与另一个并用；删去",
        "checklists/1.json [5.5.1]：5.5.1 受力钢筋牌号、规格、数量 — 类别：GB 50204-2015 为 主控项目，内控为 一般项目；内控标准不得宽于国家标准，改为不宽于它的值",
        "checklists/1.json [5.5.3-1]：5.5.3 绑扎钢筋网：长、宽 — 抽样：GB 50204-2015 为 10 %，≥ 3，内控为 10 %，≥ 2；内控标准不得宽于国家标准，改为不宽于它的值",
        "checklists/1.json [5.5.3-2]：5.5.3 绑扎钢筋网：网眼尺寸 — 抽样：GB 50204-2015 为 10 %，≥ 3，内控为 随机；内控标准不得宽于国家标准，改为不宽于它的值",
        "checklists/1.json [5.5.3-6]：5.5.3 纵向受力钢筋：间距 — 限值：GB 50204-2015 为 ±10 mm，内控为 ±12 mm；内控标准不得宽于国家标准，改为不宽于它的值",
        "checklists/1.json [5.5.3-8]：5.5.3 纵向受力钢筋、箍筋的混凝土保护层厚度：基础 — 合格率：GB 50204-2015 为 90 %，内控为 85 %；内控标准不得宽于国家标准，改为不宽于它的值",
        "checklists/1.json [5.5.3-8]：5.5.3 纵向受力钢筋、箍筋的混凝土保护层厚度：基础 — 最大偏差倍数：GB 50204-2015 为 1.5，内控为 2；内控标准不得宽于国家标准，改为不宽于它的值",
        "checklists/1.json [5.5.3-14]：5.5.3 预埋件：水平高差 — 限值：GB 50204-2015 为 0 … 3 mm，内控为 -1 … 2 mm；不能证明处处不宽于标准，改为可比较且不宽于它的值",
    ];
    assert_eq!(sentences(&library), expected);
    assert_eq!(
        rebar(&library).version,
        shipped_version(),
        "the standard stands"
    );
}

#[test]
fn an_id_of_its_own_leaves_the_standard_as_it_is() {
    let mut value = stricter(json!([]));
    value["id"] = "acme.rebar".into();
    value["pass_rate"] = "0.95".into();
    let rail = json!({"id": "q-1", "class": "general", "clause": "Q/ACME 3.2",
        "title": {"zh": "扎丝朝内", "en": "Ties bent inwards"}, "method": {"zh": "观察", "en": "observe"},
        "sampling": {"rule": "all"}, "judge": {"kind": "attribute"}});
    value["add"] = json!([rail]);
    let library = loaded(&[value]);
    assert_eq!(sentences(&library), Vec::<String>::new());
    assert_eq!(rebar(&library).version, shipped_version());
    let own = &library
        .rulebook
        .checklists
        .get("acme.rebar")
        .unwrap()
        .checklist;
    assert!(own.item("q-1").unwrap().national.as_ref().unwrap().absent);
    let anchorage = own.item("5.5.3-5").unwrap().national.as_ref().unwrap();
    assert_eq!(anchorage.pass_rate, Decimal::parse("0.80").ok());
    // Those with a rate of their own keep it.
    assert!(own.item("5.5.3-9").unwrap().national.is_none());
}

#[test]
fn a_whole_checklist_in_place_of_the_standards_must_not_be_looser_either() {
    let shipped: Value =
        serde_json::from_slice(&Library::load(&[]).national.get(REBAR).unwrap().bytes).unwrap();
    let mut lax = shipped.clone();
    lax["items"][7]["judge"]["limit"] = "15".into();
    lax["items"].as_array_mut().unwrap().remove(0);
    let library = loaded(&[lax.clone()]);
    let found = sentences(&library);
    assert_eq!(found.len(), 2);
    assert!(
        found[0].contains("GB 50204-2015 为 ±10 mm，内控为 ±15 mm"),
        "{found:?}"
    );
    assert!(
        found[1].contains("内控为 无此项") && found[1].contains("请换一个编号"),
        "{found:?}"
    );
    assert_eq!(rebar(&library).items.len(), 16);
    lax["id"] = "acme.rebar".into();
    assert_eq!(sentences(&loaded(&[lax])), Vec::<String>::new());
    let mut strict = shipped;
    strict["items"][7]["judge"]["limit"] = "6".into();
    assert_eq!(sentences(&loaded(&[strict])), Vec::<String>::new());
}

#[test]
fn one_file_a_checklist_and_all_faults_of_shape_at_once() {
    let value = stricter(json!([{"id": "5.5.3-6", "limit": "5"}]));
    let twice = loaded(&[value.clone(), value]);
    assert!(sentences(&twice)[0].starts_with("checklists/2.json：另一文件已给出同编号的检查表"));
    let mut wrong = stricter(json!([{"id": "a", "limits": "5"}, {"id": "b", "limit": 5}]));
    wrong["pas_rate"] = "1".into();
    let items: Vec<Option<String>> = loaded(&[wrong])
        .faults
        .into_iter()
        .map(|f| f.item)
        .collect();
    assert_eq!(items, [Some("a".into()), Some("b".into()), None]);
    let mut baseless = stricter(json!([]));
    baseless["base"] = "gb1.x".into();
    assert_eq!(
        loaded(&[baseless]).faults[0].flaw,
        Flaw::NoBase("gb1.x".into())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any magnitude of any shipped checklist may be drawn in, and never be let out.
    #[test]
    fn any_shipped_limit_may_be_drawn_in_and_never_let_out(pick in any::<prop::sample::Index>(), part in 0_i64..1_000, more in 1_i64..1_000_000) {
        static SHIPPED: LazyLock<Library> = LazyLock::new(|| Library::load(&[]));
        let library = &SHIPPED;
        let magnitudes: Vec<(&str, &str, i64)> = library.national.values().flat_map(|pinned| {
            let list = &pinned.checklist;
            let list = Some(list).filter(|list| !list.extra.contains_key("customary"));
            list.into_iter().flat_map(|list| list.items.iter().filter_map(|item| match &item.judge {
                Judge::Deviation(deviation) => match &deviation.limit {
                    Some(Limit::Fixed(limit)) => Some((list.id.as_str(), item.id.as_str(), limit.micro())),
                    _ => None,
                },
                _ => None,
            }))
        }).collect();
        let (base, item, micro) = *pick.get(&magnitudes);
        let admitted = |limit: i64| {
            let limit = Decimal::of_micro(limit).unwrap();
            let value = json!({"schema": "sanjian.override/1", "base": base, "version": "1.0.0", "items": [{"id": item, "limit": limit}]});
            library.admit(&file("own.json", &value))
        };
        prop_assert!(matches!(admitted(micro * part / 1_000), Ok(ChecklistEntry::Checklist(_))));
        let faults = admitted(micro + more).unwrap_err();
        prop_assert_eq!(faults.len(), 1);
        prop_assert!(matches!(&faults[0].flaw, Flaw::Looser(_)));
    }
}

#[test]
fn limits_that_are_custom_of_the_trade_may_be_let_out() {
    let wider = json!({"schema": "sanjian.override/1", "base": "household.dwelling", "version": "1.1.0",
        "items": [{"id": "a1", "limit": "30"}]});
    let library = loaded(&[wider]);
    assert_eq!(library.faults, []);
    let lists = &library.rulebook.checklists;
    let list = &lists.get("household.dwelling").unwrap().checklist;
    let limit = list.item("a1").unwrap().judge.deviation().unwrap();
    assert_eq!(
        limit.limit,
        Some(Limit::Fixed(Decimal::parse("30").unwrap()))
    );
    assert!(
        library
            .laxer(lists.get("household.dwelling").unwrap())
            .is_empty()
    );
}
