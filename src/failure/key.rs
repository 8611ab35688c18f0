//! Why a key was not made or not opened, as sentences.

use super::Failure;
use crate::store::pin::SHORTEST;
use crate::store::vault::VaultError;
use crate::text::Lang;
use crate::text::escape::quoted;

/// What happened and what to do next.
pub(super) fn sentences(lang: Lang, failure: &Failure) -> Vec<String> {
    let pair = |zh: String, en: String| match lang {
        Lang::Zh => vec![zh],
        Lang::En => vec![en],
    };
    match failure {
        Failure::WeakPin => pair(
            format!("口令至少 {SHORTEST} 个字符，只用数字、字母和符号；相同、连续、重复的，键盘上一排的，生日、手机号和常见的词，加了空格、符号或一两个字母也一样，都容易被猜到，不收。最好 8 个字符以上，或一句话。"),
            format!("A PIN has at least {SHORTEST} characters: digits, letters and signs only. Repeated or consecutive ones, rows of the keyboard, birthdays, phone numbers and common words, also with blanks, signs or a letter or two between, are guessed at once and not taken. Best are 8 characters or more, or a whole phrase."),
        ),
        Failure::PinsDiffer => pair(
            "两次输入的口令不同，什么都没有改变。".into(),
            "The two PINs differ; nothing was changed.".into(),
        ),
        Failure::NoPin => pair(
            "没有口令，什么都没有签。在终端输入，或用 --pin-file 指定文件（- 为标准输入）。".into(),
            "No PIN was given; nothing was signed. Type it on the terminal, or name a file with --pin-file (- for standard input).".into(),
        ),
        Failure::NoKeyHere(person) => {
            let person = quoted(person);
            pair(
                format!("本机没有 {person} 可用的密钥；先登记：sanjian people enrol {person}"),
                format!("{person} has no usable key on this device; enrol first: sanjian people enrol {person}"),
            )
        }
        Failure::MayNotVouch(person) => {
            let person = quoted(person);
            pair(
                format!("{person} 无权证明此密钥；须由本人（岗位、单位未变）、建设单位项目负责人、总监，施工方人员也可由项目负责人证明。"),
                format!("{person} may not vouch for this key; it takes the person himself (role and organisation unchanged), the owner's leader, the chief supervising engineer, or for the contractor's people their project leader."),
            )
        }
        Failure::Vault(error) => vault(lang, error),
        _ => Vec::new(),
    }
}

fn vault(lang: Lang, error: &VaultError) -> Vec<String> {
    let pair = |zh: String, en: String| match lang {
        Lang::Zh => vec![zh],
        Lang::En => vec![en],
    };
    match error {
        VaultError::WrongPin { wait: 0 } => pair("口令不对。".into(), "Wrong PIN.".into()),
        VaultError::WrongPin { wait } => pair(
            format!("口令不对，{wait} 秒后才能再试。"),
            format!("Wrong PIN; the next try is possible in {wait} s."),
        ),
        VaultError::Wait { wait } => pair(
            format!("口令错过多次，再等 {wait} 秒。"),
            format!("Too many wrong PINs; wait {wait} s more."),
        ),
        VaultError::NotHere(kid) => pair(
            format!("密钥 {} 不在本机。", quoted(kid)),
            format!("The key {} is not on this device.", quoted(kid)),
        ),
        VaultError::Damaged(kid) => pair(
            format!("密钥文件 {} 已损坏，须凭有权者证明重新登记。", quoted(kid)),
            format!("The file of the key {} is damaged; enrol a new key with an authority.", quoted(kid)),
        ),
        VaultError::Unsafe => pair(
            "数据文件夹在 U 盘或共享盘上，密钥不能存放在那里；请把数据文件夹放到本机硬盘。".into(),
            "The data folder is on a stick or a share; keys are never kept there. Move it to a local disk.".into(),
        ),
        VaultError::Store(error) => super::words::store(lang, error),
    }
}
