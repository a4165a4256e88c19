import { accept, refuse } from '../../contract/index.ts';
import { choosePath, refuseUnwritten } from './choose-path.ts';
import { writeLedgerLine } from './ledger-line.ts';
import { writeTime } from './list-file/columns.ts';
import { readWholeList } from './list-file/whole-list.ts';
import { writeList } from './list-file/write-list.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { readSought } from './question.ts';

/** The list that is on the screen, as a file. */
export function handleLists(ports: HandlerPorts): HandlersOf<'lists'> {
  const { rooms, clock, timeZone, describe } = ports;
  return {
    'lists.write': async ({ text, order, grouping = 'flat' }) => {
      const { ledger, findAccount, environment } = rooms.current();
      const sought = readSought(text, ports);
      if (!sought) return refuse({ code: 'questionNotUnderstood' });
      const { version } = await describe();
      const reading = { now: clock.now(), findAccount, zone: timeZone };
      const name = `be2bill-${environment}-${writeTime(reading.now, timeZone).slice(0, 19)}.csv`;
      try {
        const path = await choosePath(ports, { name, folder: 'lists' });
        if (path === null) return accept({ saved: null });
        const asked = { ...sought, byChain: grouping === 'chains' };
        const list = await readWholeList(ledger.views, { sought: asked, order });
        const head = { version, environment, text, grouping, ledgerLine: writeLedgerLine(ledger.file) };
        return accept({ saved: { path, rows: await writeList(path, { head, ...list }, reading) } });
      } catch (failure) {
        return refuseUnwritten(failure);
      }
    },
  };
}
