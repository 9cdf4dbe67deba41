// The simulation in plain JavaScript, to measure the WebAssembly one against: the same random numbers, the same
// operations in the same order, so the same bits. Typed arrays, nothing allocated in a draw, 64-bit integers as
// pairs of 32 bits.

const MASK = (1n << 64n) - 1n;

/** xoshiro256++ from a seed expanded by splitmix64; `fill` writes units from 0 to 1 into an array. */
class Random {
  constructor(seed) {
    this.state = new Int32Array(8);
    let mixed = BigInt(seed);
    for (let at = 0; at < 4; at += 1) {
      mixed = (mixed + 0x9e3779b97f4a7c15n) & MASK;
      let word = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
      word = ((word ^ (word >> 27n)) * 0x94d049bb133111ebn) & MASK;
      word ^= word >> 31n;
      this.state[2 * at] = Number(BigInt.asIntN(32, word >> 32n));
      this.state[2 * at + 1] = Number(BigInt.asIntN(32, word));
    }
  }

  fill(units) {
    const { state } = this;
    let [ah, al, bh, bl, ch, cl, dh, dl] = state;
    for (let at = 0; at < units.length; at += 1) {
      // rotl(a + d, 23) + a
      const sumLow = (al + dl) | 0;
      const sumHigh = (ah + dh + ((sumLow >>> 0) < (al >>> 0) ? 1 : 0)) | 0;
      const turnedHigh = (sumHigh << 23) | (sumLow >>> 9);
      const turnedLow = (sumLow << 23) | (sumHigh >>> 9);
      const low = (turnedLow + al) | 0;
      const high = (turnedHigh + ah + ((low >>> 0) < (al >>> 0) ? 1 : 0)) | 0;
      const shiftedHigh = (bh << 17) | (bl >>> 15);
      const shiftedLow = bl << 17;
      ch ^= ah; cl ^= al;
      dh ^= bh; dl ^= bl;
      bh ^= ch; bl ^= cl;
      ah ^= dh; al ^= dl;
      ch ^= shiftedHigh; cl ^= shiftedLow;
      const swapped = (dl << 13) | (dh >>> 19);
      dl = (dh << 13) | (dl >>> 19);
      dh = swapped;
      units[at] = ((high >>> 0) * 2097152 + (low >>> 11)) * (1 / 9007199254740992);
    }
    state[0] = ah; state[1] = al; state[2] = bh; state[3] = bl;
    state[4] = ch; state[5] = cl; state[6] = dh; state[7] = dl;
  }
}

/** Low, base, high of the cost model's assumptions. */
const ASSUMED = [
  [45, 60, 75], [10, 21.7, 30], [5, 10, 20], [5, 20, 30], [5, 20, 30], [5, 10, 20], [0, 0, 4], [1, 2, 5], [2, 6.5, 13],
  [234, 250, 262], [3, 6, 12], [1, 2, 3],
];
const [RATE, LEAVERS, CHANGES, JOIN, LEAVE, CHANGE, REVIEWS, REVIEW, MISSED, ORPHAN, DISCOVERY, AFTER] = ASSUMED.keys();
const CERTAIN = 0; // the position of what does not vary

// An app's numbers: figures as low and width, seats, and what the upgrade costs beside its price.
const NOW = 0, THEN = 2, SEAT_NOW = 4, UNDER = 6, SEAT_THEN = 8, SEATS = 10, KEEP = 11, FIXED = 12, HOURS = 13, NUMBERS = 14;
// And its places: the inputs that move it, and what is covered.
const AT_NOW = 0, AT_THEN = 1, AT_COVERAGE = 2, WORST = 3, BEST = 4, PLACES = 5;

/** A table (see .ci/simulation.mjs), ready to draw. */
export function compile(table) {
  const rows = table.trimEnd().split('\n').map((line) => line.split(' ').map(Number));
  const numbers = new Float64Array(rows.length * NUMBERS).fill(0);
  const places = new Int32Array(rows.length * PLACES).fill(CERTAIN);
  let inputs = 0;
  const slot = (varies) => (varies ? (inputs += 1) : CERTAIN);
  rows.forEach(([seats, nowLow, nowHigh, thenLow, thenHigh, unknown], app) => {
    const o = app * NUMBERS, p = app * PLACES;
    const figure = (at, low, high) => { numbers[o + at] = low; numbers[o + at + 1] = high - low; };
    figure(NOW, nowLow * 12 * seats, nowHigh * 12 * seats);
    figure(THEN, thenLow * 12 * seats, thenHigh * 12 * seats);
    figure(SEAT_NOW, nowLow * 12, nowHigh * 12);
    figure(SEAT_THEN, thenLow * 12, thenHigh * 12);
    numbers[o + SEATS] = seats;
    numbers[o + KEEP] = 1;
    places[p + AT_NOW] = slot(nowLow !== nowHigh);
    places[p + AT_THEN] = slot(thenLow !== thenHigh);
    places[p + AT_COVERAGE] = slot(unknown === 1);
    places[p + WORST] = unknown === 1 ? 0 : 3;
    places[p + BEST] = 3; // joiners and leavers
  });
  return { apps: rows.length, numbers, places, inputs };
}

/** P10, P50, P90 and mean by hand, of the upgrade and of the difference, and how often the upgrade is cheaper: in all,
 * and summed over the apps. */
export function simulate({ apps, numbers, places, inputs }, seed, draws) {
  const random = new Random(seed);
  const drawn = ASSUMED.length + inputs;
  const units = new Float64Array(drawn);
  // Every input's triangle: low, high, share below base, and what the two sides multiply by.
  const triangles = new Float64Array(drawn * 5);
  for (let at = 0; at < drawn; at += 1) {
    const [low, base, high] = at < ASSUMED.length ? ASSUMED[at] : [0, 0.5, 1];
    const width = high - low;
    triangles.set([low, high, (base - low) / width, width * (base - low), width * (high - base)], at * 5);
  }
  const values = new Float64Array(ASSUMED.length);
  const positions = new Float64Array(inputs + 1);
  const labour = new Float64Array(8), handling = new Float64Array(8), unused = new Float64Array(8);
  const columns = [new Float64Array(draws), new Float64Array(draws), new Float64Array(draws)];
  const handSums = new Float64Array(apps), upgradeSums = new Float64Array(apps), cheaper = new Uint32Array(apps);

  for (let draw = 0; draw < draws; draw += 1) {
    random.fill(units);
    for (let at = 0; at < drawn; at += 1) {
      const unit = units[at], o = at * 5;
      const value = unit < triangles[o + 2]
        ? triangles[o] + Math.sqrt(unit * triangles[o + 3])
        : triangles[o + 1] - Math.sqrt((1 - unit) * triangles[o + 4]);
      if (at < ASSUMED.length) values[at] = value;
      else positions[at - ASSUMED.length + 1] = value;
    }
    const leavers = values[LEAVERS] / 100, joiners = leavers, changes = values[CHANGES] / 100;
    const reviewing = values[REVIEWS] * values[REVIEW], after = values[AFTER], rate = values[RATE];
    const join = joiners * values[JOIN], leave = leavers * values[LEAVE], change = changes * values[CHANGE];
    const joined = joiners * after, left = leavers * after, changed = changes * after;
    const orphans = leavers * values[MISSED] / 100;
    for (let at = 0; at < 8; at += 1) {
      const minutes = (at & 1 ? joined : join) + (at & 2 ? left : leave) + (at & 4 ? changed : change) + reviewing;
      labour[at] = minutes * rate / 60;
      handling[at] = at & 2 ? 0 : orphans * values[ORPHAN];
      unused[at] = at & 2 ? 0 : orphans * values[DISCOVERY] / 12;
    }
    let hands = 0, upgrades = 0;
    for (let app = 0; app < apps; app += 1) {
      const o = app * NUMBERS, p = app * PLACES;
      const seats = numbers[o + SEATS];
      const now = positions[places[p + AT_NOW]], then = positions[places[p + AT_THEN]];
      const seatNow = numbers[o + SEAT_NOW] + now * numbers[o + SEAT_NOW + 1];
      const hand = seats * (labour[0] + handling[0] + unused[0] * seatNow);
      let step = numbers[o + THEN] + then * numbers[o + THEN + 1] - (numbers[o + NOW] + now * numbers[o + NOW + 1]);
      if (step > 0) step *= numbers[o + KEEP];
      const seatThen = numbers[o + UNDER] + now * numbers[o + UNDER + 1]
        + (numbers[o + SEAT_THEN] + then * numbers[o + SEAT_THEN + 1]);
      const worst = places[p + WORST];
      let stays = seats * (labour[worst] + handling[worst] + unused[worst] * seatThen);
      if (places[p + AT_COVERAGE] !== CERTAIN) {
        const best = places[p + BEST];
        const least = seats * (labour[best] + handling[best] + unused[best] * seatThen);
        stays += positions[places[p + AT_COVERAGE]] * (least - stays);
      }
      const upgrade = step + numbers[o + FIXED] + numbers[o + HOURS] * rate + stays;
      hands += hand;
      upgrades += upgrade;
      handSums[app] += hand;
      upgradeSums[app] += upgrade;
      if (upgrade < hand) cheaper[app] += 1;
    }
    columns[0][draw] = hands;
    columns[1][draw] = upgrades;
    columns[2][draw] = upgrades - hands;
  }
  const difference = columns[2];
  let times = 0;
  for (let draw = 0; draw < draws; draw += 1) if (difference[draw] < 0) times += 1;
  const shares = cheaper.reduce((sum, count) => sum + count / draws, 0);
  return [...columns.flatMap(figures), times / draws, shares];
}

/** P10, P50, P90 by nearest rank, and the mean. */
function figures(column) {
  let sum = 0;
  for (let at = 0; at < column.length; at += 1) sum += column[at];
  const rank = (percent) => select(column, Math.ceil((percent * column.length) / 100) - 1);
  return [rank(10), rank(50), rank(90), sum / column.length];
}

/** The value that would stand at `wanted` if the array were sorted: quickselect. */
function select(array, wanted) {
  let from = 0, to = array.length - 1;
  while (from < to) {
    const pivot = array[(from + to) >> 1];
    let left = from, right = to;
    while (left <= right) {
      while (array[left] < pivot) left += 1;
      while (array[right] > pivot) right -= 1;
      if (left <= right) {
        const kept = array[left];
        array[left] = array[right];
        array[right] = kept;
        left += 1;
        right -= 1;
      }
    }
    if (wanted <= right) to = right;
    else if (wanted >= left) from = left;
    else break;
  }
  return array[wanted];
}
