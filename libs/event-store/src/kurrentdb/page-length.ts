const first = 32; // most streams are shorter
const longest = 1024;
const slow = 200; // milliseconds

/** How many events a page asks for: more each time, fewer when a page took long (large events, a slow server). */
export class PageLength {
  #length = first;

  get events(): number {
    return this.#length;
  }

  took(milliseconds: number): void {
    this.#length = milliseconds > slow ? Math.max(1, this.#length >> 2) : Math.min(longest, this.#length * 4);
  }
}
