import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import type { EmbeddedGateway } from '../../../main/embedded-gateway.ts';
import { openRoom, type RoomPorts } from '../../../main/room/room.ts';
import { writeTeamFile } from '../../../main/team/seat/team-file.ts';
import { createWithoutEngine } from '../../../main/team/seat/without-engine.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { oneThread } from '../../one-thread.ts';
import { exportReader } from '../../threads.ts';
import { makeFolder } from '../open-console.ts';

const environment = 'sandbox';
const teamId = randomUUID();
const none = () => {};

/** A data folder with a desk of a team. */
function makeDesk(): string {
  const dataFolder = makeFolder();
  const folder = join(dataFolder, environment);
  mkdirSync(folder);
  const seat = { person: 'Anne', desk: 'Till', role: 'anne', user: 'a.clerk' };
  const engine = { teamId, environment, host: 'localhost', port: 1, database: 'team', authority: null } as const;
  writeTeamFile(folder, { ...engine, seats: [seat], sitting: seat.role });
  return dataFolder;
}

it('a room that fails half way leaves neither ledger nor team behind, and the next try has both', async () => {
  const dataFolder = makeDesk();
  const said: string[] = [];
  const seat = { person: 'Anne', desk: 'Till' };
  const sitDown = () => {
    said.push('sat down');
    return {
      ...createWithoutEngine(teamId, seat, { kind: 'connecting' }),
      stop: async () => void said.push('got up'),
    };
  };
  const open = (exportTransactions: EmbeddedGateway['exportTransactions']) => {
    const ports: RoomPorts = {
      environment,
      dataFolder,
      threads: oneThread,
      exportReader,
      version: 'test',
      startDemo: async () => ({ url: '', accounts: [], exportTransactions, close: async () => void said.push('shut') }),
      ownAccounts: () => [],
      gateway: {} as never,
      vault: {} as never,
      memory: openMemoryStore(),
      clock: systemClock,
      actor: 'a.clerk',
      onImport: none,
      onChange: none,
      onBackup: none,
      onProgress: none,
      onPrepared: none,
      team: {
        keychain: openMemoryStore(),
        secrets: openMemoryStore(),
        user: 'a.clerk',
        computer: { host: 'here', boot: 'now' },
        openMembership: sitDown,
        onKeyNotMoved: none,
        onProposals: none,
        onTeamId: none,
        onTeam: none,
      },
    };
    return openRoom(ports);
  };
  await expect(open(() => Promise.reject(new Error('no code')))).rejects.toThrow('no code');
  expect(said).toEqual(['sat down', 'got up', 'shut']);
  const room = await open(async () => 'IDENTIFIER;TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE\n');
  await room.close();
  expect(said.slice(3)).toEqual(['sat down', 'got up', 'shut']);
});
