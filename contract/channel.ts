import { z } from 'zod';

/** A question or command that the window may put to the main process. */
export interface Channel<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

/** One row of the table. */
export function channel<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Channel<Input, Output> {
  return { input, output };
}

/** What a question without words takes. */
export const nothing = z.strictObject({});
