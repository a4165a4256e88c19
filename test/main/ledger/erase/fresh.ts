import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import type { Event } from '../../../../main/domain/event.ts';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openWritable } from '../../../../main/ledger/database/open.ts';
import { appendEvent } from '../../../../main/ledger/events/append.ts';
import { keepStandings } from '../../../../main/ledger/projections/standings.ts';
import { recordImport, recordRows, setNotificationAside } from '../../../../main/ledger/writing/intake.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { fillOnce } from '../fill-once.ts';
import { draft, row, stamp } from '../samples.ts';
import { makeFolder } from '../verify/story.ts';

/** Who is erased: every word of theirs is found nowhere else. */
export const ramsay = { client: 'ramsay-b0lton', clientEmail: 'Ramsay@Dreadfort.Example', clientName: 'RAMSAY BÖLTON' };
/** Who stays. */
export const sansa = { client: 'sansa-st4rk', clientEmail: 'sansa@winterfell.example', clientName: 'SANSA STARK' };

/** Texts about Ramsay, one of each kind that a person at a desk writes. */
export const written = {
  note: 'he wants his hounds back',
  answer: 'kennel master insisted twice',
  reason: 'the extranet shows a flayed refund',
  onChain: 'captured, and regretted',
  onOrder: 'under his old name',
  file: 'purchases of Ramsay Bölton.csv',
  beside: 'his bride called, twice',
  named: 'ask Ramsay@Dreadfort.example about the bill',
  /** About Sansa. */
  others: 'to be paid back in lemon cakes',
  besideOthers: 'she likes lemon cakes',
} as const;

const nobody = { client: '', clientEmail: '', clientName: '' };

type Loose<Name extends Event['kind']> = Omit<Extract<Event, { kind: Name }>, 'kind'>;

/**
 * A closed ledger of this program's: both persons paid, both were refunded with a note. Of Ramsay's there are also an
 * answered guard, notes beside orders, a doubt settled with a reason, credits that the gateway refused and took, and a refused notification.
 * SQLite's statistics hold samples of it all.
 */
export function writeFresh({ open = false } = {}): { readonly folder: string; readonly file: string } {
  const folder = makeFolder();
  const file = join(folder, 'ledger.sqlite');
  fillOnce(`fresh, open: ${open}`, folder, () => write(file, open));
  return { folder, file };
}

function write(file: string, open: boolean): void {
  const database = openWritable(file);
  migrate(database);
  const writing = beginWriting(database);
  const append = (event: Event) => appendEvent(writing, event, stamp);
  const begin = (drafted: ReturnType<typeof draft>, guarded: Loose<'operationConfirmed'>['guarded'] = null) => {
    const { operationId, attemptId } = drafted;
    append({ kind: 'operationDrafted', ...drafted });
    append({ kind: 'operationConfirmed', operationId, attemptId, guarded, account: null });
    append({ kind: 'attemptBegun', operationId, attemptId });
    return { operationId, attemptId };
  };
  const answered = (execcode: string, message: string, transactionId: string | null) =>
    ({ kind: 'answered', execcode, message, transactionId }) as const;
  const lose = (sent: { operationId: string; attemptId: string }) =>
    append({
      kind: 'attemptEnded',
      ...sent,
      outcome: { kind: 'unknown', cause: 'timedOut' },
      verdict: 'unknown',
      state: 'unknown',
    });
  database
    .transaction(() => {
      const importId = createId();
      const rows = [
        row({ transactionId: 'R1', orderId: 'D-1' }, ramsay),
        row({ transactionId: 'R2', orderId: 'D-2' }, { ...ramsay, clientName: 'R. BÖLTON' }),
        row({ transactionId: 'S1', orderId: 'F-1' }, sansa),
        // Another account has a transaction of the same id.
        row({ accountId: 'OTHER', transactionId: 'R1', orderId: 'F-2' }, sansa),
        // The source does not say whose this is; what it hangs on does.
        row({ transactionId: 'R5', orderId: 'D-5', operation: 'authorization' }, ramsay),
        row({ transactionId: 'R6', orderId: 'D-5', operation: 'capture', referenceId: 'R5' }, nobody),
        row({ transactionId: 'R7', orderId: 'G-7', operation: 'credit' }, ramsay),
      ];
      recordRows(writing, importId, { rows, source: 'import' }, stamp);
      recordImport(writing, importId, written.file, stamp);

      for (const [transactionId, orderId, note] of [
        ['R1', 'D-1', written.note],
        ['S1', 'F-1', 'she wants her needle back'],
      ] as const) {
        const on = { chainId: transactionId, referenceId: transactionId, orderId };
        const sent = begin(draft({ ...on, note }), { kinds: ['sameAmountLately'], answer: written.answer });
        const outcome = answered('0000', '', `${transactionId}-refund`);
        append({ kind: 'attemptEnded', ...sent, outcome, verdict: 'succeeded', state: 'succeeded' });
      }

      const doubted = begin(draft({ chainId: 'R2', referenceId: 'R2', orderId: 'D-2' }));
      lose(doubted);
      const { operationId } = doubted;
      append({
        kind: 'operationSettled',
        operationId,
        outcome: 'refused',
        transactionId: null,
        reason: written.reason,
      });

      const request = {
        url: 'http://127.0.0.1:1/front/service/rest/process',
        parameters: {
          OPERATIONTYPE: 'credit',
          ORDERID: 'G-1',
          AMOUNT: '700',
          CLIENTIDENT: ramsay.client,
          CLIENTEMAIL: ramsay.clientEmail,
        },
      };
      const amount = { minor: 700, currency: 'EUR' };
      // It started from somebody else's payment, so that nothing but the request names him.
      const credit = { operation: 'credit', chainId: 'credit:G-1', referenceId: 'S1', orderId: 'G-1' } as const;
      const sent = begin(draft({ ...credit, amount, request }));
      const told = `Try again later, ${ramsay.client}.`;
      append({
        kind: 'attemptEnded',
        ...sent,
        outcome: answered('2017', told, null),
        verdict: 'refused',
        state: 'refused',
      });
      const again = { operationId: sent.operationId, attemptId: createId() };
      append({ kind: 'attemptAdded', ...again, request, account: null });
      append({ kind: 'attemptBegun', ...again });
      const outcome = answered('0000', '', 'R3');
      append({ kind: 'attemptEnded', ...again, outcome, verdict: 'succeeded', state: 'succeeded' });

      for (const [changes, transactionId] of [
        [{ accountId: 'OTHER', chainId: 'R1', referenceId: 'R1', orderId: 'F-2', note: written.others }, 'O1'],
        [{ chainId: 'R5', referenceId: 'R6', orderId: 'D-5', note: written.onChain }, 'R6-refund'],
        // Its request names nobody that the ledger knows; the row that it made is his.
        [{ ...credit, chainId: 'credit:G-7', orderId: 'G-7', note: written.onOrder }, 'R7'],
      ] as const) {
        const outcome = answered('0000', '', transactionId);
        append({ kind: 'attemptEnded', ...begin(draft(changes)), outcome, verdict: 'succeeded', state: 'succeeded' });
      }

      for (const [orderId, transactionId, text] of [
        ['D-1', 'R1', written.beside],
        // On somebody else's order, and of him all the same.
        ['F-1', 'S1', written.named],
        ['F-1', null, written.besideOthers],
      ] as const) {
        append({ kind: 'noteAdded', accountId: 'SHOP', orderId, transactionId, text });
      }

      if (open) lose(begin(draft({ chainId: 'R1', referenceId: 'R1', orderId: 'D-1' })));
      for (const { client, clientName } of [ramsay, sansa]) {
        const parameters = [
          { name: 'CLIENTIDENT', value: client },
          { name: 'CARDFULLNAME', value: clientName },
        ];
        const refused = { sender: 'claimed', reason: { code: 'hashWrong' }, parameters } as const;
        setNotificationAside(writing, { digest: randomUUID(), ...refused }, stamp);
      }
      keepStandings(writing);
    })
    .immediate();
  database.exec('ANALYZE');
  database.close();
}
