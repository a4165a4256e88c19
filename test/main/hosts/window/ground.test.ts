import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bothSchemes, firstPaint, ground, groundOf, paintGround } from '../../../../main/hosts/window/ground.ts';
import { tokens } from '../../../../renderer/theme/tokens.ts';

const source = readFileSync(join(import.meta.dirname, '../../../../renderer/index.html'), 'utf8');

describe('the first frame', () => {
  it('has the colour that the page has later', () => {
    expect(ground).toEqual({ light: tokens.page.light, dark: tokens.page.dark });
    expect([groundOf(false), groundOf(true)]).toEqual([tokens.page.light, tokens.page.dark]);
  });

  it('is painted where the page says that it has both appearances, which it does once', () => {
    expect(source.split(bothSchemes)).toHaveLength(2);
    for (const [theme, content] of [
      ['light', 'light'],
      ['dark', 'dark'],
      ['system', 'light dark'],
    ] as const) {
      const page = paintGround(source, theme, 'abc');
      expect(page).toContain(`<meta name="color-scheme" content="${content}" />`);
      expect(page.match(/name="color-scheme"/g)).toHaveLength(1);
      expect(page).toContain('<style nonce="abc">:root:not(');
    }
  });

  it('takes no dollar sign of a nonce for a pattern', () => {
    expect(paintGround(bothSchemes, 'dark', '$&$1')).toContain('nonce="$&$1"');
  });

  it('needs no nonce where there is no policy', () => {
    expect(firstPaint('dark')).toContain('<style>:root');
  });
});
