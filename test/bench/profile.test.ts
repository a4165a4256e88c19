import { expect, it } from 'vitest';
import { sumProfile } from './sandbox/profile.ts';

it('tells where the time of a server goes, the most first, and leaves out what it waited', () => {
  const frames = [
    ['(root)', ''],
    ['(idle)', ''],
    ['add', 'file:///house/sandbox/book/rows.ts'],
    ['send', 'file:///house/node_modules/fastify/lib/reply.js'],
    ['writeLatin1String', ''],
    ['run', ''],
    ['find', 'file:///house/sandbox/book/chains.ts'],
    ['end', 'node:_http_outgoing'],
  ];
  const nodes = frames.map(([functionName = '', url = ''], id) => ({ id, callFrame: { functionName, url } }));
  const samples = [1, 2, 3, 4, 5, 6, 7, 4];
  const timeDeltas = [900, 10, 20, 30, 5, 40, 7, 31];
  expect(sumProfile({ nodes, samples, timeDeltas })).toEqual([
    { part: 'writing to the socket', microseconds: 61 },
    { part: 'simulator, book', microseconds: 50 },
    { part: 'package fastify', microseconds: 20 },
    { part: 'Node’s own modules', microseconds: 7 },
    { part: 'SQLite', microseconds: 5 },
  ]);
});
