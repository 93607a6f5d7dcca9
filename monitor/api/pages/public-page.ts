import type { FastifyInstance } from 'fastify';
import type { DeskContext } from '../../desk/desk-context.ts';
import type { PushedMessage, PushedOutcome } from '../../listen/push/accept-pushed.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import type { GuessLimit } from '../limit-guesses.ts';

/** What a public page is handed. */
export interface PublicContext {
  readonly store: Store;
  readonly log: Log;
  readonly clock: { now(): number };
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly workspaceName: string;
  readonly linkSecret: Buffer;
  /** Puts off who guesses pairing codes. */
  readonly guesses: GuessLimit;
  /** Where those are told who have no channel of their own; absent: nowhere but in the panel. */
  readonly openDesk?: () => Promise<DeskContext>;
  /** Takes posts that a program pushes; absent: nobody listens. */
  readonly acceptPushed?: (message: PushedMessage) => Promise<PushedOutcome>;
}

/** One kind of public page: a file in this folder. GET changes nothing, because chats fetch previews of links. */
export interface PublicPage {
  readonly id: string;
  register(app: FastifyInstance, context: PublicContext): void;
}
