import type { Config } from './schema.ts';

/** Channels of this type name their person themselves. */
const BROWSER = 'browser';

/** Whose browsers a channel is; null: it is another kind of channel. */
export function personOfBrowser({ type, settings }: Config['channels'][number]): string | null {
  return type === BROWSER && typeof settings.person === 'string' ? settings.person.trim() : null;
}

/** Adds to everybody's channels the browsers that are theirs, so that routes, steps up and quiet hours find them like a phone. */
export function giveBrowsers(config: Config): Config {
  const people = config.people.map((person) => {
    const browsers = config.channels.filter((channel) => personOfBrowser(channel) === person.name).map(({ id }) => id);
    return { ...person, channels: [...new Set([...person.channels, ...browsers])] };
  });
  return { ...config, people };
}
