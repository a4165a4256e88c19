import { beforeEach, describe, expect, it } from 'vitest';
import { type AccountView, accountForm, environmentOf } from '../../contract/index.ts';
import {
  type AccountDraft,
  countedAs,
  draftOf,
  hostsOf,
  inEnvironment,
  newDraft,
  ownHost,
  urlOf,
  useAccountDrafts,
} from '../../renderer/accounts/form/draft.ts';
import { accountFields, fieldOf, readDraft } from '../../renderer/accounts/form/read-draft.ts';

const filled: AccountDraft = { ...newDraft, label: 'Main shop', identifier: 'MAINSHOP' };
const own = (ownUrl: string): AccountDraft => ({ ...filled, host: ownHost, ownUrl });

describe('a new account', () => {
  it('begins in rehearsal, on its usual host, and lacks nothing but its names', () => {
    expect(newDraft.environment).toBe('test');
    expect(readDraft(newDraft)).toEqual({ ok: false, wrong: ['label', 'identifier'] });
  });

  it('comes to a form that main takes', () => {
    const read = readDraft(filled);
    expect(read.ok && accountForm.parse(read.form)).toMatchObject({
      label: 'Main shop',
      identifier: 'MAINSHOP',
      environment: 'test',
      url: 'https://secure-test.be2bill.com',
      signing: { kind: 'accountKey' },
      captureDays: 7,
    });
  });

  it('carries an APIKEYID only where an API key signs', () => {
    const apiKeyId = 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9';
    const read = readDraft({ ...filled, signing: 'apiKey', apiKeyId });
    expect(read.ok && read.form.signing).toEqual({ kind: 'apiKey', apiKeyId });
    const other = readDraft({ ...filled, apiKeyId });
    expect(other.ok && other.form.signing).toEqual({ kind: 'accountKey' });
  });
});

describe('what is wrong', () => {
  it.each([
    ['label', { label: ' ' }],
    ['label', { label: 'x'.repeat(61) }],
    ['identifier', { identifier: '' }],
    ['identifier', { identifier: 'x'.repeat(33) }],
    ['url', { host: ownHost, ownUrl: '' }],
    ['url', { host: ownHost, ownUrl: 'not a host' }],
    ['url', { host: ownHost, ownUrl: 'ftp://secure-test.be2bill.com' }],
    ['currency', { currency: 'EURO' }],
    ['apiKeyId', { signing: 'apiKey', apiKeyId: 'too short' }],
    ['voidZone', { voidZone: 'Europe/Atlantis' }],
    ['captureDays', { captureDays: '' }],
    ['captureDays', { captureDays: '0' }],
    ['captureDays', { captureDays: '61' }],
    ['captureDays', { captureDays: '7.5' }],
    ['captureDays', { captureDays: '1e1' }],
    ['exportLagMinutes', { exportLagMinutes: '' }],
    ['exportLagMinutes', { exportLagMinutes: '10081' }],
    ['exportLagMinutes', { exportLagMinutes: '-1' }],
    ['clientIp', { clientIp: '::1' }],
    ['clientIp', { clientIp: '256.0.0.1' }],
    ['clientUserAgent', { clientUserAgent: '' }],
  ] as const)('stands at the field %s for %j', (field, change) => {
    expect(readDraft({ ...filled, ...change })).toEqual({ ok: false, wrong: [field] });
  });

  it('is said all at once, in the order of the form', () => {
    const read = readDraft({ ...newDraft, captureDays: 'x', clientIp: 'x', currency: 'x' });
    expect(read).toEqual({ ok: false, wrong: ['label', 'identifier', 'currency', 'captureDays', 'clientIp'] });
  });
});

describe('the address', () => {
  it.each([
    ['secure-test.be2bill.com', 'https://secure-test.be2bill.com'],
    ['  https://secure-test.be2bill.com/front/service/rest/process  ', 'https://secure-test.be2bill.com'],
    ['https://user:pass@secure-test.be2bill.com', 'https://secure-test.be2bill.com'],
    ['http://secure-test.be2bill.com', 'http://secure-test.be2bill.com'],
    ['127.0.0.1:4711', 'http://127.0.0.1:4711'],
    ['localhost:4711', 'http://localhost:4711'],
    ['https://127.0.0.1:4711', 'https://127.0.0.1:4711'],
    ['nothing at all', 'nothing at all'],
  ])('%j is read as %j', (typed, url) => {
    expect(urlOf(own(typed))).toBe(url);
  });

  it.each([
    ['secure-test.dalenys.com', 'test'],
    ['secure-magenta1.dalenys.com', 'production'],
    ['secure-test.be2bill.com.evil.example', 'production'],
    ['https://secure-test.be2bill.com@evil.example', 'production'],
    ['gateway.partner.example', 'production'],
    ['127.0.0.1:4711', 'sandbox'],
    ['', undefined],
    ['two words', undefined],
  ])('%j counts as %s at once', (typed, environment) => {
    expect(countedAs(own(typed))).toBe(environment);
  });

  it('offers each environment hosts of its own only', () => {
    for (const environment of ['test', 'production'] as const) {
      expect(hostsOf(environment).length).toBeGreaterThan(1);
      for (const host of hostsOf(environment)) expect(environmentOf(`https://${host}`)).toBe(environment);
    }
    expect(hostsOf('sandbox')).toEqual([]);
  });

  it('follows another environment, unless one was typed', () => {
    expect(inEnvironment(filled, 'production')).toMatchObject({ host: 'secure-magenta1.dalenys.com' });
    expect(inEnvironment(filled, 'sandbox')).toMatchObject({ host: ownHost, ownUrl: '' });
    expect(inEnvironment(own(''), 'test')).toMatchObject({ host: 'secure-test.be2bill.com' });
    expect(inEnvironment(own('my.host'), 'production')).toMatchObject({ host: ownHost, ownUrl: 'my.host' });
  });
});

describe('an account that is there', () => {
  const read = readDraft({ ...filled, signing: 'apiKey', apiKeyId: 'x'.repeat(36), captureDays: '12' });
  const form = read.ok ? read.form : expect.unreachable();
  const account: AccountView = { ...form, accountId: 'MAINSHOP', host: 'secure-test.be2bill.com', embedded: false };

  it('comes back from the form as it went in', () => {
    expect(readDraft(draftOf(account))).toEqual({ ok: true, form });
  });
});

describe('a refusal', () => {
  it.each([
    [{ code: 'environmentMismatch', hostBelongsTo: 'test' }, 'url'],
    [{ code: 'plainHttp' }, 'url'],
    [{ code: 'accountExists' }, 'identifier'],
    [{ code: 'invalidInput', field: 'signing.apiKeyId' }, 'apiKeyId'],
    [{ code: 'invalidInput', field: 'captureDays' }, 'captureDays'],
    [{ code: 'invalidInput', field: 'environment' }, undefined],
    [{ code: 'ledgerFailed', problem: 'full' }, undefined],
  ] as const)('%j stands at %s', (refusal, field) => {
    expect(fieldOf(refusal)).toBe(field);
  });

  it('finds every field by its name', () => {
    for (const field of accountFields) expect(fieldOf({ code: 'invalidInput', field })).toBe(field);
  });
});

describe('what was typed', () => {
  beforeEach(() => useAccountDrafts.setState({ drafts: {} }));

  it('stays for its account until it is saved or given up', () => {
    const { keep, discard } = useAccountDrafts.getState();
    keep('new', filled);
    keep('test/SHOP', own('x'));
    expect(useAccountDrafts.getState().drafts).toEqual({ new: filled, 'test/SHOP': own('x') });
    discard('new');
    expect(Object.keys(useAccountDrafts.getState().drafts)).toEqual(['test/SHOP']);
  });
});
