//! Random numbers that are the same everywhere: xoshiro256++ by Blackman and Vigna, seeded from text.

/// What a run of the simulation starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Seed {
    /// The FNV-1a-64 of a scenario's canonical text, with its apps in byte order, so that the order in which
    /// they were entered moves no figure.
    ///
    /// ```
    /// use scim_tax::domain::Seed;
    /// assert_eq!(Seed::of_text("a"), Seed(0xaf63dc4c8601ec8c));
    /// assert_eq!(Seed::of_text("v=1&app=b&app=a&jit=yes"), Seed::of_text("v=1&app=a&app=b&jit=yes"));
    /// ```
    pub fn of_text(text: &str) -> Self {
        let is_app = |part: &&str| part.starts_with("app=");
        let mut apps: Vec<&str> = text.split('&').filter(is_app).collect();
        apps.sort_unstable();
        let mut apps = apps.into_iter();
        let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
        for (at, part) in text.split('&').enumerate() {
            if at > 0 {
                hash.eat("&");
            }
            hash.eat(if is_app(&part) { apps.next().unwrap_or_default() } else { part });
        }
        Self(hash.0)
    }
}

struct Fnv(u64);

impl Fnv {
    fn eat(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

/// xoshiro256++.
#[derive(Clone, Debug)]
pub(super) struct Xoshiro([u64; 4]);

impl Xoshiro {
    /// Its state is expanded from the seed by splitmix64, as its authors advise.
    pub fn new(Seed(mut seed): Seed) -> Self {
        Self([(); 4].map(|()| {
            seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        }))
    }

    #[inline(always)]
    fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.0 = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// From 0 up to but not including 1, in steps of 2⁻⁵³.
    #[inline(always)]
    pub fn unit(&mut self) -> f64 {
        // Exact: 53 bits fit, and read as signed they are quicker to convert.
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_wrap)]
        let steps = (self.next() >> 11) as i64 as f64;
        steps * (1.0 / 9_007_199_254_740_992.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // From the authors' table of test vectors.
        assert_eq!(Seed::of_text(""), Seed(0xcbf2_9ce4_8422_2325));
        assert_eq!(Seed::of_text("foobar"), Seed(0x8594_4171_f739_67e8));
    }

    #[test]
    fn apps_are_hashed_in_order_and_in_their_places() {
        let seed = |text| Seed::of_text(text).0;
        // One app: the text as it is.
        let plain = |text: &str| {
            let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
            hash.eat(text);
            hash.0
        };
        let text = "v=1&app=kustomer,enterprise,ultimate,50&employees=1200";
        assert_eq!(seed(text), plain(text));
        assert_eq!(seed("v=1&app=b&app=a&app=c"), plain("v=1&app=a&app=b&app=c"));
        assert_ne!(seed("v=1&app=a&app=b"), seed("v=1&app=a&app=c"));
    }

    #[test]
    fn the_generator_is_xoshiro256_plus_plus() {
        // What the reference implementation gives from the state 1, 2, 3, 4.
        let mut random = Xoshiro([1, 2, 3, 4]);
        let first: Vec<u64> = (0..6).map(|_| random.next()).collect();
        let expected = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
            9_228_616_714_210_784_205,
            9_973_669_472_204_895_162,
        ];
        assert_eq!(first, expected);
    }

    #[test]
    fn the_state_is_expanded_by_splitmix64() {
        let Xoshiro(state) = Xoshiro::new(Seed(1_234_567));
        assert_eq!(state[..3], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn a_unit_is_below_one() {
        let mut least = Xoshiro([0, 0, 0, 0]);
        assert_eq!(least.unit(), 0.0);
        // The result is rotl(−1 + 1, 23) − 1: all bits set.
        let mut most = Xoshiro([u64::MAX, 0, 0, 1]);
        assert_eq!(most.unit(), 1.0 - f64::EPSILON / 2.0);
    }
}
