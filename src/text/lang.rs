//! The two languages, and the macro that makes a phrase of both: one missing does not compile.

use std::fmt::Display;

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language of a word such as `zh` or a locale such as `en_GB.UTF-8`; Chinese unless it
    /// says English.
    pub fn of(word: &str) -> Self {
        if word.to_ascii_lowercase().starts_with("en") {
            Lang::En
        } else {
            Lang::Zh
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// One of a pair.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The colon, with its blank where one follows it.
    pub fn colon(self) -> &'static str {
        self.pick("：", ": ")
    }

    /// What stands between words in a row.
    pub fn between(self) -> &'static str {
        self.pick("、", ", ")
    }

    /// The comma, with its blank.
    pub fn comma(self) -> &'static str {
        self.pick("，", ", ")
    }

    /// The semicolon, with its blank.
    pub fn semicolon(self) -> &'static str {
        self.pick("；", "; ")
    }

    /// The stop, with the blank before what follows it.
    pub fn stop(self) -> &'static str {
        self.pick("。", ". ")
    }

    /// What is said of something, behind its name and the colon.
    pub fn about(self, what: impl Display, said: impl Display) -> String {
        format!("{what}{}{said}", self.colon())
    }

    /// The text in brackets, as they stand behind a word.
    pub fn in_brackets(self, text: &str) -> String {
        match self {
            Lang::Zh => format!("（{text}）"),
            Lang::En => format!(" ({text})"),
        }
    }

    /// A word as a label begins: with a capital in English.
    pub fn label(self, word: &str) -> String {
        let mut letters = word.chars();
        match (self, letters.next()) {
            (Lang::En, Some(first)) => {
                format!("{}{}", first.to_ascii_uppercase(), letters.as_str())
            }
            (Lang::En, None) | (Lang::Zh, _) => word.to_owned(),
        }
    }

    /// The phrase in this language.
    pub fn of_words(self, words: &crate::domain::Words) -> &str {
        self.pick(&words.zh, &words.en)
    }

    /// The name of a variant; its id where the checklist does not know it, or is not here.
    pub fn variant<'a>(self, list: Option<&'a crate::domain::Checklist>, id: &'a str) -> &'a str {
        let known = list.and_then(|list| list.variant(id));
        known.map_or(id, |variant| self.pick(&variant.zh, &variant.en))
    }
}

/// Declares phrases: `name: "中文", "English";` gives `fn name(Lang) -> &'static str`, and
/// `name(count: usize): "{count} 条", "{count} records";` gives `fn name(Lang, usize) -> String`.
#[macro_export]
macro_rules! phrases {
    (@one [$(#[$doc:meta])*] $name:ident ($($arg:ident: $kind:ty),*) $zh:literal $en:literal) => {
        $(#[$doc])*
        #[doc = $en]
        pub fn $name(lang: $crate::text::lang::Lang, $($arg: $kind),*) -> String {
            match lang {
                $crate::text::lang::Lang::Zh => format!($zh),
                $crate::text::lang::Lang::En => format!($en),
            }
        }
    };
    (@one [$(#[$doc:meta])*] $name:ident $zh:literal $en:literal) => {
        $(#[$doc])*
        #[doc = $en]
        pub fn $name(lang: $crate::text::lang::Lang) -> &'static str {
            lang.pick($zh, $en)
        }
    };
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident: $kind:ty),+))?: $zh:literal, $en:literal;)*) => {
        $($crate::phrases! { @one [$(#[$doc])*] $name $(($($arg: $kind),+))? $zh $en })*
    };
}

/// Declares words in Chinese alone, for what says itself in English: `name(bytes: u64): "{bytes} 字节";`
/// gives `fn name(u64) -> String`.
#[macro_export]
macro_rules! chinese {
    ($($name:ident $(($($arg:ident: $kind:ty),+))?: $zh:literal;)*) => {
        $(
            #[doc = $zh]
            pub fn $name($($($arg: $kind),+)?) -> String {
                format!($zh)
            }
        )*
    };
}
