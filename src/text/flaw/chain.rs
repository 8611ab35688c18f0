//! Faults of chain files in words: what only chains can have wrong.

use crate::domain::flaw::{Field, Flaw};
use crate::domain::{Kind, Role};
use crate::text::escape::quoted;
use crate::text::lang::Lang;

/// What is wrong, of the flaws that only chains have.
pub fn what(lang: Lang, flaw: &Flaw) -> String {
    match (lang, flaw) {
        (_, Flaw::Unknown(field, word)) => unknown(lang, *field, word),
        (Lang::Zh, Flaw::Circle(one, other)) => format!(
            "「{}」与「{}」的 differs_from 互指成环，只留后一阶段的",
            quoted(one),
            quoted(other)
        ),
        (Lang::En, Flaw::Circle(one, other)) => format!(
            "{} and {} each differ from the other; keep `differs_from` in the later one only",
            quoted(one),
            quoted(other)
        ),
        (Lang::Zh, Flaw::NoStage(id)) => format!("differs_from 所指的阶段「{}」不存在", quoted(id)),
        (Lang::En, Flaw::NoStage(id)) => {
            format!(
                "differs_from names {}, which is no stage of this chain",
                quoted(id)
            )
        }
        (Lang::Zh, Flaw::NobodyLeft(id)) => format!(
            "没有人能作此阶段结论：其岗位一个工程只有一人，而他已作「{}」的结论；加岗位或去掉 differs_from",
            quoted(id)
        ),
        (Lang::En, Flaw::NobodyLeft(id)) => format!(
            "nobody is left to conclude it: its roles have one holder each, who concludes {}; add a role or drop differs_from",
            quoted(id)
        ),
        (Lang::Zh, Flaw::Unreachable(id)) => {
            format!("永远到不了此阶段：前面的「{}」没有人能作结论", quoted(id))
        }
        (Lang::En, Flaw::Unreachable(id)) => {
            format!(
                "nobody ever comes to this stage: nobody can conclude {} before it",
                quoted(id)
            )
        }
        (_, Flaw::DeemedUntold) => lang
            .pick(
                "deemed 须同时有 notice_hours：不通知对方不能视为合格",
                "`deemed` needs `notice_hours`: nothing is deemed passed without a notice",
            )
            .to_owned(),
        (_, Flaw::TooMuch(field)) => lang.about(
            field,
            lang.pick("数值过大或为 0", "the figure is too large, or 0"),
        ),
        _ => String::new(),
    }
}

/// A word that is none of the known ones, which are listed.
fn unknown(lang: Lang, field: Field, word: &str) -> String {
    let known: Vec<&str> = match field {
        Field::Kind => Kind::ALL.iter().map(|kind| kind.as_str()).collect(),
        Field::Role => Role::ALL.iter().map(|role| role.as_str()).collect(),
        Field::Point => vec!["hold", "witness", "stand_by"],
        Field::Restart => vec!["start", "stage"],
    };
    let name = match field {
        Field::Kind => lang.pick("subjects 没有这一类", "`subjects` knows no kind"),
        Field::Role => lang.pick("roles 没有这个岗位", "`roles` knows no role"),
        Field::Point => lang.pick("point 没有这种控制点", "`point` knows no"),
        Field::Restart => lang.pick("after_rejection 不认识", "`after_rejection` knows no"),
    };
    let list = known.join(lang.between());
    match lang {
        Lang::Zh => format!("{name}「{}」，应为：{list}", quoted(word)),
        Lang::En => format!("{name} {}; one of: {list}", quoted(word)),
    }
}
