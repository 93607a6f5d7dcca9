import type { FastifyInstance } from 'fastify';
import {
  changeSearch,
  deleteSearch,
  insertSearch,
  listSearches,
  MOST_SEARCHES,
} from '../../store/heard/saved-searches.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { registerRoute } from '../register-route.ts';

/** Searches that a person kept. */
export function registerSearches(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock, workspace } = context;
  const { db } = store;

  registerRoute(app, 'listSearches', async ({ caller }) => ({ items: await listSearches(readDb, caller.person.id) }));

  registerRoute(app, 'saveSearch', async ({ body, caller }) => {
    const { name, filter, alerts = false } = body;
    const draft = { name, filter, alerts, ownerId: caller.person.id, drill: workspace.drill };
    const search = await inTransaction(db, async (trx) => {
      if ((await listSearches(trx, caller.person.id)).length >= MOST_SEARCHES)
        throw new ApiFault('too-many-searches', { words: { most: String(MOST_SEARCHES) } });
      return insertSearch(trx, draft, clock.now());
    });
    return { search };
  });

  registerRoute(app, 'updateSearch', async ({ params, body, caller }) => {
    const of = { id: params.id, ownerId: caller.person.id };
    const change = {
      ...(body.name === undefined ? {} : { name: body.name }),
      ...(body.filter === undefined ? {} : { filter: body.filter }),
      ...(body.alerts === undefined ? {} : { alerts: body.alerts }),
    };
    return { search: await inTransaction(db, (trx) => changeSearch(trx, of, change)) };
  });

  registerRoute(app, 'deleteSearch', async ({ params, caller }) => ({
    deleted: await inTransaction(db, (trx) => deleteSearch(trx, params.id, caller.person.id)),
  }));
}
