import acknowledge from './acknowledge.ts';
import type { PublicPage } from './public-page.ts';
import websub from './websub.ts';

/** Every page that people without a token can open. */
export const publicPages: readonly PublicPage[] = [acknowledge, websub];
