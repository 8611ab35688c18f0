//! Words about places that are no disk: object stores, shares and servers.

use crate::phrases;

phrases! {
    unreachable: "连不上：没有网络，或地址不对", "it cannot be reached: there is no network, or the address is wrong";
    not_believed: "对方的证书不被本机系统信任", "its certificate is not believed by this system";
    believe_it: "核对主机名和本机时间；自签的证书，请管那里的人把签发者装进系统的信任清单。证书检查不能关。", "Look at the name of the host and the time of this machine; of a certificate of one's own, have its issuer put among those that the system believes. The check cannot be switched off.";
    slow: "迟迟没有回应", "it does not answer in time";
    busy: "对方忙，暂时不接", "it is busy and takes nothing just now";
    denied: "密钥不被接受，或无权做这件事", "the keys are not accepted, or may not do this";
    missing: "那里没有这个存储桶、文件夹或文件", "there is no such bucket, folder or file";
    there: "那里已有同名文件，未覆盖", "a file of this name is there and was not overwritten";
    full: "那里满了", "it is full";
    altered: "写去的与读回的不同", "what was read back is not what was written";
    built_without: "本程序构建时没有带远程交换", "this program was built without remotes";
    no_program: "系统里没有 sftp 程序", "this system has no sftp program";
    install_ssh: "装上 OpenSSH 客户端（Windows 10 起自带，可选功能里打开）。", "Install the OpenSSH client (part of Windows 10 and later, among the optional features).";
    unknown_host: "服务器的主机密钥没有登记，或与登记的不同", "the server's host key is not known here, or is another one than before";
    know_host: "先核对指纹：用 ssh 连一次，与管服务器的人报的一致再确认；不一致就不要连。", "Compare its fingerprint first: connect once by ssh and confirm only what whoever keeps the server told you; otherwise do not connect.";
    nothing_lost: "本机的记录一条不少；已传到的不用再传，有网络时再来一次就接着做。", "Nothing is lost here, and what has arrived is not sent again: run it once more when there is a network, and it goes on.";
    wait_longer: "本机的记录一条不少，再来一次就接着做；线路总是很慢，remote add 时加长 --wait。", "Nothing is lost here; run it once more and it goes on. If the line is always that slow, add the remote with a longer --wait.";
    look_at_keys: "核对密钥和它的权限（列出、读、写），再用 sanjian remote test 试。", "Look at the keys and their rights (list, read, write), then try: sanjian remote test.";
    or_file: "或把它们写进只有自己能读的文件（两行：key = …，secret = …），remote add 时加 --keys 文件。", "Or write them into a file that only you can read (two lines: key = …, secret = …) and add the remote with --keys FILE.";
    close_keys: "先只留自己可读：chmod 600 文件。", "Close it first: chmod 600 FILE.";
    open_identity: "私钥文件别人也能读，没有用", "the file of the identity can be read by others and was not used";
    no_identity: "读不出私钥", "no identity can be read from it";
    of_a_line: "文件里每行一把 AGE-SECRET-KEY-1…，# 起头的是注；用 sanjian hq identity 文件 建一把。", "It has to hold a line AGE-SECRET-KEY-1… each, remarks behind #; make one with: sanjian hq identity FILE.";
    in_clear: "不加密", "in clear";
    many_recipients: "收件人多于 8 个", "there are more than 8 recipients";
    as_told: "--to 后写总部给的 age 公钥（age1… 起头，一个字也不差），几个就写几次。", "Give --to the recipient as headquarters told it (age1…, letter by letter), once for each.";
    encrypts: "写去的都加密，只有持私钥的读得了；本机也读不了。那里原先没加密的仍然没加密。", "What goes there is encrypted; only who has an identity can read it, and this machine cannot. What lies there in clear stays in clear.";
    identity_made: "私钥已建。公钥（给工地 remote add --to 用）如上。私钥文件另存一份（离线、上锁）：丢了，那里的东西谁也读不了；被人得到，那里的全都读得了。", "The identity was made; above stands its recipient, for sites to remote add --to. Keep a second copy of the file offline and locked: without it nobody can read what lies there, and whoever gets it can read all of it.";
    give_identity: "用 receive --identity 私钥文件 收。", "Receive it with: receive --identity FILE.";
    two_lines: "文件里要有两行：key = …，secret = …。", "It has to hold two lines: key = …, secret = ….";
    look_at_address: "核对地址；存储桶要先在那边建好。", "Look at the address; a bucket has to be made there first.";
    once_more: "再来一次；仍然如此，请看那里是谁写的。", "Run it once more; if it stays so, look who wrote there.";
    make_room: "请管那里的人腾出地方，再来一次就接着做；本机的记录一条不少。", "Ask whoever keeps it for room, then run it once more and it goes on; nothing is lost here.";
    ask_keeper: "请管那里的人看看；本机的记录一条不少。", "Ask whoever keeps it to look; nothing is lost here.";
    build_with: "用发布的程序，或 cargo install sanjian --features remote。", "Use a released program, or: cargo install sanjian --features remote.";
    name: "名字用小写字母、数字和短横，2 到 32 个", "a name of 2 to 32 small letters, digits and strokes";
    add_one: "还没有加过；先加一个：sanjian remote add 名字 地址", "none was added yet; add one: sanjian remote add NAME URL";
    url: "地址写作 s3://桶/文件夹（oss、cos、obs 同），https://主机/文件夹（WebDAV），sftp://用户@主机/文件夹", "an address: s3://BUCKET/FOLDER (oss, cos, obs alike), https://HOST/FOLDER for WebDAV, sftp://USER@HOST/FOLDER";
    form: "地址里要有桶名或主机名；文件夹名不带 ? # % : 等符号", "an address with a bucket or a host; names of folders without ? # % : and the like";
    no_secret: "地址里不写用户和密码；密钥放在环境变量或只有自己能读的文件里", "an address without user or password; keys stand in the environment or in a file that only you can read";
    endpoint: "要写明入口，例如 https://oss-cn-shanghai.aliyuncs.com", "who is asked, e.g. https://oss-cn-shanghai.aliyuncs.com";
    open_line: "http:// 没有加密：线路上的人看得见内容和密码；能用 https:// 就用 https://。", "http:// is not encrypted: whoever is on the line can read all of it, the password too. Use https:// where you can.";
    test_it: "先试一次：", "Try it once: ";
    once: "不覆盖：", "Nothing is written over: ";
    moved: "对方把关（先传到别名，核对后改名，有同名不改）", "the place sees to it (sent under another name, compared, never moved onto one that exists)";
    refused: "对方把关（有同名就拒绝）", "the place sees to it (it refuses a name that exists)";
    looked: "对方不管，本程序先查、写后读回核对", "the place does not, so this program looks first and reads back what it wrote";
    untried: "还没试过", "not tried yet";
    answers: "连得上，能列、能读、能写", "it answers, and lists, reads and writes";
    removed: "已取消；那里的文件原样留着：", "It was taken off; what lies there stays: ";
    from_environment: "环境变量", "environment";
    own_of_ssh: "ssh 自己的", "those of ssh";
    sent_whole: "写去的每个文件都已读回核对。", "Every file that was written was read back and compared.";
    /// Keys that are nowhere: the two names of the environment.
    no_keys(key: &str, secret: &str): "没有密钥：环境变量 {key} 和 {secret} 没有设", "no keys: {key} and {secret} are not set in the environment";
    /// A file of keys that others can read.
    open_keys(file: &str): "密钥文件别人也能读，没有用：{file}", "the file of keys can be read by others and was not used: {file}";
    /// A file of keys that holds none.
    not_keys(file: &str): "读不出密钥：{file}", "no keys can be read from {file}";
    /// Encrypted files that nobody here can read, after an exchange.
    closed(files: usize): "那里有 {files} 个文件是加密的，本机读不了（本机写去的也在内）：写去的算写到，别人写去的没有并入；到没到总部看回执", "{files} files there are encrypted and cannot be read on this machine (those it wrote among them): what was written is there, of what others wrote nothing was taken in; whether it reached headquarters is told by receipts";
    /// Encrypted files that no identity given opens.
    closed_to_all(files: usize): "{files} 个文件是加密的，没有能打开的私钥，没有收", "{files} files are encrypted to others than the identity given and were not taken in";
    /// What is no recipient.
    no_recipient(text: &str): "{text} 不是 age 公钥", "{text} is no recipient of age";
    /// A server that does not speak as it should.
    odd(what: &str): "对方的回答不合规矩（{what}）", "it answers otherwise than it should ({what})";
    /// The places that were added.
    there_are(names: &str): "加过的有：{names}；文件夹写作 ./名字", "there are: {names}; a folder is written ./NAME";
}
