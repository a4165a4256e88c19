import { expect } from 'vitest';
import type { LogPart } from '../../../../main/ports/replica.ts';
import { photograph, photographAnew, type TestDesk } from './desks.ts';

export function exchange(to: TestDesk, desks: readonly TestDesk[]): void {
  for (const from of desks) if (from !== to) to.takeIn(from.tellAll());
}

/** The logs of desks in parts: cut anywhere, dealt in any order that keeps each desk's own, some of them told again. */
function deal(desks: readonly TestDesk[], choices: readonly number[]): LogPart[] {
  const parts: LogPart[] = [];
  const places = desks.map(() => ({ sequence: 0, rows: 0 }));
  let turn = 0;
  const next = () => choices[turn++ % choices.length] ?? 0;
  for (let left = desks.length; left > 0; ) {
    left = desks.length;
    const first = next();
    for (const [offset] of desks.entries()) {
      const at = (first + offset) % desks.length;
      const [desk, place] = [desks[at], places[at]];
      if (!desk || !place) continue;
      const part = desk.tell(place, 1 + (next() % 4), 1 + (next() % 4));
      const { lines, packs } = part;
      if (lines.length + packs.length === 0) {
        left -= 1;
        continue;
      }
      parts.push(part);
      if (next() % 5 === 0) parts.push(part);
      const told = packs.reduce((sum, { rows }) => sum + rows.length, 0);
      places[at] = { sequence: place.sequence + lines.length, rows: place.rows + told };
      if (next() % 2 === 0) break;
    }
  }
  return parts;
}

/**
 * Two onlookers hear of the same desks, each in an order of its own, and show the same; what grew at one of them and at the desks is
 * what is made anew.
 */
export function expectAlike(
  desks: readonly TestDesk[],
  open: () => TestDesk,
  [one, other]: readonly [readonly number[], readonly number[]],
  show: (desk: TestDesk) => object,
): void {
  const [first, second] = [open(), open()];
  for (const part of deal(desks, one)) first.takeIn(part);
  for (const part of deal(desks, other)) second.takeIn(part);
  expect(show(second)).toEqual(show(first));
  for (const desk of [first, ...desks]) {
    const before = photograph(desk);
    expect(photographAnew(desk)).toEqual(before);
  }
}
