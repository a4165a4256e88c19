import { MantineProvider } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { type ListOrder, usualOrder } from '../../../contract/index.ts';
import { ListCount } from '../../../renderer/lookup/ListCount.tsx';
import { ListFoot } from '../../../renderer/lookup/list/ListFoot.tsx';
import { OrderNote } from '../../../renderer/lookup/OrderNote.tsx';
import { say } from '../say.tsx';

describe('how many rows there are', () => {
  it.each([
    [1, true, '1 row', '1 ligne'],
    [10_000, true, '10,000 rows', '10 000 lignes'],
    [4_200, false, 'about 4,200 rows', 'environ 4 200 lignes'],
    [10_001, false, 'more than 10,000 rows', 'plus de 10 000 lignes'],
  ] as const)('%j, exact: %j', async (total, exact, english, french) => {
    const Count = () => <ListCount total={total} exact={exact} />;
    expect(await say(Count, 'en')).toBe(english);
    expect((await say(Count, 'fr')).replaceAll(/\s/g, ' ')).toBe(french);
  });
});

describe('a list that is too long to be sorted', () => {
  const note = (language: 'en' | 'fr', unsorted: boolean) => {
    const Note = () => <OrderNote unsorted={unsorted} order={{ by: 'amount', direction: 'ascending' }} />;
    return say(Note, language);
  };

  it('says so plainly, and what helps', async () => {
    expect(await note('en', true)).toContain('Too many to sort by amount: narrow the question to 10,000.');
    expect((await note('fr', true)).replaceAll(/\s/g, ' ')).toContain(
      'Trop de lignes pour trier par montant : affinez la recherche à 10 000 au plus.',
    );
    expect(await note('en', false)).not.toContain('sort');
  });
});

describe('a search that has not come to the end', () => {
  const foot = (language: 'en' | 'fr', searching: boolean, order: ListOrder = usualOrder) =>
    say(
      () => (
        <MantineProvider>
          <ListFoot searchedBackTo={Date.UTC(2024, 2, 12, 12)} searching={searching} order={order} onStop={() => {}} />
        </MantineProvider>
      ),
      language,
    );

  it('says how far back it has come, in both languages', async () => {
    expect(await foot('en', true)).toContain('Searched back to 12 March 2024…');
    expect(await foot('fr', true)).toContain('Recherche effectuée jusqu’au 12 mars 2024…');
    const oldestFirst = { by: 'happenedAt', direction: 'ascending' } as const;
    expect(await foot('en', true, oldestFirst)).toContain('Searched up to 12 March 2024…');
    expect(await foot('en', true)).not.toContain('button');
  });

  it('says that it is to be sorted, and leads back to the list by date', async () => {
    const byOrder = { by: 'orderId', direction: 'ascending' } as const;
    expect(await foot('en', true, byOrder)).toContain('Sorting by order: searched back to 12 March 2024…');
    expect(await foot('fr', true, byOrder)).toContain('Tri par commande : recherche effectuée jusqu’au 12 mars 2024…');
    expect(await foot('en', true, byOrder)).toContain('List by date instead</');
  });

  it('moves while it goes on', async () => {
    expect(await foot('en', true)).toContain('mantine-Loader-root');
    expect(await foot('en', false)).not.toContain('mantine-Loader-root');
  });
});
