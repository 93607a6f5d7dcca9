import type { SourceState } from '../../shared/model/source.ts';
import type { StringKey } from '../i18n/translate.ts';

/** What each state of a source is called and how it looks. */
export const SOURCE_LOOKS: Readonly<Record<SourceState, { readonly word: StringKey; readonly tone: string }>> = {
  blind: { word: 'sourceBlind', tone: 'red' },
  'cannot-keep-window': { word: 'sourceCannot', tone: 'orange' },
  late: { word: 'sourceLate', tone: 'yellow' },
  paused: { word: 'sourcePaused', tone: '' },
  healthy: { word: 'sourceHealthy', tone: 'green' },
};
