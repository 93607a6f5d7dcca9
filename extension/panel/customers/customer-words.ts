import type { ApiAnswer } from '../../../shared/api.ts';
import type { StringKey } from '../../i18n/translate.ts';

/** A customer as the monitor shows them to this person. */
export type CustomerAnswer = ApiAnswer<'getCustomer'>;
type IdentityKind = CustomerAnswer['identities'][number]['kind'];

/** What each sure sign of a person is called. */
export const IDENTITY_KEYS: Record<IdentityKind, StringKey> = {
  account: 'identityAccount',
  phone: 'identityPhone',
  email: 'identityEmail',
  wechat: 'identityWechat',
  member: 'identityMember',
};

/** Requests for erasure, and what can be decided on one (SEC-2). */
export type DeletionList = ApiAnswer<'listDeletionRequests'>;
export type DeletionDecision = NonNullable<DeletionList['items'][number]['decision']>;

/** What each decision is called. */
export const DECISION_KEYS: Record<DeletionDecision, StringKey> = {
  deleted: 'deletionDone',
  partly: 'deletionPartly',
  refused: 'deletionRefused',
  'storage-only': 'deletionStored',
};
