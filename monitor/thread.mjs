// Where a thread begins that stays: code that was compiled before is taken from the cache, so that the thread needs no compiler of types, which
// would keep twenty megabytes. `workerData.file` is what it runs.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

enableCompileCache();
await import(workerData.file);
flushCompileCache();
