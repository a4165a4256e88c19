import type { TeamView } from '../../../contract/index.ts';

export const colleaguesDesk = '5b0f4a52-4d7c-4d43-9d7f-4b8a3d1f9c01';

/** A team of two desks, as the one of them sees it. */
export const openTeam: TeamView = {
  teamId: '0d4b6f4e-8a55-4f0e-93a9-6a8f6f0e7a11',
  seat: { person: 'Ada', desk: 'Desk A' },
  state: { kind: 'open' },
  upToDateAt: Date.UTC(2020, 10, 22, 13, 2),
  untold: 0,
  unclaimed: 0,
  proposals: { toDecide: 0, toSend: 0 },
  sealing: 'sealing',
  sealTroubles: [],
};

/** By which names its desks go. */
export const desks = [
  { deskId: '9f3f2d0c-7a39-4a3b-8a58-0c6bb0a1e5a2', desk: 'Desk A' },
  { deskId: colleaguesDesk, desk: 'Desk B' },
];
