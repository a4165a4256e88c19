import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accept, type ConsoleEvent, type ConsoleView, type Result } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';

const queryKey = ['console'];

/**
 * The frame's facts. What main tells is shown at once, and asked again after every event: a view that is told may have
 * been put together before the event that came ahead of it.
 */
export function useConsoleView(initial: ConsoleView): ConsoleView {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: async () => keepKnown(await bridge.console.describe({}), client.getQueryData(queryKey)),
    initialData: accept(initial),
    // Something may have happened between the first description and this listener.
    refetchOnMount: 'always',
    // The team's standing changes with each exchange, and nothing else of the frame with it.
    meta: { isStale: ({ kind }: ConsoleEvent) => kind !== 'teamChanged' },
  });
  useEffect(
    () =>
      bridge.listen((event) => {
        const told = (now: Result<ConsoleView> | undefined) => now && withEvent(now, event);
        client.setQueryData(queryKey, told);
      }),
    [client],
  );
  return data.ok ? data.value : initial;
}

/** A description that was refused leaves what is known as it stands. */
function keepKnown(described: Result<ConsoleView>, known: Result<ConsoleView> | undefined): Result<ConsoleView> {
  return described.ok || known === undefined ? described : known;
}

function withEvent(now: Result<ConsoleView>, event: ConsoleEvent): Result<ConsoleView> {
  if (event.kind === 'consoleChanged') return accept(event.console);
  if (event.kind === 'teamChanged' && now.ok) return accept({ ...now.value, team: event.team, desks: event.desks });
  if (event.kind === 'preferencesChanged' && now.ok) return accept({ ...now.value, preferences: event.preferences });
  return now;
}
