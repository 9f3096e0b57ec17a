//! Timestamps: RFC 3339's `date-time` with capital letters (meaning 4.6).

use crate::bytes::{self, HIGHS, ONES, word};

/// A moment as it is written: calendar date, time of day, fraction, zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Timestamp {
    pub(crate) civil: Civil,
    /// 0 to 999,999,999.
    pub(crate) nanoseconds: u32,
    pub(crate) zone: Zone,
    /// Whether it is written in its normal form (meaning 6.1).
    pub(crate) normal: bool,
}

/// Where the zone says the time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// `Z` or `+00:00`.
    Utc,
    /// Any other; `-00:00` says that it is not known.
    Other,
}

/// Date and time of day to the second, in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Civil {
    pub(crate) year: u32,
    pub(crate) month: u32,
    pub(crate) day: u32,
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) second: u32,
}

impl Civil {
    /// In one word, for a record.
    #[inline(always)]
    pub(crate) fn pack(self) -> u64 {
        let (month, day, hour, minute) =
            (self.month << 22, self.day << 17, self.hour << 12, self.minute << 6);
        (u64::from(self.year) << 26) + u64::from(month + day + hour + minute + self.second)
    }

    /// Out of one word.
    #[inline(always)]
    pub(crate) fn unpack(word: u64) -> Self {
        let part = |shift: u32, bits: u32| (word >> shift) as u32 & ((1 << bits) - 1);
        Civil {
            year: part(26, 14),
            month: part(22, 4),
            day: part(17, 5),
            hour: part(12, 5),
            minute: part(6, 6),
            second: part(0, 6),
        }
    }

    #[inline(always)]
    fn real(self) -> bool {
        // most days are in every month of every year: which year and month it is, is seldom looked at
        (1..=12).contains(&self.month)
            && (self.day.wrapping_sub(1) < 28 || self.late_in_the_month())
            && self.year > 0
            && self.hour < 24
            && self.minute < 60
            && self.second < 60
    }

    #[cold]
    fn late_in_the_month(self) -> bool {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (1..=days).contains(&self.day)
    }
}

/// `YYYY-MM-DDThh:mm:ss`
const TO_THE_SECOND: usize = 19;

/// Reads a timestamp that `rest` begins with; gives it and what is left.
#[inline(always)]
pub(crate) fn read(rest: &[u8]) -> Option<(Timestamp, &[u8])> {
    let (text, rest) = rest.split_first_chunk::<TO_THE_SECOND>()?;
    let civil = civil(text)?;
    if let [b'Z', after @ ..] = rest {
        return Some((Timestamp { civil, nanoseconds: 0, zone: Zone::Utc, normal: true }, after));
    }
    with_fraction_or_offset(civil, rest)
}

fn with_fraction_or_offset(civil: Civil, rest: &[u8]) -> Option<(Timestamp, &[u8])> {
    let (nanoseconds, digits, rest) = match rest {
        [b'.', after @ ..] => fraction(after)?,
        _ => (0, 0, rest),
    };
    let (zone, letter, rest) = match rest {
        [b'Z', after @ ..] => (Zone::Utc, true, after),
        [sign @ (b'+' | b'-'), h, our, b':', m, inute, after @ ..] => {
            let hours = two_digits(*h, *our).filter(|hours| *hours < 24)?;
            let minutes = two_digits(*m, *inute).filter(|minutes| *minutes < 60)?;
            let utc = *sign == b'+' && hours + minutes == 0;
            (if utc { Zone::Utc } else { Zone::Other }, false, after)
        }
        _ => return None,
    };
    let normal = letter && fraction_digits(nanoseconds) == digits;
    Some((Timestamp { civil, nanoseconds, zone, normal }, rest))
}

/// How many digits of a fraction the normal form has: 0, 3, 6 or 9, the fewest that keep its value.
pub(crate) fn fraction_digits(nanoseconds: u32) -> u32 {
    match nanoseconds {
        0 => 0,
        _ if nanoseconds.is_multiple_of(1_000_000) => 3,
        _ if nanoseconds.is_multiple_of(1_000) => 6,
        _ => 9,
    }
}

fn fraction(mut rest: &[u8]) -> Option<(u32, u32, &[u8])> {
    let (mut value, mut digits) = (0, 0);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        digits += 1;
        if digits > 9 {
            return None;
        }
        value = value * 10 + u32::from(digit - b'0');
        rest = after;
    }
    (digits > 0).then(|| (value * 10_u32.pow(9 - digits), digits, rest))
}

fn two_digits(tens: u8, ones: u8) -> Option<u32> {
    (tens.is_ascii_digit() && ones.is_ascii_digit())
        .then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

#[inline(always)]
fn civil(text: &[u8; TO_THE_SECOND]) -> Option<Civil> {
    let date = word(text, 0) ^ u64::from_le_bytes(*b"0000-00-");
    let time = word(text, 8) ^ u64::from_le_bytes(*b"00T00:00");
    let [.., colon, tens, ones] = *text;
    // what must be a digit is 0 to 9 now, what must be a separator is 0
    let beyond =
        (date.wrapping_add(limits(*b"99990990")) | date) | (time.wrapping_add(limits(*b"99099099")) | time);
    let second = two_digits(tens, ones)?;
    if beyond & HIGHS != 0 || colon != b':' {
        return None;
    }
    let (date, time) = (bytes::two_digits(date), bytes::two_digits(time));
    let two = |word: u64, at: u32| (word >> (8 * at)) as u32 & 0xff;
    let civil = Civil {
        year: two(date, 0) * 100 + two(date, 2),
        month: two(date, 5),
        day: two(time, 0),
        hour: two(time, 3),
        minute: two(time, 6),
        second,
    };
    civil.real().then_some(civil)
}

/// What is added to each byte so that its high bit is set where it is more than the digit given for it.
const fn limits(digits: [u8; 8]) -> u64 {
    ONES * (0x7f + b'0' as u64) - u64::from_le_bytes(digits)
}

impl Timestamp {
    /// The normal form of a UTC timestamp that was read from `text`: with `Z` and the fewest of 0, 3, 6 or 9
    /// fraction digits.
    pub(crate) fn normal_form(&self, text: &str) -> String {
        let mut normal = String::with_capacity(TO_THE_SECOND + ".000000000Z".len());
        normal.push_str(text.get(..TO_THE_SECOND).unwrap_or_default());
        let digits = fraction_digits(self.nanoseconds);
        for digit in 0..digits {
            if digit == 0 {
                normal.push('.');
            }
            normal.push(char::from(b'0' + (self.nanoseconds / 10_u32.pow(8 - digit) % 10) as u8));
        }
        normal.push('Z');
        normal
    }
}
