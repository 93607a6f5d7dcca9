/** What changed in the extension's database, told to its own open pages (never to a website). */
export type Announcement = 'mentions' | 'outbox' | 'events' | 'templates';

const NAME = 'earshot';

/** Tells the extension's own pages, in whatever window, that they should look again. */
export function announce(what: Announcement): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(what);
  channel.close();
}

/** Hears what other contexts changed. Returns how to stop. */
export function hearAnnouncements(hear: (what: Announcement) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = (message: MessageEvent<Announcement>) => hear(message.data);
  return () => channel.close();
}
