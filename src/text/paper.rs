//! Words of papers that are handed in: official, and so in Chinese alone. What stands printed on a form is in
//! the form's own file; here is what is written into it.

use crate::chinese;

chinese! {
    nothing_follows: "以下空白";
    continued: "（续）";
}
