import { describe, expect, it } from 'vitest';
import { readFlags } from '../../../sandbox/serve/flags.ts';

describe('flags', () => {
  it('have defaults: any port, loopback, SANDBOXSHOP, memory', () => {
    expect(readFlags([])).toEqual({
      port: 0,
      host: '127.0.0.1',
      identifier: 'SANDBOXSHOP',
      secret: undefined,
      data: undefined,
      now: undefined,
      demo: false,
      credit: 'credit',
    });
  });

  it('are read', () => {
    const words =
      '--port 4711 --host 0.0.0.0 --identifier ME --secret s --data f --now 2026-03-29T00:30:00Z --demo --credit cft';
    expect(readFlags(words.split(' '))).toEqual({
      port: 4711,
      host: '0.0.0.0',
      identifier: 'ME',
      secret: 's',
      data: 'f',
      now: '2026-03-29T00:30:00Z',
      demo: true,
      credit: 'cft',
    });
  });

  it.each([
    [['--prot', '1'], '--prot'],
    [['--port', 'many'], '--port'],
    [['--port', '65536'], '--port'],
    [['--port', '-1'], '--port'],
    [['--port'], '--port'],
    [['--now', 'yesterday'], '--now'],
    [['--now', '2026-03-29'], '--now'],
    [['--identifier', ''], '--identifier'],
    [['--identifier', 'x'.repeat(33)], '--identifier'],
    [['--secret', ''], '--secret'],
    [['--data', ''], '--data'],
    [['--host', ''], '--host'],
    [['--demo=yes'], '--demo'],
    [['--credit', 'yes'], '--credit'],
    [['--credit'], '--credit'],
    [['surplus'], 'surplus'],
  ])('%j is refused by its name', (words, named) => {
    expect(() => readFlags(words)).toThrow(named);
  });
});
