/** Union-find over the records 0 … count − 1, with pairs that must stay apart. */
export class Groups {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;
  /** The members of a group as a ring: from each to the next. */
  readonly #next: Int32Array;
  /** By root: the records that may not join its group. */
  readonly #apart = new Map<number, Set<number>>();

  constructor(count: number, cannot: readonly (readonly [number, number])[]) {
    this.#parent = Int32Array.from({ length: count }, (_, record) => record);
    this.#next = this.#parent.slice();
    this.#size = new Int32Array(count).fill(1);
    for (const [a, b] of cannot) {
      this.#apartOf(a).add(b);
      this.#apartOf(b).add(a);
    }
  }

  /** Makes one group of two, unless that would bring together what must stay apart. */
  join(a: number, b: number): void {
    let big = this.#root(a);
    let small = this.#root(b);
    if (big === small) return;
    if ((this.#size[big] ?? 0) < (this.#size[small] ?? 0)) [big, small] = [small, big];
    if (this.#mayNot(big, small)) return;
    this.#parent[small] = big;
    this.#size[big] = (this.#size[big] ?? 0) + (this.#size[small] ?? 0);
    const next = this.#next[big] ?? 0;
    this.#next[big] = this.#next[small] ?? 0;
    this.#next[small] = next;
    const apart = this.#apart.get(small);
    if (apart) for (const other of apart) this.#apartOf(big).add(other);
    this.#apart.delete(small);
  }

  /** The groups of two and more, by their first member; members rise. */
  all(): number[][] {
    const seen = new Uint8Array(this.#parent.length);
    const groups: number[][] = [];
    for (let record = 0; record < seen.length; record++) {
      if (seen[record] === 1 || this.#next[record] === record) continue;
      const members = this.#ring(record);
      for (const member of members) seen[member] = 1;
      groups.push(members.sort((x, y) => x - y));
    }
    return groups;
  }

  #mayNot(big: number, small: number): boolean {
    const apart = this.#apart.get(big);
    return apart !== undefined && this.#ring(small).some((member) => apart.has(member));
  }

  #ring(record: number): number[] {
    const members = [record];
    for (let at = this.#next[record] ?? 0; at !== record; at = this.#next[at] ?? 0) members.push(at);
    return members;
  }

  /** Halves the path on the way, so that a long chain is walked once. */
  #root(record: number): number {
    const parent = this.#parent;
    let at = record;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] ?? 0] ?? 0;
    return at;
  }

  #apartOf(root: number): Set<number> {
    const known = this.#apart.get(root);
    if (known) return known;
    const fresh = new Set<number>();
    this.#apart.set(root, fresh);
    return fresh;
  }
}
