import { z } from 'zod';
import { type Preferences, preferences } from '../../../contract/index.ts';
import type { RunningConsole } from '../../console.ts';

const change = z.object({ kind: z.literal('preferencesChanged'), preferences });

/** Hears every change of the person's preferences; what a host draws itself (menu, ground) goes by them, too. */
export function followPreferences(
  running: Pick<RunningConsole, 'listen'>,
  onChange: (preferences: Preferences) => void,
): () => void {
  return running.listen((message) => {
    const event = change.safeParse(JSON.parse(message));
    if (event.success) onChange(event.data.preferences);
  });
}
