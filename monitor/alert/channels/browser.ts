import { z } from 'zod';
import { type AlertChannel, type BrowserAnswer, DeliveryError } from '../../alert-channel.ts';

const settings = z.strictObject({
  /** Name of the person whose paired browsers show it; the channel is theirs without standing under their `channels`. */
  person: z.string().trim().min(1),
});

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'browser',
  labels: { 'zh-CN': '浏览器通知', en: 'Browser notification' },
  settings,
  example: { person: '李然' },
  // A person reads no more in a minute; the rest is told together.
  perMinute: 10,
  async send(message, { person }, context) {
    const answer = await context.offerToBrowsers(message, person);
    if (answer.isTaken) return;
    throw new DeliveryError(sayAbsence(answer, person), { retryable: !answer.isOver, isAbsence: true });
  },
};
export default channel;

function sayAbsence({ people, lastSeenAt }: Exclude<BrowserAnswer, { isTaken: true }>, person: string): string {
  if (people.length === 0) return `${person} has no account here or is away, and nobody stands in`;
  const whose = `browser of ${people.join(', ')}`;
  if (lastSeenAt === null) return `no ${whose} is paired`;
  return `no ${whose} took it (last heard of ${new Date(lastSeenAt).toISOString()})`;
}
