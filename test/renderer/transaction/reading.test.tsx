import { MantineProvider } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import type { TransactionDetail } from '../../../contract/index.ts';
import { useUnreadableText } from '../../../renderer/lookup/unreadable-text.ts';
import { Reading } from '../../../renderer/transaction/Reading.tsx';
import { say } from '../say.tsx';

const at = Date.UTC(2020, 10, 22, 13, 2);

describe('what of a chain could not be read', () => {
  const detail = (changes: Partial<Pick<TransactionDetail, 'unread' | 'notWhole'>>) => {
    const shown = { unread: [], notWhole: [], ...changes } as unknown as TransactionDetail;
    const Shown = () => (
      <MantineProvider>
        <Reading detail={shown} />
      </MantineProvider>
    );
    return Shown;
  };

  it('is named with its column, its source and its time, in both languages', async () => {
    const Shown = detail({ unread: [{ transactionId: 'R1', column: 'EXECCODE', source: 'lookup', at }] });
    expect(await say(Shown, 'en')).toMatch(
      /R1 could not be read.*EXECCODE.*a look-up at the gateway, 22 Nov 2020, 14:02/,
    );
    expect(await say(Shown, 'fr')).toMatch(/R1 n’a pas pu être lue.*EXECCODE/);
  });

  it('is named by its order where its id is not legible', async () => {
    const Shown = detail({ unread: [{ transactionId: null, column: 'TRANSACTIONID', source: 'import', at }] });
    expect(await say(Shown, 'en')).toContain('A row of this order could not be read');
    expect(await say(Shown, 'fr')).toContain('Une ligne de cette commande');
  });

  it('or is not shown whole, is named by its columns', async () => {
    const Shown = detail({ notWhole: [{ transactionId: 'A1', columns: ['ALIAS', 'CARDFULLNAME'] }] });
    expect(await say(Shown, 'en')).toContain('A1 is not shown whole: ALIAS, CARDFULLNAME');
    expect(await say(Shown, 'fr')).toContain('A1 n’est pas affichée en entier');
  });

  it('is nothing where everything was read', async () => {
    expect(await say(detail({}), 'en')).not.toContain('read');
  });
});

describe('what of an answer could not be read', () => {
  it('is counted and named, and cut where it is too much for a sentence', async () => {
    const rows = Array.from({ length: 6 }, (_, index) => ({ transactionId: `R${index}`, column: 'AMOUNT' }));
    const Sentence = () => <>{useUnreadableText()([{ transactionId: null, column: 'DATA' }, ...rows])}</>;
    const said = await say(Sentence, 'en');
    expect(said).toContain('7 rows that the console cannot read');
    expect(said).toContain('a row without a TRANSACTIONID: column DATA; R0: column AMOUNT');
    expect(said).toContain('; …');
    expect(said).not.toContain('R5');
    expect(await say(Sentence, 'fr')).toContain('une ligne sans TRANSACTIONID');
  });
});
