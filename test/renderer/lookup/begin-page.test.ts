import { expect, it } from 'vitest';
import { type Result, usualOrder } from '../../../contract/index.ts';
import { askToBegin, firstPage, type Page, type PageQuestion } from '../../../renderer/lookup/list/page.ts';

const sought = { text: 'W-000', meaning: '', order: usualOrder, grouping: 'flat' } as const;
const nothing: Page = {
  rows: [],
  next: 'behind',
  previous: null,
  total: 0,
  exact: false,
  searchedBackTo: 5,
  reading: 'anywhere',
  unsorted: false,
};
const found = (previous: string | null = 'before'): Page => ({
  ...nothing,
  rows: [{ transactionId: 'A1' }] as unknown as Page['rows'],
  next: null,
  previous,
  searchedBackTo: null,
});

/** Asks for the first page of a list of which these are the answers. */
async function begin(answers: readonly Result<Page>[], question: PageQuestion = firstPage({ kind: 'begin' })) {
  const asked: (string | null)[] = [];
  const limits: number[] = [];
  const next = async () => answers[asked.length - 1] as Result<Page>;
  const verbs = {
    search: async ({ after, limit }: { readonly after: string | null; readonly limit: number }) => {
      asked.push(after);
      limits.push(limit);
      return next();
    },
    seek: async () => {
      asked.push('seek');
      return next();
    },
  };
  return { page: await askToBegin(verbs, sought, question), asked, limits };
}

it('a list that has found nothing at its first step asks for the next one at once', async () => {
  const { page, asked } = await begin([
    { ok: true, value: nothing },
    { ok: true, value: found() },
  ]);
  expect(asked).toEqual([null, 'behind']);
  expect(page).toEqual({ ok: true, value: found(null) });
});

it('and shows how far it is where that finds nothing either, or a newer question came', async () => {
  const further = { ...nothing, next: 'further', searchedBackTo: 3 };
  expect(
    (
      await begin([
        { ok: true, value: nothing },
        { ok: true, value: further },
      ])
    ).page,
  ).toEqual({
    ok: true,
    value: further,
  });
  const superseded: Result<Page> = { ok: false, refusal: { code: 'superseded' } };
  expect((await begin([{ ok: true, value: nothing }, superseded])).page).toEqual({ ok: true, value: nothing });
});

it('and as many rows as were asked for first: a change asks for all that is in sight', async () => {
  const answers: Result<Page>[] = [
    { ok: true, value: nothing },
    { ok: true, value: found() },
  ];
  expect((await begin(answers, { kind: 'next', after: null, limit: 200 })).limits).toEqual([200, 200]);
});

it.each<[string, Result<Page>, PageQuestion]>([
  ['found rows', { ok: true, value: { ...found(), next: 'behind', searchedBackTo: 5 } }, firstPage({ kind: 'begin' })],
  ['is searched to its end', { ok: true, value: { ...nothing, next: null } }, firstPage({ kind: 'begin' })],
  ['was refused', { ok: false, refusal: { code: 'superseded' } }, firstPage({ kind: 'begin' })],
  ['goes on', { ok: true, value: nothing }, { kind: 'next', after: 'behind', limit: 100 }],
  ['begins elsewhere', { ok: true, value: nothing }, firstPage({ kind: 'end' })],
])('one that %s asks once', async (_, answer, question) => {
  const { page, asked } = await begin([answer], question);
  expect(asked).toHaveLength(1);
  expect(page).toBe(answer);
});
