/**
 * A seeded source: the same seed gives the same workload, on every contender and in every round.
 * @param {number} seed
 * @returns {() => number} 32 random bits each time (mulberry32)
 */
export function randomBits(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const quads = Array.from({ length: 0x10000 }, (_, n) => n.toString(16).padStart(4, '0'));

/**
 * A UUID of version 4's layout. Made of table look-ups: the workload must cost little beside what is measured.
 * @param {() => number} bits
 */
export function uuid(bits) {
  const a = bits();
  const b = bits();
  const c = bits();
  const d = bits();
  return `${quads[a >>> 16]}${quads[a & 0xffff]}-${quads[b >>> 16]}-4${quads[b & 0xffff].slice(1)}-a${quads[
    c >>> 16
  ].slice(1)}-${quads[c & 0xffff]}${quads[d >>> 16]}${quads[d & 0xffff]}`;
}
