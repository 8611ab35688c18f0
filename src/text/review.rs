//! Who compared a checklist with the print, in words.

use super::Lang;
use super::escape::shown;
use crate::domain::review::Review;
use crate::phrases;

phrases! {
    none: "本机没有人记下与印本核对过本表。", "Nobody noted on this device that this list was compared with the print.";
    same_there: "这些核对都已记下，没有改动。", "All of this was noted before; nothing changes.";
    /// That somebody compared what stands there.
    compared(day: &str, name: &str, print: &str): "{day} {name}与印本核对（{print}）", "Compared with the print on {day} by {name} ({print})";
    /// That somebody compared another version.
    compared_other(day: &str, name: &str, print: &str, version: &str): "{day} {name}与印本核对过 {version} 版（{print}），本表已不是那一份", "Version {version} was compared with the print on {day} by {name} ({print}); this is another one";
    /// How many statements were kept, and where.
    kept(count: usize, file: &str): "已记下 {count} 张检查表的核对：{file}", "Noted of {count} checklists: {file}";
}

/// One statement as a line; whether it is of what stands there now.
pub fn line(lang: Lang, (review, same): (&Review, bool)) -> String {
    let [day, name, print] = [&*review.date, &review.name, &review.edition].map(|text| shown(text));
    let said = match same {
        true => compared(lang, &day, &name, &print),
        false => compared_other(lang, &day, &name, &print, &shown(&review.version)),
    };
    match review.remark.as_str() {
        "" => said,
        remark => lang.about(said, shown(remark)),
    }
}

/// The same in a cell.
pub fn brief((review, same): (&Review, bool)) -> String {
    let said = format!("{} {}", review.date.as_str(), review.name);
    match same {
        true => said,
        false => format!("{} {said}", review.version),
    }
}
