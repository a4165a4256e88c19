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
      method: 'card',
      notify: undefined,
      tls: undefined,
      faults: [],
    });
  });

  it('are read', () => {
    const words =
      '--port 4711 --host 0.0.0.0 --identifier ME --secret s --data f --now 2026-03-29T00:30:00Z --demo --credit cft ' +
      '--method sdd --notify http://127.0.0.1:8080/ipn?x=1 --tls a.crt a.key --fault {"what":"lost"} ' +
      '--fault {"what":"execcode","execcode":"5001","operation":"refund","count":2}';
    expect(readFlags(words.split(' '))).toEqual({
      port: 4711,
      host: '0.0.0.0',
      identifier: 'ME',
      secret: 's',
      data: 'f',
      now: '2026-03-29T00:30:00Z',
      demo: true,
      credit: 'cft',
      method: 'sdd',
      notify: 'http://127.0.0.1:8080/ipn?x=1',
      tls: { cert: 'a.crt', key: 'a.key' },
      faults: [
        { what: 'lost', acted: true },
        { what: 'execcode', execcode: '5001', operation: 'refund', count: 2, acted: false },
      ],
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
    [['--method', 'cash'], '--method'],
    [['--notify', 'ftp://127.0.0.1'], '--notify'],
    [['--notify', 'shop'], '--notify'],
    [['--tls'], '--tls'],
    [['--tls', 'a.crt'], '--tls'],
    [['--tls', 'a.crt', '--demo'], '--tls'],
    [['--fault', '{'], '--fault'],
    [['--fault', '{"what":"rain"}'], '--fault'],
    [['--fault', '{"what":"execcode","execcode":"5004"}'], 'needs "acted"'],
    [['--fault', '{"what":"execcode","execcode":"0000"}'], 'no EXECCODE'],
    [['--accounts', ''], '--accounts'],
    [['--accounts', 'a.json', '--identifier', 'ME'], '--identifier'],
    [['--accounts', 'a.json', '--secret', 's'], '--secret'],
    [['--accounts', 'a.json', '--credit', 'off'], '--credit'],
    [['--accounts', 'a.json', '--method', 'sdd'], '--method'],
    [['surplus'], 'surplus'],
  ])('%j is refused by its name', (words, named) => {
    expect(() => readFlags(words)).toThrow(named);
  });
});
