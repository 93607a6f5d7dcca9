import { fileURLToPath } from 'node:url';
import { defineWxtModule } from 'wxt/modules';

/** Puts the trained heads into the package as a file of their own: read when the first post is judged, never parsed as code. */
export default defineWxtModule({
  name: 'weights',
  setup(wxt) {
    const absoluteSrc = fileURLToPath(new URL('../../shared/understanding/weights.bin', import.meta.url));
    wxt.hook('build:publicAssets', (_wxt, files) => {
      files.push({ relativeDest: 'weights.bin', absoluteSrc });
    });
  },
});
