import { accept } from '../../contract/index.ts';
import { choosePath, refuseUnwritten } from './choose-path.ts';
import { writeTime } from './list-file/columns.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { writeText } from './write-text.ts';

/** A letter to a customer, as a text file. What stands in it is the person's: nothing is added. */
export function handleLetters(ports: HandlerPorts): HandlersOf<'letters'> {
  const { clock, timeZone } = ports;
  return {
    'letters.write': async ({ transactionId, text }) => {
      const name = `letter-${transactionId}-${writeTime(clock.now(), timeZone).slice(0, 19)}.txt`;
      try {
        const path = await choosePath(ports, { name, folder: 'letters' });
        if (path === null) return accept({ saved: null });
        await writeText(path, text.endsWith('\n') ? text : `${text}\n`);
        const { acts } = ports.rooms.current();
        await acts.record({ what: 'fileWritten', file: 'letter', rows: null, subject: transactionId });
        return accept({ saved: { path } });
      } catch (failure) {
        return refuseUnwritten(failure);
      }
    },
  };
}
