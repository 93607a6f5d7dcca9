// Where the thread begins: compiled code is kept from earlier threads, so that this one needs no compiler of types.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./parse-worker.ts');
