import { ApiError } from '../../shared/api-client.ts';
import { SITES } from '../sites/registry.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readPairing } from './pairing-store.ts';
import { checkSiteOverride } from './parse-site-override.ts';
import { keepWorkspaceOverrides } from './site-override-store.ts';

/**
 * Fetches the selectors that the workspace corrects for everybody. Each is checked as one that a person pastes: the monitor does
 * not decide what may be corrected. While it cannot be asked, what is kept stays.
 */
export async function refreshWorkspaceCorrections(now: number): Promise<void> {
  const stated = await fetchCorrections();
  if (stated === null) return;
  const checked = stated.map((correction) => checkSiteOverride(correction, SITES));
  for (const one of checked) if (!one.ok) console.error('[earshot] a correction of the workspace:', one.problem.en);
  await keepWorkspaceOverrides(
    checked.flatMap((one) => (one.ok ? [one.override] : [])),
    now,
  );
}

async function fetchCorrections(): Promise<readonly unknown[] | null> {
  const pairing = await readPairing();
  if (!pairing) return [];
  if (pairing.expired) return null;
  try {
    return (await createMonitorClient(pairing).listSiteCorrections()).items;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status === 404 ? [] : null; // a monitor of an earlier release corrects nothing
  }
}
