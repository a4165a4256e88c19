/** A colour for each of the two appearances. Light and dark are equals: every token has both. */
interface Token {
  readonly light: string;
  readonly dark: string;
}

/**
 * Every colour of the console. Components name these, never a hex value; a test holds each pair that meets on
 * screen to WCAG's contrast (4.5:1 for text, 3:1 for graphics).
 */
export const tokens = {
  page: { light: '#ffffff', dark: '#15171b' },
  raised: { light: '#ffffff', dark: '#1c1f25' },
  sunken: { light: '#f6f7f9', dark: '#111316' },
  hover: { light: '#f1f3f6', dark: '#20242b' },
  selected: { light: '#e9effd', dark: '#222c47' },
  line: { light: '#e5e7eb', dark: '#2a2e36' },
  control: { light: '#868e9c', dark: '#707a8a' },
  text: { light: '#191c22', dark: '#e9ebef' },
  muted: { light: '#596170', dark: '#a0a8b5' },
  accent: { light: '#2b57d1', dark: '#86a5ff' },
  accentFill: { light: '#2b57d1', dark: '#3f66dc' },
  onFill: { light: '#ffffff', dark: '#ffffff' },
  done: { light: '#12704a', dark: '#4fc58e' },
  waiting: { light: '#1c5fb3', dark: '#76b0f8' },
  toSettle: { light: '#8a5600', dark: '#e5b04a' },
  toSettleSoft: { light: '#fdf4e0', dark: '#322812' },
  refused: { light: '#9c3848', dark: '#ea929c' },
  refusedSoft: { light: '#fbeff0', dark: '#351c20' },
  notSent: { light: '#596170', dark: '#a0a8b5' },
  sandbox: { light: '#6941d4', dark: '#7a57e3' },
  sandboxSoft: { light: '#f4f0fe', dark: '#211c33' },
  test: { light: '#47617d', dark: '#557390' },
  testSoft: { light: '#eff3f7', dark: '#1c242c' },
  production: { light: '#b3261e', dark: '#cc3a30' },
  productionSoft: { light: '#fdeeec', dark: '#351a18' },
} as const satisfies Record<string, Token>;

export type TokenName = keyof typeof tokens;

/** The CSS variable of a token: `var(--c-accent)`. */
export function color(name: TokenName): string {
  return `var(--c-${name})`;
}

/** All variables of one appearance, for the root element. */
export function variablesOf(appearance: keyof Token): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, token]) => [`--c-${name}`, token[appearance]]));
}
