import type { Query, QueryClient } from '@tanstack/react-query';
import type { Bridge, ConsoleEvent } from '../../contract/index.ts';

/** A change comes as several events; those of so many milliseconds are answered by one question. */
const gatheredFor = 20;

/** An answer that is longer in coming, in milliseconds, is not waited for when something has changed. */
const patience = 2_000;

/**
 * Asks again what main's events make out of date: at once where somebody looks at it, later where nobody does. However
 * many events come, a question is under way once, or twice where the second overtakes the answer to the first; what happens
 * meanwhile is asked for after that, or after a moment where nothing is answered.
 */
export function listenToChanges(client: QueryClient, listen: Bridge['listen']): () => void {
  const underWay = new Map<string, { readonly overtakes: boolean }>();
  const onceMore = new Set<string>();
  const waiting = new Set<ReturnType<typeof setTimeout>>();
  let gathered: ConsoleEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const askAgain = (query: Query) => {
    const { queryHash, queryKey } = query;
    const unanswered = query.state.data === undefined && query.state.fetchStatus === 'fetching';
    if (underWay.get(queryHash)?.overtakes) return waitFor(query);
    const mine = { overtakes: unanswered || underWay.has(queryHash) };
    underWay.set(queryHash, mine);
    // The first answer is not there yet and may be of before the change.
    if (unanswered) onceMore.add(queryHash);
    else query.meta?.beforeAskingAgain?.();
    const answered = unanswered ? settled(query) : client.refetchQueries({ queryKey, exact: true });
    void answered.then(() => {
      if (underWay.get(queryHash) !== mine) return;
      underWay.delete(queryHash);
      if (onceMore.delete(queryHash)) refresh(query);
    });
  };

  const waitFor = (query: Query) => {
    const { queryHash } = query;
    if (onceMore.has(queryHash)) return;
    onceMore.add(queryHash);
    const timeout = setTimeout(() => {
      waiting.delete(timeout);
      if (!onceMore.delete(queryHash)) return;
      underWay.delete(queryHash);
      refresh(query);
    }, patience);
    waiting.add(timeout);
  };

  const refresh = (query: Query) => {
    if (query.isActive() || query.state.fetchStatus === 'fetching') askAgain(query);
    else query.invalidate();
  };

  const answerGathered = () => {
    timer = undefined;
    const events = gathered;
    gathered = [];
    for (const query of client.getQueryCache().getAll()) {
      if (events.some((event) => query.meta?.isStale(event, query.state.data))) refresh(query);
    }
  };

  const end = listen((event) => {
    gathered.push(event);
    timer ??= setTimeout(answerGathered, gatheredFor);
  });
  return () => {
    clearTimeout(timer);
    for (const timeout of waiting) clearTimeout(timeout);
    end();
  };
}

/** Until a question that is under way has its answer, or was given up. */
async function settled(query: Query): Promise<void> {
  await query.promise?.catch(() => {});
}
