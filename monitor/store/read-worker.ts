import { parentPort, workerData } from 'node:worker_threads';
import type { ReadReply, ReadRequest } from './reader.ts';
import { reads } from './reads.ts';
import { createKysely } from './sql/create-kysely.ts';
import { NodeSqliteDialect } from './sql/node-sqlite-dialect.ts';
import { StoreError } from './sql/store-error.ts';

/** A thread behind `openReader`: answers one question after the other from its own read-only connection. */
const { path } = workerData as { path: string };
const db = createKysely(new NodeSqliteDialect({ path, readOnly: true }));

async function answer({ call, name, args }: ReadRequest): Promise<ReadReply> {
  try {
    return { call, result: await (reads[name] as (...all: unknown[]) => unknown)(db, ...args) };
  } catch (error) {
    const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
    if (!(error instanceof StoreError)) return { call, error: { name: kind, message } };
    return { call, error: { name: kind, message, code: error.code, details: { ...error.details } } };
  }
}

parentPort?.on('message', (request: ReadRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
