import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestNotificationText } from '../../contract/index.ts';
import { largestFile, readFile } from '../../renderer/inbox/read-file.ts';
import { splitText } from '../../renderer/inbox/split-text.ts';

const form = (number: number) => `IDENTIFIER=SHOP&TRANSACTIONID=A${number}&HASH=${'0'.repeat(64)}`;
const printed = JSON.stringify({ IDENTIFIER: 'SHOP', TRANSACTIONID: 'A1' }, null, 2);

const lines = fc.array(
  fc.oneof(fc.constantFrom('', printed, '?a=b', ' indented', '}', '"name": 1'), fc.string(), fc.nat().map(form)),
  { maxLength: 30 },
);

describe('splitText', () => {
  it('leaves a text alone that main takes as it is', () => {
    const text = [form(1), printed, form(2)].join('\n');
    expect(splitText(text)).toEqual({ ok: true, pieces: [{ text, firstLine: 1 }] });
  });

  it('cuts before lines with which a notification begins, and knows where each piece was', () => {
    const text = [form(1), printed, form(2), form(3)].join('\n');
    const split = splitText(text, form(1).length * 2 + 1);
    expect(split.ok && split.pieces.map(({ firstLine }) => firstLine)).toEqual([1, 6]);
    expect(split.ok && split.pieces[0]?.text).toBe(`${form(1)}\n${printed}\n`);
  });

  it('says from which line on there is no place to cut', () => {
    expect(splitText(`${form(1)}\n${'x'.repeat(longestNotificationText + 1)}\n${form(2)}`)).toEqual({
      ok: false,
      line: 2,
    });
  });

  it('loses nothing, adds nothing, counts its lines right and never gives main more than it takes', () => {
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 300 }),
        (parts, end, longest) => {
          const text = parts.join(end);
          const split = splitText(text, longest);
          if (!split.ok) return;
          let before = '';
          for (const piece of split.pieces) {
            expect(piece.text.length).toBeLessThanOrEqual(longest);
            expect(piece.firstLine).toBe(before.split(/\r\n|\r|\n/).length);
            before += piece.text;
          }
          expect(before).toBe(text);
        },
      ),
    );
  });
});

describe('readFile', () => {
  it('reads text', async () => {
    expect(await readFile(new File([form(1)], 'log.txt'))).toEqual({ ok: true, text: form(1) });
  });

  it.each([
    ['tooLarge', new File([new Uint8Array(largestFile + 1)], 'huge.log')],
    ['unreadable', new File([new Uint8Array([0xff, 0xfe, 0x80])], 'picture.png')],
    ['unreadable', new File(['a\0b'], 'program')],
  ] as const)('refuses what is %s', async (problem, file) => {
    expect(await readFile(file)).toEqual({ ok: false, problem });
  });
});
