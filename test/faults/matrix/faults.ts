import type { Delivery } from '../../../main/gateway/gateway.ts';
import type { FaultDescription } from '../../../sandbox/index.ts';

/** What is done about an outcome that nobody knows; then a person sends again what may be sent again. */
export type Afterwards = 'look' | 'lookTooEarly' | 'notifications';

/** What strikes one request or the notification of it. */
export type Strike = Exclude<FaultDescription, { what: 'instalment' | 'collection' | 'exportLag' | 'rate' }>;

/** One thing that goes wrong, for each of the five operations in turn. */
export interface Fault {
  /** As it stands in the table. */
  readonly name: string;
  /** What strikes at the gateway. */
  readonly strikes: readonly Strike[];
  /** What goes wrong with every request while it is performed. */
  readonly standing?: Extract<FaultDescription, { what: 'rate' }>;
  /** The way there is closed instead. */
  readonly way?: 'nobodyListens' | 'noSuchName' | 'proxyRefuses';
  /** What the answer is made into, where the gateway cannot be told to say it. */
  readonly spoken?: (delivery: Delivery) => Delivery;
  readonly afterwards?: Afterwards;
}

/** Longer than the console waits where a delay is the fault, in milliseconds. */
export const tooLong = 1_500;

/** How long the console waits there, all in all. */
export const impatience = { connect: 5_000, headers: 5_000, total: 1_000 };

type Damage = Extract<
  Strike,
  { acted?: boolean | undefined; what: 'lost' | 'reset' | 'halfJson' | 'notJson' | 'status' }
>;

function both(name: string, fault: Damage): Fault[] {
  return [true, false].map((acted) => ({
    name: `${name}, gateway ${acted ? 'acted' : 'did not act'}`,
    strikes: [{ ...fault, acted }],
  }));
}

function code(execcode: string, acted: boolean): Fault {
  const name = `EXECCODE ${execcode}, gateway ${acted ? 'acted' : 'did not act'}`;
  return { name, strikes: [{ what: 'execcode', execcode, acted }] };
}

const says =
  (execcode: string) =>
  (delivery: Delivery): Delivery =>
    delivery.kind === 'answered' ? { ...delivery, answer: { ...delivery.answer, execcode } } : delivery;

const lost: Strike = { what: 'lost', acted: true };

const told = (how: 'duplicated' | 'late' | 'outOfOrder'): Fault => ({
  name: `answer lost, notification ${{ duplicated: 'twice', late: 'late', outOfOrder: 'out of order' }[how]}`,
  strikes: [lost, { what: 'notification', how }],
  afterwards: 'notifications',
});

/** In the order of the table. */
export const faults: readonly Fault[] = [
  { name: 'gateway acts only after the time-out', strikes: [{ what: 'delay', milliseconds: tooLong }] },
  { name: 'answer comes after the time-out', strikes: [{ what: 'delay', when: 'after', milliseconds: tooLong }] },
  ...both('answer lost', { what: 'lost' }),
  ...both('reset before the first byte', { what: 'reset', afterBytes: 0 }),
  ...both('reset inside the head', { what: 'reset', afterBytes: 60 }),
  ...both('reset inside the body', { what: 'reset', afterBytes: 200 }),
  ...both('half a JSON', { what: 'halfJson' }),
  ...both('not JSON', { what: 'notJson' }),
  ...both('HTTP 500 without a body', { what: 'status', status: 500 }),
  ...both('HTTP 500 with a page', { what: 'status', status: 500, body: 'page' }),
  ...[500, 201, 302].flatMap((status) =>
    both(`HTTP ${status} whose body says 0000`, { what: 'status', status, body: 'accepted' }),
  ),
  code('5001', true),
  code('5001', false),
  code('4011', true),
  code('4011', false),
  { name: 'EXECCODE 0004, gateway acted', strikes: [], spoken: says('0004') },
  { name: 'EXECCODE 0003, gateway acted', strikes: [], spoken: says('0003') },
  code('4001', false),
  code('2017', false),
  code('3004', false),
  { name: 'too many requests in a minute', strikes: [], standing: { what: 'rate', requestsPerMinute: 1 } },
  told('duplicated'),
  told('late'),
  told('outOfOrder'),
  {
    name: 'bank refused, answer lost, forged notification of a success',
    strikes: [
      { what: 'execcode', execcode: '4001' },
      { what: 'halfJson', acted: true },
      { what: 'notification', how: 'forged' },
    ],
    afterwards: 'notifications',
  },
  { name: 'answer lost, look-up inside the export lag', strikes: [lost], afterwards: 'lookTooEarly' },
  { name: 'connection refused', strikes: [], way: 'nobodyListens' },
  { name: 'name not found', strikes: [], way: 'noSuchName' },
  { name: 'proxy refuses', strikes: [], way: 'proxyRefuses' },
];
