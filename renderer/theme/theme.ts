import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { color, tokens, variablesOf } from './tokens.ts';

/** The kit wants ten shades of its primary colour; ours is one accent, so the shades it uses are the same. */
const accent = Array.from({ length: 10 }, () => tokens.accentFill.light) as unknown as MantineColorsTuple;

/** The kit's greys of dark mode, from text to the deepest ground: ours, so that no third grey creeps in. */
const dark: MantineColorsTuple = [
  tokens.text.dark,
  tokens.muted.dark,
  tokens.muted.dark,
  tokens.control.dark,
  tokens.control.dark,
  tokens.hover.dark,
  tokens.raised.dark,
  tokens.page.dark,
  tokens.sunken.dark,
  tokens.sunken.dark,
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  primaryColor: 'accent',
  colors: { accent, dark },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    DrawerRoot: { defaultProps: { transitionProps: { duration: 140 } } },
    ModalRoot: { defaultProps: { transitionProps: { duration: 120 } } },
  },
});

/** The kit's own names for what our tokens say; set for each appearance, because the kit sets them there as well. */
const kitVariables = {
  '--mantine-color-body': color('page'),
  '--mantine-color-text': color('text'),
  '--mantine-color-dimmed': color('muted'),
  '--mantine-color-error': color('refused'),
  '--mantine-color-placeholder': color('muted'),
  '--mantine-color-anchor': color('accent'),
  '--mantine-color-default': color('raised'),
  '--mantine-color-default-hover': color('hover'),
  '--mantine-color-default-color': color('text'),
  '--mantine-color-default-border': color('control'),
  '--mantine-primary-color-filled': color('accentFill'),
  '--mantine-primary-color-filled-hover': color('accentFill'),
  '--mantine-primary-color-light': color('selected'),
  '--mantine-primary-color-light-color': color('accent'),
};

/** Hands our tokens to the kit, so that its widgets wear them too. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  // The edge of every field and radio in light; in dark the kit takes it from the palette above.
  light: { ...variablesOf('light'), ...kitVariables, '--mantine-color-gray-4': color('control') },
  dark: { ...variablesOf('dark'), ...kitVariables },
});
