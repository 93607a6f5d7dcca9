import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { ApiOptions } from '../../monitor/api/api-context.ts';
import { createMetrics, type Metrics } from '../../monitor/api/metrics.ts';
import { createApi } from '../../monitor/api/server.ts';
import { createLog } from '../../monitor/log.ts';
import { appendEvent } from '../../monitor/store/events.ts';
import type { MentionDraft } from '../../monitor/store/heard/mentions.ts';
import { openStore } from '../../monitor/store/open-store.ts';
import { insertDevice, insertPerson } from '../../monitor/store/people/people.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { Store } from '../../monitor/store/store.ts';
import { type ApiClient, createApiClient } from '../../shared/api-client.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { type Person, ROLES, type Role } from '../../shared/model/person.ts';
import { insertMention } from './store-rows.ts';
import { sampleMention } from './store-samples.ts';

/** A person of each role, with a token. */
export interface TestPerson {
  readonly person: Person;
  readonly token: string;
  readonly client: ApiClient;
}

/** The API over real HTTP on a free loopback port, with a store of its own. */
export interface TestApi {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly baseUrl: string;
  readonly port: number;
  readonly people: Readonly<Record<Role, TestPerson>>;
  /** Lines of the log. */
  readonly log: string[];
  /** Milliseconds that the API's clock is ahead of the real one. */
  clock: { aheadMs: number; now(): number };
  clientOf(token: string | null): ApiClient;
  /** Stores a mention as the pipeline does, with its event. */
  addMention(change?: Partial<MentionDraft>): Promise<Mention>;
  /** Several in one transaction, as one poll brings them. */
  addMentions(changes: readonly Partial<MentionDraft>[]): Promise<Mention[]>;
  close(): Promise<void>;
}

export interface TestApiOptions extends Partial<ApiOptions> {
  readonly databaseUrl?: string;
  /** The API's clock stands still here. */
  readonly frozenAt?: number;
}

export async function runApi(options: TestApiOptions = {}): Promise<TestApi> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-api-'));
  const { databaseUrl = `sqlite:${join(folder, 'earshot.db')}`, frozenAt, ...rest } = options;
  const store = rest.store ?? (await openStore({ url: databaseUrl }));
  const log: string[] = [];
  const clock = {
    aheadMs: 0,
    now() {
      return (frozenAt ?? Date.now()) + this.aheadMs;
    },
  };
  const metrics = rest.metrics ?? createMetrics(async () => []);
  const app = await createApi({
    store,
    metrics,
    clock,
    log: createLog('warn', (line) => log.push(line)),
    version: '0.0.0-test',
    workspace: { name: 'test', drill: false },
    brands: [],
    complaintTerms: ['投诉'],
    hosts: [],
    acceptInbox: async () => ({ matched: 0, mentions: [] }),
    testSource: async () => ({
      ok: true,
      tookMs: 1,
      entries: 0,
      sample: [],
      error: null,
      remark: null,
      cannotKeepWindow: null,
    }),
    ...rest,
  });
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const clientOf = (token: string | null) => createApiClient({ baseUrl, token, fetch });
  const people = {} as Record<Role, TestPerson>;
  for (const role of ROLES) {
    const person = await insertPerson(store.db, {
      name: `${role} ${randomUUID().slice(0, 6)}`,
      role,
      now: clock.now(),
    });
    const { token } = await insertDevice(store.db, {
      personId: person.id,
      name: 'test',
      origin: null,
      now: clock.now(),
    });
    people[role] = { person, token, client: clientOf(token) };
  }
  const addMentions = (changes: readonly Partial<MentionDraft>[]) =>
    inTransaction(store.db, async (trx) => {
      const now = clock.now();
      const mentions: Mention[] = [];
      for (const change of changes) {
        const draft = sampleMention({ publishedAt: now - 60_000, foundAt: now, answerDueAt: now + 540_000, ...change });
        mentions.push((await insertMention(trx, draft)).mention);
      }
      for (const mention of mentions) {
        const { id, drill } = mention;
        await appendEvent(trx, { at: now, type: 'mention.found', subjectId: id, drill, data: mention });
      }
      return mentions;
    });
  return {
    app,
    store,
    metrics,
    baseUrl,
    port: Number(new URL(baseUrl).port),
    people,
    log,
    clock,
    clientOf,
    async addMention(change = {}) {
      const [mention] = await addMentions([change]);
      if (mention === undefined) throw new Error('no mention was stored');
      return mention;
    },
    addMentions,
    async close() {
      await app.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
