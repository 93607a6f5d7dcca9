import type { FastifyInstance } from 'fastify';
import type { AlertView } from '../../../shared/schemas/alert.ts';
import type { AlertDesk } from '../../alert/alert-desk.ts';
import { listBrowserAlerts, takeOffered } from '../../alert/offered-alerts.ts';
import { recordAcknowledgement } from '../../desk/record-acknowledgement.ts';
import { viewSource } from '../../listen/health/view-source.ts';
import { acknowledgeAlerts, getAlert, type OutboxAlert } from '../../store/alerts.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import { readEventsAfter } from '../../store/events.ts';
import { getMention } from '../../store/heard/mentions.ts';
import { getSource } from '../../store/heard/sources.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { ApiContext } from '../api-context.ts';
import { listAlertPage } from '../list-alert-page.ts';
import { readPage } from '../read-page.ts';
import { registerRoute } from '../register-route.ts';

/** Alerts, sources and the event log: how the listening itself goes. */
export function registerWatch(app: FastifyInstance, context: ApiContext): void {
  const { store, reader, readDb, clock } = context;
  const { db } = store;

  registerRoute(app, 'listAlerts', ({ query }) => readPage(listAlertPage(readDb, query)));

  registerRoute(app, 'acknowledgeAlert', async ({ params, caller }) => {
    const alert = await getAlert(db, params.id);
    const acknowledgement = { number: alert.number, personId: caller.person.id, now: clock.now() };
    await inTransaction(db, async (trx) => {
      if ((await acknowledgeAlerts(trx, acknowledgement)) > 0) await recordAcknowledgement(trx, alert, acknowledgement);
    });
    return { alert: showAlert(await getAlert(db, params.id)) };
  });

  registerRoute(app, 'listBrowserAlerts', async ({ caller }) => {
    return { items: await listBrowserAlerts(readDb, caller.person.id, clock.now(), context.workspace.name) };
  });

  registerRoute(app, 'takeBrowserAlert', async ({ params, caller }) => {
    const taking = { id: params.id, personId: caller.person.id, now: clock.now() };
    return { taken: await inTransaction(db, (trx) => takeOffered(trx, taking)) };
  });

  registerRoute(app, 'tryAlert', async ({ body }) => {
    const { mentionId, text = '', brandId, level, at = clock.now() } = body;
    const mention = mentionId === undefined ? null : await getMention(readDb, mentionId);
    const wish = mention ?? { text, brand: brandId ?? null, level };
    return { at, trial: await openAlerting(context).explain(readDb, wish, { at, now: clock.now() }) };
  });

  registerRoute(app, 'testAlertChannel', async ({ params, caller }) => {
    const error = await openAlerting(context).sendTest(params.id, { db, clock });
    await inTransaction(db, (trx) =>
      appendAudit(trx, {
        ...{ chain: 'system', at: clock.now(), actorId: caller.person.id },
        ...{ action: 'channel.tested', subjectId: params.id, details: { ok: error === null } },
      }),
    );
    return { ok: error === null, error };
  });

  registerRoute(app, 'listSources', async ({ query: { query = '', after = null, limit = 50 } }) => {
    const found = reader.listSourcePage({ query, cursor: after, limit });
    const { items, next } = await readPage(found);
    const now = clock.now();
    return {
      items: items.map(({ source, memory }) =>
        viewSource(source, memory, now, context.readProfile?.(source.id) ?? null),
      ),
      ...{ next, total: (await found).total },
    };
  });

  registerRoute(app, 'testSource', async ({ params }) => {
    await getSource(readDb, params.id);
    return context.testSource(params.id);
  });

  registerRoute(app, 'listEvents', async ({ query }) => {
    const { after, limit, types } = query;
    const events = await readEventsAfter(readDb, after ?? 0, limit ?? 200);
    const wanted = types?.length ? events.filter((event) => types.includes(event.type)) : events;
    return { items: wanted, last: events.at(-1)?.seq ?? after ?? 0 };
  });
}

function openAlerting({ alerting }: ApiContext): AlertDesk {
  if (alerting === undefined) throw new StoreError('not-found', 'This monitor has no channels.');
  return alerting;
}

/** Without its words: they are for the channel, and the mention has them. */
function showAlert(alert: OutboxAlert): AlertView {
  const { content: _content, groupKey: _groupKey, fencing: _fencing, ...shown } = alert;
  return shown;
}
