import { useEffect, useState } from 'preact/hooks';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { CorrectionGiver } from '../../shared/model/site-correction.ts';
import type { SiteHealth } from '../../shared/model/site-health.ts';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { watchSiteOverrides } from '../sync/site-override-store.ts';
import { usePairing } from './pair-form.tsx';

/** What the monitor says of the workspace's corrections. */
export interface WorkspaceCorrections {
  readonly client: ApiClient;
  /** Whether this person may correct for everybody. */
  readonly mayGive: boolean;
  readonly given: readonly CorrectionGiver[];
  /** What browsers said when they took a correction of the workspace out of use. */
  readonly takenBack: readonly SiteHealth[];
}

/** Asks the monitor, and again whenever something changed here. Null: not paired, or it cannot be asked now. */
export function useWorkspaceCorrections(): WorkspaceCorrections | null {
  const pairing = usePairing();
  const [known, setKnown] = useState<WorkspaceCorrections | null>(null);
  useEffect(() => {
    if (!pairing || pairing.expired) return setKnown(null);
    const client = createMonitorClient(pairing);
    const look = () => {
      readWorkspace(client).then(setKnown, (error: unknown) => {
        setKnown(null);
        if (!(error instanceof ApiError)) console.error('[earshot]', error);
      });
    };
    look();
    return watchSiteOverrides(look);
  }, [pairing]);
  return known;
}

async function readWorkspace(client: ApiClient): Promise<WorkspaceCorrections> {
  const [{ permissions }, { given }, { items }] = await Promise.all([
    client.getMe(),
    client.listSiteCorrections(),
    client.listSiteHealth(),
  ]);
  return {
    client,
    mayGive: permissions.includes('config.manage'),
    // A monitor of an earlier release does not say who.
    given: given ?? [],
    takenBack: items.filter(({ correction }) => correction !== null),
  };
}

/** Fetches at once what the workspace corrects. What checks it is loaded for that only: the settings open without it. */
export async function refreshCorrections(now: number): Promise<void> {
  const { refreshWorkspaceCorrections } = await import('../sync/workspace-corrections.ts');
  await refreshWorkspaceCorrections(now);
}
