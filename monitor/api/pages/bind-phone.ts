import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../../shared/model/person.ts';
import { sign } from '../../sign-link.ts';
import { findDeviceByToken, redeemPairingCode } from '../../store/people/people.ts';
import type { PublicContext } from './public-page.ts';

const COOKIE = 'earshot_phone';
const MAX_AGE_SECONDS = 180 * 86_400;

/** Who opened a page, and what a form of it must carry to be believed. */
export interface Visitor {
  readonly person: Person;
  /** Goes into every form: another site can make the browser send the cookie, but not this. */
  readonly formKey: string;
}

/** The person whom this phone was bound to; null: nobody yet. */
export async function findVisitor(request: FastifyRequest, context: PublicContext): Promise<Visitor | null> {
  const token = readCookie(request);
  if (token === null) return null;
  const found = await findDeviceByToken(context.store.db, token, context.clock.now());
  if (found === null) return null;
  return { person: found.person, formKey: sign(context.linkSecret, 'form', [found.device.id]) };
}

/** Binds the phone with a pairing code. False: the code is wrong, too old or used. @throws ApiFault `too-many`. */
export async function bindPhone(reply: FastifyReply, context: PublicContext, code: string): Promise<boolean> {
  const { ip } = reply.request;
  context.guesses.check(ip);
  const paired = await redeemPairingCode(context.store.db, {
    code,
    deviceName: '手机 · phone',
    origin: null,
    now: context.clock.now(),
  });
  if (paired === null) {
    context.guesses.noteWrong(ip);
    return false;
  }
  const secure = context.publicUrl.startsWith('https:') ? '; Secure' : '';
  reply.header(
    'set-cookie',
    `${COOKIE}=${paired.token}; Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
  return true;
}

function readCookie(request: FastifyRequest): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? null;
}
