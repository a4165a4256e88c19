import { formLanguage } from '../window/form-language.ts';

/*
 * Of several lists of features Chromium takes the last one, so that ours takes the place of Playwright's own: what Playwright
 * relies on stands here as well, and a test compares the two.
 */

/** What Playwright switches off, so that a page is intercepted whole and a browser asks nobody by itself. */
const offForPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
] as const;

/** Left on: the old picture stays until the new page has one, where there would be a white frame. */
export const leftOn = ['PaintHolding'] as const;

export const disabledFeatures: readonly string[] = [...offForPlaywright, 'Translate'];

export const enabledFeatures: readonly string[] = [
  'CDPScreenshotNewSurface',
  'SkipListAccountsWithoutGaiaCookies',
  formLanguage,
];
