//! The way here, in the line at the top: the program, the project, the pages on each other. Where it is too
//! long, names are shortened in their middle, the longest first; only then are pages between left out.

use crate::text::escape::shown;
use crate::text::shorten::clip_middle;
use crate::text::width::{clip, width};
use crate::tui::list::shared;

/// What stands between two of them.
const BETWEEN: &str = " > ";
/// What stands for those left out.
const OUT: &str = "..";
/// To so many columns a name may be shortened, and the one of the page on top.
const LEAST: usize = 10;
const LAST: usize = 24;

/// ```text
///  三检 > 滨江..二标段 > L-012 剪力墙钢筋 > 自检 第1轮
/// ```
pub fn written(program: &str, project: Option<&str>, titles: &[String], room: usize) -> String {
    let program = format!(" {program}");
    let steps = project.into_iter().chain(titles.iter().map(String::as_str));
    let steps: Vec<String> = steps.map(|step| shown(step).into_owned()).collect();
    let beside = width(&program) + width(BETWEEN);
    for out in 0..steps.len().max(1) {
        let steps = without(&steps, out);
        let steps = fitted(&steps, room.saturating_sub(beside));
        let all = std::iter::once(program.clone()).chain(steps);
        let path = all.collect::<Vec<_>>().join(BETWEEN);
        if width(&path) <= room {
            return path;
        }
    }
    clip(steps.last().map_or(program.as_str(), String::as_str), room)
}

/// The steps without so many of them: those behind the first go first, the last never.
fn without(steps: &[String], out: usize) -> Vec<String> {
    let (first, rest) = steps.split_at(usize::from(out + 1 < steps.len()).min(steps.len()));
    let gap = (out > 0).then(|| OUT.to_owned());
    let rest = rest.iter().skip(out).cloned();
    first.iter().cloned().chain(gap).chain(rest).collect()
}

/// The steps in so many columns with what stands between them, if that can be.
fn fitted(steps: &[String], room: usize) -> Vec<String> {
    let between = width(BETWEEN) * steps.len().saturating_sub(1);
    let wanted: Vec<usize> = steps.iter().map(|step| width(step)).collect();
    let last = steps.len().saturating_sub(1);
    let least = wanted
        .iter()
        .enumerate()
        .map(|(at, wide)| match at == last {
            // Where one is stays whole as long as it leaves the others a third of the line.
            true => (*wide).min((2 * room / 3).max(LAST)),
            false => LEAST,
        });
    let least: Vec<usize> = least.collect();
    let all: usize = wanted.iter().sum();
    let widths = match all + between <= room {
        true => wanted,
        // The gaps between columns are counted there as a column each.
        false => shared(&wanted, &least, room.saturating_sub(between) + steps.len()).0,
    };
    let steps = steps.iter().zip(widths);
    steps.map(|(step, wide)| clip_middle(step, wide)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(project: Option<&str>, titles: &[&str], room: usize) -> String {
        let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        written("三检", project, &titles, room)
    }

    #[test]
    fn names_are_shortened_before_any_is_left_out() {
        let project = Some("滨江新区人民医院异地新建项目一期施工总承包工程");
        let lot = "L-012 三层 1-12轴 剪力墙钢筋安装";
        for room in [60, 80, 120] {
            let path = path(project, &["总览", lot], room);
            assert!(width(&path) <= room, "{room}: {path}");
            assert!(path.starts_with(" 三检 > 滨江"), "{room}: {path}");
            assert!(
                path.ends_with("钢筋安装") && path.contains(" > 总览 > L-012"),
                "{path}"
            );
            assert!(path.contains(lot), "{room}: {path}");
        }
        // Where even short names have no room, the page between goes.
        let path = path(project, &["总览", lot], 50);
        assert_eq!(path, format!(" 三检 > .. > {lot}"));
    }

    #[test]
    fn of_a_long_way_the_beginning_and_the_end_stay() {
        let titles = ["总览", "工程树", "L-012 剪力墙钢筋", "自检 第1轮", "佐证"];
        for room in [20, 30, 40, 60, 100] {
            let path = path(Some("滨江一号"), &titles, room);
            assert!(width(&path) <= room, "{room}: {path}");
            assert!(path.ends_with("佐证"), "{room}: {path}");
        }
        let whole = " 三检 > 滨江一号 > 总览 > 工程树";
        assert_eq!(path(Some("滨江一号"), &titles[..2], 80), whole);
        assert_eq!(path(None, &[], 80), " 三检");
    }
}
