import type { FastifyInstance } from 'fastify';
import type { RouteName } from '../../../shared/api-paths.ts';
import type { SetupDesk } from '../../setup/setup-desk.ts';
import { listSetupKinds } from '../../setup/setup-kinds.ts';
import { suggestTerms } from '../../setup/suggest-terms.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { registerRoute } from '../register-route.ts';

/** The configuration file, for an administrator on this machine. */
export function registerSetup(app: FastifyInstance, context: ApiContext): void {
  const open = (): SetupDesk => {
    if (context.setupDesk === null) throw new ApiFault('no-setup');
    return context.setupDesk;
  };
  const note = (action: RouteName, actorId: string, details: Readonly<Record<string, unknown>>) =>
    inTransaction(context.store.db, (trx) =>
      appendAudit(trx, {
        chain: 'system',
        at: context.clock.now(),
        actorId,
        action: action === 'saveSetup' ? 'config.written' : 'monitor.restarted',
        subjectId: 'config',
        details,
      }),
    );

  registerRoute(app, 'getSetup', () => open().read());
  registerRoute(app, 'listSetupKinds', async () => listSetupKinds());
  registerRoute(app, 'checkSetup', ({ body }) => open().check(body.draft));
  registerRoute(app, 'saveSetup', async ({ body, caller }) => {
    const outcome = await open().save(body);
    // What is in it is nobody's but the file's: it may hold keys.
    if (outcome.saved) await note('saveSetup', caller.person.id, { version: outcome.version });
    return outcome;
  });
  registerRoute(app, 'suggestTerms', async ({ body }) => ({ items: await suggestTerms(body.name) }));
  registerRoute(app, 'trySource', ({ body }) => open().trySource(body));
  registerRoute(app, 'tryChannel', ({ body }) => open().tryChannel(body));
  registerRoute(app, 'tryRoutes', ({ body }) => open().tryRoutes(body));
  registerRoute(app, 'tryHelpdesk', ({ body }) => open().tryHelpdesk(body));
  registerRoute(app, 'tryMailbox', ({ body }) => open().tryMailbox(body));
  registerRoute(app, 'restartMonitor', async ({ caller }) => {
    const outcome = await open().restart();
    if (outcome.restarting) await note('restartMonitor', caller.person.id, {});
    return outcome;
  });
}
