import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../main/inbox/read-text.ts';
import { toParameters } from '../../../main/inbox/received.ts';
import { payment, refund, sealed, toForm } from './samples.ts';

const read = (text: string) =>
  readText(text, 500).parts.map(({ received }) => received && toParameters(received.fields));

const whole = sealed(payment);
const other = sealed(refund);

/** A text in lines of these widths, the last of them again and again. */
function breakAt(text: string, widths: readonly number[]): string[] {
  const lines: string[] = [];
  let from = 0;
  for (let index = 0; from < text.length; index += 1) {
    const width = widths[Math.min(index, widths.length - 1)] ?? text.length;
    lines.push(text.slice(from, from + width));
    from += width;
  }
  return lines;
}

describe('a notification that was broken over lines', () => {
  it('is read to the letter, wherever it was broken, and so is the next one', () => {
    // Narrower than this no program breaks, and the first line holds the end of the first name.
    const widths = fc.array(fc.integer({ min: 20, max: 120 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(widths, fc.constantFrom('\n', '\r\n', '  \n'), (broken, end) => {
        const lines = [...breakAt(toForm(whole), broken), ...breakAt(toForm(other), broken)];
        expect(read(lines.join(end))).toEqual([whole, other]);
      }),
    );
  });

  it('is read with a parameter a line, with its marks or without', () => {
    const lines = toForm(whole).split('&');
    expect(read(lines.join('\n'))).toEqual([whole]);
    expect(read(lines.map((line) => `&${line}`).join('\n'))).toEqual([whole]);
    expect(read(lines.map((line) => `${line}&`).join('\r\n'))).toEqual([whole]);
  });

  it('never takes a whole one with it, and each line is told of where they are none together', () => {
    expect(read(`${toForm(whole)}\nORDERID=W-1\n${toForm(other)}`)).toEqual([whole, undefined, other]);
    expect(read(`IDENTIFIER=SHOP&ORDERID=W-1\n${toForm(whole)}`)).toEqual([
      { IDENTIFIER: 'SHOP', ORDERID: 'W-1' },
      whole,
    ]);
    const [first = '', ...rest] = breakAt(toForm(whole), [70]);
    expect(read([first, 'Best regards', ...rest].join('\n')).filter((one) => one?.['HASH'] === whole['HASH'])).toEqual(
      [],
    );
  });
});
