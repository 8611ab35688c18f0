//! A command line that was not understood, in Chinese; in English the parser's own words serve.

use crate::chinese;

chinese! {
    bad_value(argument: &str, value: &str): "{argument}：「{value}」不能用。";
    whole_number: "应是整数。";
    unknown_argument(argument: &str): "不认识「{argument}」。";
    no_command(word: &str): "没有「{word}」这个命令。";
    missing(arguments: &str): "还缺少：{arguments}。";
    not_with(argument: &str, other: &str): "「{argument}」不能与「{other}」一起用。";
    needs_equals(argument: &str): "「{argument}」的值须用 = 连着写。";
    too_many(argument: &str, value: &str): "「{argument}」的值太多：「{value}」多余。";
    wrong_count(argument: &str): "「{argument}」的值的个数不对。";
    not_utf8: "命令中有不是 UTF-8 的文字。";
    in_quotes(word: &str): "「{word}」";
    meant(words: &str): "是不是{words}？";
    options: "选项";
    command: "命令";
    see_help: "用 sanjian --help 查看用法。";
    usage(usage: &str): "用法：{usage}；加 --help 查看说明。";
}
