//! Why a key was not made or not opened, in words.

use crate::phrases;

phrases! {
    pins_differ: "两次输入的口令不同，什么都没有改变。", "The two PINs differ; nothing was changed.";
    no_pin: "没有口令，什么都没有签。在终端输入，或用 --pin-file 指定文件（- 为标准输入）。", "No PIN was given; nothing was signed. Type it on the terminal, or name a file with --pin-file (- for standard input).";
    wrong_pin: "口令不对。", "Wrong PIN.";
    on_a_stick: "数据文件夹在 U 盘或共享盘上，密钥不能存放在那里；请把数据文件夹放到本机硬盘。", "The data folder is on a stick or a share; keys are never kept there. Move it to a local disk.";
    pin_not_plain: "口令里有输入法打出的字，看不见时打不准：请关掉输入法，只用数字、字母和符号。", "The PIN has characters of an input method, which nobody types blindly: switch it off; digits, letters and signs only.";
    pin_repeats: "口令是相同的或重复的几个字符，一猜就着，不收。", "The PIN is a few characters over and over, guessed at once; it is not taken.";
    pin_row: "口令由连续、隔一个一跳（8642）或键盘上一排的字符组成，一猜就着，不收。", "The PIN is made of rows: figures or letters in order, every other one (8642), or keys side by side; it is not taken.";
    pin_date: "口令是日期或生日，前后加字母、符号也一样，不收。", "The PIN is a date or a birthday, letters or signs beside it hide nothing; it is not taken.";
    pin_mobile: "口令是手机号，不收。", "The PIN is a phone number; it is not taken.";
    pin_listed: "口令是常见的词或数，加几个数字也一样，不收。", "The PIN is one of the common words or numbers, figures beside it hide nothing; it is not taken.";
    /// A PIN that is too short.
    pin_short(shortest: usize): "口令太短：至少 {shortest} 个字符。", "The PIN is too short: at least {shortest} characters.";
    /// What a PIN is made of.
    fit_pin(shortest: usize): "换一个：至少 {shortest} 个字符，最好 8 个以上，或一句话。", "Take another: at least {shortest} characters, better 8 or more, or a whole phrase.";
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
