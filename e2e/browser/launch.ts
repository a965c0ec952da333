// Starts the Chromium of this machine; knows no test and no page.
import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_REMEDY, findChromium } from '../../scripts/chromium.mjs';

/** Chromium takes the last such list alone: these are playwright's own, and what opens two pages of its own beside each of ours. */
const unwanted = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

const args = [
  `--disable-features=${unwanted.join(',')}`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type LaunchOptions = {
  /** Added to the browser's environment. */
  env?: Record<string, string>;
  /** Added to its arguments. */
  more?: readonly string[];
};

export function launch({ env, more = [] }: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(CHROMIUM_REMEDY);
  // Chromium's own sandbox does not run as root, which is who runs the tests in containers.
  return chromium.launch({
    executablePath,
    args: [...args, ...more],
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, ...env },
  });
}
