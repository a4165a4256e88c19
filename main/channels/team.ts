import { existsSync } from 'node:fs';
import { accept, refuse } from '../../contract/index.ts';
import { findHolder } from '../domain/holder.ts';
import type { TeamDoor, Unjoined } from '../ports/team-door.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { describeTeam, describeTeamPage } from './views/team.ts';

/** The team of the current environment: who is in it, how far this desk knows of it, and the way in and out. */
export function handleTeam({ rooms, offered, tell, describe }: HandlerPorts): HandlersOf<'team'> {
  const tellConsole = async () => tell({ kind: 'consoleChanged', console: await describe() });

  /** Goes through the door with the file that a name stands for. */
  const withFile = async <Answer>(file: string, go: (door: TeamDoor, path: string) => Promise<Answer | Unjoined>) => {
    const path = offered.find(file);
    if (path === undefined || !existsSync(path)) return refuse({ code: 'fileGone' });
    const { teamDoor } = rooms.current();
    return accept(teamDoor ? await go(teamDoor, path) : noDoor);
  };

  return {
    'team.describe': async () => {
      const { team } = rooms.current();
      return accept(team ? await describeTeamPage(team) : null);
    },
    'team.exchange': async () => {
      const { team } = rooms.current();
      await team?.exchange();
      return accept(team ? await describeTeam(team) : null);
    },
    'team.read': ({ file }) =>
      withFile(file, async (door, path) => {
        const read = await door.read(path);
        return read.kind === 'invitation' ? { kind: read.kind, ...read.invitation } : read;
      }),
    'team.join': ({ file }) =>
      withFile(file, async (door, path) => {
        const joined = await door.join(path);
        if (joined.kind === 'joined') await tellConsole();
        return joined;
      }),
    'team.leave': async () => {
      const { team, teamDoor } = rooms.current();
      if (!team || !teamDoor) return accept({ kind: 'left' });
      const left = await teamDoor.leave();
      if (left.kind === 'left') await tellConsole();
      return accept(left);
    },
    'team.findHolder': async ({ operationId }) => {
      const { ledger, team } = rooms.current();
      const operation = await ledger.views.findOperation(operationId);
      if (!operation) return refuse({ code: 'notFound', what: 'operation' });
      const { accountId, chainId } = operation;
      const find = async () => findHolder((await ledger.views.readChain(accountId, chainId)).operations, operation);
      const known = await find();
      if (known || !team) return accept(known);
      // The colleague's line may not have come yet.
      await team.exchange();
      return accept(await find());
    },
  };
}

/** A room whose ledger cannot be joined to anything. */
const noDoor: Unjoined = { kind: 'failed', at: 'file', fault: 'notConfigured', detail: '' };
