import type { ItemsRead } from '../../../shared/model/source.ts';

/** Sums up the lists of one look. */
export class ItemTally {
  #sum: ItemsRead = { total: 0, unread: 0, firstFault: null };

  add(read: ItemsRead): void {
    this.#sum = {
      total: this.#sum.total + read.total,
      unread: this.#sum.unread + read.unread,
      firstFault: this.#sum.firstFault ?? read.firstFault,
    };
  }

  get total(): number {
    return this.#sum.total;
  }

  get sum(): ItemsRead {
    return this.#sum;
  }
}
