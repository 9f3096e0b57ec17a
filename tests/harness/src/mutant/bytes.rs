//! Mutants whose bytes are wrong, whatever they mean.

use fastrand::Rng;

use super::draw::{below, border, one};
use super::seed::{Seed, seed};
use crate::vector::Form;

/// Sequences that are not UTF-8: alone, overlong, halves of pairs, beyond the last character, cut off.
const ILL_FORMED: &[&[u8]] = &[
    b"\x80",
    b"\xbf",
    b"\xc0\x80",
    b"\xc1\xbf",
    b"\xe0\x80\x80",
    b"\xe0\x9f\xbf",
    b"\xf0\x80\x80\x80",
    b"\xf0\x8f\xbf\xbf",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xed\xa0\xbd\xed\xb8\x80",
    b"\xf4\x90\x80\x80",
    b"\xf5\x80\x80\x80",
    b"\xff",
    b"\xfe",
    b"\xc3",
    b"\xe2\x82",
    b"\xe2",
    b"\xf0\x9f\x98",
    b"\xf0\x9f",
    b"\xc3\x28",
    b"\xe2\x28\xa1",
    b"\xf8\x88\x80\x80\x80",
];

/// Bytes that mean something to a reader of JSON.
const TELLING: &[u8] = b"\"\\{}[]:,-+.eE0123456789tfnu/ \n\r\t\x00\x1f\x7f\x0b\x0c'#*_aA\xc3\xa9";

pub(super) fn mutate(rng: &mut Rng, of: &Seed, times: u32) -> Form {
    let text = of.text();
    if rng.u32(0..20) == 0 {
        return half_in_text(rng, text);
    }
    let mut bytes = text.into_bytes();
    for _ in 0..times {
        once(rng, &mut bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) if rng.bool() => Form::Text(text),
        Ok(text) => Form::Bytes(text.into_bytes()),
        Err(error) => Form::Bytes(error.into_bytes()),
    }
}

/// Text of a host that has a raw half of a pair.
fn half_in_text(rng: &mut Rng, text: String) -> Form {
    let at = border(rng, &text);
    let half = [0xed, rng.u8(0xa0..0xc0), rng.u8(0x80..0xc0)];
    let mut bytes = text.into_bytes();
    bytes.splice(at..at, half);
    if rng.u32(0..4) == 0 {
        bytes.truncate(at + 3);
    }
    Form::Wtf8(bytes)
}

fn once(rng: &mut Rng, bytes: &mut Vec<u8>) {
    let at = below(rng, bytes.len() + 1);
    let end = (at + rng.usize(1..5)).min(bytes.len());
    match rng.u32(0..12) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << rng.u32(0..8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = *one(rng, TELLING);
            }
        }
        2 => {
            bytes.drain(at..end);
        }
        3 => {
            let inserted: Vec<u8> = (0..rng.usize(1..4)).map(|_| *one(rng, TELLING)).collect();
            bytes.splice(at..at, inserted);
        }
        4 => {
            let inserted: Vec<u8> = (0..rng.usize(1..4)).map(|_| rng.u8(..)).collect();
            bytes.splice(at..at, inserted);
        }
        5 => bytes.truncate(at),
        6 => {
            bytes.drain(..at.min(4));
        }
        7 => splice(rng, bytes, at),
        8 | 9 => {
            bytes.splice(at..at, one(rng, ILL_FORMED).iter().copied());
        }
        10 => {
            let again = bytes.get(at..end).unwrap_or_default().to_vec();
            bytes.splice(at..at, again);
        }
        _ => {
            let marks: [&[u8]; 5] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b" \n\t\r ", b"\x1e"];
            let at = if rng.bool() { 0 } else { bytes.len() };
            bytes.splice(at..at, one(rng, &marks).iter().copied());
        }
    }
}

/// A part of another event in place of a part of this one.
fn splice(rng: &mut Rng, bytes: &mut Vec<u8>, at: usize) {
    let other = seed(rng).text().into_bytes();
    let from = below(rng, other.len());
    let to = if rng.bool() { other.len() } else { (from + rng.usize(1..40)).min(other.len()) };
    let end = if rng.bool() { bytes.len() } else { (at + rng.usize(0..40)).min(bytes.len()) };
    bytes.splice(at..end, other.get(from..to).unwrap_or_default().iter().copied());
}
