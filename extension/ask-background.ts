import type { Labels } from '../shared/model/labels.ts';
import { readRuntime } from './content-runtime.ts';
import type { Answer, AnswerEnvelope, Ask, AskType, TellEnvelope } from './messages.ts';

/** The background refused or failed. `say` is a sentence for people. */
export class BackgroundProblem extends Error {
  override name = 'BackgroundProblem';
  readonly say: Labels;
  constructor(say: Labels) {
    super(say.en);
    this.say = say;
  }
}

const GONE: Labels = {
  'zh-CN': '扩展刚刚更新或重启，请刷新本页后再试。',
  en: 'The extension was updated or restarted. Reload this page and try again.',
};

/** What is asked again when the background ended over it: done twice, each of these is done once. */
const ASKED_AGAIN: ReadonlySet<AskType> = new Set([
  'page.ready',
  'posts.found',
  'mention.claim',
  'mention.release',
  'mention.dismiss',
  'mention.reopen',
  'mention.answered',
  'ticket.make',
  'ticket.undo',
  'tool.inject',
  'approval.look',
  'replies.used',
  'replies.own',
  'replies.note',
  'guard.note',
  'sync.now',
]);
const MOST_TRIES = 3;

/** What Chromium and Firefox say when a background ended before it answered. Each message starts it anew. */
const ENDED = /message (?:channel|port) closed|receiving end does not exist/iu;

/**
 * Sends one typed message to the background and waits for its typed answer. A browser may end the background at any moment, in the
 * middle of this, too. Throws `BackgroundProblem`.
 */
export async function askBackground<T extends AskType>(type: T, ask: Ask<T>): Promise<Answer<T>> {
  for (let tries = 1; ; tries += 1) {
    const reply = await send(type, ask);
    if (!reply) {
      if (tries < MOST_TRIES && ASKED_AGAIN.has(type)) continue;
      throw new BackgroundProblem(GONE);
    }
    if ('problem' in reply) throw new BackgroundProblem(reply.problem);
    return reply.answer;
  }
}

/** Null: nobody answered. */
async function send<T extends AskType>(type: T, ask: Ask<T>): Promise<AnswerEnvelope<T> | null> {
  try {
    return (await readRuntime().sendMessage({ type, ask })) ?? null;
  } catch (error) {
    if (ENDED.test(String(error))) return null;
    throw error;
  }
}

/** Hears what the background tells this page. Returns how to stop. */
export function hearBackground(hear: (envelope: TellEnvelope) => void): () => void {
  const listen = (message: unknown): undefined => {
    if (typeof message === 'object' && message !== null && 'tell' in message) hear(message as TellEnvelope);
  };
  const { onMessage } = readRuntime();
  onMessage.addListener(listen);
  return () => onMessage.removeListener(listen);
}
