/**
 * Pieces of work side by side, at most so many at a time: while the database works on one, this process prepares the next.
 * After a fault no new one begins, and it is thrown when the others are over: nothing is under way any more when it is told.
 */
export class Lanes {
  readonly #width: number;
  readonly #underWay = new Set<Promise<void>>();
  #fault: { error: unknown } | undefined;

  constructor(width = 2) {
    this.#width = width;
  }

  /** Begins it as soon as there is room. */
  async start(body: () => Promise<void>): Promise<void> {
    while (this.#underWay.size >= this.#width) await this.next();
    await this.#throwFault();
    const piece: Promise<void> = body()
      .catch((error: unknown) => {
        this.#fault ??= { error };
      })
      .finally(() => this.#underWay.delete(piece));
    this.#underWay.add(piece);
  }

  /** When one of those under way is over; at once where there is none. */
  async next(): Promise<void> {
    if (this.#underWay.size > 0) await Promise.race(this.#underWay);
    await this.#throwFault();
  }

  async end(): Promise<void> {
    await Promise.all(this.#underWay);
    await this.#throwFault();
  }

  async #throwFault(): Promise<void> {
    if (!this.#fault) return;
    await Promise.all(this.#underWay);
    throw this.#fault.error;
  }
}
