import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPageHandle } from '../overlay/page-handle.ts';
import { watchTyping } from '../overlay/tools/watch-typing.tsx';

/** Reads along while somebody types a public answer: put into a page when a box there gets the focus for the first time. */
export default defineUnlistedScript(() => {
  const page = readPageHandle();
  if (!page || page.guarded) return;
  page.guarded = watchTyping(page);
});
