import { useEffect, useState } from 'react';
import type { ConsoleView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { createLastAsked } from './last-asked.ts';

/**
 * The frame's facts. What main tells is shown at once, and asked again after every event: a view that is told may have
 * been put together before the event that came ahead of it.
 */
export function useConsoleView(initial: ConsoleView): ConsoleView {
  const [view, setView] = useState(initial);
  useEffect(() => {
    const askLast = createLastAsked();
    const ask = () =>
      askLast(
        () => bridge.console.describe({}),
        (result) => result.ok && setView(result.value),
      );
    const end = bridge.listen((event) => {
      if (event.kind === 'preferencesChanged') setView((now) => ({ ...now, preferences: event.preferences }));
      if (event.kind === 'consoleChanged') setView(event.console);
      ask();
    });
    // Something may have happened between the first description and this listener.
    ask();
    return end;
  }, []);
  return view;
}
