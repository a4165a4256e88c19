import { describe, expect, it } from 'vitest';
import { withoutForeign } from '../../../main/inbox/redirection.ts';

describe('the address with which a browser came back', () => {
  it.each([
    ['https://shop.example/back?IDENTIFIER=SHOP&HASH=1', 'IDENTIFIER=SHOP&HASH=1'],
    [
      'https://shop.example/?route=pay%2Fback&IDENTIFIER=SHOP&3DSECURE=yes&HASH=1#done',
      'IDENTIFIER=SHOP&3DSECURE=yes&HASH=1',
    ],
    [
      '?IDENTIFIER=SHOP&AMOUNTS%5B2026-01-01%5D=5&HASH=1&utm_source=x',
      'IDENTIFIER=SHOP&AMOUNTS%5B2026-01-01%5D=5&HASH=1',
    ],
    ['IDENTIFIER=SHOP&CLIENTEMAIL=a%40b.example&HASH=1', 'IDENTIFIER=SHOP&CLIENTEMAIL=a%40b.example&HASH=1'],
    // Without a HASH it is no word of the gateway's, and is told as what it is.
    ['https://shop.example/back?paid=yes', 'https://shop.example/back?paid=yes'],
    ['{"IDENTIFIER":"SHOP"}', '{"IDENTIFIER":"SHOP"}'],
  ])('%s', (text, left) => {
    expect(withoutForeign(text)).toBe(left);
  });
});
