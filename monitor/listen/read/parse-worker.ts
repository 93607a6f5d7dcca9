import { parentPort } from 'node:worker_threads';
import { DocumentError, type ParseHints, parseDocument } from './parse-feed.ts';

/** What the main thread sends. */
export interface ParseRequest {
  readonly bytes: Uint8Array;
  readonly hints: ParseHints;
}

/** What the worker answers: the document, a document's fault, or a fault of ours. */
export type ParseReply =
  | { readonly document: Awaited<ReturnType<typeof parseDocument>> }
  | { readonly refused: { readonly code: DocumentError['code']; readonly message: string } }
  | { readonly fault: string };

async function reply(request: ParseRequest): Promise<ParseReply> {
  try {
    return { document: await parseDocument(request.bytes, request.hints) };
  } catch (error) {
    if (error instanceof DocumentError) return { refused: { code: error.code, message: error.message } };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const port = parentPort;
if (port === null) throw new Error('parse-worker.ts is started as a worker by parse-in-worker.ts');
// One after the other, in the order in which they came: the time of each is watched from outside.
let last: Promise<void> = Promise.resolve();
port.on('message', (request: ParseRequest) => {
  last = last.then(async () => port.postMessage(await reply(request)));
});
port.postMessage('ready');
