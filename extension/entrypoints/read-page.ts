import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../overlay/read-page.ts';

/** Answers with every post of a page: for `earshot site read`, which checks adapters on saved pages. */
export default defineUnlistedScript(() => readPage(document));
