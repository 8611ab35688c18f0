//! The form is frozen: signatures cover these very lines, and `verify` makes them again. When one
//! of these tests fails because a word was changed, raise `FORM`: older signatures are then listed
//! as not made again, instead of as false. What the lines leave out is named in `exact.rs`.

mod exact;

use super::*;
use crate::domain::doubt::DoubtReason;
use crate::domain::ruling::{PaperKind, What};
use crate::domain::{Class, Grade, Outcome, check::Remedy, proof};

const RECORD: &str = r#"{"subject":"L-1","stage":"handover","at":"2026-05-01T09:30:00+08:00",
"by":"P03","capacity":36,"dims":{"H":"54000"},"remedy":"redone","instruments":["G7"],
"answers":[{"item":"a","checked":20,"failed":1,"excellent":12},
{"item":"m","design":"300","measured":["302","298.5"],"who":"x\u202ey"},
{"item":"d","documents":[{"kind":"合格证","no":"N1","date":"2026-02-01","until":"2027-02-01"}]},
{"item":"n","result":"na","note":"没有"}],
"evidence":[{"hash":"ab","size":12,"media":"image/jpeg","name":"p.jpg","item":"a"}],
"standby":{"from":"2026-05-01T08:00:00+08:00","to":"2026-05-01T09:00:00+08:00"},
"round":2,"variants":["slab"],"checklist":{"id":"t.l","version":"1.0.0","hash":"0123456789abcdef01"},
"outcome":"rejected","grade":null,"failing":["m"],"dominant":["m"],
"flags":[{"flag":"unwitnessed"},{"flag":"short_notice","given":10,"hours":48},
{"flag":"instrument","code":"G7","until":"2026-01-01"}],
"tally":{"items":4,"nonconforming":1,"points":2,"conforming":1,"general_points":0,
"general_conforming":0,"general_attributes":1,"general_excellent":1}}"#;

const LIST: &str = r#"{"schema":"sanjian.checklist/1","id":"t.l","version":"1.0.0",
"title":{"zh":"表","en":"List"},"standard":"T 1","place":[],"subject":"lot","pass_rate":"0.80",
"capacity_unit":{"zh":"件","en":"pieces"},"variants":[],"items":[
{"id":"a","class":"general","clause":"1","title":{"zh":"甲","en":"A"},"method":{"zh":"看","en":"look"},
"sampling":{"rule":"all"},"judge":{"kind":"attribute"}},
{"id":"m","class":"dominant","clause":"2","title":{"zh":"乙","en":"B"},"method":{"zh":"量","en":"measure"},
"sampling":{"rule":"all"},"judge":{"kind":"deviation","unit":"mm","limit":"5"}},
{"id":"d","class":"dominant","clause":"3","title":{"zh":"丙","en":"C"},"method":{"zh":"查","en":"see"},
"sampling":{"rule":"all"},"judge":{"kind":"document","required":["合格证"]}},
{"id":"n","class":"general","clause":"4","title":{"zh":"丁","en":"D"},"method":{"zh":"看","en":"look"},
"sampling":{"rule":"all"},"judge":{"kind":"attribute"}}]}"#;

fn list() -> Checklist {
    serde_json::from_str(LIST).unwrap()
}

fn place() -> RecordPlace {
    RecordPlace {
        record: "dev-7".into(),
        h: "ff".into(),
        t: "2026-05-01T09:31:00.000+08:00".into(),
        clk: "back".into(),
    }
}

fn labels() -> Labels {
    Labels {
        project: "T1".into(),
        project_name: "一号楼".into(),
        subject_name: "墙".into(),
        location: "二层".into(),
        stage: "交接检".into(),
        maker: "张三".into(),
        signer: "李四\n冒名".into(),
        org: "监理".into(),
        ..Labels::default()
    }
}

fn shown_lines(lang: Lang, stand: Stand) -> Vec<String> {
    let check: CheckRecord = serde_json::from_str(RECORD).unwrap();
    let list = list();
    let (place, labels) = (place(), labels());
    let title = Words {
        zh: "见证方".into(),
        en: "Witness".into(),
    };
    let signer = Signer {
        party: "witness",
        title: Some(&title),
        role: Role::Supervisor,
        by: "P07",
        kid: "0011",
        stand,
        reason: "保护层\n不足",
        t: "2026-05-01T09:40:00+08:00",
    };
    lines(
        lang,
        &SignedSheet {
            document: SignedDocument::Check(&check, &list),
            place: &place,
            labels: &labels,
            signer,
        },
    )
}

/// Every word of the trade that the form borrows.
fn vocabulary(lang: Lang) -> Vec<String> {
    let roles = Role::ALL.map(|one| words::role(lang, one));
    let whats = What::ALL.map(|one| words::ruling(lang, one));
    let papers = PaperKind::ALL.map(|one| words::paper(lang, one));
    let rest = [
        words::outcome(lang, Outcome::Accepted),
        words::outcome(lang, Outcome::Rejected),
        words::grade(lang, Grade::Excellent),
        words::grade(lang, Grade::Qualified),
        words::class(lang, Class::Dominant),
        words::class(lang, Class::General),
        words::remedy(lang, Remedy::Redone),
        words::remedy(lang, Remedy::Repaired),
        maker(lang),
    ];
    let all = roles.iter().chain(&whats).chain(&papers).chain(&rest);
    all.map(|word| (*word).to_owned()).collect()
}

#[test]
fn the_form_is_frozen() {
    let forms = [Lang::Zh, Lang::En].map(|lang| {
        let all = [
            shown_lines(lang, Stand::Agree),
            shown_lines(lang, Stand::Refuse),
        ]
        .concat();
        [
            proof::code(&proof::digest(&all)),
            proof::code(&proof::digest(&vocabulary(lang))),
        ]
    });
    let expected = [["12B4-14FA", "B735-B92C"], ["C2C5-C85A", "34FF-3A3B"]];
    assert_eq!(
        forms,
        expected.map(|pair| pair.map(str::to_owned)),
        "{FORM}"
    );
}

#[test]
fn nothing_of_a_record_is_hidden_and_nothing_hides() {
    let lines = shown_lines(Lang::Zh, Stand::Refuse);
    let text = lines.join("\n");
    for part in [
        "36",
        "54000",
        "返工重做",
        "G7",
        "查 20",
        "不符合 1",
        "优良 12",
        "300",
        "302 298.5",
        "who x⟦U+202E⟧y",
        "N1",
        "2027-02-01",
        "没有",
        "p.jpg",
        "2026-05-01T08:00:00+08:00",
        "slab",
        "t.l 1.0.0",
        "0123456789abcdef",
        "不合格",
        "未到场",
        "10 h",
        "2026-01-01",
        "1/2",
        "! 时钟被拨回",
        "dev-7",
        "李四⟦U+000A⟧冒名",
        "保护层⟦U+000A⟧不足",
        "见证方 (witness)",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    // One line stays one line: nothing from outside can make up lines of its own.
    assert!(lines.iter().all(|line| !line.contains('\n')));
    assert!(!text.contains("电子签名法"));
    let agreed = shown_lines(Lang::Zh, Stand::Agree).join("\n");
    assert!(!agreed.contains("拒签"), "{agreed}");
}

#[test]
fn every_doubt_has_its_words() {
    for why in [
        DoubtReason::Malformed,
        DoubtReason::Signature,
        DoubtReason::NoAuthority,
        DoubtReason::TooLate,
    ] {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| crate::text::doubt::sentence(lang, &why));
        assert!(!zh.is_empty() && zh != en);
    }
}
