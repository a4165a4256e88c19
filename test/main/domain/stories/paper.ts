import type { Settings } from '../../../sandbox/model/settings.ts';
import type { Core } from '../../ports/core.ts';
import type { Play } from './gateway.ts';
import { openPaperGateway } from './paper-gateway.ts';
import { play, type Tell } from './play.ts';
import type { World } from './world.ts';

/** An afternoon far from any edge; the evenings before both changes of the clocks; before a leap day; the year's last. */
const starts = [
  '2026-03-10T13:00:00Z',
  '2026-03-10T13:00:00Z',
  '2026-03-28T22:50:00Z',
  '2026-10-24T21:50:00Z',
  '2028-02-28T22:55:00Z',
  '2026-12-31T22:55:00Z',
].map((instant) => Date.parse(instant));

/** The account and the moment of a story, from its first number. */
export function settingOf(head: number): { readonly settings: Settings; readonly start: number } {
  const refusedDate = { instalment: 2, execcode: '4002' } as const;
  const settings: Settings = {
    zone: 'Europe/Paris',
    captureDays: 7,
    recaptureAfterVoid: false,
    credit: 'credit',
    retries: (head >> 4) & 1,
    instalmentRules: (head >> 5) & 1 ? [refusedDate] : [],
  };
  return { settings, start: starts[(head >> 6) % starts.length] ?? 0 };
}

/** Plays a story on paper; told again with every step when it fails. */
export function tellOnPaper(core: Core, head: number, numbers: readonly number[], tell?: Tell): World {
  const { settings, start } = settingOf(head);
  return finish(play({ core, gateway: openPaperGateway(settings, start), head }, numbers, tell));
}

function finish<Value>(story: Play<Value>): Value {
  const { done, value } = story.next();
  if (!done) throw new Error('Paper made somebody wait.');
  return value as Value;
}
