import type { Views } from '../../../main/ports/views.ts';
import { median, p95 } from '../measure/statistics.ts';
import { answer, findCursor, type Timed } from './answer.ts';
import type { Kind, Question } from './question.ts';

/** How one kind of question is answered; all in milliseconds. */
export interface Measured {
  readonly kind: Kind;
  readonly first: readonly number[];
  readonly whole: readonly number[];
}

export interface Asking {
  readonly views: Views;
  /** The time of the row that lies so deep, in milliseconds UTC. */
  readonly timeAt: (depth: number) => number;
  /** How often a question of each kind is asked. */
  readonly samples: number;
}

/** Asks the questions of a kind in turn, until each kind was asked as often as every other. */
export async function measureKind(kind: Kind, { views, timeAt, samples }: Asking): Promise<Measured> {
  const cursors = new Map<Question, string | null>();
  for (const question of kind.questions) {
    cursors.set(
      question,
      question.depth === undefined ? null : await findCursor(views, question, timeAt(question.depth)),
    );
  }
  const asked: Timed[] = [];
  for (let index = 0; index < samples; index += 1) {
    const question = kind.questions[index % kind.questions.length];
    if (!question) throw new Error(`${kind.name} has no question.`);
    const timed = await answer(views, question, cursors.get(question) ?? null);
    asked.push(timed);
  }
  assertAnswered(kind, asked);
  return { kind, first: asked.map(({ first }) => first), whole: asked.map(({ whole }) => whole) };
}

/** A fast answer that is wrong is none: what is there was found, and what is not there was not. */
function assertAnswered({ name, trait }: Kind, asked: readonly Timed[]): void {
  const isAbsence = trait === 'absence' || trait === 'absentTrigram';
  const found = asked.filter(({ rows }) => rows.length > 0).length;
  if (isAbsence ? found > 0 : found === 0)
    throw new Error(`${name}: ${found} of ${asked.length} questions found rows.`);
}

/** What counts towards the mix: a kind that must prove an absence counts with its first answer. */
export function counted({ kind, first, whole }: Measured): readonly number[] {
  return kind.trait === 'absence' || kind.trait === 'absentTrigram' ? first : whole;
}

/** One line of the table. */
export function toCells(measured: Measured): readonly string[] {
  const { kind, first, whole } = measured;
  const show = (milliseconds: number) => milliseconds.toFixed(2);
  return [kind.name, show(median(first)), show(p95(first)), show(median(whole)), show(p95(whole))];
}
