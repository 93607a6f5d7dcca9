import acknowledge from './acknowledge.ts';
import helpdeskHook from './helpdesk-hook.ts';
import inbox from './inbox.ts';
import progress from './progress.ts';
import type { PublicPage } from './public-page.ts';
import survey from './survey.ts';
import websub from './websub.ts';

/** Every page that people without a token can open. */
export const publicPages: readonly PublicPage[] = [acknowledge, survey, progress, websub, helpdeskHook, inbox];
