import type { FastifyInstance } from 'fastify';
import type { SiteHealth } from '../../../shared/model/site-health.ts';
import { tellTakenBack } from '../../alert/tell-taken-back.ts';
import { type CorrectionOutcome, createCorrectionDesk } from '../../setup/correction-desk.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import { appendEvent } from '../../store/events.ts';
import { listSiteHealth, noteSiteHealth } from '../../store/heard/site-health.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import type { Caller } from '../caller.ts';
import { registerRoute } from '../register-route.ts';

/** Social sites as browsers see them: which changed, and what is corrected for everybody. */
export function registerSites(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock, workspace, adminChannelIds = [] } = context;
  const { db } = store;
  const corrections = createCorrectionDesk(context.setupDesk?.change ?? null, context.siteCorrections ?? []);

  registerRoute(app, 'reportSiteHealth', async ({ body }) => {
    const now = clock.now();
    const site = await inTransaction(db, async (trx) => {
      const { health, isFirst } = await noteSiteHealth(trx, body, now);
      if (isFirst) await tellTakenBack(trx, health, { adminChannelIds, drill: workspace.drill, now });
      return health;
    });
    return { site: showHealth(site) };
  });

  registerRoute(app, 'listSiteHealth', async () => ({ items: (await listSiteHealth(readDb)).map(showHealth) }));

  registerRoute(app, 'listSiteCorrections', async () => corrections.list());

  registerRoute(app, 'giveSiteCorrection', async ({ body, caller }) => {
    const now = clock.now();
    const outcome = await corrections.give(body, { by: caller.person.name, now });
    return answer(outcome, { action: 'site.corrected', site: body.site, caller, now, details: { kinds: body.kinds } });
  });

  registerRoute(app, 'dropSiteCorrection', async ({ params, caller }) => {
    const now = clock.now();
    const outcome = await corrections.drop(params.id, { by: caller.person.name, now });
    return answer(outcome, { action: 'site.correction-dropped', site: params.id, caller, now, details: {} });
  });

  /** Writes down who did it and tells every browser; a refusal becomes words. */
  const answer = async (outcome: CorrectionOutcome, deed: Deed) => {
    if (outcome.kind !== 'written') throw refuse(outcome, deed.site);
    const { action, site, caller, now } = deed;
    const details = { revision: outcome.revision, ...deed.details };
    await inTransaction(db, async (trx) => {
      await appendAudit(trx, {
        ...{ chain: 'system', at: now, actorId: caller.person.id, action, subjectId: site, details },
      });
      const data = { site, revision: outcome.revision };
      await appendEvent(trx, { at: now, type: 'site.corrected', subjectId: site, drill: workspace.drill, data });
    });
    return corrections.list();
  };
}

/** What was done to the correction of a site. */
interface Deed {
  readonly action: 'site.corrected' | 'site.correction-dropped';
  readonly site: string;
  readonly caller: Caller;
  readonly now: number;
  readonly details: Readonly<Record<string, unknown>>;
}

function refuse(outcome: Exclude<CorrectionOutcome, { kind: 'written' }>, site: string): ApiFault {
  switch (outcome.kind) {
    case 'old':
      return new ApiFault('old-correction', { words: { site, revision: String(outcome.revision) }, field: 'revision' });
    case 'faulty': {
      const { field, line, reason } = outcome.fault;
      const words = { place: field || `:${line}`, zh: reason['zh-CN'], en: reason.en };
      return new ApiFault('faulty-config', { words });
    }
    case 'no-file':
      return new ApiFault('no-setup');
    case 'unknown':
      return new ApiFault('not-found', { words: { what: site } });
  }
}

function showHealth(health: SiteHealth) {
  return { ...health, broken: [...health.broken] };
}
