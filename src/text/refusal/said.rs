//! The sentences of refusals: what is wrong, and what to do next. Which one a trouble gets is chosen by the
//! one match above.

use crate::phrases;

phrases! {
    /// The stages go in order.
    stage_not_open(open: &str): "上一阶段尚未合格，现在轮到「{open}」（三检顺序，任何不合格后从头开始）。", "The stage before has not passed; \"{open}\" is next (stages go in order and start anew after any rejection).";
    /// What is below comes first.
    children_open(accepted: usize, total: usize): "下级尚未全部验收合格：{accepted}/{total}（GB 50300-2013 第 5.0.2～5.0.4 条），先验收其余。", "Not everything below is accepted: {accepted} of {total} (GB 50300-2013, 5.0.2 to 5.0.4); accept the rest first.";
    /// Work on the same part comes first.
    process_before(lot: &str, stage: &str): "同一部位的前道「{lot}」尚未通过「{stage}」，不得开始下道工序（GB 55032-2022 第 3.3.4 条）；先到「{lot}」完成它。", "The process before on this part, \"{lot}\", has not passed \"{stage}\"; the next one may not begin (GB 55032-2022, 3.3.4): conclude it there first.";
    already_accepted: "已验收合格，不再接受检查；若验收有误，须另行撤销。", "It is accepted and takes no more checks; a wrong acceptance has to be annulled by a record of its own.";
    /// An entry of a register comes first.
    entry_open(code: &str): "「{code}」尚未验收合格，先完成它。", "\"{code}\" is not accepted yet; finish it first.";
    /// Its own maker has not signed.
    unsigned(subject: &str, stage: &str): "「{subject}」的「{stage}」检查人未签字，本工程约定签字后方可继续。", "\"{stage}\" of \"{subject}\" is not signed by who concluded it; this project has agreed to wait for signatures.";
    /// Parties have not signed.
    unsigned_by(subject: &str, stage: &str, parties: &str): "「{subject}」的「{stage}」未签字：{parties}；本工程约定签字后方可继续。", "\"{stage}\" of \"{subject}\" is not signed by: {parties}; this project has agreed to wait for signatures.";
    shown_changed: "所示文字已过时，请重新看过再签。", "The text shown is out of date; read it again before signing.";
    /// Issues keep it from passing.
    open_issues(ids: &str): "有未关闭的不合格项，不得通过：{ids}；先整改并复查。", "Open issues keep it from passing: {ids}; rectify and re-check them first.";
    /// Photos are missing.
    no_image(needed: usize, got: usize): "须留存影像资料至少 {needed} 张，现有 {got} 张（GB 55032-2022 第 3.3.4 条）；先拍照附上再作结论。", "At least {needed} photo(s) must be kept, there are {got} (GB 55032-2022, 3.3.4); attach them before concluding.";
    /// Nothing is kept under this hash.
    no_evidence(hash: &str): "工程中没有散列为「{hash}」的照片或文件，先附上它。", "The project keeps no photo or document of hash \"{hash}\"; attach it first.";
    /// What is kept under this hash is something else.
    evidence_differs(hash: &str): "散列为「{hash}」的文件，其大小或类型与所写的不符。", "The file of hash \"{hash}\" has another size or kind than stated.";
    no_stand_by: "旁站点须填写旁站的起止时间。", "A standing-by point needs the time it was watched, from and to.";
    /// Nobody was notified.
    no_notice(hours: u32): "没有有效的书面通知：须先通知对方（提前 {hours} h），到约定时间后方可进行；事后补录又无书面通知的，从登记时起算。", "There is no notice in force: notify the other side ({hours} h ahead) and wait for the agreed time; one entered afterwards without its paper counts from when it was entered.";
    delay_refused: "延期须在检查前 24 h 书面提出，且不得超过 48 h。", "A delay is asked for at least 24 h ahead and for at most 48 h.";
    nobody_told: "通知须送达监理或建设单位：收件人中没有对方的人。", "A notice goes to the supervision or the owner; nobody of theirs is named.";
    /// A certificate that has run out.
    instrument_expired(code: &str, until: &str): "计量器具「{code}」的检定有效期至 {until}，已过期；换一件重测。", "The certificate of instrument \"{code}\" was valid until {until}; measure again with another.";
    /// No certificate.
    instrument(code: &str): "计量器具「{code}」没有有效的检定证书。", "Instrument \"{code}\" has no valid certificate.";
    /// An instrument of no register.
    no_such_instrument(code: &str): "没有登记计量器具「{code}」。", "No measuring instrument \"{code}\" is registered.";
    no_conflict: "没有待裁定的：它没有互不知情的结论，或已裁定。", "There is nothing to settle: nothing was concluded about it unaware of something else, or it is settled.";
    /// It has to be settled first.
    in_conflict(how: &str): "它有互不知情的结论（两台设备，或同一设备号下的两份记录），须先裁定以哪一条为准。{how}", "It was concluded on two sides unaware of each other (two devices, or two histories under one device id); a person must say first which stands. {how}";
    /// Which records can stand.
    not_a_side(sides: &str): "只能在这些记录中选：{sides}。", "Only one of these records can stand: {sides}.";
    forbidden: "已判定严禁验收（GB 50300-2013 第 5.0.8 条），没有出路。", "Its acceptance is forbidden (GB 50300-2013, 5.0.8); there is no way out.";
    /// It is out of the plan.
    retired(what: &str): "已{what}，不再接受检查。", "{what}: it takes no more checks.";
    /// A ruling of other levels.
    not_this_level(kind: &str): "「{kind}」不适用此处置。", "This ruling does not exist for: {kind}.";
    nothing_rejected: "没有未通过的验收，不能走此处置途径；先按检查链检查、验收。", "No acceptance has failed, so this route is not open; check and accept it by its chain first.";
    not_accepted: "没有这样一个现行的验收结论，无可撤销。", "There is no such acceptance that stands, so nothing can be taken back.";
    never_deemed: "此检查链不允许视为合格（只限合同约定的隐蔽检查）；须由对方到场验收，未到场的记「未进行」后重新通知。", "This chain does not allow a deemed acceptance (only contract-based checks of concealed work do); the other side has to come: record that it was not held, and give notice again.";
    /// A document that has to come with it.
    no_paper(kind: &str): "缺少文件：{kind}（编号、日期、签署人）。", "A document is missing: {kind} (number, date, signer).";
    /// A document of which something is missing.
    paper_incomplete(kind: &str): "文件「{kind}」的编号、日期（如 2026-03-01）、签署人须齐全。", "Number, date (such as 2026-03-01) and signer are all needed of: {kind}.";
    /// A paper that says another day.
    paper_of_other_day(date: &str): "书面通知的日期「{date}」须与所填的通知时间同日。", "The paper's date \"{date}\" must be the day on which the notice is said to be given.";
    no_why: "须写明理由。", "A reason is needed.";
    /// No issue of this id.
    no_such_issue(id: &str): "没有不合格项「{id}」。", "There is no issue \"{id}\".";
    /// No paper of this record.
    already_trusted(code: &str): "短码 {code} 的总部密钥已经确认过。", "Headquarters' key with the short code {code} is confirmed already.";
    not_trusted(code: &str): "没有确认过短码「{code}」的总部密钥；见 hq list。", "No headquarters' key with the short code \"{code}\" is confirmed; see: hq list.";
    no_such_paper(record: &str): "没有签发过「{record}」这份文件；见 report list。", "No paper \"{record}\" was issued; see: report list.";
    /// A number is used once.
    number_taken(number: &str): "编号「{number}」已用过；作废的也不能再用，换一个编号。", "The number \"{number}\" was used; that of a withdrawn paper stays used too, take another.";
    /// It is void already.
    paper_withdrawn(number: &str): "「{number}」已作废。", "\"{number}\" was withdrawn before.";
    /// An issue that has not come so far.
    issue_stands(state: &str): "此项现为「{state}」，不能作这一步。", "It stands at \"{state}\" and cannot take this step.";
    own_work: "整改人不得复查自己的整改。", "Who mended it does not check it again.";
    nothing_shown: "须写明怎样整改的，或附影像资料。", "Say how it was mended, or attach a photo.";
    due_before: "整改期限早于下达之日。", "It is due before the day it is ordered.";
    /// Too late to be withdrawn without a round.
    defect_noted(ids: &str): "对方已记下问题（{ids}），不能再按「撤回报验」：须按检查开始后撤回，计一轮不合格。", "The other side noted defects ({ids}): it can only be withdrawn as a failed round.";
    /// No lot that could take its place.
    no_heir(code: &str): "「{code}」不能接替：须是本工程另一个尚未验收的检验批。", "\"{code}\" cannot take its place: that takes another lot of the project, not accepted yet.";
    nobody: "没有写是谁：填人员编号。", "It does not say who: give a person's code.";
    /// Nobody of this code.
    no_such_person(code: &str): "人员表中没有「{code}」，先导入人员。", "Nobody of code \"{code}\" is on the list; import people first.";
    /// Not for this role.
    wrong_role(has: &str, may: &str): "此事不由{has}办理；可由：{may}。", "This is not for a {has}; it takes: {may}.";
    /// Two persons are needed.
    same_person(stage: &str): "此人已作本轮「{stage}」，须由另一人检查。", "The same person concluded \"{stage}\" of this pass; another person must check.";
    /// No subject of this code.
    no_such_subject(code: &str): "工程中没有「{code}」。", "The project has no \"{code}\".";
    /// No stage of this name; those there are.
    no_such_stage(stage: &str, stages: &str): "没有「{stage}」这个阶段；有：{stages}。", "There is no stage \"{stage}\"; there are: {stages}.";
    /// No checklist of this id.
    no_checklist(id: &str): "没有可用的检查表「{id}」，请在工程表中指定。", "There is no checklist \"{id}\"; name one in the project table.";
    /// No chain of this id.
    no_chain(kind: &str, id: &str): "「{kind}」没有检查链「{id}」，见 checklist chains。", "There is no chain \"{id}\" for: {kind}; see: checklist chains.";
    /// A chain that the run did not begin with.
    other_chain(id: &str): "所记的检查链「{id}」不是本批这一轮开检时的检查链，也不是应给它的检查链。", "The chain it names, \"{id}\", is neither the one this run began with nor one that the subject may be given.";
    /// The file of the chain is gone.
    chain_lost(file: &str): "这一轮开检时的检查链文件 {file} 缺失或被改，不能照它往下检查；请从有它的电脑或 U 盘同步取回（sanjian sync），再用 sanjian verify 核对。", "The chain this run began with, {file}, is missing or was changed, so nothing can be concluded by it: fetch it from a laptop or stick that has it (sanjian sync), then look with sanjian verify.";
    /// A figure that no project agrees on.
    no_agreed_limit(list: &str, item: &str): "检查表「{list}」的「{item}」不能由工程约定：只有没有国家标准的通行限值可以，数应大于 0，合格率至多 100%，最大偏差倍数不小于 1。", "\"{item}\" of checklist \"{list}\" is not for a project to agree on: only customary limits of no national standard are, with figures above 0, pass rates up to 100 % and caps of 1 or more.";
    scheme_stays: "评定标准在建工程时选定，之后不能改。", "The grading scheme is chosen when the project is made and stays.";
    no_such_item: "检查表中没有此项，或不适用于此检验批和阶段。", "no such item, or it does not apply to this lot at this stage.";
    answered_twice: "此项答了两次。", "answered twice.";
    computed: "此项由下级状态得出，不需填写。", "this item is derived; it takes no answer.";
    not_answered: "没有检查，不能判为合格。", "not inspected, so it cannot pass.";
    not_measured: "没有实测，不能判为合格。", "not measured, so it cannot pass.";
    no_papers: "没有写明资料，不能判为合格。", "no papers were named, so it cannot pass.";
    no_reason: "标为不适用须写明理由。", "not applicable needs a reason.";
    /// A sample that is too small.
    too_few(needed: u64, got: u64, more: u64): "实查 {got}，少于最小抽样数量 {needed}，须补查 {more}。", "{got} inspected, the minimum sample is {needed}; inspect {more} more.";
    /// A second sample decides.
    second_draw(size: u64): "第一次抽样不能判定，须作第二次抽样（{size}）。", "The first draw does not decide; a second draw of {size} is needed.";
    needless_draw: "第二次抽样的数量须与第一次相同，且只在第一次不能判定时进行。", "A second draw must be as large as the first, and only when the first did not decide.";
    /// More than there are.
    too_many(capacity: u64, got: u64): "检查 {got} 处，多于检验批容量 {capacity}。", "{got} places inspected, more than the lot's capacity of {capacity}.";
    /// A lot that no table knows.
    beyond_table(size: u64): "{size} 超出抽样表范围，须拆分检验批。", "{size} is beyond the sampling tables; split the lot.";
    capacity: "容量须为大于 0 的数，如 36 或 \"113.68\"。", "The capacity must be a number above 0, such as 36 or \"113.68\".";
    /// How many there are was not said, though samples follow from it.
    no_capacity(unit: &str): "没有写容量 {unit}：抽样数量由它得出，请先填共有多少（capacity）。", "the capacity {unit} was not said: samples follow from it, so say first how many there are (capacity).";
    /// A count of nothing.
    count(id: &str): "「counts」中「{id}」须为大于 0 的数。", "\"{id}\" in \"counts\" must be a number above 0.";
    /// How many there are was not said.
    no_count(counted: &str, id: &str): "本项按「{counted}」计数，请先填共有多少（counts 中的 {id}）。", "this item counts {counted}: say first how many there are (\"{id}\" in counts).";
    /// A reading below 0 of what has no direction.
    negative(nth: usize, text: &str): "第 {nth} 个读数 {text} 小于 0；这一项量的是大小，没有正负。", "reading {nth}, {text}, lies below 0; this item is a distance without a direction.";
    /// Readings that are no whole groups.
    not_in_groups(size: u64, got: u64): "{size} 个一组：{got} 个读数不成整组，补足或去掉多余的。", "readings come in groups of {size}; {got} are no whole groups.";
    nothing_inspected: "没有一项受检（各项不适用，或者所选类型没有检查项目），等于什么都没有检查，不能作结论。", "No item is inspected: all are called not applicable, or the types chosen have none. Nothing was checked, so nothing can be concluded.";
    /// A reading that is no number.
    not_a_number(nth: usize, text: &str): "第 {nth} 个读数「{text}」不是数字（如 -3 或 4.5）。", "reading {nth} \"{text}\" is no number (such as -3 or 4.5).";
    /// A result of other items.
    unknown_result(text: &str): "结果「{text}」不适用于此项；可写 pass（合格）、fail（不合格）、excellent（优良，只用于观察项）、na（不适用，须写理由 note）。", "the result \"{text}\" does not apply to this item; there are pass, fail, excellent (items looked at only) and na (not applicable, with a note).";
    /// A time that is none.
    not_a_time(text: &str): "时间「{text}」不对，应如 2026-03-01T09:30:00+08:00。", "\"{text}\" is no time such as 2026-03-01T09:30:00+08:00.";
    /// A dimension that the limit follows.
    no_dimension(name: &str): "限值随尺寸 {name} 而定，请给出（mm）。", "the limit follows the dimension {name}; give it (mm).";
    /// A dimension that cannot be.
    bad_dimension(name: &str): "尺寸 {name} 须大于 0 且合理。", "the dimension {name} must be above 0 and sensible.";
    /// A variant that the checklist has not.
    no_such_variant(id: &str): "检查表没有类型「{id}」。", "The checklist has no variant \"{id}\".";
    /// A choice that the lot leaves open.
    choose_variant(members: &str): "请在工程表中为此检验批选定类型：{members}。", "Choose the lot's variant in the project table: {members}.";
    /// What the program works out.
    own_field(field: &str): "「{field}」由程序得出，不能填写；请去掉。", "\"{field}\" is worked out by the program and cannot be stated; leave it out.";
    /// A document that nobody asks for.
    strange(kind: &str, asks: &str): "此项不要求「{kind}」；要求的资料是：{asks}。", "this item asks for no \"{kind}\"; it asks for: {asks}.";
    /// More readings than one item takes.
    crowded(most: usize): "一项的读数最多 {most} 个；其余的分到另一次检查，或另设一项。", "one item takes at most {most} readings; put the others into another check or another item.";
    /// A document of a day that has not come.
    future_document(day: &str): "资料的日期 {day} 还没有到，请核对。", "the document is dated {day}, which has not come yet; look again.";
    /// A time that has not come.
    future(at: &str, now: &str): "时间「{at}」还没有到（本机时钟 {now}）；请改正，或先校准电脑时钟。", "\"{at}\" has not come yet (this computer's clock shows {now}); mend it, or set the clock first.";
    /// A time before there was anything.
    before_project(at: &str, first: &str): "时间「{at}」早于工程开始（最早可填 {first}）；请改正，或用 project set --began 写明开工日期。", "\"{at}\" is before the project began ({first} at the earliest); mend it, or state the beginning with project set --began.";
    schema: "「schema」应为 sanjian.check/1。", "\"schema\" should be sanjian.check/1.";
    too_large: "这条记录过大（一条记录最多 256 KiB，一段文字 64 KiB），请分成几次检查。", "this record is too large (256 KiB a record, 64 KiB a text at most); split the check.";
    first_round: "这一阶段没有前一轮，不能沿用，请照实检查。", "this stage has no earlier round to refer to; inspect the item.";
    redone: "返工重做后各项须重新检查，不能沿用。", "after the work was done anew every item is inspected anew.";
    /// Only the latest round counts.
    other_record(right: &str): "只能沿用本阶段最近一轮的记录 {right}。", "only the latest round of this stage can be referred to: {right}.";
    failed_before: "这一项上一轮不合格，须重新检查，不能沿用。", "the item failed in that round and is inspected again.";
    absent_before: "那一轮没有检查这一项，不能沿用。", "that round has no answer to this item.";
    unlike_there: "只能沿用本批前面已通过的阶段，或同类型、同检查表的检验批同一阶段已通过的检查；请照实检查。", "only a passed stage before this one, or the same stage of a lot of the same kind that passed, can be taken over; inspect the item.";
    other_side_there: "那是另一方的检查，不能当作自己的；请照实检查。", "the other side checked that; nobody takes over their answers: inspect the item.";
    differs_there: "与那次检查所答不同，或属实测、计数、不符合，不能沿用；请照实检查。", "that check says otherwise, or it was measured, counted or failed, which nobody takes over: inspect the item.";
}
