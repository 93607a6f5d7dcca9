import type { ApiClient } from '../../shared/api-client.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { EarshotDatabase, KeptAnswer } from './database.ts';
import { isRefusedForGood } from './is-refused-for-good.ts';
import { writeWithRoom } from './make-room.ts';
import { tryEach } from './try-each.ts';

/**
 * Keeps an answer until the monitor has it: a background that is ended, or a monitor that is gone, must not leave the clock of an
 * answered post running. Of one mention the first instant stays, and what a page proved is not taken back by a word.
 */
export async function keepAnswer(database: EarshotDatabase, answer: KeptAnswer): Promise<void> {
  await writeWithRoom(database, 'cache', async () => {
    const transaction = database.transaction('answers', 'readwrite', { durability: 'strict' });
    const known = await transaction.store.get(answer.mentionId);
    const first = known?.personId === answer.personId ? known : null;
    const proof = first?.how === 'page' ? first : answer;
    await transaction.store.put({ ...proof, at: first?.at ?? answer.at });
    await transaction.done;
  });
}

/** As the mention will be once the monitor has it. */
export function asAnswered(mention: Mention, { how, at, personId }: KeptAnswer): Mention {
  if (mention.state !== 'open' && mention.state !== 'claimed') return mention;
  return { ...mention, state: 'answered', answeredHow: how, answeredAt: at, answeredBy: personId };
}

/**
 * Hands over the answer of one mention, and forgets it. Killed between the two, it hands it over again, which changes nothing at the
 * monitor. Null: none waits. Throws what the monitor said; what it will never take is forgotten.
 */
export function handOverAnswer(
  database: EarshotDatabase,
  client: ApiClient,
  mentionId: string,
): Promise<Mention | null> {
  return oneAtATime(async () => {
    const answer = await database.get('answers', mentionId);
    if (!answer) return null;
    const { how, at, text, permalink } = answer;
    try {
      const { mention } = await client.answerMention({
        params: { id: mentionId },
        body: { how, at, ...(text === null ? {} : { text }), ...(permalink === null ? {} : { permalink }) },
      });
      await forget(database, answer);
      return mention;
    } catch (error) {
      if (isRefusedForGood(error)) await forget(database, answer);
      throw error;
    }
  });
}

/** Hands over every answer that this person gave. Throws the first failure, but not what was refused for good. */
export async function handOverAnswers(database: EarshotDatabase, client: ApiClient, personId: string): Promise<void> {
  const own = (await database.getAll('answers')).filter((answer) => answer.personId === personId);
  await tryEach(
    own.map(({ mentionId }) => async () => {
      try {
        await handOverAnswer(database, client, mentionId);
      } catch (error) {
        if (!isRefusedForGood(error)) throw error; // else somebody dismissed it, or it is gone
      }
    }),
  );
}

/** A page may have proved meanwhile what a person had declared: that is still to be said. */
async function forget(database: EarshotDatabase, sent: KeptAnswer): Promise<void> {
  const transaction = database.transaction('answers', 'readwrite');
  if ((await transaction.store.get(sent.mentionId))?.how === sent.how) await transaction.store.delete(sent.mentionId);
  await transaction.done;
}

/** The background hands over while a page tells the next one. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('earshot-answers', work);
}
