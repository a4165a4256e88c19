import type { NoteView, TimelineEntry } from '../../../contract/index.ts';

/** One thing that happened, or was written. */
export type WrittenEntry = TimelineEntry | { readonly kind: 'note'; readonly note: NoteView };

/**
 * Newest first. What happened keeps the order in which main told it, oldest first, since times alone do not say what came
 * before what; each note stands above the newest of it that is not younger.
 */
export function mergeNotes(entries: readonly TimelineEntry[], notes: readonly NoteView[]): readonly WrittenEntry[] {
  const merged: WrittenEntry[] = [];
  const waiting = notes.toSorted((one, other) => other.writtenAt - one.writtenAt);
  for (const entry of entries.toReversed()) {
    while (waiting[0] && waiting[0].writtenAt >= timeOf(entry)) merged.push(toEntry(waiting.shift() as NoteView));
    merged.push(entry);
  }
  return [...merged, ...waiting.map(toEntry)];
}

function toEntry(note: NoteView): WrittenEntry {
  return { kind: 'note', note };
}

function timeOf(entry: TimelineEntry): number {
  return entry.kind === 'transaction' ? entry.row.happenedAt : entry.operation.draftedAt;
}
