import type { AlertChannel } from '../alert-channel.ts';
import { readLinkSecret } from '../sign-link.ts';
import { findChannelOwner } from '../store/people/person-channels.ts';
import type { Db } from '../store/store.ts';
import { groupAlertUrl, personalAlertUrl } from './acknowledge-link.ts';
import type { LinkAlert } from './compose-message.ts';

/**
 * How a message on this channel links to the page where its alert is acknowledged: with the person's own link, where nobody else can read
 * it, else with the number only, because a link that speaks for somebody must not stand in a group. Undefined: there is no such page.
 */
export async function chooseAlertLink(
  db: Db,
  {
    id,
    type,
    settings,
  }: { readonly id: string; readonly type: Pick<AlertChannel, 'isForOne'>; readonly settings: unknown },
  publicUrl: string | undefined,
  now: number,
): Promise<LinkAlert | undefined> {
  if (publicUrl === undefined) return;
  const personId = type.isForOne?.(settings) ? await findChannelOwner(db, id) : null;
  const linked = (number: number, isTogether: boolean) => ({ number, on: isTogether ? id : undefined });
  if (personId === null) return (number, isTogether) => groupAlertUrl(publicUrl, linked(number, isTogether));
  const secret = await readLinkSecret(db, now);
  return (number, isTogether) => personalAlertUrl(publicUrl, secret, { ...linked(number, isTogether), personId, now });
}
