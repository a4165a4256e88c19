import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { columnWidth, listColumn } from '../../../../contract/index.ts';
import {
  boundWidth,
  forgetWidth,
  templateOf,
  widthByKey,
  widthLimits,
  widthStyle,
} from '../../../../renderer/lookup/columns/column-widths.ts';

const sheet = readFileSync(new URL('../../../../renderer/lookup/TransactionTable.module.css', import.meta.url), 'utf8');

it('a chosen width is kept within what says something and what leaves room, and is one that can be kept', () => {
  for (const column of listColumn.options) {
    for (const width of [-5, 0, 200.4, 9_999]) {
      expect(columnWidth.safeParse(boundWidth(column, width)).success, `${column} ${width}`).toBe(true);
    }
  }
  expect(boundWidth('client', 200.4)).toBe(200);
});

it('a column shrinks before it pushes another one out of sight', () => {
  expect(widthStyle({ client: 300 })).toEqual({ '--chosen-client': 'minmax(80px, 300px)' });
  expect(widthStyle(forgetWidth({ client: 300, state: 200 }, 'client'))).toEqual({
    '--chosen-state': 'minmax(132px, 200px)',
  });
});

it('all columns at their least fit into a list that does not scroll', () => {
  // By then it has given up the id, then the customer; what is narrower scrolls in its own box.
  const narrow = listColumn.options.filter((column) => column !== 'transactionId');
  for (const [rule, room, columns] of [
    ['@container (max-width: 968px)', 968, listColumn.options],
    ['@container (max-width: 760px)', 760, narrow],
    ['min-width: 604px', 604, narrow.filter((column) => column !== 'client')],
  ] as const) {
    expect(sheet).toContain(rule);
    const least = columns.reduce((sum, column) => sum + boundWidth(column, 0), 0);
    // The box of a row, and the room on either side.
    expect(least + 32 + 2 * 16, rule).toBeLessThanOrEqual(room);
  }
});

it('every column of a row has its width by its name in the style sheet', () => {
  expect(templateOf(['amount', 'state'])).toBe('32px var(--column-amount,) var(--column-state,)');
  for (const column of listColumn.options) {
    expect(sheet).toContain(`--column-${column}: var(--chosen-${column}, `);
  }
});

it('a key on its edge makes a column narrower or wider, within its limits, and no other key does', () => {
  const { least, most } = widthLimits('client');
  expect(widthByKey('client', 200.4, 'ArrowRight')).toBe(216);
  expect(widthByKey('client', 200, 'ArrowLeft')).toBe(184);
  expect(widthByKey('client', least, 'ArrowLeft')).toBe(least);
  expect([widthByKey('client', 200, 'Home'), widthByKey('client', 200, 'End')]).toEqual([least, most]);
  for (const key of ['ArrowUp', 'Tab', 'r']) expect(widthByKey('client', 200, key)).toBeUndefined();
});
