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

/** Sends one typed message to the background and waits for its typed answer. Throws `BackgroundProblem`. */
export async function askBackground<T extends AskType>(type: T, ask: Ask<T>): Promise<Answer<T>> {
  const reply: AnswerEnvelope<T> | undefined = await readRuntime().sendMessage({ type, ask });
  if (!reply) throw new BackgroundProblem(GONE);
  if ('problem' in reply) throw new BackgroundProblem(reply.problem);
  return reply.answer;
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
