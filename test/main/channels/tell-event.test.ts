import { describe, expect, it } from 'vitest';
import type { ConsoleEvent } from '../../../contract/index.ts';
import { tellEvent } from '../../../main/channels/tell-event.ts';

function tell(event: object) {
  const [heard, logged]: [string[], string[]] = [[], []];
  const listeners = [(message: string) => heard.push(message), (message: string) => heard.push(message)];
  tellEvent(event as ConsoleEvent, listeners, { error: (message) => logged.push(message) });
  return { heard, logged };
}

describe('tellEvent', () => {
  it('tells everybody who listens', () => {
    const event = { kind: 'transactionsChanged', chains: 'many' };
    expect(tell(event)).toEqual({ heard: [JSON.stringify(event), JSON.stringify(event)], logged: [] });
  });

  it.each([
    { kind: 'other' },
    { kind: 'transactionsChanged', chains: 'some' },
    { kind: 'transactionsChanged', chains: 'many', secret: 'x' },
    { kind: 'importProgress', progress: { secret: 'x' } },
  ])('keeps what the contract does not have on this side: %j', (event) => {
    expect(tell(event)).toEqual({ heard: [], logged: [`An event could not be told: ${event.kind}`] });
  });
});
