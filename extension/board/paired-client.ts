import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import { STRINGS } from '../i18n/translate.ts';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { readPairing } from '../sync/pairing-store.ts';

/** The monitor that this browser is paired with. @throws ApiError `not-paired`: the board has nobody to ask. */
export async function pairedClient(): Promise<ApiClient> {
  const pairing = await readPairing();
  if (!pairing || pairing.expired) throw new ApiError(401, { code: 'not-paired', message: STRINGS.boardAlone });
  return createMonitorClient(pairing);
}
