import type { FastifyInstance } from 'fastify';
import { API_LEVEL } from '../../../shared/api-level.ts';
import type { SourceState } from '../../../shared/model/source.ts';
import { eventRange } from '../../store/events.ts';
import { countSources, listBlindSources, sumCounts } from '../../store/heard/count-sources.ts';
import { redeemPairingCode, revokeDevice } from '../../store/people/people.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { countAnsweredSince } from '../count-answered.ts';
import { isExtensionOrigin, isOwnPage } from '../judge-origin.ts';
import { createGuessLimit } from '../limit-guesses.ts';
import { ROLE_PERMISSIONS } from '../permissions.ts';
import { registerRoute } from '../register-route.ts';
import { startOfDay } from '../start-of-day.ts';

/** Pairing, who am I, how is it going. */
export function registerSession(app: FastifyInstance, context: ApiContext): void {
  const { store, reader, readDb, clock, version, workspace } = context;

  const guesses = createGuessLimit(clock);

  registerRoute(app, 'pair', async ({ body, request }) => {
    const origin = isOwnPage(request)
      ? (request.headers.origin ?? null)
      : readPairingOrigin(request.headers.origin, body.origin);
    const request_ = { code: body.code, deviceName: body.device, origin, now: clock.now() };
    guesses.check(request.ip);
    const paired = await redeemPairingCode(store.db, request_);
    if (paired === null) {
      guesses.noteWrong(request.ip);
      throw new ApiFault('pairing-refused');
    }
    context.log.info('device-paired', { personId: paired.person.id, deviceId: paired.device.id });
    return { token: paired.token, person: paired.person, serverTime: clock.now(), workspace };
  });

  registerRoute(app, 'unpair', async ({ caller }) => {
    const revoked = await revokeDevice(store.db, caller.device.id, clock.now());
    context.closeStreams(caller.device.id);
    return { revoked };
  });

  registerRoute(app, 'getMe', async ({ caller }) => ({
    person: caller.person,
    permissions: [...ROLE_PERMISSIONS[caller.person.role]],
    device: caller.device,
    workspace,
    serverTime: clock.now(),
    version,
  }));

  registerRoute(app, 'getStatus', async () => {
    const now = clock.now();
    // A drill has nothing but practice; everywhere else practice is kept out of the figures.
    const { drill } = workspace;
    const sources = (await countSources(readDb)).filter((one) => one.enabled && one.drill === drill);
    const countIn = (...states: SourceState[]) => sumCounts(sources.filter((one) => states.includes(one.state)));
    // What is settled grows without end and is not shown: it is not counted.
    const counts = await reader.countMentions({ drill, states: ['open', 'claimed'] });
    const today = await countAnsweredSince(readDb, { since: startOfDay(now), drill });
    return {
      serverTime: now,
      version,
      api: API_LEVEL,
      drill,
      practice: context.practice === true,
      sources: {
        total: sumCounts(sources),
        healthy: countIn('healthy'),
        late: countIn('late', 'cannot-keep-window'),
        blind: countIn('blind'),
      },
      blind: (await listBlindSources(readDb, { drill })).map(({ blindSince, ...blind }) => ({
        ...blind,
        since: blindSince ?? now,
      })),
      counts: {
        open: counts.open,
        claimed: counts.claimed,
        answeredToday: today.answered,
        withinWindowShare: today.withinWindowShare,
      },
      seq: (await eventRange(readDb)).last,
    };
  });

  registerRoute(app, 'listBrands', async () => ({
    items: [...context.brands],
    complaintTerms: [...context.complaintTerms],
  }));

  registerRoute(app, 'getHealth', async () => {
    await eventRange(readDb);
    return { ok: true, version, serverTime: clock.now() };
  });
}

/** What the browser says about itself counts; what the body says must not contradict it. */
function readPairingOrigin(header: string | undefined, said: string | undefined): string | null {
  if (header !== undefined && said !== undefined && header !== said) {
    throw new ApiFault('foreign-origin', { words: { origin: header } });
  }
  const origin = header ?? said ?? null;
  if (origin !== null && !isExtensionOrigin(origin)) throw new ApiFault('foreign-origin', { words: { origin } });
  return origin;
}
