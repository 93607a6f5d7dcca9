import { afterAll, describe, expect, it } from 'vitest';
import { ParseWorker } from './parse-in-worker.ts';

const worker = new ParseWorker();
afterAll(() => worker.close());
const rss = (inner: string): Buffer => Buffer.from(`<rss version="2.0"><channel>${inner}</channel></rss>`);

describe('ParseWorker', () => {
  it('reads documents in order of asking, with their hints', async () => {
    const titles = await Promise.all(
      ['一', '二', '三'].map(async (title) => (await worker.parse(rss(`<title>${title}</title>`))).feed.title),
    );
    expect(titles).toEqual(['一', '二', '三']);
    const { feed } = await worker.parse(rss('<link>/a</link>'), { url: 'https://example.com/feed' });
    expect(feed.link).toBe('https://example.com/a');
  });

  it('leaves the bytes of the caller alone', async () => {
    const bytes = rss('<title>mine</title>');
    await worker.parse(bytes);
    expect(bytes.toString()).toContain('mine');
  });

  it('hands on what is wrong with a document', async () => {
    await expect(worker.parse(Buffer.from('<html></html>'))).rejects.toMatchObject({
      name: 'DocumentError',
      code: 'html-instead',
    });
  });

  it.each([
    ['50,000 levels', `<rss>${'<a>'.repeat(50_000)}`],
    ['a million <', `<rss>${'<'.repeat(1_000_000)}`],
    ['a million references', `<rss><channel><title>${'&#65;'.repeat(900_000)}`],
    ['100,000 attributes', `<rss ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(' ')}>`],
    ['50,000 items', `<rss><channel>${'<item><title>x</title></item>'.repeat(50_000)}`],
    ['CDATA without end', `<rss><channel><item><title><![CDATA[${'x'.repeat(4_000_000)}`],
    ['deep markup in a text', `<rss><channel><item><description><![CDATA[${'<div>'.repeat(500_000)}`],
    ['long white space', `<rss><channel><item><description>a${' \n'.repeat(1_000_000)}b`],
    ['open quotes', `<rss><channel><item><description><![CDATA[${'<a b="'.repeat(100_000)}`],
    ['open scripts', `<rss><channel><item><description><![CDATA[${'<script>'.repeat(200_000)}`],
    ['open comments', `${'<!--'.repeat(500_000)}<rss>`],
  ])('answers or gives up on %s, and reads the next document', async (_name, text) => {
    await worker.parse(Buffer.from(text)).catch((error: unknown) => {
      expect(error).toMatchObject({ name: 'DocumentError' });
    });
    expect((await worker.parse(rss('<title>next</title>'))).feed.title).toBe('next');
  });

  it('gives up a document that takes too long, in a new thread for the next', async () => {
    const hurried = new ParseWorker({ timeLimitMs: 1 });
    const heavy = rss('<item><description>&lt;p&gt;x</description></item>'.repeat(60_000));
    await expect(hurried.parse(heavy)).rejects.toMatchObject({ code: 'too-costly' });
    await hurried.close();
  });

  it('loses no document that stood behind one that took too long', async () => {
    const hurried = new ParseWorker({ timeLimitMs: 150 });
    const heavy = rss('<item><description>&lt;p&gt;x</description></item>'.repeat(60_000));
    const light = ['一', '二', '三', '四'].map((title) => rss(`<title>${title}</title>`));
    await hurried.parse(rss('')).catch(() => null); // the thread is there
    const read = [light[0], heavy, ...light.slice(1)].map((bytes) =>
      hurried.parse(bytes ?? heavy).then(
        ({ feed }) => feed.title,
        ({ code }: { code: string }) => code,
      ),
    );
    expect(await Promise.all(read)).toEqual(['一', 'too-costly', '二', '三', '四']);
    await hurried.close();
  });

  it('refuses one document after another where no thread can be started, and waits for none', async () => {
    const broken = new ParseWorker({ reader: 'data:text/javascript,throw new Error("no reader")' });
    const read = ['一', '二'].map((title) => broken.parse(rss(`<title>${title}</title>`)));
    const outcomes = await Promise.allSettled(read);
    expect(outcomes).toMatchObject(
      read.map(() => ({
        status: 'rejected',
        reason: { code: 'too-costly', message: expect.stringContaining('no reader') },
      })),
    );
    await broken.close();
  });

  it('refuses what is waiting when it is closed', async () => {
    const closing = new ParseWorker();
    const pending = expect(closing.parse(rss(''))).rejects.toThrow('closed');
    await closing.close();
    await pending;
  });
});
