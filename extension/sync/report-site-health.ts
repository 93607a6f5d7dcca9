import { browser } from 'wxt/browser';
import { ApiError } from '../../shared/api-client.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readPairing } from './pairing-store.ts';
import type { HealthReport } from './tell-site-changed.ts';

/** Tells the monitor that a site changed, so that an administrator sees it before everybody has. `correction`: revision of the workspace's correction that was taken out of use for it; null: none. Nothing waits for it and nothing is tried again: the next page says it anew. */
export async function reportSiteHealth({ broken, ...report }: HealthReport, correction: number | null): Promise<void> {
  const pairing = await readPairing();
  if (!pairing) return;
  const { version } = browser.runtime.getManifest();
  try {
    await createMonitorClient(pairing).reportSiteHealth({
      body: { ...report, broken: [...broken], version, correction },
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    console.error('[earshot] the monitor took no report of', report.site, error.message);
  }
}
