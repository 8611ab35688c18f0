//! Why a text can be no record, in Chinese; the English words stand beside the types themselves. What
//! file and line it is in is said by whoever asks.

use crate::store::Refused;
use crate::store::envelope::EnvelopeFault;
use crate::store::strict::{DEPTH_MAX, ITEMS_MAX, KEYS_MAX, StrictError, StrictFault};
use crate::text::escape::quoted;

/// Why a payload was not recorded.
pub(super) fn refused(why: &Refused) -> String {
    match why {
        Refused::Number(number) => {
            format!("「{}」不是 ±9007199254740991 以内的整数", quoted(&number.0))
        }
        Refused::Limit(error) => strict(error),
    }
}

/// What is wrong with what stands around a payload.
pub(super) fn envelope(fault: &EnvelopeFault) -> String {
    match fault {
        EnvelopeFault::Json(error) => strict(error),
        EnvelopeFault::Field(name) => format!("字段 {} 缺失或类型不对", quoted(name)),
    }
}

fn strict(error: &StrictError) -> String {
    let what = match error.what {
        StrictFault::Utf8 => "不是 UTF-8".to_owned(),
        StrictFault::Syntax => "不是 JSON".to_owned(),
        StrictFault::Trailing => "结束之后还有文字".to_owned(),
        StrictFault::DuplicateKey => "同一字段写了两次".to_owned(),
        StrictFault::Number => "不是 ±9007199254740991 以内的整数".to_owned(),
        StrictFault::Surrogate => "有不完整的字符".to_owned(),
        StrictFault::Depth => format!("嵌套超过 {DEPTH_MAX} 层"),
        StrictFault::String => "一段文字超过 64 KiB".to_owned(),
        StrictFault::Keys => format!("一个对象的字段超过 {KEYS_MAX} 个"),
        StrictFault::Items => format!("一个列表超过 {ITEMS_MAX} 项"),
        StrictFault::Line => "一条超过 256 KiB".to_owned(),
        StrictFault::NotCanonical => "不是规范写法".to_owned(),
    };
    format!("{what}（第 {} 字节）", error.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_sentence_has_no_english_word_of_the_program() {
        let at = |what| strict(&StrictError { at: 7, what });
        assert_eq!(
            at(StrictFault::DuplicateKey),
            "同一字段写了两次（第 7 字节）"
        );
        assert_eq!(
            envelope(&EnvelopeFault::Field("seq")),
            "字段 seq 缺失或类型不对"
        );
    }
}
