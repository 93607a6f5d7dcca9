import type { Source } from '../../shared/model/source.ts';
import { composeSourceAlert } from '../alert/compose-alert.ts';
import { insertAlert } from '../store/alerts.ts';
import type { Db } from '../store/database.ts';
import { appendEvent } from '../store/events.ts';
import { getSource } from '../store/sources.ts';
import type { Pipeline } from './pipeline.ts';
import { type HealthChange, isIncident } from './source-health.ts';
import { viewSource } from './view-source.ts';

/** Tells everybody of a changed state of a source, and administrators of blindness: one incident, one message. */
export async function noteIncident(
  pipeline: Pipeline,
  trx: Db,
  source: Source,
  change: HealthChange,
  since: number | null,
): Promise<void> {
  if (change.changedFrom === null) return;
  const now = pipeline.clock.now();
  const incident = isIncident(change);
  let number: number | undefined;
  for (const channelId of incident === null ? [] : pipeline.routing.adminChannelIds) {
    const { name: sourceName, drill } = source;
    const alert = await insertAlert(trx, {
      kind: 'source-blind',
      mentionId: null,
      ticketId: null,
      channelId,
      content: composeSourceAlert({
        incident: incident ?? 'blind',
        sourceName,
        since: since ?? now,
        reason: change.lastError,
        drill,
      }),
      groupKey: `source:${source.id}`,
      now,
      ...(number === undefined ? {} : { number }),
    });
    number = alert.number;
  }
  const data = viewSource(source, (await getSource(trx, source.id)).memory, now);
  await appendEvent(trx, { at: now, type: 'source.state', subjectId: source.id, drill: source.drill, data });
}
