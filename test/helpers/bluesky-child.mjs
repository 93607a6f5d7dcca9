// A real Bluesky network (PLC, PDS, AppView, search) on loopback, with accounts that post what the parent sends.
// Started by start-bluesky.ts with the folder that the network was installed into.
import { createRequire } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const require = createRequire(join(folder, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

// The network binds every interface; nothing of a test may be reachable from outside.
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function listenOnLoopback(...args) {
  const callback = args.findLast((value) => typeof value === 'function');
  const [first] = args;
  const isObject = typeof first === 'object' && first !== null;
  if (isObject && (first.path !== undefined || first.fd !== undefined)) return listen.apply(this, args);
  const port = isObject ? first.port : Number(first ?? 0);
  return listen.call(this, { port, host: '127.0.0.1' }, callback);
};

const { TestNetwork } = await load('@atproto/dev-env');
const { AtpAgent } = await load('@atproto/api');
const network = await TestNetwork.create({ dbPostgresSchema: 'earshot' });

const agentOf = async (name) => {
  const agent = new AtpAgent({ service: network.pds.url });
  await agent.createAccount({ handle: `${name}.test`, email: `${name}@example.com`, password: `${name}-password` });
  return agent;
};
const customer = await agentOf('customer');
await agentOf('listener');
process.on('message', async ({ text }) => {
  const { uri } = await customer.post({ text, langs: ['zh'], createdAt: new Date().toISOString() });
  process.send({ uri });
});
process.send({ service: network.pds.url, identifier: 'listener.test', appPassword: 'listener-password' });
