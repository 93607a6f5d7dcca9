import type { Template } from '../model/template.ts';
import deliveryDelay from './templates/delivery-delay.ts';
import firstAnswer from './templates/first-answer.ts';
import noContactYet from './templates/no-contact-yet.ts';
import productQuestion from './templates/product-question.ts';
import safetyFirstAnswer from './templates/safety-first-answer.ts';
import secondLine from './templates/second-line.ts';
import solvedInvitation from './templates/solved-invitation.ts';
import suggestionThanks from './templates/suggestion-thanks.ts';

/** The library of replies as shipped (话术库). Imported by name: the extension's bundler and Node share no way to list a folder. */
export const templates: readonly Template[] = [
  deliveryDelay,
  firstAnswer,
  noContactYet,
  productQuestion,
  safetyFirstAnswer,
  secondLine,
  solvedInvitation,
  suggestionThanks,
];
