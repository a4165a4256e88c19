import type { LinePlace } from '../events/read.ts';
import { readBody, type StoredBody } from '../events/read-body.ts';
import { findText } from '../events/texts.ts';
import { findOperation } from '../queries/operations.ts';
import type { Writing } from '../writing/writing.ts';
import { projectEvent } from './project.ts';

/** Brings projections from before a stored line to after it. */
export function projectLine(writing: Writing, line: LinePlace & StoredBody): void {
  const { database } = writing;
  const context = {
    findText: (id: string) => findText(database, id),
    findOperation: (operationId: string) => findOperation(database, operationId),
  };
  projectEvent(writing, readBody(line, context), line);
}
