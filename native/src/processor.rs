//! What the processor has instructions of its own for: beside the door to Python (`ffi`), all that is unsafe.

/// Texts that are hashed side by side: one alone waits for its own last step most of the time.
pub const LANES: usize = 4;
/// Bytes that SHA-256 takes in at once.
pub const BLOCK: usize = 64;

/// Take whole blocks of as many texts as there are states, the same number of each, into these states of SHA-256; false,
/// with nothing done, where the processor has no instructions for it.
pub fn take_in<const N: usize>(states: &mut [[u32; 8]; N], texts: [&[u8]; N]) -> bool {
    let blocks = texts.iter().map(|text| text.len() / BLOCK).min().unwrap_or(0);
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("sha") && is_x86_feature_detected!("sse4.1") && is_x86_feature_detected!("ssse3") {
        // SAFETY: the processor has these instructions, and every text has so many blocks.
        unsafe { x86::take_in(states, texts, blocks) };
        return true;
    }
    blocks == 0
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::BLOCK;
    use std::arch::x86_64::*;

    /// # Safety
    /// The processor has the instructions named, and every text at least so many blocks.
    #[target_feature(enable = "sha,sse4.1,ssse3")]
    pub unsafe fn take_in<const N: usize>(states: &mut [[u32; 8]; N], texts: [&[u8]; N], blocks: usize) {
        unsafe {
            let order = _mm_set_epi64x(0x0c0d_0e0f_0809_0a0b, 0x0405_0607_0001_0203);
            let mut lanes = [[_mm_setzero_si128(); 2]; N];
            for (lane, state) in lanes.iter_mut().zip(states.iter()) {
                let [a, b, c, d, e, f, g, h] = state.map(|word| word as i32);
                *lane = [_mm_set_epi32(a, b, e, f), _mm_set_epi32(c, d, g, h)];
            }
            for block in 0..blocks {
                let before = lanes;
                let mut words = [[_mm_setzero_si128(); 4]; N];
                for (words, text) in words.iter_mut().zip(texts) {
                    let start: *const __m128i = text.as_ptr().add(BLOCK * block).cast();
                    for (place, four) in words.iter_mut().enumerate() {
                        *four = _mm_shuffle_epi8(_mm_loadu_si128(start.add(place)), order);
                    }
                }
                for step in 0..16 {
                    let constants = _mm_loadu_si128(ROUNDS.as_ptr().add(4 * step).cast());
                    for (lane, words) in lanes.iter_mut().zip(&mut words) {
                        let [ahead, behind] = *lane;
                        let added = _mm_add_epi32(words[step % 4], constants);
                        let middle = _mm_sha256rnds2_epu32(behind, ahead, added);
                        *lane = [
                            _mm_sha256rnds2_epu32(ahead, middle, _mm_shuffle_epi32(added, 0x0e)),
                            middle,
                        ];
                        if step < 12 {
                            let [first, second, third, last] = [0, 1, 2, 3].map(|place| words[(step + place) % 4]);
                            let sum =
                                _mm_add_epi32(_mm_sha256msg1_epu32(first, second), _mm_alignr_epi8(last, third, 4));
                            words[step % 4] = _mm_sha256msg2_epu32(sum, last);
                        }
                    }
                }
                for (lane, before) in lanes.iter_mut().zip(before) {
                    *lane = [_mm_add_epi32(lane[0], before[0]), _mm_add_epi32(lane[1], before[1])];
                }
            }
            for (state, lane) in states.iter_mut().zip(lanes) {
                let (mut ahead, mut behind) = ([0u32; 4], [0u32; 4]);
                _mm_storeu_si128(ahead.as_mut_ptr().cast(), lane[0]);
                _mm_storeu_si128(behind.as_mut_ptr().cast(), lane[1]);
                *state = [
                    ahead[3], ahead[2], behind[3], behind[2], ahead[1], ahead[0], behind[1], behind[0],
                ];
            }
        }
    }

    const ROUNDS: [u32; 64] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
        0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
        0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
        0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
        0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
        0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
        0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2,
    ];
}
