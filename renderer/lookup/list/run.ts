import { type ListRow, mostAdded, type Refusal, type Result } from '../../../contract/index.ts';
import { largestPage, type Page, type PageQuestion, pageSize } from './page.ts';

/** The pages that are loaded, in the order of the list and without a gap, each with its question. */
export interface Run {
  readonly pages: Result<Page>[];
  readonly pageParams: PageQuestion[];
}

/** The first and the last row in sight, counted from the first that is loaded. */
export interface Sight {
  readonly first: number;
  readonly last: number;
  /** The place of the first in the list, which only a person's scrolling changes. */
  readonly at: number;
}

/** What a run says about its list. */
export interface RunFacts {
  readonly rows: readonly ListRow[];
  readonly total: number;
  readonly exact: boolean;
  readonly searchedBackTo: number | null;
  readonly reading: Page['reading'];
  /** It is too long to be sorted as was asked, and stands newest first. */
  readonly unsorted: boolean;
  readonly atBegin: boolean;
  readonly atEnd: boolean;
  readonly refusal: Refusal | null;
}

export function readRun({ pages }: Pick<Run, 'pages'>): RunFacts {
  const answered = pages.flatMap((page) => (page.ok ? [page.value] : []));
  const last = answered.at(-1);
  return {
    rows: withoutRepetition(answered.flatMap(({ rows }) => rows)),
    total: last?.total ?? 0,
    exact: last?.exact ?? true,
    searchedBackTo: last?.searchedBackTo ?? null,
    reading: last?.reading ?? 'anywhere',
    unsorted: last?.unsorted ?? false,
    atBegin: answered[0]?.previous === null,
    atEnd: last?.next === null,
    refusal: pages.reduce<Refusal | null>((found, page) => found ?? refusalOf(page), null),
  };
}

/** A search that a newer one took the place of is nobody's trouble: its list is on its way out. */
function refusalOf(page: Result<Page>): Refusal | null {
  return page.ok || page.refusal.code === 'superseded' ? null : page.refusal;
}

/**
 * What is in sight as one page, with the question that gives as much of it anew: the rest is forgotten, and asked for when
 * it comes in sight. At the first row the question begins there, so that what is new comes in sight as well.
 */
export function keepInSight(run: Run, sight: Sight): Run {
  const answered = numbered(run);
  const [above, ...others] = inSight(answered, sight);
  if (!above) return { pages: run.pages.slice(0, 1), pageParams: run.pageParams.slice(0, 1) };
  const below = others.at(-1) ?? above;
  const rows = [above, ...others].flatMap(({ page }) => page.rows);
  const limit = rows.length > pageSize ? largestPage : pageSize;
  const before = answered[answered.indexOf(above) - 1];
  const asked = run.pageParams[above.index];
  return {
    pages: [{ ok: true, value: { ...below.page, rows, previous: above.page.previous } }],
    pageParams: [questionFor({ above: above.page, below: below.page, before: before?.page, asked, limit })],
  };
}

/** The pages around what is in sight; those further off than `distance` rows are let go. */
export function dropFar(run: Run, sight: Sight, distance: number): Run {
  const near = { first: sight.first - distance, last: sight.last + distance };
  const kept = new Set(inSight(numbered(run), near).map(({ index }) => index));
  const isKept = (_: unknown, index: number) => kept.has(index) || run.pages[index]?.ok === false;
  return { pages: run.pages.filter(isKept), pageParams: run.pageParams.filter(isKept) };
}

interface Numbered {
  readonly page: Page;
  readonly index: number;
}

function numbered({ pages }: Run): Numbered[] {
  return pages.flatMap((page, index) => (page.ok ? [{ page: page.value, index }] : []));
}

function inSight(pages: readonly Numbered[], { first, last }: Omit<Sight, 'at'>): Numbered[] {
  let end = 0;
  return pages.filter(({ page }) => {
    const begin = end;
    end += page.rows.length;
    return begin <= last && end > first;
  });
}

interface Kept {
  readonly above: Page;
  readonly below: Page;
  /** The page before the first in sight, where it is loaded. */
  readonly before: Page | undefined;
  /** The question that gave the first page in sight. */
  readonly asked: PageQuestion | undefined;
  readonly limit: number;
}

function questionFor({ above, below, before, asked, limit }: Kept): PageQuestion {
  if (above.previous === null) return { kind: 'next', after: null, limit };
  if (before?.next) return { kind: 'next', after: before.next, limit };
  if (asked?.kind === 'next' || (asked?.kind === 'seek' && asked.to.kind === 'at')) return { ...asked, limit };
  if (below.next === null) return { kind: 'seek', to: { kind: 'end' }, limit };
  return { kind: 'seek', to: { kind: 'before', cursor: below.next }, limit };
}

/** A row that moved while pages were loaded can be on two of them. */
function withoutRepetition(rows: readonly ListRow[]): ListRow[] {
  return [...new Map(rows.map((row) => [rowId(row), row])).values()];
}

/** A list that is known to be longer than what main adds up has no sum, and is not asked about after each change. */
export function mayHaveSums({ exact, total }: Pick<RunFacts, 'exact' | 'total'>): boolean {
  return !exact || total <= mostAdded;
}

/** What a row is known by in the list. */
export function rowId({ accountId, transactionId }: Pick<ListRow, 'accountId' | 'transactionId'>): string {
  return `${accountId}/${transactionId}`;
}
