//! The figures and samples of ground, foundation, masonry, concrete, steel and underground
//! waterproofing, one by one as the standards give them. Other trades have files of their own.

use super::hold::{hold, item};
use sanjian::domain::Judge;

#[test]
fn ground_and_foundation_take_their_own_numbers() {
    hold(&[
        ("gb50202-2018.anchor", "7.11.4-1", "40", 3),
        ("gb50202-2018.anchor", "7.11.4-1", "500", 25),
        ("gb50202-2018.soil-nail-wall", "7.6.4-1", "500", 5),
        ("gb50202-2018.bored-pile-slurry", "5.6.4-1", "49", 2),
        ("gb50202-2018.bored-pile-slurry", "5.6.4-1", "50", 3),
        ("gb50202-2018.bored-pile-slurry", "5.6.4-1", "500", 5),
        ("gb50202-2018.bored-pile-slurry", "5.6.4-3", "40", 10),
        ("gb50202-2018.precast-pile-driven", "5.5.4-1", "49", 2),
        ("gb50202-2018.precast-pile-pressed", "5.5.4-1", "301", 4),
        ("gb50202-2018.cement-soil-mixing", "4.11.4-1", "500", 3),
        ("gb50202-2018.cement-soil-mixing", "4.11.4-6", "1000", 5),
        ("gb50202-2018.cement-soil-mixing", "4.11.4-5", "15", 3),
        ("gb50202-2018.cfg-pile", "4.13.4-2", "601", 4),
        ("gb50202-2018.backfill", "9.5.4-1", "4", 10),
        ("gb50202-2018.excavation", "9.2.5-1", "9", 10),
        ("gb50202-2018.excavation", "9.2.5-12", "110.5", 12),
        ("gb50202-2018.excavation", "9.2.5-6", "4", 4),
        ("gb50202-2018.excavation", "9.2.5-11", "90.5", 5),
    ]);
}

#[test]
fn masonry_counts_corners_and_specimens() {
    hold(&[
        ("gb50203-2011.brick-masonry", "5.3.3-4", "8", 8),
        ("gb50203-2011.small-block-masonry", "6.3.2-5", "6", 6),
        ("gb50203-2011.mortar-strength", "4.0.12-1", "250.5", 2),
        ("gb50203-2011.mortar-strength", "4.0.12-2", "12", 3),
    ]);
}

#[test]
fn concrete_counts_shafts_bolts_batches_and_shifts() {
    hold(&[
        ("gb50204-2015.cast-in-place-dimension", "8.3.2-13", "3", 3),
        (
            "gb50204-2015.equipment-foundation-dimension",
            "8.3.3-10",
            "24",
            24,
        ),
        ("gb50204-2015.entity-cover", "e-1", "500", 10),
        ("gb50204-2015.entity-cover", "e-3", "8", 8),
        ("gb50204-2015.entity-cover", "e-4", "100", 20),
        ("gb50204-2015.entity-dimension", "f-9", "200", 3),
        ("gb50204-2015.formwork-cast-in-place", "4.2.1", "60", 5),
        ("gb50204-2015.formwork-cast-in-place", "4.2.7-1", "4", 4),
        ("gb50204-2015.formwork-precast", "4.2.11-13", "40", 5),
        ("gb50204-2015.formwork-precast", "4.2.11-30", "40", 40),
        ("gb50204-2015.precast-component", "9.2.2-1", "100", 1),
        ("gb50204-2015.precast-component", "9.2.2-2", "12", 12),
        ("gb50204-2015.prestress-grouting", "6.5.2-1", "2", 2),
        ("gb50204-2015.prestress-grouting", "6.5.3", "3", 3),
        ("gb50204-2015.prestress-grouting", "6.5.4-1", "200", 10),
        ("gb50204-2015.prestress-grouting", "6.5.5-1", "90", 5),
        ("gb50204-2015.prestress-installation", "6.3.3-1", "200", 10),
        ("gb50204-2015.prestress-installation", "6.3.4-2", "61", 7),
        ("gb50204-2015.prestress-installation", "6.3.4-5", "4", 4),
        ("gb50204-2015.prestress-installation", "6.3.3-2", "2", 6),
        ("gb50204-2015.prestress-installation", "6.3.3-3", "1", 6),
        ("gb50204-2015.prestress-installation", "6.3.5-1", "60", 15),
        ("gb50204-2015.prestress-tensioning", "6.4.3", "90", 3),
        ("gb50204-2015.prestress-tensioning", "6.4.6-3", "200", 6),
        ("gb50204-2015.rebar-connection", "5.4.3-1", "500", 50),
        ("gb50204-2015.rebar-connection", "5.4.5", "95", 10),
        ("gb50204-2015.rebar-fabrication", "5.3.1-1", "400", 3),
        ("gb50204-2015.rebar-fabrication", "5.3.4-2", "400", 2),
        ("gb50204-2015.rebar-fabrication", "5.3.4-8", "400", 3),
        ("gb50204-2015.rebar-material", "5.2.3-2", "4", 4),
        ("gb50204-2015.rebar-material", "5.2.5", "30.5", 6),
    ]);
}

#[test]
fn steel_takes_its_own_shares() {
    hold(&[
        ("gb50205-2020.column-base", "10.2.1-1", "9", 9),
        ("gb50205-2020.column-base", "10.2.2-1", "30", 3),
        ("gb50205-2020.column-installation", "10.3.4-1", "90", 9),
        (
            "gb50205-2020.secondary-member-installation",
            "10.7-5",
            "40",
            4,
        ),
        ("gb50205-2020.main-structure", "10.9.1-2", "6", 6),
        ("gb50205-2020.high-strength-bolt", "6.3.3-1", "90", 10),
        ("gb50205-2020.high-strength-bolt", "6.3.4-2", "7", 7),
        ("gb50205-2020.high-strength-bolt", "6.3.8-3", "5", 5),
        ("gb50205-2020.welding", "5.2.4-2", "40", 1),
        ("gb50205-2020.welding", "5.2.6-1", "80", 8),
        ("gb50205-2020.welding", "5.2.7-1", "4", 10),
        ("gb50205-2020.welding", "5.2.7-1", "100", 15),
        ("gb50205-2020.welding", "5.2.7-2", "200", 20),
        ("gb50205-2020.welding", "5.2.7-3", "300", 10),
        ("gb50205-2020.welding", "5.2.7-34", "100", 15),
        ("gb50205-2020.welding", "5.2.8-1", "200", 20),
        ("gb50205-2020.welding", "5.2.8-13", "200", 30),
        ("gb50205-2020.anticorrosion-coating", "13.2.6", "400", 4),
    ]);
}

#[test]
fn underground_waterproofing_takes_its_own_shares() {
    hold(&[
        ("gb50208-2011.waterproof-concrete", "4.1.8-1", "3", 6),
        ("gb50208-2011.waterproof-concrete", "4.1.19-1", "80", 1),
        ("gb50208-2011.waterproof-concrete", "4.1.19-2", "40", 4),
        ("gb50208-2011.waterproof-membrane", "4.3.6-1", "80", 1),
        ("gb50208-2011.waterproof-mortar", "4.2.13", "30", 3),
    ]);
}

/// The upper end that the edition before had is gone.
#[test]
fn a_swaged_anchorage_has_no_upper_end() {
    let list = "gb50204-2015.prestress-installation";
    let Judge::Range(range) = &item(list, "6.3.3-1").judge else {
        panic!("not a range");
    };
    assert!(range.min.is_some() && range.max.is_none());
}
