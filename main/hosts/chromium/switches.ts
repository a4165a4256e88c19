/**
 * The switches that a person may hand on to the browser: how it draws, on which display, and what it logs. Any other
 * could open a port, a way to the network or the page itself.
 */
const passable: ReadonlySet<string> = new Set([
  ...['ozone-platform', 'ozone-platform-hint', 'enable-wayland-ime', 'wayland-text-input-version', 'display'],
  ...[
    'disable-gpu',
    'disable-gpu-compositing',
    'disable-software-rasterizer',
    'in-process-gpu',
    'ignore-gpu-blocklist',
  ],
  ...['use-gl', 'use-angle', 'force-device-scale-factor', 'high-dpi-support', 'disable-lcd-text'],
  ...['no-sandbox', 'disable-dev-shm-usage', 'enable-logging', 'v', 'vmodule'],
]);

/** Throws a sentence that names the first switch that may not be handed on. */
export function choosePassable(switches: readonly string[]): readonly string[] {
  const refused = switches.find((word) => !passable.has(nameOf(word)));
  if (refused === undefined) return switches;
  throw new Error(
    `--${nameOf(refused)} is not handed on to Chromium. What can be: ${[...passable].map((name) => `--${name}`).join(', ')}.`,
  );
}

function nameOf(word: string): string {
  return word.replace(/^--/, '').split('=', 1)[0] ?? '';
}
