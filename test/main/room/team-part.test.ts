import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import { takePart } from '../../../main/room/team-part.ts';
import { writeTeamFile } from '../../../main/team/seat/team-file.ts';
import { createWithoutEngine } from '../../../main/team/seat/without-engine.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { makeFolder } from '../open-console.ts';

it('a ledger that is closed in the moment in which it could be bound to its team ends no program', async () => {
  const dataFolder = makeFolder();
  const folder = join(dataFolder, 'test');
  mkdirSync(folder);
  const teamId = randomUUID();
  const seat = { person: 'Anne', desk: 'Till', role: 'anne', user: 'a.clerk' };
  const engine = {
    teamId,
    environment: 'test',
    host: 'localhost',
    port: 1,
    database: 'team',
    authority: null,
  } as const;
  writeTeamFile(folder, { ...engine, seats: [seat], sitting: seat.role });
  const unheard: unknown[] = [];
  const hear = (failure: unknown) => unheard.push(failure);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  let tries = 0;
  const bind = async () => {
    tries += 1;
    throw new Error('The ledger thread has ended.');
  };
  const ledger = {
    team: { readBond: async () => null, bind },
    preparation: () => ({ because: 'version' }),
    whenPrepared: Promise.resolve(),
  } as unknown as Ledger;
  const none = () => {};
  const ports = {
    keychain: openMemoryStore(),
    secrets: openMemoryStore(),
    user: 'a.clerk',
    computer: { host: 'here', boot: 'now' },
    openMembership: () => createWithoutEngine(teamId, seat, { kind: 'connecting' }),
    onKeyNotMoved: none,
    onProposals: none,
    onTeamId: none,
    onTeam: none,
  };
  const opening = { environment: 'test', dataFolder, clock: systemClock, ownAccounts: () => [] } as const;
  const team = await takePart(opening, ledger, ports, async () => {});
  await nextTurn();
  expect([tries, unheard]).toEqual([1, []]);
  await team?.close();
});
