//! Words of papers that are handed in: official, and so in Chinese alone. What stands printed on a form is in
//! the form's own file; here is what is written into it.

use crate::chinese;

chinese! {
    nothing_follows: "以下空白";
    continued: "（续）";
    check_code(code: &str): "数据校验码 {code}";
    page_of(page: &str, pages: &str): "第{page}页 共{pages}页";
    picture: "〔照片〕";
    song: "宋体";
    hei: "黑体";
}
