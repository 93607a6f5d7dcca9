// One post that platforms and instances call by several names is ONE mention: whichever name is known joins, and two mentions
// that a later look proves to be one are joined without losing what people did.
import { beforeEach, expect, it } from 'vitest';
import { createTicket } from '../monitor/desk/create-ticket.ts';
import * as steps from '../monitor/desk/mention-steps.ts';
import { acceptInbox, INBOX_SOURCE } from '../monitor/listen/push/accept-inbox.ts';
import { recordEntries } from '../monitor/listen/record-entries.ts';
import { openAnalyzer, preparePipeline } from '../monitor/listen/start-listening.ts';
import { sourceTypes } from '../monitor/sources/registry.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { listClocksOf } from '../monitor/store/desk/clocks.ts';
import { listTickets } from '../monitor/store/desk/ticket-list.ts';
import { erasePersonalData } from '../monitor/store/forget/erasure.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { findMentionsByPostKeys, getMention } from '../monitor/store/heard/mentions.ts';
import { askApproval, listApprovals } from '../monitor/store/heard/reply-approvals.ts';
import { listSightings } from '../monitor/store/heard/sightings.ts';
import { insertPerson } from '../monitor/store/people/people.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { PostOnPage } from '../shared/model/post-on-page.ts';
import type { Analyzer } from '../shared/understanding/analyze.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { type Exchange, play, poll } from './helpers/play-source.ts';
import { sampleTicket } from './helpers/store-samples.ts';

const WORDS = '新锐手机充电的时候冒烟了，客服三天不理人，我要投诉到底！';
const [HOME, ON_B, ON_C] = ['114000000000000001', '114000000000000777', '114000000000000888'];
const KEYS = [HOME, ON_B, ON_C].map((id) => `mastodon:${id}`);

/** The post, as an instance that federates with its home gives it. */
const toot = (id: string, acct = 'melon@home.example') => ({
  ...{ id, uri: `https://home.example/users/melon/statuses/${HOME}`, url: `https://home.example/@melon/${HOME}` },
  ...{ created_at: new Date().toISOString(), content: `<p>${WORDS}</p>`, account: { acct } },
});

const onPage = (postKey: string, permalink: string | null, change: Partial<PostOnPage> = {}): PostOnPage => ({
  ...{ site: postKey.split(':')[0] ?? '', postKey, permalink, author: null, title: null, text: WORDS, rating: null },
  ...{ publishedAt: Date.now(), metrics: null, lang: null, replyTo: null, seenAt: Date.now(), drill: false },
  ...change,
});
const atHome = onPage(`mastodon:${HOME}`, `https://home.example/@melon/${HOME}`);
const onB = onPage(`mastodon:${ON_B}`, `https://b.example/@melon@home.example/${ON_B}`);

/** A review, as Google's interface gives it; its ids are not those of the pages. */
const review = (reviewId: string, comment: string) => ({
  ...{ reviewId, comment, reviewer: { displayName: '王小明' }, starRating: 'ONE' },
  createTime: new Date().toISOString(),
});
const SHOP = '新锐手机店的服务太差了，修了三次都没有修好，我要投诉店长！';

onBothEngines('one post with several keys', (under) => {
  let store: Store;
  let analyzer: Analyzer | undefined;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const openPipeline = async () => {
    const options = listeningOptions(store, { sources: [], channels: [] });
    analyzer ??= await openAnalyzer(options);
    return preparePipeline({ ...options, analyzer }, Date);
  };
  /** What a source of the type hears is recorded. */
  const hear = async (
    id: string,
    typeId: string,
    settings: Record<string, unknown>,
    exchanges: readonly Exchange[],
  ) => {
    const type = sourceTypes.get(typeId);
    if (type === undefined) throw new Error(`there is no source type ${typeId}`);
    const { entries } = await poll(type, { settings }, play(exchanges, []));
    const source = feedSource(id, '', { type: typeId });
    await recordEntries(await openPipeline(), { source, entries, now: Date.now(), importedBefore: null });
  };
  const hearInstance = (name: string, ...posts: readonly unknown[]) =>
    hear(name, 'mastodon', { instance: `https://${name}.example`, tags: ['x'] }, [{ when: '/tag/x', json: posts }]);
  const hearGoogle = (...reviews: readonly unknown[]) =>
    hear(
      'shops',
      'google-business',
      { ...{ clientId: under.engine, clientSecret: 's', refreshToken: 'r' }, accountId: '1', locationIds: ['2'] },
      [
        { when: 'oauth2', method: 'POST', json: { access_token: 't', expires_in: 3600 } },
        { when: '/reviews', json: { reviews } },
      ],
    );
  const see = async (...posts: readonly PostOnPage[]) => acceptInbox(await openPipeline(), posts);
  const mentions = async () => [...(await listMentions(store.db, { order: 'newest', limit: 50 })).items].reverse();
  const seenBy = async (id: string) => (await listSightings(store.db, id)).map(({ sourceId }) => sourceId).sort();

  it('is one mention through two instances, the page of its home and the page of an instance', async () => {
    await hearInstance('b', toot(ON_B));
    await hearInstance('c', toot(ON_C));
    await see(atHome);
    const { matched } = await see(onB);
    const [mention, ...others] = await mentions();
    expect(others).toEqual([]);
    expect(matched).toBe(1);
    expect(await seenBy(mention?.id ?? '')).toEqual(['b', 'c', INBOX_SOURCE.id]);
    for (const key of KEYS)
      expect((await findMentionsByPostKeys(store.db, [key])).map(({ id }) => id)).toEqual([mention?.id]);
  });

  it('is one mention also where its home is heard last, and its author complained once', async () => {
    await hearInstance('b', toot(ON_B));
    await hearInstance('home', toot(HOME, 'melon'));
    const [mention, ...others] = await mentions();
    expect(others).toEqual([]);
    expect(mention).toMatchObject({ postKey: `mastodon:${ON_B}`, author: { id: 'melon@home.example' } });
    // ESC-2 counts complaints: the same one again is none.
    expect(JSON.stringify(mention?.analysis.why)).not.toContain('ESC-2');
  });

  it('joins two mentions that turn out to be one, and carries over what was done with the younger', async () => {
    const { id: personId } = await inTransaction(store.db, (trx) =>
      insertPerson(trx, { name: '小李', role: 'social', now: 1 }),
    );
    await see(onB);
    await see(atHome);
    const [older, younger] = await mentions();
    if (!older || !younger) throw new Error('the page of an instance and that of the home are two mentions at first');
    await steps.claimMention(store.db, { id: younger.id, personId, now: Date.now() });
    await inTransaction(store.db, (trx) =>
      askApproval(trx, { mentionId: younger.id, text: '您好', personId, now: Date.now(), drill: false }),
    );
    const draft = { ...sampleTicket({ mentionId: younger.id }), evidence: null };
    const { ticket } = await createTicket(store.db, draft, { personId, deviceId: null, now: Date.now() });

    await hearInstance('b', toot(ON_B));

    const [kept, aside, ...others] = await mentions();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ id: older.id, state: 'claimed', claimedBy: personId, ticketId: ticket.id });
    expect(aside).toMatchObject({
      id: younger.id,
      number: younger.number,
      text: WORDS,
      state: 'dismissed',
      dismissReason: 'duplicate',
    });
    const outcomes = async (id: string) => (await listClocksOf(store.db, id)).map(({ outcome }) => outcome);
    expect(new Set(await outcomes(older.id))).toEqual(new Set([null]));
    expect(new Set(await outcomes(younger.id))).toEqual(new Set(['cancelled']));
    expect((await listTickets(store.db, { mentionId: older.id })).items.map(({ id }) => id)).toEqual([ticket.id]);
    expect((await listApprovals(store.db, { mentionId: older.id, limit: 9 })).map(({ text }) => text)).toEqual([
      '您好',
    ]);
    expect(await seenBy(older.id)).toEqual(['b', INBOX_SOURCE.id]);
    expect((await findMentionsByPostKeys(store.db, KEYS)).map(({ id }) => id)).toEqual([older.id]);
    const said = (await readAudit(store.db, `mention:${younger.id}`)).map(({ action }) => action);
    expect(said).toContain('mention.dismissed');

    // The post is one from now on, whoever shows it.
    await see(atHome, onB);
    await hearInstance('c', toot(ON_C));
    expect(await mentions()).toHaveLength(2);
    // SEC-2: who is forgotten is forgotten in both.
    await inTransaction(store.db, (trx) =>
      erasePersonalData(trx, { customerId: null, ticketIds: [], mentionIds: [older.id] }, Date.now()),
    );
    expect((await mentions()).map(({ text }) => text)).toEqual(['', '']);
    await see(atHome, onB);
    await hearInstance('d', { ...toot('114000000000000999'), content: `${WORDS}!` });
    expect(await mentions()).toHaveLength(2);
  });

  it('carries an answer over, and settles nothing that people left open by a dismissal', async () => {
    const { id: personId } = await inTransaction(store.db, (trx) =>
      insertPerson(trx, { name: '小李', role: 'social', now: 1 }),
    );
    await see(onB);
    await see(atHome);
    const [older, younger] = await mentions();
    const by = { id: younger?.id ?? '', personId, now: Date.now() };
    await steps.answerMention(store.db, by, { how: 'page', at: Date.now() });
    await hearInstance('b', toot(ON_B));
    expect(await getMention(store.db, older?.id ?? '')).toMatchObject({
      state: 'answered',
      answeredBy: personId,
      answeredHow: 'page',
    });
    expect(await getMention(store.db, by.id)).toMatchObject({ state: 'answered' });

    const other = WORDS.replace('充电', '开机');
    const move = (post: PostOnPage) => ({
      ...post,
      text: other,
      postKey: post.postKey?.replace('114', '115') ?? null,
      permalink: post.permalink?.replace('/114', '/115') ?? null,
    });
    await see(move(onB));
    await see(move(atHome));
    const [, , third, fourth] = await mentions();
    await steps.dismissMention(store.db, { id: fourth?.id ?? '', personId, now: Date.now() }, 'not-ours');
    const again = JSON.parse(
      JSON.stringify(toot(ON_B)).replaceAll('/114', '/115').replace('"114', '"115').replace('充电', '开机'),
    );
    await hearInstance('b', again);
    expect((await mentions()).map(({ state }) => state)).toEqual(['answered', 'answered', 'open', 'dismissed']);
    expect((await findMentionsByPostKeys(store.db, [`mastodon:115${HOME.slice(3)}`])).map(({ id }) => id)).toEqual([
      third?.id,
    ]);
  });

  it('knows a review of Google by its words on the map and in the interface, in either order', async () => {
    const onMap = (postKey: string) =>
      onPage(postKey, null, { author: { name: '王小明', email: null, url: null }, rating: 1, text: `${SHOP} …` });
    await see(onMap('google-maps:ChZDSUhNMG9nS0VJQ0FnSUR6'));
    await hearGoogle(review('AbFv-1', SHOP));
    const [first, ...others] = await mentions();
    expect(others).toEqual([]);
    expect(await seenBy(first?.id ?? '')).toEqual([INBOX_SOURCE.id, 'shops']);
    expect(await findMentionsByPostKeys(store.db, ['google-business:AbFv-1'])).toMatchObject([{ id: first?.id }]);

    const worse = SHOP.replace('店长', '总部');
    await hearGoogle(review('AbFv-2', worse));
    await see({ ...onMap('google-maps:ChdDSUhNMG9nS0VJQ0FnSURu'), text: worse });
    expect(await mentions()).toHaveLength(2);
    expect(await findMentionsByPostKeys(store.db, ['google-maps:ChdDSUhNMG9nS0VJQ0FnSURu'])).toHaveLength(1);
  });

  it('keeps two reviews apart that one person wrote in the same words at two places', async () => {
    await hearGoogle(review('AbFv-1', SHOP), review('AbFv-2', SHOP));
    expect((await mentions()).map(({ postKey }) => postKey)).toEqual([
      'google-business:AbFv-1',
      'google-business:AbFv-2',
    ]);
  });
});
