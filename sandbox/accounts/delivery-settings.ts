import { z } from 'zod';

/** Where an account's notifications and export files go, and how: all of it named, since little of it is documented. */
export const deliverySettings = {
  notificationUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('NOTIFICATION_URL (S0:67): http or https. Absent: nobody is told.'),
  chargebackUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('A URL of its own for chargebacks (protocol.md §9); absent: nobody is told of those.'),
  notificationVerb: z
    .enum(['POST', 'GET'])
    .default('POST')
    .describe('POST with a form as body, or GET with the same in the address (protocol.md §9, rules.md I58).'),
  notificationOrder: z
    .enum(['after', 'before', 'random'])
    .default('after')
    .describe('Whether the shop hears of a result before or after the answer to its request (S0:71, rules.md I58).'),
  notificationSecret: z
    .string()
    .min(1)
    .optional()
    .describe('The "notification / redirection" API key’s secret (protocol.md §2.1); absent: the account’s own signs.'),
  exportShape: z
    .enum(['older', 'newer'])
    .default('older')
    .describe(
      'Amounts in minor units under the older names, or in major units under the newer, spaced ones (protocol.md §10.5).',
    ),
  exportCallback: z
    .enum(['multipart', 'body'])
    .default('multipart')
    .describe(
      'How a file comes to CALLBACKURL, which no source shows (protocol.md §14.13): as an upload in a multipart form beside the documented names, or as the bare body with those names in the address.',
    ),
  exportAnywhere: z
    .boolean()
    .default(false)
    .describe('Whether CALLBACKURL, which comes with a request, may lead away from this machine.'),
} as const;
