import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPageHandle } from '../overlay/page-handle.ts';
import { Desk } from '../overlay/tools/desk.tsx';

/** Bar, picker, ticket and notices: put into a page on the first wish. */
export default defineUnlistedScript(() => {
  const page = readPageHandle();
  if (!page || page.openTool) return;
  const desk = new Desk(page);
  page.openTool = (request) => desk.open(request);
  const { pending } = page;
  page.pending = null;
  if (pending) desk.open(pending);
});
