import { accept, type ListRow, type Result } from '../../../contract/index.ts';
import type { Page, PageVerbs } from '../../../renderer/lookup/list/page.ts';

/** A ledger of numbered rows, the newest with the highest number, that counts what it is asked. */
export class CountedLedger implements PageVerbs {
  /** Numbers, newest first. */
  numbers: number[];
  version = 1;
  readonly asked: object[] = [];
  /** Over how many numbers one answer searches; by default over all. Then only every hundredth row matches. */
  step: number | undefined;

  constructor(count: number) {
    this.numbers = Array.from({ length: count }, (_, index) => count - index);
  }

  search: PageVerbs['search'] = async (question) => {
    this.asked.push(question);
    const { after, limit } = question;
    if (this.step !== undefined) return this.#searchStep(after, this.step);
    const older = this.numbers.filter((number) => after === null || number < Number(after));
    return this.#answer(older.slice(0, limit), { next: older.length > limit, previous: after !== null });
  };

  seek: PageVerbs['seek'] = async (question) => {
    this.asked.push(question);
    const { to, limit } = question;
    if (to.kind === 'at') {
      const older = this.numbers.filter((number) => number <= to.time);
      return this.#answer(older.slice(0, limit), { next: older.length > limit, previous: true });
    }
    const newer = this.numbers.filter((number) => to.kind === 'end' || number > Number(to.cursor));
    return this.#answer(newer.slice(-limit), { next: to.kind !== 'end', previous: newer.length > limit });
  };

  #searchStep(after: string | null, step: number): Result<Page> {
    const from = after === null ? this.numbers.length + 1 : Number(after);
    const searched = this.numbers.filter((number) => number < from && number >= from - step);
    const shown = searched.filter((number) => number % 100 === 0);
    const back = searched.at(-1) ?? 1;
    const answer = this.#answer(shown, { next: false, previous: after !== null });
    if (!answer.ok) return answer;
    const rest = back > 1 ? { next: String(back), searchedBackTo: back } : { next: null, searchedBackTo: null };
    return accept({ ...answer.value, ...rest, total: shown.length, exact: false });
  }

  #answer(shown: readonly number[], ends: { readonly next: boolean; readonly previous: boolean }): Result<Page> {
    const rows = shown.map((number) => row(number, this.version));
    return accept({
      rows,
      next: ends.next ? String(shown.at(-1)) : null,
      previous: ends.previous ? String(shown[0]) : null,
      total: this.numbers.length,
      exact: true,
      searchedBackTo: null,
      reading: 'anywhere',
      unsorted: false,
    });
  }
}

export function row(number: number, version = 1): ListRow {
  const what = { accountId: 'SHOP', transactionId: `A${number}`, orderId: `v${version}`, happenedAt: number };
  return what as unknown as ListRow;
}

/** The numbers of rows. */
export function numbersOf(rows: readonly ListRow[]): number[] {
  return rows.map(({ happenedAt }) => happenedAt);
}
