import type { DisputePolicy } from '../dispute-policy.ts';
import consumerAssociation from './consumer-association.ts';
import mediaOrLawsuit from './media-or-lawsuit.ts';
import ordinaryComplaint from './ordinary-complaint.ts';
import platformArbitration from './platform-arbitration.ts';
import professionalClaimant from './professional-claimant.ts';
import ruling from './ruling.ts';
import supervisorAsked from './supervisor-asked.ts';

/** Disputes of section 4 as shipped (DSP-1 … DSP-7). */
export const disputePolicies: readonly DisputePolicy[] = [
  consumerAssociation,
  mediaOrLawsuit,
  ordinaryComplaint,
  platformArbitration,
  professionalClaimant,
  ruling,
  supervisorAsked,
];
