import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Administration, AdministrationAnswer, AdministrationRefusal, Office } from '../ports/administration.ts';
import type { TeamMembership } from '../ports/team.ts';
import { appointed, invited, permitted, revoked, ruled } from './engine/acts.ts';
import type { EngineConnection } from './engine/connect.ts';
import { EngineFailure, type EngineTrouble, readFailure } from './engine/state.ts';
import type { TeamReader } from './reader.ts';
import type { TeamRun } from './run.ts';

export interface AdministrationPorts {
  /** A new connection of the seat's login each time. */
  readonly connect: () => Promise<EngineConnection>;
  readonly reader: Pick<TeamReader, 'readOffice' | 'listErasures' | 'wakeOthers'>;
  readonly run: Pick<TeamRun, 'waive' | 'clearAlarm'>;
  readonly sayErasure: TeamMembership['sayErasure'];
  /** Called once something was done: this desk hears of it like its colleagues. */
  readonly onDone: () => void;
}

/**
 * What whoever sits here does about the team itself. Whether they may, the engine says by their login alone; each act goes over a
 * connection of its own, since it is rare and must not wait behind a long pull.
 */
export function createAdministration(ports: AdministrationPorts): Administration {
  const { connect, reader, run } = ports;
  let known: Office | null = null;
  const act = async <Said, Value>(
    question: string,
    words: readonly unknown[],
    schema: z.ZodType<Said>,
    read: (said: Said) => AdministrationAnswer<Value>,
  ): Promise<AdministrationAnswer<Value>> =>
    attempt(async () => {
      const connection = await connect();
      try {
        const { rows, notices } = await connection.ask(`SELECT ${question} AS answer`, words);
        const said = schema.safeParse((rows[0] as { readonly answer: unknown } | undefined)?.answer);
        if (!said.success) throw new EngineFailure({ kind: 'broken', code: 'unreadable' }, said.error);
        // Nobody goes on by a right or a seat that the standby does not have.
        if (notices.length > 0) throw new EngineFailure({ kind: 'standbySilent' });
        return read(said.data);
      } finally {
        connection.close();
      }
    });
  const attempt = async <Value>(
    ask: () => Promise<AdministrationAnswer<Value>>,
  ): Promise<AdministrationAnswer<Value>> => {
    try {
      const answer = await ask();
      if (answer.kind === 'done') {
        // It is done, whoever is told of it at once.
        await reader.wakeOthers('whole').catch(readFailure);
        ports.onDone();
      }
      return answer;
    } catch (failure) {
      return refuse(refusalOf(readFailure(failure).trouble));
    }
  };

  return {
    describe: async () => {
      try {
        known = { ...(await reader.readOffice()), erasures: await listErasures(reader) };
      } catch (failure) {
        // Whoever is let in no more sees nothing that is not theirs; a silent engine takes nothing off the screen.
        if (readFailure(failure).trouble.kind === 'noSeat') known = null;
      }
      return known;
    },
    invite: ({ personId, person, desk }, { role, verifier }) => {
      const id = personId ?? randomUUID();
      return act('team.invite_1($1, $2, $3, $4, $5)', [role, id, person, desk, verifier], invited, (said) =>
        said.verdict === 'invited'
          ? done({ personId: id, person: said.person, desk, until: said.until })
          : refuse(said.verdict),
      );
    },
    permit: (personId, changes) => {
      const said = changes.map(({ accountId: account, ...change }) => ({ account, ...change }));
      return act('team.permit_2($1, $2)', [personId, JSON.stringify(said)], permitted, ({ verdict }) =>
        verdict === 'done' ? done(null) : refuse(verdict),
      );
    },
    appoint: (personId, isAdministrator) =>
      act('team.appoint_2($1, $2)', [personId, isAdministrator], appointed, ({ verdict }) =>
        verdict === 'done' ? done(null) : refuse(verdict === 'nobody' ? 'absent' : verdict),
      ),
    revoke: (personId, seatId) =>
      act('team.revoke_2($1, $2)', [personId, seatId], revoked, (said) =>
        said.verdict === 'revoked' ? done(said.seats) : refuse('absent'),
      ),
    waive: (deskId, reason) =>
      attempt(async () => {
        const said = await run.waive(deskId, reason);
        return 'took' in said ? done(said.took) : refuse('silent');
      }),
    rule: (zone, hours) => act('team.rule_1($1, $2)', [zone, hours], ruled, () => done(null)),
    clearAlarm: (alarmId, reason) =>
      attempt(async () => {
        const { took } = await run.clearAlarm(alarmId, reason);
        if (took === 'known') return refuse('absent');
        return took === 'tooEarly' ? refuse('held') : done(took);
      }),
    erase: (line, reason) =>
      attempt(async () => {
        const took = await ports.sayErasure(line, reason);
        return took === null ? refuse('silent') : done(took);
      }),
  };
}

async function listErasures(reader: Pick<TeamReader, 'listErasures'>) {
  return (await reader.listErasures()).map(({ names: _, ...erasure }) => erasure);
}

function done<Value>(value: Value): AdministrationAnswer<Value> {
  return { kind: 'done', value };
}

function refuse(why: AdministrationRefusal): AdministrationAnswer<never> {
  return { kind: 'refused', why };
}

function refusalOf(trouble: EngineTrouble): AdministrationRefusal {
  if (trouble.kind === 'noSeat') return 'notAdministrator';
  if (trouble.kind === 'engineTooOld') return trouble.kind;
  if (trouble.kind !== 'broken') return 'silent';
  switch (trouble.code) {
    case 'TM021':
      return 'oneself';
    case '22023':
      return 'noZone';
    // There is no roll call any more, or that desk can speak for itself.
    case 'TM005':
      return 'absent';
    default:
      return 'silent';
  }
}
