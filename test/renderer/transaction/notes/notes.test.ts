import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteView, TimelineEntry } from '../../../../contract/index.ts';
import { mergeNotes } from '../../../../renderer/transaction/notes/merge-notes.ts';
import { findNoteProblem } from '../../../../renderer/transaction/notes/note-problem.ts';
import { makeRow } from '../shown.tsx';

const entryAt = (happenedAt: number): TimelineEntry => ({
  kind: 'transaction',
  row: makeRow({ happenedAt, transactionId: `A${happenedAt}` }),
  operation: null,
});
const noteAt = (writtenAt: number): NoteView => ({
  accountId: 'SHOP',
  orderId: 'W-1',
  transactionId: null,
  text: 'a note',
  actor: 'alice',
  writtenAt,
});

describe('notes among what happened', () => {
  it('lose nothing, and change no order of what happened', () => {
    const times = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 });
    fc.assert(
      fc.property(times, times, (happened, written) => {
        const entries = happened.map(entryAt);
        const merged = mergeNotes(entries, written.map(noteAt));
        expect(merged.filter(({ kind }) => kind === 'transaction')).toEqual(entries.toReversed());
        const notes = merged.flatMap((entry) => (entry.kind === 'note' ? [entry.note.writtenAt] : []));
        expect(notes).toEqual(written.toSorted((one, other) => other - one));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a note is refused', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['her card 4111 1111 1111 1111', 'cardNumber'],
    ['her card 411111…1111', null],
  ] as const)('%j: %s', (text, problem) => {
    expect(findNoteProblem(text)).toBe(problem);
  });
});
