import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOverlay } from '../overlay/start-overlay.ts';

/**
 * The finder: registered at run time for the sites that are granted. Not declared as a content script: `matches` would become
 * required permissions, and the wrapper around content scripts would bring the whole polyfill into every page.
 */
export default defineUnlistedScript(() => {
  startOverlay(document).catch((error: unknown) => console.error('[earshot]', error));
});
