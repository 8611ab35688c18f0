//! Why a key was not made or not opened, in words.

use crate::phrases;

phrases! {
    pins_differ: "两次输入的口令不同，什么都没有改变。", "The two PINs differ; nothing was changed.";
    no_pin: "没有口令，什么都没有签。在终端输入，或用 --pin-file 指定文件（- 为标准输入）。", "No PIN was given; nothing was signed. Type it on the terminal, or name a file with --pin-file (- for standard input).";
    wrong_pin: "口令不对。", "Wrong PIN.";
    on_a_stick: "数据文件夹在 U 盘或共享盘上，密钥不能存放在那里；请把数据文件夹放到本机硬盘。", "The data folder is on a stick or a share; keys are never kept there. Move it to a local disk.";
    /// A PIN that is guessed at once.
    weak_pin(shortest: usize): "口令至少 {shortest} 个字符，只用数字、字母和符号；相同、连续、重复的，键盘上一排的，生日、手机号和常见的词，加了空格、符号或一两个字母也一样，都容易被猜到，不收。最好 8 个字符以上，或一句话。", "A PIN has at least {shortest} characters: digits, letters and signs only. Repeated or consecutive ones, rows of the keyboard, birthdays, phone numbers and common words, also with blanks, signs or a letter or two between, are guessed at once and not taken. Best are 8 characters or more, or a whole phrase.";
    /// Somebody without a key on this device.
    no_key_here(person: &str): "本机没有 {person} 可用的密钥；先登记：sanjian people enrol {person}", "{person} has no usable key on this device; enrol first: sanjian people enrol {person}";
    /// Somebody who may not say whose key it is.
    may_not_vouch(person: &str): "{person} 无权证明此密钥；须由本人（岗位、单位未变）、建设单位项目负责人、总监，施工方人员也可由项目负责人证明。", "{person} may not vouch for this key; it takes the person himself (role and organisation unchanged), the owner's leader, the chief supervising engineer, or for the contractor's people their project leader.";
    /// A wrong PIN, and how long it takes until another is heard.
    wrong_pin_wait(wait: i64): "口令不对，{wait} 秒后才能再试。", "Wrong PIN; the next try is possible in {wait} s.";
    /// Too early for another try.
    wait_more(wait: i64): "口令错过多次，再等 {wait} 秒。", "Too many wrong PINs; wait {wait} s more.";
    /// A key of another device.
    not_here(kid: &str): "密钥 {kid} 不在本机。", "The key {kid} is not on this device.";
    /// A file of a key that is no key any more.
    damaged(kid: &str): "密钥文件 {kid} 已损坏，须凭有权者证明重新登记。", "The file of the key {kid} is damaged; enrol a new key with an authority.";
}
