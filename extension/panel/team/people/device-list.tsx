import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiClient } from '../../../../shared/api-client.ts';
import type { Person } from '../../../../shared/model/person.ts';
import { formatAgo, formatInstant } from '../../../look/format-time.ts';
import { tryMonitor } from '../../act.ts';
import { panelClient } from '../../load-panel.ts';
import { useAnswer } from '../../use-answer.ts';
import { readNow } from '../../use-now.ts';
import { useTeamWords } from '../use-team-words.ts';

interface Code {
  readonly code: string;
  readonly expiresAt: number;
}

/** The browsers that were paired for a person; each can be shut out at once. A new one is paired by a code. */
export function DeviceList({ person }: { person: Person }): JSX.Element | null {
  const { tt, language } = useTeamWords();
  const [code, setCode] = useState<Code | null>(null);
  const { id } = person;
  const read = useCallback((client: ApiClient) => client.listDevices({ params: { id } }), [id]);
  const { answer, doStep } = useAnswer(read, 0);
  const now = readNow();
  const pair = async () =>
    setCode(await tryMonitor(panelClient(), (client) => client.createPairingCode({ params: { id } })));
  if (!answer) return null;
  return (
    <section>
      <div class="row box-head">
        <h3 class="s grow">{tt('devices')}</h3>
        {person.active && (
          <button type="button" class="btn ghost sm" data-do="code" onClick={() => void pair()}>
            {tt('devicePair')}
          </button>
        )}
      </div>
      {code && (
        <p class="s note" role="status">
          {tt('deviceCode')} <b class="num">{code.code}</b>{' '}
          <span class="muted">{tt('deviceCodeUntil', { time: formatInstant(code.expiresAt, now, language) })}</span>
        </p>
      )}
      {answer.items.length === 0 && <p class="s muted">{tt('devicesNone')}</p>}
      <ul class="links s">
        {answer.items.map((device) => (
          <li key={device.id} class="row wrap">
            <span class={`grow ${device.revokedAt === null ? '' : 'faint'}`}>
              <bdi>{device.name}</bdi>{' '}
              <span class="xs muted">
                {device.lastUsedAt === null
                  ? tt('deviceUnused')
                  : tt('deviceUsed', { ago: formatAgo(device.lastUsedAt, now, language) })}
              </span>
            </span>
            {device.revokedAt === null ? (
              <button
                type="button"
                class="btn ghost sm"
                data-do="revoke"
                onClick={() => void doStep((client) => client.revokeDevice({ params: { id: device.id } }))}
              >
                {tt('deviceRevoke')}
              </button>
            ) : (
              <span class="tag">{tt('deviceRevoked')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
