import type { FastifyRequest } from 'fastify';
import type { Person } from '../../../shared/model/person.ts';
import { readGrant, writeGrant } from '../../alert/acknowledge-link.ts';
import { sign } from '../../sign-link.ts';
import { getPerson } from '../../store/people/people.ts';
import { ApiFault } from '../api-fault.ts';
import { mayDo } from '../permissions.ts';
import { findVisitor, type Visitor } from './bind-phone.ts';
import type { PublicContext } from './public-page.ts';

type Params = Readonly<Record<'number' | 'grant' | 'action', string>>;

/** Which alert somebody opened, and as whom. */
export interface AlertVisit extends Visitor {
  readonly number: number;
  /** The channel whose message held several; undefined: this alert alone was asked for. */
  readonly on: string | undefined;
  /** `me` on a phone that is bound, else what the personal link carries. */
  readonly grant: string;
  /** The page of another alert that the same message told, for the same person and no longer than this one. */
  pathOf(number: number): string;
}

/** Null: nobody is known on this phone yet. @throws ApiFault `not-found` for a link that is no longer, or never was, somebody's. */
export async function findVisit(
  request: FastifyRequest,
  context: PublicContext,
  grant: string,
): Promise<AlertVisit | null> {
  const number = readNumber(request);
  const on = readOn(request);
  if (grant === 'me') {
    const visitor = await findVisitor(request, context);
    return visitor === null ? null : { ...visitor, number, on, grant, pathOf: (other) => `/a/${other}` };
  }
  const { linkSecret, clock, store } = context;
  const granted = readGrant(linkSecret, { number, on }, grant, clock.now());
  const person = granted === null ? null : await getPerson(store.db, granted.personId);
  if (granted === null || person?.active !== true) throw new ApiFault('not-found', { words: { what: 'grant' } });
  return {
    ...{ person, formKey: sign(linkSecret, 'form', [grant]), number, on, grant },
    pathOf: (other) => `/a/${other}/${writeGrant(linkSecret, { number: other }, person.id, granted.expiresAt)}`,
  };
}

/** The address of the page itself, which forms and renewals lead back to. */
export function pathOfVisit(visit: Pick<AlertVisit, 'number' | 'grant' | 'on'>, from = 0): string {
  const { number, grant, on } = visit;
  const query = new URLSearchParams({
    ...(on === undefined ? {} : { on }),
    ...(from === 0 ? {} : { from: String(from) }),
  }).toString();
  return `/a/${number}${grant === 'me' ? '' : `/${grant}`}${query === '' ? '' : `?${query}`}`;
}

/** Whether somebody may do what the buttons say, and may be passed a post. */
export function mayAct(person: Person): boolean {
  return mayDo(person.role, 'alerts.acknowledge') && mayDo(person.role, 'mentions.handle');
}

export function readParams(request: FastifyRequest): Params {
  return request.params as Params;
}

/** @throws ApiFault `not-found`. */
export function readNumber(request: FastifyRequest): number {
  const { number } = readParams(request);
  if (!/^[1-9]\d{0,14}$/.test(number)) throw new ApiFault('not-found', { words: { what: number } });
  return Number(number);
}

function readOn(request: FastifyRequest): string | undefined {
  const { on } = request.query as Readonly<Record<string, unknown>>;
  return typeof on === 'string' && on !== '' ? on : undefined;
}

/** Names of the fields that a form sent, with their values. */
export function readFields(request: FastifyRequest): ReadonlyMap<string, string> {
  return request.body instanceof Map ? (request.body as ReadonlyMap<string, string>) : new Map();
}
