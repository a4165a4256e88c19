import { readFile, stat } from 'node:fs/promises';
import {
  accept,
  type HolderView,
  type InvitationView,
  mostUnclaimed,
  type Result,
  refuse,
  type Unjoined,
} from '../../contract/index.ts';
import { findColleague } from '../domain/colleague.ts';
import { draftLife } from '../domain/deadline.ts';
import type { Operation } from '../domain/operation.ts';
import type { Views } from '../ports/views.ts';
import type { Room } from '../room/room.ts';
import { readJoinFile } from '../team/seat/join-file.ts';
import type { DeskName } from './desk-names.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { describeTeamPage } from './views/team.ts';
import { toJoinReport, toLeaveReport, toUnjoined } from './views/team-door.ts';
import { toTransactionRow } from './views/transaction.ts';

/** No join file is longer, in bytes: a certificate and a few names. */
const longestFile = 100_000;

/** The team of the current environment: who is in it, how far this desk knows of it, and the way in and out. */
export function handleTeam({
  rooms,
  offered,
  team: door,
  deskNames,
  clock,
  tell,
  describe,
}: HandlerPorts): HandlersOf<'team'> {
  const tellConsole = async () => tell({ kind: 'consoleChanged', console: await describe() });

  /** Hands over the text of the file that a name stands for. */
  const withFile = async <View>(file: string, take: (text: string) => Promise<View>): Promise<Result<View>> => {
    const path = offered.find(file);
    const size =
      path === undefined
        ? undefined
        : await stat(path).then(
            ({ size }) => size,
            () => undefined,
          );
    if (path === undefined || size === undefined) return refuse({ code: 'fileGone' });
    return accept(await take(size > longestFile ? '' : await readFile(path, 'utf8')));
  };

  return {
    'team.describe': async () => {
      const { team } = rooms.current();
      return accept(team ? await describeTeamPage(team) : null);
    },
    'team.listUnclaimed': async () => {
      const { ledger, team, findAccount } = rooms.current();
      const unclaimed = (await team?.listUnclaimed(mostUnclaimed)) ?? null;
      if (!unclaimed) return accept(null);
      const found = await Promise.all(
        unclaimed.map(({ accountId, transactionId }) => ledger.views.findRow(accountId, transactionId)),
      );
      const reading = { now: clock.now(), findAccount };
      return accept(
        unclaimed.map(({ accountId, transactionId }, index) => {
          const row = found[index];
          return { accountId, transactionId, row: row ? toTransactionRow(row, reading) : null };
        }),
      );
    },
    'team.exchange': async () => {
      await rooms.current().team?.exchange();
      return accept('tried');
    },
    'team.read': ({ file }) => withFile(file, (text) => readInvitation(rooms.current(), text, clock.now())),
    'team.join': ({ file }) =>
      withFile(file, async (text) => {
        const joined = await door.join(rooms.current().environment, text);
        if (joined.kind === 'joined') await tellConsole();
        return toJoinReport(joined);
      }),
    'team.leave': async () => {
      const left = await door.leave(rooms.current().environment);
      if (left.kind !== 'stays') await tellConsole();
      return accept(toLeaveReport(left));
    },
    'team.setStrict': async ({ strict }) => {
      const { team } = rooms.current();
      if (!team) return refuse({ code: 'noTeam' });
      const said = await team.setStrict(strict);
      return said === 'set' ? accept(said) : refuse({ code: said ?? 'teamUnsure' });
    },
    'team.findHolder': async ({ operationId }) => {
      const { ledger, team, environment } = rooms.current();
      const operation = await ledger.views.findOperation(operationId);
      if (!operation) return refuse({ code: 'notFound', what: 'operation' });
      const names = deskNames.read(environment);
      const known = await findKnown(ledger.views, names, operation);
      if (known || !team) return accept(known);
      const told = team.findHolder(operationId);
      if (told) return accept({ person: told.person, desk: told.desk, since: null });
      // The colleague's line may not have come yet.
      await team.exchange();
      return accept(await findKnown(ledger.views, names, operation));
    },
  };
}

/** What joining will look at anyway is said before: that it is a join file, for here, and for a desk of no other team. */
async function readInvitation(room: Room, text: string, now: number): Promise<InvitationView | Unjoined> {
  const file = readJoinFile(text);
  if (!file) return toUnjoined({ kind: 'unreadable' });
  const { teamId, environment, host, port, person, desk, until } = file;
  if (environment !== room.environment) {
    return toUnjoined({ kind: 'otherEnvironment', file: environment, here: room.environment });
  }
  const ledgerOf = (await room.ledger.team.readBond())?.teamId ?? null;
  if (ledgerOf !== null && ledgerOf !== teamId) return toUnjoined({ kind: 'ledgerOfAnotherTeam', teamId: ledgerOf });
  const { views } = room.ledger;
  const [openCases, drafts] = [await views.countUnknown(), await views.countDrafts(now - draftLife)];
  return { kind: 'invitation', teamId, environment, host: `${host}:${port}`, person, desk, until, openCases, drafts };
}

/** Whose operation this ledger knows to be at the same transaction, or to have been since the review. */
async function findKnown(
  views: Pick<Views, 'readChain'>,
  names: readonly DeskName[],
  operation: Operation,
): Promise<HolderView | null> {
  const { operations } = await views.readChain(operation.accountId, operation.chainId);
  const colleague = findColleague(operations, operation);
  if (!colleague) return null;
  const desk = names.find(({ deskId }) => deskId === colleague.deskId)?.desk ?? null;
  return { person: colleague.person, desk, since: colleague.since };
}
