import type { Operation } from '../domain/operation.ts';
import type { Feed } from '../ports/feed.ts';
import type { Views } from '../ports/views.ts';
import type { OpenCase } from './engine/answers.ts';
import type { TeamOutcome } from './engine/words.ts';
import { outcomeOf } from './outcomes.ts';
import type { TeamRun } from './run.ts';

export interface ReportingPorts {
  readonly run: TeamRun;
  readonly feed: Feed;
  readonly views: Pick<Views, 'findOperation'>;
  /** Milliseconds before what could not be reported is tried again. */
  readonly pause: number;
}

/** Tells the engine what became of this desk's attempts, once it is durable here. */
export interface Reporting {
  /** Reports everything of which the engine has no last word; resolves when it was tried. */
  reportAll(): Promise<void>;
  stop(): void;
}

/**
 * The ledger's feed speaks of what is durable already, so nothing is reported that a power cut could take back. What the engine
 * still holds open is asked of itself: no report is lost with a process, a connection or an engine.
 */
export function startReporting({ run, feed, views, pause }: ReportingPorts): Reporting {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let working: Promise<void> | undefined;
  let isAskedAgain = false;
  /** Proofs of what may have ended at the engine already, and otherwise. */
  const proved = new Map<string, TeamOutcome>();

  const reportOnce = async () => {
    const open = await Promise.all((await run.listOpen()).map((each) => findOutcome(views, each)));
    const proofs = [...proved.values()];
    const known = [...open.filter((outcome) => outcome !== undefined), ...proofs];
    if (known.length > 0) await run.report([], [], known);
    for (const proof of proofs) if (proved.get(proof.attemptId) === proof) proved.delete(proof.attemptId);
  };
  const work = async () => {
    do {
      isAskedAgain = false;
      try {
        await reportOnce();
      } catch {
        if (!isStopped) timer = setTimeout(() => void reportAll(), pause).unref();
      }
    } while (isAskedAgain && !isStopped);
  };
  const reportAll = (): Promise<void> => {
    clearTimeout(timer);
    isAskedAgain = true;
    working ??= work().finally(() => {
      working = undefined;
    });
    return working;
  };
  const stopListening = feed.listen(({ operations }) => {
    for (const proof of operations.flatMap(listProofs)) proved.set(proof.attemptId, proof);
    if (operations.some(hasEnded)) void reportAll();
  });
  return {
    reportAll,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      stopListening();
    },
  };
}

function listProofs(operation: Operation): readonly TeamOutcome[] {
  return operation.attempts
    .map(({ attemptId }) => outcomeOf(operation, attemptId))
    .filter((outcome) => outcome?.kind === 'proof');
}

function hasEnded({ attempts }: Operation): boolean {
  return attempts.some(({ endedAt }) => endedAt !== null);
}

async function findOutcome(views: Pick<Views, 'findOperation'>, { operationId, attemptId }: OpenCase) {
  const operation = await views.findOperation(operationId);
  return operation && outcomeOf(operation, attemptId);
}
