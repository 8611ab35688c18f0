//! The manual: its topics, and a page of each in both languages; one that is missing does not compile.
//! What the pages say of commands, keys and exit codes is held against the program by `tests/documents`.

use super::Lang;
use crate::phrases;

phrases! {
    topic: "题目", "Topic";
    about: "内容", "What it is about";
    actions: "可以加键的动作：地方.动作", "What keys can be added to: place.action";
    how: "看一页：sanjian manual 题目；题目也可写中文，如 起步。", "To read one: sanjian manual TOPIC";
}

/// Declares the topics: `Name: "word", "词";` takes its pages from `zh/word.md` and `en/word.md`.
macro_rules! topics {
    ($($topic:ident: $word:literal, $name:literal;)*) => {
        /// What a page of the manual is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Topic {
            $(#[doc = $name] $topic,)*
        }

        impl Topic {
            /// All of them, in the order of the manual.
            pub const ALL: &[Topic] = &[$(Topic::$topic,)*];
            /// What is typed for each: its word, or its Chinese name.
            pub const WORDS: &[(&str, &str)] = &[$(($word, $name),)*];

            /// Its page.
            pub fn page(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $(
                        (Topic::$topic, Lang::Zh) => include_str!(concat!("zh/", $word, ".md")),
                        (Topic::$topic, Lang::En) => include_str!(concat!("en/", $word, ".md")),
                    )*
                }
            }

            /// What is typed for it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Topic::$topic => $word,)*
                }
            }
        }
    };
}

topics! {
    FirstSteps: "first-steps", "起步";
    Checks: "checks", "检查";
    Evidence: "evidence", "佐证";
    Signing: "signing", "签字";
    Issues: "issues", "不合格项";
    Papers: "papers", "打印";
    Registers: "registers", "登记";
    Sync: "sync", "交换";
    Remote: "remote", "远程";
    Verify: "verify", "校验";
    Rates: "rates", "合格率";
    Headquarters: "headquarters", "总部";
    Large: "large", "大规模";
    Receipts: "receipts", "回执";
    Security: "security", "安全";
    Pictures: "pictures", "看图";
    Remeasure: "remeasure", "复测";
    Tables: "tables", "工程表";
    Checklists: "checklists", "检查表";
    Catalogue: "catalogue", "目录";
    Keys: "keys", "按键";
    Settings: "settings", "设置";
    Output: "output", "退出码";
    Trouble: "trouble", "出问题";
    Format: "format", "格式";
}

impl Topic {
    /// The topic of a word.
    pub fn of(word: &str) -> Option<Self> {
        let known = |topic: &&Topic| topic.word() == word;
        Topic::ALL.iter().find(known).copied()
    }

    /// The heading of its page.
    pub fn title(self, lang: Lang) -> &'static str {
        let first = self.page(lang).lines().next().unwrap_or_default();
        first.trim_start_matches("# ")
    }
}
