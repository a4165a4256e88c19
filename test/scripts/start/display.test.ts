import { expect, it } from 'vitest';
import { hasDisplay } from '../../../scripts/start/display.ts';

it('a Linux session has a display when X11 or Wayland says so', () => {
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({ DISPLAY: '', WAYLAND_DISPLAY: '' }, 'linux')).toBe(false);
  expect(hasDisplay({}, 'linux')).toBe(false);
});

it('macOS and Windows always have one', () => {
  for (const platform of ['darwin', 'win32'] as const) expect(hasDisplay({}, platform)).toBe(true);
});
