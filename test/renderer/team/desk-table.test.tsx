import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { DeskTable } from '../../../renderer/team/DeskTable.tsx';
import { say } from '../say.tsx';
import { colleaguesDesk, openTeam } from './team.ts';

vi.mock('@mantine/core', async (load) => ({
  ...(await load<typeof import('@mantine/core')>()),
  Tooltip: ({ children }: { readonly children: ReactNode }) => children,
}));

const desk = {
  deskId: colleaguesDesk,
  desk: 'Desk B',
  people: ['Nora'],
  heardAt: Date.UTC(2020, 10, 22, 13, 2),
  lines: 9,
  sealedTo: 7,
};
const stand = { deskId: colleaguesDesk, program: '1.2.3', untold: 2, behind: 1_200, saidAt: 5 };
const show = (
  desks: (typeof desk | (Omit<typeof desk, 'heardAt'> & { readonly heardAt: null }))[],
  stands = [stand],
  language: 'en' | 'fr' = 'en',
) => say(() => <DeskTable team={openTeam} desks={desks} stands={stands} />, language);

it('a desk stands there with its program, since when nothing was heard of it, what it lacks and what is sealed', async () => {
  const english = await show([desk]);
  expect(english).toMatch(
    /Desk B.*Nora.*1\.2\.3.*not since 22 Nov 2020, 14:02.*2 lines not told, 1,200 lines not taken in/s,
  );
  expect(english).toMatch(/>7<.*not since line 8/s);
  expect(await show([desk], [stand], 'fr')).toMatch(/pas depuis le 22 nov. 2020.*2 lignes non transmises/s);
});

it('what was never heard, said or sealed has a word of its own', async () => {
  const markup = await show([{ ...desk, heardAt: null, sealedTo: 0 }], []);
  expect(markup.match(/has not said/g)).toHaveLength(2);
  expect(markup.match(/>never</g)).toHaveLength(2);
  expect(await show([{ ...desk, heardAt: Date.now() }], [{ ...stand, untold: 0, behind: 0 }])).toMatch(/>none</);
});
