import type { Source } from '../../../shared/model/source.ts';
import { composeSourceAlert } from '../../alert/compose-alert.ts';
import { insertAlert } from '../../store/alerts.ts';
import { appendEvent } from '../../store/events.ts';
import { getSource } from '../../store/heard/sources.ts';
import type { Db } from '../../store/store.ts';
import type { Pipeline } from '../pipeline.ts';
import { type Health, type HealthChange, type Incident, incidentOf, isNews } from './source-health.ts';
import { viewSource } from './view-source.ts';

/** Tells everybody of a changed state of a source, and administrators of trouble: one incident, one message. */
export async function noteIncident(
  pipeline: Pipeline,
  trx: Db,
  source: Source,
  before: Health,
  after: HealthChange,
): Promise<void> {
  const now = pipeline.clock.now();
  const incident = incidentOf(before, after);
  if (incident !== null) await tellAdministrators(pipeline, trx, source, incident, before, after, now);
  if (!isNews(before, after)) return;
  const { memory } = await getSource(trx, source.id);
  const data = viewSource(source, memory, now, pipeline.recall.of(source.id).profile);
  await appendEvent(trx, { at: now, type: 'source.state', subjectId: source.id, drill: source.drill, data });
}

async function tellAdministrators(
  pipeline: Pipeline,
  trx: Db,
  source: Source,
  incident: Incident,
  before: Health,
  after: Health,
  now: number,
): Promise<void> {
  const since = (incident === 'heard-again' ? before.blindSince : after.blindSince) ?? now;
  const { name: sourceName, drill } = source;
  const content = composeSourceAlert({ incident, sourceName, since, reason: after.lastError, drill });
  let number: number | undefined;
  for (const channelId of pipeline.routing.adminChannelIds) {
    const alert = await insertAlert(trx, {
      kind: 'source-blind',
      mentionId: null,
      ticketId: null,
      channelId,
      content,
      groupKey: `source:${source.id}`,
      now,
      ...(number === undefined ? {} : { number }),
    });
    number = alert.number;
  }
}
