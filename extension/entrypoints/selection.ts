import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { hearBackground } from '../ask-background.ts';
import { selectionDesk } from '../overlay/open-tool.ts';
import { readPageHandle } from '../overlay/page-handle.ts';
import { openSelection } from '../overlay/tools/open-selection.ts';

/** Selected text → ticket, and a reply into the focused box, on pages that no adapter knows. */
export default defineUnlistedScript(() => {
  const desk = selectionDesk();
  const open = (envelope: Parameters<typeof openSelection>[0]): void => {
    openSelection(envelope).catch((error: unknown) => console.error('[earshot]', error));
  };
  if (!desk.open) {
    desk.open = open;
    // Where the finder runs it hears the background and hands on what it has no post for.
    if (!readPageHandle()) hearBackground(open);
  }
  const { pending } = desk;
  delete desk.pending;
  if (pending) open(pending);
});
