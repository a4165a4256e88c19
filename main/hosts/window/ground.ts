import type { Preferences } from '../../../contract/index.ts';

export type Theme = Preferences['theme'];

/** The page's own ground in both appearances, before its style sheets are there; a test holds it to the tokens. */
export const ground = { light: '#ffffff', dark: '#15171b' } as const;

/** How the page says in its source that it has both appearances; the build leaves it as it is. */
export const bothSchemes = '<meta name="color-scheme" content="light dark" />';

/**
 * Paints the first frame of a page in the theme that the person chose: nothing of ours has run by then. Once the
 * component kit has said which appearance it shows, its own colours hold.
 */
export function paintGround(page: string, theme: Theme, nonce: string): string {
  return page.replace(bothSchemes, () => firstPaint(theme, nonce));
}

/** The head of a page that has nothing but its ground; the nonce lets it past a policy. */
export function firstPaint(theme: Theme, nonce?: string): string {
  const schemes = theme === 'system' ? 'light dark' : theme;
  const allowed = nonce === undefined ? '' : ` nonce="${nonce}"`;
  const rule = `:root:not([data-mantine-color-scheme]){background:light-dark(${ground.light},${ground.dark})}`;
  return `<meta name="color-scheme" content="${schemes}" /><style${allowed}>${rule}</style>`;
}

/** The colour of a window before its page has painted anything. */
export function groundOf(dark: boolean): string {
  return dark ? ground.dark : ground.light;
}
