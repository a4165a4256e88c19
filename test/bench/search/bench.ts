import { openReadable } from '../../../main/ledger/database/open.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import type { Views } from '../../../main/ports/views.ts';
import { threads } from '../../threads.ts';
import { copyLedger, keptLedger } from '../ledgers/cache.ts';
import { awaitRest } from '../ledgers/rest.ts';
import { withFolder } from '../measure/folder.ts';
import type { BenchResult, BenchRun } from '../measure/result.ts';
import { median, p95, ratio, round } from '../measure/statistics.ts';
import { answer } from './answer.ts';
import { counted, type Measured, measureKind, toCells } from './kinds.ts';
import { openWalk, type Walk } from './like.ts';
import { mixQuestions, rangesName } from './mix.ts';
import { ask, type Kind } from './question.ts';
import { sampleRows } from './sample.ts';

export interface SearchBench extends BenchRun {
  /** How often a question of each kind is asked. */
  readonly samples?: number;
  /** Pairs with a walk, of each word. */
  readonly pairs?: number;
}

/** How long each kind of question takes that the search box takes, on the product's own reader. */
export async function benchSearch({ rows, say, samples = 40, pairs = 5 }: SearchBench): Promise<BenchResult> {
  const kept = await keptLedger(rows, say);
  return withFolder(async (folder) => {
    const file = copyLedger(kept, folder);
    const ledger = await openLedger(folder, threads);
    const walk = openWalk(file);
    try {
      await awaitRest(file);
      const { views } = ledger;
      const mix = await onlyAnswered(views, mixQuestions(sampleRows(file, samples), kept.making.rows));
      const timeAt = openDepths(file);
      const measured: Measured[] = [];
      for (const kind of mix) {
        measured.push(await measureKind(kind, { views, timeAt, samples }));
        say(`search: ${kind.name}, ${p95(measured.at(-1)?.whole ?? []).toFixed(2)} ms (p95)`);
      }
      const walks = await compareWithWalks(views, walk, mix, pairs);
      return report(kept.making.rows, measured, walks);
    } finally {
      walk.close();
      await ledger.close();
    }
  });
}

/** A kind that this program does not know yet would be measured as another: ranges without a text would be the whole list. */
async function onlyAnswered(views: Views, mix: readonly Kind[]): Promise<readonly Kind[]> {
  const ranges = mix.flatMap(({ questions }) => questions).find((question) => question.ranges !== undefined);
  const [range] = ranges?.ranges ?? [];
  if (!ranges || !range) return mix;
  const { rows } = await answer(views, ranges, null);
  const isKnown = rows.every(({ amount }) => amount.minor >= range.from && amount.minor <= range.to);
  return isKnown ? mix : mix.filter(({ questions }) => !questions.includes(ranges));
}

function openDepths(file: string): (depth: number) => number {
  return (depth) => {
    const database = openReadable(file);
    try {
      const select = 'SELECT happened_at FROM transactions ORDER BY position DESC LIMIT 1 OFFSET ?';
      return database.prepare<[bigint], number>(select).pluck().get(BigInt(depth)) ?? 0;
    } finally {
      database.close();
    }
  };
}

/** Ours and a walk by turns, word by word, as medians in milliseconds. */
interface Compared {
  readonly kind: Kind;
  readonly ours: number;
  /** The first one behind each walk, which finds the reader's thread asleep and the processor's caches full of the walk. */
  readonly waking: number;
  readonly walk: number;
}

/** As often each question is asked in turn: a walk that is asked once more finds its pages read, too. */
const inTurn = 5;

async function compareWithWalks(views: Views, walk: Walk, mix: readonly Kind[], pairs: number): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const kind of mix.filter(({ trait }) => trait === 'common' || trait === 'absentTrigram')) {
    for (const { text } of kind.questions) {
      const [ours, waking, walks]: [number[], number[], number[]] = [[], [], []];
      for (let pair = 0; pair < pairs; pair += 1) {
        const turn: number[] = [];
        for (let time = 0; time < inTurn; time += 1) turn.push((await answer(views, ask(text), null)).whole);
        ours.push(median(turn));
        waking.push(turn[0] ?? 0);
        walks.push(walk.find(text).ms);
      }
      compared.push({ kind, ours: median(ours), waking: median(waking), walk: median(walks) });
    }
  }
  return compared;
}

function report(rows: number, measured: readonly Measured[], walks: readonly Compared[]): BenchResult {
  const times = (trait: (kind: Kind) => boolean, part: (one: Measured) => readonly number[]) =>
    measured.filter(({ kind }) => trait(kind)).flatMap(part);
  const all = times(() => true, counted);
  const others = measured.filter(({ kind }) => kind.trait !== 'absence' && kind.trait !== 'absentTrigram');
  const worst = others.toSorted((one, other) => p95(other.whole) - p95(one.whole))[0];
  const isAbsence = ({ trait }: Kind) => trait === 'absence' || trait === 'absentTrigram';
  const misses = walks.filter(({ kind }) => kind.trait === 'absentTrigram');
  const common = walks.filter(({ kind }) => kind.trait === 'common');
  const wholeWalk = median(misses.map(({ walk }) => walk));
  const slower = measured.filter(({ whole }) => p95(whole) > wholeWalk).map(({ kind }) => kind.name);
  const line = {
    rows,
    p50Ms: round(median(all)),
    p95Ms: round(p95(all)),
    worst: worst?.kind.name ?? '',
    worstP95Ms: round(p95(worst?.whole ?? [])),
    absenceFirstAnswerMs: round(p95(times(isAbsence, ({ first }) => first))),
    absenceWholeP95Ms: round(p95(times(isAbsence, ({ whole }) => whole))),
    missRatioToLike: ratio(wholeWalk, median(misses.map(({ ours }) => ours))),
    commonRatioToLike: round(Math.max(...common.map(({ ours, walk }) => ours / walk))),
    deepPageP95Ms: round(
      p95(
        times(
          ({ trait }) => trait === 'deep',
          ({ whole }) => whole,
        ),
      ),
    ),
  };
  const head = ['kind', 'first p50 ms', 'first p95 ms', 'whole p50 ms', 'whole p95 ms'];
  return {
    line,
    table: [head, ...measured.map(toCells)],
    notes: [
      `A whole walk by LIKE takes ${wholeWalk.toFixed(1)} ms; ${slower.length === 0 ? 'nothing is slower' : `slower: ${slower.join(', ')}`}.`,
      'Each answer went through the reader’s thread; LIKE’s did not.',
      `Beside LIKE a question is asked ${inTurn} times a turn; the first of a turn, behind a walk, takes ${median(misses.map(({ waking }) => waking)).toFixed(2)} ms where a trigram is absent, and ${round(Math.max(...common.map(({ waking, walk }) => waking / walk)))} times LIKE’s time at worst where words are common.`,
      ...(measured.some(({ kind }) => kind.name === rangesName) ? [] : ['Ranges of amounts cannot be asked for yet.']),
      'Kinds that must prove an absence count with their first answer, all others with their whole page.',
    ],
  };
}
