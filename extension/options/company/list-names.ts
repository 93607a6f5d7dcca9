import type { StringKey } from '../../i18n/translate.ts';
import type { ListName } from './company-draft.ts';

/** What each list of the file is called. */
export const LIST_KEYS: Record<ListName, StringKey> = {
  brands: 'companyBrands',
  sources: 'companySources',
  people: 'companyPeople',
  channels: 'companyChannels',
  routes: 'companyRoutes',
  helpdesks: 'companyHelpdesks',
  mailboxes: 'companyMailboxes',
  briefs: 'companyBriefs',
};
