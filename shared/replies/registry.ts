import type { Template } from '../model/template.ts';
import accountEmergency from './templates/account-emergency.ts';
import deliveryDelay from './templates/delivery-delay.ts';
import faultReport from './templates/fault-report.ts';
import firstAnswer from './templates/first-answer.ts';
import foreseeableTrouble from './templates/foreseeable-trouble.ts';
import invoiceHelp from './templates/invoice-help.ts';
import malfunction from './templates/malfunction.ts';
import missingDetails from './templates/missing-details.ts';
import noContactYet from './templates/no-contact-yet.ts';
import parcelDamaged from './templates/parcel-damaged.ts';
import pickUpDispute from './templates/pick-up-dispute.ts';
import praiseThanks from './templates/praise-thanks.ts';
import presalesQuestion from './templates/presales-question.ts';
import priceDispute from './templates/price-dispute.ts';
import productQuestion from './templates/product-question.ts';
import publicStatement from './templates/public-statement.ts';
import qualitySlight from './templates/quality-slight.ts';
import refundProgress from './templates/refund-progress.ts';
import rulesDispute from './templates/rules-dispute.ts';
import safetyFirstAnswer from './templates/safety-first-answer.ts';
import satisfactionCall from './templates/satisfaction-call.ts';
import secondLine from './templates/second-line.ts';
import serviceAttitude from './templates/service-attitude.ts';
import solvedInvitation from './templates/solved-invitation.ts';
import suggestionThanks from './templates/suggestion-thanks.ts';
import systemFault from './templates/system-fault.ts';

/**
 * The library of replies as shipped (话术库). Imported by name: the extension's bundler and Node share no way to list a folder.
 * The order is the one in which equally good ones are suggested.
 */
export const templates: readonly Template[] = [
  firstAnswer,
  presalesQuestion,
  productQuestion,
  qualitySlight,
  malfunction,
  safetyFirstAnswer,
  deliveryDelay,
  parcelDamaged,
  pickUpDispute,
  serviceAttitude,
  systemFault,
  faultReport,
  rulesDispute,
  accountEmergency,
  refundProgress,
  priceDispute,
  invoiceHelp,
  suggestionThanks,
  praiseThanks,
  secondLine,
  missingDetails,
  noContactYet,
  solvedInvitation,
  satisfactionCall,
  publicStatement,
  foreseeableTrouble,
];
