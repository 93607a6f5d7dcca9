import type { Migration } from 'kysely/migration';
import * as m001 from './001-listening.ts';
import * as m002 from './002-desk.ts';
import * as m003 from './003-fast-lists.ts';
import * as m004 from './004-following-through.ts';
import * as m005 from './005-forgetting.ts';
import * as m006 from './006-living-desk.ts';
import * as m007 from './007-understanding.ts';
import * as m008 from './008-helpdesks.ts';
import * as m009 from './009-crisis.ts';
import * as m010 from './010-mail.ts';
import * as m011 from './011-authors.ts';
import * as m012 from './012-case-alerts.ts';
import * as m013 from './013-quota.ts';
import * as m014 from './014-saved-searches.ts';
import * as m015 from './015-story-escalations.ts';
import * as m016 from './016-sums.ts';
import * as m017 from './017-pairing-selector.ts';
import * as m018 from './018-reply-approvals.ts';
import * as m019 from './019-site-health.ts';
import * as m020 from './020-figure-days.ts';
import * as m021 from './021-sent-alerts.ts';
import * as m022 from './022-one-wording.ts';
import * as m023 from './023-told-circumstances.ts';
import * as m024 from './024-figure-channels.ts';
import * as m025 from './025-taken-back-corrections.ts';
import * as m026 from './026-seal-trees.ts';
import * as m027 from './027-mention-keys.ts';
import * as m028 from './028-lag-split.ts';
import * as m029 from './029-absences.ts';
import * as m030 from './030-blocked-customers.ts';
import * as m031 from './031-site-health-by-correction.ts';
import * as m032 from './032-sources-by-type.ts';
import * as m033 from './033-figure-hours.ts';
import * as m034 from './034-browser-offers.ts';
import * as m035 from './035-fast-board.ts';
import * as m036 from './036-held-clocks.ts';
import * as m037 from './037-answer-texts.ts';
import * as m038 from './038-guard-decisions.ts';
import * as m039 from './039-team-templates.ts';

/**
 * All steps of the schema, in order. A step that was released is never changed: a new one is added, which works from
 * where the one before ended. There is no way back; a backup is.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-listening': m001,
  '002-desk': m002,
  '003-fast-lists': m003,
  '004-following-through': m004,
  '005-forgetting': m005,
  '006-living-desk': m006,
  '007-understanding': m007,
  '008-helpdesks': m008,
  '009-crisis': m009,
  '010-mail': m010,
  '011-authors': m011,
  '012-case-alerts': m012,
  '013-quota': m013,
  '014-saved-searches': m014,
  '015-story-escalations': m015,
  '016-sums': m016,
  '017-pairing-selector': m017,
  '018-reply-approvals': m018,
  '019-site-health': m019,
  '020-figure-days': m020,
  '021-sent-alerts': m021,
  '022-one-wording': m022,
  '023-told-circumstances': m023,
  '024-figure-channels': m024,
  '025-taken-back-corrections': m025,
  '026-seal-trees': m026,
  '027-mention-keys': m027,
  '028-lag-split': m028,
  '029-absences': m029,
  '030-blocked-customers': m030,
  '031-site-health-by-correction': m031,
  '032-sources-by-type': m032,
  '033-figure-hours': m033,
  '034-browser-offers': m034,
  '035-fast-board': m035,
  '036-held-clocks': m036,
  '037-answer-texts': m037,
  '038-guard-decisions': m038,
  '039-team-templates': m039,
};
