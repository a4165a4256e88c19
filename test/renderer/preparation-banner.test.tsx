import { describe, expect, it } from 'vitest';
import type { PreparationView } from '../../contract/index.ts';
import { PreparationBanner } from '../../renderer/app/PreparationBanner.tsx';
import { say } from './say.tsx';

const running: PreparationView = { because: 'version', done: 12_000, total: 100_000, left: 130_000, failed: false };
const shown = (preparation: PreparationView | null, language: 'en' | 'fr' = 'en') =>
  say(PreparationBanner, language, { preparation });

describe('the banner of a ledger that is made anew', () => {
  it('says how far it is, what cannot be done meanwhile, and about how long that is', async () => {
    const said = await shown(running);
    expect(said).toContain('role="status"');
    expect(said).toContain('12,000 of 100,000 entries');
    expect(said).toContain('nothing can be sent or taken in meanwhile');
    expect(said).toContain('About 3 minutes left.');
    expect(await shown(running, 'fr')).toContain('Encore 3 minutes environ.');
  });

  it('says no time that nobody knows, and seconds once no minute is left', async () => {
    expect(await shown({ ...running, left: null })).not.toContain('left.');
    expect(await shown({ ...running, left: 60_000 })).toContain('About 1 minute left.');
    expect(await shown({ ...running, left: 12_345 })).toContain('About 13 seconds left.');
    expect(await shown({ ...running, left: 1 })).toContain('About 1 second left.');
  });

  it('says that an import is withdrawn, where that is why', async () => {
    const withdrawing: PreparationView = { ...running, because: 'withdrawal' };
    const said = await shown(withdrawing);
    expect(said).toContain('An import is being withdrawn');
    expect(said).toContain('12,000 of 100,000 entries');
    expect(said).toMatch(/<progress aria-label="Withdrawing the import" value="12000" max="100000"/);
    expect(said).not.toContain('for this version');
    expect(await shown({ ...withdrawing, failed: true })).toContain('could not be made anew without the import');
    expect(await shown(withdrawing, 'fr')).toContain('Une importation est en cours de retrait');
  });

  it('says that it failed, and nothing at all once all is well', async () => {
    expect(await shown({ ...running, failed: true })).toContain('could not be prepared');
    expect(await shown(null)).toBe('');
  });
});
