import { expect, it } from 'vitest';
import type { LogPart } from '../../../../main/ports/replica.ts';
import { readParts, writePart } from '../../../../main/team/engine/parts.ts';

const [one, other] = ['0192f9c0-0000-7000-8000-000000000001', '0192f9c0-0000-7000-8000-000000000002'];

/** What a desk tells: a text, a line, and packs of one row each. */
function told(deskId: string, packs = 2): LogPart {
  const line = { sequence: 1, eventId: 'e', schemaVersion: 2, actor: 'a.clerk', recordedAt: 1, previousDigest: '' };
  return {
    texts: [{ deskId, textId: `text of ${deskId}`, salt: Buffer.from('salt'), body: 'é' }],
    packs: Array.from({ length: packs }, (_, index) => ({
      deskId,
      number: index + 1,
      afterSequence: 0,
      importId: 'import',
      rows: [{ body: `{"row":${index}}`, person: { textId: `text of ${deskId}`, digest: 'd' } }],
    })),
    lines: [{ ...line, deskId, body: Buffer.from('{}'), digest: 'l' }],
  };
}

/** The same as the engine gives it. */
function pulled(deskId: string, part = told(deskId)): Record<string, unknown>[] {
  const { texts, packs, lines } = writePart(part);
  const nothing = {
    lines: null,
    texts: null,
    number: null,
    afterSequence: null,
    importId: null,
    rows: null,
    digest: null,
  };
  return [{ ...nothing, deskId, lines, texts }, ...packs.map((pack) => ({ ...nothing, ...pack, deskId }))];
}

it('gives what each desk has told, desk by desk', async () => {
  expect(await readParts([...pulled(one), ...pulled(other, told(other, 0))])).toEqual([told(one), told(other, 0)]);
  expect(await readParts([])).toEqual([]);
});

it.each([
  ['rows that are not what their desk told', 'digest', { rows: '[]' }],
  ['rows under another number', 'digest', { number: 7 }],
  ['rows of another import', 'digest', { importId: 'another' }],
  ['rows of another desk', 'unreadable', { deskId: other }],
  ['rows without a number', 'unreadable', { number: null }],
  ['rows under a number that is none', 'unreadable', { number: 'x' }],
])('refuses %s', async (_, code, change) => {
  const [head, pack] = pulled(one);
  const failure = readParts([head, { ...pack, ...change }]);
  await expect(failure).rejects.toMatchObject({ trouble: { kind: 'broken', code } });
});

it('refuses rows before what stands apart from them', async () => {
  const [, pack] = pulled(one);
  await expect(readParts([pack])).rejects.toMatchObject({ trouble: { kind: 'broken', code: 'unreadable' } });
});

it('lets others pass between two packs', async () => {
  let passed = 0;
  let isRead = false;
  const pass = () => {
    passed += 1;
    if (!isRead) setImmediate(pass);
  };
  setImmediate(pass);
  await readParts(pulled(one, told(one, 20)));
  isRead = true;
  expect(passed).toBeGreaterThanOrEqual(19);
});
