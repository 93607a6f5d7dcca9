// Our parseDocument (bytes in, plain text out) beside rss-parser alone (decoded text in, its own shapes out), side by side
// in one run, over documents of 40 and 12 kB and, for the strict path, of 6 kB.
import RssParser from 'rss-parser';
import { parseDocument } from '../../monitor/listen/read/parse-feed.ts';

const ROUNDS = 5;
const RUNS = 200;
const sentence = '收到的商品有划痕，客服一直不回复 the parcel is late again, nobody answers. ';

const rssItem = (index: number): string =>
  `<item><title>第 ${index} 条：物流太慢了</title><link>https://example.com/p/${index}</link><guid isPermaLink="false">id-${index}</guid>` +
  `<pubDate>Sat, 21 Nov 2026 ${String(index % 24).padStart(2, '0')}:05:06 +0800</pubDate><dc:creator>用户 ${index}</dc:creator>` +
  `<description><![CDATA[<p>${sentence.repeat(4)}</p><p>more <b>bold</b> text &amp; so on</p>]]></description></item>`;
const atomEntry = (index: number): string =>
  `<entry><title>第 ${index} 条：物流太慢了</title><link href="https://example.com/p/${index}"/><id>urn:${index}</id>` +
  `<published>2026-11-21T05:05:06Z</published><updated>2026-11-21T05:05:06Z</updated><author><name>用户 ${index}</name></author>` +
  `<content type="html">&lt;p&gt;${sentence.repeat(4)}&lt;/p&gt;</content></entry>`;
const list = (make: (index: number) => string, count: number): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n');
const rss = (count: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>练习</title>` +
  `<link>https://example.com/</link><description>d</description>${list(rssItem, count)}</channel></rss>`;
const atom = (count: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>练习</title><link href="https://example.com/"/>` +
  `<id>urn:f</id><updated>2026-11-21T05:05:06Z</updated>${list(atomEntry, count)}</feed>`;

const parser = new RssParser();
const readers: Readonly<Record<string, (bytes: Buffer) => Promise<unknown>>> = {
  'rss-parser': (bytes) => parser.parseString(bytes.toString('utf8')),
  earshot: (bytes) => parseDocument(bytes),
};

/** CPU milliseconds a document, over one round. */
async function measure(read: (bytes: Buffer) => Promise<unknown>, bytes: Buffer): Promise<number> {
  const start = process.cpuUsage();
  for (let run = 0; run < RUNS; run += 1) await read(bytes);
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1000 / RUNS;
}

const rows = [];
for (const [name, text] of Object.entries({
  'RSS 2.0, 40 kB': rss(55),
  'Atom 1.0, 40 kB': atom(53),
  'RSS 2.0, 12 kB': rss(16),
  'Atom 1.0, 12 kB': atom(15),
  'RSS 2.0, 6 kB (strict path)': rss(8),
  'Atom 1.0, 6 kB (strict path)': atom(8),
})) {
  const bytes = Buffer.from(text);
  const best: Record<string, number> = {};
  // The first round warms up; the readers take turns, so that a neighbour on the machine slows both.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [reader, read] of Object.entries(readers)) {
      const cost = await measure(read, bytes);
      if (round > 0) best[reader] = Math.min(best[reader] ?? Number.POSITIVE_INFINITY, cost);
    }
  }
  const theirs = best['rss-parser'] ?? Number.NaN;
  const ours = best.earshot ?? Number.NaN;
  rows.push({
    document: name,
    bytes: bytes.length,
    'rss-parser ms': theirs.toFixed(3),
    'earshot ms': ours.toFixed(3),
    'rss-parser : earshot': (theirs / ours).toFixed(2),
  });
}
console.log(`CPU a document, best of ${ROUNDS} rounds of ${RUNS}`);
console.table(rows);
