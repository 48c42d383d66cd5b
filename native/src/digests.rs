//! SHA-256 of many texts, several side by side.

use crate::processor::{take_in, BLOCK, LANES};

/// What is kept of a digest.
pub type Digest = [u8; 16];

const BEGINNING: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// Tell `found` the digest of each text, by its place; false where the processor has no instructions for it.
pub fn digests<'a>(texts: impl IntoIterator<Item = &'a [u8]>, mut found: impl FnMut(usize, Digest)) -> bool {
    let mut next = texts.into_iter().enumerate();
    let mut lanes: Vec<Lane<'a>> = next.by_ref().take(LANES).map(Lane::new).collect();
    while let Ok(side_by_side) = <&mut [Lane<'a>; LANES]>::try_from(&mut lanes[..]) {
        if !step(side_by_side) {
            return false;
        }
        for place in (0..LANES).rev() {
            if lanes[place].is_done() {
                found(lanes[place].place, lanes[place].digest());
                match next.next() {
                    Some(text) => lanes[place] = Lane::new(text),
                    None => drop(lanes.swap_remove(place)),
                }
            }
        }
    }
    for lane in lanes {
        let mut alone = [lane];
        while !alone[0].is_done() {
            if !step(&mut alone) {
                return false;
            }
        }
        found(alone[0].place, alone[0].digest());
    }
    true
}

/// As far as the first of the lanes has blocks at hand.
fn step<const N: usize>(lanes: &mut [Lane<'_>; N]) -> bool {
    let together = lanes.iter().map(|lane| lane.rest().len()).min().unwrap_or(0);
    let mut states = lanes.each_ref().map(|lane| lane.state);
    let able = take_in(&mut states, lanes.each_ref().map(|lane| &lane.rest()[..together]));
    for (lane, state) in lanes.iter_mut().zip(states) {
        lane.state = state;
        lane.at += together;
    }
    able
}

/// A text on its way: first its whole blocks, then what is left of it, with its length at the end.
struct Lane<'a> {
    place: usize,
    text: &'a [u8],
    whole: usize,
    end: [u8; 2 * BLOCK],
    length: usize,
    at: usize,
    state: [u32; 8],
}

impl<'a> Lane<'a> {
    fn new((place, text): (usize, &'a [u8])) -> Self {
        let whole = text.len() / BLOCK * BLOCK;
        let left = &text[whole..];
        let mut end = [0; 2 * BLOCK];
        end[..left.len()].copy_from_slice(left);
        end[left.len()] = 0x80;
        let room = if left.len() + 9 > BLOCK { 2 * BLOCK } else { BLOCK };
        end[room - 8..room].copy_from_slice(&(8 * text.len() as u64).to_be_bytes());
        Self {
            place,
            text,
            whole,
            end,
            length: whole + room,
            at: 0,
            state: BEGINNING,
        }
    }

    fn rest(&self) -> &[u8] {
        if self.at < self.whole {
            &self.text[self.at..self.whole]
        } else {
            &self.end[self.at - self.whole..self.length - self.whole]
        }
    }

    fn is_done(&self) -> bool {
        self.at == self.length
    }

    fn digest(&self) -> Digest {
        let mut digest = Digest::default();
        for (four, word) in digest.chunks_exact_mut(4).zip(self.state) {
            four.copy_from_slice(&word.to_be_bytes());
        }
        digest
    }
}

#[cfg(test)]
mod tests {
    use super::{digests, Digest};

    fn read(digest: Digest) -> String {
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The first two are examples of FIPS 180-4 (its page of example values); all are what Python's hashlib says.
    #[test]
    fn texts_of_every_length_have_the_digests_that_are_published() {
        let many = [b'x'; 200];
        let texts = [
            &b"abc"[..],
            b"",
            &many[..55],
            &many[..56],
            &many[..64],
            &many[..119],
            &many[..120],
            &many[..],
        ];
        let mut found = vec![String::new(); texts.len()];
        if digests(texts, |place, digest| found[place] = read(digest)) {
            assert_eq!(
                found,
                [
                    "ba7816bf8f01cfea414140de5dae2223",
                    "e3b0c44298fc1c149afbf4c8996fb924",
                    "d5e285683cd4efc02d021a5c62014694",
                    "04c26261370ee7541549d16dee320c72",
                    "7ce100971f64e7001e8fe5a51973ecdf",
                    "000b48d4edf0fa7bee3c6236ecd2785b",
                    "13f05a0b594787f5ecd315edc96141bd",
                    "aa20c23e3201834050679e1d88941b9a",
                ]
            );
        }
    }

    #[test]
    fn a_text_has_the_same_digest_in_any_company() {
        let texts: Vec<Vec<u8>> = (0..40usize)
            .map(|number| vec![b'a' + (number % 26) as u8; number * 37])
            .collect();
        let (mut together, mut alone) = (vec![Digest::default(); 40], vec![Digest::default(); 40]);
        let able = digests(texts.iter().map(Vec::as_slice), |place, digest| {
            together[place] = digest
        });
        for (place, text) in texts.iter().enumerate() {
            assert_eq!(digests([text.as_slice()], |_, digest| alone[place] = digest), able);
        }
        assert_eq!(together, alone);
    }
}
