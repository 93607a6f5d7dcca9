import type { Analysis } from '../model/analysis.ts';

/**
 * What makes an entry a mention (SOC-1): a watched brand is named and the author is dissatisfied, threatens, asks, suggests or praises.
 * Advertisements and news are none, unless safety, law or media are in them: PR must hear of those.
 */
export function isMention(analysis: Analysis): boolean {
  if (!analysis.matches.some((match) => match.type === 'brand')) return false;
  const { flags } = analysis;
  const grave = flags.safety || flags.legal || flags.media;
  if (flags.spam) return grave;
  return (
    grave ||
    analysis.complaint.is ||
    analysis.sentiment.label === 'neg' ||
    flags.repeated ||
    flags.question ||
    analysis.kind !== 'other' ||
    analysis.matches.some((match) => match.type === 'complaint')
  );
}
