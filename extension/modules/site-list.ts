import { defineWxtModule } from 'wxt/modules';
import { SITES } from '../sites/registry.ts';

/** Puts the list of sites beside the build, so that tools outside the extension know its hosts without importing it. */
export default defineWxtModule({
  name: 'site-list',
  setup(wxt) {
    const sites = SITES.map(({ id, hosts, labels, provenOn, confidence }) => ({
      id,
      hosts,
      labels,
      provenOn,
      confidence,
    }));
    wxt.hook('build:publicAssets', (_wxt, files) => {
      files.push({ relativeDest: 'sites.json', contents: JSON.stringify(sites) });
    });
  },
});
