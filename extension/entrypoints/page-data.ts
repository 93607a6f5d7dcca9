import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { STAMP_EVENT, stampLitData } from '../reading/readers/stamp-lit-data.ts';

/** The only script of ours in a page's own world: no data of ours, no way back into the extension. */
export default defineUnlistedScript(() => {
  stampLitData(document);
  document.addEventListener(STAMP_EVENT, () => stampLitData(document));
});
