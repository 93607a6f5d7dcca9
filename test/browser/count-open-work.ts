/** What a page waits for besides its own requests: the background, its database, a line that is being opened. Read by `settlePage`. */
export interface OpenWork {
  openWork?: number;
}

type Call = (...args: unknown[]) => unknown;
type Calls = Record<string, Call>;
interface OwnWorld extends OpenWork {
  readonly chrome?: {
    readonly runtime?: Calls;
    readonly storage?: { readonly local: Calls; readonly session: Calls };
  };
}

/**
 * Runs in a page before its own scripts: counts what it asked and has no answer to yet. A document that does not change says nothing while an
 * answer is on its way, the less the busier the machine is.
 */
export function countOpenWork(): void {
  const world = globalThis as unknown as OwnWorld;
  world.openWork = 0;
  const begin = () => {
    let isOpen = true;
    world.openWork = (world.openWork ?? 0) + 1;
    return () => {
      if (isOpen) world.openWork = (world.openWork ?? 0) - 1;
      isOpen = false;
    };
  };
  const follow = (owner: Calls | undefined, name: string) => {
    const call = owner?.[name]?.bind(owner);
    if (owner === undefined || call === undefined) return;
    owner[name] = (...args) => {
      const last = args.at(-1);
      if (typeof last !== 'function') {
        const answer = call(...args);
        const end = begin();
        Promise.resolve(answer).then(end, end);
        return answer;
      }
      const end = begin();
      return call(...args.slice(0, -1), (...answer: unknown[]) => {
        end();
        return last(...answer);
      });
    };
  };
  follow(world.chrome?.runtime, 'sendMessage');
  for (const area of [world.chrome?.storage?.local, world.chrome?.storage?.session])
    for (const name of ['get', 'set', 'remove']) follow(area, name);
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const transaction = open.apply(this, args);
    const end = begin();
    // Not `error`: a request of it failed, and it goes on or is aborted.
    for (const how of ['complete', 'abort']) transaction.addEventListener(how, end);
    return transaction;
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      const end = begin();
      for (const how of ['message', 'close', 'error']) this.addEventListener(how, end);
    }
  };
}
