import { describe, expect, it } from 'vitest';
import {
  type AccountView,
  type ConnectionFinding,
  type ConnectionReport,
  connectionDetails,
  connectionFinding,
  connectionOutcome,
  connectionReport,
  connectionStepName,
} from '../../contract/index.ts';
import { toFacts } from '../../renderer/connection/detail-facts.ts';
import { isOpen, summarise, worstFirst } from '../../renderer/connection/findings.ts';
import { toReportText } from '../../renderer/connection/report-text.ts';
import { stepLooks } from '../../renderer/connection/step-look.ts';
import { createFormats } from '../../renderer/i18n/format.ts';
import { startTexts } from '../../renderer/i18n/index.ts';

const finding = (name: string) => connectionFinding.parse(name);

function report(
  findings: Partial<Record<string, [outcome: string, finding: string, details?: object]>>,
): ConnectionReport {
  return connectionReport.parse({
    checkedAt: Date.UTC(2026, 10, 22, 9, 3, 34),
    host: 'secure-test.be2bill.com',
    steps: connectionStepName.options.map((step) => {
      const [outcome, name, details = {}] = findings[step] ?? ['passed', 'connected'];
      return { step, outcome, finding: finding(name), details };
    }),
  });
}

describe.each(['en', 'fr'] as const)('the findings in %s', (language) => {
  it.each(connectionFinding.options)(
    '%s has a sentence, and one on what to do where something can be done',
    async (name) => {
      const texts = await startTexts(language);
      const has = (key: string) => texts.exists(key, { fallbackLng: [] });
      expect(has(`connection.meaning.${name}`)).toBe(true);
      expect(has(`connection.todo.${name}`)).toBe(isOpen(name));
    },
  );

  it('name the codes that a person will be asked for', async () => {
    const texts = await startTexts(language);
    const meaning = (name: ConnectionFinding) => texts.t(`connection.meaning.${name}`, { after: '' });
    expect(meaning('signatureRefused')).toContain('1003');
    expect(meaning('addressNotAllowed')).toContain('3002');
    expect(meaning('accountDisabled')).toContain('3001');
    expect(meaning('rateLimited')).toContain('3004');
    expect(meaning('apiKeyDisabled')).toContain('3007');
  });

  it('have a word for every step, outcome, summary and detail', async () => {
    const texts = await startTexts(language);
    const details = Object.keys(connectionDetails.shape).filter((name) => name !== 'after');
    const keys = [
      ...connectionStepName.options.map((name) => `connection.step.${name}`),
      ...connectionOutcome.options.map((name) => `connection.outcome.${name}`),
      ...details.map((name) => (name === 'seconds' ? 'connection.seconds_other' : `connection.detail.${name}`)),
    ];
    for (const key of keys) expect(texts.exists(key, { fallbackLng: [] }), key).toBe(true);
  });
});

describe('summarise', () => {
  it.each([
    ['passed', {}],
    ['passed', { name: ['skipped', 'nameLeftToProxy'] }],
    ['incomplete', { clock: ['skipped', 'clockUnknown'] }],
    ['warned', { certificate: ['warned', 'certificateBelongsToProxy'], clock: ['skipped', 'clockUnknown'] }],
    ['failed', { signature: ['failed', 'signatureRefused'], certificate: ['warned', 'certificateBelongsToProxy'] }],
  ] as const)('comes to %s by the worst step: %j', (summary, findings) => {
    expect(summarise(report(findings as unknown as Parameters<typeof report>[0]))).toBe(summary);
  });

  it('has a look of its own for every outcome', () => {
    expect(new Set(Object.values(stepLooks).map(({ icon }) => icon)).size).toBe(connectionOutcome.options.length);
  });
});

describe('toFacts', () => {
  const formats = createFormats('en', 'en-GB', 'Europe/Paris');

  it('writes what was measured for people, in one order', async () => {
    const { t } = await startTexts('en');
    const facts = toFacts(
      {
        reason: 'CERT_HAS_EXPIRED',
        seconds: 1_200,
        validUntil: '2020-06-30T22:05:09.000Z',
        issuer: 'CN=Proxy',
        after: 'proxy',
      },
      t,
      formats,
    );
    expect(facts).toEqual([
      { label: 'Issued by', value: 'CN=Proxy' },
      { label: 'Valid until', value: '1 Jul 2020, 00:05:09 · Europe/Paris' },
      { label: 'Off by', value: '1,200 seconds' },
      { label: 'System’s code', value: 'CERT_HAS_EXPIRED' },
    ]);
  });

  it('shows a code of failure, and none of success', async () => {
    const { t } = await startTexts('en');
    expect(toFacts({ execcode: '0000' }, t, formats)).toEqual([]);
    expect(toFacts({ execcode: '3002' }, t, formats)).toEqual([{ label: 'EXECCODE', value: '3002' }]);
  });

  it('leaves no detail out', async () => {
    const { t } = await startTexts('en');
    const all = { status: 502, seconds: 2, validFrom: '2020-01-01T00:00:00Z', validUntil: '2021-01-01T00:00:00Z' };
    const texts = [
      'addresses',
      'proxy',
      'proxyKind',
      'logins',
      'contentType',
      'issuer',
      'names',
      'parameter',
      'reason',
    ];
    const details = connectionDetails.parse({
      ...all,
      ...Object.fromEntries(texts.map((name) => [name, name])),
      execcode: '1003',
      after: 'name',
    });
    expect(Object.keys(details).toSorted()).toEqual(Object.keys(connectionDetails.shape).toSorted());
    expect(toFacts(details, t, formats)).toHaveLength(Object.keys(details).length - 1);
  });
});

describe('toReportText', () => {
  it('holds every step with what was found and measured, and times in UTC', () => {
    const account = { identifier: 'MAINSHOP', environment: 'test' } as AccountView;
    const text = toReportText(
      report({ permission: ['failed', 'addressNotAllowed', { execcode: '3002' }] }),
      account,
      '0.1.0',
    );
    expect(text.split('\n')).toEqual([
      'Be2bill console 0.1.0',
      'Connection check of IDENTIFIER MAINSHOP (test)',
      'Host: secure-test.be2bill.com',
      'Checked: 2026-11-22T09:03:34.000Z',
      'name: passed, connected',
      'proxy: passed, connected',
      'connection: passed, connected',
      'certificate: passed, connected',
      'clock: passed, connected',
      'signature: passed, connected',
      'permission: failed, addressNotAllowed (execcode: 3002)',
      'account: passed, connected',
    ]);
  });
});

it('shows what failed before what went well', () => {
  const steps = worstFirst(report({ certificate: ['failed', 'certificateExpired'], clock: ['skipped', 'notReached'] }));
  expect(steps.map(({ step }) => step).slice(0, 3)).toEqual(['certificate', 'name', 'proxy']);
  expect(steps).toHaveLength(connectionStepName.options.length);
});
