import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inMemory, openBook } from '../../../sandbox/book/open.ts';
import { type Draft, outsidePlans, type Row } from '../../../sandbox/book/row.ts';

const draft: Draft = {
  identifier: 'SHOP',
  operation: 'payment',
  chain: undefined,
  reference: null,
  at: 0,
  amount: 100,
  currency: 'EUR',
  execcode: '0003',
  orderId: '1234',
  description: '',
  extraData: '',
  version: '3.0',
  descriptor: '',
  origin: 'DIRECTLINK',
  alias: '',
  aliasMode: '',
  authentication: 'none',
  ...outsidePlans,
  clientIdent: '',
  clientEmail: '',
  clientIp: '',
  clientReferrer: '',
  clientDob: '',
  clientAddress: '',
  language: 'en',
  cardMask: '',
  cardType: '',
  cardCountry: '',
  cardValidity: '',
  cardFullName: '',
};

/** What is done to the row of that number, and whether it is undone: by an error, or because it was only a rehearsal. */
const step = fc.record({
  what: fc.constantFrom<'root' | 'refund' | 'void' | 'conclude' | 'plan' | 'done'>(
    'root',
    'refund',
    'void',
    'conclude',
    'plan',
    'done',
  ),
  which: fc.nat(20),
  end: fc.constantFrom<'kept' | 'thrown' | 'rehearsed'>('kept', 'kept', 'thrown', 'rehearsed'),
});

/** Something that is due is done, and that is undone: then it is due again. */
function takenAndUndone(end: 'thrown' | 'rehearsed') {
  const root = { what: 'root', which: 0, end: 'kept' } as const;
  return [root, { ...root, what: 'plan' as const }, { what: 'done' as const, which: 0, end }];
}

it('chains, rows that are told and what is due are always as the book has them, whatever was undone', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const book = openBook(inMemory);
      const told: Row[] = [];
      book.announceTo((row) => told.push(row));
      const work = ({ what, which }: (typeof steps)[number]) => {
        const rows = book.rows.all();
        const target = rows[which % Math.max(rows.length, 1)];
        if (what === 'root' || !target) book.rows.add(draft);
        else if (what === 'refund')
          book.rows.add({ ...target, operation: 'refund', reference: target.sequence, amount: 1 });
        else if (what === 'void') book.rows.markVoided(target, book.rows.add({ ...target, operation: 'void' }));
        else if (what === 'conclude') book.rows.conclude(target.sequence, '0000', 'none');
        else if (what === 'plan') book.agenda.add(which, 'capture', target.sequence);
        else for (const due of book.agenda.ahead(target.sequence, 'capture')) book.agenda.remove(due);
        // Whoever asks in the middle must not be remembered as having seen the end.
        book.agenda.firstDue(-1, ['SHOP']);
      };
      for (const one of steps) {
        told.length = 0;
        const run = () => {
          work(one);
          if (one.end === 'thrown') throw new RangeError('undone');
        };
        try {
          book.transact(one.end === 'rehearsed' ? () => book.rehearse(run) : run);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
        const rows = book.rows.all();
        for (const row of rows) {
          const chain = rows.filter(({ chain: root }) => root === row.chain).map(linkOf);
          expect(book.rows.chainOf(row)).toEqual(chain);
        }
        if (one.end === 'kept') for (const row of told) expect(row).toEqual(book.rows.get(row.sequence));
        const due = rows.flatMap(({ sequence }) => book.agenda.ahead(sequence, 'capture')).map(({ dueAt }) => dueAt);
        const soonest = due.length === 0 ? undefined : Math.min(...due);
        expect(book.agenda.firstDue(10, ['SHOP'])?.dueAt).toBe(
          soonest !== undefined && soonest <= 10 ? soonest : undefined,
        );
        expect(book.agenda.firstDue(20, ['SHOP'])?.dueAt).toBe(soonest);
      }
      book.close();
    }),
    { numRuns: 40, examples: [[takenAndUndone('thrown')], [takenAndUndone('rehearsed')]] },
  );
});

function linkOf({ sequence, operation, reference, amount, execcode, voidedBy }: Row) {
  return { sequence, operation, reference, amount, execcode, voidedBy };
}
