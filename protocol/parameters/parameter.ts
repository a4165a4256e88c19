import type { z } from 'zod';

/** One parameter of the gateway: what it may hold, and who says so. */
export interface Parameter<Schema extends z.ZodType = z.ZodType> {
  /** Accepts exactly the values that the gateway accepts, as text. */
  readonly schema: Schema;
  /** The type as the pages print it, for people. */
  readonly type: string;
  /** Where it is documented: `S0`, `S3`, `S4` are the gateway's pages with their line, `P` sections of protocol.md. */
  readonly source: string;
}

/** Describes a parameter; the order of arguments is the order of a row in the gateway's pages. */
export function parameter<Schema extends z.ZodType>(type: string, schema: Schema, source: string): Parameter<Schema> {
  return { schema, type, source };
}
