import { expect, it } from 'vitest';
import { datedStates, soughtStates } from '../../../contract/index.ts';
import { conditionsOfState } from '../../../main/channels/sought-state.ts';

const noon = Date.UTC(2026, 0, 15, 12);
const accounts = [{ accountId: 'SHOP', voidZone: 'Europe/Paris', captureDays: 7 }];

it.each(soughtStates)('what stands at %s changes with a day where the window is told so', (state) => {
  const [today, tomorrow] = [noon, noon + 24 * 3_600_000].map((now) => conditionsOfState(state, { accounts, now }));
  const changes = JSON.stringify(today) !== JSON.stringify(tomorrow);
  expect(changes).toBe(datedStates.has(state));
});
