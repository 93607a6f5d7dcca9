import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPageHandle } from '../overlay/page-handle.ts';
import { hearShortcuts } from '../overlay/tools/hear-shortcuts.tsx';
import { watchTyping } from '../overlay/tools/watch-typing.tsx';

/** Reads along while somebody types a public answer, and hears shortcuts: put into a page when a box there gets the focus for the first time. */
export default defineUnlistedScript(() => {
  const page = readPageHandle();
  if (!page || page.guarded) return;
  const stops = [watchTyping(page), hearShortcuts(page)];
  page.guarded = () => {
    for (const stop of stops) stop();
  };
});
