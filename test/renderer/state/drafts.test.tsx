import { MantineProvider } from '@mantine/core';
import { describe, expect, it, vi } from 'vitest';
import { bridgeName, type ConsoleView, type TransactionRow } from '../../../contract/index.ts';
import { drawAsItIs } from '../draw-as-it-is.ts';
import { say } from '../say.tsx';

vi.stubGlobal(bridgeName, {});
const { useTake } = await import('../../../renderer/inbox/useTake.ts');
const { useTyped } = await import('../../../renderer/inbox/typed.ts');
const { useOperationForms } = await import('../../../renderer/operation/form.ts');
const { useOperation } = await import('../../../renderer/operation/useOperation.ts');
const { draftKey } = await import('../../../renderer/state/draft-key.ts');
const { AddNote } = await import('../../../renderer/transaction/notes/AddNote.tsx');
const { useNoteDrafts } = await import('../../../renderer/transaction/notes/drafts.ts');

const nothing = () => {};
const target = { accountId: 'SHOP', transactionId: 'A1' };

drawAsItIs(useOperationForms);
drawAsItIs(useNoteDrafts);
drawAsItIs(useTyped);

interface Field {
  readonly text: string;
  readonly type: (text: string) => void;
}

/** A field as somebody in an environment finds it. */
async function find(environment: ConsoleView['environment'], useField: () => Field): Promise<Field> {
  const found: Field[] = [];
  await say(
    () => {
      found.push(useField());
      return null;
    },
    'en',
    { environment },
  );
  const [field] = found;
  if (!field) throw new Error('Nothing was drawn.');
  return field;
}

const fields: Readonly<Record<string, () => Field>> = {
  'the form of an operation': () => {
    const { form, change } = useOperation('refund', target, nothing);
    return { text: form.note, type: (note) => change({ note }) };
  },
  'the inbox': () => useTake(nothing),
};

describe.each(Object.entries(fields))('what was typed into %s', (_, useField) => {
  it('stands in no other environment, and is there again in its own', async () => {
    (await find('test', useField)).type('of the rehearsal');
    expect((await find('production', useField)).text).toBe('');
    (await find('production', useField)).type('of the real one');
    expect((await find('test', useField)).text).toBe('of the rehearsal');
    expect((await find('production', useField)).text).toBe('of the real one');
  });
});

it('a note stands beside an order of its own environment only', async () => {
  const field = (environment: ConsoleView['environment']) =>
    say(
      () => (
        <MantineProvider>
          <AddNote row={target as TransactionRow} onClose={nothing} onAdded={nothing} />
        </MantineProvider>
      ),
      'en',
      { environment },
    );
  useNoteDrafts.getState().keep(draftKey('test', 'note', 'SHOP', 'A1'), 'calls back');
  expect(await field('test')).toContain('calls back');
  expect(await field('production')).not.toContain('calls back');
});
