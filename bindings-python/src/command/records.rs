//! The records of a file: the lines of NDJSON, or the file as one. Memory is bounded by the largest record that
//! may be kept, whatever the file holds.

use flowops_contracts::Value;
use memchr::memchr;

/// How much is asked for at a time.
const CHUNK: usize = 256 * 1024;

/// How a file is cut into records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Split {
    /// LF ends a record, the file's end too. Blank lines are none, though they count as lines.
    Lines,
    /// The file is one record.
    Whole,
}

/// A record, and the line at which it begins, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record<'b> {
    pub(crate) line: usize,
    /// Its bytes, without the LF; of one that is too large, how many there are.
    pub(crate) value: Value<'b>,
}

/// Cuts what is read into records.
///
/// [`next`](Records::next) gives those that are there, [`fill`](Records::fill) reads more: what waits on the
/// answer to earlier records can be told before more is waited for.
pub(crate) struct Records {
    split: Split,
    /// The largest record that is kept.
    largest: usize,
    buffer: Vec<u8>,
    /// What was read and not yet given is `start..end` of the buffer; there is no LF before `searched`.
    start: usize,
    searched: usize,
    end: usize,
    /// How much of the record that is being read was let go, since it is too large.
    let_go: usize,
    line: usize,
    ended: bool,
}

impl Records {
    pub(crate) fn new(split: Split, largest: usize) -> Self {
        let buffer = Vec::new();
        Records { split, largest, buffer, start: 0, searched: 0, end: 0, let_go: 0, line: 1, ended: false }
    }

    /// The next record that has been read to its end.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<Record<'_>> {
        let (line, start, end) = loop {
            let (line, start, end) = self.cut()?;
            let blank = self.split == Split::Lines && self.let_go == 0 && is_blank(self.part(start, end));
            if !blank {
                break (line, start, end);
            }
        };
        let size = core::mem::take(&mut self.let_go) + (end - start);
        let value =
            if size > self.largest { Value::Unread(size) } else { Value::Bytes(self.part(start, end)) };
        Some(Record { line, value })
    }

    /// Takes a record, blank or not, out of the buffer: its line, and where it is.
    #[inline]
    fn cut(&mut self) -> Option<(usize, usize, usize)> {
        let (line, start) = (self.line, self.start);
        let newline = match self.split {
            Split::Lines => memchr(b'\n', self.part(self.searched, self.end)),
            Split::Whole => None,
        };
        if let Some(length) = newline {
            let end = self.searched + length;
            self.line += 1;
            self.start = end + 1;
            self.searched = self.start;
            return Some((line, start, end));
        }
        self.searched = self.end;
        // what the file's end cuts off is a record too; a file that is one record is one when it is empty
        let last =
            self.ended && (start < self.end || self.let_go > 0 || self.split == Split::Whole && line == 1);
        last.then(|| {
            self.line += 1;
            self.start = self.end;
            (line, start, self.end)
        })
    }

    /// Reads more, after [`next`](Records::next) gave all that is there. False where there is no more.
    ///
    /// # Errors
    ///
    /// Those of `read`, which puts bytes into the room that it is given, and says how many.
    pub(crate) fn fill<E>(&mut self, read: impl FnOnce(&mut [u8]) -> Result<usize, E>) -> Result<bool, E> {
        if self.ended {
            return Ok(false);
        }
        self.make_room();
        let read = read(self.buffer.get_mut(self.end..).unwrap_or_default())?;
        self.end += read;
        self.ended = read == 0;
        Ok(true)
    }

    /// Lets go of what is too large, and makes room for a chunk.
    fn make_room(&mut self) {
        if self.let_go > 0 || self.end - self.start > self.largest {
            self.let_go += self.end - self.start;
            self.start = self.end;
        }
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        self.searched = self.end;
        if self.buffer.len() - self.end < CHUNK {
            // twice as much, so that a large record is not copied often; never much more than is kept
            let most = self.largest.saturating_add(CHUNK).saturating_add(1);
            let wanted = (self.buffer.len() * 2).min(most).max(self.end + CHUNK);
            self.buffer.resize(wanted, 0);
        }
    }

    #[inline]
    fn part(&self, start: usize, end: usize) -> &[u8] {
        self.buffer.get(start..end).unwrap_or_default()
    }
}

/// Whether a line holds only what JSON calls white space.
#[inline]
fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may")]
mod tests {
    use core::convert::Infallible;

    use super::*;

    /// Moves some bytes of a text into a room.
    fn trickle(text: &mut &[u8], piece: usize, room: &mut [u8]) -> usize {
        let length = piece.min(text.len()).min(room.len());
        let (now, later) = text.split_at(length);
        room[..length].copy_from_slice(now);
        *text = later;
        length
    }

    /// What of a record is seen: its line, and its bytes or how many there are.
    fn records(text: &[u8], split: Split, largest: usize) -> Vec<(usize, Result<Vec<u8>, usize>)> {
        let read = |piece: usize| {
            let (mut text, mut records) = (text, Records::new(split, largest));
            let mut all = Vec::new();
            loop {
                while let Some(Record { line, value }) = records.next() {
                    all.push((
                        line,
                        match value {
                            Value::Bytes(bytes) => Ok(bytes.to_vec()),
                            Value::Unread(size) => Err(size),
                            _ => unreachable!(),
                        },
                    ));
                }
                if !records.fill(|room| Ok::<_, Infallible>(trickle(&mut text, piece, room))).unwrap() {
                    return all;
                }
            }
        };
        let at_once = read(usize::MAX);
        for piece in [1, 2, 3, 7] {
            assert_eq!(read(piece), at_once, "read {piece} at a time");
        }
        at_once
    }

    fn line(number: usize, text: &str) -> (usize, Result<Vec<u8>, usize>) {
        (number, Ok(text.as_bytes().to_vec()))
    }

    #[test]
    fn a_line_feed_ends_a_line_and_so_does_the_end() {
        assert_eq!(records(b"{}\n[]\n", Split::Lines, 9), [line(1, "{}"), line(2, "[]")]);
        assert_eq!(records(b"{}\n[", Split::Lines, 9), [line(1, "{}"), line(2, "[")]);
        assert_eq!(records(b"{}\r\n[]\r\n", Split::Lines, 9), [line(1, "{}\r"), line(2, "[]\r")]);
    }

    #[test]
    fn blank_lines_are_counted_and_not_given() {
        assert_eq!(records(b"\n\r\n \t\n1\n\n2\n \n", Split::Lines, 9), [line(4, "1"), line(6, "2")]);
        assert_eq!(records(b"", Split::Lines, 9), []);
        assert_eq!(records(b" ", Split::Lines, 9), []);
        assert_eq!(records(b"\x00\n\x0b\n", Split::Lines, 9), [line(1, "\0"), line(2, "\x0b")]);
    }

    #[test]
    fn a_record_that_is_too_large_is_counted_and_not_kept() {
        assert_eq!(
            records(b"1234\n12345\n1\n", Split::Lines, 4),
            [line(1, "1234"), (2, Err(5)), line(3, "1")]
        );
        assert_eq!(records(b"12345", Split::Lines, 4), [(1, Err(5))]);
        assert_eq!(records(b"12345\n", Split::Lines, 0), [(1, Err(5))]);
        assert_eq!(records(b"12\n345", Split::Whole, 4), [(1, Err(6))]);
    }

    #[test]
    fn a_file_that_is_one_record_is_one_when_it_is_empty() {
        assert_eq!(records(b"", Split::Whole, 4), [line(1, "")]);
        assert_eq!(records(b"\n1\n", Split::Whole, 4), [line(1, "\n1\n")]);
    }

    #[test]
    fn the_buffer_stays_small() {
        let large = vec![b'x'; 20 * CHUNK];
        let (mut text, mut records) = (&*large, Records::new(Split::Lines, CHUNK));
        let mut sizes = Vec::new();
        while records.fill(|room| Ok::<_, Infallible>(trickle(&mut text, usize::MAX, room))).unwrap() {
            while let Some(record) = records.next() {
                let Value::Unread(size) = record.value else { panic!("it was kept") };
                sizes.push(size);
            }
            assert!(records.buffer.len() <= 2 * CHUNK + 1);
        }
        assert_eq!(sizes, [large.len()]);
    }
}
