import { askBackground } from '../../ask-background.ts';
import { deepActiveElement } from '../../composers/find-composer.ts';
import type { PageSetup, TellEnvelope } from '../../messages.ts';
import type { PostReading } from '../../reading/post-reading.ts';
import type { PostKind, SiteAdapter } from '../../reading/site-adapter.ts';
import { createAcceptedAccounts } from '../accepted-accounts.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';
import { readTheme } from '../read-theme.ts';
import { Desk } from './desk.tsx';

const MAX_SELECTION = 10_000;
const TOKEN = /token|session|sid|auth|sign|secret|utm_|spm|from|source|ref/iu;
const KIND: PostKind = { name: 'selection', path: 'body', fields: {}, chip: { side: 'corner' } };
const BLOCK = 'article, li, section, blockquote, td, p, div';

/** Makes tickets and replies of whatever is selected, on any page: the way that never breaks. */
export async function openSelection(envelope: TellEnvelope): Promise<void> {
  if (envelope.tell !== 'do.ticket' && envelope.tell !== 'do.reply') return;
  const { setup } = await askBackground('page.ready', { url: location.href.slice(0, 4000) });
  const tracked = readSelection(envelope.tell === 'do.ticket' ? envelope.body.selection : null, setup.drill);
  const desk = new Desk(makeHandle(setup));
  if (envelope.tell === 'do.reply') desk.open({ want: 'reply', tracked, mark: null, shot: null });
  else if (tracked.post.text === '') desk.open({ want: 'unselected' });
  else desk.open({ want: 'ticket', tracked, mark: null, shot: envelope.body.shot });
}

/** The page as an adapter that knows nothing. */
function makeHandle(setup: PageSetup): PageHandle {
  const adapter: SiteAdapter = {
    id: location.hostname,
    labels: { 'zh-CN': location.hostname, en: location.hostname },
    hosts: [],
    links: { post: '^$' },
    kinds: [],
    wall: [],
    empty: [],
    expect: { fill: {}, probe: [] },
    provenOn: 'own',
    confidence: 'high',
  };
  const box = deepActiveElement(document);
  return {
    adapter,
    setup: () => setup,
    theme: () => readTheme(document, setup.theme),
    markOf: () => null,
    marks: () => [],
    postAt: () => null,
    applyMark: () => {},
    readAgain: (tracked) => tracked,
    posts: () => [],
    lastPress: () => null,
    expectAnswer: () => {},
    lastBox: () => box,
    accounts: createAcceptedAccounts(),
    openTool: null,
    pending: null,
    guarded: null,
  };
}

function readSelection(stated: string | null, drill: boolean): TrackedPost {
  const selection = document.getSelection();
  const text = (selection?.toString() || stated || '').trim().slice(0, MAX_SELECTION);
  const node = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).commonAncestorContainer : null;
  const around = node?.nodeType === 1 ? (node as Element) : (node?.parentElement ?? null);
  const element = around?.closest(BLOCK) ?? document.body;
  const permalink = readPageAddress();
  const reading: PostReading = {
    id: null,
    postKey: null,
    author: null,
    authorUrl: null,
    title: null,
    text,
    permalink,
    publishedAt: null,
    likes: null,
    comments: null,
    rating: null,
  };
  const post = {
    site: location.hostname,
    postKey: null,
    permalink,
    author: null,
    title: document.title.slice(0, 300) || null,
    text,
    publishedAt: null,
    rating: null,
    metrics: null,
    lang: document.documentElement.lang || null,
    replyTo: null,
    seenAt: Date.now(),
    drill,
  };
  return { element, kind: KIND, reading, post };
}

/** On an unknown site a parameter may name the post, so only what looks like a token or tracking goes. */
function readPageAddress(): string {
  const address = new URL(location.href);
  // Not `keys()`: what it returns cannot be iterated in a content script of Firefox.
  const names: string[] = [];
  address.searchParams.forEach((_value, name) => {
    names.push(name);
  });
  for (const name of names) if (TOKEN.test(name)) address.searchParams.delete(name);
  address.hash = '';
  return address.href;
}
