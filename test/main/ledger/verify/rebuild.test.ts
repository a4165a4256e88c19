import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rebuildLedger } from '../../../../main/ledger/verify/rebuild.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { damage, writeStoryOnce } from './story.ts';

const copyStory = await writeStoryOnce();

it('a second rebuild within the same second leaves alone what the first one kept', () => {
  const { file } = copyStory();
  damage(file, `UPDATE operations SET state = 'refused' WHERE state = 'sending'`);
  const { before = '' } = rebuildLedger(file, '20260115T120000Z');
  expect(existsSync(before)).toBe(true);
  expect(rebuildLedger(file, '20260115T120000Z')).toEqual({ findings: [], before: undefined });
  expect(verifyLedger(before)).not.toEqual([]);
  expect(verifyLedger(file)).toEqual([]);
});
