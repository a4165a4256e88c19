import { describe, expect, it } from 'vitest';
import type { BackupView } from '../../contract/index.ts';
import { BackupBanner } from '../../renderer/app/BackupBanner.tsx';
import { say } from './say.tsx';

const newestAt = Date.UTC(2020, 10, 22, 13, 2);

describe('the banner of the daily backup', () => {
  it.each([
    ['damaged', 'nothing is sent any more', 'plus rien n’est envoyé'],
    ['full', 'the disk is full', 'le disque est plein'],
    ['notWritable', 'cannot be written', 'ne peut pas être écrit'],
    ['other', 'the log in the data folder says why', 'dit pourquoi'],
  ] as const)('says of %s what it means and which backup is the last good one', async (problem, english, french) => {
    const view = { backup: { newestAt, problem } };
    const said = await say(BackupBanner, 'en', view);
    expect(said).toContain('role="alert"');
    expect(said).toContain(english);
    expect(said).toContain('22 Nov 2020, 14:02');
    expect(await say(BackupBanner, 'fr', view)).toContain(french);
  });

  it('says when there is none yet, and nothing at all when all is well', async () => {
    const shown = (backup: BackupView) => say(BackupBanner, 'en', { backup });
    expect(await shown({ newestAt: null, problem: 'full' })).toContain('There is no backup yet.');
    expect(await shown({ newestAt, problem: null })).toBe('');
  });
});
