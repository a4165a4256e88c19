import { z } from 'zod';
import { currencySchema } from '../../protocol/money/index.ts';
import { accountId, environment, shortText } from './basics.ts';

/** A merchant's technical account, as the window sees it: everything but its secret. */
export const accountView = z.strictObject({
  accountId,
  label: shortText,
  /** The gateway's name for the account, IDENTIFIER. */
  identifier: z.string().min(1).max(32),
  currency: currencySchema,
  /** Where requests go, such as `secure-test.be2bill.com`. */
  host: shortText,
  environment,
  /** True for the demo accounts, whose gateway runs inside the console. */
  embedded: z.boolean(),
});
export type AccountView = z.infer<typeof accountView>;
