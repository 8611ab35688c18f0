//! Why a text can be no record, in Chinese; the English words stand beside the types themselves. What
//! file and line it is in is said by whoever asks.

use crate::store::Refused;
use crate::store::format::envelope::EnvelopeFault;
use crate::store::format::strict::{DEPTH_MAX, ITEMS_MAX, KEYS_MAX, StrictError, StrictFault};
use crate::text::escape::quoted;
use crate::text::mishap::strict as chinese;

/// Why a payload was not recorded.
pub(super) fn refused(why: &Refused) -> String {
    match why {
        Refused::Number(number) => chinese::no_integer(&quoted(&number.0)),
        Refused::Limit(error) => strict(error),
    }
}

/// What is wrong with what stands around a payload.
pub(super) fn envelope(fault: &EnvelopeFault) -> String {
    match fault {
        EnvelopeFault::Json(error) => strict(error),
        EnvelopeFault::Field(name) => chinese::field(&quoted(name)),
    }
}

fn strict(error: &StrictError) -> String {
    let what = match error.what {
        StrictFault::Utf8 => chinese::utf8(),
        StrictFault::Syntax => chinese::syntax(),
        StrictFault::Trailing => chinese::trailing(),
        StrictFault::DuplicateKey => chinese::duplicate_key(),
        StrictFault::Number => chinese::number(),
        StrictFault::Surrogate => chinese::surrogate(),
        StrictFault::Depth => chinese::depth(DEPTH_MAX),
        StrictFault::String => chinese::string(),
        StrictFault::Keys => chinese::keys(KEYS_MAX),
        StrictFault::Items => chinese::items(ITEMS_MAX),
        StrictFault::Line => chinese::line(),
        StrictFault::NotCanonical => chinese::not_canonical(),
    };
    chinese::at(&what, error.at)
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
