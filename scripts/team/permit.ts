import type { EngineAddress, EngineConnection } from '../../main/team/engine/connect.ts';
import { type Currency, formatAmount, parseAmount } from '../../protocol/money/index.ts';
import { asAdministrator, findPerson, readPeople, type TeamPerson } from './admin.ts';

/** What a person may be permitted; the engine knows no others. */
export const teamOperations = [
  'refund',
  'capture',
  'void',
  'credit',
  'stopntimes',
  'payment',
  'authorization',
] as const;

/** How the command line names every account, and the engine. */
export const everyAccount = { said: 'every', kept: '*' } as const;

/** What a person may do from now on; amounts as they were typed, `none` for not at all. */
export interface Permission {
  readonly person: string;
  /** Or that of {@link everyAccount}. */
  readonly accountId: string;
  readonly currency: Currency;
  /** At most, whoever approves. */
  readonly amount: string;
  /** Without a second person; as much as `amount` where nothing is said. */
  readonly alone?: string;
  /** In a day; without end where nothing is said. */
  readonly day?: string;
  /** Of colleagues; nothing where nothing is said. */
  readonly approve?: string;
  readonly operations: readonly string[];
}

/** Says all that a person may do with some operations; what was said of them before is over. */
export async function permitPerson(connection: EngineConnection, permission: Permission): Promise<void> {
  const { person, accountId, currency, amount, alone = amount, day = 'none', approve = 'none' } = permission;
  const figures = [amount, alone, day, approve].map((typed) => readMinor(typed, currency));
  const { personId } = findPerson(await readPeople(connection), person);
  const account = accountId === everyAccount.said ? everyAccount.kept : accountId;
  for (const operation of permission.operations) {
    const words = [personId, account, operation, currency, ...figures];
    await connection.ask('SELECT team.permit_1($1, $2, $3, $4, $5, $6, $7, $8)', words);
  }
}

function readMinor(typed: string, currency: Currency): string | null {
  if (typed === 'none') return null;
  const parsed = parseAmount(typed, currency, 'en-GB');
  if (parsed.kind !== 'understood') throw new Error(`${typed} is no amount of ${currency}: say it as 500.00, or none.`);
  return String(parsed.money.minor);
}

export async function permit(address: EngineAddress, permission: Permission): Promise<void> {
  const { person, operations } = permission;
  await asAdministrator(address, async (connection) => {
    await permitPerson(connection, permission);
    const { rights } = findPerson(await readPeople(connection), person);
    for (const right of rights.filter(({ operation }) => operations.includes(operation))) {
      console.log(`${person} ${describeRight(right)}`);
    }
  });
}

/** A right in words, such as "may refund on SHOP up to €500.00, alone up to €100.00". */
export function describeRight(right: TeamPerson['rights'][number]): string {
  const { accountId, operation, mostMinor, aloneMinor, dayMinor, approveMinor } = right;
  const amount = (minor: number) => formatAmount({ minor, currency: right.currency as Currency }, 'en-GB');
  const on = `${operation} on ${accountId === everyAccount.kept ? 'every account' : accountId}`;
  const approves = approveMinor === null ? [] : [`may approve it up to ${amount(approveMinor)}`];
  if (mostMinor === null) return [`may not ${on}`, ...approves].join(', ');
  const alone =
    aloneMinor === null ? ['never alone'] : aloneMinor < mostMinor ? [`alone up to ${amount(aloneMinor)}`] : [];
  const day = dayMinor === null ? [] : [`up to ${amount(dayMinor)} a day`];
  return [`may ${on} up to ${amount(mostMinor)}`, ...alone, ...day, ...approves].join(', ');
}

/** The team's own rules: whose midnight begins a day, for how long a proposal stands, and who sends it. */
export interface TeamRules {
  readonly zone?: string;
  readonly hours?: number;
  /** Whether whoever approves sends, and nobody else. */
  readonly isStrict?: boolean;
}

export async function rule(address: EngineAddress, { zone, hours, isStrict }: TeamRules): Promise<void> {
  await asAdministrator(address, async (connection) => {
    await connection.ask('SELECT team.rule_1($1, $2)', [zone ?? null, hours ?? null]);
    if (isStrict !== undefined) await connection.ask('SELECT team.strict_1($1)', [isStrict]);
    const team = await readPeople(connection);
    console.log(`A day begins at midnight in ${team.zone}; what is proposed stands ${team.proposalHours} hours.`);
    console.log(
      team.strict
        ? 'Strict: nobody sends what they have prepared. Whoever approves it does, and the desks of those who ask need no key.'
        : 'Not strict: whoever asks for approval sends it once it is there.',
    );
  });
}
