//! Why a text can be no record, in Chinese; the English words stand beside the types themselves.

use crate::chinese;
use std::fmt::Display;

chinese! {
    no_integer(number: &str): "「{number}」不是 ±9007199254740991 以内的整数";
    field(name: &str): "字段 {name} 缺失或类型不对";
    utf8: "不是 UTF-8";
    syntax: "不是 JSON";
    trailing: "结束之后还有文字";
    duplicate_key: "同一字段写了两次";
    number: "不是 ±9007199254740991 以内的整数";
    surrogate: "有不完整的字符";
    depth(most: impl Display): "嵌套超过 {most} 层";
    string: "一段文字超过 64 KiB";
    keys(most: impl Display): "一个对象的字段超过 {most} 个";
    items(most: impl Display): "一个列表超过 {most} 项";
    line: "一条超过 256 KiB";
    not_canonical: "不是规范写法";
    at(what: &str, at: impl Display): "{what}（第 {at} 字节）";
}
