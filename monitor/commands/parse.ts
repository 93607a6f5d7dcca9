import { readFile } from 'node:fs/promises';
import type { Entry } from '../../shared/model/entry.ts';
import type { Command, CommandStreams } from '../command.ts';
import { EXIT } from '../command.ts';
import { DocumentError, type ParsedDocument, type ParseHints } from '../listen/read/parse-feed.ts';
import { closeParseWorker, parseDocumentInWorker } from '../listen/read/parse-in-worker.ts';
import { nameFileFault } from '../name-file-fault.ts';

const toIso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

function toLine(file: string, document: ParsedDocument): unknown {
  const { title, link, id, summary, author, publishedAt, updatedAt } = document.feed;
  const entryLine = (entry: Entry) => ({
    id: entry.id,
    link: entry.link,
    title: entry.title,
    author: entry.author && { name: entry.author.name, email: entry.author.email, url: entry.author.url },
    publishedAt: toIso(entry.publishedAt),
    updatedAt: toIso(entry.updatedAt),
    summary: entry.summary,
    content: entry.content,
    lang: entry.lang,
  });
  return {
    file,
    feed: { title, link, id, summary, author, publishedAt: toIso(publishedAt), updatedAt: toIso(updatedAt) },
    entries: document.entries.map(entryLine),
    encoding: document.encoding,
    doubts: document.doubts,
  };
}

async function readInput(name: string, stdin: CommandStreams['stdin']): Promise<Uint8Array> {
  if (name !== '-') return readFile(name);
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const command: Command = {
  id: 'parse',
  labels: {
    'zh-CN': '解析订阅文件（RSS、Atom、RDF、JSON Feed），每个文件输出一行 JSON',
    en: 'Read feed documents (RSS, Atom, RDF, JSON Feed); one JSON line per file',
  },
  define: (sub) => {
    sub.argument('<files...>', 'files, or - for standard input');
    sub.option('--content-type <type>', 'Content-Type that came with the documents');
    sub.option('--url <url>', 'where the documents came from; base for relative links');
    sub.option('--content-location <url>', 'Content-Location that came with the documents; base before --url');
    sub.option('--zone <zone>', 'zone of dates without one, e.g. Asia/Shanghai');
  },
  async run(args, options, streams) {
    const hints: ParseHints = {
      contentType: text(options.contentType),
      url: text(options.url),
      contentLocation: text(options.contentLocation),
      zone: text(options.zone),
    };
    let readable = 0;
    for (const name of args) {
      let line: unknown;
      try {
        const bytes = await readInput(name, streams.stdin);
        readable += 1;
        line = toLine(name, await parseDocumentInWorker(bytes, hints));
      } catch (error) {
        const message = nameFileFault(error) ?? (error instanceof Error ? error.message : String(error));
        line = { file: name, error: message, code: error instanceof DocumentError ? error.code : 'unreadable' };
      }
      await streams.write(`${JSON.stringify(line)}\n`);
    }
    await closeParseWorker();
    return readable === 0 ? EXIT.nothingRead : EXIT.done;
  },
};
export default command;
