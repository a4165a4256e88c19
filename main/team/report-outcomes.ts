import type { Operation } from '../domain/operation.ts';
import type { Views } from '../ports/views.ts';
import type { OpenCase } from './engine/answers.ts';
import type { TeamOutcome } from './engine/words.ts';
import { isNews, listOutcomes } from './outcomes.ts';
import type { TeamRun } from './run.ts';

export interface ReportingPorts {
  readonly run: Pick<TeamRun, 'listOpen' | 'listUnproved' | 'report'>;
  readonly views: Pick<Views, 'findOperation'>;
  /** Tells the lines that say so: what a colleague sees of an outcome must be known to them. */
  readonly tellAll: () => Promise<unknown>;
}

/** Tells the engine what became of this desk's attempts, once it is durable here. */
export interface Reporting {
  /** Takes in what changed in the ledger. */
  note(operations: readonly Operation[]): void;
  /** Reports everything of which the engine has no last word, or a wrong one; resolves with whether there was anything. */
  reportAll(): Promise<boolean>;
  /** What was told to an engine that has forgotten it is told anew. */
  beginAnew(): void;
}

/**
 * Nothing is reported that a power cut could take back. What the engine still holds open is asked of itself, and once at the
 * beginning what has ended by this desk's word alone: no report is lost with a process, a connection or an engine.
 */
export function createReporting({ run, views, tellAll }: ReportingPorts): Reporting {
  /** By attempt: what may have ended at the engine, and otherwise. */
  const news = new Map<string, readonly TeamOutcome[]>();
  /** By attempt: what the engine was told last. */
  const told = new Map<string, string>();
  let isFirst = true;

  const find = async ({ operationId, attemptId }: OpenCase) => {
    const operation = await views.findOperation(operationId);
    return operation ? listOutcomes(operation, attemptId) : [];
  };
  const findUnproved = async () => {
    for (const each of await run.listUnproved()) {
      const outcomes = await find(each);
      if (outcomes.some(isNews)) news.set(each.attemptId, outcomes);
    }
  };
  const isTold = (outcomes: readonly TeamOutcome[]) =>
    told.get(outcomes[0]?.attemptId ?? '') === JSON.stringify(outcomes);

  return {
    note: (operations) => {
      for (const operation of operations) {
        for (const { attemptId } of operation.attempts) {
          const outcomes = listOutcomes(operation, attemptId);
          if (outcomes.some(isNews) && !isTold(outcomes)) news.set(attemptId, outcomes);
        }
      }
    },
    reportAll: async () => {
      if (isFirst) await findUnproved();
      isFirst = false;
      const fresh = [...news];
      const parts = [
        ...inParts(await run.listOpen()).map((part) => () => Promise.all(part.map(find))),
        ...inParts(fresh).map((part) => async () => part.map(([, outcomes]) => outcomes)),
      ];
      let hasReported = false;
      for (const readPart of parts) {
        const known = (await readPart()).filter((outcomes) => outcomes.length > 0 && !isTold(outcomes));
        if (known.length === 0) continue;
        await tellAll();
        const { verdict } = await run.report(known.flat());
        if (verdict === 'superseded') return false;
        for (const outcomes of known) told.set(outcomes[0]?.attemptId ?? '', JSON.stringify(outcomes));
        hasReported = true;
      }
      for (const [attemptId, outcomes] of fresh) if (news.get(attemptId) === outcomes) news.delete(attemptId);
      return hasReported;
    },
    beginAnew: () => {
      told.clear();
      isFirst = true;
    },
  };
}

/** Attempts in one call: after a roll call they may be as many as a desk has sent since a dump. */
const mostAtOnce = 200;

function inParts<Each>(all: readonly Each[]): (readonly Each[])[] {
  const count = Math.ceil(all.length / mostAtOnce);
  return Array.from({ length: count }, (_, part) => all.slice(part * mostAtOnce, (part + 1) * mostAtOnce));
}
