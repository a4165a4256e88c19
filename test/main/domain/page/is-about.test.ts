import { describe, expect, it } from 'vitest';
import { isAbout } from '../../../../main/domain/page/is-about.ts';
import { attempt } from '../samples.ts';
import { formUrl, handedOver } from './samples.ts';

const parameters = { CLIENTIDENT: 'j.snow', CLIENTEMAIL: 'j.snow@example.com' };
const page = handedOver({ attempts: [attempt({ url: formUrl, parameters })] });

describe('a page without a row', () => {
  it.each([
    page.orderId,
    ` ${page.orderId.toLowerCase()} `,
    page.operationId,
    'attempt-1',
    'J.Snow',
    'j.snow@example.com',
  ])('is found by %s', (text) => {
    expect(isAbout(page, text)).toBe(true);
  });

  it.each(['', ' ', 'W-', 'j', 'snow', 'W-22'])('not by “%s”', (text) => {
    expect(isAbout(page, text)).toBe(false);
  });

  it('whose customer was erased is found by its order, not by nothing', () => {
    expect(isAbout(handedOver(), 'W-2')).toBe(true);
    expect(isAbout(handedOver(), '')).toBe(false);
  });
});
