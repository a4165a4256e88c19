import { type AuditFilter, type AuditLineView, accept, refuse } from '../../contract/index.ts';
import { writeAuditFile } from './audit-file.ts';
import { type AuditTrailPorts, readTrail, readTrailPlace } from './audit-trail.ts';
import { choosePath, refuseUnwritten } from './choose-path.ts';
import { writeLedgerLine } from './ledger-line.ts';
import { writeTime } from './list-file/columns.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';

/** Lines of a file that are read at a time. */
const pageSize = 200;

/** Who did what and when. All of it stands in this ledger, and in what was heard of the team's engine: nobody is asked. */
export function handleAudit(ports: HandlerPorts): HandlersOf<'audit'> {
  const { rooms, clock, timeZone, deskNames, describe } = ports;
  const reading = (): AuditTrailPorts => {
    const { ledger, team } = rooms.current();
    return { audit: ledger.audit, administered: team?.listAdministered() ?? [], zone: timeZone };
  };
  async function* walk(filter: AuditFilter): AsyncGenerator<readonly AuditLineView[]> {
    const trail = reading();
    for (let after: ReturnType<typeof readTrailPlace> | null = null; after !== undefined; ) {
      const page = await readTrail(trail, filter, after, pageSize);
      yield page.lines;
      after = page.next === null ? undefined : readTrailPlace(page.next);
    }
  }
  return {
    'audit.list': async ({ filter, after, limit }) => {
      const place = after === null ? null : readTrailPlace(after);
      if (place === undefined) return refuse({ code: 'questionNotUnderstood' });
      const { lines, next, reachedAt } = await readTrail(reading(), filter, place, limit);
      return accept({ lines: [...lines], next, reachedAt });
    },
    'audit.write': async ({ filter }) => {
      const { environment, ledger, team, findAccount, acts } = rooms.current();
      const { version } = await describe();
      const now = clock.now();
      const name = `be2bill-audit-${environment}-${writeTime(now, timeZone).slice(0, 19)}.csv`;
      try {
        const path = await choosePath(ports, { name, folder: 'lists' });
        if (path === null) return accept({ saved: null });
        const head = { version, environment, filter, ledgerLine: writeLedgerLine(ledger.file) };
        const ownDesk = team?.standing().seat.desk ?? '';
        const names = new Map(deskNames.read(environment).map(({ deskId, desk }) => [deskId, desk]));
        const naming = {
          now,
          zone: timeZone,
          deskOf: (deskId: string | undefined) => (deskId === undefined ? ownDesk : (names.get(deskId) ?? deskId)),
          accountOf: (accountId: string) => findAccount(accountId)?.identifier ?? accountId,
        };
        const rows = await writeAuditFile(path, head, walk(filter), naming);
        await acts.record({ what: 'fileWritten', file: 'audit', rows, subject: null });
        return accept({ saved: { path, rows } });
      } catch (failure) {
        return refuseUnwritten(failure);
      }
    },
  };
}
