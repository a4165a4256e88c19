import { type AccountSettings, descriptorOf } from '../accounts/settings.ts';
import { noCard } from '../bank/card.ts';
import type { Book } from '../book/open.ts';
import { type Draft, outsidePlans } from '../book/row.ts';
import { addDays, dayOf, hourOfDay } from '../clock/days.ts';

/**
 * Gives an account that has no row yet what public test suites and the seeds name (rules.md I60): a card account the ALIAS
 * A142429 and the settled payment A1440894, an SDD account the settled payment A1123456 of 1000, order 1234. All are older
 * than the export lag. Of several accounts of one method only the first gets them, since ids are unique. `now` in epoch
 * milliseconds.
 */
export function addPublicExamples(book: Book, accounts: readonly AccountSettings[], now: number): void {
  for (const account of accounts.filter(({ publicExamples }) => publicExamples)) {
    const rows = book.rows.all();
    const isFresh = !rows.some(({ identifier }) => identifier === account.identifier);
    const isTaken = rows.some(({ transactionId }) => transactionId === firstId[account.method]);
    if (isFresh && !isTaken) book.transact(() => add(book, account, now));
  }
}

const firstId: Readonly<Record<AccountSettings['method'], string>> = { card: 'A142429', sdd: 'A1123456', redirect: '' };

function add(book: Book, account: AccountSettings, now: number): void {
  const settled = { ...whatAllHave(account), at: settledAt(account, now) };
  switch (account.method) {
    case 'card': {
      const card = { ...settled, ...cardUntil(dayOf(now, account.zone)) };
      const source = book.rows.add({ ...card, orderId: 'A142429', authentication: 'not_required' }, 'A142429');
      book.rows.markAlias(source, book.aliases.add(source));
      book.rows.add({ ...card, orderId: '1440894', authentication: 'not_required' }, 'A1440894');
      return;
    }
    case 'sdd': {
      const collected = book.rows.add(settled, 'A1123456');
      book.rows.markAlias(collected, book.aliases.add(collected));
      return;
    }
    case 'redirect':
      return;
  }
}

/** The day before everything that look-ups do not know yet, at ten in the morning. */
function settledAt({ zone, exportLagMinutes }: AccountSettings, now: number): number {
  return hourOfDay(addDays(dayOf(now - exportLagMinutes * 60_000, zone), -1), 10, zone);
}

/** The documented test card, valid for three years more (S0:47). */
function cardUntil(today: string) {
  const year = Number(today.slice(2, 4)) + 3;
  const cardValidity = `${today.slice(5, 7)}-${String(year % 100).padStart(2, '0')}`;
  const issued = { cardType: 'UNKNOWN', cardCountry: 'FR' };
  return { cardMask: '111122XXXXXX4444', cardFullName: 'JOHN SNOW', cardValidity, ...issued };
}

function whatAllHave(account: AccountSettings): Omit<Draft, 'at'> {
  return {
    identifier: account.identifier,
    operation: 'payment',
    chain: undefined,
    reference: null,
    amount: 1000,
    currency: account.currency,
    execcode: '0000',
    orderId: '1234',
    description: 'Knows nothing',
    extraData: '',
    version: '3.0',
    descriptor: descriptorOf(account),
    origin: 'DIRECTLINK',
    alias: '',
    aliasMode: '',
    authentication: 'none',
    ...outsidePlans,
    clientIdent: 'john.snow',
    clientEmail: 'john.snow@example.com',
    clientIp: '10.1.1.1',
    clientReferrer: '',
    clientDob: '',
    clientAddress: '',
    language: 'en',
    cardMask: noCard.mask,
    cardType: '',
    cardCountry: '',
    cardValidity: noCard.validity,
    cardFullName: noCard.fullName,
  };
}
