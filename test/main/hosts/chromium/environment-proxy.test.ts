import { describe, expect, it } from 'vitest';
import { readEnvironmentProxy } from '../../../../main/hosts/chromium/environment-proxy.ts';

const gateway = 'https://secure-test.be2bill.com/front/service/rest/process';
const proxy = 'http://proxy.example:3128';

describe('the environment’s proxy', () => {
  const environments: readonly (readonly [string, NodeJS.ProcessEnv, string | undefined])[] = [
    ['none', {}, undefined],
    ['https_proxy', { https_proxy: proxy }, proxy],
    ['HTTPS_PROXY', { HTTPS_PROXY: proxy }, proxy],
    ['all_proxy', { all_proxy: 'socks5://proxy.example:1080' }, 'socks5://proxy.example:1080'],
    ['ALL_PROXY', { ALL_PROXY: proxy }, proxy],
    ['lower case before upper case', { https_proxy: proxy, HTTPS_PROXY: 'http://other.example' }, proxy],
    ['its own before the one for all', { HTTPS_PROXY: proxy, all_proxy: 'http://other.example' }, proxy],
    ['one without a scheme', { https_proxy: 'proxy.example:3128' }, proxy],
    ['one with a name and password', { https_proxy: 'http://me:pw@proxy.example' }, 'http://me:pw@proxy.example'],
    ['an empty one', { https_proxy: '', HTTPS_PROXY: '' }, undefined],
    ['an empty one before a full one', { https_proxy: '', HTTPS_PROXY: proxy }, proxy],
    ['one for plain HTTP only', { http_proxy: proxy }, undefined],
  ];
  for (const [name, environment, expected] of environments) {
    it(`${name}: ${expected ?? 'no proxy'}`, () => {
      expect(readEnvironmentProxy(gateway, environment)).toBe(expected);
    });
  }

  it('is the one for plain HTTP where the address is', () => {
    const both = { http_proxy: proxy, https_proxy: 'http://other.example' };
    expect(readEnvironmentProxy('http://gateway.example/', both)).toBe(proxy);
  });

  it('is never asked for this machine', () => {
    for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:8080']) {
      expect(readEnvironmentProxy(`http://${host}/`, { http_proxy: proxy, all_proxy: proxy })).toBeUndefined();
    }
  });
});

describe('NO_PROXY', () => {
  /** Whether the gateway is reached directly. */
  const isDirect = (noProxy: string, url = gateway, name = 'no_proxy') =>
    readEnvironmentProxy(url, { https_proxy: proxy, http_proxy: proxy, [name]: noProxy }) === undefined;

  it('names hosts, with all that is below them', () => {
    for (const pattern of [
      'secure-test.be2bill.com',
      'be2bill.com',
      '.be2bill.com',
      '*.be2bill.com',
      'BE2BILL.COM',
      'com',
      '*',
      'other.example,be2bill.com',
      'other.example be2bill.com',
      ' other.example , be2bill.com ',
      ',,be2bill.com,',
      'be2bill.com:443',
      '.be2bill.com:443',
    ]) {
      expect(isDirect(pattern), pattern).toBe(true);
      expect(isDirect(pattern, gateway, 'NO_PROXY'), pattern).toBe(true);
    }
  });

  it('does not stretch to others', () => {
    for (const pattern of [
      '',
      ',',
      ' ',
      '.',
      ':443',
      'bill.com',
      'e2bill.com',
      'test.be2bill.com',
      'be2bill.com.evil.example',
      'x.secure-test.be2bill.com',
      'be2bill.com:8443',
      'be2bill.com:80',
      'https://be2bill.com',
      'other.example',
    ]) {
      expect(isDirect(pattern), pattern).toBe(false);
    }
  });

  it('takes addresses and ports as they are written', () => {
    expect(isDirect('10.1.2.3', 'https://10.1.2.3/')).toBe(true);
    expect(isDirect('10.1.2.3:8443', 'https://10.1.2.3:8443/')).toBe(true);
    expect(isDirect('10.1.2.3:8443', 'https://10.1.2.3/')).toBe(false);
    expect(isDirect('gateway.example:80', 'http://gateway.example/')).toBe(true);
    expect(isDirect('[fd00::1]', 'https://[fd00::1]/')).toBe(true);
    expect(isDirect('fd00::1', 'https://[fd00::1]/')).toBe(true);
    expect(isDirect('[fd00::1]:8443', 'https://[fd00::1]:8443/')).toBe(true);
    expect(isDirect('[fd00::1]:8443', 'https://[fd00::1]/')).toBe(false);
  });
});
