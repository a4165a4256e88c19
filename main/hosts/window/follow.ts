import type { ConsoleEvent, Preferences } from '../../../contract/index.ts';
import type { RunningConsole } from '../../console.ts';

/** Hears every change of the person's preferences; what a host draws itself (menu, ground) goes by them, too. */
export function followPreferences(
  running: Pick<RunningConsole, 'listen'>,
  onChange: (preferences: Preferences) => void,
): () => void {
  return running.listen((message) => {
    // The console itself wrote it, and tells nothing that is not of the contract.
    const event: ConsoleEvent = JSON.parse(message);
    if (event.kind === 'preferencesChanged') onChange(event.preferences);
  });
}
