//! Model files: parsed completely, or refused.

use super::*;
use crate::measure::Feature;

fn checked(body: &[u8]) -> Vec<u8> {
    let sum = body.iter().fold(0x811C_9DC5, |hash: u32, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    [&sum.to_le_bytes()[..], body].concat()
}

/// A stage of one tree over the first feature: -100 units up to 1.5, 50 up to 4, 127 above.
fn stage() -> Vec<u8> {
    let mut bytes = [0.25f32.to_le_bytes(), 0.5f32.to_le_bytes()].concat();
    bytes.extend([1, 0, 1, 0]); // one feature, one tree
    bytes.extend([0, 0]); // the first feature
    bytes.extend([2]); // two thresholds: 1.5 and 4
    bytes.extend([0x3F, 0x40, 0xC0, 0x80]);
    bytes.extend([2, 0, 0, 0, 3, 0, 0, 0]);
    bytes.extend([1, 0, 1, 0, 0]); // split (leaf, split (leaf, leaf))
    bytes.extend([0, 1]);
    bytes.extend([156, 50, 127]); // 156 is -100
    bytes
}

fn model_file() -> Vec<u8> {
    let stages = stage().repeat(1 + KINDS.len());
    checked(&[&u16::try_from(Feature::COUNT).unwrap().to_le_bytes()[..], &stages].concat())
}

#[test]
fn a_tree_gives_the_leaf_that_its_splits_lead_to() {
    let model = Model::from_bytes(&model_file()).unwrap();
    let mut scorer = model.scorer();
    let mut row = [0.0; Feature::COUNT];
    // More rows than a batch holds.
    for _ in 0..50 {
        for value in [-1.0, 1.5, 1.6, 4.0, 4.5, f32::INFINITY] {
            row[0] = value;
            scorer.add(&row);
        }
    }
    let scores = scorer.finish();
    assert_eq!(scores.len(), 300);
    assert_eq!(scores[..6], [-49.75, -49.75, 25.25, 25.25, 63.75, 63.75]);
    assert_eq!(scores[..6], scores[294..]);
}

#[test]
fn a_damaged_model_file_is_refused() {
    let whole = model_file();
    assert!(Model::from_bytes(&whole).is_ok());
    for cut in 0..whole.len() {
        assert_eq!(Model::from_bytes(&whole[..cut]).err(), Some(InvalidModel), "cut at {cut}");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert_eq!(Model::from_bytes(&changed).err(), Some(InvalidModel), "changed at {at}");
    }
    // Damage with a matching checksum: no reading beyond the end, no endless loop.
    for at in 2..whole.len() - 4 {
        for value in [0, 1, 0x7F, 0xFF] {
            let mut body = whole[4..].to_vec();
            body[at] = value;
            if let Ok(model) = Model::from_bytes(&checked(&body)) {
                let mut scorer = model.scorer();
                scorer.add(&[0.0; Feature::COUNT]);
                assert_eq!(scorer.finish().len(), 1);
            }
        }
    }
}

#[test]
fn the_shipped_model_is_valid() {
    assert!(Model::from_bytes(include_bytes!("judge.model")).is_ok());
    let kinds = Model::shipped().kinds(&[0.0; KIND_ROW]);
    assert_eq!(kinds.len(), KINDS.len());
    assert!((kinds.iter().map(|kind| kind.1).sum::<f32>() - 1.0).abs() < 1e-4);
}
