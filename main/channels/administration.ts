import { join } from 'node:path';
import { accept, type Result, refuse } from '../../contract/index.ts';
import type { Administration, AdministrationAnswer, AdministrationRefusal } from '../ports/administration.ts';
import { inviteToSeat } from '../team/seat/invite.ts';
import { readTeamFile } from '../team/seat/team-file.ts';
import { choosePath, refuseUnwritten } from './choose-path.ts';
import { writeTime } from './list-file/columns.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toAdministrationView, toRightChange } from './views/administration.ts';
import { writeText } from './write-text.ts';

/** People, seats, rights and desks of the team that the current environment is in. Who may do what, its engine says. */
export function handleAdministration(ports: HandlerPorts): HandlersOf<'administration'> {
  const { rooms, clock, timeZone, dataFolder } = ports;
  const administration = () => rooms.current().team?.administration;
  const act = async <Value, View>(
    ask: (of: Administration) => Promise<AdministrationAnswer<Value>>,
    view: (value: Value) => View,
  ): Promise<Result<View>> => {
    const of = administration();
    if (!of) return refuse({ code: 'noTeam' });
    const answer = await ask(of);
    return answer.kind === 'done' ? accept(view(answer.value)) : refuse(toRefusal(answer.why));
  };
  return {
    'administration.describe': async () => {
      const office = (await administration()?.describe()) ?? null;
      return accept(office && toAdministrationView(office, clock.now()));
    },
    'administration.invite': async (invitation) => {
      const of = administration();
      const file = readTeamFile(join(dataFolder, rooms.current().environment));
      if (!of || !file) return refuse({ code: 'noTeam' });
      try {
        const name = `join-${invitation.person}-${writeTime(clock.now(), timeZone).slice(0, 19)}.json`;
        const path = await choosePath(ports, { name, folder: 'invitations' });
        if (path === null) return accept({ saved: null });
        const invited = await inviteToSeat(of, file, invitation);
        if (invited.kind === 'refused') return refuse(toRefusal(invited.why));
        const { person, desk, until, personId, seatId, text } = invited.value;
        try {
          await writeText(path, text);
        } catch (failure) {
          // An invitation that nobody holds is no invitation.
          await of.revoke(personId, seatId);
          throw failure;
        }
        return accept({ saved: { path, person, desk, until } });
      } catch (failure) {
        return refuseUnwritten(failure);
      }
    },
    'administration.permit': ({ personId, changes }) =>
      act(
        (of) => of.permit(personId, changes.map(toRightChange)),
        () => 'done' as const,
      ),
    'administration.appoint': ({ personId, isAdministrator }) =>
      act(
        (of) => of.appoint(personId, isAdministrator),
        () => 'done' as const,
      ),
    'administration.revoke': ({ personId, seatId }) =>
      act(
        (of) => of.revoke(personId, seatId),
        (seats) => ({ seats }),
      ),
    'administration.waive': ({ deskId, reason }) =>
      act(
        (of) => of.waive(deskId, reason),
        (took) => took,
      ),
    'administration.rule': ({ zone, proposalHours }) =>
      act(
        (of) => of.rule(zone, proposalHours),
        () => 'done' as const,
      ),
    'administration.clearAlarm': ({ alarmId, reason }) =>
      act(
        (of) => of.clearAlarm(alarmId, reason),
        (took) => took,
      ),
    'administration.erase': ({ line, reason }) =>
      act(
        (of) => of.erase(line, reason),
        (took) => took,
      ),
  };
}

const refusals = {
  notAdministrator: { code: 'notAdministrator' },
  oneself: { code: 'administersOneself' },
  nameTaken: { code: 'personKnown' },
  changed: { code: 'rightsChanged' },
  absent: { code: 'nothingToAdminister' },
  anothersWord: { code: 'anothersAppointment' },
  held: { code: 'alarmHeld' },
  noZone: { code: 'zoneUnknown' },
  engineTooOld: { code: 'engineTooOld' },
  silent: { code: 'teamUnsure' },
} as const satisfies Record<AdministrationRefusal, object>;

function toRefusal(why: AdministrationRefusal) {
  return refusals[why];
}
