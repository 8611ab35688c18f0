//! PINs that are tried first by whoever holds a copy of the wrapped key: rows of figures, of letters
//! and of keys, the same few over and over, birthdays, and the words of the usual lists. What is left
//! is not strong because of it: six digits are a million tries, and only length helps.

use super::pin::UnfitPin;

/// Fewer different characters than this are soon tried through.
const FEWEST: usize = 3;
/// The shortest piece of a row that is seen as one.
const ROW: usize = 3;
/// This many characters beside one long row do not hide it: `a123456`, `123456qq`.
const BESIDE: usize = 2;
/// Initials beside figures do not hide them either: `wjl19900101`.
const INITIALS: usize = 3;
/// What is shorter once blanks and signs are taken out says nothing of the rest.
const CORE: usize = 4;

/// Rows and columns of the keyboard and the number pad.
const KEYS: [&str; 11] = [
    "1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
    "741852963",
    "159",
    "357",
    "!@#$%^&*()_+",
];

/// What the usual lists begin with and no rule here finds.
const LISTED: [&str; 36] = [
    "password", "passw0rd", "passwd", "p@ssw0rd", "admin", "root", "guest", "user", "test", "qq",
    "iloveyou", "woaini", "welcome", "letmein", "monkey", "dragon", "master", "sunshine",
    "princess", "football", "sanjian", "mima", "zhongguo", "beijing", "shanghai", "5201314",
    "1314520", "201314", "131420", "102030", "246810", "100200", "314159", "142857", "112358",
    "114514",
];

/// Numbers everybody calls or writes, one after the other: `110120119`.
const CALLED: [&str; 9] = [
    "110", "112", "114", "119", "120", "122", "520", "521", "1314",
];

/// Why a PIN is among the first that are tried, whatever blanks, signs and initials stand in it.
pub(super) fn common(pin: &str) -> Option<UnfitPin> {
    let pin: Vec<char> = pin.to_lowercase().chars().collect();
    let core: Vec<char> = { pin.iter().copied() }
        .filter(|c| c.is_alphanumeric())
        .collect();
    let hidden = |form: &[char]| tried(form).filter(|_| form.len() >= CORE);
    let written = || is_written_date(&pin).then_some(UnfitPin::Date);
    { tried(&pin).or_else(|| hidden(&core)) }
        .or_else(|| hidden(figures(&core)))
        .or_else(written)
}

/// What breaks a rule, and which.
type PinRule = (fn(&[char]) -> bool, UnfitPin);

fn tried(pin: &[char]) -> Option<UnfitPin> {
    let rules: [PinRule; 7] = [
        (is_monotonous, UnfitPin::Repeated),
        (is_ladder, UnfitPin::Row),
        (is_doubled_row, UnfitPin::Row),
        (is_of_rows, UnfitPin::Row),
        (is_date, UnfitPin::Date),
        (is_mobile, UnfitPin::Mobile),
        (is_listed, UnfitPin::Listed),
    ];
    let mut broken = rules.into_iter().filter(|(is_so, _)| is_so(pin));
    broken.next().map(|(_, why)| why)
}

/// The figures between initials; all of it where that is no more than a short number.
fn figures(core: &[char]) -> &[char] {
    let initial = |c: &char| c.is_alphabetic();
    let before = core.iter().take_while(|c| initial(c)).count();
    let behind = core.iter().rev().take_while(|c| initial(c)).count();
    let inner = core.get(before..core.len().saturating_sub(behind));
    let inner = inner.filter(|inner| inner.len() >= 6 && before + behind <= INITIALS);
    inner.unwrap_or(core)
}

/// `147036`: figures by one and the same step, whichever it is.
fn is_ladder(pin: &[char]) -> bool {
    let step = steady(pin, &|a, b| {
        Some((b.to_digit(10)? + 10 - a.to_digit(10)?) % 10)
    });
    step.is_some()
}

/// Few different characters, or one piece over and over.
fn is_monotonous(pin: &[char]) -> bool {
    let mut different = pin.to_vec();
    different.sort_unstable();
    different.dedup();
    let repeats = |len: &usize| {
        pin.len().is_multiple_of(*len) && pin.chunks(*len).all(|piece| pin.starts_with(piece))
    };
    different.len() < FEWEST || (1..=pin.len() / 2).any(|len| repeats(&len))
}

/// `112233`, `aaabbbccc`: a row of which each is there as often as the others.
fn is_doubled_row(pin: &[char]) -> bool {
    let runs: Vec<&[char]> = pin.chunk_by(|a, b| a == b).collect();
    let each = runs.first().map_or(0, |run| run.len());
    let firsts: Vec<char> = runs.iter().filter_map(|run| run.first()).copied().collect();
    each > 1 && runs.iter().all(|run| run.len() == each) && is_row(&firsts)
}

/// Rows one after the other, or one long row with little beside it.
fn is_of_rows(pin: &[char]) -> bool {
    // The most characters in rows among the first so many.
    let mut covered = vec![0; pin.len() + 1];
    let mut longest = 0;
    for end in 1..=pin.len() {
        let best = (0..end).filter_map(|from| {
            let piece = pin.get(from..end)?;
            let row = piece.len() >= ROW && is_row(piece);
            if row {
                longest = longest.max(piece.len());
            }
            Some(covered.get(from)? + if row { piece.len() } else { 0 })
        });
        let best = best.max().unwrap_or(0);
        if let Some(place) = covered.get_mut(end) {
            *place = best;
        }
    }
    let covered = covered.last().copied().unwrap_or(0);
    covered == pin.len() || (longest >= 5 && covered + BESIDE >= pin.len())
}

/// Characters that follow one another, or lie side by side on the keyboard.
fn is_row(piece: &[char]) -> bool {
    follows(piece) || {
        let text: String = piece.iter().collect();
        let back: String = piece.iter().rev().collect();
        let mut keys = KEYS.iter();
        CALLED.contains(&text.as_str())
            || keys.any(|keys| keys.contains(&text) || keys.contains(&back))
    }
}

/// `8901`, `fedcba`, `135`: one by one and past nine, or every other figure.
fn follows(piece: &[char]) -> bool {
    let near = |step: i32| (-2..=2).contains(&step);
    let step = steady(piece, &|a, b| {
        Some(b.to_digit(10)?.cast_signed() - a.to_digit(10)?.cast_signed())
    });
    let past = steady(piece, &|a, b| {
        Some((b.to_digit(10)? + 10 - a.to_digit(10)?) % 10)
    });
    let letters = steady(piece, &|a, b| {
        let both = a.is_ascii_lowercase() && b.is_ascii_lowercase();
        both.then(|| u32::from(b).cast_signed() - u32::from(a).cast_signed())
    });
    step.is_some_and(near)
        || past.is_some_and(|step| [1, 9].contains(&step))
        || letters.is_some_and(|step| (-1..=1).contains(&step))
}

/// The step by which all characters follow one another, if it is the same everywhere.
fn steady<T: PartialEq>(piece: &[char], step: &dyn Fn(char, char) -> Option<T>) -> Option<T> {
    let mut steps = piece.windows(2).map(|pair| match pair {
        [a, b] => step(*a, *b),
        _ => None,
    });
    let first = steps.next()??;
    steps
        .all(|step| step.as_ref() == Some(&first))
        .then_some(first)
}

/// A birthday: `19900101`, `1990101`, `900101`, `010190`, `199001`.
fn is_date(pin: &[char]) -> bool {
    let Some(digits) = digits(pin) else {
        return false;
    };
    let number = |from: usize, to: usize| number(digits.get(from..to).unwrap_or_default());
    match digits.len() {
        8 => {
            (is_year(number(0, 4)) && is_day(number(4, 6), number(6, 8)))
                || (is_year(number(4, 8)) && is_day(number(2, 4), number(0, 2)))
        }
        7 => {
            let short = is_day(number(4, 5), number(5, 7)) || is_day(number(4, 6), number(6, 7));
            is_year(number(0, 4)) && short
        }
        6 => {
            is_day(number(2, 4), number(4, 6))
                || is_day(number(2, 4), number(0, 2))
                || (is_year(number(0, 4)) && (1..=12).contains(&number(4, 6)))
        }
        _ => false,
    }
}

/// A birthday in three parts: `1990.1.1`, `1-1-90`.
fn is_written_date(pin: &[char]) -> bool {
    let parts: Vec<u32> = { pin.split(|c| !c.is_ascii_digit()) }
        .filter(|part| (1..=4).contains(&part.len()))
        .filter_map(|part| Some(number(&digits(part)?)))
        .collect();
    let year = |year| year < 100 || is_year(year);
    let beside = pin.iter().filter(|c| c.is_alphabetic()).count();
    beside <= INITIALS
        && match *parts.as_slice() {
            [a, b, c] => (year(a) && is_day(b, c)) || (year(c) && (is_day(a, b) || is_day(b, a))),
            _ => false,
        }
}

/// A number of a mobile phone, with or without that of the country.
fn is_mobile(pin: &[char]) -> bool {
    let Some(digits) = digits(pin) else {
        return false;
    };
    let own = digits.strip_prefix(&[8, 6]).unwrap_or(&digits);
    own.len() == 11 && matches!(*own, [1, 3..=9, ..])
}

fn digits(pin: &[char]) -> Option<Vec<u32>> {
    pin.iter().map(|c| c.to_digit(10)).collect()
}

fn number(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |sum, digit| sum * 10 + digit)
}

fn is_year(year: u32) -> bool {
    (1920..=2039).contains(&year)
}

fn is_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// A word of the lists, with figures of a row or a year behind it or without.
fn is_listed(pin: &[char]) -> bool {
    let text: String = pin.iter().collect();
    let beside = |rest: &str| {
        let figures = rest.chars().all(|c| !c.is_alphabetic());
        figures && rest.chars().count() <= 6
    };
    LISTED.iter().any(|word| {
        let behind = text.strip_prefix(word).is_some_and(beside);
        behind || text.strip_suffix(word).is_some_and(beside)
    })
}

#[cfg(test)]
mod tests {
    //! Which PINs are among the first that anybody tries, and which are not.

    use super::*;

    #[test]
    fn what_is_tried_first_is_known() {
        for pin in [
            "123456",
            "654321",
            "abcdef",
            "112233",
            "012345",
            "890123",
            "987654321",
            "111111",
            "121212",
            "123123",
            "123321",
            "135246",
            "147258",
            "159357",
            "741852",
            "789456",
            "246810",
            "aabbcc",
            "qwerty",
            "asdfgh",
            "qweasd",
            "qweasdzxc",
            "1qaz2wsx",
            "1q2w3e4r",
            "abc123",
            "123abc",
            "zyxwvu",
            "a123456",
            "123456a",
            "qq123456",
            "Aa123456",
            "password",
            "Password1",
            "passw0rd123",
            "admin888",
            "woaini1314",
            "5201314",
            "iloveyou",
            "900101",
            "19900101",
            "01011990",
            "010190",
            "199001",
            "20260301",
            "100000",
            "110110",
            "666888",
            "000000",
            "!@#$%^",
            "12341234",
            "abcabc",
        ] {
            assert!(common(pin).is_some(), "{pin}");
        }
    }

    #[test]
    fn blanks_signs_and_initials_hide_nothing() {
        for pin in [
            "123 456",
            "12-34-56",
            "1.2.3.4",
            "111-111",
            "(123456)",
            "pass word",
            "qq 123 456",
            "1990.01.01",
            "1990.1.1",
            "1990-10-1",
            "90/1/15",
            "1-15-90",
            "15.1.1990",
            "1990101",
            "1990 0101",
            "19900101a",
            "a19900101",
            "wjl900101",
            "wjl1990-1-1",
            "#19900101!",
            "900101x",
            "110120119",
            "110 119",
            "120119a",
            "1314520x",
            "13912345678",
            "+86 139 1234 5678",
            "wj13912345678",
        ] {
            assert!(common(pin).is_some(), "{pin}");
        }
    }

    #[test]
    fn what_a_person_thinks_up_is_not() {
        for pin in [
            "482913",
            "739105",
            "906472",
            "58203947",
            "gang jin 7 gen",
            "correct horse battery",
            "Wk7-pq",
            "h4mm3rz",
            "48-29-13",
            "a482913",
            "#k?9!;",
            "gang 7 zhu 12 lou 25",
            "7.rebar.12",
            "12 beams, 3 slabs",
            "28013912345",
        ] {
            assert_eq!(common(pin), None, "{pin}");
        }
    }

    #[test]
    fn most_figures_are_left() {
        let common = (0..1_000_000)
            .step_by(97)
            .filter(|n| common(&format!("{n:06}")).is_some());
        let share = common.count() * 97;
        assert!((50_000..150_000).contains(&share), "{share}");
    }
}
