import type { FeedInfo } from './parsed-document.ts';
import type { ReadDates } from './read-dates.ts';
import { readAuthor, readRaw, readText } from './read-entry.ts';
import { findAlternate, findOwnAddress, findRelation, readLinks } from './read-links.ts';
import type { XmlElement } from './xml-tree.ts';

/** Reads what a channel or feed element says of the feed itself. */
export function readFeedInfo(channel: XmlElement, base: string | null, dates: ReadDates): FeedInfo {
  const links = readLinks(channel, base);
  const author = readAuthor(
    channel,
    base,
    'atom:author',
    'author',
    'managingeditor',
    'dc:creator',
    'itunes:author',
    'googleplay:author',
    'dc:author',
    'webmaster',
  );
  return {
    title: readText(channel, 'atom:title', 'title', 'dc:title', 'itunes:title', 'a'),
    link: findAlternate(links) ?? findOwnAddress(channel, base),
    id: readRaw(channel, 'atom:id', 'id', 'guid') ?? channel.attributes['rdf:about'] ?? null,
    summary: readText(
      channel,
      'atom:subtitle',
      'subtitle',
      'description',
      'atom:tagline',
      'tagline',
      'dc:description',
      'itunes:summary',
      'googleplay:description',
      'itunes:subtitle',
      'abstract',
      'atom:info',
    ),
    author,
    ...dates.readFeedDates(channel),
    lang: channel.lang ?? readRaw(channel, 'language', 'dc:language'),
    hub: findRelation(links, 'hub'),
    self: findRelation(links, 'self'),
  };
}
