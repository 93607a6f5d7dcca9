import type { BrowserAlert } from '../../shared/model/alert.ts';
import { type OutboxAlert, toAlert } from '../store/alerts.ts';
import {
  type BrowserOffer,
  findBrowserOffer,
  listBrowserOffers,
  takeBrowserOffer,
} from '../store/people/browser-offers.ts';
import type { Db } from '../store/store.ts';
import { composeTestAlert } from './compose-alert.ts';
import { composeMessage } from './compose-message.ts';

/** What a person's browsers are offered at an instant, in the words that every channel gets. */
export async function listBrowserAlerts(
  db: Db,
  personId: string,
  now: number,
  workspace: string,
): Promise<BrowserAlert[]> {
  const shown: BrowserAlert[] = [];
  for (const offer of await listBrowserOffers(db, personId, now)) {
    const { alertIds } = offer;
    const rows =
      alertIds.length === 0
        ? []
        : await db.selectFrom('alerts').selectAll().where('id', 'in', alertIds).orderBy('number').execute();
    // Forgotten between its offer and now: there is nothing left to say.
    if (alertIds.length === 0 || rows.length > 0) shown.push(view(offer, rows.map(toAlert), workspace));
  }
  return shown;
}

/** A browser of a person shows it: the next look of the outbox finds it delivered, without waiting for its time. */
export async function takeOffered(trx: Db, taking: Parameters<typeof takeBrowserOffer>[1]): Promise<boolean> {
  if (!(await takeBrowserOffer(trx, taking))) return false;
  const { alertIds = [] } = (await findBrowserOffer(trx, taking.id)) ?? {};
  if (alertIds.length > 0)
    await trx
      .updateTable('alerts')
      .set({ nextAttemptAt: taking.now })
      .where('id', 'in', alertIds)
      .where('state', '=', 'pending')
      .where('nextAttemptAt', '>', taking.now)
      .execute();
  return true;
}

function view({ id, alertIds }: BrowserOffer, alerts: readonly OutboxAlert[], workspace: string): BrowserAlert {
  const message =
    alertIds.length === 0
      ? { ...composeTestAlert(workspace), number: 0 }
      : composeMessage({ key: id, alerts, isNew: false });
  const { number, kind, level, headline, excerpt, brand, site, reasons, dueAt, storySize, drill } = message;
  const only = alerts.length === 1 ? alerts[0] : undefined;
  const { mentionId = null, ticketId = null } = only ?? {};
  const crisis = only?.content.crisis;
  return {
    ...{ id, number, kind, level, headline, excerpt, brand, site, reasons: [...reasons], dueAt, storySize },
    ...{ mentionId, ticketId, drill },
    ...(crisis === undefined ? {} : { caseId: crisis.caseId }),
  };
}
