import { type Inspection, inspect } from '../inspect.ts';
import { nothingFound, openSecureServer } from '../servers.ts';
import type { Scenarios } from './scenario.ts';

/** A computer whose clock is off by so many seconds. */
async function off(seconds: number): Promise<Inspection> {
  return inspect((await openSecureServer()).url, { clock: { now: () => Date.now() + seconds * 1000 } });
}

export const clockScenarios: Scenarios<'clockFine' | 'clockAhead' | 'clockBehind' | 'clockUnknown'> = {
  clockFine: { step: 'clock', outcome: 'passed', inspect: () => off(0) },
  clockAhead: { step: 'clock', outcome: 'warned', inspect: () => off(3_600) },
  clockBehind: { step: 'clock', outcome: 'warned', inspect: () => off(-3_600) },
  clockUnknown: {
    step: 'clock',
    outcome: 'skipped',
    inspect: async () => {
      const { url } = await openSecureServer((_request, response) => {
        response.sendDate = false;
        response.end(JSON.stringify(nothingFound));
      });
      return inspect(url);
    },
  },
};
