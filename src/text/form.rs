//! Faults of form files: where, what is wrong, how to mend it. Which one a flaw gets is chosen where flaws are
//! known.

use crate::phrases;

phrases! {
    in_head: "表头", "head";
    too_large(most: usize): "文件过大，字节数不得超过 {most}", "the file is too large; bytes at most {most}";
    shape(error: &str): "格式不符：{error}", "not as it should be: {error}";
    shape_of(field: &str, error: &str): "{field} 的值不对：{error}", "`{field}` is not as it should be: {error}";
    schema(found: &str): "schema 应为 sanjian.form/1，实为「{found}」", "schema should be sanjian.form/1, it is {found}";
    unknown(field: &str): "没有「{field}」这个字段，删去", "there is no field {field}; remove it";
    misspelt(field: &str, near: &str): "没有「{field}」这个字段，应为 {near}", "there is no field {field}; is it {near}?";
    bad_id(id: &str): "「{id}」：id 以小写字母或数字开头，只用 a-z 0-9 . - _，至多 80 个，不用 report 的子命令名", "{id}: an id begins with a small letter or a digit, takes a-z 0-9 . - _ only, at most 80, and is no subcommand of report";
    hidden(field: &str, character: &str): "{field} 含不可见字符 {character}，删去", "{field} has an invisible character, {character}; remove it";
    left_out: "以上表式文件有错，没有采用：改正后再打印，或移出数据文件夹", "these form files have faults and are not used: mend them before you print, or take them out of the data folder";
    same_id(id: &str, file: &str): "另一文件 {file} 已给出「{id}」，只留一个", "{file} gives {id} already; keep one of them";
    empty(field: &str): "{field} 不得为空", "{field} must not be empty";
    bounds(field: &str, least: u32, most: u32): "{field} 应在 {least} 与 {most} 之间", "{field} should lie between {least} and {most}";
    too_many_parts(most: usize): "部分过多，至多 {most} 个；分成几张表", "too many parts, at most {most}; make several forms of it";
    too_many_rows(most: usize): "行过多，至多 {most} 行；逐行重复的内容用 for", "too many rows, at most {most}; use `for` for rows that repeat";
    too_many_cells(most: usize): "一行的格过多，至多 {most} 格", "too many cells in a row, at most {most}";
    too_many_characters(most: usize): "一格文字过长，至多 {most} 字；分成几行", "too long a text for a cell, at most {most} characters; use several rows";
    too_many_conditions(most: usize): "一个部分的格取决于过多字段，至多 {most} 个；分成几个部分", "the cells of a part depend on too many fields, at most {most}; make several parts of it";
    no_about(name: &str): "about 没有「{name}」这一种，见 form fields", "`about` knows no {name}; see: form fields";
    no_about_near(name: &str, near: &str): "about 没有「{name}」这一种，应为 {near}", "`about` knows no {name}; is it {near}?";
    no_field(name: &str): "没有「{name}」可填，见 form fields", "there is no {name} to fill in; see: form fields";
    no_field_near(name: &str, near: &str): "没有「{name}」可填，应为 {near}", "there is no {name} to fill in; is it {near}?";
    no_table(name: &str): "没有「{name}」这张明细，见 form fields", "there is no table {name}; see: form fields";
    no_table_near(name: &str, near: &str): "没有「{name}」这张明细，应为 {near}", "there is no table {name}; is it {near}?";
    no_picture(name: &str): "「{name}」不是图片，写在 text 中", "{name} is no picture; write it in `text`";
    picture(name: &str): "「{name}」是图片，写在 picture 中", "{name} is a picture; write it in `picture`";
    unclosed(text: &str, after: usize): "花括号不成对（第 {after} 字之后）：「{text}」；花括号本身写两个", "a brace without its other half after {after} characters: {text}; write a brace itself twice";
    widths(taken: u32, units: u32): "各格宽度之和为 {taken}，应为 {units}（含左侧标签）", "the cells take {taken} units, the row has {units} (with the label at the left)";
    overlap: "有一格压在上面伸下来的格上，调整宽度", "a cell stands where one reaches down from above; change the widths";
    reach: "down 伸出了行数之外，或伸入可能不出现的行", "`down` reaches beyond the rows, or into one that may be left out";
    without(field: &str, needs: &str): "{field} 须与 {needs} 同用", "{field} needs {needs} as well";
    high_row(height: u32, most: u32): "行高 {height} 毫米，一页只有 {most} 毫米", "the row is {height} mm high, a page has {most} mm";
    high_last(height: u32, most: u32): "末页部分（last）共高 {height} 毫米，至多 {most} 毫米", "what stands on the last page (`last`) is {height} mm high, at most {most} mm";
    high_repeated(height: u32, most: u32): "每页重复部分（repeat）共高 {height} 毫米，至多 {most} 毫米", "what stands on every page (`repeat`) is {height} mm high, at most {most} mm";
    no_title: "没有表名：写表名的格须有 \"bold\": true", "there is no title: its cell needs \"bold\": true";
}

/// Where in a form: `第 3 部分第 2 行第 5 格`.
pub fn place(lang: super::Lang, counted: [Option<usize>; 3], head: bool) -> String {
    let named = match lang {
        super::Lang::Zh => ["部分", "行", "格"],
        super::Lang::En => ["part", "row", "cell"],
    };
    let said = counted.into_iter().zip(named).enumerate();
    let said = said.filter_map(|(level, (number, name))| {
        let of_head = if head && level == 1 {
            in_head(lang)
        } else {
            ""
        };
        let number = number?;
        Some(match lang {
            super::Lang::Zh => format!("{of_head}第 {number} {name}"),
            super::Lang::En if of_head.is_empty() => format!("{name} {number}"),
            super::Lang::En => format!("{of_head} {name} {number}"),
        })
    });
    said.collect::<Vec<_>>().join(match lang {
        super::Lang::Zh => "",
        super::Lang::En => ", ",
    })
}
