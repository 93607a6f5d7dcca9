// A real RSSHub on loopback, with one more route whose posts the parent sends: everything else (cache, ETag, templates,
// error pages) is RSSHub's own. Started by start-rsshub.ts with the folder that RSSHub was installed into.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const library = join(folder, 'node_modules/rsshub/dist-lib');
const load = (path) => import(pathToFileURL(path).href);

const { init, registerRoute } = await load(join(library, 'pkg.mjs'));
await init({});
const posts = [];
await registerRoute('practice', {
  path: '/search/:keyword',
  name: 'Practice search',
  maintainers: [],
  handler: (context) => {
    const keyword = context.req.param('keyword');
    if (keyword === 'blocked') throw new Error('418 from the site');
    const found = posts.filter(({ title, description }) => `${title}${description}`.includes(keyword));
    return { title: `Search: ${keyword}`, link: 'https://site.example/', allowEmpty: true, item: found };
  },
});
process.on('message', (post) => posts.unshift(post));

/** The hashed name of a part of the library. */
const partOf = (name) => {
  const text = readFileSync(join(library, 'pkg.mjs'), 'utf8');
  return join(library, new RegExp(`\\./(${name}-[^"]+\\.mjs)`).exec(text)[1]);
};
const app = (await load(partOf('app'))).default;
// A package answers its own JSON; from here on it is a server again, with documents and error pages.
const { n: setConfig } = await load(partOf('config'));
setConfig({ IS_PACKAGE: '' });
const { serve } = await load(join(folder, 'node_modules/@hono/node-server/dist/index.mjs'));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send({ port }));
