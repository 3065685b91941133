/** The files that take the longest, the longest first. */
const longest = ['accessibility-light', 'accessibility-dark', 'rights'];

/**
 * The order of the files: those that look at every screen first, so that the stories fill the other worker meanwhile.
 * Without times of an earlier run Jest goes by the size of a file, and theirs are the smallest.
 */
export default class LongestFirst {
  sort(tests) {
    return longest
      .flatMap((name) => tests.filter(({ path }) => path.includes(name)))
      .concat(tests.filter(({ path }) => !longest.some((name) => path.includes(name))));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // Nothing is kept: the order never depends on an earlier run.
  }
}
