import fc from 'fast-check';
import type { z } from 'zod';
import { ROUTES, readRoutePath } from '../../shared/api.ts';
import { API_PATHS, type RouteName } from '../../shared/api-paths.ts';
import { ROLES } from '../../shared/model/person.ts';
import type { RouteSpec } from '../../shared/routes/route.ts';
import { apiErrorSchema } from '../../shared/schemas/api-error.ts';
import { arbitraryFromSchema } from './arbitrary-from-schema.ts';
import type { TestApi } from './run-api.ts';
import { sampleTicket } from './store-samples.ts';

interface FuzzedRequest {
  readonly name: RouteName;
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
}

/** How often each status came, for the report. */
export type FuzzCounts = Map<number, number>;

/**
 * Sends requests drawn from the schemas; every answer must be one that the API describes, and none a failure of ours. The seed is said
 * before the first request, so that a run that hangs or is killed can be done again too; what fails is said at once: a retry that passes
 * would hide it.
 */
export async function fuzzApi(api: TestApi, requests: number, seed: number): Promise<FuzzCounts> {
  console.log(`${requests} requests, seed ${seed} (FUZZ_SEED=${seed} npm run test:full -- api-fuzz)`);
  const counts: FuzzCounts = new Map();
  const names = (Object.keys(API_PATHS) as RouteName[]).filter((name) => name !== 'unpair');
  const planted = await plantSubjects(api);
  const drawn = fc.oneof(...names.map((name) => drawRequest(name, planted)));
  let turn = 0;
  await fc
    .assert(
      fc.asyncProperty(drawn, async (request) => {
        turn += 1;
        // Every role is heard, the one that may do everything most often.
        const role = turn % 4 === 0 ? (ROLES[(turn / 4) % ROLES.length] ?? 'admin') : 'admin';
        const status = await send(api, request, api.people[role].token);
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }),
      { numRuns: requests, seed, endOnFailure: true },
    )
    .catch((error: unknown) => {
      console.error(`seed ${seed}, request ${turn}:`, error);
      throw error;
    });
  return counts;
}

/** Ids that exist, by the noun in the address (`tickets`, `people`); `all` are mixed into every text. */
interface Planted {
  readonly byNoun: Readonly<Record<string, readonly string[]>>;
  readonly all: readonly string[];
}

/** Things to find, so that requests get behind the first "not found". */
async function plantSubjects(api: TestApi): Promise<Planted> {
  const { client } = api.people.admin;
  const byNoun: Record<string, string[]> = {};
  const plant = (noun: string, id: string) => {
    byNoun[noun] = [...(byNoun[noun] ?? []), id];
  };
  const keys: string[] = [];
  for (let i = 0; i < 10; i += 1) {
    const mention = await api.addMention();
    plant('mentions', mention.id);
    const contact = `1390000${1000 + i}`;
    const draft = sampleTicket({ clientKey: `fuzz-${mention.id.slice(-12)}`, mentionId: mention.id, contact });
    const { ticket } = await client.createTicket({ body: { ...draft, evidence: null } });
    const params = { id: ticket.id };
    plant('tickets', ticket.id);
    const { task } = await client.addTicketTask({ params, body: { title: 'fuzz' } });
    plant('tasks', task.id);
    keys.push(mention.postKey, ticket.clientKey, contact);
    const { customerId } = ticket;
    if (!customerId) continue;
    plant('customers', customerId);
    const { request } = await client.requestDeletion({ params: { id: customerId }, body: { via: 'fuzz' } });
    plant('deletion-requests', request.id);
    const { hold } = await client.placeHold({ body: { subjectId: customerId, reason: 'fuzz' } });
    plant('legal-holds', hold.id);
  }
  plant('people', api.people.agent.person.id);
  return { byNoun, all: [...Object.values(byNoun).flat(), ...keys, 'yunque', 'forum', '2026-11'] };
}

function drawRequest(name: RouteName, planted: Planted): fc.Arbitrary<FuzzedRequest> {
  const spec: RouteSpec = ROUTES[name];
  const part = (schema: z.ZodType | undefined) =>
    schema === undefined ? fc.constant(undefined) : arbitraryFromSchema(schema, planted.all);
  const noun = readRoutePath(name).path.split('/')[2] ?? '';
  const param = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...(planted.byNoun[noun] ?? planted.all)) },
    { weight: 1, arbitrary: fc.constantFrom(...planted.all) },
    { weight: 1, arbitrary: fc.string({ minLength: 1 }) },
  );
  return fc.record({
    name: fc.constant(name),
    params: fc.record({ id: param, evidenceId: param }),
    query: part(spec.query),
    body: part(spec.body),
  });
}

/** No request of this size takes a tenth of it, even on a loaded machine. */
const HANGING_MS = 30_000;

async function send(api: TestApi, request: FuzzedRequest, token: string): Promise<number> {
  const { method, path } = readRoutePath(request.name);
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encode(request.params[key] ?? ''));
  const response = await fetch(`${api.baseUrl}${filled}${writeQuery(request.query)}`, {
    method,
    // A request that hangs is a failure that should name itself.
    signal: AbortSignal.timeout(HANGING_MS),
    headers: {
      ...(request.name === 'pair' ? {} : { authorization: `Bearer ${token}` }),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  if (response.status >= 500) throw new Error(`${response.status} for ${method} ${filled}: ${text}; ${api.log.at(-1)}`);
  if (response.status >= 400) apiErrorSchema.parse(JSON.parse(text));
  return response.status;
}

function writeQuery(query: unknown): string {
  if (typeof query !== 'object' || query === null) return '';
  const parts = Object.entries(query).map(([key, value]) => `${encode(key)}=${encode(writeValue(value))}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Objects may have no prototype, and so no `toString`. */
function writeValue(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Half a surrogate pair cannot stand in an address at all. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
