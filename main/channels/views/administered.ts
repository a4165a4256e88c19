import type { AuditLineView, AuditResult, AuditWhat, RightChangeView, RightFigures } from '../../../contract/index.ts';
import { currencySchema, deskOperation } from '../../../contract/index.ts';
import { toDecimal } from '../../../protocol/money/index.ts';
import { everyAccount } from '../../domain/approval/right.ts';
import type { Administered } from '../../ports/team.ts';

interface Told {
  readonly what: AuditWhat;
  readonly detail: string;
  readonly result?: AuditResult;
  readonly count?: number;
  readonly right?: RightChangeView;
}

/** What was administered at the team's engine as lines of who did what; all of it, in the order in which it was noted. */
export function toAdministeredLines(administered: readonly Administered[]): AuditLineView[] {
  const rights = new Map<string, RightFigures>();
  return administered.map(({ number, at, by, person, desk, what }) => {
    const { what: kind, detail, result = 'done', count = null, right } = tell(what, desk, rights);
    return {
      id: `engine:${number}`,
      at,
      actor: by,
      what: kind,
      operation: null,
      subject: (person ?? (isAboutDesk(kind) ? desk : null) ?? '').slice(0, 255),
      result,
      detail: detail.slice(0, 255),
      count,
      ...(right && { right }),
    };
  });
}

const isAboutDesk = (kind: AuditWhat) => kind === 'adminWaive';

/** Each in its own words, since an administrator has to be able to look for it. */
function tell(what: Administered['what'], desk: string | null, rights: Map<string, RightFigures>): Told {
  const list = (...parts: readonly (string | number | boolean | null | undefined)[]) =>
    parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');
  if ('permit' in what) return tellRight(what, rights);
  if ('word' in what) return tellWord(what);
  if ('seat' in what) return { what: 'adminSeat', detail: list(desk, what['seat']) };
  if ('revoke' in what) return { what: 'adminRevoke', detail: list(desk, what['revoke']) };
  if ('sits' in what) return { what: 'adminSits', detail: list(desk, what['sits']) };
  if ('appoint' in what) {
    const kind = what['isAdministrator'] === true ? 'adminAppoint' : 'adminDismiss';
    return { what: kind, detail: list(desk, what['appoint']) };
  }
  if ('zone' in what || 'proposalHours' in what) {
    const hours = what['proposalHours'];
    return { what: 'adminRule', detail: list(what['zone'], typeof hours === 'number' ? `${hours} h` : null) };
  }
  if ('strict' in what) return { what: what['strict'] === true ? 'adminStrict' : 'adminNotStrict', detail: '' };
  if ('takesAsynchronous' in what) return { what: 'adminAsynchronous', detail: list(what['takesAsynchronous']) };
  return { what: 'adminOther', detail: JSON.stringify(what) };
}

const words = {
  waive: 'adminWaive',
  erase: 'adminErase',
  clearAlarm: 'adminClearAlarm',
  release: 'adminRelease',
} as const;

/** One person's word of two: who asks, and who confirms. */
function tellWord(what: Administered['what']): Told {
  const kind = words[String(what['word']) as keyof typeof words] ?? 'adminOther';
  const texts = what['texts'];
  return {
    what: kind,
    // An attempt or an alarm by its id; a desk stands as the subject, and the texts of an erasure name nobody.
    detail: kind === 'adminRelease' || kind === 'adminClearAlarm' ? String(what['subject']) : '',
    result: what['confirms'] === true ? 'confirmed' : 'asked',
    ...(typeof texts === 'number' && { count: texts }),
  };
}

/** With what stood there before, which the log of what was administered says by itself. */
function tellRight(what: Administered['what'], rights: Map<string, RightFigures>): Told {
  const figure = (name: string) => {
    const value = what[name];
    return typeof value === 'number' ? value : null;
  };
  const after = { most: figure('most'), alone: figure('alone'), day: figure('day'), approve: figure('approve') };
  const key = JSON.stringify(['permit', 'account', 'operation', 'currency'].map((name) => what[name]));
  const before = rights.get(key) ?? null;
  rights.set(key, after);
  const [account, operation, currency] = [
    String(what['account']),
    deskOperation.safeParse(what['operation']),
    currencySchema.safeParse(what['currency']),
  ];
  if (!operation.success || !currency.success) return { what: 'adminPermit', detail: JSON.stringify(what) };
  const said = Object.entries(after).map(([name, minor]) => {
    const amount = minor === null ? 'none' : toDecimal({ minor, currency: currency.data });
    return `${name} ${amount}`;
  });
  return {
    what: 'adminPermit',
    detail: [account, operation.data, currency.data, ...said].join(', '),
    right: {
      accountId: account === everyAccount ? null : account,
      operation: operation.data,
      currency: currency.data,
      before,
      after,
    },
  };
}
