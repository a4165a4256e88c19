import { z } from 'zod';

/** A request as it crosses from the window to the main process: one string of JSON. */
export const messageSchema = z.strictObject({ channel: z.string().max(64), input: z.unknown() });
