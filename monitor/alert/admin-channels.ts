import type { RoutedPerson } from './reach-person.ts';

/**
 * Where alerts about the machine itself go (blind sources, dead channels): the channels of the administrators. While none of them has one, every
 * channel, so that a blind source is never told to nobody.
 */
export function adminChannelsOf(
  people: readonly Pick<RoutedPerson, 'role' | 'channels'>[],
  channelIds: readonly string[],
): readonly string[] {
  const own = people.filter(({ role }) => role === 'admin').flatMap(({ channels }) => channels);
  const known = channelIds.filter((id) => own.includes(id));
  return known.length > 0 ? known : channelIds;
}
