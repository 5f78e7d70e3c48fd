//! The table: read whole, or not at all.

use super::*;

fn checked(body: &[u8]) -> Vec<u8> {
    let sum = body.iter().fold(0x811C_9DC5, |hash: u32, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    [&sum.to_le_bytes()[..], body].concat()
}

/// A stage of one tree over the first number: up to 1.5 it gives -100 units, up to 4 it gives 50, above that 127.
fn stage() -> Vec<u8> {
    let mut bytes = [0.25f32.to_le_bytes(), 0.5f32.to_le_bytes()].concat();
    bytes.extend([1, 0, 1, 0]); // one number, one tree
    bytes.extend([0, 0]); // the first number
    bytes.extend([2]); // two steps: 1.5 and 4
    bytes.extend([0x3F, 0x40, 0xC0, 0x80]);
    bytes.extend([2, 0, 0, 0, 3, 0, 0, 0]);
    bytes.extend([1, 0, 1, 0, 0]); // split (leaf, split (leaf, leaf))
    bytes.extend([0, 1]);
    bytes.extend([156, 50, 127]); // 156 is -100
    bytes
}

fn table() -> Vec<u8> {
    let stages = stage().repeat(1 + KINDS.len());
    checked(&[&u16::try_from(Feature::COUNT).unwrap().to_le_bytes()[..], &stages].concat())
}

#[test]
fn a_tree_gives_the_leaf_its_numbers_lead_to() {
    let model = Model::from_table(&table()).unwrap();
    let mut weigher = model.weigher();
    let mut row = [0.0; Feature::COUNT];
    // More rows than a batch holds.
    for _ in 0..50 {
        for value in [-1.0, 1.5, 1.6, 4.0, 4.5, f32::INFINITY] {
            row[0] = value;
            weigher.add(&row);
        }
    }
    let weights = weigher.finish();
    assert_eq!(weights.len(), 300);
    assert_eq!(weights[..6], [-49.75, -49.75, 25.25, 25.25, 63.75, 63.75]);
    assert_eq!(weights[..6], weights[294..]);
}

#[test]
fn a_damaged_table_is_refused() {
    let whole = table();
    assert!(Model::from_table(&whole).is_ok());
    for cut in 0..whole.len() {
        assert_eq!(Model::from_table(&whole[..cut]).err(), Some(Damage), "cut at {cut}");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert_eq!(Model::from_table(&changed).err(), Some(Damage), "changed at {at}");
    }
    // Damage that the checksum was made for: no reading beyond the end, no loop.
    for at in 2..whole.len() - 4 {
        for value in [0, 1, 0x7F, 0xFF] {
            let mut body = whole[4..].to_vec();
            body[at] = value;
            if let Ok(model) = Model::from_table(&checked(&body)) {
                let mut weigher = model.weigher();
                weigher.add(&[0.0; Feature::COUNT]);
                assert_eq!(weigher.finish().len(), 1);
            }
        }
    }
}

#[test]
fn the_shipped_table_is_whole() {
    assert!(Model::from_table(include_bytes!("judge.table")).is_ok());
    let kinds = Model::shipped().kinds(&[0.0; KIND_ROW]);
    assert_eq!(kinds.len(), KINDS.len());
    assert!((kinds.iter().map(|kind| kind.1).sum::<f32>() - 1.0).abs() < 1e-4);
}
