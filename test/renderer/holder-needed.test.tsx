import { MantineProvider } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import type { ClientAliasView, ClientView, OperationView } from '../../contract/index.ts';
import type { PreparedDraft } from '../../renderer/operation/steps.ts';
import { HolderNeeded } from '../../renderer/page/HolderNeeded.tsx';
import { say } from './say.tsx';

const view = { client: 'john.snow', clientEmail: 'john.snow@example.com' } as ClientView;
const alias = { transactionId: 'A1', card: '446421…0001' } as ClientAliasView;

const needed = (state: OperationView['state'], execcode: string, language: 'en' | 'fr' = 'en') =>
  say(
    () => (
      <MantineProvider>
        <HolderNeeded
          operation={{ state, attempts: [{ execcode, proof: null }] } as unknown as OperationView}
          prepared={{} as PreparedDraft}
          view={view}
          alias={alias}
        />
      </MantineProvider>
    ),
    language,
  );

describe('after a charge that the bank refuses without its customer', () => {
  it('leads to a page for the holder', async () => {
    expect(await needed('refused', '4020')).toContain('The bank wants the holder to confirm.');
    expect(await needed('refused', '4020', 'fr')).toContain('Page pour le titulaire…');
  });

  it.each([
    ['refused', '4001'],
    ['succeeded', '0000'],
    ['pending', '0001'],
  ] as const)('not after %s %s', async (state, execcode) => {
    expect(await needed(state, execcode)).not.toContain('holder');
  });
});
