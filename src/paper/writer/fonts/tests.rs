//! Which face a character is taken from.

use super::*;
use crate::paper::writer::typecase::{Type, machine};

fn family(fonts: &Fonts, face: Face, character: char) -> Option<String> {
    let glyph = fonts.glyph(face, character)?;
    let info = fonts.database.face(fonts.typefaces[glyph.typeface].id)?;
    Some(info.families[0].0.clone())
}

#[test]
fn each_role_has_its_face_and_falls_back_on_the_other() {
    let machine = machine(&[
        Type::of("Aardvark", "验ab€"),
        Type::of("AR PL UMing CN", "验a玥"),
        Type::of("WenQuanYi Zen Hei", "验a喆"),
        Type::of("SimSun", "验"),
    ]);
    let fonts = Fonts::of(machine, None).unwrap();
    let of = |face, c| family(&fonts, face, c).unwrap_or_default();
    assert_eq!(of(Face::Text, '验'), "SimSun");
    assert_eq!(of(Face::Text, 'a'), "AR PL UMing CN");
    assert_eq!(of(Face::Text, '喆'), "WenQuanYi Zen Hei");
    assert_eq!(of(Face::Title, 'a'), "WenQuanYi Zen Hei");
    assert_eq!(of(Face::Title, '玥'), "AR PL UMing CN");
    assert_eq!(of(Face::Text, '€'), "Aardvark");
    assert_eq!(family(&fonts, Face::Text, '𠮷'), None);
}

#[test]
fn among_faces_nobody_lists_one_with_chinese_comes_first() {
    let machine = machine(&[Type::of("Aardvark", "ab"), Type::of("Zebra", "验ab")]);
    let fonts = Fonts::of(machine, None).unwrap();
    assert_eq!(family(&fonts, Face::Text, 'a').unwrap(), "Zebra");
}

#[test]
fn what_may_not_be_embedded_is_as_good_as_not_there() {
    for rights in [0x0002, 0x0100, 0x0200] {
        let kept = Type {
            rights,
            ..Type::of("SimSun", "验")
        };
        let fault = Fonts::of(machine(&[kept]), None).err();
        assert_eq!(fault, Some(FontFault::NoChinese), "{rights:#x}");
    }
    let editable = Type {
        rights: 0x0008,
        ..Type::of("SimSun", "验")
    };
    assert!(Fonts::of(machine(&[editable]), None).is_ok());
}

#[test]
fn a_font_that_is_named_comes_first_and_must_be_one() {
    let there = || machine(&[Type::of("SimSun", "验收"), Type::of("SimHei", "验收")]);
    let own = Type::of("Own", "验").bytes();
    let fonts = Fonts::of(there(), Some(own)).unwrap();
    assert_eq!(family(&fonts, Face::Text, '验').unwrap(), "Own");
    assert_eq!(family(&fonts, Face::Title, '验').unwrap(), "Own");
    assert_eq!(family(&fonts, Face::Title, '收').unwrap(), "SimHei");
    let fault = Fonts::of(there(), Some(b"no font".to_vec())).err();
    assert_eq!(fault, Some(FontFault::NotAFont));
    let alone = Fonts::of(machine(&[]), Some(Type::of("Own", "验").bytes()));
    assert!(alone.is_ok());
    let latin = Fonts::of(machine(&[]), Some(Type::of("Own", "ab").bytes()));
    assert_eq!(latin.err(), Some(FontFault::NoChinese));
}

#[test]
fn truetype_outlines_come_before_others_of_the_same_role_only() {
    let rank = |list, is_cff, place| Rank {
        list,
        is_cff,
        place,
        weight: 0,
    };
    assert!(rank(1, false, 5) < rank(1, true, 3));
    assert!(rank(1, true, 3) < rank(2, false, 0));
}
