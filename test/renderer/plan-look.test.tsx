import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../contract/index.ts';
import { PlanLook } from '../../renderer/schedule/PlanLook.tsx';
import { say } from './say.tsx';

const at = Date.UTC(2120, 10, 22, 13, 2);
const look = { nextAt: at, lastAt: null, next: 2, missing: [] } satisfies PlanView['look'];
const asked = { ...look, lastAt: at - 86_400_000 };

describe('how a plan is looked for', () => {
  it.each([
    [look, 'From 22 Nov 2120, 14:02 on, the console asks the gateway for instalment 2.', 'À partir du 22 nov. 2120'],
    [
      { ...asked, missing: [2] },
      'Instalment 2 was due and is not known to be collected. Asked last on 21 Nov 2120, 14:02. The gateway is asked again on 22 Nov 2120, 14:02.',
      'L’échéance 2 était due',
    ],
    [{ ...asked, missing: [2, 3] }, 'Instalments 2, 3 were due', 'Les échéances 2, 3 étaient dues'],
    [
      { ...look, nextAt: 0, missing: [2] },
      'asked now, or as soon as it can be reached',
      'dès qu’elle peut être jointe',
    ],
  ] as const)('%j is said in both languages', async (read, english, french) => {
    expect(await say(() => <PlanLook look={read} />, 'en')).toContain(english);
    expect(await say(() => <PlanLook look={read} />, 'fr')).toContain(french);
  });

  it('is not said where nothing is looked for', async () => {
    expect(await say(() => <PlanLook look={null} />, 'en')).toBe('');
  });
});
