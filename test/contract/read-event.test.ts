import { describe, expect, it } from 'vitest';
import { eventSchema } from '../../contract/index.ts';
import { eventWords } from '../../contract/names.ts';
import { readEvent } from '../../contract/read-event.ts';

describe('readEvent', () => {
  it('knows every kind of event, and all of its words', () => {
    const kinds = eventSchema.options.map(({ shape }) => [shape.kind.value, Object.keys(shape)]);
    expect(Object.entries(eventWords)).toEqual(kinds);
    expect(kinds.length).toBeGreaterThan(5);
  });

  it('reads an event as it was told', () => {
    const event = { kind: 'importProgress', progress: null };
    expect(readEvent(JSON.stringify(event))).toEqual(event);
  });

  it.each([
    'no JSON',
    'null',
    '1',
    '[]',
    '{}',
    '{"kind":null}',
    '{"kind":"other"}',
    '{"kind":"constructor"}',
    '{"kind":"toString","progress":null}',
    '{"kind":"importProgress"}',
    '{"kind":"importProgress","other":null}',
    '{"kind":"importProgress","progress":null,"secret":"x"}',
  ])('takes no %s for an event', (text) => {
    expect(() => readEvent(text)).toThrow();
  });
});
