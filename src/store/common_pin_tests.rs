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
        assert!(is_common(pin), "{pin}");
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
        assert!(is_common(pin), "{pin}");
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
        assert!(!is_common(pin), "{pin}");
    }
}

#[test]
fn most_figures_are_left() {
    let common = (0..1_000_000)
        .step_by(97)
        .filter(|n| is_common(&format!("{n:06}")));
    let share = common.count() * 97;
    assert!((50_000..150_000).contains(&share), "{share}");
}
